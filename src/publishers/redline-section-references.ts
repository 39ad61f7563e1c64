import type { DocxSource } from "../ooxml/block-source.ts"
import { relationshipsOf } from "../ooxml/package.ts"
import { attribute, childOf, elementsOf, type XmlElement, type XmlPart } from "../ooxml/xml.ts"

/** A section's properties, and the paragraph that it ends with; null for the last. */
export interface Section {
  readonly element: XmlElement
  readonly paragraph: XmlElement | null
}

/** The last section of a body that says nothing of it: one without properties of its own. */
const UNSAID: XmlElement = {
  name: "w:sectPr",
  attributes: [],
  children: [],
  from: 0,
  contentFrom: 0,
  contentTo: 0,
  to: 0,
}

/** The properties of a body's last section. */
export const lastSection = (body: XmlElement): XmlElement =>
  elementsOf(body).findLast(child => child.name === "w:sectPr") ?? UNSAID

/** Sections of a body in order. */
export function sectionsOf(body: XmlElement): readonly Section[] {
  const found: Section[] = []
  const visit = (element: XmlElement): void => {
    for (const child of elementsOf(element))
      if (child.name === "w:sectPr") found.push({ element: child, paragraph: null })
      else if (child.name === "w:p") {
        const section = childOf(childOf(child, "w:pPr"), "w:sectPr")
        if (section) found.push({ element: section, paragraph: child })
      } else if (/^w:(sdt|sdtContent|customXml)$/.test(child.name)) visit(child)
  }
  visit(body)
  return found.at(-1)?.paragraph === null ? found : [...found, { element: UNSAID, paragraph: null }]
}

/** A header or footer that a section names itself. */
export interface Reference {
  readonly element: XmlElement
  /** "header default", "footer first", … */
  readonly kind: string
  readonly id: string
  readonly part: string | null
}

/** References of a section by their kind: those that it names itself, and those with what it inherits. */
export interface SectionReferences {
  readonly own: ReadonlyMap<string, Reference>
  readonly all: ReadonlyMap<string, Reference>
}

/** "header default" for a reference to a header of that type; null for anything else. */
export function referenceKind(element: XmlElement): string | null {
  const name = /^w:(header|footer)Reference$/.exec(element.name)?.[1]
  return name === undefined ? null : `${name} ${attribute(element, "w:type") ?? "default"}`
}

/** The references of each section, in order; `found` gets the parts that they lead to. */
export function referencesOf(
  { pkg, main, parts }: DocxSource,
  sections: readonly Section[],
  found: Map<string, XmlPart>,
): readonly SectionReferences[] {
  const links = relationshipsOf(pkg, main)
  let inherited: ReadonlyMap<string, Reference> = new Map()
  return sections.map(({ element }) => {
    const own = new Map<string, Reference>()
    for (const child of elementsOf(element)) {
      const kind = referenceKind(child)
      if (kind === null) continue
      const id = attribute(child, "r:id") ?? ""
      const part = links.get(id)?.part ?? null
      const xml = part === null ? undefined : parts.get(part)
      if (part !== null && xml) found.set(part, xml)
      own.set(kind, { element: child, kind, id, part: xml ? part : null })
    }
    const all = new Map([...inherited, ...own])
    inherited = all
    return { own, all }
  })
}
