import type { CommentRow } from "../model/intake.ts"
import type { Warning } from "../model/reading.ts"
import { parseDate } from "../text/dates.ts"
import type { AssignedTable, Columns, ColumnUse } from "./columns.ts"
import { type CommentTable, columnLetters, isBlank, type TableRow } from "./comments-table.ts"
import { parseConsent } from "./consent.ts"
import type { Header } from "./header-row.ts"
import { CoveredCells } from "./merged-cells.ts"
import { RowProblems } from "./row-problems.ts"
import { parseKind } from "./submitter-kind.ts"
import { ERROR_VALUE } from "./xlsx-cells.ts"

/** Excel keeps no more than this in a cell, in UTF-16 units; whatever was longer was cut there. */
const LONGEST_CELL = 32_767

/** What stands for "no organisation" in a column of their names. */
const NO_ORGANIZATION = /^(?:なし|無し|無|個人|該当なし|n\/?a|none|[-－―ー])$/i

/** A group heading above rows: "○ 総論について", "(組織統治)". */
const GROUP_MARK = /^\s*[○◯●■□◆◇▼▽【]/u
const SUBGROUP_MARK = /^\s*[(（〈<]/u

/** Reads the rows below the header. `ids`: comments of the file's other tables by their numbers; those read here are added. */
export function readRows(
  file: string,
  assigned: AssignedTable,
  ids: Map<string, CommentRow>,
): { readonly rows: readonly CommentRow[]; readonly warnings: readonly Warning[] } {
  return new RowReader(file, assigned, ids).read()
}

class RowReader {
  private readonly table: CommentTable
  private readonly header: Header
  private readonly columns: Columns
  private readonly covered: CoveredCells
  private readonly problems: RowProblems
  private readonly rows: CommentRow[] = []
  private readonly ids: Map<string, CommentRow>
  private section: string | null = null
  private subsection: string | null = null

  constructor(file: string, { table, header, columns }: AssignedTable, ids: Map<string, CommentRow>) {
    this.ids = ids
    this.table = table
    this.header = header
    this.columns = columns
    this.covered = new CoveredCells(table, header.end)
    this.problems = new RowProblems(file, table.part)
  }

  read() {
    const titles = this.table.rows[this.header.row]
    for (let r = this.header.end; r < this.table.rows.length; r++) {
      const row = this.table.rows[r]
      if (!row) continue
      this.covered.moveTo(r)
      if (row.cells.every(isBlank)) continue
      if (titles && this.repeats(row, titles)) this.problems.add("header repeated", row.line)
      else if (!this.readGroup(r, row)) this.readRow(r, row)
    }
    return { rows: this.rows, warnings: this.problems.warnings() }
  }

  private repeats(row: TableRow, titles: TableRow): boolean {
    return titles.cells.every((cell, c) => isBlank(cell) || cell === row.cells[c])
  }

  /** A row with one cell across the table, or a single marked one, names the group of those that follow. */
  private readGroup(r: number, row: TableRow): boolean {
    const filled = row.cells.flatMap((cell, c) => (isBlank(cell) ? [] : [c]))
    const [only] = filled
    const text = row.cells[only ?? 0] ?? ""
    if (only === undefined || filled.length > 1 || this.columns.length < 2) return false
    const isAcross = this.covered.width(r, only) >= this.columns.length - only && only === 0
    const isMarked = this.columns[only] !== "original" && GROUP_MARK.test(text)
    if (!isAcross && !isMarked) return false
    if (SUBGROUP_MARK.test(text)) this.subsection = text.trim()
    else {
      this.section = text.trim()
      this.subsection = null
    }
    return true
  }

  private readRow(r: number, row: TableRow): void {
    const original = this.texts(r, "original")
    if (original === null) {
      this.noOpinion(r, row)
      return
    }
    if (ERROR_VALUE.test(original)) {
      this.problems.add("error value", row.line, original.trim())
      return
    }
    if (original.length >= LONGEST_CELL) this.problems.add("cut off", row.line)
    const read = this.commentOf(r, row, original)
    this.rows.push(read)
    if (read.commentId !== null) this.ids.set(read.commentId, read)
  }

  private commentOf(r: number, row: TableRow, original: string): CommentRow {
    const organization = this.text(r, "organization")
    const isOrganization = organization !== null && !NO_ORGANIZATION.test(organization)
    const said = parseKind(this.text(r, "kind") ?? "")
    return {
      commentId: this.ownId(this.text(r, "commentId"), original, row.line),
      submissionId: this.text(r, "submissionId"),
      kind: said === "unknown" && isOrganization ? "organization" : said,
      name: isOrganization ? organization : this.text(r, "name"),
      received: received(this.text(r, "received")),
      channel: this.text(r, "channel"),
      publicName: this.text(r, "publicName"),
      nameConsent: this.consent(r, row, "nameConsent"),
      originalConsent: this.consent(r, row, "originalConsent"),
      contact: this.contact(r, isOrganization),
      original,
      summary: this.texts(r, "summary"),
      target: this.target(r),
      section: this.columns.includes("section") ? this.text(r, "section") : this.section,
      subsection: this.columns.includes("subsection") ? this.text(r, "subsection") : this.subsection,
      response: this.texts(r, "response"),
      part: this.table.part,
      line: row.line,
    }
  }

  /** What the submitter agreed to; what is not a clear yes or no releases nothing and is told. */
  private consent(r: number, row: TableRow, use: "nameConsent" | "originalConsent"): boolean | null {
    const said = this.text(r, use)
    const consent = said === null ? null : parseConsent(said)
    if (said !== null && consent === null) this.problems.add("consent unclear", row.line, said.slice(0, 20))
    return consent
  }

  /** An id that stands twice names neither: the second comment gets one of its own, so that no opinion is lost. */
  private ownId(id: string | null, original: string, line: number): string | null {
    const first = id === null ? undefined : this.ids.get(id)
    if (!first) return id
    this.problems.add("id twice", line, `${id}`, first.line)
    return first.original === original ? id : null
  }

  /** A row that opens with something but holds no opinion; one that goes on with a merged opinion is part of that. */
  private noOpinion(r: number, row: TableRow): void {
    const filled = row.cells.flatMap((cell, c) => (isBlank(cell) ? [] : [this.columns[c] ?? "contact"]))
    const isNumberOnly = filled.every(use => use === "submissionId" || use === "commentId")
    const opinion = this.columns.indexOf("original")
    if (this.covered.above(r, opinion) !== null) this.continueAnswer(r, row)
    else this.problems.add(isNumberOnly ? "number only" : "no opinion", row.line)
  }

  private continueAnswer(r: number, row: TableRow): void {
    const column = this.columns.indexOf("response")
    const last = this.rows.at(-1)
    const more = row.cells[column] ?? ""
    if (last && column >= 0 && !isBlank(more) && this.covered.above(r, column) === null) {
      const response = last.response === null ? more : `${last.response}\n${more}`
      this.rows[this.rows.length - 1] = { ...last, response }
    } else this.problems.add("opinion merged", row.line)
  }

  /** The value of a field as it stands, from the merged cell above where the cell is part of one; null when blank. */
  private texts(r: number, use: ColumnUse): string | null {
    const column = this.columns.indexOf(use)
    if (column < 0) return null
    const above = use === "original" ? null : this.covered.above(r, column)
    const text = this.table.rows[above ?? r]?.cells[column] ?? ""
    return isBlank(text) ? null : text
  }

  private text(r: number, use: ColumnUse): string | null {
    return this.texts(r, use)?.trim() ?? null
  }

  /** A bare number in a column of pages or lines gets its unit: 58 → "58ページ". */
  private target(r: number): string | null {
    const places = this.columns.flatMap((use, column) => {
      if (use !== "target") return []
      const text = (this.table.rows[this.covered.above(r, column) ?? r]?.cells[column] ?? "").trim()
      return isBlank(text) ? [] : [withUnit(text, this.header.lowest[column] ?? "")]
    })
    return places.length === 0 ? null : places.join(" ")
  }

  private contact(r: number, isOrganization: boolean): Readonly<Record<string, string>> {
    const entries = new Map<string, string>()
    this.columns.forEach((use, column) => {
      if (use !== "contact" && !(use === "name" && isOrganization)) return
      const text = (this.table.rows[this.covered.above(r, column) ?? r]?.cells[column] ?? "").trim()
      if (isBlank(text)) return
      const title = (this.header.titles[column] ?? "").replace(/\s+/g, " ").trim() || columnLetters(column)
      entries.set(entries.has(title) ? `${title} (${columnLetters(column)})` : title, text)
    })
    return Object.fromEntries(entries)
  }
}

/** A date as ISO, with its time where there is one; else as written. */
function received(text: string | null): string | null {
  if (text === null) return null
  const plain = text.normalize("NFKC")
  const [, day = plain, hour, rest] = /^(.*?)[\sT]+(\d{1,2})(:\d{2}(?::\d{2})?)$/s.exec(plain) ?? []
  const date = parseDate(day)
  if (date === null) return text
  return hour === undefined ? date : `${date}T${hour.padStart(2, "0")}${rest}`
}

function withUnit(text: string, title: string): string {
  if (!/^[\d０-９]{1,5}$/.test(text)) return text
  const plain = title.normalize("NFKC").toLowerCase()
  if (/ページ|頁/.test(plain)) return `${text}ページ`
  if (/行/.test(plain)) return `${text}行`
  if (/^\s*p(?:age)?s?\b/.test(plain)) return `page ${text}`
  return /^\s*line/.test(plain) ? `line ${text}` : text
}
