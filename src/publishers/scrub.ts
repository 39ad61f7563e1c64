import { openPackage, partXml } from "../ooxml/package.ts"
import type { XmlElement } from "../ooxml/xml.ts"
import { writeZip } from "../ooxml/zip.ts"
import { type Splice, spliced } from "./redline-splice.ts"

/** Something private that a plan's file brought along and a publication must not carry. */
export interface Removed {
  readonly what: "properties" | "comments" | "people"
  readonly count: number
}

/** Parts that name people or hold what reviewers said to each other. */
const PRIVATE_PARTS: readonly (readonly [Removed["what"], RegExp])[] = [
  ["comments", /^word\/comments[^/]*\.xml$/i],
  ["people", /^word\/people\.xml$/i],
  ["properties", /^docProps\/(custom\.xml|thumbnail\.\w+)$/i],
  ["properties", /^customXml\//i],
]

/** Properties of the document that name people, machines or offices. */
const PRIVATE_PROPERTIES =
  /<((?:[\w.-]+:)?(?:creator|lastModifiedBy|manager|company|Manager|Company|HyperlinkBase|Template))\b[^>]*>[^<]*<\/\1>/g

const COMMENT_MARKS = /^w:(commentRangeStart|commentRangeEnd|commentReference)$/
/** Settings that name machines and people: variables of macros, the template's folder, the source of a mail merge. */
const PRIVATE_SETTINGS = /^w:(docVars|attachedTemplate|mailMerge)$/
const TEXT_ROOTS = /^w:(document|hdr|ftr|footnotes|endnotes)$/

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

/**
 * Takes out of a Word file what names people or was said among reviewers: document properties, review comments with their
 * marks, the list of people (design.md, decision 8). The text stays as it is. Says what was taken out.
 */
export function scrub(
  file: string,
  bytes: Uint8Array,
): { readonly bytes: Uint8Array; readonly removed: readonly Removed[] } {
  const pkg = openPackage(file, bytes)
  const parts = new Map(pkg.parts)
  const counts = new Map<Removed["what"], number>()
  const count = (what: Removed["what"], by: number) => counts.set(what, (counts.get(what) ?? 0) + by)
  const gone: string[] = []
  for (const name of pkg.parts.keys()) {
    const kind = PRIVATE_PARTS.find(([, pattern]) => pattern.test(name))?.[0]
    if (kind === undefined) continue
    if (kind !== "comments" || /comments\.xml$/i.test(name))
      count(kind, kind === "comments" ? commentsIn(pkg, name) : 1)
    gone.push(name)
    parts.delete(name)
  }
  for (const [name, content] of parts) {
    if (/^docProps\/(core|app)\.xml$/i.test(name)) {
      const text = decode(content)
      const cleaned = text.replace(PRIVATE_PROPERTIES, "")
      if (cleaned !== text) {
        count("properties", 1)
        parts.set(name, encode(cleaned))
      }
    } else if (/\.rels$/i.test(name) || name === "[Content_Types].xml") {
      const cleaned = withoutReferences(decode(content), gone)
      if (cleaned !== decode(content)) parts.set(name, encode(cleaned))
    } else if (/\.xml$/i.test(name)) {
      const cleaned = cleanedPart(pkg, name)
      if (cleaned === null) continue
      parts.set(name, encode(cleaned.text))
      if (cleaned.settings > 0) count("properties", cleaned.settings)
    }
  }
  return { bytes: writeZip(parts), removed: [...counts].map(([what, times]) => ({ what, count: times })) }
}

const commentsIn = (pkg: ReturnType<typeof openPackage>, name: string): number =>
  partXml(pkg, name)?.root.children.filter(child => child.name === "w:comment").length ?? 0

/** Relationships of private settings: they lead to folders on somebody's machine. */
const PRIVATE_LINKS =
  /\bType\s*=\s*["'][^"']*\/(?:attachedTemplate|mailMergeSource|mailMergeHeaderSource|recipientData)["']/

/** Relationships and content types without the lines that name parts that are gone, or somebody's machine. */
function withoutReferences(text: string, gone: readonly string[]): string {
  return text.replace(/<(?:[\w.-]+:)?(?:Relationship|Override)\b[^>]*\/>/g, line => {
    if (PRIVATE_LINKS.test(line)) return ""
    const target = /\b(?:Target|PartName)\s*=\s*"([^"]*)"/.exec(line)?.[1] ?? ""
    const file = target.split("/").at(-1)?.toLowerCase()
    return gone.some(name => name.toLowerCase().split("/").at(-1) === file) ? "" : line
  })
}

/** A part without the marks of review comments and without private settings, or null when it has none of them. */
function cleanedPart(pkg: ReturnType<typeof openPackage>, name: string): { text: string; settings: number } | null {
  const xml = partXml(pkg, name)
  const inText = xml !== null && TEXT_ROOTS.test(xml.root.name)
  if (!xml || !(inText || xml.root.name === "w:settings")) return null
  const wanted = inText ? COMMENT_MARKS : PRIVATE_SETTINGS
  const splices: Splice[] = []
  const visit = (element: XmlElement): void => {
    if (wanted.test(element.name)) splices.push({ from: element.from, to: element.to, text: "" })
    else for (const child of element.children) if (child.name !== null) visit(child)
  }
  visit(xml.root)
  if (splices.length === 0) return null
  return { text: spliced(xml.source, 0, xml.source.length, splices), settings: inText ? 0 : splices.length }
}
