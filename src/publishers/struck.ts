import { openPackage, partXml } from "../ooxml/package.ts"
import { childOf, type XmlElement, type XmlPart } from "../ooxml/xml.ts"
import { writeZip } from "../ooxml/zip.ts"
import { type Splice, spliced } from "./redline-splice.ts"

/** Looks of what came and what went: legible without colour by line and strike alone. */
const ADDED: readonly Property[] = [
  { name: "w:color", xml: '<w:color w:val="C00000"/>' },
  { name: "w:u", xml: '<w:u w:val="single"/>' },
]
const STRUCK: readonly Property[] = [
  { name: "w:strike", xml: "<w:strike/>" },
  { name: "w:color", xml: '<w:color w:val="C00000"/>' },
]

interface Property {
  readonly name: string
  readonly xml: string
}

/** Order of run properties (ECMA-376 17.3.2.28, CT_RPr). */
const ORDER = (
  "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden " +
  "color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath"
)
  .split(" ")
  .map(name => `w:${name}`)

const rank = (name: string): number => {
  const index = ORDER.indexOf(name)
  return index < 0 ? ORDER.length : index
}

/** Marks and histories of tracked changes that leave nothing behind. */
const DROPPED =
  /^w:((?:move(?:From|To)|customXml(?:Ins|Del|MoveFrom|MoveTo))Range(?:Start|End)|rPrChange|pPrChange|sectPrChange|tblPrChange|tblPrExChange|tblGridChange|trPrChange|tcPrChange|numberingChange|cellIns|cellDel|cellMerge)$/

type Look = "added" | "struck" | null

/**
 * Turns tracked changes into plain looks (見え消し): struck through what went, underlined what came. Nobody can accept or
 * reject it by mistake, and it prints the same everywhere.
 */
export function publishStruck(file: string, redline: Uint8Array): Uint8Array {
  const pkg = openPackage(file, redline)
  const parts = new Map(pkg.parts)
  for (const name of pkg.parts.keys()) {
    if (!/^word\/[^/]+\.xml$|\.xml$/.test(name) || /^(docProps|_rels|customXml)\//.test(name)) continue
    const xml = partXml(pkg, name)
    if (!xml || !/^w:(document|hdr|ftr|footnotes|endnotes)$/.test(xml.root.name)) continue
    const splices = plain(xml)
    if (splices.length > 0)
      parts.set(name, new TextEncoder().encode(spliced(xml.source, 0, xml.source.length, splices)))
  }
  return writeZip(parts)
}

function plain({ source, root }: XmlPart): readonly Splice[] {
  const splices: Splice[] = []
  const remove = (from: number, to: number) => splices.push({ from, to, text: "" })
  const visit = (element: XmlElement, look: Look): void => {
    if (DROPPED.test(element.name)) {
      remove(element.from, element.to)
      return
    }
    const tracked = /^w:(ins|del|moveFrom|moveTo)$/.test(element.name)
    if (tracked && element.contentFrom === element.to) {
      remove(element.from, element.to)
      return
    }
    if (tracked) {
      remove(element.from, element.contentFrom)
      remove(element.contentTo, element.to)
    }
    const own: Look = tracked ? (/^w:(ins|moveTo)$/.test(element.name) ? "added" : "struck") : look
    if (element.name === "w:r" && own) splices.push(...looking(element, source, own))
    else if (/^w:del(Text|InstrText)$/.test(element.name)) splices.push(...renamed(element, source))
    for (const child of element.children)
      if (child.name !== null && !(element.name === "w:r" && own && child.name === "w:rPr")) visit(child, own)
  }
  visit(root, null)
  return splices
}

/** A deleted text becomes text again. */
function renamed({ from, contentFrom, contentTo, to }: XmlElement, source: string): readonly Splice[] {
  const plainTag = (tag: string) =>
    tag.replace(/del(Text|InstrText)/, (_, name: string) => (name === "Text" ? "t" : "instrText"))
  return [
    { from, to: contentFrom, text: plainTag(source.slice(from, contentFrom)) },
    { from: contentTo, to, text: plainTag(source.slice(contentTo, to)) },
  ]
}

/** Gives a run its look. */
function looking(run: XmlElement, source: string, look: Exclude<Look, null>): readonly Splice[] {
  const properties = childOf(run, "w:rPr")
  const wanted = look === "added" ? ADDED : STRUCK
  const own = (properties?.children ?? []).flatMap(child =>
    child.name === null || DROPPED.test(child.name) || wanted.some(({ name }) => name === child.name)
      ? []
      : [{ name: child.name, xml: source.slice(child.from, child.to) }],
  )
  const sorted = [...own, ...wanted].sort((a, b) => rank(a.name) - rank(b.name))
  const text = `<w:rPr>${sorted.map(({ xml }) => xml).join("")}</w:rPr>`
  return [
    properties
      ? { from: properties.from, to: properties.to, text }
      : { from: run.contentFrom, to: run.contentFrom, text },
  ]
}
