import { UserError } from "../model/errors.ts"
import type { Block, Plan } from "../model/plan.ts"
import type { Warning } from "../model/reading.ts"
import { formatOf } from "./comments-format.ts"
import { type CommentTable, isBlank, lineBreaks, type Merge, type TableRow } from "./comments-table.ts"
import { readPlan } from "./plan.ts"

/** A paragraph as printed, its automatic number before it. */
export interface FlowLine {
  readonly text: string
  /** Style name as people see it in Word, or null. */
  readonly style: string | null
  readonly isHeading: boolean
}

/** A table with the paragraphs of its cells; `line` of a row counts the rows of the titles too. */
export interface FlowTable extends CommentTable {
  /** Paragraphs of a cell, by the indexes of its row and column. */
  readonly paragraphs: (row: number, column: number) => readonly FlowLine[]
}

/** What a document holds, from above to below. */
export type FlowPart =
  | { readonly kind: "line"; readonly line: FlowLine }
  | { readonly kind: "table"; readonly table: FlowTable }

/** Reads a document as paragraphs and tables. Throws `UserError` for what cannot be read so. */
export async function readFlow(
  file: string,
  bytes: Uint8Array,
): Promise<{ readonly parts: readonly FlowPart[]; readonly warnings: readonly Warning[] }> {
  const format = formatOf(file, bytes)
  if (format === "xlsx") {
    const { tables, warnings } = await (await import("./comments-xlsx.ts")).readXlsxTables(file, bytes, null)
    return { parts: tables.map(sheetPart), warnings }
  }
  if (format === "docx" || /\.(x?html?|md|markdown)$/i.test(file)) {
    // Its hash names no version here: it is only read.
    const { value, warnings } = readPlan(file, bytes, "")
    return { parts: flowOf(value), warnings }
  }
  if (format !== "csv") throw notReadable(file, format === "json" ? "JSON" : format.other)
  const { tables, warnings } = await (await import("./comments-csv.ts")).readCsvTables(file, bytes, null)
  return { parts: tables.map(sheetPart), warnings }
}

const notReadable = (file: string, format: string | null): UserError =>
  new UserError(
    {
      ja: `${file}: ${format === null ? "この形式" : `${format}形式`}の結果の表は読めません。`,
      en: `${file}: a results table ${format === null ? "in this format" : `in ${format}`} cannot be read.`,
    },
    {
      ja: "Wordで開き（PDFも開けます）、Word文書（.docx）として保存してください。.xlsx・.csv・.html も読めます。",
      en: "Open it in Word, which opens PDF too, and save it as a Word document (.docx); .xlsx, .csv and .html are read too.",
    },
  )

const plainLine = (text: string): FlowLine => ({ text, style: null, isHeading: false })

function sheetPart(table: CommentTable): FlowPart {
  const paragraphs = (row: number, column: number) => (table.rows[row]?.cells[column] ?? "").split("\n").map(plainLine)
  return { kind: "table", table: { ...table, paragraphs } }
}

/** Pictures and the marks of notes leave no text. */
const lineOf = ({ label, text, style, kind, objects }: Block): FlowLine => {
  const at = new Set(objects.map(object => object.at))
  const plain = at.size === 0 ? text : text.replace(/\ufffc/g, (sign, i: number) => (at.has(i) ? "" : sign))
  const printed = label ? `${label} ${plain}` : plain
  return { text: lineBreaks(printed), style, isHeading: kind === "heading" }
}

/** The body of a document, its tables put together from their cells. */
function flowOf({ blocks }: Plan): readonly FlowPart[] {
  const body = blocks.filter(block => block.story.kind === "body")
  const places = enclosing(body)
  const tables = new Map<number, GrowingTable>()
  const parts: FlowPart[] = []
  for (const [i, block] of body.entries()) {
    const cell = places[i] ?? null
    if (cell === null) {
      parts.push({ kind: "line", line: lineOf(block) })
      continue
    }
    let table = tables.get(cell.table)
    if (!table) {
      table = new GrowingTable()
      tables.set(cell.table, table)
      parts.push({ kind: "table", table })
    }
    table.add(cell, lineOf(block))
  }
  return numbered(parts)
}

/** Tables count from 1 where there are several. */
function numbered(parts: readonly FlowPart[]): readonly FlowPart[] {
  const tables = parts.flatMap(part => (part.kind === "table" ? [part.table] : []))
  if (tables.length > 1) for (const [i, table] of tables.entries()) (table as GrowingTable).part = String(i + 1)
  return parts
}

/**
 * The cell each block counts for: text of a table inside a cell counts for that cell. Word closes every cell with a
 * paragraph, so it is the cell of the outer table's next block.
 */
function enclosing(body: readonly Block[]): readonly Block["cell"][] {
  const last = new Map<number, number>()
  for (const [i, { cell }] of body.entries()) if (cell) last.set(cell.table, i)
  const result: Block["cell"][] = body.map(({ cell }) => cell)
  const open: number[] = []
  const nested: number[] = []
  for (const [i, { cell }] of body.entries()) {
    while (open.length > 0 && (last.get(open[0] ?? -1) ?? -1) < i) open.shift()
    if (!cell) continue
    if (open.length === 0) open.push(cell.table)
    if (cell.table !== open[0]) nested.push(i)
    else for (const inner of nested.splice(0)) result[inner] = cell
  }
  return result
}

/** Word's tables have at most 63 columns; what claims more is no results table, and is not spread out. */
const MAX_COLUMNS = 64

class GrowingTable implements FlowTable {
  part: string | null = null
  readonly header = null
  readonly merges: Merge[] = []
  private readonly grid: (readonly FlowLine[])[][] = []
  private readonly lengths: number[] = []
  private made: readonly TableRow[] | null = null

  add({ row, column, rowSpan, columnSpan }: NonNullable<Block["cell"]>, line: FlowLine): void {
    if (column >= MAX_COLUMNS) return
    for (let r = this.grid.length; r < row + 1; r++) this.grid.push([])
    const cells = this.grid[row] ?? []
    if (!cells[column] && (rowSpan > 1 || columnSpan > 1))
      this.merges.push({ top: row, left: column, bottom: row + rowSpan - 1, right: column + columnSpan - 1 })
    cells[column] = [...(cells[column] ?? []), line]
    this.lengths[row] = Math.min(MAX_COLUMNS, Math.max(this.lengths[row] ?? 0, column + columnSpan))
  }

  /** A cell's paragraphs are lines of its text. */
  get rows(): readonly TableRow[] {
    this.made ??= this.grid.map((cells, r) => ({
      line: r + 1,
      cells: Array.from({ length: this.lengths[r] ?? 0 }, (_, c) =>
        (cells[c] ?? []).map(({ text }) => text).join("\n"),
      ),
    }))
    return this.made
  }

  paragraphs = (row: number, column: number): readonly FlowLine[] => this.grid[row]?.[column] ?? []
}

/** Lines without the blank ones before and behind. */
export function trimmed(lines: readonly FlowLine[]): readonly FlowLine[] {
  const from = lines.findIndex(({ text }) => !isBlank(text))
  const to = lines.findLastIndex(({ text }) => !isBlank(text))
  return from < 0 ? [] : lines.slice(from, to + 1)
}
