import type { XmlElement, XmlText } from "../ooxml/xml.ts"
import { escapeText, startTag } from "./redline-splice.ts"

/** Takes out `from` to `to` of a text as it was read, and puts `fresh` there. */
export interface TextCut {
  readonly node: XmlText
  readonly from: number
  readonly to: number
  readonly fresh: string
}

/** A stretch of a text element: XML as it stands in the file, or text that was not there. */
export type Chunk = { readonly kind: "kept"; readonly xml: string } | { readonly kind: "fresh"; readonly text: string }

/** Characters that are elements of their own in a run. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ["\t", "tab"],
  ["\n", "br"],
  ["\u2011", "noBreakHyphen"],
  ["\u00AD", "softHyphen"],
])
const SIGN = /([\t\n\u2011\u00AD])/

/** What XML takes for its own at the ends of a text unless told to keep it. */
const EDGES = /^[ \t\r\n]|[ \t\r\n]$/

/** "w:" of `<w:t>`, whatever the file calls the namespace; "" where it is the default one. */
export const prefixOf = (source: string, element: XmlElement): string =>
  /^<([\w.-]+:)?/.exec(source.slice(element.from, element.from + 64))?.[1] ?? ""

/** The content of a text element in stretches, with the cuts made. */
export function textChunks(source: string, element: XmlElement, cuts: readonly TextCut[]): readonly Chunk[] {
  const chunks: Chunk[] = []
  const keep = (xml: string) => xml !== "" && chunks.push({ kind: "kept", xml })
  let at = element.contentFrom
  for (const node of new Set(cuts.map(cut => cut.node).sort((a, b) => a.from - b.from))) {
    keep(source.slice(at, node.from))
    const kept = keptXml(source, node)
    let done = 0
    for (const cut of cuts.filter(each => each.node === node).sort((a, b) => a.from - b.from)) {
      keep(kept(done, cut.from))
      if (cut.fresh !== "") chunks.push({ kind: "fresh", text: cut.fresh })
      done = cut.to
    }
    keep(kept(done, node.text.length))
    at = node.to
  }
  keep(source.slice(at, element.contentTo))
  return chunks
}

/** Gives the XML of spans of a text: as it stands in the file, or spelt anew where that cannot be cut (CDATA). */
function keptXml(source: string, node: XmlText): (from: number, to: number) => string {
  const xml = source.slice(node.from, node.to)
  const offsets = offsetsOf(xml, node.text)
  return (from, to) => (offsets ? xml.slice(offsets[from], offsets[to]) : escapeText(node.text.slice(from, to)))
}

const NAMED: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" }
const REFERENCE = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));|\r\n?|[\s\S]/giy

/** Where each UTF-16 unit of a decoded text stands in its XML, and the end; null where the two do not agree. */
function offsetsOf(xml: string, text: string): readonly number[] | null {
  const offsets: number[] = []
  let decoded = ""
  for (const match of xml.matchAll(REFERENCE)) {
    const [whole, hex, decimal, name] = match
    const code = hex !== undefined ? Number.parseInt(hex, 16) : decimal !== undefined ? Number(decimal) : null
    if (code !== null && code > 0x10ffff) return null
    const part =
      code !== null
        ? String.fromCodePoint(code)
        : name !== undefined
          ? NAMED[name]
          : whole.startsWith("\r")
            ? "\n"
            : whole
    if (part === undefined) return null
    for (let i = 0; i < part.length; i++) offsets.push(match.index)
    decoded += part
  }
  return decoded === text ? [...offsets, xml.length] : null
}

/**
 * Writes stretches as text elements and the elements for signs between them; "" when there is nothing to write. The first
 * text keeps the tag of `element`; without one (`prefix` alone) all are new.
 */
export function writtenText(
  source: string,
  element: XmlElement | { readonly prefix: string },
  chunks: readonly Chunk[],
): string {
  const prefix = "prefix" in element ? element.prefix : prefixOf(source, element)
  let tag = "prefix" in element ? null : startTag(source, element)
  const name = tag === null ? `${prefix}t` : (/^<([^\s/>]+)/.exec(tag)?.[1] ?? `${prefix}t`)
  let written = ""
  let open = ""
  const flush = () => {
    if (open === "") return
    // What a cut brought together must not end a section that never began.
    const content = open.includes("<![CDATA[") ? open : open.replaceAll("]]>", "]]&gt;")
    written += `${textTag(tag ?? `<${name}>`, content)}${content}</${name}>`
    tag = null
    open = ""
  }
  for (const chunk of chunks) {
    if (chunk.kind === "kept") open += chunk.xml
    else
      for (const part of chunk.text.split(SIGN)) {
        const sign = SIGNS.get(part)
        if (sign === undefined) open += escapeText(part)
        else {
          flush()
          written += `<${prefix}${sign}/>`
        }
      }
  }
  flush()
  return written
}

/** The start tag of a text element that keeps spaces at its ends where there are any. */
function textTag(tag: string, content: string): string {
  if (!EDGES.test(content) || /\sxml:space\s*=\s*["']preserve["']/.test(tag)) return tag
  const plain = tag.replace(/\sxml:space\s*=\s*("[^"]*"|'[^']*')/, "")
  return plain.replace(/>$/, ' xml:space="preserve">')
}
