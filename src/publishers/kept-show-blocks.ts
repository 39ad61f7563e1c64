import { attribute, type XmlElement } from "../ooxml/xml.ts"
import type { KeptTag } from "./kept-history.ts"
import { takesTwoMarks, twoMarks } from "./kept-show-marks.ts"
import type { PutBack } from "./kept-show-merged.ts"
import { HeldTwice, heldProperties, isHolder, propertiesIn, withHeld } from "./kept-show-properties.ts"
import { putBack, RunShower, type ShowPlace } from "./kept-show-runs.ts"
import { open } from "./kept-show-tags.ts"

const NO_TAG: KeptTag = { kind: "tag", before: "", after: "", held: [] }

/** Puts back the revisions in what a body, cell, note, header or text box holds. */
export class BlockShower {
  readonly #place: ShowPlace
  readonly #runs: RunShower
  readonly #put: PutBack

  constructor(place: ShowPlace) {
    this.#place = place
    this.#runs = new RunShower(place)
    this.#put = putBack(place)
  }

  /** The content of a container, without the properties that it writes itself. */
  content(container: XmlElement): string {
    const last = container.children.findLastIndex(({ name }) => name === "w:p" || name === "w:tbl")
    return container.children
      .map((child, i) => {
        if (child.name === null) return this.#place.source.slice(child.from, child.to)
        return isHolder(container.name, child.name) ? "" : this.#block(child, i < last)
      })
      .join("")
  }

  /** `isFollowed`: a paragraph or table stands behind it in the same container. */
  #block(element: XmlElement, isFollowed: boolean): string {
    const { source, history, ids } = this.#place
    const { name } = element
    const marked = source.slice(element.from, element.to)
    if (/^w:bookmark(?:Start|End)$/.test(name)) return this.#bookmark(element)
    if (!this.#place.hasMark(element)) return marked
    const original = history.original(marked)
    if (original !== undefined) return ids.kept(original)
    if (history.end(element) !== null) return this.#between(element)
    if (name === "w:p") return this.#paragraph(element, isFollowed)
    return /^w:(?:tbl|tr|tc)$/.test(name) ? this.#grid(element) : this.#around(element)
  }

  /** A mark between blocks. */
  #between(element: XmlElement): string {
    const piece = this.#place.history.piece(attribute(element, "w:id"))
    if (piece?.kind === "block" || piece?.kind === "gone") return this.#place.ids.kept(piece.xml)
    throw this.#place.refuse(STRAY, element)
  }

  /** The mark of a bookmark by itself: one that came with an inserted stretch goes with it. */
  #bookmark(element: XmlElement): string {
    const { part, source, history, ids } = this.#place
    const text = source.slice(element.from, element.to)
    const inside = history.aroundBookmark(part, attribute(element, "w:id") ?? "")
    return inside ? `${ids.kept(inside.open)}${text}</${inside.name}>` : text
  }

  /** What the tag of an element says, and the tag without it. */
  #tag(element: XmlElement): { readonly open: string; readonly tag: KeptTag } {
    const { source, history } = this.#place
    const name = `${history.word}:id`
    const piece = history.piece(attribute(element, name))
    const text = open(source, element)
    if (piece?.kind !== "tag") return { open: text, tag: NO_TAG }
    return { open: text.replace(new RegExp(` ${name}="\\d+"`), ""), tag: piece }
  }

  #properties(element: XmlElement, { held }: KeptTag): string {
    return this.#orRefuse(element, () => heldProperties(element, held, this.#place.source, this.#put))
  }

  #orRefuse<T>(element: XmlElement, write: () => T): T {
    try {
      return write()
    } catch (error) {
      if (error instanceof HeldTwice) throw this.#place.refuse(error.why, element)
      throw error
    }
  }

  /** A paragraph, and those that end in it again. */
  #paragraph(element: XmlElement, isFollowed: boolean): string {
    const { source, ids } = this.#place
    const own = this.#tag(element)
    let out = ""
    let content = ""
    for (const piece of this.#runs.paragraph(element)) {
      if (typeof piece === "string") content += piece
      else if (piece.piece.kind === "block") out += ids.kept(piece.piece.xml)
      else {
        out += `${ids.kept(piece.piece.open)}${content}</w:p>`
        content = ""
      }
    }
    const { held } = own.tag
    if (isFollowed && takesTwoMarks(element, held)) {
      const marks = this.#orRefuse(element, () => twoMarks(element, held, { ...this.#put, source, ids }))
      return `${out}${own.open}${marks.former}${content}</w:p>${marks.paragraph}`
    }
    return `${out}${own.open}${this.#properties(element, own.tag)}${content}</w:p>`
  }

  /** A table, row or cell with its neighbours that are gone. */
  #grid(element: XmlElement): string {
    const { ids } = this.#place
    const { open: start, tag } = this.#tag(element)
    const inside = (element.name === "w:tc" ? new BlockShower(this.#place) : this).content(element)
    const whole = `${start}${this.#properties(element, tag)}${inside}</${element.name}>`
    return ids.kept(tag.before) + whole + ids.kept(tag.after)
  }

  /** A content control, the properties of a section, or anything else around blocks. */
  #around(element: XmlElement): string {
    const { source, ids } = this.#place
    const { open: start, tag } = this.#tag(element)
    const own = () => propertiesIn(element, source)
    const inside = tag.held.length > 0 ? withHeld("", own, tag.held, this.#put) : this.content(element)
    const close = element.contentFrom < element.to ? source.slice(element.contentTo, element.to) : `</${element.name}>`
    const whole = start + inside + close
    return ids.kept(tag.before) + whole + ids.kept(tag.after)
  }
}

const STRAY = { ja: "変更の印が、あるべき所にありません", en: "the mark of a change is not where it should be" }
