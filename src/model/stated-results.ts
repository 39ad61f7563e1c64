import type { Outcome } from "./consultation.ts"
import type { ResultsProfile } from "./results-profile.ts"

/** A published results table as somebody made it, read from the file alone: nothing in it is checked. */
export interface StatedResults {
  readonly file: string
  readonly language: "ja" | "en"
  readonly title: string | null
  /** Days of the period as ISO dates, or null. */
  readonly from: string | null
  readonly to: string | null
  /** The total as it is written ("24件(団体8件、個人16件)"), without the word before it; null where none was found. */
  readonly totals: string | null
  /** What stands under the table, or null. */
  readonly closing: string | null
  /** True where the table has a column that says 有 or 無. */
  readonly hasMarks: boolean
  /** In the order of the table. */
  readonly answers: readonly StatedAnswer[]
  /** The form of this program's own in which it was printed; absent where it was not. */
  readonly form?: ResultsProfile
  /** Changes that the document explains without a comment. */
  readonly reasons: readonly StatedReason[]
}

/** One answer and the rows that share it. */
export interface StatedAnswer {
  readonly section: string | null
  readonly subsection: string | null
  readonly rows: readonly StatedRow[]
  /** "" where the cell is empty. */
  readonly text: string
  /** 有 or 無 as the table says; null where it does not, or not in words that are known. */
  readonly revised: boolean | null
  readonly outcome: Outcome | null
  /** 再掲. */
  readonly repeat: boolean
}

/** One row of the table. */
export interface StatedRow {
  /** Sheet or number of the table; null where the file holds one table only. */
  readonly part: string | null
  /** Row of the sheet or of the table, from 1; the row of the titles counts. */
  readonly line: number
  /** What stands under No., or null. */
  readonly number: string | null
  /** The place that a column names, or null. */
  readonly target: string | null
  /** Comments stacked in the row's cell. */
  readonly comments: readonly string[]
  /** What only a table in a known form tells: for each comment the place it names, its class, its number among the originals ("12-2"). */
  readonly targets?: readonly (string | null)[]
  readonly outcomes?: readonly (Outcome | null)[]
  readonly index?: readonly string[]
  /** A published name or code, and the published original words; null: none. */
  readonly publicName?: string | null
  readonly original?: string | null
  /** What the row says that it changed, "" for nothing; absent where there is no such column. */
  readonly changes?: string
}

/** A change and why it was made, as the document lists those that no comment led to. One side is "" for what is new or gone. */
export interface StatedReason {
  readonly removed: string
  readonly added: string
  readonly reason: string
}
