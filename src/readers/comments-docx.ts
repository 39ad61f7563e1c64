import { UserError } from "../model/errors.ts"
import type { Warning } from "../model/reading.ts"
import { openPackage } from "../ooxml/package.ts"
import { type CommentTable, lineBreaks, type Merge, type TableRow, type Tables, warn } from "./comments-table.ts"
import { leanDocx } from "./docx-lean.ts"
import { findHeader } from "./header-row.ts"
import { HtmlTable } from "./html-table.ts"

/** What mammoth gives; its own types say `any`. */
interface MammothNode {
  readonly type: string
  readonly value?: string
  readonly breakType?: string
  readonly colSpan?: number
  readonly rowSpan?: number
  readonly children?: readonly MammothNode[]
}

/** Reads the tables of a Word document, nested ones too where they have titles of their own. */
export async function readDocxTables(file: string, bytes: Uint8Array): Promise<Tables> {
  const lean = leanDocx(openPackage(file, bytes))
  const document = await readMammoth(file, lean.bytes)
  const outer = tablesIn(document)
  const tables = outer.map((table, i) => readTable(table, String(i + 1)))
  const nested = outer
    .flatMap((table, i) => nestedTables(table).map((each, n) => readTable(each, `${i + 1}-${n + 1}`)))
    .filter(table => findHeader(table) !== null)
  if (tables.length === 0) throw noTable(file)
  return { tables: [...tables, ...nested], warnings: countWarnings(file, lean.counts) }
}

async function readMammoth(file: string, bytes: Uint8Array): Promise<MammothNode> {
  const { default: mammoth } = await import("mammoth")
  let document: MammothNode = { type: "document" }
  const transformDocument = (read: MammothNode): MammothNode => {
    document = read
    // Nothing is left to be turned into HTML.
    return { type: "document", children: [] }
  }
  try {
    await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { transformDocument, externalFileAccess: false })
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/\s+/g, " ").replace(/\.$/, "") : String(error)
    throw new UserError(
      { ja: `${file}: Wordの表として読めません（${reason}）。`, en: `${file}: its tables cannot be read (${reason}).` },
      {
        ja: "Wordで開いて保存し直すか、表をExcelに写して .xlsx で保存してください。",
        en: "Save it again in Word, or copy the table to Excel and save it as .xlsx.",
      },
    )
  }
  return document
}

const noTable = (file: string): UserError =>
  new UserError(
    { ja: `${file}: 表がありません。`, en: `${file}: there is no table in it.` },
    {
      ja: "意見は、「意見」などの見出しのある表にしてください。Excel（.xlsx）やCSVでも構いません。",
      en: 'Put the comments in a table with titles such as "Comment"; Excel (.xlsx) and CSV will do too.',
    },
  )

/** The outermost tables below a node, in order. */
function tablesIn(node: MammothNode): readonly MammothNode[] {
  return (node.children ?? []).flatMap(child => (child.type === "table" ? [child] : tablesIn(child)))
}

const nestedTables = (table: MammothNode): readonly MammothNode[] =>
  (table.children ?? []).flatMap(tablesIn).flatMap(each => [each, ...nestedTables(each)])

function readTable(table: MammothNode, part: string): CommentTable {
  const grid = new HtmlTable(0)
  const merges: Merge[] = []
  const rows: TableRow[] = (table.children ?? []).map((row, r) => {
    grid.startRow()
    const cells: string[] = []
    for (const cell of row.children ?? []) {
      const { column, rowSpan, columnSpan } = grid.cell(String(cell.rowSpan ?? 1), String(cell.colSpan ?? 1))
      while (cells.length < column) cells.push("")
      cells.push(cellText(cell))
      if (rowSpan > 1 || columnSpan > 1)
        merges.push({ top: r, left: column, bottom: r + rowSpan - 1, right: column + columnSpan - 1 })
    }
    return { line: r + 1, cells }
  })
  return { part, rows, merges, header: null }
}

/** Paragraphs of a cell are lines of its text; so are the rows of a table inside it. */
function cellText(cell: MammothNode): string {
  const lines = (cell.children ?? []).map(child =>
    child.type === "table"
      ? (child.children ?? []).map(row => (row.children ?? []).map(cellText).join("\t")).join("\n")
      : inlineText(child),
  )
  return lineBreaks(lines.join("\n"))
}

function inlineText(node: MammothNode): string {
  switch (node.type) {
    case "text":
      return node.value ?? ""
    case "tab":
      return "\t"
    case "break":
      return node.breakType === "line" ? "\n" : ""
    default:
      return (node.children ?? []).map(inlineText).join("")
  }
}

const SAID: Readonly<Record<string, readonly [ja: string, en: string]>> = {
  picture: ["表の中の図は読んでいません。", "Pictures in tables were not read."],
  "text box": ["表の中のテキストボックスは読んでいません。", "Text boxes in tables were not read."],
  "tracked change": [
    "表の中の変更履歴は、反映した状態で読みました。",
    "Tracked changes in tables were read as accepted.",
  ],
  "imported file": ["取り込まれた別ファイルは読んでいません。", "Imported files were not read."],
}

const countWarnings = (file: string, counts: ReadonlyMap<string, number>): readonly Warning[] =>
  [...counts].flatMap(([what, count]) => {
    const said = SAID[what]
    return said ? [warn(file, {}, { ja: said[0], en: said[1] }, count)] : []
  })
