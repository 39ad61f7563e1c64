import type { BlockSource, TextPiece } from "../ooxml/block-source.ts"
import { attribute, childOf, textOf, type XmlElement } from "../ooxml/xml.ts"

/** An element around runs: a link, a content control, a simple field. */
export interface Wrapper {
  readonly parent: Wrapper | null
  readonly element: XmlElement
  /** Whose tree the element is in. */
  readonly side: "draft" | "revision"
  /** Its content; what is before and after belongs to its tags. */
  readonly from: number
  readonly to: number
  /** Wrappers of equal signature on both sides may be one. */
  readonly signature: string
}

/** A wrapper and those around it, outermost first. */
export const chainOf = (wrapper: Wrapper | null): readonly Wrapper[] =>
  wrapper ? [...chainOf(wrapper.parent), wrapper] : []

/** A complex field (fldChar begin … end). */
export interface Field {
  instruction: string
  /** False while its end was not read: it goes on in another paragraph. */
  closed: boolean
}

/** The smallest thing that is kept, inserted or deleted: a stretch of text of one run, an element, the mark of a paragraph. */
export interface Atom {
  /** marker: bookmarks, ranges of comments, proofing: never tracked. */
  readonly kind: "text" | "element" | "marker" | "mark"
  /** Offsets in the text of the segment; zero-width elements have `from === to`. */
  readonly from: number
  readonly to: number
  readonly text: string
  /** Null for text. The paragraph for its mark. */
  readonly element: XmlElement | null
  readonly run: XmlElement | null
  readonly wrapper: Wrapper | null
  /** Complex fields it stands in, outermost first. */
  readonly fields: readonly Field[]
  /** The field of which it is a part of the frame (fldChar, instrText). */
  readonly frameOf: Field | null
  /** Zero-width atoms with equal keys can be one, and markers with equal keys are. */
  readonly key: string
}

const WRAPPERS = /^w:(hyperlink|smartTag|sdt|fldSimple|customXml|bdo|dir)$/
const MARKERS =
  /^w:(bookmarkStart|bookmarkEnd|commentRangeStart|commentRangeEnd|proofErr|permStart|permEnd|customXml\w+Range\w+)$/
const PROPERTIES = /^w:(pPr|smartTagPr|customXmlPr|fldData)$/

/** What a wrapper says of itself: links by their target, fields by their instruction. */
export type Signature = (element: XmlElement) => string

/** What two references to comments, and two marks, are told to be one by. */
export interface Names {
  /** What a comment says. */
  comment(reference: XmlElement): string
  /** The comment's, or the bookmark's name. */
  mark(element: XmlElement, part: string): string
}

/** Reads the atoms of paragraphs that follow each other; their texts are joined by the paragraph marks (U+000A). */
export function atomsOf(
  paragraphs: readonly BlockSource[],
  side: "draft" | "revision",
  signature: Signature,
  names: Names,
): readonly Atom[] {
  const reader = new AtomReader(side, signature, names)
  for (const [i, paragraph] of paragraphs.entries()) reader.paragraph(paragraph, i === paragraphs.length - 1)
  return reader.atoms
}

class AtomReader {
  readonly atoms: Atom[] = []
  readonly #side: "draft" | "revision"
  readonly #signature: Signature
  readonly #names: Names
  readonly #fields: Field[] = []
  #pieces: readonly TextPiece[] = []
  #part = ""
  #next = 0
  /** Offset in the segment at which the paragraph at hand starts, and at which the reader stands. */
  #base = 0
  #at = 0

  constructor(side: "draft" | "revision", signature: Signature, names: Names) {
    this.#side = side
    this.#signature = signature
    this.#names = names
  }

  paragraph({ part, element, pieces }: BlockSource, isLast: boolean): void {
    this.#pieces = pieces
    this.#part = part
    this.#next = 0
    this.#base = this.#at
    if (element.name === "w:p") this.#content(element, null)
    else this.#add({ kind: "element", element, run: null, wrapper: null, key: element.name })
    const to = isLast ? this.#at : this.#at + 1
    const key = childOf(childOf(element, "w:pPr"), "w:sectPr") ? "mark of a section" : "mark"
    this.#push({ kind: "mark", from: this.#at, to, text: isLast ? "" : "\n", element, key })
    this.#at = to
  }

  #content(parent: XmlElement, wrapper: Wrapper | null): void {
    for (const child of parent.children) {
      if (child.name === null || PROPERTIES.test(child.name) || /^w:sdt(Pr|EndPr)$/.test(child.name)) continue
      if (child.name === "w:r") this.#run(child, wrapper)
      else if (WRAPPERS.test(child.name)) this.#wrapped(child, wrapper)
      else if (MARKERS.test(child.name)) this.#marker(child, wrapper)
      else this.#add({ kind: "element", element: child, run: null, wrapper, key: mathKey(child) })
    }
  }

  #marker(element: XmlElement, wrapper: Wrapper | null): void {
    const key = `${element.name} ${this.#names.mark(element, this.#part)}`
    this.#push({ kind: "marker", from: this.#at, to: this.#at, element, wrapper, key })
  }

  #wrapped(element: XmlElement, parent: Wrapper | null): void {
    const inside = element.name === "w:sdt" ? childOf(element, "w:sdtContent") : element
    if (!inside) {
      this.#add({ kind: "element", element, run: null, wrapper: parent, key: element.name })
      return
    }
    const first = inside.children.find(child => child.name !== null && !PROPERTIES.test(child.name))
    const from = inside === element ? (first?.from ?? inside.contentFrom) : inside.contentFrom
    const own = `${element.name} ${this.#signature(element)}`
    const signature = `${parent?.signature ?? ""}>${own}`
    const count = this.atoms.length
    this.#content(inside, { parent, element, side: this.#side, from, to: inside.contentTo, signature })
    if (this.atoms.length === count) this.#add({ kind: "element", element, run: null, wrapper: parent, key: own })
  }

  #run(run: XmlElement, wrapper: Wrapper | null): void {
    for (const child of run.children) {
      if (child.name === null || child.name === "w:rPr") continue
      if (child.name === "w:t") this.#text(child, run, wrapper)
      else if (child.name === "w:fldChar") this.#fieldMark(child, run, wrapper)
      else if (child.name === "w:instrText") this.#instruction(child, run, wrapper)
      else if (child.name === "w:commentReference")
        this.#add({ kind: "element", element: child, run, wrapper, key: this.#names.comment(child) })
      else this.#add({ kind: "element", element: child, run, wrapper, key: keyOf(child) })
    }
  }

  /** Stretches of w:t; text inside a field's code is no text of the paragraph. */
  #text(element: XmlElement, run: XmlElement, wrapper: Wrapper | null): void {
    const pieces = this.#take(element)
    if (pieces.length === 0) {
      const text = textOf(element)
      if (text !== "")
        this.#push({ kind: "element", from: this.#at, to: this.#at, element, run, wrapper, key: `code ${text}` })
      return
    }
    for (const { from, to, node } of pieces) {
      const text = node.name === null ? node.text : ""
      this.#push({ kind: "text", from: this.#base + from, to: this.#base + to, text, run, wrapper, key: "text" })
      this.#at = this.#base + to
    }
  }

  #fieldMark(element: XmlElement, run: XmlElement, wrapper: Wrapper | null): void {
    const type = attribute(element, "w:fldCharType") ?? ""
    if (type === "begin") this.#fields.push({ instruction: "", closed: false })
    const field = this.#fields.at(-1) ?? null
    this.#add({ kind: "element", element, run, wrapper, key: `fldChar ${type}`, frameOf: field })
    if (type !== "end" || !field) return
    field.closed = true
    this.#fields.pop()
  }

  #instruction(element: XmlElement, run: XmlElement, wrapper: Wrapper | null): void {
    const field = this.#fields.at(-1) ?? null
    const text = textOf(element)
    if (field) field.instruction += text
    this.#add({ kind: "element", element, run, wrapper, key: `instr ${text}`, frameOf: field })
  }

  /** Pieces of the block's text that come from inside an element. */
  #take({ to }: XmlElement): readonly TextPiece[] {
    const first = this.#next
    while ((this.#pieces[this.#next]?.node.from ?? Number.POSITIVE_INFINITY) < to) this.#next++
    return this.#pieces.slice(first, this.#next)
  }

  /** An element, with the text that comes from inside it. */
  #add(atom: Omit<Partial<Atom>, "from" | "to"> & { readonly kind: "element"; readonly element: XmlElement }): void {
    const pieces = this.#take(atom.element)
    const from = this.#at
    this.#at = pieces.length > 0 ? this.#base + (pieces.at(-1)?.to ?? 0) : from
    this.#push({ ...atom, from, to: this.#at })
  }

  #push(atom: Partial<Atom> & Pick<Atom, "kind" | "from" | "to">): void {
    this.atoms.push({
      text: "",
      element: null,
      run: null,
      wrapper: null,
      frameOf: null,
      key: "",
      fields: [...this.#fields],
      ...atom,
    })
  }
}

/** Elements inside a run: what tells two of a kind apart beside their text. */
const keyOf = (element: XmlElement): string =>
  /^w:(?:br|ptab|ruby)$/.test(element.name) ? formOf(element) : element.name

/** The same of what stands between runs: how an equation stands by itself. */
function mathKey(element: XmlElement): string {
  const properties = childOf(element, "m:oMathParaPr")
  return `${element.name} ${properties ? formOf(properties) : ""}`
}

/** What an element says and looks like, but for how its runs are cut. */
function formOf({ name, attributes, children }: XmlElement): string {
  const inner = children.map(child => (child.name === null ? child.text : formOf(child))).join("")
  return /^w:(?:r|t)$/.test(name) ? inner : `<${[name, ...attributes].join(" ")}>${inner}</>`
}
