import type { Outcome } from "../model/consultation.ts"
import type { Warning } from "../model/reading.ts"
import { RESULTS_STYLES } from "../model/results-styles.ts"
import type { StatedAnswer, StatedRow } from "../model/stated-results.ts"
import { letterOf, outcomeOf } from "../text/outcome-words.ts"
import { isBlank, someLines, type TableRow, warn } from "./comments-table.ts"
import type { Header } from "./header-row.ts"
import { CoveredCells } from "./merged-cells.ts"
import { answerOf, commentsOf, markOf, markOfSection, tellsChange } from "./published-cells.ts"
import type { ResultsUse } from "./published-columns.ts"
import type { FlowTable } from "./published-flow.ts"

/** A results table with what its columns hold; `from` is its first row below the titles, which may stand in a table before. */
export interface ResultsTable {
  readonly table: FlowTable
  readonly header: Header
  /** The rows of the titles as they stand: they may be repeated further down. */
  readonly titles: readonly (readonly string[])[]
  /** What the letters of a column 区分 stand for. */
  readonly legend: ReadonlyMap<string, Outcome>
  readonly uses: readonly ResultsUse[]
  readonly from: number
}

type Growing = { -readonly [K in keyof StatedAnswer]: StatedAnswer[K] }

/** A group heading above rows: "○ 総論について"; and one below it: "(組織統治)". */
const GROUP_MARK = /^\s*[○◯●■□◆◇▼▽【《〔]/u
const SUBGROUP = /^\s*[(（〈<].*[)）〉>]\s*$/su
/** Longer texts, and sentences, are no headings. */
const LONGEST_HEADING = 80
const isHeadingLike = (text: string): boolean => text.trim().length <= LONGEST_HEADING && !/[。．]\s*$/.test(text)

type Oddity = "blank answer" | "unknown mark" | "no comment" | "titles"

const SAID: Readonly<Record<Oddity, readonly [ja: string, en: string]>> = {
  "blank answer": [
    "考え方の欄が空のため、上の行と同じ考え方として読みました",
    "The answer is empty and was read as the one above",
  ],
  "unknown mark": [
    "修正の欄の書き方が分からないため、有無を読んでいません",
    "The column of 有/無 says neither in a known word",
  ],
  "no comment": ["意見の欄が空のため、読み飛ばしました", "The comment is empty; the row was skipped"],
  titles: ["見出しの繰り返しを読み飛ばしました", "Repeated titles were skipped"],
}

/** The warning itself says where a single row is. */
const NOWHERE = { ja: "", en: "" }

/** Puts the rows of a document's tables together, one table after the other: a row may go on what stood at the end of the table before. */
export class ResultsRows {
  readonly answers: Growing[] = []
  /** What stands across the table and is no heading. */
  readonly remarks: string[] = []
  private section: string | null = null
  private subsection: string | null = null
  private readonly file: string
  private readonly odd = new Map<string, { oddity: Oddity; part: string | null; lines: number[] }>()

  constructor(file: string) {
    this.file = file
  }

  /** A heading above a table is the section of its rows. */
  heading(text: string): void {
    this.section = text.trim()
    this.subsection = null
  }

  read(results: ResultsTable): void {
    const { table, from } = results
    const covered = new CoveredCells(table, from)
    for (let r = from; r < table.rows.length; r++) {
      const row = table.rows[r]
      if (!row) continue
      covered.moveTo(r)
      if (row.cells.every(isBlank)) continue
      if (this.repeatsTitles(row, results)) this.note("titles", table, row)
      else if (!this.group(r, results, covered)) this.row(r, results, covered)
    }
  }

  warnings(): readonly Warning[] {
    return [...this.odd.values()].map(({ oddity, part, lines }) => {
      const [ja, en] = SAID[oddity]
      const where = lines.length > 1 ? { ja: `(${someLines(lines)}行目)`, en: ` (rows ${someLines(lines)})` } : NOWHERE
      const message = { ja: `${ja}${where.ja}。`, en: `${en}${where.en}.` }
      return warn(this.file, { part, line: lines[0] ?? null }, message, lines.length)
    })
  }

  private note(oddity: Oddity, { part }: FlowTable, { line }: TableRow): void {
    const key = JSON.stringify([oddity, part])
    const found = this.odd.get(key)
    if (found) found.lines.push(line)
    else this.odd.set(key, { oddity, part, lines: [line] })
  }

  private repeatsTitles({ cells }: TableRow, { titles }: ResultsTable): boolean {
    const isRow = (row: readonly string[]) =>
      row.filter(title => !isBlank(title)).length > 1 && row.every((title, c) => isBlank(title) || title === cells[c])
    return titles.some(isRow)
  }

  /** A row with one cell: across the table, or with the sign of a heading. A sentence across the table is a remark. */
  private group(r: number, { table, uses }: ResultsTable, covered: CoveredCells): boolean {
    const cells = table.rows[r]?.cells ?? []
    const filled = cells.flatMap((cell, c) => (isBlank(cell) ? [] : [c]))
    const [only] = filled
    if (only === undefined || filled.length > 1 || uses.length < 2) return false
    const [text, style] = [cells[only] ?? "", table.paragraphs(r, only)[0]?.style]
    const isStyled = style === RESULTS_STYLES.section || style === RESULTS_STYLES.subsection
    const isAcross = only === 0 && covered.width(r, 0) >= uses.length
    const isMarked = (GROUP_MARK.test(text) || SUBGROUP.test(text)) && isHeadingLike(text)
    // In a sheet a blank row sets what stands under the table apart.
    const isApart = only === 0 && (table.rows[r - 1]?.cells ?? [text]).every(isBlank)
    if (!isStyled && (isAcross || isApart) && !isHeadingLike(text)) {
      this.remarks.push(text.trim())
      return true
    }
    if (!isStyled && !isAcross && !(isMarked && !covered.above(r, uses.indexOf("answer")))) return false
    const title = isStyled ? text : text.trim()
    if (isStyled ? style === RESULTS_STYLES.subsection : SUBGROUP.test(text)) this.subsection = title
    else {
      this.section = title
      this.subsection = null
    }
    return true
  }

  private row(r: number, results: ResultsTable, covered: CoveredCells): void {
    const { table, uses } = results
    const row = table.rows[r]
    if (!row) return
    const own = (use: ResultsUse): string => row.cells[uses.indexOf(use)] ?? ""
    const isTold = tellsChange(own("revised"))
    // What was changed belongs to the answer, wherever it stands.
    const text = [this.answerText(r, results), ...(isTold ? [own("revised").trim()] : [])].filter(Boolean).join("\n")
    const mark = isTold ? true : isBlank(own("revised")) ? null : markOf(own("revised"))
    if (!isBlank(own("revised")) && mark === null) this.note("unknown mark", table, row)
    const { comments, repeat } = commentsOf(table.paragraphs(r, uses.indexOf("comment")))
    const last = this.answers.at(-1)
    if (comments.length === 0) {
      // A further answer beside a comment that is merged with the row above.
      if (last && text !== "") last.text = last.text === "" ? text : `${last.text}\n${text}`
      else this.note("no comment", table, row)
      if (last && mark !== null) last.revised = last.revised === true || mark
      return
    }
    const statedRow = this.statedRow(r, results, { covered, comments })
    if (last && this.goesOn(r, results, covered)) {
      last.rows = [...last.rows, statedRow]
      if (mark !== null) last.revised = last.revised === true || mark
      return
    }
    const outcome = results.legend.get(letterOf(own("outcome"))) ?? outcomeOf(own("outcome"))
    const place = this.place(r, results, covered)
    const revised = mark ?? (uses.includes("revised") ? null : markOfSection(place.section))
    this.answers.push({ ...place, rows: [statedRow], text, revised, outcome, repeat })
  }

  private answerText(r: number, { table, uses }: ResultsTable): string {
    const columns = uses.flatMap((use, c) => (use === "answer" ? [c] : []))
    const texts = columns.map(c => answerOf(table.paragraphs(r, c))).filter(text => !isBlank(text))
    return texts.join("\n")
  }

  /** Whether the row shares the answer above: its cell is merged with it; or it is blank and nothing else says that it has one of its own. */
  private goesOn(r: number, { table, uses }: ResultsTable, covered: CoveredCells): boolean {
    const answer = uses.indexOf("answer")
    if (covered.above(r, answer) !== null) return true
    const row = table.rows[r]
    const isFilled = (use: ResultsUse) => uses.some((each, c) => each === use && !isBlank(row?.cells[c] ?? ""))
    if (!row || isFilled("answer") || isFilled("revised") || isFilled("outcome")) return false
    // Where merged cells say what goes together, a blank one is an answer that is missing.
    if (!uses.includes("revised") && table.merges.some(({ left, top, bottom }) => left === answer && bottom > top))
      return false
    if (this.answers.length > 0) this.note("blank answer", table, row)
    return true
  }

  private statedRow(
    r: number,
    { table, uses }: ResultsTable,
    { covered, comments }: { readonly covered: CoveredCells; readonly comments: readonly string[] },
  ): StatedRow {
    const said = (use: ResultsUse): string | null => {
      const column = uses.indexOf(use)
      const text = (table.rows[covered.above(r, column) ?? r]?.cells[column] ?? "").trim()
      return column < 0 || isBlank(text) ? null : text.replace(/\s+/g, " ")
    }
    const line = table.rows[r]?.line ?? r + 1
    return { part: table.part, line, number: said("number"), target: said("target"), comments }
  }

  /** The section that a column names, from the merged or the last cell above; else that of the heading above. */
  private place(r: number, { table, uses, from }: ResultsTable, covered: CoveredCells) {
    const named = (use: "section" | "subsection"): string | null => {
      const column = uses.indexOf(use)
      for (let above = covered.above(r, column) ?? r; above >= from; above--) {
        const text = (table.rows[above]?.cells[column] ?? "").trim()
        if (!isBlank(text)) return text
      }
      return null
    }
    if (!uses.includes("section"))
      return { section: this.section, subsection: uses.includes("subsection") ? named("subsection") : this.subsection }
    return { section: named("section"), subsection: uses.includes("subsection") ? named("subsection") : null }
  }
}
