import type { Comparison } from "../model/change.ts"
import type { DocxSource } from "../ooxml/block-source.ts"
import type { OoxmlPackage } from "../ooxml/package.ts"
import { relationshipsOf } from "../ooxml/package.ts"
import { attribute, elementsOf, type XmlElement, type XmlPart } from "../ooxml/xml.ts"
import { controlSays } from "./redline-controls.ts"
import type { WideFields } from "./redline-fields.ts"
import { Bookmarks, Comments } from "./redline-marks.ts"
import { PartImport } from "./redline-parts.ts"
import { type Segment, Segments } from "./redline-segments.ts"
import { type Splice, spliced, startTag, type WrittenPart, withAttribute, withoutIds } from "./redline-splice.ts"
import { ListImport, StyleImport, type StyleSheet, styleSheetOf } from "./redline-styles.ts"

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

/** Gives the references to headers and footers that a section of the draft gets, and those of one that comes whole. */
interface SectionReferences {
  addedTo(section: XmlElement): string
  brought(section: XmlElement): string
  replaces(reference: XmlElement): boolean
}

/** How a redline is written. */
interface Manner {
  readonly authorship: Authorship
  /** Moves, by their number, that are written as deleted here and inserted there. */
  readonly plain: ReadonlySet<number>
  readonly fields: WideFields
}

/** What writing one redline shares. */
export class RedlineContext {
  readonly draft: RedlineSide
  readonly revision: RedlineSide
  readonly styles: StyleImport
  readonly lists: ListImport
  readonly parts: PartImport
  /** Both sides define styles and lists letter for letter alike. */
  readonly sameSheets: boolean
  readonly segments: Segments
  readonly bookmarks: Bookmarks
  readonly comments: Comments
  /** Headers and footers of sections; set before anything is written. */
  sections: SectionReferences = { addedTo: () => "", brought: () => "", replaces: () => false }
  /** The draft's notes that are the revision's, by their ids, for the notes' own texts. */
  readonly notes = { footnote: new Map<string, string>(), endnote: new Map<string, string>() }
  /** Notes that only the revision has: its id → the new id in the draft. */
  readonly newNotes = { footnote: new Map<string, string>(), endnote: new Map<string, string>() }
  /** Marks of bookmarks that stay though the row around them goes: they stand before the table. */
  readonly stranded: string[] = []
  /** How many rows and cells that go, or come, are around what is written. */
  readonly around = { going: 0, coming: 0 }
  readonly fields: WideFields
  readonly #authorship: string
  readonly #highest: number
  #revisions: number
  readonly #noteNumbers = { footnote: 0, endnote: 0 }

  constructor(comparison: Comparison, draft: DocxSource, revision: DocxSource, how: Manner) {
    const { author, date } = how.authorship
    this.fields = how.fields
    this.segments = new Segments(comparison, { draft, revision }, how.plain)
    this.draft = { source: draft, sheet: styleSheetOf(draft.pkg, draft.main) }
    this.revision = { source: revision, sheet: styleSheetOf(revision.pkg, revision.main) }
    const { xml, lists } = this.draft.sheet
    this.sameSheets =
      xml?.source === this.revision.sheet.xml?.source && lists?.source === this.revision.sheet.lists?.source
    this.styles = new StyleImport(this.draft.sheet, this.revision.sheet)
    this.lists = new ListImport(this.draft.sheet, this.revision.sheet)
    this.parts = new PartImport(draft.pkg, revision.pkg)
    this.#authorship = `w:author="${author.replace(/[&<>"]/g, "")}" w:date="${date.replace(/[^\dTZ:.+-]/g, "")}"`
    this.#highest = highestId(draft.parts.values())
    this.#revisions = this.#highest
    this.bookmarks = new Bookmarks(draft, revision, this.#highest)
    this.comments = new Comments(draft, revision)
  }

  segmentOf(side: "draft" | "revision", paragraph: XmlElement): Segment | undefined {
    return this.segments.of(side, paragraph)
  }

  /** Attributes of a new tracked change. */
  mark(): string {
    return `w:id="${++this.#revisions}" ${this.#authorship}`
  }

  revisionId(): number {
    return ++this.#revisions
  }

  /** Notes that something was written that is no tracked change. */
  touch(): void {
    this.#revisions++
  }

  /** How many tracked changes were written: unchanged when something turned out to have none. */
  get written(): number {
    return this.#revisions
  }

  /** Author and date of a tracked change that has an id already. */
  author(): string {
    return this.#authorship
  }

  /** Id of a note that the draft gets. */
  newNote(kind: "footnote" | "endnote", revisionId: string): string {
    const known = this.newNotes[kind].get(revisionId)
    if (known !== undefined) return known
    const first = ![...this.draft.source.parts.values()].some(part => part.root.name === `w:${kind}s`)
    this.#noteNumbers[kind] ||= this.#highest
    // A draft without notes gets the revision's part as it is.
    const id = first ? revisionId : String(++this.#noteNumbers[kind])
    this.newNotes[kind].set(revisionId, id)
    return id
  }

  /** Brings a part that belongs to the revision's main part, with what it refers to. Gives the name that it gets. */
  bringPart(part: string): string {
    const { main, pkg } = this.revision.source
    const link = [...relationshipsOf(pkg, main).values()].find(each => each.part === part)
    if (link) this.parts.relationship(this.draft.source.main, main, link.id)
    return this.parts.copyOf(part) ?? part
  }

  /** Brings a part of the revision that the draft does not have (its notes), with what it refers to. */
  broughtPart(xml: XmlPart): WrittenPart {
    return { name: this.bringPart(xml.part), text: this.broughtText(xml) }
  }

  /** A part of the revision as it has to stand in the draft: ids of styles, lists and bookmarks translated. */
  broughtText({ part, source, root }: XmlPart): string {
    const splices: Splice[] = []
    const visit = (element: XmlElement): void => {
      const mark = this.#translatedMark(element, { part, source, root })
      const text = mark ?? this.#referenceTag(element, startTag(source, element))
      if (text !== null)
        splices.push({ from: element.from, to: mark === null ? element.contentFrom : element.to, text })
      for (const child of element.children) if (child.name !== null) visit(child)
    }
    visit(root)
    return spliced(source, 0, source.length, splices)
  }

  /** An element of the revision as it has to stand in the draft: ids of styles, lists, relations and notes translated. */
  imported(element: XmlElement, pair: PartPair): string {
    const splices: Splice[] = []
    this.#translate(element, pair, splices)
    return spliced(pair.revision.source, element.from, element.to, splices)
  }

  /** A start tag of the revision as it has to stand in the draft. */
  importedTag(element: XmlElement, pair: PartPair): string {
    return this.#translatedTag(element, pair) ?? startTag(pair.revision.source, element)
  }

  #translate(element: XmlElement, pair: PartPair, splices: Splice[]): void {
    const text = this.#translatedMark(element, pair.revision)
    if (text !== null) splices.push({ from: element.from, to: element.to, text })
    else {
      const tag = this.#translatedTag(element, pair)
      if (tag !== null) splices.push({ from: element.from, to: element.contentFrom, text: tag })
    }
    for (const child of element.children) if (child.name !== null) this.#translate(child, pair, splices)
  }

  /** A mark of a bookmark or comment inside something that is brought whole; null for anything else. */
  #translatedMark(element: XmlElement, revision: XmlPart): string | null {
    if (/^w:commentRange(Start|End)$/.test(element.name)) return this.comments.token(element)
    if (!/^w:bookmark(Start|End)$/.test(element.name)) return null
    const id = this.bookmarks.trackedId(element, "revision", revision.part)
    return id === null ? "" : withAttribute(startTag(revision.source, element), "id", id)
  }

  /** The tag of a reference to a style, list or comment, with the draft's id. */
  #referenceTag(element: XmlElement, tag: string): string | null {
    const value = attribute(element, "w:val")
    if (value !== null && /^w:(pStyle|rStyle|tblStyle)$/.test(element.name))
      return withAttribute(tag, "val", this.styles.id(value))
    if (value !== null && element.name === "w:numId") return withAttribute(tag, "val", this.lists.id(value))
    if (element.name === "w:commentReference")
      return withAttribute(tag, "id", this.comments.bring(attribute(element, "w:id") ?? ""))
    return null
  }

  #translatedTag(element: XmlElement, { draft, revision }: PartPair): string | null {
    const tag = startTag(revision.source, element)
    const styled = this.#referenceTag(element, tag)
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

/** Ids above this are left aside: those after the highest of them would be none. */
const MOST_ID = 1_000_000_000

/** The highest number that anything has as its id: revisions, bookmarks and notes that are added come after it. */
function highestId(parts: Iterable<XmlPart>): number {
  let highest = 0
  for (const { source } of parts)
    if (source.includes(":id="))
      for (const [, digits] of source.matchAll(/:id\s*=\s*["'](\d+)["']/g)) {
        const id = Number(digits)
        if (id < MOST_ID) highest = Math.max(highest, id)
      }
  return highest
}

/** What a link or field says of itself, so that two of them can be told to be one. */
export function wrapperSignature(pkg: OoxmlPackage, part: string): (element: XmlElement) => string {
  const relationships = relationshipsOf(pkg, part)
  return element => {
    if (element.name === "w:fldSimple") return attribute(element, "w:instr")?.trim() ?? ""
    if (element.name === "w:sdt") return controlSays(element)
    if (element.name !== "w:hyperlink")
      return elementsOf(element).some(child => /Pr$/.test(child.name)) ? element.name : ""
    const target = relationships.get(attribute(element, "r:id") ?? "")?.target ?? ""
    const rest = ["w:anchor", "w:tooltip", "w:tgtFrame", "w:docLocation"].map(name => attribute(element, name) ?? "")
    return `${target}#${rest.join(" ")}`
  }
}
