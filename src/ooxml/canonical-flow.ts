import { attributesOf, markup } from "./canonical-markup.ts"
import { propertiesIn } from "./canonical-properties.ts"
import { control, inline, point, type StoryPlace } from "./canonical-runs.ts"
import { childOf, elementsOf, type XmlElement } from "./xml.ts"

/** Headers and footers are stories of their own. */
const isReference = (name: string): boolean => name === "w:headerReference" || name === "w:footerReference"

/** Writes the blocks inside an element: paragraphs, tables, and what is around them. */
export function blocks(parent: XmlElement, place: StoryPlace): void {
  for (const child of parent.children)
    if (child.name === "mc:AlternateContent")
      for (const each of elementsOf({ ...parent, children: [child] })) block(each, place)
    else if (child.name !== null) block(child, place)
}

function block(child: XmlElement, place: StoryPlace): void {
  const { sink } = place
  if (point(child, place)) return
  switch (child.name) {
    case "w:p":
      paragraph(child, place)
      break
    case "w:tbl":
      table(child, place)
      break
    case "w:sdt":
      sink.line("")
      control(child, place, () => blocks(childOf(child, "w:sdtContent") ?? child, place))
      break
    case "w:sectPr":
      sink.line(`<section ${sectionForm(child, place)}>`)
      break
    case "w:tcPr":
    case "w:proofErr":
      break
    default:
      other(child, place)
  }
}

/** Anything else: its markup where it holds no blocks (an imported file), else its name around them. */
function other(element: XmlElement, place: StoryPlace): void {
  const holdsBlocks = elementsOf(element).some(child => /^w:(?:p|tbl|sdt|customXml|tr)$/.test(child.name))
  if (!holdsBlocks) place.sink.line(markup(element, place))
  else {
    place.sink.line(`<${element.name}${attributesOf(element, place)}>`)
    blocks(element, place)
    place.sink.line("</>")
  }
}

function paragraph(element: XmlElement, place: StoryPlace): void {
  const { sink, context } = place
  const properties = childOf(element, "w:pPr")
  const section = childOf(properties, "w:sectPr")
  const own = propertiesIn(properties, context, name => name === "w:sectPr")
  sink.line(`<p ${own}>`)
  inline(element, place)
  sink.place()
  if (section) sink.line(`<section ${sectionForm(section, place)}>`)
}

/** The properties of a section, which is noted: its headers and footers are read when the body is. */
function sectionForm(section: XmlElement, { context }: StoryPlace): string {
  context.sections.push(section)
  return propertiesIn(section, context, isReference)
}

function table(element: XmlElement, place: StoryPlace): void {
  const { sink, context } = place
  const grid = childOf(element, "w:tblGrid")
  const columns = grid
    ? elementsOf(grid)
        .map(column => attributesOf(column, place))
        .join(",")
    : ""
  sink.line(`<table ${propertiesIn(childOf(element, "w:tblPr"), context)} grid=${columns}>`)
  parts(element, place)
  sink.line("</table>")
}

/** Rows of a table, cells of a row, and content controls around them. */
function parts(parent: XmlElement, place: StoryPlace): void {
  const { sink, context } = place
  for (const child of elementsOf(parent)) {
    if (/^w:(?:tblPr|tblGrid|tblPrEx|trPr|proofErr)$/.test(child.name) || point(child, place)) continue
    if (child.name === "w:tr") {
      const exceptions = propertiesIn(childOf(child, "w:tblPrEx"), context)
      sink.line(`<row ${propertiesIn(childOf(child, "w:trPr"), context)}${exceptions && ` except ${exceptions}`}>`)
      parts(child, place)
      sink.line("</row>")
    } else if (child.name === "w:tc") {
      sink.line(`<cell ${propertiesIn(childOf(child, "w:tcPr"), context)}>`)
      blocks(child, place)
      sink.line("</cell>")
    } else if (child.name === "w:sdt") {
      sink.line("")
      control(child, place, () => parts(childOf(child, "w:sdtContent") ?? child, place))
    } else {
      sink.line(`<${child.name}${attributesOf(child, place)}>`)
      parts(child, place)
      sink.line("</>")
    }
  }
}
