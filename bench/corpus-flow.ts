import { openTrees } from "../src/ooxml/canonical-trees.ts"
import { attribute, textOf, type XmlElement } from "../src/ooxml/xml.ts"

/** How a sign stands in a redline; null: it stayed. */
export type Status = "w:ins" | "w:del" | "w:moveFrom" | "w:moveTo" | null

/** One sign of a redline in reading order: a character, an object, or the end of a paragraph. */
export interface Sign {
  readonly status: Status
  /** One character; "" for an object and for the end of a paragraph. */
  readonly text: string
  /** Parts are counted apart; headers and footers are told by `margin`. */
  readonly part: string
  readonly margin: boolean
  /** The end of a cell that comes or goes whole: not the mark itself says so, but its row or cell. */
  readonly whole: boolean
  /** The note in which it stands ("footnote 2"), or null. */
  readonly note: string | null
  /** The note to which it refers, or null. */
  readonly refersTo: string | null
}

const CHANGE = /^w:(ins|del|moveFrom|moveTo)$/
const STORY = /^w:(document|hdr|ftr|footnotes|endnotes)$/
const OBJECT = /^(w:(drawing|pict|object|sym|tab|br|instrText|delInstrText)|m:oMath)$/
const REFERENCE = /^w:(footnote|endnote)Reference$/

const child = (element: XmlElement | undefined, name: RegExp): XmlElement | undefined =>
  element?.children.find((each): each is XmlElement => each.name !== null && name.test(each.name))

const markOf = (paragraph: XmlElement): Status =>
  (child(child(child(paragraph, /^w:pPr$/), /^w:rPr$/), CHANGE)?.name as Status | undefined) ?? null

/** A row or a cell that comes or goes whole says so in its properties; the marks at the ends of its cells do not. */
function wholeOf(element: XmlElement): Status {
  if (element.name === "w:tr")
    return (child(child(element, /^w:trPr$/), /^w:(ins|del)$/)?.name as Status | undefined) ?? null
  if (element.name !== "w:tc") return null
  const own = child(child(element, /^w:tcPr$/), /^w:cell(Ins|Del)$/)?.name
  return own === undefined || own === null ? null : own === "w:cellIns" ? "w:ins" : "w:del"
}

/** Where the reader of the signs stands. */
interface Place {
  readonly status: Status
  /** The row or cell around comes or goes whole. */
  readonly whole: Status
  readonly note: string | null
}

/** All signs of all stories of a redline. */
export function flowOf(redline: Uint8Array): readonly Sign[] {
  const trees = openTrees("redline.docx", redline)
  const signs: Sign[] = []
  for (const part of trees.pkg.parts.keys()) {
    if (!/^word\/[^/]+\.xml$/i.test(part)) continue
    const root = trees.xml(part)?.root
    if (!root || !STORY.test(root.name)) continue
    const story = { part, margin: /^w:(hdr|ftr)$/.test(root.name) }
    visit(root, { status: null, whole: null, note: null }, (place, sign) => signs.push({ ...story, ...place, ...sign }))
  }
  return signs
}

/** What a sign says of itself; the place says the rest. */
type Own = Pick<Sign, "status" | "text" | "refersTo" | "whole">

function visit(element: XmlElement, place: Place, see: (place: Pick<Place, "note">, sign: Own) => void): void {
  const { name } = element
  // The form of a text box for old programs repeats it.
  if (name === "mc:Fallback") return
  const isAround = CHANGE.test(name) && element.contentFrom < element.to
  const status = isAround ? (name as Status) : place.status
  const inside: Place = {
    status,
    whole: wholeOf(element) ?? place.whole,
    note: /^w:(footnote|endnote)$/.test(name) ? `${name.slice(2)} ${attribute(element, "w:id")}` : place.note,
  }
  const own = (text: string, refersTo: string | null = null) =>
    see({ note: inside.note }, { status, text, refersTo, whole: false })
  if (/^w:(t|delText)$/.test(name)) for (const sign of textOf(element)) own(sign)
  else if (REFERENCE.test(name)) own("", `${name.slice(2, -"Reference".length)} ${attribute(element, "w:id")}`)
  else if (OBJECT.test(name)) own("")
  for (const each of element.children) if (each.name !== null && each.name !== "w:pPr") visit(each, inside, see)
  if (name !== "w:p") return
  const mark = markOf(element)
  see({ note: place.note }, { status: mark ?? place.whole, text: "", refersTo: null, whole: mark === null })
}

/**
 * Stretches of one kind that follow each other without anything kept between, as WmlComparer's GetRevisions has them: a
 * deleted text, its deleted mark, and the paragraphs and rows after them are one.
 */
export function revisionsIn(signs: readonly Sign[]): number {
  let [count, last] = [0, { status: null as Status, part: "" }]
  for (const sign of signs) {
    if (sign.status !== null && (sign.status !== last.status || sign.part !== last.part)) count++
    last = sign
  }
  return count
}
