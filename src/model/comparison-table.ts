import type { ChangeId } from "./change.ts"
import type { Language } from "./errors.ts"
import type { BlockId, InlineObject } from "./plan.ts"

/** A stretch of a paragraph of one version; `marked`: an edit, to be underlined. Never empty. */
export interface MarkedText {
  readonly text: string
  readonly marked: boolean
}

/** A paragraph of one version, with its printed number; `text` is the block's own, code point for code point. */
export interface SidePassage {
  readonly kind: "passage"
  readonly block: BlockId
  readonly heading: boolean
  readonly label: MarkedText | null
  readonly text: readonly MarkedText[]
  /** What each U+FFFC in the text stands for, in order. */
  readonly objects: readonly InlineObject["kind"][]
}

/** A cell of a table row: where it stands in the grid, from 0. `passages` null: unchanged and long, shown as （略）. */
export interface SideCell {
  readonly column: number
  readonly span: number
  readonly passages: readonly SidePassage[] | null
}

/** A row of a table in the plan; "omitted" stands for unchanged rows, "new" and "gone" for a row that this version does not have. */
export type SideRow =
  | { readonly kind: "cells"; readonly row: number; readonly cells: readonly SideCell[] }
  | { readonly kind: "omitted" | "new" | "gone" }

/** What a column of the 新旧対照表 says in one row, from top to bottom. */
export type SideEntry =
  | SidePassage
  /** An unchanged heading, so that the reader knows where this stands. */
  | { readonly kind: "heading"; readonly label: string | null; readonly text: string }
  /** Where no heading says it: a footnote, a page header, a table. */
  | { readonly kind: "place"; readonly text: string }
  /** Unchanged text that is left out: 「(1)～(3)　（略）」, or without numbers (""). */
  | { readonly kind: "omitted"; readonly labels: string }
  /** Nothing stands here: the other side is new, or is gone. */
  | { readonly kind: "new" | "gone" }
  /** The text moved: on the draft side "from", at its old place on the revision side "to". `place` says where. */
  | { readonly kind: "from" | "to"; readonly place: string }
  /** The words are the same; their format or reading changed. */
  | { readonly kind: "format" }
  | { readonly kind: "table"; readonly columns: number; readonly rows: readonly SideRow[] }

/** A row of the table. One without changes shows where the next one stands. */
export interface TableRow {
  readonly changes: readonly ChangeId[]
  /** True where another part of the plan begins: a rule stands above it. */
  readonly begins: boolean
  /** Readable places of its changes, as in the comparison. */
  readonly place: string
  readonly draft: readonly SideEntry[]
  readonly revision: readonly SideEntry[]
}

/** 新旧対照表: what changed in a plan, the two versions side by side. */
export interface ComparisonTable {
  readonly rows: readonly TableRow[]
  /** Changes that are not shown: lines of the table of contents that follow from others, and empty lines that came or went. */
  readonly leftOut: Readonly<Record<"contents" | "empty", readonly ChangeId[]>>
}

/** How a 新旧対照表 is laid out. */
export interface ComparisonLayout {
  /** The version in the left column: the revision as in most ministries, or the draft. */
  readonly left: "draft" | "revision"
  /** Titles of the columns; null: 修正前 and 修正後. */
  readonly titles: { readonly draft: string; readonly revision: string } | null
  readonly page: "landscape" | "portrait"
  /** Where the table says in which part of the plan a row stands: in headings above it, or in a column of its own. */
  readonly places: "headings" | "column"
}

/** As most ministries publish it. */
export const COMPARISON_LAYOUT: ComparisonLayout = {
  left: "revision",
  titles: null,
  page: "landscape",
  places: "headings",
}

/** Everything a publisher of the 新旧対照表 may see: no submitter, no memo. */
export interface ComparisonPaper {
  readonly language: Language
  readonly title: string
  readonly layout: ComparisonLayout
  readonly table: ComparisonTable
  /** 備考 by change: which comments led to it, by their public numbers, or the published reason. Null: no such column. */
  readonly remarks: ReadonlyMap<ChangeId, string> | null
  /** What the comparison says of itself where it is not the whole truth; printed under the table. */
  readonly notes: readonly string[]
  /** True: every page is stamped 案 / DRAFT. */
  readonly stamp: boolean
}
