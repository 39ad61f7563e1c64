import { relationshipsOf } from "../ooxml/package.ts"
import { attribute, elementsOf, type XmlElement, type XmlPart } from "../ooxml/xml.ts"
import { ContainerWriter } from "./redline-container.ts"
import type { RedlineContext } from "./redline-context.ts"
import {
  type Reference,
  referenceKind,
  referencesOf,
  type Section,
  type SectionReferences,
  sectionsOf,
} from "./redline-section-references.ts"
import { partText, type WrittenPart, withoutIds } from "./redline-splice.ts"

type Shown = SectionReferences["all"]

interface Sides<T> {
  readonly draft: T
  readonly revision: T
}

/** One of the draft's headers or footers under another name: what it becomes in a section differs from elsewhere. */
interface Copy {
  readonly of: string
  readonly other: string | null
  readonly name: string
  /** Of the relationship by which sections refer to it. */
  readonly id: string
}

/**
 * Headers and footers. Which one a section has cannot be tracked, only what stands in it: so a header that goes is emptied
 * by tracked deletions, one that comes is brought with everything in it inserted, and one that becomes another in some
 * sections only (since they inherit it no longer) is written twice.
 */
export class SectionWriter {
  readonly #context: RedlineContext
  /** The draft's parts that are written, with the revision's part that they become; null for none. */
  readonly #pairs = new Map<string, string | null>()
  /** The part in the redline for one of the revision's. */
  readonly #partners = new Map<string, string>()
  /** References that a section of the draft gets. */
  readonly #added = new Map<XmlElement, Reference[]>()
  readonly #copies: Copy[] = []
  /** References to parts of the draft, or copies of them, that a section of the draft gets, as XML. */
  readonly #redirected = new Map<XmlElement, string[]>()
  readonly #replaced = new Set<XmlElement>()
  /** The revision's parts that sections bring that come whole. */
  readonly #whole = new Set<string>()
  /** The revision's parts whose bookmarks the redline has. */
  readonly #brought = new Set<string>()
  readonly #parts = { draft: new Map<string, XmlPart>(), revision: new Map<string, XmlPart>() }

  constructor(context: RedlineContext, body: XmlElement, other: XmlElement) {
    this.#context = context
    const sections = { draft: sectionsOf(body), revision: sectionsOf(other) }
    const references = {
      draft: referencesOf(context.draft.source, sections.draft, this.#parts.draft),
      revision: referencesOf(context.revision.source, sections.revision, this.#parts.revision),
    }
    for (const [i, section] of sections.draft.entries()) {
      const j = this.#partner(section, sections.revision)
      const [own, others] = [references.draft[i], references.revision[j]]
      const before = { draft: references.draft[i - 1]?.all, revision: references.revision[j - 1]?.all }
      if (own && others) this.#pair(section, { draft: own, revision: others }, before)
    }
  }

  #partner({ paragraph }: Section, others: readonly Section[]): number {
    if (paragraph === null) return others.findIndex(other => other.paragraph === null)
    const segment = this.#context.segmentOf("draft", paragraph)
    if (!segment || segment.kind === "moved" || segment.draft.at(-1)?.element !== paragraph) return -1
    return others.findIndex(other => other.paragraph !== null && other.paragraph === segment.revision.at(-1)?.element)
  }

  /**
   * A section that both sides have. It names what it shows, unless it shows what the section before it shows, on both sides:
   * that need not be the same section, and either may go. `before`: what those show; a section that only one side has keeps
   * the references that it has there.
   */
  #pair(section: Section, { draft, revision }: Sides<SectionReferences>, before: Sides<Shown | undefined>): void {
    for (const kind of new Set([...draft.all.keys(), ...revision.all.keys()])) {
      const partOf = (shown: Shown | undefined) => shown?.get(kind)?.part ?? null
      const [mine, other, own] = [partOf(draft.all), partOf(revision.all), draft.own.get(kind)]
      const added = revision.own.get(kind)
      if (mine === null && other !== null && added)
        this.#added.set(section.element, [...(this.#added.get(section.element) ?? []), added])
      if (mine === null) continue
      const inherits = !own && partOf(before.draft) === mine && this.#isSame(partOf(before.revision), other)
      if (inherits) continue
      const wanted = this.#partFor(mine, other)
      if (!own || wanted !== mine) this.#redirect(section.element, kind, wanted, own)
    }
  }

  /** The part of the redline in which one of the draft's becomes one of the revision's. */
  #partFor(mine: string, other: string | null): string {
    const first = this.#pairs.get(mine)
    if (first === undefined) {
      this.#pairs.set(mine, other)
      if (other !== null && !this.#partners.has(other)) this.#partners.set(other, mine)
      return mine
    }
    if (this.#isSame(first, other)) return mine
    const known = this.#copies.find(copy => copy.of === mine && this.#isSame(copy.other, other))
    if (known) return known.name
    const copy = { of: mine, other, ...this.#context.parts.split(this.#context.draft.source.main, mine) }
    this.#copies.push(copy)
    if (other !== null && !this.#partners.has(other)) this.#partners.set(other, copy.name)
    return copy.name
  }

  /** Whether two of the revision's parts say the same, and refer to nothing. */
  #isSame(one: string | null, other: string | null): boolean {
    if (one === other) return true
    const [a, b] = [one, other].map(part => this.#parts.revision.get(part ?? "")?.source)
    return a !== undefined && a === b && !/\sr:/.test(a)
  }

  #redirect(section: XmlElement, kind: string, part: string, own: Reference | undefined): void {
    const [name, type] = kind.split(" ")
    const text = `<w:${name}Reference w:type="${type}" r:id="${this.#idOf(part)}"/>`
    this.#redirected.set(section, [...(this.#redirected.get(section) ?? []), text])
    if (own) this.#replaced.add(own.element)
  }

  /** By which the redline refers to a part of the draft, or to a copy of one. */
  #idOf(part: string): string | null {
    const { pkg, main } = this.#context.draft.source
    const copy = this.#copies.find(({ name }) => name === part)
    return copy?.id ?? [...relationshipsOf(pkg, main).values()].find(link => link.part === part)?.id ?? null
  }

  /** References to headers and footers that one of the draft's sections gets, as XML. */
  addedTo(section: XmlElement): string {
    const added = (this.#added.get(section) ?? []).map(reference => this.#reference(reference, true))
    return [...(this.#redirected.get(section) ?? []), ...added].join("")
  }

  /** Whether another reference stands for one that a section of the draft has. */
  replaces(reference: XmlElement): boolean {
    return this.#replaced.has(reference)
  }

  /** The references of a section that comes whole, as XML. */
  brought(section: XmlElement): string {
    const links = relationshipsOf(this.#context.revision.source.pkg, this.#context.revision.source.main)
    return elementsOf(section)
      .flatMap(child => {
        const kind = referenceKind(child)
        const id = attribute(child, "r:id") ?? ""
        return kind === null ? [] : this.#reference({ element: child, kind, id, part: links.get(id)?.part ?? null })
      })
      .join("")
  }

  /** `apart`: to a part that says nothing when all is rejected. Any of the draft's may become another one. */
  #reference({ kind, id, part }: Reference, apart = false): string {
    const [name, type] = kind.split(" ")
    const { parts, draft, revision } = this.#context
    const partner = part === null || apart ? undefined : this.#partners.get(part)
    const own = partner === undefined ? null : this.#idOf(partner)
    if (part !== null && own === null && !apart) this.#whole.add(part)
    const fresh = own ?? parts.relationship(draft.source.main, revision.source.main, id, true)
    return `<w:${name}Reference w:type="${type}" r:id="${fresh}"/>`
  }

  /** The parts that change or come. */
  texts(): readonly WrittenPart[] {
    const kept = [...this.#pairs].flatMap(([name, other]) => this.#kept(name, other))
    const added = new Set([...this.#added.values()].flat().flatMap(({ part }) => part ?? []))
    const fresh = [...added].flatMap(part => this.#fresh(part))
    const whole = [...this.#whole].filter(part => !added.has(part)).flatMap(part => this.#broughtWhole(part))
    return [...kept, ...fresh, ...whole, ...this.#copies.flatMap(copy => this.#copied(copy))]
  }

  /** A copy's content; bookmarks and ids of paragraphs stay in the part that it is a copy of. */
  #copied({ of, other, name }: Copy): readonly WrittenPart[] {
    const original = this.#parts.draft.get(of)
    if (!original) return []
    const draft = { ...original, part: name }
    const revision = this.#parts.revision.get(other ?? "") ?? nothingLike(draft)
    const pair = { draft, revision }
    const content = new ContainerWriter(this.#context, pair).content(draft.root, revision.root, "emptied")
    const text = withoutBookmarks(partText(pair, content), bookmarkIds(original.source))
    return [{ name, text: this.#once(other, draft, withoutIds(text)) }]
  }

  /** One of the revision's parts may stand in several of the redline's: its bookmarks come with the first. */
  #once(other: string | null, draft: XmlPart, text: string): string {
    if (other === null || !this.#brought.has(other)) {
      if (other !== null) this.#brought.add(other)
      return text
    }
    const own = bookmarkIds(draft.source)
    return withoutBookmarks(text, new Set([...bookmarkIds(text)].filter(id => !own.has(id))))
  }

  #kept(name: string, other: string | null): readonly WrittenPart[] {
    const draft = this.#parts.draft.get(name)
    if (!draft) return []
    const revision = other === null ? undefined : this.#parts.revision.get(other)
    const before = this.#context.written
    const pair = { draft, revision: revision ?? nothingLike(draft) }
    const writer = new ContainerWriter(this.#context, pair)
    const content = writer.content(draft.root, revision?.root ?? null, "emptied")
    return this.#context.written === before ? [] : [{ name, text: this.#once(other, draft, partText(pair, content)) }]
  }

  /** A part of a section that comes: nothing in it is tracked, since the section is. */
  #broughtWhole(part: string): readonly WrittenPart[] {
    const revision = this.#parts.revision.get(part)
    const name = this.#context.parts.copyOf(part)
    if (!revision || name === null) return []
    const text = this.#context.broughtText(revision)
    return [{ name, text: this.#once(part, { ...nothingLike(revision), part: name }, withoutIds(text)) }]
  }

  /** A part that only the revision has, brought under its new name with its content inserted. */
  #fresh(part: string): readonly WrittenPart[] {
    const revision = this.#parts.revision.get(part)
    const name = this.#context.parts.copyOf(part)
    if (!revision || name === null) return []
    const { source, root } = revision
    const pair = { draft: { ...nothingLike(revision), part: name }, revision }
    const content = new ContainerWriter(this.#context, pair).content(null, root, "emptied")
    const text = source.slice(0, root.contentFrom) + content + source.slice(root.contentTo)
    return [{ name, text: this.#once(part, pair.draft, text) }]
  }
}

/** A part of that name with nothing in it. */
const nothingLike = ({ part, root }: XmlPart): XmlPart => ({
  part,
  source: "",
  root: { name: root.name, attributes: [], children: [], from: 0, contentFrom: 0, contentTo: 0, to: 0 },
})

const bookmarkIds = (source: string): ReadonlySet<string> =>
  new Set([...source.matchAll(/<w:bookmarkStart\b[^>]*?w:id="(\d+)"/g)].map(([, id = ""]) => id))

/** Text without the bookmarks of these ids, and without the tracked changes that held nothing else. */
const withoutBookmarks = (text: string, ids: ReadonlySet<string>): string =>
  text
    .replace(/<w:bookmark(?:Start|End)\b[^>]*?w:id="(\d+)"[^>]*\/>/g, (mark, id) => (ids.has(id) ? "" : mark))
    .replace(/<w:(ins|del)\b[^>/]*><\/w:\1>/g, "")
