import type { Story } from "../model/plan.ts"
import { type OoxmlPackage, partXml, relatedPart, relationshipsOf } from "../ooxml/package.ts"
import { attribute, childOf, childValue, elementsOf, type XmlElement, type XmlPart } from "../ooxml/xml.ts"
import type { DocxContext, NoteReference } from "./docx-context.ts"
import { FieldStack } from "./docx-fields.ts"
import { readStory, type StoryBlock, type StoryPlace } from "./docx-story.ts"

/** Notes in the order of their marks, each once. */
export interface ReadNote {
  readonly reference: NoteReference
  readonly blocks: readonly StoryBlock[]
}

/** What is needed to read one part that belongs to the main one. */
const placeOf = (context: DocxContext, xml: XmlPart, story: Story): StoryPlace => ({
  context,
  part: xml.part,
  source: xml.source,
  relationships: relationshipsOf(context.pkg, xml.part),
  fields: new FieldStack(),
  pages: null,
  story,
  sections: [],
})

/** Reads the footnotes (endnotes) that `references` name. Separators and notes without a mark are counted as not compared. */
export function readNotes(
  context: DocxContext,
  main: XmlPart,
  kind: "footnote" | "endnote",
  references: readonly NoteReference[],
): readonly ReadNote[] {
  const name = relatedPart(relationshipsOf(context.pkg, main.part), `${kind}s`)
  const xml = name === null ? null : partXml(context.pkg, name)
  if (xml === null) return []
  context.parts.set(xml.part, xml)
  const notes: ReadNote[] = []
  context.coverage.closePart(xml.root, () => {
    const byId = new Map<string, XmlElement>()
    for (const element of elementsOf(xml.root)) {
      const id = attribute(element, "w:id") ?? ""
      if (element.name !== `w:${kind}`) continue
      if ((attribute(element, "w:type") ?? "normal") !== "normal" || byId.has(id))
        context.coverage.leave("note separator", element)
      else byId.set(id, element)
    }
    for (const reference of references) {
      const element = reference.kind === kind ? byId.get(reference.id) : undefined
      if (!element) continue
      byId.delete(reference.id)
      const story: Story = { kind, part: `${kind} ${notes.length + 1}` }
      notes.push({ reference, blocks: readStory(element, placeOf(context, xml, story)) })
    }
    for (const element of byId.values()) context.coverage.leave("note without a mark", element)
  })
  return notes
}

/** Reads the headers and footers that sections refer to, each part once, in the order of the sections. */
export function readHeaders(context: DocxContext, main: XmlPart): readonly StoryBlock[] {
  const relationships = relationshipsOf(context.pkg, main.part)
  const blocks: StoryBlock[] = []
  for (const reference of headerReferences(main.root)) {
    const kind = reference.name === "w:headerReference" ? "header" : "footer"
    const part = relationships.get(attribute(reference, "r:id") ?? "")?.part
    const xml = part && !context.parts.has(part) ? partXml(context.pkg, part) : null
    if (!part || xml === null) continue
    context.parts.set(part, xml)
    const story: Story = { kind, part: part.split("/").at(-1) ?? part }
    context.coverage.closePart(xml.root, () => blocks.push(...readStory(xml.root, placeOf(context, xml, story))))
  }
  return blocks
}

function headerReferences(element: XmlElement): readonly XmlElement[] {
  const found: XmlElement[] = []
  for (const child of elementsOf(element)) {
    if (/^w:(header|footer)Reference$/.test(child.name)) found.push(child)
    else if (/^w:(body|p|pPr|sectPr|sdt|sdtContent|customXml)$/.test(child.name)) found.push(...headerReferences(child))
  }
  return found
}

/** How notes are numbered: the last section's own format, else the document's, else Word's. */
export function noteFormat(main: XmlPart, settings: XmlPart | null, kind: "footnote" | "endnote"): string {
  const section = childOf(childOf(main.root, "w:body"), "w:sectPr")
  const own = childValue(childOf(section, `w:${kind}Pr`), "w:numFmt")
  const general = childValue(childOf(settings?.root ?? null, `w:${kind}Pr`), "w:numFmt")
  return own ?? general ?? (kind === "footnote" ? "decimal" : "lowerRoman")
}

/** The part that a relationship of the main part leads to, as a tree, or null. */
export function sidePart(pkg: OoxmlPackage, main: XmlPart, type: string): XmlPart | null {
  const name = relatedPart(relationshipsOf(pkg, main.part), type)
  return name === null ? null : partXml(pkg, name)
}
