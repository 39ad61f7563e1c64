import type { Asked, CaseSnapshot, Done, EditPreview, PublishOutcome, Suggestions } from "../app/session.ts"
import type { Explanation } from "../model/case.ts"
import type { ChangeId } from "../model/change.ts"
import type { CommentId, Outcome, ResponseId, WorkState } from "../model/consultation.ts"
import type { Language } from "../model/errors.ts"
import type { Finding } from "../model/finding.ts"
import type { Proposal } from "../text/proposals.ts"
import type { Command, Place } from "./keys.ts"
import type { Press } from "./press.ts"
import type { TextArea } from "./text-area.ts"
import type { TextHistory } from "./text-history.ts"

/** A view that lists the case's own things. */
export type ListView = "comments" | "changes" | "findings"
export type View = "overview" | ListView
export type Reason = Explanation["reason"]

/** What a text is being written for. */
export type Target =
  | { readonly kind: "answer"; readonly comment: CommentId; readonly response: ResponseId | null }
  | { readonly kind: "summary"; readonly comment: CommentId }
  /** Why a finding is settled as it is; `finding`: its key in the list. */
  | { readonly kind: "waiver"; readonly finding: string }
  | { readonly kind: "public-reason"; readonly change: ChangeId; readonly reason: Reason }
  | {
      readonly kind: "memo"
      readonly change: ChangeId
      readonly reason: Reason
      readonly publicReason: string | null
    }

/** Text that was typed and not saved; kept in a file, so that no crash loses it. */
export interface Draft {
  readonly target: Target
  readonly text: string
}

/** What the picker chooses, and for what. */
export interface Purpose {
  readonly kind: "link" | "unlink" | "go"
  /** The comment, change or finding that the chosen ones belong to. */
  readonly from: { readonly view: ListView; readonly id: string }
}

export interface PickMode {
  readonly kind: "pick"
  readonly purpose: Purpose
  readonly query: TextArea
  readonly index: number
}

export type Menu =
  | { readonly kind: "outcome"; readonly comment: CommentId }
  | { readonly kind: "state"; readonly comment: CommentId }
  | { readonly kind: "reason"; readonly change: ChangeId }
  | { readonly kind: "waive" | "unwaive"; readonly finding: string }
  | { readonly kind: "proposal"; readonly comment: CommentId; readonly proposals: readonly Proposal[] }
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
  | { readonly kind: "search"; readonly query: TextArea; readonly from: string | null }
  | PickMode
  | { readonly kind: "menu"; readonly menu: Menu; readonly index: number }
  | WriteMode
  | { readonly kind: "discard"; readonly writing: WriteMode }
  /** What an edit of the plan would do, and the choice of its place. */
  | { readonly kind: "edit"; readonly preview: EditPreview; readonly index: number }
  | { readonly kind: "publish" }
  | {
      readonly kind: "refused"
      readonly directory: string
      readonly blockers: readonly Finding[]
      readonly scroll: number
    }
  | { readonly kind: "published"; readonly directory: string; readonly files: readonly string[] }
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
  /** What is suggested for the item that was looked at last, and which of it is shown. */
  readonly suggested: { readonly asked: Asked; readonly suggestions: Suggestions; readonly index: number } | null
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
  | { readonly kind: "undo" | "redo" }
  /** Takes in the file that was saved. */
  | { readonly kind: "revise" }
  | { readonly kind: "refresh" }
  | { readonly kind: "publish"; readonly draft: boolean }

/** Something to do outside the state. */
export type Effect =
  | { readonly kind: "call"; readonly call: Call }
  | { readonly kind: "edit-outside"; readonly text: string }
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
}

export const BROWSE: Mode = { kind: "browse" }

/** The state a session starts with; `settle` in `selection.ts` chooses the first items. */
export const opened = ({ snapshot, language, columns, rows, publishDirectory, by, draft }: Opening): State => ({
  snapshot,
  language,
  columns,
  rows,
  view: "overview",
  focus: "list",
  selected: { overview: null, comments: null, changes: null, findings: null },
  top: { overview: 0, comments: 0, changes: 0, findings: 0 },
  scroll: 0,
  search: "",
  openOnly: false,
  narrowed: null,
  suggested: null,
  trail: [],
  notice: null,
  mode: draft ? { kind: "restore", draft } : BROWSE,
  busy: false,
  publishDirectory,
  by,
})

/** What is searched for at this moment, or was last. */
export const searchedFor = ({ mode, search }: State): string => (mode.kind === "search" ? mode.query.text : search)

/** Where the keys of a state are looked up, innermost first. In an empty list there is nothing to act on. */
export function placesOf({ mode, view, selected }: State): readonly Place[] {
  if (mode.kind === "write" && mode.target.kind === "public-reason") return ["write-first", "everywhere"]
  if (mode.kind !== "browse") return [mode.kind, "everywhere"]
  if (selected[view] === null) return ["browse", "everywhere"]
  return [view, "browse", "everywhere"]
}
