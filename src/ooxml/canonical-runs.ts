import type { CanonicalContext } from "./canonical-context.ts"
import { blocks } from "./canonical-flow.ts"
import { attributesOf, type Inside, markup } from "./canonical-markup.ts"
import { cachedRunFormat, propertiesIn } from "./canonical-properties.ts"
import { CanonicalSink } from "./canonical-sink.ts"
import { quoted } from "./canonical-values.ts"
import { attribute, childOf, elementsOf, textOf, type XmlElement } from "./xml.ts"

/** Where a story is read. */
export interface StoryPlace {
  readonly context: CanonicalContext
  readonly part: string
  readonly source: string
  readonly sink: CanonicalSink
}

/** Marks of proofing and layout, which Word sets anew. */
const IGNORED: ReadonlySet<string> = new Set(["w:proofErr", "w:lastRenderedPageBreak", "w:rPr", "w:pPr"])

/** Marks of ranges: what they are called here, and which of their ends they are. */
const POINTS: ReadonlyMap<string, readonly [kind: string, end: "start" | "end"]> = new Map([
  ["w:bookmarkStart", ["bookmark", "start"]],
  ["w:bookmarkEnd", ["bookmark", "end"]],
  ["w:commentRangeStart", ["comment", "start"]],
  ["w:commentRangeEnd", ["comment", "end"]],
  ["w:permStart", ["permission", "start"]],
  ["w:permEnd", ["permission", "end"]],
])

/** Where the editor left off; Word sets it with every save. */
const LAST_EDIT = "_GoBack"

/** Whether an element is a mark of a range; if so, writes it. */
export function point(element: XmlElement, place: StoryPlace): boolean {
  const form = pointForm(element, place)
  if (form !== null && form !== "") place.sink.point(form)
  return form !== null
}

/** A mark of a range: ids are replaced by names, or by the order of appearance. Null for other elements, "" for no matter. */
function pointForm(element: XmlElement, { context, part }: Omit<StoryPlace, "sink">): string | null {
  const found = POINTS.get(element.name)
  if (found === undefined) return null
  const [kind, end] = found
  const id = attribute(element, "w:id") ?? ""
  if (kind === "bookmark") {
    const name = context.bookmark(part, id, attribute(element, "w:name"))
    return name === LAST_EDIT ? "" : `{bookmark ${end} ${quoted(name)}${columnsOf(element)}}`
  }
  const rights = [attribute(element, "w:edGrp"), attribute(element, "w:ed")].filter(each => each !== null)
  return `{${[kind, end, context.number(kind, id), ...rights].join(" ")}}`
}

/** A bookmark of table cells goes from column to column. */
function columnsOf(element: XmlElement): string {
  const first = attribute(element, "w:colFirst")
  return first === null ? "" : ` ${first}-${attribute(element, "w:colLast")}`
}

/** Writes what is inside a paragraph, or inside something in it. */
export function inline(parent: XmlElement, place: StoryPlace): void {
  for (const child of parent.children)
    if (child.name === "w:r") run(child, place)
    else if (child.name === "mc:AlternateContent")
      for (const each of elementsOf({ ...parent, children: [child] })) inlineElement(each, place)
    else if (child.name !== null) inlineElement(child, place)
}

function inlineElement(child: XmlElement, place: StoryPlace): void {
  if (IGNORED.has(child.name) || point(child, place)) return
  if (child.name === "w:r") run(child, place)
  else if (child.name === "w:fldSimple") simpleField(child, place)
  else if (child.name === "w:sdt") control(child, place, () => inline(childOf(child, "w:sdtContent") ?? child, place))
  else if (child.name.startsWith("m:")) place.sink.sign("", `{${markup(child, place, insideOf(place))}}`)
  else group(child, place)
}

/** A link, a smart tag, or anything else around runs; links say where they lead. */
function group(element: XmlElement, place: StoryPlace): void {
  const name = element.name.replace(/^w:/, "")
  place.sink.edge(`{${name}${attributesOf(element, place)}}`)
  inline(element, place)
  place.sink.edge(`{/${name}}`)
}

/** Of a content control's properties, the id is given anew. */
export function control(element: XmlElement, place: StoryPlace, content: () => void): void {
  const { sink, context } = place
  const properties = propertiesIn(childOf(element, "w:sdtPr"), context, name => name === "w:id")
  const end = propertiesIn(childOf(element, "w:sdtEndPr"), context)
  sink.edge(`{control ${properties}${end && ` end ${end}`}}`)
  content()
  sink.edge("{/control}")
}

/** The short form of a field reads as the long one. */
function simpleField(element: XmlElement, place: StoryPlace): void {
  const { sink } = place
  sink.sign("", "{field}")
  sink.text("", attribute(element, "w:instr") ?? "")
  sink.sign("", "{result}")
  inline(element, place)
  sink.sign("", "{/field}")
}

function run(element: XmlElement, place: StoryPlace): void {
  const format = cachedRunFormat(childOf(element, "w:rPr"), place.source, place.context)
  for (const child of element.children)
    if (child.name === "w:t") place.sink.text(format, shownText(child))
    else if (child.name === "mc:AlternateContent")
      for (const each of elementsOf({ ...element, children: [child] })) runContent(each, format, place)
    else if (child.name !== null) runContent(child, format, place)
}

function runContent(element: XmlElement, format: string, place: StoryPlace): void {
  const { sink } = place
  if (IGNORED.has(element.name) || point(element, place)) return
  switch (element.name) {
    case "w:t":
    case "w:instrText":
      sink.text(format, shownText(element))
      break
    case "w:fldChar":
      sink.sign(format, fieldMark(element, place))
      break
    case "w:footnoteReference":
      sink.sign(format, noteForm(element, "footnotes", place))
      break
    case "w:endnoteReference":
      sink.sign(format, noteForm(element, "endnotes", place))
      break
    case "w:commentReference":
      sink.sign(format, noteForm(element, "comments", place))
      break
    default:
      sink.sign(format, `{${markup(element, place, insideOf(place))}}`)
  }
}

/** Raw tabs and line ends in text show as spaces. Spaces at its ends count as in the file, preserved or not. */
const shownText = (element: XmlElement): string => textOf(element).replace(/[\t\n\r]/g, " ")

const FIELD_MARKS: ReadonlyMap<string | null, string> = new Map([
  ["begin", "field"],
  ["separate", "result"],
  ["end", "/field"],
])

function fieldMark(element: XmlElement, place: StoryPlace): string {
  const mark = FIELD_MARKS.get(attribute(element, "w:fldCharType")) ?? "field mark"
  const rest = attributesOf(element, place).replace(/ w:fldCharType=\S+/, "")
  const inner = elementsOf(element)
    .map(child => markup(child, place))
    .join("")
  return `{${mark}${rest}${inner}}`
}

/** What stands inside drawings and equations that is text of the document. */
const insideOf =
  (place: StoryPlace): Inside =>
  element => {
    const { name } = element
    const mark = pointForm(element, place)
    if (mark !== null) return mark
    if (name === "w:txbxContent") return `{box${story(element, place)}\n}`
    if (name === "w:ruby" || name === "w:rubyBase" || name === "w:rt")
      return name === "w:ruby" ? null : `<${name}>${runsOf(element, place)}</>`
    if (name === "w:rubyPr") return `<w:rubyPr ${propertiesIn(element, place.context)}/>`
    if (IGNORED.has(name) && name !== "w:rPr") return ""
    return null
  }

function runsOf(element: XmlElement, place: StoryPlace): string {
  const sink = new CanonicalSink()
  inline(element, { ...place, sink })
  return sink.toString()
}

/** What a story without any paragraph comes to: the standard asks for one, and Word adds it. */
const EMPTY_STORY = "\n<p >"

/** The canonical form of a story by itself. */
export function story(element: XmlElement, place: Omit<StoryPlace, "sink">): string {
  const sink = new CanonicalSink()
  blocks(element, { ...place, sink })
  return sink.toString() || EMPTY_STORY
}

/** A note or comment where it is referred to: its content, since its id is given anew. */
function noteForm(reference: XmlElement, type: "footnotes" | "endnotes" | "comments", { context }: StoryPlace): string {
  const id = attribute(reference, "w:id") ?? ""
  const found = context.story(type, id)
  const kind = type.slice(0, -1)
  const number = type === "comments" ? ` ${context.number("comment", id)}` : ""
  const custom = attribute(reference, "w:customMarkFollows") === null ? "" : " custom"
  if (found === null) return `{${kind}${number}${custom} missing}`
  const { element, part } = found
  const source = context.trees.xml(part)?.source ?? ""
  const about = attributesOf(element, { context, part }).replace(/ w:id=\S+/, "")
  return `{${kind}${number}${custom}${about}${context.once(element, () => story(element, { context, part, source }))}\n}`
}
