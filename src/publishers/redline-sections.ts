import { relationshipsOf } from "../ooxml/package.ts"
import { attribute, childOf, elementsOf, type XmlElement, type XmlPart } from "../ooxml/xml.ts"
import { ContainerWriter } from "./redline-container.ts"
import type { RedlineContext } from "./redline-context.ts"
import { partText, type WrittenPart } from "./redline-splice.ts"

/** A section's properties, and the paragraph that it ends with; null for the last. */
interface Section {
  readonly element: XmlElement
  readonly paragraph: XmlElement | null
}

function sectionsOf(body: XmlElement): readonly Section[] {
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
  return found
}

/** A header or footer that a section names itself. */
interface Reference {
  /** "header default", "footer first", … */
  readonly kind: string
  readonly id: string
  readonly part: string | null
}

/**
 * Headers and footers. Which one a section has cannot be tracked, only what stands in it: so a header that goes is emptied
 * by tracked deletions, and one that comes is brought with everything in it inserted.
 */
export class SectionWriter {
  readonly #context: RedlineContext
  /** The draft's parts that are written, with the revision's part that they become; null for none. */
  readonly #pairs = new Map<string, string | null>()
  /** The part in the redline for one of the revision's. */
  readonly #partners = new Map<string, string>()
  /** References that a section of the draft gets. */
  readonly #added = new Map<XmlElement, Reference[]>()
  readonly #parts = { draft: new Map<string, XmlPart>(), revision: new Map<string, XmlPart>() }

  constructor(context: RedlineContext, body: XmlElement, other: XmlElement) {
    this.#context = context
    const sections = { draft: sectionsOf(body), revision: sectionsOf(other) }
    const references = {
      draft: this.#effective("draft", sections.draft),
      revision: this.#effective("revision", sections.revision),
    }
    for (const [i, section] of sections.draft.entries()) {
      const j = this.#partner(section, sections.revision)
      if (j < 0) continue
      const [own, others] = [references.draft[i], references.revision[j]]
      if (own && others) this.#pair(section, own, others)
    }
  }

  /** The references of a section, its own and those that it inherits. */
  #effective(side: "draft" | "revision", sections: readonly Section[]) {
    const { pkg, main, parts } = this.#context[side].source
    const links = relationshipsOf(pkg, main)
    let inherited: ReadonlyMap<string, Reference> = new Map()
    return sections.map(({ element }) => {
      const own = new Map<string, Reference>()
      for (const child of elementsOf(element)) {
        const name = /^w:(header|footer)Reference$/.exec(child.name)?.[1]
        if (name === undefined) continue
        const id = attribute(child, "r:id") ?? ""
        const part = links.get(id)?.part ?? null
        const xml = part === null ? undefined : parts.get(part)
        if (part !== null && xml) this.#parts[side].set(part, xml)
        const kind = `${name} ${attribute(child, "w:type") ?? "default"}`
        own.set(kind, { kind, id, part: xml ? part : null })
      }
      const all = new Map([...inherited, ...own])
      inherited = all
      return { own, all }
    })
  }

  #partner({ paragraph }: Section, others: readonly Section[]): number {
    if (paragraph === null) return others.findIndex(other => other.paragraph === null)
    const segment = this.#context.segmentOf("draft", paragraph)
    if (!segment || segment.kind === "moved" || segment.draft.at(-1)?.element !== paragraph) return -1
    return others.findIndex(other => other.paragraph !== null && other.paragraph === segment.revision.at(-1)?.element)
  }

  #pair(section: Section, draft: SectionReferences, revision: SectionReferences): void {
    for (const kind of new Set([...draft.all.keys(), ...revision.all.keys()])) {
      const [mine, other] = [draft.all.get(kind)?.part ?? null, revision.all.get(kind)?.part ?? null]
      if (mine !== null && !this.#pairs.has(mine)) {
        this.#pairs.set(mine, other)
        if (other !== null && !this.#partners.has(other)) this.#partners.set(other, mine)
      }
      const added = revision.own.get(kind)
      if (mine === null && other !== null && added)
        this.#added.set(section.element, [...(this.#added.get(section.element) ?? []), added])
    }
  }

  /** References to headers and footers that one of the draft's sections gets, as XML. */
  addedTo(section: XmlElement): string {
    return (this.#added.get(section) ?? []).map(reference => this.#reference(reference)).join("")
  }

  /** The references of a section that comes whole, as XML. */
  brought(section: XmlElement): string {
    const links = relationshipsOf(this.#context.revision.source.pkg, this.#context.revision.source.main)
    return elementsOf(section)
      .flatMap(child => {
        const name = /^w:(header|footer)Reference$/.exec(child.name)?.[1]
        const id = attribute(child, "r:id") ?? ""
        const part = links.get(id)?.part ?? null
        const kind = `${name} ${attribute(child, "w:type") ?? "default"}`
        return name === undefined ? [] : [this.#reference({ kind, id, part })]
      })
      .join("")
  }

  #reference({ kind, id, part }: Reference): string {
    const [name, type] = kind.split(" ")
    const { parts, draft, revision } = this.#context
    const partner = part === null ? undefined : this.#partners.get(part)
    const own =
      partner === undefined
        ? undefined
        : [...relationshipsOf(draft.source.pkg, draft.source.main).values()].find(link => link.part === partner)
    const fresh = own?.id ?? parts.relationship(draft.source.main, revision.source.main, id)
    return `<w:${name}Reference w:type="${type}" r:id="${fresh}"/>`
  }

  /** The parts that change or come. */
  texts(): readonly WrittenPart[] {
    const kept = [...this.#pairs].flatMap(([name, other]) => this.#kept(name, other))
    const fresh = [...this.#added.values()].flat().flatMap(({ part }) => (part === null ? [] : this.#fresh(part)))
    return [...kept, ...fresh]
  }

  #kept(name: string, other: string | null): readonly WrittenPart[] {
    const draft = this.#parts.draft.get(name)
    if (!draft) return []
    const revision = other === null ? undefined : this.#parts.revision.get(other)
    const before = this.#context.written
    const pair = { draft, revision: revision ?? nothingLike(draft) }
    const writer = new ContainerWriter(this.#context, pair)
    const content = writer.content(draft.root, revision?.root ?? null, "emptied")
    return this.#context.written === before ? [] : [{ name, text: partText(pair, content) }]
  }

  /** A part that only the revision has, brought under its new name with its content inserted. */
  #fresh(part: string): readonly WrittenPart[] {
    const revision = this.#parts.revision.get(part)
    const name = this.#context.parts.copyOf(part)
    if (!revision || name === null) return []
    const { source, root } = revision
    const pair = { draft: { ...nothingLike(revision), part: name }, revision }
    const content = new ContainerWriter(this.#context, pair).content(null, root, "emptied")
    return [{ name, text: source.slice(0, root.contentFrom) + content + source.slice(root.contentTo) }]
  }
}

interface SectionReferences {
  readonly own: ReadonlyMap<string, Reference>
  readonly all: ReadonlyMap<string, Reference>
}

/** A part of that name with nothing in it. */
const nothingLike = ({ part, root }: XmlPart): XmlPart => ({
  part,
  source: "",
  root: { name: root.name, attributes: [], children: [], from: 0, contentFrom: 0, contentTo: 0, to: 0 },
})
