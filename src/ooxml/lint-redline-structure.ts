import { RECORDS, type Report, shown } from "./lint-redline-report.ts"
import type { XmlElement } from "./xml.ts"

const REVISED: ReadonlySet<string> = new Set(["w:ins", "w:del", "w:moveFrom", "w:moveTo"])

/** Elements that hold paragraphs; their last paragraph mark is part of themselves and cannot be revised. */
const STORIES: ReadonlyMap<string, string> = new Map([
  ["w:body", "the body"],
  ["w:tc", "a cell"],
  ["w:hdr", "a header"],
  ["w:ftr", "a footer"],
  ["w:footnote", "a footnote"],
  ["w:endnote", "an endnote"],
  ["w:comment", "a comment"],
  ["w:txbxContent", "a text box"],
])

/** Order of the children of `w:sectPr` (CT_SectPr). */
const SECTION_ORDER: readonly string[] =
  "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange"
    .split(" ")
    .map(name => `w:${name}`)

/** Structure that Word needs: what tables and cells hold, last paragraphs, the order of properties. */
export function lintStructure(root: XmlElement, report: Report): void {
  const visit = (element: XmlElement, parent: XmlElement | null, isRowRevised: boolean): void => {
    const story = STORIES.get(element.name)
    if (story !== undefined) checkLast(element, story, isRowRevised, report)
    checkTable(element, report)
    checkOrder(element, report)
    if (element.name === "w:sectPr" && parent?.name === "w:body" && elements(parent).at(-1) !== element)
      report("The section of the body is not its last element.")
    const isRevised = element.name === "w:tr" ? isRevisedPart(element, "w:trPr", REVISED) : isRowRevised
    for (const child of element.children) if (child.name !== null) visit(child, element, isRevised)
  }
  visit(root, null, false)
}

const elements = (element: XmlElement): readonly XmlElement[] => element.children.filter(child => child.name !== null)

const named = (element: XmlElement | null, name: string): XmlElement | null =>
  (element && elements(element).find(child => child.name === name)) ?? null

const isRevisedPart = (element: XmlElement, properties: string, names: ReadonlySet<string>): boolean =>
  elements(named(element, properties) ?? NOTHING).some(child => names.has(child.name))

const NOTHING: XmlElement = { name: "", attributes: [], children: [], from: 0, contentFrom: 0, contentTo: 0, to: 0 }
const CELL_REVISED: ReadonlySet<string> = new Set(["w:cellIns", "w:cellDel"])

/** Where the whole row or cell is inserted or deleted Word revises the last mark too: it goes with the cell. */
function checkLast(story: XmlElement, what: string, isRowRevised: boolean, report: Report): void {
  const last = lastBlock(story)
  if (story.name === "w:tc") {
    if (last?.name !== "w:p") report(`A cell does not end with a paragraph: ${shown(story)}.`)
    if (isRowRevised || isRevisedPart(story, "w:tcPr", CELL_REVISED)) return
  }
  const mark = last?.name === "w:p" ? named(named(last, "w:pPr"), "w:rPr") : null
  if (mark && elements(mark).some(child => REVISED.has(child.name)))
    report(`The last paragraph mark of ${what} is revised: ${shown(last ?? story)}.`)
}

/** The last paragraph or table of a story, also inside content controls. */
function lastBlock(parent: XmlElement): XmlElement | null {
  for (const child of elements(parent).toReversed()) {
    if (child.name === "w:p" || child.name === "w:tbl") return child
    if (/^w:(?:sdt|sdtContent|customXml)$/.test(child.name)) {
      const inner = lastBlock(child)
      if (inner) return inner
    }
  }
  return null
}

/** Elements around rows and cells. */
const AROUND = /^w:(?:sdt|sdtContent|customXml|ins|del|moveFrom|moveTo)$/

const holds = (element: XmlElement, name: string): boolean =>
  elements(element).some(child => child.name === name || (AROUND.test(child.name) && holds(child, name)))

function checkTable(element: XmlElement, report: Report): void {
  if (element.name === "w:tbl" && !holds(element, "w:tr")) report("A table has no rows.")
  if (element.name === "w:tr" && !holds(element, "w:tc")) report("A row has no cells.")
}

const PROPERTIES = /(?:Pr|PrEx|Grid)$/

/** Records of what was before stand last; the marks of revisions of a paragraph mark stand first (CT_ParaRPr). */
function checkOrder(element: XmlElement, report: Report): void {
  if (!PROPERTIES.test(element.name)) return
  const children = elements(element)
  children.forEach((child, i) => {
    if (RECORDS.has(child.name) && i < children.length - 1) report(`${child.name} is not the last in ${element.name}.`)
    if (
      element.name === "w:rPr" &&
      REVISED.has(child.name) &&
      children.slice(0, i).some(each => !REVISED.has(each.name))
    )
      report(`${child.name} is not the first in ${element.name}.`)
  })
  if (element.name === "w:pPr") checkTail(children, ["w:rPr", "w:sectPr", "w:pPrChange"], element, report)
  if (element.name === "w:sectPr") checkSequence(children, SECTION_ORDER, element, report)
}

/** The last children come in that order, after all others. */
function checkTail(children: readonly XmlElement[], tail: readonly string[], parent: XmlElement, report: Report): void {
  let reached = -1
  for (const { name } of children) {
    const rank = tail.indexOf(name)
    if (rank < reached) report(`${name} stands too late in ${parent.name}.`)
    reached = Math.max(reached, rank)
  }
}

/** Headers and footers may mix; all else has one order. Elements of other namespaces are passed over. */
function checkSequence(
  children: readonly XmlElement[],
  order: readonly string[],
  parent: XmlElement,
  report: Report,
): void {
  let reached = 0
  for (const { name } of children) {
    const rank = Math.max(1, order.indexOf(name))
    if (!order.includes(name)) continue
    if (rank < reached) report(`${name} stands too late in ${parent.name}.`)
    reached = Math.max(reached, rank)
  }
}
