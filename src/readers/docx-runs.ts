import type { Relationship } from "../ooxml/package.ts"
import { symbolSign } from "../ooxml/symbols.ts"
import { attribute, childOf, elementsOf, textOf, type XmlElement } from "../ooxml/xml.ts"
import { type DocxContext, sha256 } from "./docx-context.ts"
import type { FieldStack } from "./docx-fields.ts"
import { readObject } from "./docx-objects.ts"
import type { PageCounter } from "./docx-pages.ts"
import type { ParagraphBuilder } from "./docx-paragraph.ts"

/** Where runs are read: the part, and what is open in its story. */
export interface RunPlace {
  readonly context: DocxContext
  readonly source: string
  readonly relationships: ReadonlyMap<string, Relationship>
  readonly fields: FieldStack
  /** Null in stories that repeat on every page. */
  readonly pages: PageCounter | null
}

/** Elements that only group what is inside. */
const GROUPS: ReadonlySet<string> = new Set([
  "w:smartTag",
  "w:customXml",
  "w:sdtContent",
  "w:dir",
  "w:bdo",
  "w:rubyBase",
])

/** Signs that are elements of their own. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ["w:tab", "\t"],
  ["w:ptab", "\t"],
  ["w:cr", "\n"],
  ["w:noBreakHyphen", "\u2011"],
  ["w:softHyphen", "\u00AD"],
])

const OBJECTS: ReadonlySet<string> = new Set(["w:drawing", "w:pict", "w:object", "w:contentPart"])

/** Text that Word works out when it draws the page. */
const COMPUTED = /^w:(pgNum|(day|month|year)(Short|Long))$/

/** Reads the runs inside an element into a paragraph: text, formats, fields, objects, ruby. */
export function readRuns(element: XmlElement, paragraph: ParagraphBuilder, place: RunPlace): void {
  for (const child of elementsOf(element)) {
    const shown = place.context.isShown(child.name)
    if (shown !== null) {
      place.context.count("tracked changes")
      if (shown) readRuns(child, paragraph, place)
      else place.context.coverage.leave("tracked changes", child)
    } else if (child.name === "w:r") readRun(child, paragraph, place)
    else if (child.name === "w:hyperlink") readSpan(child, linkInstruction(child, place), paragraph, place)
    else if (child.name === "w:fldSimple") readSpan(child, attribute(child, "w:instr") ?? "", paragraph, place)
    else if (child.name === "w:sdt") readContentControl(child, paragraph, place)
    else if (child.name === "m:oMath") readInlineObject(child, "", paragraph, place)
    else if (child.name === "m:oMathPara" || GROUPS.has(child.name)) readRuns(child, paragraph, place)
    else if (child.name === "w:subDoc") {
      place.context.count("sub-document")
      place.context.coverage.leave("sub-document", child)
    }
  }
}

/** A part of a paragraph that is a field: link, or simple field. */
function readSpan(element: XmlElement, instruction: string, paragraph: ParagraphBuilder, place: RunPlace): void {
  const from = paragraph.text.length
  readRuns(element, paragraph, place)
  if (!place.fields.inCode) paragraph.fields.push({ from, to: paragraph.text.length, instruction: instruction.trim() })
}

/** A link says where it leads in the words of a HYPERLINK field, so that both forms compare equal. */
function linkInstruction(element: XmlElement, { relationships }: RunPlace): string {
  const target = relationships.get(attribute(element, "r:id") ?? "")?.target
  const anchor = attribute(element, "w:anchor")
  return `HYPERLINK${target === undefined ? "" : ` "${target}"`}${anchor === null ? "" : ` \\l "${anchor}"`}`
}

function readContentControl(element: XmlElement, paragraph: ParagraphBuilder, place: RunPlace): void {
  const content = childOf(element, "w:sdtContent")
  if (content) readRuns(content, paragraph, place)
}

function readRun(run: XmlElement, paragraph: ParagraphBuilder, place: RunPlace): void {
  const { context } = place
  const key = context.runFormat(place.source, runProperties(run, context))
  if (/(?:^|;)vanish(?:;|$)/.test(key)) context.count("hidden text")
  for (const child of elementsOf(run)) {
    const sign = SIGNS.get(child.name)
    if (sign !== undefined) show(sign, key, child, paragraph, place)
    else if (OBJECTS.has(child.name) || child.name === "m:oMath") readInlineObject(child, key, paragraph, place)
    else if (COMPUTED.test(child.name)) showObject("object", sha256(child.name), key, child, paragraph, place)
    else readRunContent(child, key, paragraph, place)
  }
}

/** The properties that hold on the side that is read. */
function runProperties(run: XmlElement, context: DocxContext): XmlElement | null {
  const properties = childOf(run, "w:rPr")
  const change = context.view === "rejected" ? childOf(properties, "w:rPrChange") : null
  return change ? childOf(change, "w:rPr") : properties
}

function readRunContent(child: XmlElement, key: string, paragraph: ParagraphBuilder, place: RunPlace): void {
  const { context, fields } = place
  switch (child.name) {
    case "w:t":
    case "w:delText":
      readText(child, key, paragraph, place)
      break
    case "w:instrText":
    case "w:delInstrText":
      fields.instruction(textOf(child))
      break
    case "w:fldChar":
      readFieldMark(child, key, paragraph, place)
      break
    case "w:br":
      readBreak(child, key, paragraph, place)
      break
    case "w:sym":
      readSymbol(child, key, paragraph, place)
      break
    case "w:ruby":
      readRuby(child, paragraph, place)
      break
    case "w:footnoteReference":
    case "w:endnoteReference": {
      const kind = child.name === "w:footnoteReference" ? "footnote" : "endnote"
      const mark = attribute(child, "w:customMarkFollows")
      const custom = mark !== null && mark !== "0" && mark !== "false"
      paragraph.notes.push({ kind, id: attribute(child, "w:id") ?? "", custom })
      // Ids renumber and numbers count by themselves: only that a note is here belongs to this text.
      if (!custom) showObject("note", kind, key, child, paragraph, place)
      break
    }
    case "w:lastRenderedPageBreak":
      place.pages?.rendered()
      break
    default:
      if (context.isShown(child.name) === null && GROUPS.has(child.name)) readRuns(child, paragraph, place)
  }
}

/** `w:delText` stands under a deletion only; elsewhere Word does not show it. */
function readText(element: XmlElement, key: string, paragraph: ParagraphBuilder, place: RunPlace): void {
  if (element.name === "w:delText" && place.context.view === "accepted") {
    place.context.coverage.leave("tracked changes", element)
    return
  }
  place.context.coverage.take()
  // Raw tabs and breaks in w:t print as spaces; the text keeps those signs for the elements that mean them.
  for (const node of element.children)
    if (node.name === null) show(node.text.replace(/[\t\n\r]/g, " "), key, node, paragraph, place)
}

function show(
  text: string,
  key: string,
  node: Parameters<ParagraphBuilder["append"]>[2],
  paragraph: ParagraphBuilder,
  { fields, pages }: RunPlace,
): void {
  if (fields.inCode) {
    fields.instruction(text)
    return
  }
  if (text === "") return
  pages?.content()
  paragraph.page ??= pages?.page ?? null
  paragraph.append(text, key, node)
}

function showObject(
  kind: Parameters<ParagraphBuilder["object"]>[0],
  digest: string,
  key: string,
  node: XmlElement,
  paragraph: ParagraphBuilder,
  { fields, pages }: RunPlace,
): void {
  if (fields.inCode) {
    fields.instruction(`{${kind} ${digest}}`)
    return
  }
  pages?.content()
  paragraph.page ??= pages?.page ?? null
  paragraph.object(kind, digest, key, node)
}

function readInlineObject(element: XmlElement, key: string, paragraph: ParagraphBuilder, place: RunPlace): void {
  const { kind, digest, boxes } = readObject(element, place.context, place.relationships)
  showObject(kind, digest, key, element, paragraph, place)
  paragraph.boxes.push(...boxes)
}

function readFieldMark(mark: XmlElement, key: string, paragraph: ParagraphBuilder, place: RunPlace): void {
  switch (attribute(mark, "w:fldCharType")) {
    case "begin": {
      const form = childOf(mark, "w:ffData")
      // A box to tick or a list to choose from shows its state without a result.
      if (childOf(form, "w:checkBox") || childOf(form, "w:ddList"))
        showObject("object", sha256(place.source.slice(form?.from, form?.to)), key, mark, paragraph, place)
      place.fields.begin(paragraph.text.length, key)
      break
    }
    case "separate":
      place.fields.separate(paragraph.text.length)
      break
    case "end":
      place.fields.end(paragraph, mark)
      break
  }
}

function readBreak(element: XmlElement, key: string, paragraph: ParagraphBuilder, place: RunPlace): void {
  const type = attribute(element, "w:type") ?? "textWrapping"
  if (type === "textWrapping") show("\n", key, element, paragraph, place)
  else {
    paragraph.breaks.push(type)
    if (type !== "page") return
    // The break itself ends the page that the paragraph stands on.
    paragraph.page ??= place.pages?.page ?? null
    place.pages?.hard(true)
  }
}

/** A sign of a symbol font becomes the Unicode sign that looks the same; font and code stay in the format. */
function readSymbol(element: XmlElement, key: string, paragraph: ParagraphBuilder, place: RunPlace): void {
  place.context.coverage.take()
  const font = attribute(element, "w:font") ?? ""
  const hex = attribute(element, "w:char") ?? ""
  const code = /^[0-9a-f]{1,6}$/i.test(hex) ? Number.parseInt(hex, 16) : 0xfffd
  const isScalar = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
  const text = symbolSign(font, code) ?? String.fromCodePoint(isScalar ? code : 0xfffd)
  const mark = `sym(${font},${hex.toUpperCase()})`
  show(text, key === "" ? mark : `${key};${mark}`, element, paragraph, place)
}

/** Base text goes to the paragraph, the reading beside it. */
function readRuby(element: XmlElement, paragraph: ParagraphBuilder, place: RunPlace): void {
  const from = paragraph.text.length
  for (const child of elementsOf(element)) if (child.name === "w:rubyBase") readRuns(child, paragraph, place)
  const reading = readingOf(element, place.context)
  if (!place.fields.inCode) paragraph.ruby.push({ from, to: paragraph.text.length, reading })
}

function readingOf(element: XmlElement, context: DocxContext): string {
  let text = ""
  for (const child of elementsOf(element)) {
    if (child.name === "w:rubyBase") continue
    if (context.isShown(child.name) === false) context.coverage.leave("tracked changes", child)
    else if (child.name === "w:t" || child.name === "w:delText") {
      context.coverage.take()
      text += textOf(child)
    } else text += readingOf(child, context)
  }
  return text
}
