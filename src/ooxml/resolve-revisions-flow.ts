import { isVisible, marksLeft, type ResolvePlace, resolveContent } from "./resolve-revisions-content.ts"
import { isGoneWrapper, isMarkGone, plainChild, WRAPPERS } from "./resolve-revisions-survey.ts"
import { type Out, rebuilt } from "./resolve-revisions-tree.ts"
import type { XmlElement } from "./xml.ts"

/** A paragraph whose mark is removed: what is in it waits for the next paragraph. */
interface Pending {
  /** Grows in place: a thousand deleted paragraphs join in one go. */
  readonly pieces: Out[]
  /** The last paragraph that waits; its properties hold if no paragraph follows. */
  last: XmlElement
}

/**
 * Resolves a flow of blocks: the content of a body, cell, note, header or text box.
 * A removed paragraph mark joins its paragraph with the next one; the joined paragraph has the properties of the last,
 * since it is the last mark that stays (17.13.5.15, and so Word saves it: github.com/OfficeDev/open-xml-docs/issues/355).
 * Where no paragraph follows there is nothing to join with: before a table the paragraph goes if it is empty, else stays;
 * at the end the mark cannot be removed at all and the paragraph stays, as in Word.
 */
export function resolveFlow(children: XmlElement["children"], place: ResolvePlace): readonly Out[] {
  const out: Out[] = []
  const flow = new Flow(place)
  flow.blocks(children, out)
  flow.end(out)
  return out
}

class Flow {
  private readonly place: ResolvePlace
  private pending: Pending | null = null

  constructor(place: ResolvePlace) {
    this.place = place
  }

  /** `out` belongs to the element that holds these children; a pending paragraph may come from outside and go on outside. */
  blocks(children: XmlElement["children"], out: Out[]): void {
    for (const child of children) {
      if (child.name !== null) this.block(child, out)
      else if (this.pending === null) out.push(child)
    }
  }

  private block(element: XmlElement, out: Out[]): void {
    const { place } = this
    const { name } = element
    if (WRAPPERS.has(name) && isGoneWrapper(name, place.how)) this.points(marksLeft(element, place), out)
    else if (WRAPPERS.has(name)) this.blocks(element.children, out)
    else if (name === "w:p") this.paragraph(element, out)
    else if (name === "w:sdt" || name === "w:customXml") this.group(element, out)
    else if (name === "w:customXmlPr") out.push(element)
    else if (name === "w:sectPr") {
      this.end(out)
      out.push(...resolveContent(element, place))
    } else {
      const left = resolveContent(element, place)
      if (left.some(isVisible)) this.beforeOther(out)
      this.points(left, out)
    }
  }

  /** Marks between paragraphs that join stand inside the joined paragraph. */
  private points(outs: readonly Out[], out: Out[]): void {
    for (const each of outs) (this.pending?.pieces ?? out).push(each)
  }

  private paragraph(element: XmlElement, out: Out[]): void {
    const { place, pending } = this
    const isUntouched = !place.survey.touched.has(element)
    if (isUntouched && pending === null) {
      out.push(element)
      return
    }
    const properties = plainChild(element, "w:pPr")
    const pieces = element.children.flatMap((child): readonly Out[] =>
      child === properties ? [] : child.name === null ? [child] : resolveContent(child, place),
    )
    if (isMarkGone(element, place.how)) {
      this.pending ??= { pieces: [], last: element }
      for (const piece of pieces) this.pending.pieces.push(piece)
      this.pending.last = element
    } else {
      this.pending = null
      out.push(this.joined(element, pending ? [...pending.pieces, ...pieces] : pieces))
    }
  }

  private joined(element: XmlElement, pieces: readonly Out[]): Out {
    const properties = plainChild(element, "w:pPr")
    const head = properties ? resolveContent(properties, this.place) : []
    return rebuilt(this.place.source, element, [...head, ...pieces])
  }

  /** A content control around blocks; it goes with the last of them. */
  private group(element: XmlElement, out: Out[]): void {
    const { survey, source } = this.place
    const holder = element.name === "w:sdt" ? plainChild(element, "w:sdtContent") : element
    if (holder === null || (this.pending === null && !survey.touched.has(element))) {
      out.push(element)
      return
    }
    const inner: Out[] = []
    if (survey.unwrapped.has(element)) {
      this.blocks(
        holder.children.filter(child => child.name !== "w:customXmlPr"),
        out,
      )
      return
    }
    this.blocks(holder.children, inner)
    if (!inner.some(isBlock) && holder.children.some(isBlock)) {
      this.points(
        inner.filter(each => !isVisible(each) && each.name !== "w:customXmlPr"),
        out,
      )
      return
    }
    if (holder === element) out.push(rebuilt(source, element, inner))
    else {
      const content = rebuilt(source, holder, inner)
      const children = element.children.flatMap((child): readonly Out[] =>
        child === holder ? [content] : child.name === null ? [child] : resolveContent(child, this.place),
      )
      out.push(rebuilt(source, element, children))
    }
  }

  /** Something that a paragraph cannot join with follows, such as a table. */
  private beforeOther(out: Out[]): void {
    const { pending } = this
    this.pending = null
    if (pending === null) return
    if (pending.pieces.some(isVisible)) out.push(this.joined(pending.last, pending.pieces))
    else for (const each of pending.pieces) if (each.name !== "w:r") out.push(each)
  }

  end(out: Out[]): void {
    const { pending } = this
    this.pending = null
    if (pending !== null) out.push(this.joined(pending.last, pending.pieces))
  }
}

const isBlock = (out: Out): boolean => /^w:(?:p|tbl|sdt|customXml|altChunk)$/.test(out.name ?? "")
