import { titleKey, titleMeaning } from "./column-words.ts"
import { type CommentTable, isBlank } from "./comments-table.ts"

/** The titles of a table's columns and where they stand. */
export interface Header {
  /** Index into `rows` of the first row of the titles, and of the first row below them. */
  readonly row: number
  readonly end: number
  /** Title of each column, the words of several header rows joined by a space; "" for none. */
  readonly titles: readonly string[]
  /** The lowest of several header rows alone, where it has a word: "氏名" under "提出者". */
  readonly lowest: readonly string[]
}

/** Rows that may stand above the titles: name of the plan, period, remarks, a legend. */
export const HEADER_SEARCH = 30
/** Rows of titles at most; the ISO commenting form and ministries' tables have up to four. */
const HEADER_ROWS = 4
/** Columns that are looked at. */
const MAX_COLUMNS = 500

/**
 * Finds the row of the titles by their words: the one that names most fields, an opinion among them.
 * A row with a single word counts only when nothing else stands beside it, so that a heading above the table is not taken for it.
 */
export function findHeader(table: CommentTable, wanted: ReadonlySet<string> = new Set()): Header | null {
  let best: { readonly header: Header; readonly score: number } | null = null
  const last = Math.min(table.rows.length, HEADER_SEARCH)
  for (let row = 0; row < last; row++) {
    const header = headerAt(table, row)
    const score = scoreOf(table, header, wanted)
    if (score > (best?.score ?? 0)) best = { header, score }
  }
  return best?.header ?? null
}

/** The titles that start in a row, with further rows of titles below where merged or grouped cells show that there are any. */
export function headerAt(table: CommentTable, row: number, depth: number = HEADER_ROWS): Header {
  let titles = titleRow(table, row)
  let lowest = titles
  let end = row + 1
  let groups = groupsOf(table, row, titles)
  while (end < table.rows.length && end - row < depth && isContinuation(titleRow(table, end), titles, groups)) {
    const below = titleRow(table, end)
    const next = titles.map((title, c) => {
      const above = groups[c] ?? title
      const under = below[c] ?? ""
      return under === "" ? title : above === "" ? under : `${above} ${under}`
    })
    lowest = lowest.map((title, c) => below[c] || title)
    groups = groupsOf(table, end, below)
    titles = next
    end++
  }
  return { row, end, titles, lowest }
}

const titleRow = (table: CommentTable, row: number): readonly string[] => {
  const width = Math.min(
    MAX_COLUMNS,
    Math.max(0, ...table.rows.slice(0, HEADER_SEARCH + HEADER_ROWS).map(r => r.cells.length)),
  )
  return Array.from({ length: width }, (_, c) => {
    const cell = table.rows[row]?.cells[c] ?? ""
    return isBlank(cell) ? "" : cell
  })
}

/** For each column the title of the group it stands in: its cell is merged to the right, or followed by empty ones. Null: none. */
function groupsOf(table: CommentTable, row: number, titles: readonly string[]): readonly (string | null)[] {
  const groups: (string | null)[] = titles.map(() => null)
  for (let c = 0; c < titles.length; c++) {
    const title = titles[c] ?? ""
    if (title === "") continue
    const merge = table.merges.find(each => each.top === row && each.left === c)
    let right = merge?.right ?? c
    if (!merge) while (right + 1 < titles.length && titles[right + 1] === "") right++
    if (right > c) for (let i = c; i <= Math.min(right, titles.length - 1); i++) groups[i] = title
  }
  return groups
}

/** A further row of titles fills groups and columns without a title only, and at least one of its words is known. */
function isContinuation(
  below: readonly string[],
  titles: readonly string[],
  groups: readonly (string | null)[],
): boolean {
  const filled = below.flatMap((cell, c) => (cell === "" ? [] : [c]))
  return (
    filled.length > 0 &&
    filled.every(c => groups[c] !== null && groups[c] !== undefined) &&
    filled.some(c => titleMeaning(below[c] ?? "") !== null || titleMeaning(`${groups[c]}${below[c]}`) !== null) &&
    filled.every(c => titleMeaning(titles[c] ?? "")?.role !== "original" || (below[c] ?? "").length <= 20)
  )
}

/** Meaning of a column with several rows of titles: the lowest word, else all together. */
export const columnMeaning = (header: Header, column: number) =>
  titleMeaning(header.lowest[column] ?? "") ?? titleMeaning(header.titles[column] ?? "")

/** A cell that may be a title that is not known: a few words, no sentence. */
const isTitleLike = (title: string): boolean => title.length <= 40 && !/[。．]$/.test(title.trim())

/**
 * How surely a row holds the titles; 0 when it does not. Titles that a person mapped count most, then the number of fields
 * named, then the word for an opinion beside titles that are not known.
 */
function scoreOf(table: CommentTable, header: Header, wanted: ReadonlySet<string>): number {
  const filled = header.titles.filter(title => title !== "")
  const mapped = filled.filter(title => wanted.has(titleKey(title))).length
  const meanings = header.titles.flatMap((_, c) => columnMeaning(header, c) ?? [])
  const roles = new Set(meanings.map(each => each.role)).size
  if (mapped > 0) return 100 * mapped + roles
  const opinion = meanings.flatMap(({ role, strength }) =>
    role === "original" || role === "summary" ? [strength] : [],
  )
  const strongest = Math.max(0, ...opinion)
  if (strongest === 0) return 0
  if (roles >= 2) return 10 * roles + strongest
  if (filled.length === 1) return isOverList(table, header) ? 10 + strongest : 0
  return strongest >= 2 && filled.every(isTitleLike) ? strongest : 0
}

/** Whether what stands below is one column: else a single word is a heading above a table, not a title in it. */
function isOverList(table: CommentTable, header: Header): boolean {
  const below = table.rows.slice(header.end, header.end + HEADER_SEARCH)
  const wide = below.filter(row => row.cells.filter(cell => !isBlank(cell)).length > 1).length
  return wide * 2 < below.length || below.length === 0
}
