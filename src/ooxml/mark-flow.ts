import type { PartTrees } from "./canonical-trees.ts"
import { relatedPart } from "./package.ts"
import { isCellGone, isGoneWrapper, isMarkGone, isRowGone, type Resolution } from "./resolve-revisions-survey.ts"
import { attribute, childOf, chosenBranch, elementsOf, textOf, type XmlElement } from "./xml.ts"

/** Where a mark stands on both sides: how many characters, objects and ends of paragraphs are before it. */
export interface FlowMark {
  /** In which paragraph; null for between two. */
  readonly paragraph: XmlElement | null
  readonly rejected: number
  readonly accepted: number
  /** Whether it is there when everything is rejected, or accepted. */
  readonly isRejected: boolean
  readonly isAccepted: boolean
}

/** Whether something is on a side, and inside a row or cell that comes or goes. */
interface Around {
  readonly onReject: boolean
  readonly onAccept: boolean
  readonly isBound: boolean
}

const FREE: Around = { onReject: true, onAccept: true, isBound: false }

/** Things inside runs that take the place of a character. */
const OBJECTS =
  /^(?:w:(?:tab|ptab|br|cr|noBreakHyphen|softHyphen|sym|footnoteReference|endnoteReference|drawing|pict|object)|m:oMath)$/
/** Properties; the code of a field; the form of an equation's inside. */
const WITHOUT_TEXT = /^w:(?:[a-zA-Z]*Pr|tblGrid|instrText|delInstrText|fldData)$|^m:oMath$/
const MARK = /^w:(bookmark|commentRange)(Start|End)$/

const isWithin = (offset: number, length: number): boolean => offset >= 0 && offset <= length

type Visitor = (length: number, around: Around) => void

/** The text of a main part from start to end with the marks of bookmarks and of comments' ranges in it, on both sides of its changes. */
export class MarkFlow {
  readonly source: string
  readonly #body: XmlElement | null
  readonly #comments: () => ReadonlyMap<string, string>
  #marks: ReadonlyMap<string, FlowMark> | null = null
  #at = { paragraph: null as XmlElement | null, rejected: 0, accepted: 0 }

  private constructor(source: string, body: XmlElement | null, comments: () => ReadonlyMap<string, string>) {
    this.source = source
    this.#body = body
    this.#comments = comments
  }

  static of(trees: PartTrees): MarkFlow {
    const part = relatedPart(trees.relationships(""), "officeDocument") ?? ""
    const main = trees.xml(part)
    return new MarkFlow(main?.source ?? "", childOf(main?.root ?? null, "w:body"), () => commentsOf(trees, part))
  }

  /** Marks by what they say; those that stand several times are left out. */
  marks(): ReadonlyMap<string, FlowMark> {
    this.#marks ??= this.#gathered()
    return this.#marks
  }

  /** Whether there is a place in a paragraph, in no row or cell that comes or goes, with that much before it on the rejected side. */
  hasRejected(rejected: number): boolean {
    return this.#some(({ onReject }, length) => {
      if (this.#at.paragraph === null) return false
      return isWithin(rejected - this.#at.rejected, onReject ? length : 0)
    })
  }

  /** The same with that much before it on both sides, in the paragraph where a mark stands; false for one between paragraphs. */
  hasPlace({ paragraph }: FlowMark, rejected: number, accepted: number): boolean {
    return this.#some(({ onReject, onAccept }, length) => {
      if (paragraph === null || this.#at.paragraph !== paragraph) return false
      const [d, r] = [rejected - this.#at.rejected, accepted - this.#at.accepted]
      const isThere = isWithin(d, onReject ? length : 0) && isWithin(r, onAccept ? length : 0)
      return isThere && (d === r || !onReject || !onAccept)
    })
  }

  #some(holds: (around: Around, length: number) => boolean): boolean {
    let found = false
    this.#walk((length, around) => {
      found ||= !around.isBound && holds(around, length)
    }, null)
    return found
  }

  #gathered(): ReadonlyMap<string, FlowMark> {
    const found = new Map<string, FlowMark>()
    const twice = new Set<string>()
    const names = new Map<string, string>()
    const lost = new Map<string, Around>()
    const comments = this.#comments()
    this.#walk(
      () => {},
      (element, around) => {
        if (element.name === "w:commentReference") {
          lost.set(comments.get(attribute(element, "w:id") ?? "") ?? "", around)
          return
        }
        const key = keyOf(element, names, comments)
        if (key === null) return
        if (found.has(key)) twice.add(key)
        found.set(key, { ...this.#at, isRejected: around.onReject, isAccepted: around.onAccept })
      },
    )
    for (const key of twice) found.delete(key)
    return new Map([...found].map(([key, mark]) => [key, { ...mark, ...stays(key, mark, found, lost) }]))
  }

  #walk(onText: Visitor, onMark: ((element: XmlElement, around: Around) => void) | null): void {
    this.#at = { paragraph: null, rejected: 0, accepted: 0 }
    const add = (length: number, around: Around) => {
      onText(length, around)
      if (around.onReject) this.#at.rejected += length
      if (around.onAccept) this.#at.accepted += length
    }
    const visit = (element: XmlElement, outer: Around): void => {
      const { name } = element
      if (name === "w:t" || name === "w:delText") {
        add(textOf(element).length, outer)
        return
      }
      if (onMark && (MARK.test(name) || name === "w:commentReference")) onMark(element, outer)
      if (OBJECTS.test(name)) add(1, outer)
      if (WITHOUT_TEXT.test(name)) return
      const around = inside(element, outer)
      const { paragraph } = this.#at
      if (name === "w:p") {
        this.#at.paragraph = element
        add(0, outer)
      }
      for (const child of element.children)
        if (child.name === "mc:AlternateContent") {
          const branch = chosenBranch(child)
          if (branch) visit(branch, around)
        } else if (child.name !== null) visit(child, around)
      this.#at.paragraph = paragraph
      if (name === "w:p")
        add(
          1,
          without(outer, how => isMarkGone(element, how)),
        )
    }
    if (this.#body) visit(this.#body, FREE)
  }
}

/** "bookmark start 第一条", "comment end …"; null for the end of a bookmark that has no start. */
function keyOf(element: XmlElement, names: Map<string, string>, comments: ReadonlyMap<string, string>): string | null {
  const [, kind, end = ""] = MARK.exec(element.name) ?? []
  const id = attribute(element, "w:id") ?? ""
  if (kind === "commentRange") return `comment ${end.toLowerCase()} ${comments.get(id) ?? ""}`
  if (end === "Start") names.set(id, attribute(element, "w:name") ?? "")
  const name = names.get(id)
  return name === undefined ? null : `bookmark ${end.toLowerCase()} ${name}`
}

/** Whether the marks of a range are there: one that is removed stays while its other end does, and a comment's goes with its reference. */
function stays(
  key: string,
  mark: FlowMark,
  found: ReadonlyMap<string, FlowMark>,
  comments: ReadonlyMap<string, Around>,
): Pick<FlowMark, "isRejected" | "isAccepted"> {
  const [kind = "", end, ...name] = key.split(" ")
  const other = found.get([kind, end === "start" ? "end" : "start", ...name].join(" ")) ?? mark
  const reference = kind === "comment" ? comments.get(name.join(" ")) : FREE
  return {
    isRejected: (mark.isRejected || other.isRejected) && (reference?.onReject ?? false),
    isAccepted: (mark.isAccepted || other.isAccepted) && (reference?.onAccept ?? false),
  }
}

function without(around: Around, isGone: (how: Resolution) => boolean): Around {
  return {
    ...around,
    onReject: around.onReject && !isGone("reject"),
    onAccept: around.onAccept && !isGone("accept"),
  }
}

function inside(element: XmlElement, around: Around): Around {
  switch (element.name) {
    case "w:ins":
    case "w:del":
    case "w:moveFrom":
    case "w:moveTo":
      return without(around, how => isGoneWrapper(element.name, how))
    case "w:tr":
      return bound(
        around,
        without(around, how => isRowGone(element, how)),
      )
    case "w:tc":
      return bound(
        around,
        without(around, how => isCellGone(element, how)),
      )
    default:
      return around
  }
}

const bound = (outer: Around, inner: Around): Around =>
  inner.onReject === outer.onReject && inner.onAccept === outer.onAccept ? inner : { ...inner, isBound: true }

/** What each comment says, by its id: ids are given anew. */
function commentsOf(trees: PartTrees, main: string): ReadonlyMap<string, string> {
  const part = relatedPart(trees.relationships(main), "comments")
  const xml = part === null ? null : trees.xml(part)
  return new Map(
    (xml ? elementsOf(xml.root) : []).map(comment => [
      attribute(comment, "w:id") ?? "",
      [attribute(comment, "w:author"), attribute(comment, "w:date"), textOf(comment)].join("\n"),
    ]),
  )
}
