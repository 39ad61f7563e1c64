import { createHash } from "node:crypto"
import { UserError } from "../model/errors.ts"
import { markup } from "./canonical-markup.ts"
import { NumberingForms } from "./canonical-numbering.ts"
import type { PartTrees } from "./canonical-trees.ts"
import { mainPart, type Relationship, relatedPart } from "./package.ts"
import { attribute, childValue, elementsOf, type XmlElement } from "./xml.ts"

/** Hex SHA-256. */
const sha256 = (content: string | Uint8Array): string => createHash("sha256").update(content).digest("hex")

/** What bringing one package to its canonical form shares. */
export class CanonicalContext {
  readonly trees: PartTrees
  readonly main: string
  readonly numbering: NumberingForms
  /** Canonical run properties by their source, which repeats thousands of times. */
  readonly formats = new Map<string, string>()
  /** Section properties of the body, in order, as its story is read. */
  readonly sections: XmlElement[] = []
  private readonly styleNames = new Map<string, string>()
  private readonly digests = new Map<string, string>()
  private readonly numbers = new Map<string, number>()
  private readonly bookmarks = new Map<string, string>()
  private readonly stories = new Map<string, ReadonlyMap<string, XmlElement>>()
  /** Notes and comments that are being read: one that refers to itself ends there. */
  private readonly reading = new Set<XmlElement>()

  constructor(trees: PartTrees) {
    this.trees = trees
    this.main = mainName(trees)
    const styles = this.side("styles")?.root ?? null
    for (const style of styles ? elementsOf(styles) : [])
      if (style.name === "w:style")
        this.styleNames.set(attribute(style, "w:styleId") ?? "", childValue(style, "w:name") ?? "")
    this.numbering = new NumberingForms(this, styles)
  }

  /** The tree of the part to which the main part has a relationship of that type, or null. */
  side(type: string): ReturnType<PartTrees["xml"]> {
    const part = relatedPart(this.trees.relationships(this.main), type)
    return part === null ? null : this.trees.xml(part)
  }

  /** Ids of styles are renumbered, their names are not; a style that is not there keeps its id. */
  styleName(id: string): string {
    return this.styleNames.get(id) ?? `missing ${id}`
  }

  /** A number for an id that programs give anew: the order of its first appearance, from 1. */
  number(kind: string, id: string | null): number {
    const key = `${kind} ${id}`
    const known = this.numbers.get(key) ?? this.numbers.size + 1
    this.numbers.set(key, known)
    return known
  }

  /** The name of a bookmark by its id, which only its start says. */
  bookmark(part: string, id: string, name: string | null): string {
    const key = `${part} ${id}`
    if (name !== null) this.bookmarks.set(key, name)
    return this.bookmarks.get(key) ?? "without start"
  }

  /** The note or comment with that id, and the part it stands in. */
  story(type: "footnotes" | "endnotes" | "comments", id: string): { element: XmlElement; part: string } | null {
    const xml = this.side(type)
    if (xml === null) return null
    const known =
      this.stories.get(type) ?? new Map(elementsOf(xml.root).map(each => [attribute(each, "w:id") ?? "", each]))
    this.stories.set(type, known)
    const element = known.get(id)
    return element ? { element, part: xml.part } : null
  }

  /** Runs `read` unless it is already reading that element. */
  once(element: XmlElement, read: () => string): string {
    if (this.reading.has(element)) return "itself"
    this.reading.add(element)
    const text = read()
    this.reading.delete(element)
    return text
  }

  /** What a relationship of a part leads to, by its content: a hash of bytes, of canonical XML, or the address outside. */
  target(part: string, id: string): string {
    const relationship = this.trees.relationships(part).get(id)
    if (!relationship) return "missing"
    return relationship.part === null ? `to ${relationship.target}` : this.digest(relationship, relationship.part)
  }

  private digest(relationship: Relationship, part: string): string {
    const known = this.digests.get(part)
    if (known !== undefined) return known
    // Set first, so that parts that refer to one another end.
    this.digests.set(part, "itself")
    const isXml = part.toLowerCase().endsWith(".xml") && relationship.type !== "aFChunk"
    const digest = sha256((isXml && this.canonicalXml(part)) || (this.trees.pkg.parts.get(part) ?? ""))
    this.digests.set(part, digest)
    return digest
  }

  /** A part with charts or diagrams may refer to others, by ids that are given anew. Null: it is no sound XML. */
  private canonicalXml(part: string): string | null {
    try {
      const xml = this.trees.xml(part)
      return xml && markup(xml.root, { context: this, part })
    } catch (error) {
      if (error instanceof UserError) return null
      throw error
    }
  }
}

/** The name of the main part; where it is missing, the reason is told as everywhere. */
const mainName = (trees: PartTrees): string =>
  relatedPart(trees.relationships(""), "officeDocument") ?? mainPart(trees.pkg).part
