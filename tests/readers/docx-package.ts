import type { Block } from "../../src/model/plan.ts"
import { writeZip } from "../../src/ooxml/zip.ts"
import type { TrackedView } from "../../src/readers/docx-context.ts"
import { readDocxPlan } from "../../src/readers/plan-docx.ts"

const NAMESPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"',
].join(" ")

const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

/** Side parts by relationship type: their root element's name and what is inside; or the bytes of a picture. */
export type SideParts = Readonly<Record<string, string | Uint8Array>>

const ROOTS: Readonly<Record<string, string>> = {
  styles: "w:styles",
  numbering: "w:numbering",
  footnotes: "w:footnotes",
  endnotes: "w:endnotes",
  comments: "w:comments",
  settings: "w:settings",
  header: "w:hdr",
  footer: "w:ftr",
  chart: "c:chartSpace",
}

/** A Word package with that body; side parts have the relationship id of their type ("header", "image"). */
export function docx(body: string, sides: SideParts = {}, main = "word/main.xml"): Uint8Array {
  const encode = (text: string) => new TextEncoder().encode(text)
  const parts = new Map<string, Uint8Array>([
    ["[Content_Types].xml", encode('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>')],
    ["_rels/.rels", encode(relationships([["m", "officeDocument", main]]))],
    [main, encode(`<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`)],
  ])
  const list = Object.entries(sides).map(([type, content]) => {
    const name = typeof content === "string" ? `${type === "chart" ? "charts/" : ""}${type}1.xml` : `media/${type}1.png`
    const bytes =
      typeof content === "string" ? encode(`<${ROOTS[type]} ${NAMESPACES}>${content}</${ROOTS[type]}>`) : content
    parts.set(`word/${name}`, bytes)
    return [type, type, name] as const
  })
  const [folder, file] = main.split("/")
  parts.set(`${folder}/_rels/${file}.rels`, encode(relationships(list)))
  return writeZip(parts)
}

const relationships = (list: readonly (readonly [string, string, string])[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${RELATIONSHIPS}/${type}" Target="${target}"/>`)
    .join("")}</Relationships>`

export const read = (body: string, sides: SideParts = {}, tracked: TrackedView = "accepted") =>
  readDocxPlan("plan.docx", docx(body, sides), "0".repeat(64), { tracked })

export const blocks = (body: string, sides: SideParts = {}, tracked: TrackedView = "accepted"): readonly Block[] =>
  read(body, sides, tracked).value.blocks

export const texts = (body: string, sides: SideParts = {}, tracked: TrackedView = "accepted"): readonly string[] =>
  blocks(body, sides, tracked).map(block => block.text)

export const p = (inner: string, properties = ""): string =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${inner}</w:p>`
export const r = (text: string, properties = ""): string =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text.replace(/&/g, "&amp;").replace(/</g, "&lt;")}</w:t></w:r>`
export const ins = (inner: string): string => `<w:ins w:id="1" w:author="a">${inner}</w:ins>`
export const del = (text: string): string =>
  `<w:del w:id="2" w:author="a"><w:r><w:delText>${text}</w:delText></w:r></w:del>`
