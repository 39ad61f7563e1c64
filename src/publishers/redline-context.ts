import type { Change, Comparison, Edit } from "../model/change.ts"
import type { BlockId } from "../model/plan.ts"
import type { BlockSource, DocxSource } from "../ooxml/block-source.ts"
import type { OoxmlPackage } from "../ooxml/package.ts"
import { relationshipsOf } from "../ooxml/package.ts"
import { attribute, elementsOf, type XmlElement, type XmlPart } from "../ooxml/xml.ts"
import { PartImport } from "./redline-parts.ts"
import { type Splice, spliced, startTag, withAttribute, withoutIds } from "./redline-splice.ts"
import { ListImport, StyleImport, type StyleSheet, styleSheetOf } from "./redline-styles.ts"

/** What a change does to paragraphs: both sides, and the edits on their joined texts. */
export interface Segment {
  readonly kind: Change["kind"] | "same"
  readonly draft: readonly BlockSource[]
  readonly revision: readonly BlockSource[]
  readonly edits: readonly Edit[]
}

/** Who the tracked changes are by, and when (ISO instant). The same for all, so that bytes repeat. */
export interface Authorship {
  readonly author: string
  readonly date: string
}

/** One of the two packages, with what is needed to write from it. */
export interface RedlineSide {
  readonly source: DocxSource
  readonly sheet: StyleSheet
}

/** Part of a side that is written at the moment. */
export interface PartPair {
  readonly draft: XmlPart
  readonly revision: XmlPart
}

/** What writing one redline shares. */
export class RedlineContext {
  readonly draft: RedlineSide
  readonly revision: RedlineSide
  readonly styles: StyleImport
  readonly lists: ListImport
  readonly parts: PartImport
  /** The draft's notes that are the revision's, by their ids, for the notes' own texts. */
  readonly notes = { footnote: new Map<string, string>(), endnote: new Map<string, string>() }
  /** Notes that only the revision has: its id → the new id in the draft. */
  readonly newNotes = { footnote: new Map<string, string>(), endnote: new Map<string, string>() }
  readonly #segments = { draft: new Map<XmlElement, Segment>(), revision: new Map<XmlElement, Segment>() }
  readonly #authorship: string
  #revisions: number
  #bookmarks: number
  readonly #moves = new Map<Segment, string>()
  readonly #noteNumbers = { footnote: 0, endnote: 0 }

  constructor(comparison: Comparison, draft: DocxSource, revision: DocxSource, { author, date }: Authorship) {
    this.draft = { source: draft, sheet: styleSheetOf(draft.pkg, draft.main) }
    this.revision = { source: revision, sheet: styleSheetOf(revision.pkg, revision.main) }
    this.styles = new StyleImport(this.draft.sheet, this.revision.sheet)
    this.lists = new ListImport(this.draft.sheet, this.revision.sheet)
    this.parts = new PartImport(draft.pkg, revision.pkg)
    this.#authorship = `w:author="${author.replace(/[&<>"]/g, "")}" w:date="${date.replace(/[^\dTZ:.+-]/g, "")}"`
    this.#revisions = highestId(draft.parts.values(), /^w:(ins|del|moveFrom|moveTo|\w+Change|cell\w+|\w+Range\w+)$/)
    this.#bookmarks = highestId(draft.parts.values(), /^w:(bookmarkStart|commentRangeStart)$/)
    this.#index(comparison)
  }

  #index({ changes, unchanged }: Comparison): void {
    const blocks = (side: "draft" | "revision", ids: readonly BlockId[]) =>
      ids.flatMap(id => this[side].source.blocks.get(id) ?? [])
    const add = (segment: Segment) => {
      for (const { element } of segment.draft) this.#segments.draft.set(element, segment)
      for (const { element } of segment.revision) this.#segments.revision.set(element, segment)
    }
    for (const [a, b] of unchanged)
      add({ kind: "same", draft: blocks("draft", [a]), revision: blocks("revision", [b]), edits: [] })
    for (const { kind, draft, revision, edits } of changes) {
      const [before, after] = [blocks("draft", draft?.blocks ?? []), blocks("revision", revision?.blocks ?? [])]
      if (kind === "inserted" || kind === "deleted")
        for (const one of before.length > 0 ? before : after)
          add({ kind, draft: before.length > 0 ? [one] : [], revision: before.length > 0 ? [] : [one], edits: [] })
      else if (kind === "moved" && before.length === after.length && before.length > 1)
        for (const [i, one] of before.entries()) {
          const other = after[i]
          if (other) add({ kind, draft: [one], revision: [other], edits: ownEdits(edits, before, i) })
        }
      else add({ kind, draft: before, revision: after, edits })
    }
  }

  segmentOf(side: "draft" | "revision", paragraph: XmlElement): Segment | undefined {
    return this.#segments[side].get(paragraph)
  }

  /** Attributes of a new tracked change. */
  mark(): string {
    return `w:id="${++this.#revisions}" ${this.#authorship}`
  }

  revisionId(): number {
    return ++this.#revisions
  }

  /** How many tracked changes were written: unchanged when something turned out to have none. */
  get written(): number {
    return this.#revisions
  }

  /** Author and date of a tracked change that has an id already. */
  author(): string {
    return this.#authorship
  }

  /** The name that the two places of a move share. */
  moveName(segment: Segment): string {
    const known = this.#moves.get(segment)
    if (known !== undefined) return known
    const name = `move${this.#moves.size + 1}`
    this.#moves.set(segment, name)
    return name
  }

  bookmarkId(): number {
    return ++this.#bookmarks
  }

  /** Id of a note that the draft gets. */
  newNote(kind: "footnote" | "endnote", revisionId: string): string {
    const known = this.newNotes[kind].get(revisionId)
    if (known !== undefined) return known
    const root = new RegExp(`^w:${kind}$`)
    const first = ![...this.draft.source.parts.values()].some(part => part.root.name === `w:${kind}s`)
    this.#noteNumbers[kind] ||= highestId(this.draft.source.parts.values(), root)
    // A draft without notes gets the revision's part as it is.
    const id = first ? revisionId : String(++this.#noteNumbers[kind])
    this.newNotes[kind].set(revisionId, id)
    return id
  }

  /** Brings a part of the revision that the draft does not have (its notes), with what it refers to. */
  broughtPart({ part, source, root }: XmlPart): { readonly name: string; readonly text: string } | null {
    const { main, pkg } = this.revision.source
    const link = [...relationshipsOf(pkg, main).values()].find(each => each.part === part)
    if (!link) return null
    this.parts.relationship(this.draft.source.main, main, link.id)
    const splices: Splice[] = []
    const visit = (element: XmlElement): void => {
      const text = this.#styleTag(element, startTag(source, element))
      if (text !== null) splices.push({ from: element.from, to: element.contentFrom, text })
      for (const child of element.children) if (child.name !== null) visit(child)
    }
    visit(root)
    return { name: this.parts.copyOf(part), text: spliced(source, 0, source.length, splices) }
  }

  /** An element of the revision as it has to stand in the draft: ids of styles, lists, relations and notes translated. */
  imported(element: XmlElement, { draft, revision }: PartPair): string {
    const splices: Splice[] = []
    this.#translate(element, { draft, revision }, splices)
    return spliced(revision.source, element.from, element.to, splices)
  }

  /** A start tag of the revision as it has to stand in the draft. */
  importedTag(element: XmlElement, pair: PartPair): string {
    return this.#translatedTag(element, pair) ?? startTag(pair.revision.source, element)
  }

  #translate(element: XmlElement, pair: PartPair, splices: Splice[]): void {
    const text = this.#translatedTag(element, pair)
    if (text !== null) splices.push({ from: element.from, to: element.contentFrom, text })
    for (const child of element.children) if (child.name !== null) this.#translate(child, pair, splices)
  }

  /** The tag of a reference to a style or list, with the draft's id. */
  #styleTag(element: XmlElement, tag: string): string | null {
    const value = attribute(element, "w:val")
    if (value !== null && /^w:(pStyle|rStyle|tblStyle)$/.test(element.name))
      return withAttribute(tag, "val", this.styles.id(value))
    if (value !== null && element.name === "w:numId") return withAttribute(tag, "val", this.lists.id(value))
    return null
  }

  #translatedTag(element: XmlElement, { draft, revision }: PartPair): string | null {
    const tag = startTag(revision.source, element)
    const styled = this.#styleTag(element, tag)
    if (styled !== null) return styled
    const note = /^w:(footnote|endnote)Reference$/.exec(element.name)?.[1] as "footnote" | "endnote" | undefined
    if (note) return withAttribute(tag, "id", this.newNote(note, attribute(element, "w:id") ?? ""))
    let translated = withoutIds(tag)
    for (let i = 0; i < element.attributes.length; i += 2) {
      const name = element.attributes[i] ?? ""
      if (!name.startsWith("r:")) continue
      const id = this.parts.relationship(draft.part, revision.part, element.attributes[i + 1] ?? "")
      translated = withAttribute(translated, name.slice(2), id)
    }
    return translated === tag ? null : translated
  }
}

/** Edits of one of several blocks that moved together, on its own text. */
function ownEdits(edits: readonly Edit[], blocks: readonly BlockSource[], index: number): readonly Edit[] {
  const lengths = blocks.map(({ pieces }) => pieces.at(-1)?.to ?? 0)
  const from = lengths.slice(0, index).reduce((sum, length) => sum + length + 1, 0)
  const to = from + (lengths[index] ?? 0)
  const own = edits.filter(edit => edit.draft[0] >= from && edit.draft[1] <= to)
  const before = edits.filter(edit => edit.draft[1] < from)
  const shift = from + before.reduce((sum, edit) => sum + edit.added.length - edit.removed.length, 0)
  return own.map(edit => ({
    ...edit,
    draft: [edit.draft[0] - from, edit.draft[1] - from],
    revision: [edit.revision[0] - shift, edit.revision[1] - shift],
  }))
}

function highestId(parts: Iterable<XmlPart>, names: RegExp): number {
  let highest = 0
  const visit = (element: XmlElement): void => {
    if (names.test(element.name)) {
      const id = Number(attribute(element, "w:id"))
      if (Number.isSafeInteger(id)) highest = Math.max(highest, id)
    }
    for (const child of element.children) if (child.name !== null) visit(child)
  }
  for (const { root } of parts) visit(root)
  return highest
}

/** What a link or field says of itself, so that two of them can be told to be one. */
export function wrapperSignature(pkg: OoxmlPackage, part: string): (element: XmlElement) => string {
  const relationships = relationshipsOf(pkg, part)
  return element => {
    if (element.name === "w:fldSimple") return attribute(element, "w:instr")?.trim() ?? ""
    if (element.name !== "w:hyperlink")
      return elementsOf(element).some(child => /Pr$/.test(child.name)) ? element.name : ""
    const target = relationships.get(attribute(element, "r:id") ?? "")?.target ?? ""
    return `${target}#${attribute(element, "w:anchor") ?? ""}`
  }
}
