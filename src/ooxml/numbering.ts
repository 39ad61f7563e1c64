import { formatNumber } from "./number-formats.ts"
import { type Styles, styleChain } from "./styles.ts"
import { readableBullet } from "./symbols.ts"
import { attribute, childOf, childValue, elementsOf, isOn, type XmlElement } from "./xml.ts"

/** One level of a list: how its numbers count and look. */
interface ListLevel {
  readonly start: number
  readonly format: string
  /** "第%1条", "%1.%2". */
  readonly text: string
  /** The levels above are printed as plain digits (isLgl). */
  readonly legal: boolean
  /** Restarts after this level (from 1) or one above it is used; 0: never. Null: after any level above. */
  readonly restart: number | null
  /** Bullets only: font of the sign. */
  readonly font: string | null
  /** Style whose paragraphs stand on this level, by id. */
  readonly style: string | null
}

/** A list as paragraphs refer to it. Lists that share `abstractId` count on together. */
interface List {
  readonly abstractId: string
  readonly levels: ReadonlyMap<number, ListLevel>
  /** Level → number that its first use in this list starts at again. */
  readonly restarts: ReadonlyMap<number, number>
}

/** The lists of a document, by numId. */
export type Numbering = ReadonlyMap<string, List>

/** Place of a paragraph in the lists: level from 0. */
export interface ListPlace {
  readonly numId: string
  readonly level: number
}

interface AbstractList {
  readonly id: string
  readonly levels: ReadonlyMap<number, ListLevel>
  /** The list's levels are those of the list that this numbering style names. */
  readonly numStyleLink: string | null
  readonly styleLink: string | null
}

/** Levels of a list (ECMA-376 17.9.3). */
const MAX_LEVEL = 8

/** Reads numbering.xml; `null` gives no lists. */
export function readNumbering(root: XmlElement | null, styles: Styles): Numbering {
  const abstracts = new Map<string, AbstractList>()
  const lists = new Map<string, List>()
  const elements = root ? elementsOf(root) : []
  for (const element of elements) {
    if (element.name !== "w:abstractNum") continue
    const id = attribute(element, "w:abstractNumId") ?? ""
    abstracts.set(id, {
      id,
      levels: readLevels(element),
      numStyleLink: childValue(element, "w:numStyleLink"),
      styleLink: childValue(element, "w:styleLink"),
    })
  }
  const nums = elements.filter(element => element.name === "w:num")
  for (const num of nums) {
    const abstract = linkedAbstract(abstracts, nums, styles, childValue(num, "w:abstractNumId"))
    if (abstract) lists.set(attribute(num, "w:numId") ?? "", readList(num, abstract))
  }
  return lists
}

/** Follows a numStyleLink once: numbering style → its numId → that list, else the list whose styleLink names the style. */
function linkedAbstract(
  abstracts: ReadonlyMap<string, AbstractList>,
  nums: readonly XmlElement[],
  styles: Styles,
  id: string | null,
): AbstractList | null {
  const abstract = abstracts.get(id ?? "") ?? null
  if (abstract === null || abstract.numStyleLink === null) return abstract
  const numId = childValue(childOf(styles.byId.get(abstract.numStyleLink)?.paragraph ?? null, "w:numPr"), "w:numId")
  const num = nums.find(each => attribute(each, "w:numId") === numId)
  const byStyle = num && abstracts.get(childValue(num, "w:abstractNumId") ?? "")
  if (byStyle && byStyle.levels.size > 0) return byStyle
  return [...abstracts.values()].find(each => each.styleLink === abstract.numStyleLink) ?? abstract
}

function readLevels(parent: XmlElement): ReadonlyMap<number, ListLevel> {
  const levels = new Map<number, ListLevel>()
  for (const element of elementsOf(parent)) {
    const level = wholeNumber(attribute(element, "w:ilvl"))
    if (element.name === "w:lvl" && level !== null && level <= MAX_LEVEL) levels.set(level, readLevel(element))
  }
  return levels
}

function readLevel(element: XmlElement): ListLevel {
  const format = childOf(element, "w:numFmt")
  const fonts = childOf(childOf(element, "w:rPr"), "w:rFonts")
  const custom = attribute(format, "w:val") === "custom" ? attribute(format, "w:format") : null
  return {
    start: wholeNumber(childValue(element, "w:start")) ?? 0,
    // "001, 002, …" is the only kind of custom format that Word offers: leading zeros.
    format:
      custom !== null && /^0+1\b/.test(custom)
        ? `zeros:${custom.indexOf("1") + 1}`
        : (attribute(format, "w:val") ?? "decimal"),
    text: childValue(element, "w:lvlText") ?? "",
    legal: isOn(element, "w:isLgl"),
    restart: wholeNumber(childValue(element, "w:lvlRestart")),
    font: attribute(fonts, "w:ascii") ?? attribute(fonts, "w:hAnsi"),
    style: childValue(element, "w:pStyle"),
  }
}

function readList(num: XmlElement, abstract: AbstractList): List {
  const levels = new Map(abstract.levels)
  const restarts = new Map<number, number>()
  for (const override of elementsOf(num)) {
    const level = wholeNumber(attribute(override, "w:ilvl"))
    if (override.name !== "w:lvlOverride" || level === null || level > MAX_LEVEL) continue
    const own = childOf(override, "w:lvl")
    if (own) levels.set(level, readLevel(own))
    const start = wholeNumber(childValue(override, "w:startOverride"))
    if (start !== null) restarts.set(level, start)
  }
  return { abstractId: abstract.id, levels, restarts }
}

/** Whole numbers up to Word's own limit; anything else says nothing. */
function wholeNumber(value: string | null): number | null {
  return value !== null && /^\d{1,9}$/.test(value) ? Number(value) : null
}

/**
 * Where a paragraph stands in the lists, or null: its own numPr wins, then its styles', nearest first.
 * numId 0 takes a paragraph out of the list of its style. A style's level is the one that names the style.
 */
export function listPlace(
  numbering: Numbering,
  styles: Styles,
  style: string | null,
  properties: XmlElement | null,
): ListPlace | null {
  const own = childOf(properties, "w:numPr")
  const ownLevel = wholeNumber(childValue(own, "w:ilvl"))
  const ownId = childValue(own, "w:numId")
  if (ownId !== null) return placeIn(numbering, ownId, ownLevel ?? styleLevel(numbering.get(ownId), style) ?? 0)
  let nearLevel = ownLevel
  for (const each of styleChain(styles, style)) {
    const numPr = childOf(each.paragraph, "w:numPr")
    const numId = childValue(numPr, "w:numId")
    nearLevel ??= styleLevel(numbering.get(numId ?? ""), style) ?? wholeNumber(childValue(numPr, "w:ilvl"))
    if (numId === null) continue
    return placeIn(numbering, numId, nearLevel ?? styleLevel(numbering.get(numId), each.id) ?? 0)
  }
  return null
}

const placeIn = (numbering: Numbering, numId: string, level: number): ListPlace | null =>
  numId === "0" || !numbering.has(numId) ? null : { numId, level: Math.min(level, MAX_LEVEL) }

function styleLevel(list: List | undefined, style: string | null): number | null {
  if (style !== null) for (const [level, each] of list?.levels ?? []) if (each.style === style) return level
  return null
}

/** Counts through the numbered paragraphs of one story, in order, and gives each its printed label (null when it prints none). */
export function labelCounter(numbering: Numbering): (place: ListPlace) => string | null {
  const counters = new Map<string, (number | undefined)[]>()
  const started = new Set<string>()
  return ({ numId, level }) => {
    const list = numbering.get(numId)
    if (!list) return null
    const counter = counters.get(list.abstractId) ?? []
    counters.set(list.abstractId, counter)
    for (const [at, start] of list.restarts) {
      const key = `${numId}:${at}`
      if (at > level || started.has(key)) continue
      started.add(key)
      counter[at] = at === level ? start - 1 : start
    }
    counter[level] = (counter[level] ?? (list.levels.get(level)?.start ?? 1) - 1) + 1
    for (let deeper = level + 1; deeper <= MAX_LEVEL; deeper++)
      if (restartsAfter(list.levels.get(deeper), level)) counter[deeper] = undefined
    return printLabel(list, counter, level)
  }
}

const restartsAfter = (level: ListLevel | undefined, used: number): boolean =>
  level === undefined || level.restart === null || used < level.restart

function printLabel(list: List, counter: readonly (number | undefined)[], at: number): string | null {
  const level = list.levels.get(at)
  if (!level) return null
  if (level.format === "bullet") return readableBullet(level.text, level.font) || null
  const text = level.text.replace(/%([1-9])/g, (_, digit: string) => {
    const other = Number(digit) - 1
    const shown = list.levels.get(other)
    if (!shown || other > at) return ""
    // A level that was never used prints as its start: "1.1" for a list that begins on its second level.
    const n = counter[other] ?? shown.start
    return level.legal && shown.format !== "none" ? String(n) : printNumber(n, shown.format)
  })
  return text === "" ? null : text
}

const printNumber = (n: number, format: string): string =>
  format.startsWith("zeros:") ? String(n).padStart(Number(format.slice(6)), "0") : formatNumber(n, format)

/** What a list level looks like, for telling whether a paragraph's numbering changed: ids renumber, this does not. */
export function levelForm(numbering: Numbering, place: ListPlace): string {
  const level = numbering.get(place.numId)?.levels.get(place.level)
  return level ? `${place.level}:${level.format}:${level.text}${level.legal ? ":legal" : ""}` : String(place.level)
}
