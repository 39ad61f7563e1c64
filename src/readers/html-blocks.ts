import { serializeOuter } from "parse5"
import type { Cell } from "../model/plan.ts"
import { formatNumber } from "../ooxml/number-formats.ts"
import { sha256 } from "./docx-context.ts"
import { InlineBuilder } from "./html-inline.ts"
import { attributeOf, type HtmlDocument, type HtmlElement, type HtmlNode, isElement, textIn } from "./html-parse.ts"
import { HtmlTable } from "./html-table.ts"
import { PLAIN_BLOCK, type TextBlock } from "./plan-blocks.ts"

/** What surrounds a node. */
interface Place {
  /** Formats in force, sorted, joined by a space. */
  readonly key: string
  readonly keep: boolean
  readonly style: string | null
  readonly cell: Cell | null
  readonly heading: number
  readonly listDepth: number
  /** The item it stands in; its label is printed once. */
  readonly item: { label: string | null } | null
  readonly table: HtmlTable | null
  readonly list: { next: number; readonly step: number; readonly form: string } | null
}

/** Elements that start a paragraph of their own. */
const BLOCKS =
  /^(address|article|aside|blockquote|body|caption|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hgroup|hr|html|legend|li|main|menu|nav|ol|p|pre|search|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)$/

/** Elements that are a format of their text, by the name of the format. */
const FORMATS: Readonly<Record<string, string>> = {
  b: "strong",
  strong: "strong",
  i: "em",
  em: "em",
  u: "ins",
  ins: "ins",
  s: "del",
  strike: "del",
  del: "del",
  sub: "sub",
  sup: "sup",
  code: "code",
  mark: "mark",
}

/** Elements that are not read, by what they count as. */
const UNREAD: Readonly<Record<string, string>> = {
  script: "script",
  style: "style sheet",
  template: "template",
  iframe: "frame",
  frame: "frame",
  object: "embedded object",
  embed: "embedded object",
  applet: "embedded object",
  video: "embedded object",
  audio: "embedded object",
  canvas: "embedded object",
  input: "form field",
  select: "form field",
  textarea: "form field",
  button: "form field",
}

const LIST_FORMS: Readonly<Record<string, string>> = {
  a: "lowerLetter",
  A: "upperLetter",
  i: "lowerRoman",
  I: "upperRoman",
}

/** Turns the tree of an HTML document into paragraphs. */
export class HtmlReader {
  readonly blocks: TextBlock[] = []
  readonly notCompared = new Map<string, number>()
  private readonly collapse: boolean
  private inline = new InlineBuilder()
  private tables = 0

  constructor(collapse: boolean) {
    this.collapse = collapse
  }

  read(document: HtmlDocument): void {
    const place: Place = {
      key: "",
      keep: false,
      style: null,
      cell: null,
      heading: 0,
      listDepth: 0,
      item: null,
      table: null,
      list: null,
    }
    for (const node of document.childNodes) this.node(node, place)
    this.flush(place)
  }

  private count(what: string): void {
    this.notCompared.set(what, (this.notCompared.get(what) ?? 0) + 1)
  }

  private node(node: HtmlNode, place: Place): void {
    if (isElement(node)) this.element(node, place)
    else if (node.nodeName === "#text" && "value" in node) this.text(node.value, place)
    else if (node.nodeName === "#comment") this.count("comment in the source")
  }

  /** White space between blocks is not text, whether it collapses or not. */
  private text(text: string, place: Place): void {
    const isBetween = this.inline.isEmpty && !place.keep && /^[ \t\n\f\r]*$/.test(text)
    if (!isBetween) this.inline.add(text, place.key, place.keep || !this.collapse)
  }

  private element(element: HtmlElement, place: Place): void {
    const name = element.tagName
    const unread = UNREAD[name]
    if (unread !== undefined) this.count(unread)
    else if (name === "head" || name === "rp") return
    else if (name === "br") this.inline.lineBreak(place.key)
    else if (name === "img" || name === "svg" || name === "math") this.object(element, place)
    else if (name === "rt") this.inline.reading(textIn(element).trim())
    else if (BLOCKS.test(name)) this.block(element, place)
    else this.phrase(element, place)
  }

  private object(element: HtmlElement, place: Place): void {
    const kind = element.tagName === "math" ? "equation" : "image"
    this.count(kind)
    const what =
      element.tagName === "img"
        ? `${attributeOf(element, "src")}\n${attributeOf(element, "alt")}`
        : serializeOuter(element)
    this.inline.object(kind, sha256(what), place.key)
  }

  private phrase(element: HtmlElement, place: Place): void {
    const link = element.tagName === "a" ? attributeOf(element, "href") : undefined
    const own = link === undefined ? FORMATS[element.tagName] : `link:${link.replace(/\s+/g, "%20")}`
    if (isHidden(element)) this.count("hidden text")
    if (element.tagName === "ruby") this.inline.startRuby()
    this.children(element, own === undefined ? place : { ...place, key: withFormat(place.key, own) })
  }

  private children(element: HtmlElement, place: Place): void {
    for (const child of element.childNodes) this.node(child, place)
  }

  private block(element: HtmlElement, outer: Place): void {
    this.flush(outer)
    if (isHidden(element)) this.count("hidden text")
    const place = this.inside(element, outer)
    const before = this.blocks.length
    this.children(element, place)
    this.flush(place)
    // A cell without text is a cell all the same.
    if (place.cell !== outer.cell && place.cell !== null && this.blocks.length === before)
      this.blocks.push({ ...PLAIN_BLOCK, text: "", cell: place.cell })
  }

  private inside(element: HtmlElement, place: Place): Place {
    const name = element.tagName
    switch (name) {
      case "pre":
        return { ...place, keep: true, style: "code" }
      case "blockquote":
        return { ...place, style: "quote" }
      case "ol":
      case "ul":
      case "menu":
        return {
          ...place,
          listDepth: place.listDepth + 1,
          item: null,
          list: name === "ol" ? orderedList(element) : null,
        }
      case "li":
        return { ...place, item: { label: nextLabel(element, place.list) } }
      case "table":
        return { ...place, table: new HtmlTable(this.tables++), heading: 0, item: null, listDepth: 0, list: null }
      case "tr":
        place.table?.startRow()
        return place
      case "td":
      case "th":
        return {
          ...place,
          cell: place.table?.cell(attributeOf(element, "rowspan"), attributeOf(element, "colspan")) ?? null,
        }
      default:
        return /^h[1-6]$/.test(name) ? { ...place, heading: Number(name[1]) } : place
    }
  }

  private flush(place: Place): void {
    const inline = this.inline
    this.inline = new InlineBuilder()
    const read = inline.finish(place.keep || !this.collapse)
    if (read.text.trim() === "" && read.objects.length === 0) return
    const label = place.item?.label ?? null
    if (place.item) place.item.label = null
    const { cell, style } = place
    if (place.heading > 0) this.blocks.push({ ...read, kind: "heading", level: place.heading, label, cell, style })
    else if (place.item) this.blocks.push({ ...read, kind: "item", level: place.listDepth, label, cell, style })
    else this.blocks.push({ ...read, kind: "paragraph", level: 0, label, cell, style })
  }
}

const isHidden = (element: HtmlElement): boolean =>
  attributeOf(element, "hidden") !== undefined || /display\s*:\s*none/i.test(attributeOf(element, "style") ?? "")

const withFormat = (key: string, own: string): string =>
  key === "" ? own : [...new Set([...key.split(" "), own])].sort().join(" ")

function orderedList(element: HtmlElement): NonNullable<Place["list"]> {
  const items = element.childNodes.filter(child => isElement(child) && child.tagName === "li").length
  const isReversed = attributeOf(element, "reversed") !== undefined
  const start = attributeOf(element, "start")
  return {
    next: start !== undefined && /^-?\d{1,9}$/.test(start.trim()) ? Number(start) : isReversed ? items : 1,
    step: isReversed ? -1 : 1,
    form: LIST_FORMS[attributeOf(element, "type") ?? ""] ?? "decimal",
  }
}

/** "1." as a browser prints it; a list without order has no labels. */
function nextLabel(element: HtmlElement, list: Place["list"]): string | null {
  if (list === null) return null
  const own = attributeOf(element, "value")
  if (own !== undefined && /^-?\d{1,9}$/.test(own.trim())) list.next = Number(own)
  const label = `${formatNumber(list.next, list.form)}.`
  list.next += list.step
  return label
}
