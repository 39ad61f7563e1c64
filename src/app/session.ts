import type { Explanation } from "../model/case.ts"
import type { Change, ChangeId } from "../model/change.ts"
import type {
  Comment,
  CommentId,
  Consultation,
  Outcome,
  ResponseId,
  Submission,
  WorkState,
} from "../model/consultation.ts"
import type { Message } from "../model/errors.ts"
import type { Counts, Finding, WaivedFinding } from "../model/finding.ts"
import type { KnownPage } from "../model/pages.ts"
import type { Proposal } from "../text/proposals.ts"
import type { FilledResponse } from "../trace/live-quotation.ts"
import type { Move } from "./arranging.ts"
import type { BulkDeed } from "./bulk.ts"
import type { About, DeedList } from "./deed-list.ts"
import type { Agreed } from "./disagreement.ts"
import type { NamedFile } from "./files.ts"
import type { KnownPages } from "./known-pages.ts"
import type { PlanText } from "./plan-text.ts"
import type { PublicationPlan } from "./publication-plan.ts"

/** A comment with everything an editor looks at beside it. */
export interface CommentView extends Comment {
  readonly sender: Submission
  /** The section it is shown under: its response's, else the source's. */
  readonly shownSection: string | null
  readonly shownSubsection: string | null
  /** With its fields filled; `written` has them as typed. */
  readonly response: FilledResponse | null
  readonly changes: readonly ChangeId[]
}

/** A change with everything an editor looks at beside it. */
export interface ChangeView extends Change {
  readonly comments: readonly CommentId[]
  readonly explanation: Explanation | null
}

/** The case as screens and lists show it: one immutable value per moment. */
export interface CaseSnapshot {
  /** Number of the newest event. */
  readonly seq: number
  /** How the case was named on the command line. */
  readonly name: string
  readonly consultation: Consultation
  readonly draftFile: string | null
  readonly revisionFile: string | null
  /** Says which text of the plan is at hand; null without a plan. */
  readonly planVersion: string | null
  /** Where the page numbers of each version come from. */
  readonly pages: Readonly<Record<"draft" | "revision", KnownPages | null>>
  /** In the order of the table: by response, then what has none by arrival. */
  readonly comments: readonly CommentView[]
  readonly changes: readonly ChangeView[]
  /** False while the case was not checked: there are no findings yet. */
  readonly checked: boolean
  /** What is open. */
  readonly findings: readonly Finding[]
  /** What persons settled as it is, until what it speaks of changes. */
  readonly waived: readonly WaivedFinding[]
  readonly counts: Counts
}

/** What was done, for a line that says so ("元に戻しました: 紐付け 12-2"). */
export interface Done {
  readonly snapshot: CaseSnapshot
  readonly message: Message
}

/** What a publication wrote, or why it was refused. */
export interface PublishOutcome {
  readonly directory: string
  /** File names, empty when refused. */
  readonly files: readonly string[]
  /** The errors that refused it, empty when published. */
  readonly blockers: readonly Finding[]
  /** What was held to each other before anything was written, as the manifest says it; empty when refused. */
  readonly checked: readonly Agreed[]
}

/** How the papers are made. */
export interface PublishChoice {
  /** In spite of errors, each page stamped. */
  readonly draft: boolean
  /** Name of a profile that comes with the program; null: the usual form. */
  readonly profile: string | null
  /** Path of the office's own Word file for the results table; null: none. */
  readonly template: string | null
}

/** A link that may be, in the words of an editor. */
export interface SuggestedLink {
  readonly comment: CommentId
  readonly change: ChangeId
  readonly confidence: "sure" | "likely" | "possible"
  readonly reason: Message
}

/** What is suggested for one comment or one change, the likeliest first. */
export interface Suggestions {
  readonly links: readonly SuggestedLink[]
  /** Comments and changes with a sure or likely suggestion; null while the case is still being gone through. */
  readonly waiting: Waiting | null
}

export interface Waiting {
  readonly comments: ReadonlySet<CommentId>
  readonly changes: ReadonlySet<ChangeId>
}

/** What suggestions are asked for. */
export interface Asked {
  readonly view: "comments" | "changes"
  readonly key: string
}

/** One of the places that an edit of the plan may be made in. */
export interface EditPlace extends KnownPage {
  readonly place: string
  /** The block before and after, and the words in it: half-open in UTF-16 units. */
  readonly before: string
  readonly after: string
  readonly removed: readonly [from: number, to: number]
  readonly added: readonly [from: number, to: number]
}

/** What an edit would do. */
export interface EditPreview {
  readonly comment: CommentId
  readonly proposal: Proposal
  /** Name of the file that is edited. */
  readonly file: string
  /** At least one, in reading order. */
  readonly places: readonly EditPlace[]
}

/** Everything the terminal can do to an open case. Each method is durable when its promise resolves; wrong use throws `UserError`. */
export interface Session {
  readonly snapshot: CaseSnapshot
  /** In whose name things are done. */
  readonly by: string
  /** Reads what others appended; the same object when nothing did. */
  refresh(): Promise<CaseSnapshot>
  /** The snapshot with its findings; the same object when it has them. */
  check(): Promise<CaseSnapshot>
  link(comment: CommentId, change: ChangeId): Promise<Done>
  unlink(comment: CommentId, change: ChangeId): Promise<Done>
  /** Writes the answer of a response, or a new response for the comment when `response` is null. */
  answer(target: { readonly comment: CommentId; readonly response: ResponseId | null }, text: string): Promise<Done>
  setOutcome(comment: CommentId, outcome: Outcome | null): Promise<Done>
  setState(comment: CommentId, state: WorkState): Promise<Done>
  /** Does one thing to many comments, as one deed. */
  bulk(comments: readonly CommentId[], deed: BulkDeed): Promise<Done>
  /** Rearranges the results table. */
  arrange(move: Move): Promise<Done>
  /** Notes something beside a comment for the office alone; "" takes the note away. */
  noteOn(comment: CommentId, note: string): Promise<Done>
  summarize(comment: CommentId, summary: string | null): Promise<Done>
  explain(
    change: ChangeId,
    reason: Explanation["reason"],
    publicReason: string | null,
    memo: string | null,
  ): Promise<Done>
  /** Settles a finding as it is; `unwaive` opens it again. */
  waive(finding: Finding, note: string): Promise<Done>
  unwaive(finding: Finding): Promise<Done>
  /** Never keeps the processor from the keys: worked out beside the screens. */
  suggestions(asked: Asked): Promise<Suggestions>
  /** The plan with its changes in place, worked out beside the screens; null without one. */
  planText(): Promise<PlanText | null>
  /** Where a comment's proposal would be made in the plan. */
  previewEdit(comment: CommentId, proposal: Proposal): Promise<EditPreview>
  /** Makes the edit in the place of that index, or in all (null), as a tracked change linked to the comment. */
  edit(comment: CommentId, proposal: Proposal, at: number | null): Promise<Done>
  /** Takes in a file that was saved anew as the revision; links are carried over. */
  revise(file: NamedFile): Promise<Done>
  /** Undoes the newest deed, or the one that event `seq` belongs to. */
  undo(seq?: number): Promise<Done>
  redo(): Promise<Done>
  /** What would be published as the case stands, and what can be chosen for it. */
  publication(): Promise<PublicationPlan>
  publish(directory: string, options: PublishChoice): Promise<PublishOutcome>
  /** The newest `limit` events of what was done, with everything or one comment or change. */
  history(about: About | null, limit: number): Promise<DeedList>
  close(): Promise<void>
}
