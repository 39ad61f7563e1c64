import type { CanonicalContext } from "./canonical-context.ts"
import { isNoise, quoted, switched } from "./canonical-values.ts"
import { attribute, childValue, elementsOf, type XmlElement } from "./xml.ts"

/**
 * Properties that say nothing about the document: proofing, and `w:cnfStyle`, which repeats for quick reading what table
 * styles say already (ECMA-376 17.4.8: an optimization).
 */
const IGNORED: ReadonlySet<string> = new Set(["w:lang", "w:noProof", "w:cnfStyle"])

/** References to styles, whose ids programs give anew. */
const STYLE_REFERENCES: ReadonlySet<string> = new Set(["w:rStyle", "w:pStyle", "w:tblStyle"])

/** Properties in which the order of children means something. */
const ORDERED: ReadonlySet<string> = new Set(["w:cols", "w:tblGrid", "w:comboBox", "w:dropDownList", "w14:gsLst"])

/** Elements that hold properties only: without any they are as good as not there. */
const HOLDERS =
  /^w:(?:rPr|pPr|numPr|tblPr|tblPrEx|trPr|tcPr|pBdr|tabs|tblBorders|tcBorders|tblCellMar|tcMar|footnotePr|endnotePr)$/

/** `hint` says how a text was typed: Word sets and clears it with the keyboard's language. */
const isTyping = (element: string, name: string): boolean => element === "w:rFonts" && name === "w:hint"

const short = (name: string): string => (name.startsWith("w:") ? name.slice(2) : name)

/** Properties inside an element as text, without those named; "" for none. Their order plays no part. */
export function propertiesIn(
  parent: XmlElement | null,
  context: CanonicalContext,
  without: (name: string) => boolean = () => false,
): string {
  if (parent === null) return ""
  return elementsOf(parent)
    .filter(child => !(IGNORED.has(child.name) || without(child.name)))
    .map(child => property(child, context))
    .filter(text => text !== "")
    .sort()
    .join(";")
}

/** One property: "b", "b=0", "sz=24", "rFonts(ascii=Arial,hAnsi=Arial)", "pBdr[top(sz=4);…]"; "" when nothing is left of it. */
function property(element: XmlElement, context: CanonicalContext): string {
  const name = short(element.name)
  const value = attribute(element, "w:val")
  if (element.name === "w:rPr") return wrapped(name, runFormat(element, context))
  if (STYLE_REFERENCES.has(element.name)) return `${name}=${quoted(context.styleName(value ?? ""))}`
  if (element.name === "w:numPr") return wrapped(name, listForm(element, context))
  if (element.name === "w:lvlPicBulletId") return `${name}=${context.numbering.picture(value ?? "")}`
  const pairs = pairsOf(element, context)
  const inner = ORDERED.has(element.name)
    ? elementsOf(element)
        .map(child => property(child, context))
        .join(",")
    : propertiesIn(element, context)
  if (pairs.length === 0 && inner === "" && (element.attributes.length > 0 || HOLDERS.test(element.name)))
    return isPlain(element.name, switched(value ?? "")) ? name : ""
  const attributes =
    pairs.length === 0
      ? ""
      : pairs.length === 1 && value !== null
        ? `=${quoted(switched(value))}`
        : `(${pairs.sort().join(",")})`
  return `${name}${attributes}${inner === "" ? "" : `[${inner}]`}`
}

const wrapped = (name: string, inner: string): string => (inner === "" ? "" : `${name}[${inner}]`)

/** `<w:b w:val="1"/>` is `<w:b/>`, and a merge that names no kind continues (17.4.84). */
const isPlain = (name: string, value: string): boolean =>
  value === "1" || (value === "continue" && (name === "w:vMerge" || name === "w:hMerge"))

/** Attributes as "name=value", without those that say nothing. */
function pairsOf(element: XmlElement, context: CanonicalContext): string[] {
  const pairs: string[] = []
  const { attributes } = element
  for (let i = 0; i < attributes.length; i += 2) {
    const key = attributes[i] ?? ""
    const value = switched(attributes[i + 1] ?? "")
    if (isNoise(element.name, key) || isTyping(element.name, key)) continue
    if (key === "w:val" && isPlain(element.name, value)) continue
    pairs.push(`${short(key)}=${quoted(key.startsWith("r:") ? context.target(context.main, value) : value)}`)
  }
  return pairs
}

/** A list by what it looks like on this level: ids are renumbered, this is not. */
function listForm(element: XmlElement, context: CanonicalContext): string {
  const rest = propertiesIn(element, context, name => name === "w:ilvl" || name === "w:numId")
  const id = childValue(element, "w:numId")
  const level = childValue(element, "w:ilvl")
  const form = id === null ? `ilvl=${level}` : context.numbering.form(id, level ?? "0")
  return [form, rest].filter(text => text !== "").join(";")
}

/** Canonical run properties, "" for none. */
export const runFormat = (rPr: XmlElement | null, context: CanonicalContext): string => propertiesIn(rPr, context)

/** Canonical run properties; equal source is worked out once. */
export function cachedRunFormat(rPr: XmlElement | null, source: string, context: CanonicalContext): string {
  if (rPr === null) return ""
  // An element that was built anew stands nowhere in the source.
  if (rPr.from < 0) return runFormat(rPr, context)
  const key = source.slice(rPr.from, rPr.to)
  const known = context.formats.get(key)
  if (known !== undefined) return known
  const format = runFormat(rPr, context)
  context.formats.set(key, format)
  return format
}
