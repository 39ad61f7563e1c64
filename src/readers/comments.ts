import type { ColumnMapping, CommentRow } from "../model/intake.ts"
import type { Reading, Warning } from "../model/reading.ts"
import { titleKey } from "./column-words.ts"
import { assignColumns, separateNumbers } from "./columns.ts"
import { formatOf, notReadable } from "./comments-format.ts"
import { readRows } from "./comments-rows.ts"
import { type CommentTable, isBlank, type Tables, warn } from "./comments-table.ts"
import { findHeader, type Header, headerAt } from "./header-row.ts"
import { noColumns, noHeader, noOpinionColumn, noRows, noSuchRow } from "./no-comments.ts"

/** How a table is to be read where it does not say so itself. */
export interface CommentOptions {
  readonly map?: ColumnMapping
  /** Name of a sheet, or its number from 1; only that one is read, hidden or not. */
  readonly sheet?: string
  /** Row of the titles as a spreadsheet numbers it, from 1. */
  readonly headerRow?: number
  readonly encoding?: string
}

/**
 * Reads the comments of a table in Excel, CSV, Word or JSON. The row of the titles and what each column holds are found by their
 * words. Oddities become warnings with their row; throws `UserError` when there is no table of comments in the file.
 */
export async function readComments(
  file: string,
  bytes: Uint8Array,
  options: CommentOptions,
): Promise<Reading<readonly CommentRow[]>> {
  const format = formatOf(file, bytes)
  const { tables, warnings } = await readTables(file, bytes, format, options)
  const filled = tables.filter(table => table.rows.some(row => !row.cells.every(isBlank)))
  if (filled.length === 0) throw noRows(file)
  const found = filled.map(table => ({ table, header: headerOf(file, table, options) }))
  const headed = found.flatMap(({ table, header }) => (header ? [{ table, header }] : []))
  // In Word a table of one column is a frame around text as often as a list.
  if (headed.length === 0 && format === "docx") throw noHeader(file, filled)
  const list = headed.length > 0 ? headed : [plainList(file, filled)]
  const assigned = list.map(({ table, header }) => {
    const columns = assignColumns(file, table, header, options.map ?? {})
    if (!columns.includes("original")) throw noOpinionColumn(file, header)
    return { table, header, columns }
  })
  const ids = new Map<string, CommentRow>()
  const read = separateNumbers(assigned).map(each => readRows(file, each, ids))
  const rows = read.flatMap(each => each.rows)
  const all: Warning[] = [...warnings, ...read.flatMap(each => each.warnings)]
  if (headed.length === 0) all.push(readAsList(file))
  else for (const { table, header } of found) if (header === null) all.push(noTitles(file, table))
  if (rows.length === 0) throw noRows(file)
  return { value: rows, warnings: all }
}

async function readTables(
  file: string,
  bytes: Uint8Array,
  format: ReturnType<typeof formatOf>,
  options: CommentOptions,
): Promise<Tables> {
  switch (format) {
    case "xlsx":
      return (await import("./comments-xlsx.ts")).readXlsxTables(file, bytes, options.sheet ?? null)
    case "docx":
      return (await import("./comments-docx.ts")).readDocxTables(file, bytes)
    case "json":
      return (await import("./comments-json.ts")).readJsonTables(file, bytes, options.encoding ?? null)
    case "csv":
      return (await import("./comments-csv.ts")).readCsvTables(file, bytes, options.encoding ?? null)
    default:
      throw notReadable(file, format)
  }
}

function headerOf(file: string, table: CommentTable, { headerRow, map }: CommentOptions): Header | null {
  if (table.header !== null) return headerAt(table, table.header, 1)
  if (headerRow !== undefined) {
    const row = table.rows.findIndex(each => each.line === headerRow)
    if (row < 0) throw noSuchRow(file, headerRow, table.rows.at(-1)?.line ?? 0)
    return headerAt(table, row)
  }
  const header = findHeader(table, new Set(Object.keys(map ?? {}).map(titleKey)))
  if (header !== null || map === undefined) return header
  // A mapping by letters names no title: the titles are what stands first.
  const first = table.rows.findIndex(row => !row.cells.every(isBlank))
  return headerAt(table, first, 1)
}

/** A table of one column without a title: every row is an opinion. */
function plainList(file: string, tables: readonly CommentTable[]): { table: CommentTable; header: Header } {
  const [table] = tables
  if (table === undefined || tables.length > 1) throw noHeader(file, tables)
  const columns = new Set(table.rows.flatMap(row => row.cells.flatMap((cell, c) => (isBlank(cell) ? [] : [c]))))
  const [column] = columns
  if (columns.size !== 1 || column === undefined) throw noHeader(file, tables)
  const titles = Array.from({ length: column + 1 }, (_, c) => (c === column ? "意見" : ""))
  return { table, header: { row: -1, end: 0, titles, lowest: titles } }
}

const readAsList = (file: string): Warning =>
  warn(
    file,
    {},
    {
      ja: "見出しがないため、すべての行を意見として読みました。",
      en: "There are no column titles; every row was read as a comment.",
    },
  )

const noTitles = (file: string, table: CommentTable): Warning =>
  warn(file, { part: table.part, line: table.rows[0]?.line ?? null }, noColumns(table))
