import type { DocxSource } from "../ooxml/block-source.ts"
import { attribute, type XmlElement } from "../ooxml/xml.ts"

/** A complex field whose begin and end are in different paragraphs: those in one are looked after where they stand. */
interface WideField {
  /** How many elements its frame has: those that begin, part and end it, and its code in the paragraph where it begins. */
  parts: number
  isWide: boolean
  readonly paragraph: XmlElement | null
}

/** What holds fields of its own. */
const STORIES = /^w:(?:txbxContent|footnote|endnote)$/

/** The elements of the frames of a side's wide fields. */
function framesOf({ parts }: DocxSource): ReadonlyMap<XmlElement, WideField> {
  const found = new Map<XmlElement, WideField>()
  const visit = (element: XmlElement, paragraph: XmlElement | null, open: WideField[]): void => {
    const { name } = element
    if (name === "w:fldChar" || name === "w:instrText") {
      const type = attribute(element, "w:fldCharType")
      if (type === "begin") open.push({ parts: 0, isWide: false, paragraph })
      const field = open.at(-1)
      if (!field || (name === "w:instrText" && field.paragraph !== paragraph)) return
      field.parts++
      found.set(element, field)
      if (type !== "end") return
      field.isWide = field.paragraph !== paragraph
      open.pop()
      return
    }
    const own = STORIES.test(name) ? [] : open
    for (const child of element.children)
      if (child.name !== null) visit(child, name === "w:p" ? element : paragraph, own)
  }
  for (const { source, root } of parts.values()) if (source.includes("fldChar")) visit(root, null, [])
  return new Map([...found].filter(([, { isWide }]) => isWide))
}

/**
 * Fields over several paragraphs, such as tables of contents, are kept whole or not at all, though their paragraphs are
 * written one by one: one of which only a part could be kept is told, and is not kept when all is written once more.
 */
export class WideFields {
  readonly #frames: Readonly<Record<"draft" | "revision", ReadonlyMap<XmlElement, WideField>>>
  readonly #torn = new Set<WideField>()
  #pairs: (readonly [WideField | undefined, WideField | undefined])[] = []

  constructor(draft: DocxSource, revision: DocxSource) {
    this.#frames = { draft: framesOf(draft), revision: framesOf(revision) }
  }

  /** Whether two elements of frames, one of each side, can be one. */
  canBeOne(draft: XmlElement | null, revision: XmlElement | null): boolean {
    return this.#both(draft, revision).every(field => !field || !this.#torn.has(field))
  }

  /** Notes that two elements are written as one. */
  keep(draft: XmlElement | null, revision: XmlElement | null): void {
    const both = this.#both(draft, revision)
    if (both.some(field => field)) this.#pairs.push(both)
  }

  /** Whether some were kept in part, which they will not be again; forgets what was kept. */
  tear(): boolean {
    const partners = new Map<WideField | undefined, Set<WideField | undefined>>()
    const counts = new Map<WideField | undefined, number>()
    for (const both of this.#pairs)
      for (const [one, other] of [both, [both[1], both[0]] as const]) {
        partners.set(one, (partners.get(one) ?? new Set()).add(other))
        counts.set(one, (counts.get(one) ?? 0) + 1)
      }
    const isWhole = (field: WideField) => partners.get(field)?.size === 1 && counts.get(field) === field.parts
    const torn = this.#pairs.filter(both => both.some(field => !field || !isWhole(field)))
    for (const field of torn.flat()) if (field) this.#torn.add(field)
    this.#pairs = []
    return torn.length > 0
  }

  #both(draft: XmlElement | null, revision: XmlElement | null) {
    const of = (side: "draft" | "revision", element: XmlElement | null) =>
      element ? this.#frames[side].get(element) : undefined
    return [of("draft", draft), of("revision", revision)] as const
  }
}
