/** Text as a PDF draws it, placed on its page; lengths in points (1/72 inch) from the upper left corner. */
export interface PdfRun {
  readonly text: string
  /** Where the text starts, on its baseline. */
  readonly x: number
  readonly y: number
  /** Along the direction of writing; for vertical fonts the length of the column. */
  readonly width: number
  readonly size: number
  /** Quarter turns clockwise of the direction of writing. */
  readonly turn: 0 | 1 | 2 | 3
  /** Written from top to bottom, as Japanese may be. */
  readonly vertical: boolean
}

export interface PdfPage {
  readonly width: number
  readonly height: number
  /** In the order in which the file draws them. */
  readonly runs: readonly PdfRun[]
}

/** The text of a PDF. */
export interface PdfText {
  readonly pages: readonly PdfPage[]
  /** What the file calls its pages ("ii", "A-3"), one for each, or null. */
  readonly labels: readonly string[] | null
}

/** Limits of one PDF; a file beyond them is refused, never read in part. */
export const PDF_LIMITS = {
  /** The longest plans have some thousand pages. */
  pages: 10_000,
  /** UTF-16 units: ten thousand full pages. */
  signs: 20_000_000,
} as const

export type PdfFailure =
  | "encrypted"
  | "damaged"
  | "too-many-pages"
  | "too-much-text"
  | "too-much-memory"
  | "endless"
  | "no-text"

/** What the reading thread tells. */
export type PdfMessage =
  | { readonly kind: "page"; readonly page: PdfPage }
  | { readonly kind: "end"; readonly labels: readonly string[] | null }
  | { readonly kind: "failed"; readonly reason: PdfFailure }
