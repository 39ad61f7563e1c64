import { picture, textBox } from "./drawing.ts"
import { parseInline } from "./inline.ts"
import type { Numbered } from "./labels.ts"
import { numberNodes } from "./labels.ts"
import type { Node, Paragraph, Table, TableCell } from "./markup.ts"
import { type PageStart, pageAt } from "./pages.ts"
import type { Profile } from "./profile.ts"
import { field, writeRuns } from "./runs.ts"
import { attributes, escapeXml, hexId, RSIDS, seeded, val } from "./xml.ts"

/** The body of a document, and what it needs beside it. */
export interface Body {
  readonly xml: string
  readonly notes: readonly string[]
  readonly pictures: readonly string[]
  /** How many numbered lists start anew. */
  readonly lists: number
}

/** Where pages start; null while measuring: then a bookmark "m<paragraph>p<offset>" stands before every sign. */
export type Layout = readonly PageStart[] | null

export function writeBody(nodes: readonly Node[], profile: Profile, layout: Layout): Body {
  const writer = new BodyWriter(nodes, profile, layout)
  return { xml: writer.write(), notes: writer.notes, pictures: writer.pictures, lists: writer.lists }
}

class BodyWriter {
  readonly notes: string[] = []
  readonly pictures: string[] = []
  lists = 0
  private readonly nodes: readonly Node[]
  private readonly profile: Profile
  private readonly layout: Layout
  private readonly numbered: Numbered
  private readonly ordinals = new Map<Paragraph, number>()
  private ordinal = 0
  private bookmarks = 0
  private marks = 0

  constructor(nodes: readonly Node[], profile: Profile, layout: Layout) {
    this.nodes = nodes
    this.profile = profile
    this.layout = layout
    this.numbered = numberNodes(nodes, profile.wording)
    // Ordinals first: the contents stand before the headings that they list.
    let ordinal = 0
    for (const node of nodes) {
      if (node.type === "toc") ordinal += 1 + this.contents().length
      for (const each of paragraphsOf(node)) this.ordinals.set(each, ordinal++)
    }
  }

  write(): string {
    let orientation: "portrait" | "landscape" = "portrait"
    let first = true
    let out = ""
    for (const node of this.nodes) {
      if (node.type === "section") {
        if (out !== "") out += `<w:p><w:pPr>${SMALL}${this.profile.section(orientation, first)}</w:pPr></w:p>`
        orientation = node.orientation
        first = node.first
      } else out += this.node(node)
    }
    return out + this.profile.section(orientation, first)
  }

  private node(node: Exclude<Node, { type: "section" }>): string {
    switch (node.type) {
      case "paragraph":
        return this.paragraph(node)
      case "table":
        return this.table(node)
      case "toc":
        return this.toc()
      case "figure":
        this.pictures.push(node.file)
        return `<w:p><w:pPr><w:pStyle w:val="af0"/></w:pPr><w:r>${picture(this.pictures.length, node.file, node.description)}</w:r></w:p>`
      case "box": {
        const inner = node.paragraphs.map(each => this.paragraph(each)).join("")
        return `<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r>${textBox(inner)}</w:r></w:p>`
      }
    }
  }

  private paragraph(node: Paragraph, more = ""): string {
    const ordinal = this.ordinal++
    const random = seeded(`${node.kind}${node.raw}${ordinal % 7}`)
    const breaks = this.layout?.filter(start => start.paragraph === ordinal).map(start => start.offset) ?? []
    const counted = node.kind === "counted"
    if (counted && node.id === "first") this.lists++
    const properties = [
      val("pStyle", this.profile.style(node.kind, node.level)),
      node.pageBefore ? "<w:pageBreakBefore/>" : "",
      counted ? `<w:numPr>${val("ilvl", 0)}${val("numId", 10 + this.lists)}</w:numPr>` : "",
      more,
    ].join("")
    const runs = writeRuns(parseInline(node.raw, this.numbered.targets), {
      note: text => this.notes.push(text),
      breaks: node.kind === "caption" ? breaks.filter(offset => offset > 0) : breaks,
      mark: this.layout === null ? offset => this.measure(ordinal, offset) : null,
      eastAsian: this.profile.eastAsian,
      properties: "",
    })
    const ids = attributes({
      "w14:paraId": hexId(random),
      "w14:textId": "77777777",
      "w:rsidR": RSIDS[random(RSIDS.length)] ?? RSIDS[0],
      "w:rsidRDefault": RSIDS[random(RSIDS.length)] ?? RSIDS[0],
    })
    return `<w:p${ids}><w:pPr>${properties}</w:pPr>${this.named(node, this.caption(node, breaks.includes(0)) + runs)}</w:p>`
  }

  /** Label of a caption: 表1, counted by a SEQ field, inside its own bookmark. */
  private caption(node: Paragraph, startsPage: boolean): string {
    const label = node.kind === "caption" ? this.numbered.labels.get(node) : undefined
    if (label === undefined) return ""
    const number = /\d+$/.exec(label)?.[0] ?? ""
    const kind = label.slice(0, -number.length)
    const inner = `<w:r>${startsPage ? "<w:lastRenderedPageBreak/>" : ""}<w:t xml:space="preserve">${kind}</w:t></w:r>${field(` SEQ ${kind.trim()} \\* ARABIC `, number)}`
    const target = node.id === null ? undefined : this.numbered.targets.get(node.id)
    return `${target ? this.bookmark(target.bookmark, inner) : inner}<w:r><w:t xml:space="preserve">${this.profile.eastAsian ? "　" : "  "}</w:t></w:r>`
  }

  /** Headings stand inside the bookmarks that the contents and the references name. */
  private named(node: Paragraph, inner: string): string {
    const bookmark = this.numbered.bookmarks.get(node)
    if (bookmark === undefined || node.kind === "caption") return inner
    const target = node.id === null ? undefined : this.numbered.targets.get(node.id)
    return this.bookmark(bookmark, target ? this.bookmark(target.bookmark, inner) : inner)
  }

  private bookmark(name: string, inner: string): string {
    const id = this.bookmarks++
    return `<w:bookmarkStart w:id="${id}" w:name="${name}"/>${inner}<w:bookmarkEnd w:id="${id}"/>`
  }

  private measure(ordinal: number, offset: number): string {
    const id = 1_000_000 + this.marks++
    return `<w:bookmarkStart w:id="${id}" w:name="m${ordinal}p${offset}"/><w:bookmarkEnd w:id="${id}"/>`
  }

  private contents(): readonly Paragraph[] {
    return this.nodes.filter(
      (node): node is Paragraph =>
        node.type === "paragraph" && (node.kind === "annex" || (node.kind === "heading" && node.level <= 3)),
    )
  }

  /** The contents as a field with a link and a page for each heading. */
  private toc(): string {
    const title = `<w:p><w:pPr>${val("pStyle", this.profile.style("tocTitle", 1))}</w:pPr>${this.layout === null ? this.measure(this.ordinal, 0) : ""}<w:r><w:t>${this.profile.contents}</w:t></w:r></w:p>`
    this.ordinal++
    const entries = this.contents()
    const lines = entries.map((node, index) => {
      const ordinal = this.ordinal++
      const bookmark = this.numbered.bookmarks.get(node) ?? ""
      const page = this.layout ? String(pageAt(this.layout, this.ordinals.get(node) ?? 0)) : "00"
      const starts = this.layout?.some(start => start.paragraph === ordinal) ? "<w:lastRenderedPageBreak/>" : ""
      const hidden = "<w:rPr><w:noProof/><w:webHidden/></w:rPr>"
      const link = '<w:rPr><w:rStyle w:val="ac"/><w:noProof/></w:rPr>'
      const space = '<w:t xml:space="preserve"> </w:t>'
      const begin =
        index === 0
          ? '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-3" \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
          : ""
      const text = [
        this.layout === null ? this.measure(ordinal, 0) : "",
        `<w:r>${link}${starts}<w:t>${escapeXml(this.numbered.labels.get(node) ?? "")}</w:t></w:r>`,
        `<w:r>${link}${node.kind === "annex" ? space : "<w:tab/>"}</w:r><w:r>${link}<w:t>${escapeXml(node.raw)}</w:t></w:r>`,
        `<w:r>${hidden}<w:tab/></w:r>${field(` PAGEREF ${bookmark} \\h `, page, hidden)}`,
      ].join("")
      const level = node.kind === "annex" ? 1 : node.level
      return `<w:p><w:pPr>${val("pStyle", this.profile.style("toc", level))}<w:rPr><w:noProof/></w:rPr></w:pPr>${begin}<w:hyperlink w:anchor="${bookmark}" w:history="1">${text}</w:hyperlink></w:p>`
    })
    const end = '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    const properties = `<w:sdtPr>${val("id", 1_563_214_027)}<w:docPartObj>${val("docPartGallery", "Table of Contents")}<w:docPartUnique/></w:docPartObj></w:sdtPr>`
    return `<w:sdt>${properties}<w:sdtContent>${title}${lines.join("")}${end}</w:sdtContent></w:sdt>`
  }

  private table(node: Table): string {
    const landscape = this.sectionIsLandscape(node)
    const width = this.profile.textWidth(landscape)
    const total = node.widths.reduce((sum, each) => sum + each, 0)
    const grid = node.widths.map(share => Math.round((share * width) / total))
    const properties = `<w:tblPr>${val("tblStyle", "ae")}<w:tblW w:w="${grid.reduce((sum, each) => sum + each, 0)}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr>`
    const rows = node.rows.map((cells, r) => {
      const isHead = r < node.headerRows
      let column = 0
      const written = cells.map(cell => {
        const own = grid.slice(column, column + cell.span).reduce((sum, each) => sum + each, 0)
        column += cell.span
        return this.cell(cell, own, isHead)
      })
      return `<w:tr><w:trPr><w:cantSplit/>${isHead ? "<w:tblHeader/>" : ""}</w:trPr>${written.join("")}</w:tr>`
    })
    return `<w:tbl>${properties}<w:tblGrid>${grid.map(each => `<w:gridCol w:w="${each}"/>`).join("")}</w:tblGrid>${rows.join("")}</w:tbl>`
  }

  private cell(cell: TableCell, width: number, isHead: boolean): string {
    const properties = [
      `<w:tcW w:w="${width}" w:type="dxa"/>`,
      cell.span > 1 ? val("gridSpan", cell.span) : "",
      cell.merge === "start" ? '<w:vMerge w:val="restart"/>' : cell.merge === "continue" ? "<w:vMerge/>" : "",
      isHead ? shade("D9E2F3") : cell.paragraphs[0]?.kind === "head" ? shade("F2F2F2") : "",
    ].join("")
    return `<w:tc><w:tcPr>${properties}</w:tcPr>${cell.paragraphs.map(each => this.paragraph(each)).join("")}</w:tc>`
  }

  private sectionIsLandscape(table: Table): boolean {
    const before = this.nodes.slice(0, this.nodes.indexOf(table)).findLast(node => node.type === "section")
    return before?.type === "section" && before.orientation === "landscape"
  }
}

const shade = (colour: string): string =>
  `<w:shd w:val="clear" w:color="auto" w:fill="${colour}"/><w:vAlign w:val="center"/>`

/** Ends a section without taking room. */
const SMALL = '<w:pStyle w:val="a"/><w:snapToGrid w:val="0"/><w:spacing w:line="20" w:lineRule="exact"/>'

/** The paragraphs that a node writes, in the order in which it does. */
export function paragraphsOf(node: Node): readonly Paragraph[] {
  if (node.type === "paragraph") return [node]
  if (node.type === "box") return node.paragraphs
  if (node.type === "table") return node.rows.flatMap(row => row.flatMap(cell => cell.paragraphs))
  return []
}
