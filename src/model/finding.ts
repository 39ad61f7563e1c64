import type { ChangeId } from "./change.ts"
import type { CommentId } from "./consultation.ts"
import type { Message } from "./errors.ts"

/** Stable ids of the checks. */
export type Rule =
  | "change-without-reason"
  | "promise-without-change"
  | "change-without-promise"
  | "revised-without-change"
  | "unrevised-with-change"
  | "comment-unanswered"
  | "comment-placed-twice"
  | "link-lost"
  | "quote-not-in-revision"
  | "quotation-unfilled"
  | "comment-unplaced"
  | "outcome-against-wording"
  | "group-answers-differ"
  | "out-of-scope-without-reason"
  | "totals-disagree"
  | "citation-absent"
  | "citation-renumbered"
  | "reference-renumbered"
  | "notation-mixed"
  | "old-form-left"
  | "term-drift"
  | "answer-stale"
  | "change-reverted"
  | "personal-data"
  | "summary-lost-point"

export type Severity = "error" | "warning" | "note"

/** Something that does not agree, and what to do about it. */
export interface Finding {
  readonly rule: Rule
  readonly severity: Severity
  readonly message: Message
  readonly comments: readonly CommentId[]
  readonly changes: readonly ChangeId[]
  /** The words it is about, where comments and changes alone do not tell findings of one rule apart. */
  readonly words?: string
  /** What else of the case's texts it speaks of, as found there: quotations, forms, places. */
  readonly details?: readonly string[]
}

/** A finding that a person settled by a note, with that note. */
export interface WaivedFinding {
  readonly finding: Finding
  readonly note: string
  readonly by: string
}

/** Counts, each named by its unit. `linked + explained + unexplained = changes`, disjoint; derived changes are apart. */
export interface Counts {
  readonly submissions: number
  readonly organizations: number
  readonly individuals: number
  readonly unknown: number
  readonly comments: number
  readonly rows: number
  readonly changes: number
  readonly derived: number
  readonly linked: number
  readonly explained: number
  readonly unexplained: number
}
