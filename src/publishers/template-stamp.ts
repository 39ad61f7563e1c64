import { encodePart, mainPart, type OoxmlPackage, partXml, relationshipsOf } from "../ooxml/package.ts"
import { attribute, type XmlElement } from "../ooxml/xml.ts"
import { spliced } from "./redline-splice.ts"
import { PAGE } from "./results-look.ts"
import { usualForm } from "./template-file.ts"
import { sectionsOf } from "./template-section.ts"

/** Kinds of headers. What the first section does not have of them, no section has unless it brings its own. */
const KINDS = ["default", "first", "even"] as const

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
/** A header of a template may not know the names that drawings have. */
const DRAWINGS = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'

/**
 * A filled template with 案 / DRAFT on every page: before all that its headers hold, and in one of its own where it has none.
 * `header`: a header part that holds the stamp alone.
 */
export function stampedTemplate(pkg: OoxmlPackage, header: string): ReadonlyMap<string, Uint8Array> {
  const parts = new Map(pkg.parts)
  const main = mainPart(pkg)
  const relationships = relationshipsOf(pkg, main.part)
  const mark = (/<w:p>.*<\/w:p>/s.exec(header)?.[0] ?? "").replace(/^<w:p>/, `<w:p ${DRAWINGS}>`)
  const headers = [...relationships.values()].flatMap(({ type, part }) => (type === "header" && part ? [part] : []))
  for (const name of new Set(headers)) {
    const xml = partXml(pkg, name)
    if (xml === null) continue
    usualForm(pkg.file, xml)
    const { source, root } = xml
    parts.set(name, encodePart(pkg.parts.get(name), withFirst(source, root, mark)))
  }
  const [section] = sectionsOf(main.root)
  const has = (kind: string) =>
    section?.children.some(child => child.name === "w:headerReference" && attribute(child, "w:type") === kind)
  const missing = KINDS.filter(kind => !has(kind))
  if (missing.length === 0) return parts
  const id = free("rIdStamp", name => relationships.has(name))
  const file = free("stamp", name => pkg.names.has(`word/${name}.xml`))
  const references = missing
    .map(kind => `<w:headerReference xmlns:r="${OFFICE}" w:type="${kind}" r:id="${id}"/>`)
    .join("")
  const body = main.root.children.find((child): child is XmlElement => child.name === "w:body") ?? main.root
  const text = section
    ? withFirst(main.source, section, references)
    : spliced(main.source, 0, main.source.length, [
        { from: body.contentTo, to: body.contentTo, text: `<w:sectPr>${references}${A4}</w:sectPr>` },
      ])
  parts.set(main.part, encodePart(pkg.parts.get(main.part), text))
  parts.set(`word/${file}.xml`, new TextEncoder().encode(header))
  const slash = main.part.lastIndexOf("/") + 1
  const links = `${main.part.slice(0, slash)}_rels/${main.part.slice(slash)}.rels`
  addLine(
    pkg,
    parts,
    links,
    `<Relationship xmlns="http://schemas.openxmlformats.org/package/2006/relationships" Id="${id}" Type="${OFFICE}/header" Target="/word/${file}.xml"/>`,
  )
  addLine(
    pkg,
    parts,
    "[Content_Types].xml",
    `<Override xmlns="http://schemas.openxmlformats.org/package/2006/content-types" PartName="/word/${file}.xml" ContentType="${TYPE}"/>`,
  )
  return parts
}

const { size, margin } = PAGE
const A4 = `<w:pgSz w:w="${size.width}" w:h="${size.height}"/><w:pgMar w:top="${margin.top}" w:right="${margin.right}" w:bottom="${margin.bottom}" w:left="${margin.left}" w:header="${margin.header}" w:footer="${margin.footer}" w:gutter="0"/>`

/** A source with something before all that an element holds. */
function withFirst(source: string, element: XmlElement, first: string): string {
  const tag = source.slice(element.from, element.contentFrom)
  const name = /^<([^\s/>]+)/.exec(tag)?.[1]
  const text = tag.endsWith("/>") ? `${tag.slice(0, -2)}>${first}</${name}>` : tag + first
  return source.slice(0, element.from) + text + source.slice(element.contentFrom)
}

function free(wanted: string, isTaken: (name: string) => boolean): string {
  let name = wanted
  for (let n = 2; isTaken(name); n++) name = `${wanted}${n}`
  return name
}

/** Adds a line at the end of a list of relationships or content types. */
function addLine(pkg: OoxmlPackage, parts: Map<string, Uint8Array>, wanted: string, line: string): void {
  const name = pkg.names.get(wanted.toLowerCase()) ?? wanted
  const xml = partXml({ ...pkg, parts }, name)
  if (xml === null) return
  const { source, root } = xml
  parts.set(name, encodePart(parts.get(name), source.slice(0, root.contentTo) + line + source.slice(root.contentTo)))
}
