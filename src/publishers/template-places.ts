import { UserError } from "../model/errors.ts"
import type { XmlElement, XmlPart } from "../ooxml/xml.ts"
import { escapeText, type Splice } from "./redline-splice.ts"
import { wordText } from "./results-text.ts"

/** A paragraph of a template with a placeholder for a whole table, alone in it. */
export interface BlockPlace {
  readonly name: string
  readonly paragraph: XmlElement
  /** False: in a cell, a text box, a header: no table of full width may stand there. */
  readonly inBody: boolean
}

/** What a part of a template names. */
export interface PartPlaces {
  /** Texts put in the place of their placeholders. */
  readonly splices: readonly Splice[]
  readonly blocks: readonly BlockPlace[]
}

/** What a placeholder can name, in lower case: texts, and tables. */
export interface Known {
  readonly texts: ReadonlyMap<string, string>
  readonly blocks: readonly string[]
  /** As people write them, for the message that lists them. */
  readonly names: readonly string[]
}

/** {{title}}, also with spaces inside or typed in full width. */
const PLACEHOLDER = /[{｛]{2}([^{}｛｝]{0,80})[}｝]{2}/gu
const LOOSE = /[{｛]{2}|[}｝]{2}/u
/** Beside a table's placeholder they would be lost. */
const MORE_THAN_TEXT = /^(?:w:(?:drawing|pict|object|fldChar|fldSimple|footnoteReference|endnoteReference)|m:oMath)$/
/** Controls that hold one text, one date, one picture: no table may stand in them. */
const NARROW_CONTROL = /^w:(?:text|date|comboBox|dropDownList|picture|citation|equation)$/
/** Characters of the text that a message quotes. */
const EXCERPT = 30

/**
 * Finds the placeholders in the paragraphs of a part, also those that Word split over several runs.
 * Throws `UserError` for one that is unknown or not closed, and for that of a table with something beside it.
 */
export function placesIn(file: string, { root }: XmlPart, known: Known): PartPlaces {
  const splices: Splice[] = []
  const blocks: BlockPlace[] = []
  const visit = (element: XmlElement, inBody: boolean): void => {
    for (const child of element.children) {
      if (child.name === null) continue
      if (child.name === "w:p") {
        const found = inParagraph(file, child, known)
        splices.push(...found.splices)
        if (found.block !== null) blocks.push({ name: found.block, paragraph: child, inBody })
      }
      visit(child, inBody && holdsBlocks(child))
    }
  }
  visit(root, root.name === "w:document")
  return { splices, blocks }
}

/** Whether paragraphs in it stand in the body itself: the body, and controls around whole paragraphs of it. */
function holdsBlocks({ name, children }: XmlElement): boolean {
  if (name === "w:body" || name === "w:sdtContent") return true
  if (name !== "w:sdt") return false
  const properties = children.find(child => child.name === "w:sdtPr")
  return !properties?.name || !properties.children.some(({ name: kind }) => kind !== null && NARROW_CONTROL.test(kind))
}

/** A text element of a paragraph, and where its text stands in that of the paragraph. */
interface Written {
  readonly element: XmlElement
  readonly text: string
  readonly at: number
}

function textsOf(paragraph: XmlElement): readonly Written[] {
  const texts: Written[] = []
  let at = 0
  const visit = (element: XmlElement): void => {
    for (const child of element.children) {
      // Paragraphs of a text box are looked at by themselves.
      if (child.name === null || child.name === "w:p") continue
      if (child.name === "w:t") {
        const text = child.children.map(each => (each.name === null ? each.text : "")).join("")
        texts.push({ element: child, text, at })
        at += text.length
      } else visit(child)
    }
  }
  visit(paragraph)
  return texts
}

interface Found {
  readonly splices: readonly Splice[]
  readonly block: string | null
}

function inParagraph(file: string, paragraph: XmlElement, known: Known): Found {
  const texts = textsOf(paragraph)
  const whole = texts.map(({ text }) => text).join("")
  if (!LOOSE.test(whole)) return { splices: [], block: null }
  const matches = [...whole.matchAll(PLACEHOLDER)]
  const left = whole.replace(PLACEHOLDER, "")
  if (LOOSE.test(left)) throw notClosed(file, left.trim())
  const fills: Fill[] = []
  for (const match of matches) {
    const name = (match[1] ?? "").normalize("NFKC").trim().toLowerCase()
    const text = known.texts.get(name)
    if (text !== undefined) fills.push({ from: match.index, to: match.index + match[0].length, text })
    else if (!known.blocks.includes(name)) throw unknown(file, match[0], known)
    else if (left.trim() !== "" || matches.length > 1 || has(paragraph, MORE_THAN_TEXT)) throw notAlone(file, match[0])
    else return { splices: [], block: name }
  }
  return { splices: texts.flatMap(text => filled(text, fills)), block: null }
}

interface Fill {
  readonly from: number
  readonly to: number
  readonly text: string
}

const has = ({ children }: XmlElement, pattern: RegExp): boolean =>
  children.some(child => child.name !== null && (pattern.test(child.name) || has(child, pattern)))

/** A text element without what placeholders took of it; a value stands where its placeholder began. */
function filled({ element, text, at }: Written, fills: readonly Fill[]): readonly Splice[] {
  const end = at + text.length
  const mine = fills.filter(({ from, to }) => from < end && to > at)
  if (mine.length === 0) return []
  let value = ""
  let done = at
  for (const fill of mine) {
    value += text.slice(done - at, Math.max(fill.from, at) - at)
    if (fill.from >= at) value += wordText(fill.text)
    done = Math.min(fill.to, end)
  }
  value += text.slice(done - at)
  const lines = value.split("\n").map(line => `<w:t xml:space="preserve">${escapeText(line)}</w:t>`)
  return [{ from: element.from, to: element.to, text: lines.join("<w:br/>") }]
}

const list = (names: readonly string[]): string => names.map(name => `{{${name}}}`).join(" ")

const unknown = (file: string, placeholder: string, { names }: Known): UserError =>
  new UserError(
    {
      ja: `${file}: 差込み ${placeholder} はありません。`,
      en: `${file}: there is no placeholder ${placeholder} .`,
    },
    { ja: `使えるもの: ${list(names)}`, en: `Those that can be used: ${list(names)}` },
  )

const notClosed = (file: string, text: string): UserError => {
  const at = Math.max(0, text.search(LOOSE))
  const excerpt = text.slice(at, at + EXCERPT)
  return new UserError(
    {
      ja: `${file}: 差込みの波かっこが対になっていません(「${excerpt}」)。`,
      en: `${file}: the braces of a placeholder do not match ("${excerpt}").`,
    },
    { ja: "{{title}} の形で、一つの段落の中に書いてください。", en: "Write it as {{title}}, within one paragraph." },
  )
}

const notAlone = (file: string, placeholder: string): UserError =>
  new UserError(
    {
      ja: `${file}: ${placeholder} と同じ段落に、ほかのものがあります。`,
      en: `${file}: ${placeholder} is not alone in its paragraph.`,
    },
    { ja: "表の差込みだけの段落にしてください。", en: "Give it a paragraph of its own." },
  )
