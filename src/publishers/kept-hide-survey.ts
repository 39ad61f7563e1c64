import { attribute, type XmlElement } from "../ooxml/xml.ts"
import { isCellGone, isRowGone } from "./kept-hide-properties.ts"
import { GOING, isRevision } from "./kept-history.ts"

/** Points of a range, by the name that pairs them. */
const PAIRED = /^w:(bookmark|perm|commentRange)(?:Start|End)$/

/** Marks between which stand the tags of content controls that go (17.13.5.4, 8). */
const GOING_TAGS = /^w:customXml(Del|MoveFrom)Range(Start|End)$/
const TAGGED = /^w:(?:sdt|customXml|smartTag)$/

/** What has to be known of a whole part before its revisions are hidden. */
export class HideSurvey {
  /** Revisions, and elements with one in them. */
  readonly touched = new Set<XmlElement>()
  /** Content controls whose tags go while their content stays. */
  readonly unwrapped = new Set<XmlElement>()
  /** Records of what properties were, and changes of a paragraph's number, in order. */
  readonly #records = new Map<XmlElement, number>()
  readonly #goingTags = new Set<string>()
  /** Ends of ranges in content that stays, by kind and id. */
  readonly #ends = new Set<string>()
  readonly #comments = { stay: new Set<string>(), go: new Set<string>() }

  constructor(root: XmlElement) {
    this.#visit(root, false)
    if (this.#comments.go.size > 0) this.#touchLost(root)
  }

  /** Which of the part's records of properties one is, from 0. */
  nth(record: XmlElement): number {
    return this.#records.get(record) ?? -1
  }

  /** Whether the other end of a mark is in content that stays, or it is there itself. */
  staysAsMark(mark: XmlElement): boolean {
    const kind = PAIRED.exec(mark.name)?.[1]
    return kind !== undefined && !this.isLostComment(mark) && this.#ends.has(`${kind} ${attribute(mark, "w:id")}`)
  }

  /** Whether a mark belongs to a comment whose reference goes: Word removes the comment with it. */
  isLostComment(mark: XmlElement): boolean {
    if (!mark.name.startsWith("w:commentRange")) return false
    const id = attribute(mark, "w:id") ?? ""
    return this.#comments.go.has(id) && !this.#comments.stay.has(id)
  }

  #visit(element: XmlElement, isGone: boolean): boolean {
    const { name } = element
    let touched = isRevision(name)
    const range = GOING_TAGS.exec(name)
    const key = `${range?.[1]} ${attribute(element, "w:id")}`
    if (range?.[2] === "Start") this.#goingTags.add(key)
    else if (range) this.#goingTags.delete(key)
    else if (this.#goingTags.size > 0 && TAGGED.test(name)) {
      this.unwrapped.add(element)
      touched = true
    }
    const kind = isGone ? undefined : PAIRED.exec(name)?.[1]
    if (kind !== undefined) this.#ends.add(`${kind} ${attribute(element, "w:id")}`)
    if (name === "w:commentReference") this.#comments[isGone ? "go" : "stay"].add(attribute(element, "w:id") ?? "")
    const gone =
      isGone || GOING.has(name) || (name === "w:tr" && isRowGone(element)) || (name === "w:tc" && isCellGone(element))
    for (const child of element.children) {
      if (child.name === null) continue
      if (/Change$/.test(child.name) || (name === "w:numPr" && isRevision(child.name)))
        this.#records.set(child, this.#records.size)
      if (this.#visit(child, gone)) touched = true
    }
    if (touched) this.touched.add(element)
    return touched
  }

  /** Marks of comments that go are known only when their references are. */
  #touchLost(element: XmlElement): boolean {
    let touched = this.isLostComment(element)
    for (const child of element.children) if (child.name !== null && this.#touchLost(child)) touched = true
    if (touched) this.touched.add(element)
    return touched
  }
}
