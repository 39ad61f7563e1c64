import { type Message, UserError } from "../model/errors.ts"
import { type CommentTable, isBlank } from "./comments-table.ts"
import type { Header } from "./header-row.ts"
import { HEADER_SEARCH } from "./header-row.ts"

/** Longest part of a title that is quoted in a message. */
const QUOTED = 30

const quote = (text: string): string => {
  const plain = text.replace(/\s+/g, " ").trim()
  return plain.length > QUOTED ? `${plain.slice(0, QUOTED)}…` : plain
}

const TRY_HEADER: Message = {
  ja: "見出しの行を --header-row 3 のように指定するか、列の意味を --map ファイル で示してください。",
  en: "Name the row of the titles with --header-row 3, or say what the columns hold with --map FILE.",
}

/** The file holds no row at all. */
export const noRows = (file: string): UserError =>
  new UserError(
    { ja: `${file}: 意見の行がありません。`, en: `${file}: there are no rows with comments.` },
    {
      ja: "ファイルが空でないか、別のシート（--sheet）に意見がないか確かめてください。",
      en: "Check that the file is not empty, and whether the comments are on another sheet (--sheet).",
    },
  )

/** No row names an opinion. */
export function noHeader(file: string, tables: readonly CommentTable[]): UserError {
  const row = tables[0]?.rows.find(each => !each.cells.every(isBlank))
  const cells = (row?.cells ?? [])
    .filter(cell => !isBlank(cell))
    .slice(0, 8)
    .map(quote)
  return new UserError(
    {
      ja: `${file}: 意見の列の見出しが先頭の${HEADER_SEARCH}行に見つかりません（最初の行は「${cells.join("」「")}」）。`,
      en: `${file}: no column title for the comments was found in the first ${HEADER_SEARCH} rows (the first row is ${cells.map(cell => `"${cell}"`).join(", ")}).`,
    },
    TRY_HEADER,
  )
}

/** The titles are there, but none of the columns holds the opinions. */
export function noOpinionColumn(file: string, header: Header): UserError {
  const titles = header.titles
    .filter(title => title !== "")
    .slice(0, 20)
    .map(quote)
  return new UserError(
    {
      ja: `${file}: どの列が意見か分かりません（列は「${titles.join("」「")}」）。`,
      en: `${file}: it is not clear which column holds the comments (the columns are ${titles.map(title => `"${title}"`).join(", ")}).`,
    },
    {
      ja: '意見の列を { "列の見出し": "original" } と書いたファイルを --map で指定してください。',
      en: 'Name the column with a file { "column title": "original" } and --map.',
    },
  )
}

/** `--header-row` points outside the table. */
export const noSuchRow = (file: string, row: number, last: number): UserError =>
  new UserError(
    { ja: `${file}: ${row}行目がありません。`, en: `${file}: there is no row ${row}.` },
    {
      ja: `--header-row には1から${last}までの行を指定してください。`,
      en: `Name a row from 1 to ${last} with --header-row.`,
    },
  )

/** A table beside others that was not read. */
export const noColumns = (table: CommentTable): Message => ({
  ja: `意見の列の見出しがないため、この表（${table.rows.length}行）は読んでいません。`,
  en: `It has no column title for comments; its ${table.rows.length} rows were not read.`,
})
