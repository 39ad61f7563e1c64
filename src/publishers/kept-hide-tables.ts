import type { XmlElement } from "../ooxml/xml.ts"
import { holdersOf, isCellGone, isRowGone, plainChild, plainProperties } from "./kept-hide-properties.ts"
import { type HidePlace, holdsStaying, POINT } from "./kept-hide-runs.ts"
import type { Held, KeptTag } from "./kept-history.ts"

/** What is gone right before and behind an element. */
type Around = Pick<KeptTag, "before" | "after">

const sliceOf = ({ source }: HidePlace, { from, to }: XmlElement): string => source.slice(from, to)

/** The start tag of an element with the mark of what has to be put back. */
export function markedTag({ source, history }: HidePlace, element: XmlElement, tag: Omit<KeptTag, "kind">): string {
  const mark = history.attribute({ kind: "tag", ...tag })
  return source.slice(element.from, element.contentFrom).replace(/\s*\/?>$/, `${mark}>`)
}

/** Hides the revisions in tables: rows and cells that are gone stand with their neighbours. */
export class GridHider {
  readonly #place: HidePlace
  readonly #content: (container: XmlElement) => string

  /** `content`: hides those in what a cell holds. */
  constructor(place: HidePlace, content: (container: XmlElement) => string) {
    this.#place = place
    this.#content = content
  }

  /** A table of which rows stay. `before`: what is gone right before it. */
  table(element: XmlElement, before: string): string {
    return this.#parts(element, "w:tr", isRowGone, { before, after: "" })
  }

  /** A table or row with those of its rows or cells that stay; those that are gone stand with their neighbour. */
  #parts(element: XmlElement, part: "w:tr" | "w:tc", isGone: (part: XmlElement) => boolean, around: Around): string {
    const { source } = this.#place
    const holders = holdersOf(element.name)
    const held: Held[] = []
    let inside = ""
    let gone = ""
    const last = element.children.findLast((child): child is XmlElement => child.name === part && !isGone(child))
    for (const child of element.children) {
      if (child.name === null) continue
      if (holders.includes(child.name)) {
        const plain = plainProperties(element, child, this.#place)
        inside += plain.text
        held.push(...plain.held)
      } else if (child.name !== part) {
        if (this.#place.touched.has(child) && !POINT.test(child.name))
          throw this.#place.refuse({ ja: "行やセルを囲む変更", en: "a change around rows or cells" }, child)
        inside += sliceOf(this.#place, child)
      } else if (isGone(child)) {
        if (holdsStaying(child, this.#place))
          throw this.#place.refuse({ ja: "消した行にある範囲の印", en: "the mark of a range in a deleted row" }, child)
        gone += sliceOf(this.#place, child)
      } else {
        const after = child === last ? goneBehind(element, child, part, source) : ""
        inside +=
          part === "w:tr" ? this.#row(child, { before: gone, after }) : this.#cell(child, { before: gone, after })
        gone = ""
      }
    }
    return `${markedTag(this.#place, element, { ...around, held })}${inside}${source.slice(element.contentTo, element.to)}`
  }

  #row(row: XmlElement, around: Around): string {
    if (!this.#place.touched.has(row) && around.before + around.after === "") return sliceOf(this.#place, row)
    const cells = row.children.filter(child => child.name === "w:tc")
    if (cells.length > 0 && cells.every(cell => cell.name !== null && isCellGone(cell)))
      throw this.#place.refuse({ ja: "すべてのセルを消した行", en: "a row all of whose cells are deleted" }, row)
    return this.#parts(row, "w:tc", isCellGone, around)
  }

  #cell(cell: XmlElement, around: Around): string {
    if (!this.#place.touched.has(cell) && around.before + around.after === "") return sliceOf(this.#place, cell)
    const { source } = this.#place
    const properties = plainChild(cell, "w:tcPr")
    if (plainChild(properties, "w:cellMerge"))
      throw this.#place.refuse({ ja: "セルの結合の変更", en: "a change of merged cells" }, cell)
    const plain = properties ? plainProperties(cell, properties, this.#place) : { text: "", held: [] }
    const content = { ...cell, children: cell.children.filter(child => child !== properties) }
    const inside = this.#content(content)
    return `${markedTag(this.#place, cell, { ...around, held: plain.held })}${plain.text}${inside}${source.slice(cell.contentTo, cell.to)}`
  }
}

/** The rows or cells that are gone behind the last one that stays. */
function goneBehind(parent: XmlElement, last: XmlElement, part: string, source: string): string {
  return parent.children
    .filter(child => child.name === part && child.from > last.from)
    .map(({ from, to }) => source.slice(from, to))
    .join("")
}
