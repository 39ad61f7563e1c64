import { attribute, childOf, childValue, elementsOf, type XmlElement } from "./xml.ts"

/** A named style. */
export interface Style {
  readonly id: string
  /** As people see it in Word ("heading 1"). */
  readonly name: string
  readonly basedOn: string | null
  readonly paragraph: XmlElement | null
}

/** The styles of a document, by id. */
export interface Styles {
  readonly byId: ReadonlyMap<string, Style>
  /** Id of the paragraph style that holds where none is named. */
  readonly defaultParagraph: string | null
}

/** Longest `basedOn` chain that is followed; Word's own limit is 11. */
const MAX_CHAIN = 32

/** Reads styles.xml; `null` gives no styles. */
export function readStyles(root: XmlElement | null): Styles {
  const byId = new Map<string, Style>()
  let defaultParagraph: string | null = null
  for (const element of root ? elementsOf(root) : []) {
    if (element.name !== "w:style") continue
    const id = attribute(element, "w:styleId")
    if (id === null) continue
    const isDefault = !["0", "false", "off", null].includes(attribute(element, "w:default"))
    const isParagraph = (attribute(element, "w:type") ?? "paragraph") === "paragraph"
    if (isDefault && isParagraph) defaultParagraph = id
    byId.set(id, {
      id,
      name: childValue(element, "w:name") ?? id,
      basedOn: childValue(element, "w:basedOn"),
      paragraph: childOf(element, "w:pPr"),
    })
  }
  return { byId, defaultParagraph }
}

/** A style and those that it is based on, nearest first. Circles end. */
export function styleChain(styles: Styles, id: string | null): readonly Style[] {
  const chain: Style[] = []
  let style = id === null ? undefined : styles.byId.get(id)
  while (style && chain.length < MAX_CHAIN && !chain.includes(style)) {
    chain.push(style)
    style = style.basedOn === null ? undefined : styles.byId.get(style.basedOn)
  }
  return chain
}

/** The style of a paragraph: its own, else the default. */
export function paragraphStyle(styles: Styles, properties: XmlElement | null): Style | null {
  const named = childValue(properties, "w:pStyle")
  const own = named === null ? undefined : styles.byId.get(named)
  const fallback = styles.defaultParagraph === null ? undefined : styles.byId.get(styles.defaultParagraph)
  return own ?? fallback ?? null
}

/** Built-in names of heading styles, also as Japanese writers save them. */
const HEADING_NAME = /^(?:heading|見出し)[ \u3000]*([1-9１-９])$/i

/** Level that a heading style's name says, from 1, or null. */
function headingLevelOfName(name: string): number | null {
  const digit = HEADING_NAME.exec(name)?.[1]
  return digit === undefined ? null : Number(digit.normalize("NFKC"))
}

/** Outline level of a paragraph, from 1; null for body text. Its own property wins over its styles, nearest first. */
export function outlineLevel(styles: Styles, properties: XmlElement | null): number | null {
  const own = levelOf(childValue(properties, "w:outlineLvl"))
  if (own !== undefined) return own
  for (const style of styleChain(styles, paragraphStyle(styles, properties)?.id ?? null)) {
    const level = levelOf(childValue(style.paragraph, "w:outlineLvl")) ?? headingLevelOfName(style.name) ?? undefined
    if (childValue(style.paragraph, "w:outlineLvl") === "9") return null
    if (level !== undefined) return level
  }
  return null
}

/** "0".."8" are levels 1..9, "9" is body text, anything else says nothing. */
function levelOf(value: string | null): number | null | undefined {
  if (value === null || !/^[0-9]$/.test(value)) return undefined
  return value === "9" ? null : Number(value) + 1
}
