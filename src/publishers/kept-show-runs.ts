import { attribute, type XmlElement } from "../ooxml/xml.ts"
import { plainChild } from "./kept-hide-properties.ts"
import { COMING, type KeptHistory, type KeptPiece, type KeptRecord, RANGE } from "./kept-history.ts"
import type { KeptRefusal } from "./kept-refusal.ts"
import type { RevisionIds } from "./kept-show-ids.ts"
import type { PutBack } from "./kept-show-merged.ts"
import { propertiesIn, withHeld } from "./kept-show-properties.ts"
import { around, open } from "./kept-show-tags.ts"

/** What the runs of a part are put back with. */
export interface ShowPlace {
  readonly part: string
  readonly source: string
  readonly history: KeptHistory
  readonly ids: RevisionIds
  /** Whether a mark is in an element. */
  hasMark(element: XmlElement): boolean
  /** The content of a text box. */
  container(story: XmlElement): string
  refuse(why: KeptRefusal, at: XmlElement | null): Error
}

/** Puts records back in a part. */
export const putBack = ({ part, ids, history }: ShowPlace): PutBack => ({
  kept: xml => ids.kept(xml),
  merged: record => history.noteMerged(part, record),
})

/** A run with a record of its format by the redline. */
interface Reformatted {
  readonly run: XmlElement
  readonly properties: XmlElement
  readonly change: XmlElement
}

type Inside = Extract<KeptPiece, { kind: "inside" }>

/** One after another in a paragraph: text to stand in `inside`, or the place of something between paragraphs. */
type Shown =
  | { readonly kind: "text"; readonly inside: readonly Inside[]; readonly text: string }
  | { readonly kind: "between"; readonly piece: Extract<KeptPiece, { kind: "block" | "break" }> }

/** Puts back what stood around and between the runs of a story. */
export class RunShower {
  readonly #place: ShowPlace
  #inside: readonly Inside[] = []
  #format: KeptRecord | null = null

  constructor(place: ShowPlace) {
    this.#place = place
  }

  /** The content of a paragraph: text, and what has to stand between its pieces. */
  paragraph(element: XmlElement): readonly (string | Extract<Shown, { kind: "between" }>)[] {
    const result: (string | Extract<Shown, { kind: "between" }>)[] = []
    let texts: Extract<Shown, { kind: "text" }>[] = []
    for (const shown of this.#shown(element)) {
      if (shown.kind === "text") texts.push(shown)
      else {
        result.push(this.#joined(texts), shown)
        texts = []
      }
    }
    return [...result, this.#joined(texts)]
  }

  #shown(element: XmlElement): readonly Shown[] {
    const list: Shown[] = []
    for (const child of element.children) {
      const text = this.#place.source.slice(child.from, child.to)
      if (child.name === null) list.push({ kind: "text", inside: this.#inside, text })
      else if (child.name !== "w:pPr") list.push(...this.#child(child))
    }
    return list
  }

  #child(child: XmlElement): readonly Shown[] {
    const { history, ids } = this.#place
    const end = history.end(child)
    if (end === null) return this.#content(child)
    const piece = history.piece(attribute(child, "w:id"))
    switch (piece?.kind) {
      case "gone":
        return [{ kind: "text", inside: this.#inside, text: ids.kept(piece.xml) }]
      case "block":
      case "break":
        return [{ kind: "between", piece }]
      case "inside":
        this.#inside = end === "start" ? [...this.#inside, piece] : this.#inside.filter(each => each !== piece)
        return []
      case "format":
        this.#format = end === "start" ? piece : null
        return []
      default:
        throw this.#place.refuse(STRAY, child)
    }
  }

  /** An element between marks. What the redline inserts there is not the draft's. */
  #content(element: XmlElement): readonly Shown[] {
    const inside = this.#inside
    if (element.name === "w:r" && this.#format !== null) return this.#run(element, this.#format)
    const isNew = this.#isNew(element)
    this.#inside = []
    const text = this.#element(element)
    this.#inside = inside
    return [{ kind: "text", inside: isNew ? [] : inside, text }]
  }

  /** Whether an element holds nothing but what the redline inserted. */
  #isNew(element: XmlElement): boolean {
    if (COMING.has(element.name) || RANGE.test(element.name))
      return this.#place.ids.isOwn(Number(attribute(element, "w:id")))
    if (!AROUND.test(element.name)) return false
    const inside = element.children.filter(
      (child): child is XmlElement => child.name !== null && !/^w:(?:\w+Pr|fldData)$/.test(child.name),
    )
    return inside.length > 0 && inside.every(child => this.#isNew(child))
  }

  /** An element in a line with what belongs in it. */
  #element(element: XmlElement): string {
    const { source } = this.#place
    const isMarked = this.#place.hasMark(element)
    const isUntouched = !isMarked && (this.#format === null || COMING.has(element.name))
    if (isUntouched) return source.slice(element.from, element.to)
    if (element.name === "w:txbxContent") return around(source, element, this.#place.container(element))
    const texts: Extract<Shown, { kind: "text" }>[] = []
    for (const child of element.children) {
      if (child.name === null)
        texts.push({ kind: "text", inside: this.#inside, text: source.slice(child.from, child.to) })
      else
        for (const shown of this.#child(child)) {
          if (shown.kind === "between") throw this.#place.refuse(STRAY, child)
          texts.push(shown)
        }
    }
    return around(source, element, this.#joined(texts))
  }

  /** A run with the record of its format again. That is of the run, not of what its text boxes hold. */
  #run(run: XmlElement, record: KeptRecord): readonly Shown[] {
    const { source } = this.#place
    const [inside, format] = [this.#inside, this.#format]
    ;[this.#inside, this.#format] = [[], null]
    const inner = run.children.map(child => (child.name === null || child.name === "w:rPr" ? "" : this.#element(child)))
    ;[this.#inside, this.#format] = [inside, format]
    const properties = plainChild(run, "w:rPr")
    const change = plainChild(properties, "w:rPrChange")
    if (properties && change && TEXT_ONLY.test(inner.join("")))
      return this.#replaced({ run, properties, change }, inner.join(""), record)
    const held = [{ ...record, holder: "w:rPr", name: "w:rPrChange" }]
    const described = withHeld("w:rPr", () => propertiesIn(properties, source), held, putBack(this.#place))
    return [{ kind: "text", inside, text: `${open(source, run)}<w:rPr>${described}</w:rPr>${inner.join("")}</w:r>` }]
  }

  /** Text whose format both changed: one record has room, so it is deleted with the draft's and inserted anew. */
  #replaced({ run, properties, change }: Reformatted, inner: string, record: KeptRecord): readonly Shown[] {
    const { source, ids } = this.#place
    const author = open(source, change).replace(/^<w:rPrChange\s+w:id="\d+"|>$/g, "")
    const old = plainChild(change, "w:rPr")
    const former = old ? source.slice(old.contentFrom, old.contentTo) : ""
    const fresh = source.slice(properties.contentFrom, change.from)
    const gone = inner.replace(/(<\/?w:)t(?=[\s>])/g, "$1delText")
    const tag = open(source, run)
    return [
      {
        kind: "text",
        inside: [],
        text: `<w:ins w:id="${ids.own()}"${author}>${tag}${fresh && `<w:rPr>${fresh}</w:rPr>`}${inner}</w:r></w:ins>`,
      },
      {
        kind: "text",
        inside: this.#inside,
        text: `<w:del w:id="${ids.own()}"${author}>${tag}<w:rPr>${former}${ids.kept(record.xml)}</w:rPr>${gone}</w:r></w:del>`,
      },
    ]
  }

  /** Neighbours that stand in the same elements share them. */
  #joined(texts: readonly Extract<Shown, { kind: "text" }>[]): string {
    let out = ""
    let i = 0
    while (i < texts.length) {
      const inside = texts[i]?.inside ?? []
      let text = ""
      for (; i < texts.length && sameAs(texts[i]?.inside ?? [], inside); i++) text += texts[i]?.text ?? ""
      out +=
        text === ""
          ? ""
          : inside.map(each => this.#place.ids.kept(each.open)).join("") +
            text +
            inside
              .map(each => `</${each.name}>`)
              .toReversed()
              .join("")
    }
    return out
  }
}

/** Elements around runs. */
const AROUND = /^w:(?:hyperlink|smartTag|sdt|sdtContent|fldSimple|customXml|bdo|dir)$/

/** Text and signs, which may stand twice: notes, pictures and fields may not. */
const TEXT_ONLY = /^(?:<w:(?:t|tab|br|cr|noBreakHyphen|softHyphen|sym)[\s/>]|<\/w:t>|[^<]+)+$/

const STRAY: KeptRefusal = {
  ja: "変更の印が、あるべき所にありません",
  en: "the mark of a change is not where it should be",
}

const sameAs = (one: readonly Inside[], other: readonly Inside[]): boolean =>
  one.length === other.length && one.every((each, i) => each === other[i])
