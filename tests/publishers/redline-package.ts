import { writeZip } from "../../src/ooxml/zip.ts"
import type { Block, Doc, Inline, Paragraph, Table } from "./redline-model.ts"

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
const PACKAGE = "http://schemas.openxmlformats.org/package/2006"
const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

const NAMESPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  `xmlns:r="${OFFICE}"`,
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(" ")

const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;")
const run = (text: string, format: string) =>
  `<w:r>${format && `<w:rPr>${format}</w:rPr>`}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`

const fieldStart = (instruction: string) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">${escaped(instruction)}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`
const FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'

const SIGNS = {
  tab: "<w:tab/>",
  break: "<w:br/>",
  page: '<w:br w:type="page"/>',
  hyphen: "<w:noBreakHyphen/>",
} as const

/** Writes one part and notes what it needs of the package. */
class PartBody {
  readonly links: string[] = []
  readonly pictures = new Set<number>()
  readonly #of: PackageBuilder

  constructor(of: PackageBuilder) {
    this.#of = of
  }

  blocks(blocks: readonly Block[]): string {
    return blocks
      .map(each => {
        switch (each.kind) {
          case "paragraph":
            return this.paragraph(each)
          case "table":
            return this.table(each)
          case "contents":
            return this.#contents(each)
          default:
            return `<w:sdt><w:sdtPr><w:tag w:val="${each.tag}"/></w:sdtPr><w:sdtContent>${this.blocks(each.blocks)}</w:sdtContent></w:sdt>`
        }
      })
      .join("")
  }

  #contents({ instruction, blocks }: Extract<Block, { kind: "contents" }>): string {
    return blocks
      .map((each, i) => {
        const end = i === blocks.length - 1 ? FIELD_END : ""
        return this.paragraph(each, { before: i === 0 ? fieldStart(instruction) : "", after: end })
      })
      .join("")
  }

  paragraph(
    { properties, list, style, inlines, section }: Paragraph,
    { before, after } = { before: "", after: "" },
  ): string {
    const inner = [
      style && `<w:pStyle w:val="${style}"/>`,
      properties.startsWith("<w:keepNext/>") ? "<w:keepNext/>" : "",
      list > 0 ? `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${list}"/></w:numPr>` : "",
      properties.replace("<w:keepNext/>", ""),
      section > 0 ? `<w:sectPr><w:pgMar ${margins(section)}/></w:sectPr>` : "",
    ].join("")
    return `<w:p>${inner && `<w:pPr>${inner}</w:pPr>`}${before}${this.inlines(inlines)}${after}</w:p>`
  }

  table({ properties, rows }: Table): string {
    const columns = Math.max(...rows.map(row => row.cells.length))
    const cells = rows.map(
      row =>
        `<w:tr>${row.properties && `<w:trPr>${row.properties}</w:trPr>`}${row.cells
          .map(
            cell =>
              `<w:tc>${cell.properties && `<w:tcPr>${cell.properties}</w:tcPr>`}${this.blocks(cell.blocks)}</w:tc>`,
          )
          .join("")}</w:tr>`,
    )
    return `<w:tbl><w:tblPr>${properties}</w:tblPr><w:tblGrid>${'<w:gridCol w:w="2000"/>'.repeat(columns)}</w:tblGrid>${cells.join("")}</w:tbl>`
  }

  inlines(inlines: readonly Inline[]): string {
    return inlines.map(each => this.inline(each)).join("")
  }

  inline(each: Inline): string {
    switch (each.kind) {
      case "text":
        return run(each.text, each.format)
      case "sign":
        return `<w:r>${SIGNS[each.sign]}</w:r>`
      case "ruby":
        return `<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="10"/><w:hpsRaise w:val="18"/><w:hpsBaseText w:val="21"/><w:lid w:val="ja-JP"/></w:rubyPr><w:rt>${run(each.reading, "")}</w:rt><w:rubyBase>${run(each.base, "")}</w:rubyBase></w:ruby></w:r>`
      case "equation":
        return `<m:oMath><m:r><m:t>${each.text}</m:t></m:r></m:oMath>`
      case "field":
        return each.simple
          ? `<w:fldSimple w:instr="${escaped(each.instruction)}">${run(each.result, "")}</w:fldSimple>`
          : `${fieldStart(each.instruction)}${run(each.result, "")}${FIELD_END}`
      case "image":
        this.pictures.add(each.picture)
        return `<w:r>${drawing(`<pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="pic${each.picture}"/></pic:blipFill><pic:spPr/></pic:pic>`, "http://schemas.openxmlformats.org/drawingml/2006/picture", this.#of)}</w:r>`
      default:
        return this.#compound(each)
    }
  }

  #compound(each: Exclude<Inline, { kind: "text" | "sign" | "ruby" | "equation" | "field" | "image" }>): string {
    switch (each.kind) {
      case "link": {
        if (each.target.startsWith("#"))
          return `<w:hyperlink w:anchor="${each.target.slice(1)}">${this.inlines(each.inlines)}</w:hyperlink>`
        if (!this.links.includes(each.target)) this.links.push(each.target)
        return `<w:hyperlink r:id="link${this.links.indexOf(each.target)}">${this.inlines(each.inlines)}</w:hyperlink>`
      }
      case "bookmark": {
        const id = this.#of.bookmark(each.name)
        const inner = this.inlines(each.inlines)
        return id === null
          ? inner
          : `<w:bookmarkStart w:id="${id}" w:name="${each.name}"/>${inner}<w:bookmarkEnd w:id="${id}"/>`
      }
      case "control":
        return `<w:sdt><w:sdtPr><w:tag w:val="${each.tag}"/></w:sdtPr><w:sdtContent>${this.inlines(each.inlines)}</w:sdtContent></w:sdt>`
      case "comment": {
        const id = this.#of.comment(each.text)
        return `<w:commentRangeStart w:id="${id}"/>${this.inlines(each.inlines)}<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`
      }
      case "note":
        return `<w:r><w:${each.note}Reference w:id="${this.#of.note(each.note, each.blocks)}"/></w:r>`
      case "box": {
        const content = `<w:txbxContent>${this.blocks(each.blocks)}</w:txbxContent>`
        if (each.vml)
          return `<w:r><w:pict><v:shape style="width:90pt;height:30pt"><v:textbox>${content}</v:textbox></v:shape></w:pict></w:r>`
        const shape = drawing(
          `<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr/><wps:txbx>${content}</wps:txbx><wps:bodyPr/></wps:wsp>`,
          "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
          this.#of,
        )
        return `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${shape}</mc:Choice><mc:Fallback><w:pict><v:shape style="width:90pt"><v:textbox>${content}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
      }
    }
  }
}

const drawing = (content: string, uri: string, of: PackageBuilder) =>
  `<w:drawing><wp:inline><wp:extent cx="900000" cy="300000"/><wp:docPr id="${of.drawing()}" name="d"/><a:graphic><a:graphicData uri="${uri}">${content}</a:graphicData></a:graphic></wp:inline></w:drawing>`

const margins = (margin: number) =>
  `w:top="${margin}" w:right="1000" w:bottom="1000" w:left="1000" w:header="500" w:footer="500" w:gutter="0"`

/** Builds a whole package from a document of the model. */
class PackageBuilder {
  readonly parts = new Map<string, string | Uint8Array>()
  readonly #notes = { footnote: [] as string[], endnote: [] as string[] }
  readonly #noteBody = { footnote: new PartBody(this), endnote: new PartBody(this) }
  readonly #comments: string[] = []
  readonly #names = new Set<string>()
  #drawings = 0

  drawing(): number {
    return ++this.#drawings
  }

  /** A second bookmark of one name is no bookmark. */
  bookmark(name: string): number | null {
    if (this.#names.has(name)) return null
    this.#names.add(name)
    return this.#names.size
  }

  comment(text: string): number {
    return this.#comments.push(`<w:p><w:r><w:t>${escaped(text)}</w:t></w:r></w:p>`) - 1
  }

  note(kind: "footnote" | "endnote", blocks: readonly Paragraph[]): number {
    return this.#notes[kind].push(this.#noteBody[kind].blocks(blocks)) + 1
  }

  build({ blocks, header, footer, margin, lists }: Doc): Uint8Array {
    const main = new PartBody(this)
    const body = main.blocks(blocks)
    const sides: [type: string, name: string][] = [
      ["styles", "styles.xml"],
      ["numbering", "numbering.xml"],
    ]
    let references = ""
    for (const [kind, list] of [
      ["header", header],
      ["footer", footer],
    ] as const) {
      if (!list) continue
      const part = new PartBody(this)
      this.#part(`${kind}1.xml`, kind === "header" ? "w:hdr" : "w:ftr", part.blocks(list), part)
      sides.push([kind, `${kind}1.xml`])
      references += `<w:${kind}Reference w:type="default" r:id="${kind}"/>`
    }
    for (const kind of ["footnote", "endnote"] as const) {
      const list = this.#notes[kind].map((text, i) => `<w:${kind} w:id="${i + 2}">${text}</w:${kind}>`)
      if (list.length === 0) continue
      const lines = `<w:${kind} w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:${kind}><w:${kind} w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:${kind}>`
      this.#part(`${kind}s.xml`, `w:${kind}s`, lines + list.join(""), this.#noteBody[kind])
      sides.push([`${kind}s`, `${kind}s.xml`])
    }
    if (this.#comments.length > 0) {
      const list = this.#comments.map(
        (text, i) => `<w:comment w:id="${i}" w:author="査読者" w:initials="査">${text}</w:comment>`,
      )
      this.#part("comments.xml", "w:comments", list.join(""), null)
      sides.push(["comments", "comments.xml"])
    }
    this.#part("styles.xml", "w:styles", STYLES, null)
    this.#part("numbering.xml", "w:numbering", LISTS[lists], null)
    const last = margin > 0 ? `<w:sectPr>${references}<w:pgMar ${margins(margin)}/></w:sectPr>` : ""
    this.#part("document.xml", "w:document", `<w:body>${body}${last}</w:body>`, main, sides)
    this.parts.set("_rels/.rels", relationships([["m", "officeDocument", "word/document.xml"]]))
    this.parts.set("[Content_Types].xml", this.#types())
    return writeZip(
      new Map(
        [...this.parts].map(([name, part]) => [name, typeof part === "string" ? new TextEncoder().encode(part) : part]),
      ),
    )
  }

  #part(
    name: string,
    root: string,
    content: string,
    body: PartBody | null,
    sides: readonly [string, string][] = [],
  ): void {
    this.parts.set(`word/${name}`, `<${root} ${NAMESPACES}>${content}</${root}>`)
    const list: [string, string, string][] = [
      ...sides.map(([type, target]): [string, string, string] => [type, type, target]),
      ...(body?.links ?? []).map((target, i): [string, string, string] => [`link${i}`, "hyperlink", target]),
      ...[...(body?.pictures ?? [])].map((n): [string, string, string] => [`pic${n}`, "image", `media/p${n}.png`]),
    ]
    for (const n of body?.pictures ?? []) this.parts.set(`word/media/p${n}.png`, new Uint8Array([137, 80, 78, 71, n]))
    if (list.length > 0) this.parts.set(`word/_rels/${name}.rels`, relationships(list))
  }

  #types(): string {
    const overrides = [...this.parts.keys()].flatMap(name => {
      const kind = /^word\/([a-z]+)\d*\.xml$/.exec(name)?.[1]
      const type = kind === "document" ? "document.main" : kind
      return kind ? [`<Override PartName="/${name}" ContentType="${TYPE}.${type}+xml"/>`] : []
    })
    return `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" ContentType="image/png"/>${overrides.join("")}</Types>`
  }
}

const relationships = (list: readonly (readonly [id: string, type: string, target: string])[]): string =>
  `<Relationships xmlns="${PACKAGE}/relationships">${list
    .map(
      ([id, type, target]) =>
        `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${escaped(target)}"${type === "hyperlink" ? ' TargetMode="External"' : ""}/>`,
    )
    .join("")}</Relationships>`

const STYLES = [
  '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>',
  '<w:style w:type="paragraph" w:styleId="h1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>',
  '<w:style w:type="paragraph" w:styleId="body"><w:name w:val="Body Text"/><w:basedOn w:val="a"/></w:style>',
].join("")

const list = (id: number, text: string, format = "decimal") =>
  `<w:abstractNum w:abstractNumId="${id}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>`
const listIds = (first: number, second: number) =>
  `<w:num w:numId="1"><w:abstractNumId w:val="${first}"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="${second}"/></w:num>`

const LISTS: Readonly<Record<Doc["lists"], string>> = {
  same: `${list(0, "%1.")}${list(1, "(%1)")}${listIds(0, 1)}`,
  exchanged: `${list(0, "%1.")}${list(1, "(%1)")}${listIds(1, 0)}`,
  others: `${list(0, "第%1", "japaneseCounting")}${list(1, "(%1)", "iroha")}${listIds(0, 1)}`,
}

/** The Word package of a document of the model. */
export const packageOf = (doc: Doc): Uint8Array => new PackageBuilder().build(doc)
