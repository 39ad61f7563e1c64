import type { PageSource, PlanPages } from "./pages.ts"

/** Half-open range of UTF-16 code units, `0 <= from <= to <= text.length`. Never splits a surrogate pair. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** Identifies a block within one plan: its ordinal in reading order, "b0", "b1", … */
export type BlockId = string

/** The running text a block stands in. `part` names the package part or note ("header1.xml", "footnote 3"), "" for the body. */
export interface Story {
  readonly kind: "body" | "header" | "footer" | "footnote" | "endnote" | "textbox"
  readonly part: string
}

/** The table cell a block stands in. `table` counts from 0 in document order (nested tables count too); row and column from 0, in grid columns. */
export interface Cell {
  readonly table: number
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
}

/** Run formatting that holds over a span of a block's text; `key` is a canonical form of the run properties ("" is never listed). */
export interface FormatSpan extends Span {
  readonly key: string
}

/** The result of a Word field (or the text of an automatic reference) inside a block: `instruction` as in the file ("PAGEREF _Toc1 \\h"). */
export interface FieldSpan extends Span {
  readonly instruction: string
}

/** Something that is not text; it stands as U+FFFC at `at`. `digest` changes exactly when the thing changes. */
export interface InlineObject {
  readonly at: number
  readonly kind: "image" | "equation" | "note" | "object" | "textbox"
  readonly digest: string
}

/** The reading (furigana) of base text. */
export interface Ruby extends Span {
  readonly reading: string
}

/** The smallest addressable unit of a plan: a paragraph (also one inside a table cell, a note, a header). */
export interface Block {
  readonly id: BlockId
  readonly kind: "heading" | "paragraph" | "item" | "note"
  /** 1 for a top-level heading or item, growing inwards; 0 for body text. */
  readonly level: number
  /** The number as printed ("第三条", "2-1", "ア"), or null. Not part of `text`. */
  readonly label: string | null
  /** As in the file, code point for code point: tab U+0009, line break U+000A, non-breaking hyphen U+2011, objects U+FFFC. */
  readonly text: string
  /** The headings it stands under, outermost first. */
  readonly path: readonly BlockId[]
  readonly story: Story
  readonly cell: Cell | null
  /** Style name as people see it in Word ("heading 1"), or null. */
  readonly style: string | null
  /** Canonical form of the paragraph's own properties, "" for none. */
  readonly paragraphFormat: string
  readonly format: readonly FormatSpan[]
  readonly fields: readonly FieldSpan[]
  readonly objects: readonly InlineObject[]
  readonly ruby: readonly Ruby[]
  /** Number of the page it starts on, from 1: as printed where the plan has `pages`, else as Word last laid it out. Null where not known. */
  readonly page: number | null
}

/** A line of the table of contents. */
export const isContents = ({ fields }: Block): boolean =>
  fields.some(({ instruction }) => /^\s*TOC\b/i.test(instruction))

/** What of a file was read and what was not: law 9. `what` is a short name of an element or feature. */
export interface Coverage {
  readonly compared: number
  readonly notCompared: readonly { readonly what: string; readonly count: number }[]
}

/** A version of the document under consultation. */
export interface Plan {
  readonly file: string
  /** Hex SHA-256 of the file's bytes. */
  readonly sha256: string
  readonly title: string
  readonly blocks: readonly Block[]
  readonly coverage: Coverage
  /** The paper that its page numbers are from; null where they are Word's own (approximate) or there are none. */
  readonly pages: PlanPages | null
}

/** Where the page numbers of a version come from, if it has any. */
export const pageSource = ({ pages }: Pick<Plan, "pages">): PageSource => pages?.source ?? "word"
