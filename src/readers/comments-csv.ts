import type { CsvError } from "csv-parse/sync"
import { UserError } from "../model/errors.ts"
import type { Warning } from "../model/reading.ts"
import { lineBreaks, type Tables, warn } from "./comments-table.ts"
import { decodeText } from "./encoding.ts"

const DELIMITERS = [",", "\t", ";", "|"] as const
/** Text that is looked at for the delimiter: titles and some rows. */
const SNIFFED = 20_000
/** "sep=;": how Excel is told the delimiter, on a line of its own before the table. */
const SEPARATOR_LINE = /^\ufeff?sep=(.)\r?\n?/i

/** Reads a table of comments from CSV or TSV text in any encoding and with any usual delimiter. */
export async function readCsvTables(file: string, bytes: Uint8Array, encoding: string | null): Promise<Tables> {
  const { text, warnings } = decodeText(file, bytes, encoding)
  const separator = SEPARATOR_LINE.exec(text)
  const body = separator ? text.slice(separator[0].length) : text
  const delimiter = separator?.[1] ?? sniffDelimiter(body)
  const { records, broken } = await parseRecords(file, body, delimiter)
  // Rows count as a spreadsheet shows them: one per record, empty ones too.
  const shift = separator ? 2 : 1
  const rows = records.map((cells, i) => ({ line: i + shift, cells: cells.map(lineBreaks) }))
  return {
    tables: [{ part: null, rows, merges: [], header: null }],
    warnings: [...warnings, ...unclosedQuotes(file, broken)],
  }
}

/** Quotation marks that are told one by one; a file where every line has one would flood the screen. */
const EACH = 20

function unclosedQuotes(file: string, lines: readonly number[]): readonly Warning[] {
  const message = {
    ja: '引用符（"）が正しく閉じていないため、文字として読みました。',
    en: 'A quotation mark (") is not closed properly and was read as a character.',
  }
  const [next, ...rest] = lines.slice(EACH)
  return [
    ...lines.slice(0, EACH).map(line => warn(file, { line }, message)),
    ...(next === undefined ? [] : [warn(file, { line: next }, message, rest.length + 1)]),
  ]
}

/** The delimiter that stands most often outside quotes, counted per row so that one long sentence does not decide. */
export function sniffDelimiter(text: string): string {
  const lines = text
    .slice(0, SNIFFED)
    .replace(/"(?:[^"]|"")*"/g, "")
    .split(/\r\n?|\n/)
    .filter(line => line !== "")
  const rated = DELIMITERS.map(delimiter => ({
    delimiter,
    rows: lines.filter(line => line.includes(delimiter)).length,
    inFirst: (lines[0] ?? "").split(delimiter).length,
  }))
  rated.sort((a, b) => b.rows - a.rows || b.inFirst - a.inFirst)
  return rated[0]?.delimiter ?? ","
}

async function parseRecords(
  file: string,
  text: string,
  delimiter: string,
): Promise<{ readonly records: readonly (readonly string[])[]; readonly broken: readonly number[] }> {
  const { parse } = await import("csv-parse/sync")
  const options = { bom: true, relax_column_count: true, delimiter, record_delimiter: ["\r\n", "\n", "\r"] }
  try {
    return { records: parse(text, options), broken: [] }
  } catch (error) {
    const { text: repaired, sign, lines } = literalQuotes(text, delimiter)
    try {
      const records: string[][] = parse(repaired, { ...options, relax_quotes: true })
      return { records: records.map(cells => cells.map(cell => cell.replaceAll(sign, '"'))), broken: lines }
    } catch {
      throw notCsv(file, error as CsvError)
    }
  }
}

const notCsv = (file: string, error: CsvError): UserError =>
  new UserError(
    {
      ja: `${file}: CSVとして読めません（${error.lines ?? "?"}行目付近）。`,
      en: `${file}: it is not readable as CSV (near line ${error.lines ?? "?"}).`,
    },
    {
      ja: "表計算ソフトで開き、Excelブック（.xlsx）またはCSV（UTF-8）として保存し直してください。",
      en: "Open it in a spreadsheet program and save it as .xlsx or as CSV (UTF-8).",
    },
  )

/**
 * Replaces quotation marks that open a cell but are not closed before a delimiter or the end of a row by a sign that the text
 * does not hold, so that they stay characters of their cell. Gives their lines, too.
 *
 *   1,"a"b,c     the first mark is a character
 *   1,"a⏎2,b⏎    the same: nothing closes it
 */
export function literalQuotes(
  text: string,
  delimiter: string,
): { readonly text: string; readonly sign: string; readonly lines: readonly number[] } {
  const sign = unusedSign(text)
  const broken: number[] = []
  const isEnd = (at: number) => at >= text.length || text[at] === delimiter || text[at] === "\n" || text[at] === "\r"
  let at = 0
  while (at < text.length) {
    const close = text[at] === '"' ? closingQuote(text, at) : null
    if (close !== null && close < text.length && isEnd(close + 1)) at = close + 1
    else {
      if (close !== null) broken.push(at)
      while (!isEnd(at)) at++
    }
    at++
  }
  let line = 1
  let from = 0
  let repaired = ""
  const lines = broken.map(position => {
    const before = text.slice(from, position)
    line += before.split("\n").length - 1
    repaired += before + sign
    from = position + 1
    return line
  })
  return { text: repaired + text.slice(from), sign, lines }
}

/** Where the quoted cell that opens at `open` closes; past the end when it never does. */
function closingQuote(text: string, open: number): number {
  let at = text.indexOf('"', open + 1)
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2)
  return at < 0 ? text.length : at
}

function unusedSign(text: string): string {
  for (let code = 0xe000; code < 0xf8ff; code++) {
    const sign = String.fromCharCode(code)
    if (!text.includes(sign)) return sign
  }
  return "\ufffd"
}
