import type { BulkDeed } from "../app/bulk.ts"
import type { DeedList } from "../app/deed-list.ts"
import type { PlanText } from "../app/plan-text.ts"
import type { PublicationPlan } from "../app/publication-plan.ts"
import type {
  Asked,
  CaseSnapshot,
  Done,
  EditPreview,
  PublishChoice,
  PublishOutcome,
  Suggestions,
} from "../app/session.ts"
import type { ChangeId } from "../model/change.ts"
import type { CommentId, Outcome, WorkState } from "../model/consultation.ts"
import type { Language } from "../model/errors.ts"
import type { Finding } from "../model/finding.ts"
import type { Proposal } from "../text/proposals.ts"
import type { Command, Place } from "./keys.ts"
import type { Press } from "./press.ts"
import type { Draft, Target } from "./target.ts"
import type { TextArea } from "./text-area.ts"
import type { TextHistory } from "./text-history.ts"
import { EVENTS, type HistoryReading, type PapersReading, type PlanReading } from "./view-data.ts"

/** A view that lists the case's own things. */
export type ListView = "comments" | "changes" | "findings"
/** A view whose list is worked out from the snapshot alone. */
export type CaseView = "overview" | ListView
/** A view of something that is fetched when it is first shown. */
export type FetchedView = "plan" | "history" | "publish"
export type View = CaseView | FetchedView

/** What the picker chooses for a comment or a change. */
export interface LinkPurpose {
  readonly kind: "link" | "unlink"
  readonly from: { readonly view: "comments" | "changes"; readonly id: string }
}

/** An item of a list of comments or changes. */
export interface Goal {
  readonly view: "comments" | "changes"
  readonly key: string
}

/** What the picker chooses, and for what. */
export type Purpose = LinkPurpose | { readonly kind: "go"; readonly goals: readonly Goal[] }

export interface PickMode {
  readonly kind: "pick"
  readonly purpose: Purpose
  readonly query: TextArea
  readonly index: number
}

export type Menu =
  | { readonly kind: "outcome"; readonly comment: CommentId }
  | { readonly kind: "state"; readonly comment: CommentId }
  | { readonly kind: "assign"; readonly comments: readonly CommentId[] }
  | { readonly kind: "reason"; readonly change: ChangeId }
  | { readonly kind: "waive" | "unwaive"; readonly finding: string }
  | { readonly kind: "proposal"; readonly comment: CommentId; readonly proposals: readonly Proposal[] }
  /** What stands in the second pane. */
  | { readonly kind: "beside" }
  | { readonly kind: "profile" | "template" }
  /** Everything that can be done here, for whom no letter comes to mind. */
  | { readonly kind: "actions"; readonly commands: readonly Command[] }

export interface WriteMode {
  readonly kind: "write"
  readonly target: Target
  readonly area: TextArea
  readonly history: TextHistory
  /** The text as saved. */
  readonly original: string
  /** What somebody else saved while this was being written, or null. */
  readonly newer: string | null
}

/** A list that holds only what a number of the overview counts. */
export interface Narrow {
  readonly view: ListView
  /** Key of the number's row (`overview.ts`). */
  readonly group: string
}

/** An item of a list, and how that list was narrowed. */
export interface Spot {
  readonly view: View
  readonly key: string
  readonly narrowed: Narrow | null
}

/** What lies over the lists. */
export type Mode =
  | { readonly kind: "browse" }
  | { readonly kind: "help"; readonly scroll: number }
  | { readonly kind: "welcome" }
  | { readonly kind: "search"; readonly query: TextArea; readonly from: string | null }
  | PickMode
  | { readonly kind: "menu"; readonly menu: Menu; readonly index: number }
  | WriteMode
  | { readonly kind: "discard"; readonly writing: WriteMode }
  /** What an edit of the plan would do, and the choice of its place. */
  | { readonly kind: "edit"; readonly preview: EditPreview; readonly index: number }
  /** What would be done to many comments; `scroll`: the first of them that is shown. */
  | { readonly kind: "many"; readonly comments: readonly CommentId[]; readonly deed: BulkDeed; readonly scroll: number }
  | { readonly kind: "publish" }
  | {
      readonly kind: "refused"
      readonly directory: string
      readonly blockers: readonly Finding[]
      readonly scroll: number
    }
  /** `index`: the file that Enter opens. */
  | { readonly kind: "published"; readonly outcome: PublishOutcome; readonly index: number }
  | { readonly kind: "restore"; readonly draft: Draft }

/** A sentence on the line above the footer, until the next key. */
export interface Notice {
  readonly tone: "good" | "error" | "hint"
  readonly text: string
}

/** Everything the screen shows: one immutable value per moment. */
export interface State {
  readonly snapshot: CaseSnapshot
  readonly language: Language
  readonly columns: number
  readonly rows: number
  readonly view: View
  readonly focus: "list" | "detail"
  /** Key of the selected item of each list (`items.ts`), or null when the list is empty. */
  readonly selected: Readonly<Record<View, string | null>>
  /** First line of the list that is shown. */
  readonly top: Readonly<Record<View, number>>
  /** First line of the detail that is shown. */
  readonly scroll: number
  /** What was searched for last, "" for nothing. */
  readonly search: string
  /** True while the lists hold only items where work is left. */
  readonly openOnly: boolean
  readonly narrowed: Narrow | null
  /** Comments that were marked, to do something to all of them. */
  readonly marked: ReadonlySet<CommentId>
  /** What is suggested for the item that was looked at last, and which of it is shown. */
  readonly suggested: { readonly asked: Asked; readonly suggestions: Suggestions; readonly index: number } | null
  readonly plan: PlanReading
  readonly history: HistoryReading
  readonly papers: PapersReading
  /** The view in the second pane of a very wide screen; null: the detail of what is selected. */
  readonly side: View | null
  /** Items from which others were gone to, the latest last. */
  readonly trail: readonly Spot[]
  readonly notice: Notice | null
  readonly mode: Mode
  /** True while the case is being written to; keys wait. */
  readonly busy: boolean
  readonly publishDirectory: string
  /** In whose name things are done. */
  readonly by: string
}

/** Something to do to the case. */
export type Call =
  | { readonly kind: "link" | "unlink"; readonly comment: CommentId; readonly change: ChangeId }
  /** Links what is suggested for an item of `view`; the next one comes. */
  | { readonly kind: "accept"; readonly view: Asked["view"]; readonly comment: CommentId; readonly change: ChangeId }
  | { readonly kind: "preview"; readonly comment: CommentId; readonly proposal: Proposal }
  | {
      readonly kind: "edit"
      readonly comment: CommentId
      readonly proposal: Proposal
      /** Index of the place; null: all of them. */
      readonly at: number | null
    }
  | { readonly kind: "unwaive"; readonly finding: string }
  | { readonly kind: "outcome"; readonly comment: CommentId; readonly outcome: Outcome | null }
  | { readonly kind: "state"; readonly comment: CommentId; readonly state: WorkState }
  | { readonly kind: "write"; readonly target: Target; readonly text: string }
  | { readonly kind: "bulk"; readonly comments: readonly CommentId[]; readonly deed: BulkDeed }
  /** `seq`: an event of the deed that is undone; null: the newest. */
  | { readonly kind: "undo"; readonly seq: number | null }
  | { readonly kind: "redo" }
  /** Takes in the file that was saved. */
  | { readonly kind: "revise" }
  | { readonly kind: "refresh" }
  | ({ readonly kind: "publish" } & PublishChoice)

/** Something to do outside the state. */
export type Effect =
  | { readonly kind: "call"; readonly call: Call }
  | { readonly kind: "edit-outside"; readonly text: string }
  /** Opens a file or folder with the program that the system has for it. */
  | { readonly kind: "open-outside"; readonly path: string }
  | { readonly kind: "copy"; readonly text: string }
  /** Keys that were typed behind one that writes to the case. */
  | { readonly kind: "type-on"; readonly text: string }
  | { readonly kind: "forget-draft" | "repaint" | "suspend" | "quit" }

export type Event =
  | { readonly kind: "press"; readonly press: Press }
  | { readonly kind: "paste"; readonly text: string }
  | { readonly kind: "resize"; readonly columns: number; readonly rows: number }
  | { readonly kind: "done"; readonly call: Call; readonly done: Done }
  | { readonly kind: "refreshed"; readonly snapshot: CaseSnapshot }
  /** The case with its findings, which the first screen did not wait for. */
  | { readonly kind: "checked"; readonly snapshot: CaseSnapshot }
  | { readonly kind: "published"; readonly outcome: PublishOutcome; readonly snapshot: CaseSnapshot }
  /** `snapshot`: the case as it is after the failure, or null when that could not be read. */
  | { readonly kind: "failed"; readonly text: string; readonly snapshot: CaseSnapshot | null }
  | { readonly kind: "edited-outside"; readonly text: string }
  | { readonly kind: "suggested"; readonly asked: Asked; readonly suggestions: Suggestions }
  | { readonly kind: "plan-read"; readonly text: PlanText }
  | { readonly kind: "history-read"; readonly list: DeedList }
  | { readonly kind: "offered"; readonly offer: PublicationPlan }
  | { readonly kind: "previewed"; readonly preview: EditPreview }
  | { readonly kind: "notice"; readonly notice: Notice }
  /** The watched file was saved, by its name. */
  | { readonly kind: "saved"; readonly file: string }

export type Step = readonly [State, readonly Effect[]]

export interface Opening {
  readonly snapshot: CaseSnapshot
  readonly language: Language
  readonly columns: number
  readonly rows: number
  readonly publishDirectory: string
  readonly by: string
  /** Text that was not saved last time. */
  readonly draft: Draft | null
  /** True the first time: the screens introduce themselves. Left out: false. */
  readonly welcome?: boolean
}

export const BROWSE: Mode = { kind: "browse" }

/** The state a session starts with; `settle` in `selection.ts` chooses the first items. */
export const opened = ({
  snapshot,
  language,
  columns,
  rows,
  publishDirectory,
  by,
  draft,
  welcome = false,
}: Opening): State => ({
  snapshot,
  language,
  columns,
  rows,
  view: "overview",
  focus: "list",
  selected: {
    ...{ overview: null, comments: null, changes: null, findings: null },
    ...{ plan: null, history: null, publish: null },
  },
  top: { overview: 0, comments: 0, changes: 0, findings: 0, plan: 0, history: 0, publish: 0 },
  scroll: 0,
  search: "",
  openOnly: false,
  narrowed: null,
  marked: new Set(),
  suggested: null,
  plan: { text: null, skip: 0, goal: null },
  history: { list: null, about: null, limit: EVENTS.first },
  papers: { offer: null, profile: null, template: null, last: null },
  side: null,
  trail: [],
  notice: null,
  mode: draft ? { kind: "restore", draft } : welcome ? { kind: "welcome" } : BROWSE,
  busy: false,
  publishDirectory,
  by,
})

/** What is searched for at this moment, or was last. */
export const searchedFor = ({ mode, search }: State): string => (mode.kind === "search" ? mode.query.text : search)

/** Where the keys of a view's items work: "publish" is the question before publishing. */
export const placeOf = (view: View): Place => (view === "publish" ? "publish-view" : view)

/** Where the keys of a state are looked up, innermost first. In an empty list there is nothing to act on. */
export function placesOf({ mode, view, selected }: State): readonly Place[] {
  if (mode.kind === "write" && mode.target.kind === "public-reason") return ["write-first", "everywhere"]
  if (mode.kind !== "browse") return [mode.kind, "everywhere"]
  if (selected[view] === null) return ["browse", "everywhere"]
  return [placeOf(view), "browse", "everywhere"]
}
