import { UserError } from "../model/errors.ts"
import type { ColumnMapping, CommentField } from "../model/intake.ts"
import { type ColumnRole, type TitleMeaning, titleKey } from "./column-words.ts"
import { type CommentTable, columnLetters, isBlank } from "./comments-table.ts"
import { columnMeaning, type Header } from "./header-row.ts"
import { areKinds, arePlainKinds } from "./submitter-kind.ts"

/** What a column is used for: a field, the organisation's name, or a further column of the submitter under its title. */
export type ColumnUse = CommentField | "organization" | "contact"

/** What each column of a table is used for, by its index. */
export type Columns = readonly ColumnUse[]

/** The mapping of a person, by column index. Throws `UserError` for an entry that names no column of this table. */
function mappedColumns(file: string, header: Header, mapping: ColumnMapping): ReadonlyMap<number, CommentField> {
  const uses = new Map<number, CommentField>()
  for (const [key, field] of Object.entries(mapping)) {
    const column = columnNamed(header, key)
    if (column === null) throw noColumn(file, header, key)
    uses.set(column, field)
  }
  return uses
}

/** A column by its title, else by its letter or its number from 1; null: there is none. */
function columnNamed(header: Header, key: string): number | null {
  const wanted = titleKey(key)
  const byTitle = [header.titles, header.lowest].map(titles =>
    titles.findIndex(
      title => title !== "" && (title.trim() === key.trim() || (wanted !== "" && titleKey(title) === wanted)),
    ),
  )
  const found = byTitle.find(index => index >= 0)
  if (found !== undefined) return found
  const position = /^\d{1,4}$/.test(key.trim())
    ? Number(key) - 1
    : header.titles.findIndex((_, c) => columnLetters(c) === key.trim().toUpperCase())
  return position >= 0 && position < header.titles.length ? position : null
}

function noColumn(file: string, header: Header, key: string): UserError {
  const titles = header.titles.filter(title => title !== "").map(title => title.replace(/\s+/g, " "))
  return new UserError(
    {
      ja: `${file}: 列「${key}」がありません。`,
      en: `${file}: there is no column "${key}".`,
    },
    {
      ja: `この表の列は「${titles.join("」「")}」です。列は記号（C）や番号（3）でも指定できます。`,
      en: `Its columns are ${titles.map(title => `"${title}"`).join(", ")}; a letter (C) or a number (3) will do too.`,
    },
  )
}

/** The columns that a mapping leaves open are read by their titles, and where those are not enough by their values. */
export function assignColumns(file: string, table: CommentTable, header: Header, mapping: ColumnMapping): Columns {
  const uses: (ColumnUse | null)[] = header.titles.map(() => null)
  for (const [column, field] of mappedColumns(file, header, mapping)) uses[column] = field
  const values = (column: number) =>
    table.rows
      .slice(header.end)
      .map(row => row.cells[column] ?? "")
      .filter(value => !isBlank(value))
  const open = header.titles.flatMap((_, column) => {
    const meaning = uses[column] === null ? columnMeaning(header, column) : null
    return meaning ? [{ column, ...meaning }] : []
  })
  takeByTitle(uses, open, values)
  takeNumbers(uses, open, values)
  takeOpinion(uses, header, values)
  return uses.map(use => use ?? "contact")
}

interface Open extends TitleMeaning {
  readonly column: number
}
type Values = (column: number) => readonly string[]

/** The strongest title of each role has it; of several that name a place all have. */
function takeByTitle(uses: (ColumnUse | null)[], open: readonly Open[], values: Values): void {
  const ranked = [...open].sort((a, b) => b.strength - a.strength || a.column - b.column)
  const isFree = (use: ColumnUse) => !uses.includes(use)
  for (const { column, role } of ranked) {
    if (role === "number") continue
    const holds = role === "name" ? arePlainKinds : areKinds
    const use = roleUse(role, () => isFree("kind") && holds(values(column)))
    if (use === "section" && !isFree("section") && isFree("subsection")) uses[column] = "subsection"
    else if (use !== null && (isFree(use) || use === "target")) uses[column] = use
  }
}

function roleUse(role: Exclude<ColumnRole, "number">, holdsKinds: () => boolean): ColumnUse | null {
  if (role === "category") return holdsKinds() ? "kind" : null
  // "submitter" holds names in tables and kinds in what Akaire itself prints.
  if (role === "name") return holdsKinds() ? "kind" : "name"
  return role
}

/**
 * No. is the number of a submission where the table has no other, else that of a comment. Numbers that start again further
 * down name neither: they would join what different people sent.
 */
function takeNumbers(uses: (ColumnUse | null)[], open: readonly Open[], values: Values): void {
  for (const { column, role } of open) {
    if (role !== "number") continue
    const all = values(column)
    if (!uses.includes("submissionId") && isGrouped(all)) uses[column] = "submissionId"
    else if (!uses.includes("commentId") && new Set(all).size === all.length) uses[column] = "commentId"
  }
}

/** Whether equal values stand together. */
function isGrouped(values: readonly string[]): boolean {
  const starts = values.filter((value, i) => value !== values[i - 1])
  return new Set(starts).size === starts.length
}

/** Without a column of opinions the summaries are the opinions, else the only column with text that has no use. */
function takeOpinion(uses: (ColumnUse | null)[], header: Header, values: Values): void {
  if (uses.includes("original")) return
  const summary = uses.indexOf("summary")
  const spare = header.titles.flatMap((_, c) => (uses[c] === null && values(c).length > 0 ? [c] : []))
  const column = summary >= 0 ? summary : spare.length === 1 ? spare[0] : undefined
  if (column !== undefined) uses[column] = "original"
}

/** A table with its titles and what its columns are used for. */
export interface AssignedTable {
  readonly table: CommentTable
  readonly header: Header
  readonly columns: Columns
}

/** Where No. starts again on each sheet it numbers no submissions: it would join what different people sent. */
export function separateNumbers(tables: readonly AssignedTable[]): readonly AssignedTable[] {
  const seen = new Map<string, CommentTable>()
  let isRepeated = false
  for (const { table, header, columns } of tables) {
    const column = columns.indexOf("submissionId")
    for (const row of table.rows.slice(header.end)) {
      const value = (row.cells[column] ?? "").trim()
      if (value !== "" && (seen.get(value) ?? table) !== table) isRepeated = true
      seen.set(value, table)
    }
  }
  if (!isRepeated) return tables
  return tables.map(({ table, header, columns }) => ({
    table,
    header,
    columns: columns.map((use, column) =>
      use === "submissionId" && columnMeaning(header, column)?.role === "number" ? "contact" : use,
    ),
  }))
}
