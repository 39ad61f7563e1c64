import { UserError } from "../model/errors.ts"
import type { BlockId } from "../model/plan.ts"
import type { XmlElement } from "../ooxml/xml.ts"
import type { Slot } from "./edited-slots.ts"
import { type Chunk, prefixOf, type TextCut, textChunks, writtenText } from "./edited-text-element.ts"
import type { Splice } from "./redline-splice.ts"

/** Puts `text` in the place of a span of a block's text; tab U+0009 and line break U+000A become what Word has for them. */
export interface TextEdit {
  readonly block: BlockId
  /** UTF-16, half-open; the edits of one block are sorted and apart. */
  readonly from: number
  readonly to: number
  readonly text: string
  /** Offset of the character whose formatting the text takes: the first that is replaced, or one beside an insertion. */
  readonly like: number
}

/** Elements that mean nothing once everything in them is gone. */
const WRAPPERS = /^w:(hyperlink|ins|smartTag)$/
/** What an element says of itself; it is not content. */
const PROPERTIES = /^w:(rPr|smartTagPr)$/

/** Gathers edits of the text of one part, and gives what they change in its XML. */
export class EditedRuns {
  readonly #file: string
  readonly #source: string
  readonly #cuts = new Map<XmlElement, TextCut[]>()
  readonly #splices: Splice[] = []
  /** Elements with nothing left in them. */
  readonly #gone = new Set<XmlElement>()
  /** What stood around an element that is gone, outermost first. */
  readonly #around = new Map<XmlElement, readonly XmlElement[]>()

  constructor(file: string, source: string) {
    this.#file = file
    this.#source = source
  }

  /** Records one edit; `slots` are those of its block. */
  replace(edit: TextEdit, slots: readonly Slot[]): void {
    const { from, to, like } = edit
    const touched = slots.filter(slot => slot.from < to && slot.to > from)
    const model = slots.find(slot => slot.from <= like && like < slot.to)
    if (!model || touched.some(slot => isUncuttable(slot, edit))) throw unwritable(this.#file, edit)
    for (const slot of touched) this.#cut(slot, edit, slot === model ? edit.text : "")
    if (!touched.includes(model) && edit.text !== "") this.#insert(model, edit)
  }

  /** Everything that changes in the part. */
  splices(): readonly Splice[] {
    for (const [element, cuts] of this.#cuts) {
      const text = writtenText(this.#source, element, textChunks(this.#source, element, cuts))
      this.#splices.push({ from: element.from, to: element.to, text })
      if (text === "") this.#gone.add(element)
    }
    for (const element of [...this.#gone]) this.#removeEmpty(this.#around.get(element) ?? [])
    return this.#splices
  }

  #cut(slot: Slot, edit: TextEdit, fresh: string): void {
    if (slot.kind === "fixed") return
    this.#around.set(slot.element, slot.around)
    if (slot.kind === "text") {
      const from = Math.max(edit.from, slot.from) - slot.from
      const to = Math.min(edit.to, slot.to) - slot.from
      this.#addCut(slot.element, { node: slot.node, from, to, fresh })
    } else {
      const { element } = slot
      this.#splices.push({ from: element.from, to: element.to, text: this.#lone(element, fresh) })
      if (fresh === "") this.#gone.add(element)
    }
  }

  #insert(model: Slot, edit: TextEdit): void {
    if (model.kind === "fixed") throw unwritable(this.#file, edit)
    if (model.kind === "text") {
      const at = edit.from - model.from
      this.#around.set(model.element, model.around)
      this.#addCut(model.element, { node: model.node, from: at, to: at, fresh: edit.text })
    } else {
      const at = edit.from > edit.like ? model.element.to : model.element.from
      this.#splices.push({ from: at, to: at, text: this.#lone(model.element, edit.text) })
    }
  }

  #addCut(element: XmlElement, cut: TextCut): void {
    this.#cuts.set(element, [...(this.#cuts.get(element) ?? []), cut])
  }

  /** Text as elements of their own, named as the file names its elements. */
  #lone(beside: XmlElement, text: string): string {
    const chunks: readonly Chunk[] = [{ kind: "fresh", text }]
    return writtenText(this.#source, { prefix: prefixOf(this.#source, beside) }, chunks)
  }

  /** Takes out the run, and what is around it, when nothing is left inside. */
  #removeEmpty(around: readonly XmlElement[]): void {
    for (const element of around.toReversed()) {
      if (element.name !== "w:r" && !WRAPPERS.test(element.name)) return
      if (this.#gone.has(element)) continue
      const isEmpty = element.children.every(child =>
        child.name === null ? child.text.trim() === "" : PROPERTIES.test(child.name) || this.#gone.has(child),
      )
      const hasInsertion = this.#splices.some(({ from, to }) => from === to && from > element.from && to < element.to)
      if (!isEmpty || hasInsertion) return
      this.#splices.push({ from: element.from, to: element.to, text: "" })
      this.#gone.add(element)
    }
  }
}

/** Furigana goes as a whole or not at all: its reading belongs to all of the base text. */
const isUncuttable = (slot: Slot, edit: TextEdit): boolean =>
  slot.kind === "fixed" || (slot.kind === "sign" && (slot.from < edit.from || slot.to > edit.to))

const unwritable = (file: string, { text }: TextEdit): UserError =>
  new UserError(
    {
      ja: `${file}: ふりがなの途中、図、数式又はコードを示すフィールドにかかるため、ここでは「${text}」に直せません。`,
      en: `${file}: the text cuts through furigana, a picture, an equation or a field that shows its code; it cannot be made "${text}" here.`,
    },
    {
      ja: "Word で直し、akaire revise で読み込んでください。",
      en: "Edit the file in Word, and load it with akaire revise.",
    },
  )
