import type { BlockId } from "./plan.ts"

/** What a paper says page by page: read from a PDF, before anybody knows which paragraph stands where. */
export interface PageReading {
  readonly pages: readonly ReadPage[]
}

/** One page of a paper. */
export interface ReadPage {
  /** The number that a reader would cite, from 1; null where the page has none or a Roman one (cover, contents). */
  readonly number: number | null
  /** What the page is called where that is no such number ("ii"), else null. */
  readonly label: string | null
  /** True where the paper prints numbers of lines in its margin. */
  readonly numbered: boolean
  /** From top to bottom, without header and footer. */
  readonly lines: readonly ReadLine[]
  /** Pieces of text in the order in which the file draws them (mostly cell by cell), without header and footer. */
  readonly runs: readonly ReadRun[]
}

/** A line as it is seen across the page. */
export interface ReadLine {
  /** As printed in the margin, else counted from 1 on each page; 0 where the page numbers its lines, but not this one. */
  readonly number: number
  readonly text: string
}

/** Text drawn in one go; `line` is an index into the page's lines, -1 for what stands in none (turned text). */
export type ReadRun = readonly [line: number, text: string]

/** Indexes of the first and the last page on which something stands, from 0, both included. */
export type PageRange = readonly [first: number, last: number]

/** Where the paragraphs of a version stand in a paper. */
export interface PlanPages {
  readonly source: PaperSource
  /** Name of the PDF; null where it was made here. */
  readonly file: string | null
  readonly pages: readonly PlanPage[]
  /** Paragraphs that were found; the others have no page. */
  readonly blocks: ReadonlyMap<BlockId, PageRange>
  readonly differences: PageDifferences
}

/** Where a version and its paper say different things. */
export interface PageDifferences {
  /** Paragraphs that the paper has otherwise, or not at all. */
  readonly paragraphs: readonly BlockId[]
  /** Text that the paper alone has, folded. */
  readonly printed: readonly string[]
}

/** A page with the paragraphs on its lines. */
export interface PlanPage extends Pick<ReadPage, "number" | "label" | "numbered"> {
  readonly lines: readonly PlanPageLine[]
}

/** A line with the paragraphs that have text on it: several where cells stand side by side. */
export interface PlanPageLine extends ReadLine {
  readonly blocks: readonly BlockId[]
}

/** Numbers of the pages on which paragraphs start, where they are known. */
export type PageNumbers = Readonly<Record<BlockId, number>>

/** A PDF of the plan as it was published, or one made here with LibreOffice, whose pages may break elsewhere. */
export type PaperSource = "pdf" | "libreoffice"

/** How page numbers are known: from a paper, or from Word's own last layout as the file tells it. Only a PDF is exact. */
export type PageSource = PaperSource | "word"

/** True for page numbers that may differ from the printed ones. */
export const isApproximate = (source: PageSource): boolean => source !== "pdf"

/** Where something starts, for people to read: an approximate number is never shown as the printed one. */
export interface KnownPage {
  /** From 1; null where it is not known. */
  readonly page: number | null
  /** True for a number that may differ from the printed one; false where there is none. */
  readonly pageApproximate: boolean
}

/** A number, or none, with how well it is known by where it comes from. */
export const knownPage = (page: number | null, source: PageSource): KnownPage => ({
  page,
  pageApproximate: page !== null && isApproximate(source),
})
