import { unzipSync } from "fflate"
import { SaxesParser } from "saxes"

/** A results table as a reader of the Word file finds it. Written from the standard; shares no code with the publisher. */
export interface ReadResults {
  readonly title: string
  readonly period: string | null
  readonly totals: string
  readonly header: readonly string[]
  readonly sections: readonly ReadSection[]
  readonly closing: string | null
  readonly none: string | null
  /** Rows of the changes without comments: place, before, after, reason. */
  readonly ownChanges: readonly (readonly string[])[]
}

interface ReadSection {
  readonly title: string | null
  readonly subsections: readonly { readonly title: string | null; readonly rows: readonly ReadRow[] }[]
}

export interface ReadRow {
  readonly comments: readonly string[]
  readonly repeat: boolean
  readonly answer: string
  readonly revised: string
  readonly mergedWithAbove: boolean
}

interface Node {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Node[]
  text: string
}

/** The parts of a package as text. */
export const partsOf = (bytes: Uint8Array): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(unzipSync(bytes)).map(([name, part]) => [
      name,
      new TextDecoder("utf-8", { fatal: true }).decode(part),
    ]),
  )

/** Fails on anything that is not well-formed XML. */
export function parse(source: string): Node {
  const root: Node = { name: "", attributes: {}, children: [], text: "" }
  const open = [root]
  const parser = new SaxesParser()
  parser.on("error", error => {
    throw error
  })
  parser.on("opentag", ({ name, attributes }) => {
    const node: Node = { name, attributes: attributes as Record<string, string>, children: [], text: "" }
    open.at(-1)?.children.push(node)
    open.push(node)
  })
  parser.on("closetag", () => void open.pop())
  parser.on("text", text => {
    const node = open.at(-1)
    if (node) node.text += text
  })
  parser.write(source).close()
  return root
}

const within = (node: Node, name: string): readonly Node[] =>
  node.children.flatMap(child => (child.name === name ? [child] : within(child, name)))
const child = (node: Node | undefined, name: string): Node | undefined =>
  node?.children.find(({ name: own }) => own === name)

interface Line {
  readonly style: string
  readonly text: string
}

function lineOf(paragraph: Node): Line {
  const style = child(child(paragraph, "w:pPr"), "w:pStyle")?.attributes["w:val"] ?? ""
  const text = within(paragraph, "w:r")
    .flatMap(({ children }) => children)
    .map(({ name, text }) => (name === "w:t" ? text : name === "w:tab" ? "\t" : ""))
    .join("")
  return { style, text }
}

const linesOf = (cell: Node): readonly Line[] => within(cell, "w:p").map(lineOf)

/** A text begins with each paragraph of the style `first` and goes on with those of `further`. */
function texts(lines: readonly Line[], first: string, further: string): readonly string[] {
  const found: string[] = []
  for (const { style, text } of lines) {
    if (style === first) found.push(text)
    else if (style === further && found.length > 0) found.push(`${found.pop()}\n${text}`)
  }
  return found
}

function rowOf(cells: readonly Node[], above: ReadRow | undefined): ReadRow {
  const [comments = [], answers = [], marks = []] = cells.map(linesOf)
  const merges = cells.slice(1).map(cell => child(child(cell, "w:tcPr"), "w:vMerge"))
  const continued = merges.map(merge => merge !== undefined && merge.attributes["w:val"] !== "restart")
  if (continued[0] !== continued[1]) throw new Error("the answer and its mark are merged differently")
  const mergedWithAbove = continued[0] ?? false
  return {
    comments: texts(comments, "ResultsComment", "ResultsCommentLine"),
    repeat: comments.some(({ style }) => style === "ResultsRepeat"),
    answer: mergedWithAbove
      ? (above?.answer ?? "")
      : texts(answers, "ResultsResponse", "ResultsResponseLine").join("\u0000"),
    revised: mergedWithAbove ? (above?.revised ?? "") : marks.map(({ text }) => text).join(),
    mergedWithAbove,
  }
}

type Growing = { title: string | null; subsections: { title: string | null; rows: ReadRow[] }[] }

function sectionsOf(rows: readonly Node[]): readonly ReadSection[] {
  const sections: Growing[] = []
  const section = (title: string | null) => sections.push({ title, subsections: [] })
  const subsection = (title: string | null) => {
    if (sections.length === 0) section(null)
    sections.at(-1)?.subsections.push({ title, rows: [] })
  }
  for (const row of rows) {
    const cells = within(row, "w:tc")
    if (cells.length === 1) {
      const [line] = cells.flatMap(linesOf)
      if (line?.style === "ResultsSection") section(line.text)
      else subsection(line?.text ?? null)
      continue
    }
    if (!sections.at(-1)?.subsections.length) subsection(null)
    const list = sections.at(-1)?.subsections.at(-1)?.rows
    list?.push(rowOf(cells, list.at(-1)))
  }
  return sections
}

/** Reads a published results table back. */
export function readResults(bytes: Uint8Array): ReadResults {
  const body = within(parse(partsOf(bytes).get("word/document.xml") ?? ""), "w:body")[0]
  if (!body) throw new Error("no body")
  const lines = body.children.filter(({ name }) => name === "w:p").map(lineOf)
  const all = (style: string) => lines.filter(line => line.style === style).map(({ text }) => text)
  const one = (style: string) => all(style)[0] ?? null
  const tables = within(body, "w:tbl").map(table => within(table, "w:tr"))
  // The columns of changes without comments are four.
  const isOwn = ([titles]: readonly Node[]) => titles !== undefined && within(titles, "w:tc").length === 4
  const [header, ...rows] = tables.find(table => !isOwn(table)) ?? []
  const own = (tables.find(isOwn) ?? []).slice(1)
  const closing = all("ResultsClosing")
  return {
    title: one("ResultsTitle") ?? "",
    period: one("ResultsPeriod"),
    totals: one("ResultsTotals") ?? "",
    header: header
      ? within(header, "w:tc")
          .flatMap(linesOf)
          .map(({ text }) => text)
      : [],
    sections: sectionsOf(rows),
    closing: closing.length > 0 ? closing.join("\n") : null,
    none: one("ResultsNone"),
    ownChanges: own.map(row =>
      within(row, "w:tc").map(cell =>
        linesOf(cell)
          .map(({ text }) => text)
          .join("\n"),
      ),
    ),
  }
}
