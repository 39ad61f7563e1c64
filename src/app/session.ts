import type { Explanation } from "../model/case.ts"
import type { Change, ChangeId } from "../model/change.ts"
import type {
  Comment,
  CommentId,
  Consultation,
  Outcome,
  Response,
  ResponseId,
  Submission,
  WorkState,
} from "../model/consultation.ts"
import type { Message } from "../model/errors.ts"
import type { Counts, Finding } from "../model/finding.ts"

/** A comment with everything an editor looks at beside it. */
export interface CommentView extends Comment {
  readonly sender: Submission
  /** The section it is shown under: its response's, else the source's. */
  readonly shownSection: string | null
  readonly shownSubsection: string | null
  readonly response: Response | null
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
  /** In the order of the table: by response, then what has none by arrival. */
  readonly comments: readonly CommentView[]
  readonly changes: readonly ChangeView[]
  readonly findings: readonly Finding[]
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
}

/** Everything the terminal can do to an open case. Each method is durable when its promise resolves; wrong use throws `UserError`. */
export interface Session {
  readonly snapshot: CaseSnapshot
  /** Reads what others appended; the same object when nothing did. */
  refresh(): Promise<CaseSnapshot>
  link(comment: CommentId, change: ChangeId): Promise<Done>
  unlink(comment: CommentId, change: ChangeId): Promise<Done>
  /** Writes the answer of a response, or a new response for the comment when `response` is null. */
  answer(target: { readonly comment: CommentId; readonly response: ResponseId | null }, text: string): Promise<Done>
  setOutcome(comment: CommentId, outcome: Outcome | null): Promise<Done>
  setState(comment: CommentId, state: WorkState): Promise<Done>
  summarize(comment: CommentId, summary: string | null): Promise<Done>
  explain(
    change: ChangeId,
    reason: Explanation["reason"],
    publicReason: string | null,
    memo: string | null,
  ): Promise<Done>
  undo(): Promise<Done>
  redo(): Promise<Done>
  publish(directory: string, options: { readonly draft: boolean }): Promise<PublishOutcome>
  close(): Promise<void>
}
