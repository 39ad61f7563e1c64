import type { Outcome } from "../model/consultation.ts"
import { type Message, UserError } from "../model/errors.ts"
import type { Reading, Warning } from "../model/reading.ts"
import type { ResultsProfile } from "../model/results-profile.ts"
import { RESULTS_STYLES } from "../model/results-styles.ts"
import type { StatedAnswer, StatedReason, StatedResults } from "../model/stated-results.ts"
import { legendIn } from "../text/outcome-words.ts"
import { isBlank, warn } from "./comments-table.ts"
import { findHeader, type Header, headerAt } from "./header-row.ts"
import { reasonColumns, resultsColumns } from "./published-columns.ts"
import { type FlowLine, type FlowPart, type FlowTable, readFlow, trimmed } from "./published-flow.ts"
import { FormRows, formOf, type TableForm } from "./published-form.ts"
import { headOf } from "./published-head.ts"
import { numberWarnings } from "./published-numbers.ts"
import { ResultsRows, type ResultsTable } from "./published-rows.ts"

/**
 * Reads a published results table that somebody made, from Word, Excel, CSV, HTML or Markdown: its title, period and
 * total, its sections, rows and answers, 有 and 無. Merged cells, tables over several pages and columns in any order and
 * words are understood; what was not is told in the warnings. A table that this program printed in one of `forms` is read by that
 * form. Throws `UserError` where there is no such table.
 */
export async function readPublishedResults(
  file: string,
  bytes: Uint8Array,
  forms: readonly ResultsProfile[] = [],
): Promise<Reading<StatedResults>> {
  const { parts, warnings } = await readFlow(file, bytes)
  const reader = new ResultsReader(file, forms)
  for (const part of parts) {
    if (part.kind === "line") reader.line(part.line)
    else reader.table(part.table)
  }
  const { value, odd } = reader.finish(parts)
  return { value, warnings: [...warnings, ...odd] }
}

/** A results table needs opinions, and what was done about them. */
function resultsTable(
  table: FlowTable,
  header: Header | null,
  legend: ReadonlyMap<string, Outcome>,
): ResultsTable | null {
  if (header === null) return null
  const uses = resultsColumns(table, header, legend)
  const isResults = uses.includes("comment") && (uses.includes("answer") || uses.includes("revised"))
  const titles = [...table.rows.slice(header.row, header.end).map(({ cells }) => cells), header.lowest]
  return isResults ? { table, header, titles, legend, uses, from: header.end } : null
}

/** The row of the titles: the one whose style says so, else found by its words. */
function headerOf(table: FlowTable): Header | null {
  const styled = table.rows.findIndex((_, r) => table.paragraphs(r, 0)[0]?.style === RESULTS_STYLES.columnTitle)
  return styled >= 0 ? headerAt(table, styled, 1) : findHeader(table)
}

const widthOf = (table: FlowTable): number => Math.max(0, ...table.rows.map(({ cells }) => cells.length))

const SIGN = /^\s*(?:[○◯●■□◆◇【]|第[0-9０-９一二三四五六七八九十]+[章節編部]|[0-9０-９ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]{1,3}[.．　 ])/u

/** A short line with a sign or number that headings have; between two tables also one of a heading's style. */
const isHeading = ({ text, isHeading: styled }: FlowLine, isBetween: boolean): boolean =>
  text.trim().length <= 80 && (SIGN.test(text) || (styled && isBetween)) && !/[。．]\s*$/.test(text)

class ResultsReader {
  private readonly file: string
  private readonly forms: readonly ResultsProfile[]
  private readonly rows: ResultsRows
  private readonly head: FlowLine[] = []
  /** Lines since the last results table. */
  private after: FlowLine[] = []
  private readonly reasons: StatedReason[] = []
  private readonly skipped: FlowTable[] = []
  private last: ResultsTable | null = null
  private hasMarks = false
  private form: ResultsProfile | null = null

  constructor(file: string, forms: readonly ResultsProfile[]) {
    this.file = file
    this.forms = forms
    this.rows = new ResultsRows(file)
  }

  line(line: FlowLine): void {
    if (this.last === null) this.head.push(line)
    else this.after.push(line)
  }

  table(table: FlowTable): void {
    const header = headerOf(table)
    const form = header && formOf(table, header, this.forms)
    const results = resultsTable(table, header, this.legend()) ?? this.continued(table)
    if (header && form) this.printed(table, header, form)
    else if (results) this.results(results)
    else if (!this.explains(table)) this.skipped.push(table)
  }

  /** Letters and what they stand for, from the lines and the other tables above. */
  private legend(): ReadonlyMap<string, Outcome> {
    const rows = this.skipped.flatMap(({ rows: list }) => list.map(({ cells }) => cells.join("　")))
    const lines = [...this.head, ...this.after].flatMap(({ text }) => text.split("\n"))
    const found = [...lines, ...rows].map(legendIn)
    return new Map(found.filter(each => each !== null))
  }

  /** A table without titles right below a results table, and as wide, goes on with it. */
  private continued(table: FlowTable): ResultsTable | null {
    const goesOn = this.last !== null && trimmed(this.after).length === 0 && widthOf(table) === this.last.uses.length
    return this.last && goesOn ? { ...this.last, table, from: 0 } : null
  }

  private results(results: ResultsTable): void {
    // In a sheet the title and the period stand in rows of their own above the titles of the columns.
    for (const { cells } of results.table.rows.slice(0, results.from)) {
      const [text, more] = cells.filter(cell => !isBlank(cell))
      if (text !== undefined && more === undefined) this.head.push({ text, style: null, isHeading: false })
    }
    const heading = trimmed(this.last === null ? this.head : this.after).at(-1)
    if (heading && isHeading(heading, this.last !== null)) this.rows.heading(heading.text)
    this.rows.read(results)
    this.last = results
    this.after = []
    this.hasMarks ||= results.uses.includes("revised")
  }

  /** A table in a form of this program's own: how it begins and goes on is known. */
  private printed(table: FlowTable, header: Header, form: TableForm): void {
    this.rows.answers.push(...new FormRows(table, form, header.end).answers)
    this.last = { table, header, titles: [], legend: new Map(), uses: [], from: header.end }
    this.form = form.profile
    this.after = []
    this.hasMarks ||= form.profile.columns.some(({ show }) => [show].flat().includes("revised"))
  }

  /** A table 修正前・修正後・理由 explains changes that no comment led to. */
  private explains(table: FlowTable): boolean {
    const columns = reasonColumns(table)
    if (columns === null) return false
    for (const { cells } of table.rows.slice(columns.from)) {
      const [before = "", after = "", reason = ""] = [columns.before, columns.after, columns.why].map(c =>
        cells[c]?.trim(),
      )
      if (isBlank(before) && isBlank(after)) continue
      this.reasons.push({ removed: sideOf(before), added: sideOf(after), reason })
    }
    // What stands above it is its title, and below it the remark at the end.
    const above = this.after
    this.after = above.filter(({ style }) => style === RESULTS_STYLES.closing)
    return true
  }

  finish(parts: readonly FlowPart[]): { readonly value: StatedResults; readonly odd: readonly Warning[] } {
    const { remarks } = this.rows
    const answers = withParts(this.rows.answers)
    const none = this.head.some(({ style }) => style === RESULTS_STYLES.none)
    if (this.last === null && !none) throw noResults(this.file, parts)
    const lines = this.last === null ? this.head.filter(({ style }) => style === RESULTS_STYLES.closing) : this.after
    const styled = lines.filter(({ style }) => style === RESULTS_STYLES.closing)
    // A known form prints lines of its own below the table.
    const below = (styled.length > 0 || this.form ? styled : trimmed(lines)).map(({ text }) => text)
    const closing = [...remarks, ...below].join("\n")
    const head = headOf(this.head)
    const words = this.last?.header.titles.join("") ?? head.title ?? ""
    const isJapanese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(words)
    const value: StatedResults = {
      file: this.file,
      language: isJapanese ? "ja" : "en",
      ...head,
      closing: closing === "" ? null : closing,
      hasMarks: this.hasMarks,
      answers,
      reasons: this.reasons,
      ...(this.form === null ? {} : { form: this.form }),
    }
    return {
      value,
      odd: [
        ...this.rows.warnings(),
        ...numberWarnings(this.file, answers),
        ...this.skipped.map(table => notRead(this.file, table)),
      ],
    }
  }
}

/** Rows of a document with a single results table need no number of it, though there may be other tables. */
function withParts(answers: readonly StatedAnswer[]): readonly StatedAnswer[] {
  const parts = new Set(answers.flatMap(({ rows }) => rows.map(({ part }) => part)))
  if (parts.size !== 1 || ![...parts].every(part => part !== null && /^\d+$/.test(part))) return answers
  return answers.map(answer => ({ ...answer, rows: answer.rows.map(row => ({ ...row, part: null })) }))
}

/** (新設) and (削る) stand for a side that has no text. */
const sideOf = (text: string): string =>
  /^[(（]?\s*(?:新設|新規|追加|削る|削除|なし|none|new|deleted)\s*[)）]?$|^[-－–—ー―]$/i.test(text) ? "" : text

const titlesOf = (table: FlowTable): string => {
  const cells = findHeader(table)?.titles ?? table.rows.find(row => !row.cells.every(isBlank))?.cells ?? []
  return cells
    .filter(cell => !isBlank(cell))
    .slice(0, 6)
    .map(cell => {
      const plain = cell.replace(/\s+/g, " ").trim()
      return `「${plain.length > 20 ? `${plain.slice(0, 20)}⋯` : plain}」`
    })
    .join("")
}

const notRead = (file: string, table: FlowTable): Warning =>
  warn(
    file,
    { part: table.part },
    {
      ja: `意見と考え方の見出しがない表(見出しは${titlesOf(table)})は読んでいません。`,
      en: `A table without titles for comments and answers (its titles are ${titlesOf(table)}) was not read.`,
    },
  )

/** What was looked for, what there is instead, and what to try. */
function noResults(file: string, parts: readonly FlowPart[]): UserError {
  const tables = parts.flatMap(part => (part.kind === "table" ? [part.table] : []))
  const [first] = tables
  const found: Message = first
    ? {
        ja: `表は${tables.length}個あり、最初の表の見出しは${titlesOf(first)}です`,
        en: `it has ${tables.length} tables, the first of which has the titles ${titlesOf(first)}`,
      }
    : { ja: "表が一つもありません", en: "it has no table at all" }
  if (parts.some(part => part.kind === "line" && part.line.style === RESULTS_STYLES.record)) return recordsOnly(file)
  return new UserError(
    {
      ja: `${file}: 「意見の概要」と「考え方」の列がある結果の表が見つかりません(${found.ja})。`,
      en: `${file}: there is no results table with columns for comments and answers (${found.en}).`,
    },
    {
      ja: "表の見出しを「意見の概要」「考え方」「修正の有無」などの見出しにしてください。意見だけの表は akaire add で案件に取り込みます。",
      en: 'Give the table titles such as "Comment", "Response", "Revised". A table of comments alone is taken in with akaire add.',
    },
  )
}

/** A publication of this program in a form of records, not of rows. */
const recordsOnly = (file: string): UserError =>
  new UserError(
    {
      ja: `${file}: 表でなく記録の形(narrative、w3c など)の公表資料なので、どこまでが一つの意見か決まらず、取り込めません。`,
      en: `${file}: it holds records (as in narrative, w3c), not a table, so where a comment ends is not certain and it cannot be taken in.`,
    },
    {
      ja: "同じ案件を表の様式(standard など)で公表したものを指定してください。",
      en: "Name what was published in a form with a table (such as standard).",
    },
  )
