import { attribute, type XmlElement } from "./xml.ts"

/** What is done with every tracked change of a package. */
export type Resolution = "accept" | "reject"

/** Elements around content that is inserted, deleted or moved; empty in properties, where they speak of a mark or a row. */
export const WRAPPERS: ReadonlySet<string> = new Set(["w:ins", "w:del", "w:moveFrom", "w:moveTo"])

/** Marks between which moved content or changed content controls stand (ECMA-376 17.13.5.4–11, 21–28). */
export const RANGE_MARKS = /^w:(?:move(?:From|To)Range|customXml(?:Ins|Del|MoveFrom|MoveTo)Range)(?:Start|End)$/

/** What properties were before. */
const FORMER = /^w:(?:[a-zA-Z]+(?:Pr|PrEx|Grid)Change|numberingChange)$/

const CELL_CHANGES: ReadonlySet<string> = new Set(["w:cellIns", "w:cellDel", "w:cellMerge"])
const DELETED_TEXT: ReadonlySet<string> = new Set(["w:delText", "w:delInstrText"])

/** Tags that a custom XML range speaks of. */
const TAGGED: ReadonlySet<string> = new Set(["w:sdt", "w:customXml", "w:smartTag"])

/** Points of a range that stays when only one of its ends is in removed content, by the name that pairs them. */
const PAIRED: ReadonlyMap<string, string> = new Map([
  ["w:bookmarkStart", "bookmark"],
  ["w:bookmarkEnd", "bookmark"],
  ["w:permStart", "permission"],
  ["w:permEnd", "permission"],
  ["w:commentRangeStart", "comment"],
  ["w:commentRangeEnd", "comment"],
])

/** Whether content under that wrapper is not on the side that stays. */
export const isGoneWrapper = (name: string, how: Resolution): boolean =>
  how === "accept" ? name === "w:del" || name === "w:moveFrom" : name === "w:ins" || name === "w:moveTo"

/** A child by its plain name; alternate content plays no part where this is used. */
export function plainChild(element: XmlElement | null, name: string): XmlElement | null {
  for (const child of element?.children ?? []) if (child.name === name) return child
  return null
}

const hasGoneMark = (properties: XmlElement | null, how: Resolution): boolean =>
  properties?.children.some(child => child.name !== null && isGoneWrapper(child.name, how)) ?? false

/** Whether the paragraph's own mark is removed, so that it runs on into the next paragraph (17.13.5.15, 20). */
export const isMarkGone = (paragraph: XmlElement, how: Resolution): boolean =>
  hasGoneMark(plainChild(plainChild(paragraph, "w:pPr"), "w:rPr"), how)

/** Whether the row is removed (17.13.5.12, 16). */
export const isRowGone = (row: XmlElement, how: Resolution): boolean => hasGoneMark(plainChild(row, "w:trPr"), how)

/** Whether the cell is removed (17.13.5.1, 2). */
export const isCellGone = (cell: XmlElement, how: Resolution): boolean =>
  plainChild(plainChild(cell, "w:tcPr"), how === "accept" ? "w:cellDel" : "w:cellIns") !== null

/** Whether a run of an equation is removed: its revision stands inside it, around its properties (22.1.2.87). */
export const isMathRunGone = (run: XmlElement, how: Resolution): boolean => hasGoneMark(run, how)

/** Whether an element is removed with all that is in it. */
function isGone(element: XmlElement, how: Resolution): boolean {
  switch (element.name) {
    case "w:tr":
      return isRowGone(element, how)
    case "w:tc":
      return isCellGone(element, how)
    case "m:r":
      return isMathRunGone(element, how)
    default:
      return isGoneWrapper(element.name, how)
  }
}

/** What has to be known of a whole part before its changes are resolved: one walk in document order. */
export class Survey {
  /** Elements with a change in or around them; all others stay as they are. */
  readonly touched = new Set<XmlElement>()
  /** Content controls whose tags are removed while their content stays. */
  readonly unwrapped = new Set<XmlElement>()
  private readonly how: Resolution
  private readonly openRanges = new Set<string>()
  private readonly kept = new Set<string>()
  private readonly keptComments = new Set<string>()
  private readonly lostComments = new Set<string>()

  constructor(root: XmlElement, how: Resolution) {
    this.how = how
    this.visit(root, false)
    if (this.lostComments.size > 0) this.touchLost(root)
  }

  /** Whether a mark of a range stays: it is in content that stays, or its other end is. */
  staysAsMark(element: XmlElement): boolean {
    const kind = PAIRED.get(element.name)
    return kind !== undefined && !this.isLostComment(element) && this.kept.has(`${kind} ${attribute(element, "w:id")}`)
  }

  /** Whether an element is a mark of the range of a comment whose reference is removed: Word removes the comment with it. */
  isLostComment(element: XmlElement): boolean {
    if (this.lostComments.size === 0 || PAIRED.get(element.name) !== "comment") return false
    const id = attribute(element, "w:id") ?? ""
    return this.lostComments.has(id) && !this.keptComments.has(id)
  }

  private visit(element: XmlElement, isLost: boolean): boolean {
    const { name } = element
    let touched = this.isChange(name)
    if (RANGE_MARKS.test(name)) this.noteRange(element)
    else if (this.openRanges.size > 0 && TAGGED.has(name)) {
      this.unwrapped.add(element)
      touched = true
    } else this.noteMark(element, isLost)
    const isLostInside = isLost || isGone(element, this.how)
    for (const child of element.children) if (child.name !== null && this.visit(child, isLostInside)) touched = true
    if (touched) this.touched.add(element)
    return touched
  }

  private isChange(name: string): boolean {
    return (
      name.startsWith("w:") &&
      (WRAPPERS.has(name) ||
        CELL_CHANGES.has(name) ||
        (DELETED_TEXT.has(name) && this.how === "reject") ||
        FORMER.test(name) ||
        RANGE_MARKS.test(name))
    )
  }

  /** The ranges that say that content controls between them are not on the side that stays. */
  private noteRange({ name, attributes }: XmlElement): void {
    const kind = /^w:customXml(Ins|Del|MoveFrom|MoveTo)Range(Start|End)$/.exec(name)
    if (!kind) return
    const isGoneKind = (kind[1] === "Del" || kind[1] === "MoveFrom") === (this.how === "accept")
    if (!isGoneKind) return
    const id = `${kind[1]} ${attributes[attributes.indexOf("w:id") + 1]}`
    if (kind[2] === "Start") this.openRanges.add(id)
    else this.openRanges.delete(id)
  }

  private noteMark(element: XmlElement, isLost: boolean): void {
    const kind = PAIRED.get(element.name)
    if (kind !== undefined && !isLost) this.kept.add(`${kind} ${attribute(element, "w:id")}`)
    else if (element.name === "w:commentReference")
      (isLost ? this.lostComments : this.keptComments).add(attribute(element, "w:id") ?? "")
  }

  private touchLost(element: XmlElement): boolean {
    let touched = this.isLostComment(element)
    for (const child of element.children) if (child.name !== null && this.touchLost(child)) touched = true
    if (touched) this.touched.add(element)
    return touched
  }
}
