import { UserError } from "../model/errors.ts"
import { attribute, childOf, type XmlElement } from "../ooxml/xml.ts"
import { textWidth } from "./results-look.ts"

/** Narrower than this no table of three columns can be read, in twips (5 cm). */
const NARROWEST = 2835

/** The sections of a document in their order. */
export function sectionsOf(root: XmlElement): readonly XmlElement[] {
  const found: XmlElement[] = []
  const visit = (element: XmlElement): void => {
    for (const child of element.children) {
      if (child.name === "w:sectPr") found.push(child)
      else if (child.name !== null) visit(child)
    }
  }
  visit(root)
  return found
}

/** Width of the text where a paragraph stands, in twips: of its section's page, or column. A file without sections is A4. */
export function widthAt(file: string, root: XmlElement, paragraph: XmlElement): number {
  // The properties of a section stand at its end.
  const section = sectionsOf(root).find(({ from }) => from >= paragraph.from) ?? null
  const width = section === null ? textWidth("portrait") : columnWidth(section)
  if (width >= NARROWEST) return width
  throw new UserError(
    {
      ja: `${file}: 表の場所の幅が狭すぎます(${Math.round(width / 56.7)}ミリ)。`,
      en: `${file}: the page is too narrow for the table (${Math.round(width / 56.7)} mm).`,
    },
    { ja: "用紙の大きさ、余白、段組みを確かめてください。", en: "Check its paper size, margins and columns." },
  )
}

function columnWidth(section: XmlElement): number {
  const number = (element: XmlElement | null, name: string, otherwise: number): number => {
    const value = Number(attribute(element, name) ?? otherwise)
    return Number.isFinite(value) ? value : otherwise
  }
  const [size, margin, columns] = ["w:pgSz", "w:pgMar", "w:cols"].map(name => childOf(section, name)) as [
    XmlElement | null,
    XmlElement | null,
    XmlElement | null,
  ]
  // Word's own page where none is given (ECMA-376 part 1, 17.6.13: left to the program): Letter with margins of an inch.
  const sides = ["w:left", "w:right"].map(side => Math.abs(number(margin, side, 1440)))
  const text = number(size, "w:w", 12240) - sides.reduce((sum, each) => sum + each, 0) - number(margin, "w:gutter", 0)
  const own = number(childOf(columns, "w:col"), "w:w", 0)
  if (own > 0) return Math.min(own, text)
  const count = Math.max(1, number(columns, "w:num", 1))
  return Math.floor((text - (count - 1) * number(columns, "w:space", 720)) / count)
}
