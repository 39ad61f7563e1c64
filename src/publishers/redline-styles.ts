import { type Numbering, readNumbering } from "../ooxml/numbering.ts"
import { type OoxmlPackage, partXml, relatedPart, relationshipsOf } from "../ooxml/package.ts"
import { readStyles, type Styles } from "../ooxml/styles.ts"
import { attribute, childOf, childValue, elementsOf, type XmlElement, type XmlPart } from "../ooxml/xml.ts"
import { writtenForm } from "./redline-controls.ts"
import { type Splice, spliced, type WrittenPart, withAttribute } from "./redline-splice.ts"

/** Styles and lists of one side. */
export interface StyleSheet {
  readonly xml: XmlPart | null
  readonly styles: Styles
  readonly lists: XmlPart | null
  readonly numbering: Numbering
}

/** Brings a part of the revision along and gives the name that it gets. */
type BringPart = (part: string) => string

/** A part that the draft does not have: the revision's, with only what is needed of it. */
function newPart(like: XmlPart | null, content: string, bring: BringPart): WrittenPart | null {
  if (!like) return null
  const { source, root, part } = like
  return { name: bring(part), text: source.slice(0, root.contentFrom) + content + source.slice(root.contentTo) }
}

/** Reads the styles and lists that belong to the main part. */
export function styleSheetOf(pkg: OoxmlPackage, main: string): StyleSheet {
  const side = (type: string) => {
    const name = relatedPart(relationshipsOf(pkg, main), type)
    return name === null ? null : partXml(pkg, name)
  }
  const [xml, lists] = [side("styles"), side("numbering")]
  const styles = readStyles(xml?.root ?? null)
  return { xml, styles, lists, numbering: readNumbering(lists?.root ?? null, styles) }
}

/** Finds the draft's style for one of the revision's: by name, since programs give styles new ids; else brings it along. */
export class StyleImport {
  readonly #draft: StyleSheet
  readonly #revision: StyleSheet
  readonly #ids = new Map<string, string>()
  readonly #byName: ReadonlyMap<string, string>
  readonly #added: string[] = []

  constructor(draft: StyleSheet, revision: StyleSheet) {
    this.#draft = draft
    this.#revision = revision
    this.#byName = new Map([...draft.styles.byId.values()].map(style => [style.name.toLowerCase(), style.id]))
  }

  /** Id in the draft's package. */
  id(revision: string): string {
    const known = this.#ids.get(revision)
    if (known !== undefined) return known
    const style = this.#revision.styles.byId.get(revision)
    const same = style && this.#byName.get(style.name.toLowerCase())
    const id = same ?? this.#free(revision)
    this.#ids.set(revision, id)
    if (same === undefined && style) this.#bring(revision, id)
    return id
  }

  #free(wanted: string): string {
    let id = wanted
    for (let n = 2; this.#draft.styles.byId.has(id); n++) id = `${wanted}-${n}`
    return id
  }

  #bring(from: string, id: string): void {
    const { xml } = this.#revision
    const element = xml && elementsOf(xml.root).find(each => attribute(each, "w:styleId") === from)
    if (!xml || !element) return
    const splices: Splice[] = []
    const tag = xml.source.slice(element.from, element.contentFrom)
    splices.push({
      from: element.from,
      to: element.contentFrom,
      text: withAttribute(tag, "styleId", id).replace(/\s(?:[\w.-]+:)?default="[^"]*"/, ""),
    })
    for (const child of elementsOf(element)) {
      if (!/^w:(basedOn|next|link)$/.test(child.name)) continue
      const value = attribute(child, "w:val") ?? ""
      splices.push({
        from: child.from,
        to: child.contentFrom,
        text: withAttribute(xml.source.slice(child.from, child.contentFrom), "val", this.id(value)),
      })
    }
    this.#added.push(spliced(xml.source, element.from, element.to, splices))
  }

  /** The draft's styles part with what was brought along, or null when it stays as it is. */
  part(bring: BringPart): WrittenPart | null {
    if (this.#added.length === 0) return null
    const { xml } = this.#draft
    const added = this.#added.join("")
    if (!xml) return newPart(this.#revision.xml, added, bring)
    const at = xml.root.contentTo
    return { name: xml.part, text: xml.source.slice(0, at) + added + xml.source.slice(at) }
  }
}

/** A list, and the one that it is an instance of. */
function listElements({ root }: XmlPart, id: string) {
  const elements = elementsOf(root)
  const num = elements.find(each => each.name === "w:num" && attribute(each, "w:numId") === id)
  const abstractId = childValue(num ?? null, "w:abstractNumId")
  const isAbstract = (each: XmlElement) =>
    each.name === "w:abstractNum" && attribute(each, "w:abstractNumId") === abstractId
  return { num, abstract: elements.find(isAbstract) }
}

const LOOKS = /^w:(pPr|rPr|lvlJc|suff|lvlPicBulletId)$/

/** The looks of a list's levels, those of the list that it is an instance of first. */
function looksOf(lists: XmlPart | null, id: string): readonly string[] {
  if (!lists) return []
  const { num, abstract } = listElements(lists, id)
  const own = num ? elementsOf(num).flatMap(each => childOf(each, "w:lvl") ?? []) : []
  const levels = [...(abstract ? elementsOf(abstract).filter(({ name }) => name === "w:lvl") : []), ...own]
  return levels.map(level => {
    const looks = elementsOf(level).filter(({ name }) => LOOKS.test(name))
    return `${attribute(level, "w:ilvl")} ${looks.map(writtenForm).join("")}`
  })
}

/** Finds the draft's list for one of the revision's: the one that paired paragraphs stand in, else one of the same form, else brings it along. */
export class ListImport {
  readonly #draft: StyleSheet
  readonly #revision: StyleSheet
  readonly #ids = new Map<string, string>()
  readonly #forms = { draft: new Map<string, string>(), revision: new Map<string, string>() }
  readonly #added = { abstracts: [] as string[], nums: [] as string[] }
  #next: number

  constructor(draft: StyleSheet, revision: StyleSheet) {
    this.#draft = draft
    this.#revision = revision
    const numbers = elementsOf(draft.lists?.root ?? NOTHING).map(each =>
      Number(attribute(each, "w:numId") ?? attribute(each, "w:abstractNumId") ?? 0),
    )
    this.#next = Math.max(0, ...numbers) + 1
  }

  /** Two paragraphs that are one stand in these lists. */
  learn(draft: string | null, revision: string | null): void {
    if (draft === null || revision === null || this.#ids.has(revision)) return
    if (this.#form(this.#draft, draft) === this.#form(this.#revision, revision)) this.#ids.set(revision, draft)
  }

  /** What a list prints on each level, and how it looks there. */
  #form(side: StyleSheet, id: string): string {
    const forms = this.#forms[side === this.#draft ? "draft" : "revision"]
    const known = forms.get(id)
    if (known !== undefined) return known
    const levels = [...(side.numbering.get(id)?.levels ?? [])].sort(([a], [b]) => a - b)
    const form = JSON.stringify([levels, looksOf(side.lists, id)])
    forms.set(id, form)
    return form
  }

  /** Id in the draft's package. */
  id(revision: string): string {
    if (revision === "0") return revision
    const known = this.#ids.get(revision)
    if (known !== undefined) return known
    const form = this.#form(this.#revision, revision)
    const isSame = (id: string) => this.#form(this.#draft, id) === form
    const same = isSame(revision) ? revision : [...this.#draft.numbering.keys()].find(isSame)
    const id = same ?? this.#bring(revision) ?? revision
    this.#ids.set(revision, id)
    return id
  }

  #bring(revision: string): string | null {
    const { lists } = this.#revision
    if (!lists) return null
    const { num, abstract } = listElements(lists, revision)
    const link = childOf(num ?? null, "w:abstractNumId")
    if (!num || !abstract || !link) return null
    const id = String(this.#next++)
    const copy = (element: XmlElement, attributeName: string, more: readonly Splice[]) =>
      spliced(lists.source, element.from, element.to, [
        {
          from: element.from,
          to: element.contentFrom,
          text: withAttribute(lists.source.slice(element.from, element.contentFrom), attributeName, id),
        },
        ...more,
      ])
    this.#added.abstracts.push(copy(abstract, "abstractNumId", []))
    const text = withAttribute(lists.source.slice(link.from, link.to), "val", id)
    this.#added.nums.push(copy(num, "numId", [{ from: link.from, to: link.to, text }]))
    return id
  }

  /** The draft's numbering part with what was brought along, or null when it stays as it is. */
  part(bring: BringPart): WrittenPart | null {
    const { lists } = this.#draft
    if (this.#added.nums.length === 0) return null
    if (!lists) return newPart(this.#revision.lists, [...this.#added.abstracts, ...this.#added.nums].join(""), bring)
    const nums = elementsOf(lists.root)
    const firstNum = nums.find(each => each.name === "w:num")?.from ?? lists.root.contentTo
    const end = nums.findLast(each => each.name === "w:num")?.to ?? lists.root.contentTo
    const { source } = lists
    const text =
      source.slice(0, firstNum) +
      this.#added.abstracts.join("") +
      source.slice(firstNum, end) +
      this.#added.nums.join("") +
      source.slice(end)
    return { name: lists.part, text }
  }
}

const NOTHING: XmlElement = { name: "", attributes: [], children: [], from: 0, contentFrom: 0, contentTo: 0, to: 0 }
