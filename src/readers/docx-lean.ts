import { labelCounter, listPlace, readNumbering } from "../ooxml/numbering.ts"
import { mainPart, type OoxmlPackage, relationshipsOf } from "../ooxml/package.ts"
import { paragraphStyle, readStyles } from "../ooxml/styles.ts"
import { childOf, elementsOf, type XmlElement, type XmlPart } from "../ooxml/xml.ts"
import { writeZip } from "../ooxml/zip.ts"
import { sidePart } from "./docx-parts.ts"

/** Replaces `source.slice(from, to)`. */
interface Splice {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** A package for mammoth, and what in it mammoth does not read. */
interface LeanDocx {
  readonly bytes: Uint8Array
  /** Pictures, text boxes and tracked changes in tables, by their name. */
  readonly counts: ReadonlyMap<string, number>
}

/** Things in a table that are counted, by their element. */
const COUNTED: Readonly<Record<string, string>> = {
  "w:drawing": "picture",
  "w:pict": "picture",
  "w:txbxContent": "text box",
  "w:ins": "tracked change",
  "w:del": "tracked change",
  "w:altChunk": "imported file",
}

/**
 * A Word package with only the main part, checked, where what mammoth drops stands as plain text: base text of ruby, simple
 * fields, and the printed numbers of lists ("1." in a column No. is nothing but a list number).
 */
export function leanDocx(pkg: OoxmlPackage): LeanDocx {
  const main = mainPart(pkg)
  // Its links must lead somewhere: mammoth fails on one that does not.
  relationshipsOf(pkg, main.part)
  const plainer = new Plainer(pkg, main)
  plainer.visit(main.root, false)
  const name = main.part.replace(/[^/]*$/, file => `_rels/${file}.rels`)
  const kept = ["[Content_Types].xml", "_rels/.rels", name].flatMap(wanted => pkg.names.get(wanted.toLowerCase()) ?? [])
  const parts = new Map(kept.map(part => [part, pkg.parts.get(part) ?? new Uint8Array()]))
  parts.set(main.part, new TextEncoder().encode(spliced(main.source, plainer.splices)))
  return { bytes: writeZip(parts), counts: plainer.counts }
}

/** Without its part of styles, mammoth fails on the name of a table's style. */
const TABLE_STYLE = /<(?:\w+:)?tblStyle\s[^<>]{0,200}>/g

function spliced(source: string, splices: readonly Splice[]): string {
  let at = 0
  let text = ""
  for (const splice of [...splices].sort((a, b) => a.from - b.from)) {
    if (splice.from < at) continue
    text += source.slice(at, splice.from) + splice.text
    at = splice.to
  }
  return (text + source.slice(at)).replace(/^<\?xml[^>]*\?>/, "").replace(TABLE_STYLE, "")
}

class Plainer {
  readonly splices: Splice[] = []
  readonly counts = new Map<string, number>()
  private readonly main: XmlPart
  private readonly label: (paragraph: XmlElement) => string | null

  constructor(pkg: OoxmlPackage, main: XmlPart) {
    this.main = main
    const styles = readStyles(sidePart(pkg, main, "styles")?.root ?? null)
    const numbering = readNumbering(sidePart(pkg, main, "numbering")?.root ?? null, styles)
    const count = labelCounter(numbering)
    this.label = paragraph => {
      const properties = childOf(paragraph, "w:pPr")
      const place = listPlace(numbering, styles, paragraphStyle(styles, properties)?.id ?? null, properties)
      return place ? count(place) : null
    }
  }

  visit(element: XmlElement, inTable: boolean): void {
    for (const child of elementsOf(element)) {
      const what = COUNTED[child.name]
      if (what !== undefined && inTable) this.counts.set(what, (this.counts.get(what) ?? 0) + 1)
      if (child.name === "w:del" || child.name === "w:moveFrom") continue
      if (child.name === "w:p") this.number(child)
      if (child.name === "w:r" && childOf(child, "w:ruby")) this.unwrapRuby(child)
      else if (child.name === "w:fldSimple") this.unwrapField(child)
      else this.visit(child, inTable || child.name === "w:tbl")
    }
  }

  private slice(element: XmlElement, inner = false): string {
    return inner
      ? this.main.source.slice(element.contentFrom, element.contentTo)
      : this.main.source.slice(element.from, element.to)
  }

  /** The name of a sibling of an element, with the file's own prefix: "w:t" beside "w:r". */
  private named(element: XmlElement, local: string): string {
    const own = /^<([^\s/>]+)/.exec(this.slice(element))?.[1] ?? element.name
    return own.includes(":") ? `${own.split(":")[0]}:${local}` : local
  }

  private number(paragraph: XmlElement): void {
    const label = this.label(paragraph)
    if (label === null || label === "") return
    const properties = childOf(paragraph, "w:pPr")
    const at = properties?.to ?? paragraph.contentFrom
    const [run, text] = [this.named(paragraph, "r"), this.named(paragraph, "t")]
    const hasMore = elementsOf(paragraph).some(child => child.name !== "w:pPr")
    const printed = label.replaceAll("&", "&amp;").replaceAll("<", "&lt;") + (hasMore ? " " : "")
    if (paragraph.contentFrom === paragraph.to) return
    this.splices.push({ from: at, to: at, text: `<${run}><${text} xml:space="preserve">${printed}</${text}></${run}>` })
  }

  private unwrapRuby(run: XmlElement): void {
    const name = this.named(run, "r")
    const pieces = elementsOf(run).map(child => {
      const base = child.name === "w:ruby" ? childOf(child, "w:rubyBase") : null
      if (child.name === "w:ruby") return base ? this.slice(base, true) : ""
      return child.name === "w:rPr" ? "" : `<${name}>${this.slice(child)}</${name}>`
    })
    this.splices.push({ from: run.from, to: run.to, text: pieces.join("") })
  }

  private unwrapField(field: XmlElement): void {
    this.splices.push({ from: field.from, to: field.to, text: this.slice(field, true) })
  }
}
