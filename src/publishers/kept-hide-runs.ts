import { attribute, type XmlElement } from "../ooxml/xml.ts"
import { plainChild } from "./kept-hide-properties.ts"
import { COMING, GOING, type KeptHistory, RANGE } from "./kept-history.ts"
import type { KeptRefusal } from "./kept-refusal.ts"

/** Content as the accepted draft has it, with marks. */
export interface Hidden {
  readonly text: string
  /** Whether anything of it shows: more than marks and empty runs. */
  readonly visible: boolean
  /** A mark of a range stays though what it stood in is gone. */
  readonly leftover: boolean
}

/** What the runs of a part are hidden with. */
export interface HidePlace {
  readonly part: string
  readonly source: string
  readonly history: KeptHistory
  /** Which of the part's records of properties one is, from 0. */
  nth(record: XmlElement): number
  /** Elements with a revision in them, and revisions. */
  readonly touched: ReadonlySet<XmlElement>
  /** Content controls whose tags go while their content stays. */
  readonly unwrapped: ReadonlySet<XmlElement>
  /** Marks of bookmarks, permissions and comments of which the other end stays. */
  staysAsMark(mark: XmlElement): boolean
  /** Whether a mark belongs to a comment whose reference is gone. */
  isLostComment(mark: XmlElement): boolean
  /** The content of a text box. */
  container(story: XmlElement): string
  refuse(why: KeptRefusal, at: XmlElement | null): Error
}

/** Elements around runs that go when nothing is left in them. */
const GROUPS = /^w:(?:hyperlink|fldSimple|smartTag|customXml|dir|bdo)$/
const DESCRIPTION = /^w:(?:rPr|pPr|smartTagPr|customXmlPr|sdtPr|sdtEndPr)$/
/** Marks that show nothing. */
export const POINT = /^w:(?:(?:bookmark|perm|commentRange)(?:Start|End)|proofErr|lastRenderedPageBreak)$/
const BOOKMARK = /^w:bookmark(?:Start|End)$/
/** Equations and ruby are read with their revisions in them, and stay as they are. */
const WHOLE = /^(?:m:|w:ruby$)/

const NOTHING: Hidden = { text: "", visible: false, leftover: false }
const slice = ({ source }: HidePlace, { from, to }: XmlElement) => source.slice(from, to)
const startTag = ({ source }: HidePlace, { from, contentFrom }: XmlElement) => source.slice(from, contentFrom)
const endTag = ({ source }: HidePlace, { contentTo, to }: XmlElement) => source.slice(contentTo, to)

/** What stands in a paragraph or in an element around runs. */
export function hideRuns(parent: XmlElement, place: HidePlace): Hidden {
  let [text, visible, leftover] = ["", false, false]
  for (const child of parent.children) {
    if (child.name === null || DESCRIPTION.test(child.name)) continue
    const hidden = hideRun(child, place)
    text += hidden.text
    visible ||= hidden.visible
    leftover ||= hidden.leftover
  }
  return { text, visible, leftover }
}

function hideRun(element: XmlElement, place: HidePlace): Hidden {
  const { name } = element
  const { history, touched } = place
  if (POINT.test(name)) {
    const lost = place.isLostComment(element)
    return { ...NOTHING, text: lost ? gone(place, slice(place, element)) : slice(place, element) }
  }
  if (RANGE.test(name)) return { ...NOTHING, text: gone(place, slice(place, element)) }
  if (!touched.has(element) || WHOLE.test(name))
    return { ...NOTHING, text: slice(place, element), visible: isVisible(element) }
  if (COMING.has(name)) return coming(element, place)
  if (GOING.has(name)) return going(element, place)
  if (name === "w:r") return run(element, place)
  if (GROUPS.test(name)) {
    const inside = hideRuns(element, place)
    if (!inside.visible && isVisible(element) && !inside.leftover)
      return { ...NOTHING, text: gone(place, slice(place, element)) }
    const described = element.children.filter(child => child.name !== null && DESCRIPTION.test(child.name))
    const own = described.map(child => place.source.slice(child.from, child.to)).join("")
    return { ...inside, text: startTag(place, element) + own + inside.text + endTag(place, element) }
  }
  if (name === "w:sdt") return control(element, place)
  throw place.refuse({ ja: `${name} の中の変更履歴`, en: `a change inside ${name}` }, element)

  function coming(wrapper: XmlElement, at: HidePlace): Hidden {
    const inside = hideRuns(wrapper, at)
    if (!inside.visible && !inside.leftover && !hasPoint(wrapper))
      return { ...NOTHING, text: gone(at, slice(at, wrapper)) }
    const piece = { kind: "inside", open: startTag(at, wrapper), name: tagName(at, wrapper) } as const
    for (const child of wrapper.children)
      if (child.name !== null && BOOKMARK.test(child.name))
        history.noteBookmark(at.part, attribute(child, "w:id") ?? "", piece)
    return { ...inside, text: history.around(piece, inside.text) }
  }
}

const hasPoint = (element: XmlElement): boolean =>
  element.children.some(child => child.name !== null && POINT.test(child.name))

/** The name as the file writes it. */
const tagName = ({ source }: HidePlace, { from, contentFrom }: XmlElement): string =>
  /^<([^\s/>]+)/.exec(source.slice(from, contentFrom))?.[1] ?? ""

const gone = ({ history }: HidePlace, xml: string): string => history.mark({ kind: "gone", xml })

/** Content that goes stays as it is at its mark; marks of ranges that stay divide it. */
function going(element: XmlElement, place: HidePlace): Hidden {
  const staying = (child: XmlElement["children"][number]): child is XmlElement =>
    child.name !== null && POINT.test(child.name) && place.staysAsMark(child)
  if (!holdsStaying(element, place)) return { ...NOTHING, text: gone(place, slice(place, element)) }
  let text = ""
  let from = element.contentFrom
  const piece = (to: number) => {
    const inner = place.source.slice(from, to)
    if (inner.trim() !== "") text += gone(place, startTag(place, element) + inner + endTag(place, element))
  }
  for (const child of element.children) {
    if (child.name === null) continue
    if (staying(child)) {
      piece(child.from)
      text += slice(place, child)
      from = child.to
    } else if (holdsStaying(child, place))
      throw place.refuse({ ja: "消した所にある範囲の印", en: "the mark of a range in what was deleted" }, element)
  }
  piece(element.contentTo)
  return { text, visible: false, leftover: true }
}

/** Whether a mark of a range is in it that stays. */
export const holdsStaying = (element: XmlElement, place: HidePlace): boolean =>
  element.children.some(child => child.name !== null && (place.staysAsMark(child) || holdsStaying(child, place)))

/** A run: the record of its format is taken out, and what its text boxes hold is hidden too. */
function run(element: XmlElement, place: HidePlace): Hidden {
  const properties = plainChild(element, "w:rPr")
  const change = plainChild(properties, "w:rPrChange")
  let text = startTag(place, element)
  for (const child of element.children) {
    if (child.name === null) continue
    if (child === properties && change) {
      const rest = place.source.slice(child.contentFrom, change.from) + place.source.slice(change.to, child.contentTo)
      text += rest.trim() === "" ? "" : startTag(place, child) + rest + endTag(place, child)
    } else text += withBoxes(child, place)
  }
  text += endTag(place, element)
  const visible = isVisible(element)
  if (!change) return { ...NOTHING, text, visible }
  const piece = { kind: "format", xml: slice(place, change), nth: place.nth(change) } as const
  return { ...NOTHING, text: place.history.around(piece, text), visible }
}

/** An element of a run, with the text boxes in it hidden. */
function withBoxes(element: XmlElement, place: HidePlace): string {
  if (!place.touched.has(element) || WHOLE.test(element.name)) return slice(place, element)
  if (element.name === "w:txbxContent")
    return startTag(place, element) + place.container(element) + endTag(place, element)
  const first = place.history.count
  const inner = element.children.map(child => {
    if (child.name === null) return place.source.slice(child.from, child.to)
    return child.name === "mc:Fallback"
      ? place.history.copy(first, () => withBoxes(child, place))
      : withBoxes(child, place)
  })
  return startTag(place, element) + inner.join("") + endTag(place, element)
}

/** A content control in a line stays, if need be empty; where only its tags go, each of them has its mark. */
function control(element: XmlElement, place: HidePlace): Hidden {
  const content = plainChild(element, "w:sdtContent")
  if (!content) return { ...NOTHING, text: slice(place, element), visible: true }
  const inside = hideRuns(content, place)
  const opening = place.source.slice(element.from, content.contentFrom)
  const closing = place.source.slice(content.contentTo, element.to)
  if (place.unwrapped.has(element))
    return { ...inside, text: gone(place, opening) + inside.text + gone(place, closing) }
  return { ...inside, text: opening + inside.text + closing, visible: true }
}

/** Whether an element shows anything, revisions aside. */
function isVisible(element: XmlElement): boolean {
  if (POINT.test(element.name) || DESCRIPTION.test(element.name) || RANGE.test(element.name)) return false
  const isAround =
    element.name === "w:r" || GROUPS.test(element.name) || COMING.has(element.name) || GOING.has(element.name)
  return !isAround || element.children.some(child => child.name !== null && isVisible(child))
}
