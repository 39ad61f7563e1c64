import { type ListPlace, levelForm, type Numbering } from "./numbering.ts"
import type { Styles } from "./styles.ts"
import { attribute, elementsOf, type XmlElement } from "./xml.ts"

/** Properties that say nothing about how the text looks: proofing, and the marks of revisions. */
const IGNORED: ReadonlySet<string> = new Set([
  "w:lang",
  "w:noProof",
  "w:rPrChange",
  "w:pPrChange",
  "w:ins",
  "w:del",
  "w:moveFrom",
  "w:moveTo",
  "w:rPr",
  "w:sectPr",
  "w:numPr",
])

/** Properties that are on or off; `<w:b/>`, val="1", "true" and "on" are the same. */
const TOGGLES: ReadonlySet<string> = new Set(
  (
    "b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint vanish webHidden specVanish rtl cs oMath " +
    "snapToGrid keepNext keepLines pageBreakBefore widowControl suppressLineNumbers suppressAutoHyphens kinsoku wordWrap " +
    "overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd contextualSpacing mirrorIndents suppressOverlap"
  )
    .split(" ")
    .map(name => `w:${name}`),
)

const isOff = (value: string | null): boolean => value === "0" || value === "false" || value === "off"

/** Revision ids change with every save; `hint` records how a text was typed. */
const isNoise = (name: string): boolean => name.startsWith("w:rsid") || name === "w:hint"

const short = (name: string): string => (name.startsWith("w:") ? name.slice(2) : name)

/** One property as text: "b", "sz=24", "rFonts(ascii=Arial,eastAsia=ＭＳ 明朝)"; "" when nothing is left of it. */
function property(element: XmlElement, styles: Styles): string {
  const name = short(element.name)
  const value = attribute(element, "w:val")
  if (TOGGLES.has(element.name)) return isOff(value) ? `${name}=0` : name
  if (element.name === "w:rStyle" || element.name === "w:pStyle")
    return `${name}=${styles.byId.get(value ?? "")?.name ?? value}`
  const pairs: string[] = []
  for (let i = 0; i < element.attributes.length; i += 2) {
    const key = element.attributes[i] ?? ""
    if (!isNoise(key)) pairs.push(`${short(key)}=${element.attributes[i + 1]}`)
  }
  const inner = elementsOf(element)
    .map(child => property(child, styles))
    .join(",")
  if (pairs.length === 1 && value !== null && inner === "") return `${name}=${value}`
  if (pairs.length === 0 && inner === "") return element.attributes.length > 0 ? "" : name
  return `${name}(${pairs.sort().join(",")}${inner === "" ? "" : `[${inner}]`})`
}

function properties(parent: XmlElement | null, styles: Styles): string[] {
  if (parent === null) return []
  return elementsOf(parent)
    .filter(child => !IGNORED.has(child.name))
    .map(child => property(child, styles))
    .filter(text => text !== "")
}

/** Canonical form of run properties, "" for none. Style ids become names, since Word renumbers ids. */
export const runFormat = (rPr: XmlElement | null, styles: Styles): string => properties(rPr, styles).sort().join(";")

/** What beside its properties counts as the format of a paragraph. */
export interface ParagraphSurroundings {
  readonly place: ListPlace | null
  /** Section that ends with this paragraph. */
  readonly section: XmlElement | null
  /** Page and column breaks inside, in order: "page", "column". */
  readonly breaks: readonly string[]
}

/** Canonical form of paragraph properties, "" for none. List and section ids are left out, what they stand for is kept. */
export function paragraphFormat(
  pPr: XmlElement | null,
  styles: Styles,
  numbering: Numbering,
  { place, section, breaks }: ParagraphSurroundings,
): string {
  const list = properties(pPr, styles)
  if (place) list.push(`numPr=${levelForm(numbering, place)}`)
  if (section) list.push(`sectPr(${sectionFormat(section, styles)})`)
  for (const kind of breaks) list.push(`br=${kind}`)
  return list.sort().join(";")
}

/** Section properties without the references to headers and footers, which are stories of their own. */
const sectionFormat = (section: XmlElement, styles: Styles): string =>
  elementsOf(section)
    .filter(child => !/^w:(header|footer)Reference$|^w:sectPrChange$/.test(child.name))
    .map(child => property(child, styles))
    .sort()
    .join(";")
