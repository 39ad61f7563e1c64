import type { Message } from "../model/errors.ts"
import type { Warning } from "../model/reading.ts"

/** A rectangle of merged cells: indexes into `rows` and `cells`, from 0, both ends included. */
export interface Merge {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** One row of a table as it stands in the file. Empty cells are "", line breaks are U+000A. */
export interface TableRow {
  /** Row of the sheet, record of a CSV file, row of a Word table, object of a JSON array; from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

/** A table before anybody knows what its columns hold. */
export interface CommentTable {
  /** Name of the sheet or number of the table; null where the file is one table. */
  readonly part: string | null
  readonly rows: readonly TableRow[]
  /** The value of a merged cell stands at its top left only. */
  readonly merges: readonly Merge[]
  /** Row with the titles (index into `rows`) where the format itself says so, as JSON does. */
  readonly header: number | null
}

/** What a format gives: its tables and what was odd about them. */
export interface Tables {
  readonly tables: readonly CommentTable[]
  readonly warnings: readonly Warning[]
}

/** Line breaks as U+000A; every other code point stays. */
export const lineBreaks = (text: string): string => (text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text)

/** Whether a cell shows nothing: empty, or only spaces of any width and signs without ink. */
export const isBlank = (text: string): boolean => /^(?:\s|[\u200b-\u200d]|\u2060|\ufeff|\u00ad)*$/u.test(text)

/** A warning about a place in a file. */
export const warn = (
  file: string,
  place: { readonly part?: string | null; readonly line?: number | null },
  message: Message,
  count = 1,
): Warning => ({ message, source: { file, part: place.part ?? null, line: place.line ?? null }, count })

/** "A", "B", … "Z", "AA": how spreadsheets name the column with that index, from 0. */
export function columnLetters(index: number): string {
  let rest = index
  let letters = ""
  do {
    letters = String.fromCharCode(65 + (rest % 26)) + letters
    rest = Math.floor(rest / 26) - 1
  } while (rest >= 0)
  return letters
}

/** "3, 4, 7 …": the first lines of many, for a sentence. */
export const someLines = (lines: readonly number[]): string =>
  lines.slice(0, 10).join(", ") + (lines.length > 10 ? " …" : "")
