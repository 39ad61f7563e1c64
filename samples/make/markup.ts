/**
 * The light markup that the sample plans are written in, one paragraph a line:
 *
 *   % a remark                     = title line          # … ##### headings, with {#id} at the end
 *   ・ and － bullets               1) a counted item      @page @toc @section @figure @table … @end @box … @end
 *   @annex id | title              (an annex counts by itself)
 *
 * In tables cells stand apart by ||, ^ continues the cell above, < the cell to the left, ! heads a group of rows, and ／／
 * starts a new paragraph in the cell.
 *
 * Both versions of a plan come from one text: {{a|draft|revision}} is a change inside a line,
 * {{+c}} at the start of a line (or of a table row) stands in the revision only.
 */

export type Version = "draft" | "revision"

export type ParagraphKind =
  | "title"
  | "subtitle"
  | "heading"
  | "annex"
  | "body"
  | "bullet"
  | "counted"
  | "caption"
  | "note"
  | "cell"
  /** Of a table: a title of a column, or on level 2 a heading of a group of rows. */
  | "head"
  | "box"
  | "toc"
  | "tocTitle"
  | "figure"

export interface Paragraph {
  readonly type: "paragraph"
  readonly kind: ParagraphKind
  /** From 1; of headings, bullets and lines of the contents. */
  readonly level: number
  readonly id: string | null
  /** Inline markup. */
  readonly raw: string
  readonly pageBefore: boolean
}

export interface TableCell {
  readonly paragraphs: readonly Paragraph[]
  readonly span: number
  readonly merge: "none" | "start" | "continue"
}

export interface Table {
  readonly type: "table"
  /** Shares of the width. */
  readonly widths: readonly number[]
  readonly headerRows: number
  readonly rows: readonly (readonly TableCell[])[]
}

export type Node =
  | Paragraph
  | Table
  | { readonly type: "toc" }
  | { readonly type: "section"; readonly orientation: "portrait" | "landscape"; readonly first: boolean }
  | { readonly type: "figure"; readonly file: string; readonly description: string }
  | { readonly type: "box"; readonly paragraphs: readonly Paragraph[] }

const HEADING = /^(#{1,5}) (.*?)(?: \{#([\w-]+)\})?$/

const paragraph = (kind: ParagraphKind, raw: string, more: Partial<Paragraph> = {}): Paragraph => ({
  type: "paragraph",
  kind,
  level: 1,
  id: null,
  raw,
  pageBefore: false,
  ...more,
})

/** The text of one version: changes are resolved, lines of the other version are gone. */
export function versionOf(source: string, version: Version): string {
  return source
    .split("\n")
    .filter(line => !line.startsWith("%") && (version === "revision" || !line.startsWith("{{+")))
    .map(line =>
      line
        .replace(/^\{\{\+\w\}\}/, "")
        .replace(/\{\{\w\|([^|}]*)\|([^|}]*)\}\}/g, (_, before: string, after: string) =>
          version === "draft" ? before : after,
        ),
    )
    .join("\n")
}

/** Reads the markup of one version. */
export function parseMarkup(text: string): readonly Node[] {
  const lines = text.split("\n")
  const nodes: Node[] = []
  let pageBefore = false
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? ""
    if (line.trim() === "") continue
    if (line === "@page") {
      pageBefore = true
      continue
    }
    const block: string[] = []
    if (/^@(table|box)\b/.test(line)) while (lines[++i] !== "@end") block.push(lines[i] ?? "")
    for (const node of parseLine(line, block)) {
      nodes.push(node.type === "paragraph" && pageBefore ? { ...node, pageBefore } : node)
      pageBefore = false
    }
  }
  return nodes
}

function parseLine(line: string, block: readonly string[]): readonly Node[] {
  const heading = HEADING.exec(line)
  if (heading) {
    const [, marks = "", raw = "", id = null] = heading
    return [paragraph("heading", raw, { level: marks.length, id })]
  }
  const counted = /^(\d+)\) (.*)$/.exec(line)
  if (counted) return [paragraph("counted", counted[2] ?? "", { id: counted[1] === "1" ? "first" : null })]
  if (line.startsWith("= ")) return [paragraph("title", line.slice(2))]
  if (line.startsWith("- ")) return [paragraph("subtitle", line.slice(2))]
  if (line.startsWith("・")) return [paragraph("bullet", line.slice(1))]
  if (line.startsWith("－")) return [paragraph("bullet", line.slice(1), { level: 2 })]
  if (line.startsWith("（注")) return [paragraph("note", line)]
  if (line.startsWith("@")) return command(line, block)
  return [paragraph("body", line)]
}

function command(line: string, block: readonly string[]): readonly Node[] {
  const [head = "", title = ""] = line.split(" | ")
  const [name = "", id = "", ...options] = head.split(" ")
  switch (name) {
    case "@toc":
      return [{ type: "toc" }]
    case "@section":
      return [
        { type: "section", orientation: id === "landscape" ? "landscape" : "portrait", first: options[0] === "first" },
      ]
    case "@annex":
      return [paragraph("annex", title, { id, pageBefore: true })]
    case "@figure":
      return [{ type: "figure", file: options[0] ?? "", description: title }, paragraph("caption", title, { id })]
    case "@box":
      return [{ type: "box", paragraphs: block.map(raw => paragraph("box", raw)) }]
    case "@table":
      return [...(title === "" ? [] : [paragraph("caption", title, { id })]), table(options, block)]
    default:
      throw new Error(`unknown command: ${line}`)
  }
}

function table(options: readonly string[], lines: readonly string[]): Table {
  const option = (key: string, otherwise: string) =>
    options.find(each => each.startsWith(`${key}=`))?.slice(key.length + 1) ?? otherwise
  const headerRows = Number(option("header", "1"))
  const raw = lines.map(line => line.split(" || ").map(cell => cell.trim()))
  const rows = raw.map((cells, r) =>
    cells.flatMap((text, c): TableCell[] => {
      if (text === "<") return []
      let span = 1
      while (cells[c + span] === "<") span++
      const merge = text === "^" ? "continue" : raw[r + 1]?.[c] === "^" ? "start" : "none"
      const group = text.startsWith("!")
      const kind = r < headerRows || group ? "head" : "cell"
      const texts = text === "^" ? [""] : text.slice(group ? 1 : 0).split("／／")
      return [{ paragraphs: texts.map(each => paragraph(kind, each, { level: group ? 2 : 1 })), span, merge }]
    }),
  )
  return { type: "table", widths: option("widths", "1").split(",").map(Number), headerRows, rows }
}
