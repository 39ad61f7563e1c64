import type { XmlElement } from "../ooxml/xml.ts"
import { COMING, GOING, type Held, isRevision } from "./kept-history.ts"

/** Property elements of each kind of block that can hold revisions; "a/b": b inside a. */
const HOLDERS: ReadonlyMap<string, readonly string[]> = new Map([
  ["w:p", ["w:pPr", "w:pPr/w:rPr", "w:pPr/w:numPr", "w:pPr/w:sectPr"]],
  ["w:tbl", ["w:tblPr", "w:tblGrid"]],
  ["w:tr", ["w:tblPrEx", "w:trPr"]],
  ["w:tc", ["w:tcPr"]],
])

/** A child by its plain name. */
export const plainChild = (element: XmlElement | null, name: string): XmlElement | null =>
  element?.children.find((child): child is XmlElement => child.name === name) ?? null

const isElement = (child: XmlElement["children"][number]): child is XmlElement => child.name !== null

/** The properties element of a block as the accepted draft has it, and the revisions that were taken out. */
export interface PlainProperties {
  readonly text: string
  readonly held: readonly Held[]
}

/** Takes the revisions out of a properties element. What only they filled goes; a table needs its properties and grid, and a section may have none. */
export function plainProperties(
  block: XmlElement,
  properties: XmlElement,
  { source, nth }: { readonly source: string; nth(record: XmlElement): number },
): PlainProperties {
  const held: Held[] = []
  const paths = new Set(HOLDERS.get(block.name) ?? [])
  const write = (element: XmlElement, path: string): string => {
    const inner = element.children.filter(isElement).map(child => {
      const below = `${path}/${child.name}`
      if (isRevision(child.name)) {
        held.push({ holder: path, name: child.name, xml: source.slice(child.from, child.to), nth: nth(child) })
        return ""
      }
      return paths.has(below) ? write(child, below) : source.slice(child.from, child.to)
    })
    const isEmptied = inner.join("") === "" && inner.length > 0 && !/^w:(?:tblPr|tblGrid|sectPr)$/.test(element.name)
    if (isEmptied || element.contentFrom === element.to) return isEmptied ? "" : source.slice(element.from, element.to)
    return `${source.slice(element.from, element.contentFrom)}${inner.join("")}${source.slice(element.contentTo, element.to)}`
  }
  const before = held.length
  const text = write(properties, properties.name)
  return held.length === before ? { text: source.slice(properties.from, properties.to), held } : { text, held }
}

/** Names of the elements of a block that hold its properties. */
export const holdersOf = (block: string): readonly string[] =>
  (HOLDERS.get(block) ?? []).filter(path => !path.includes("/"))

const hasMark = (properties: XmlElement | null, names: ReadonlySet<string>): boolean =>
  properties?.children.some(child => child.name !== null && names.has(child.name)) ?? false

/** Whether the mark of a paragraph is removed. */
export const isMarkGone = (paragraph: XmlElement): boolean =>
  hasMark(plainChild(plainChild(paragraph, "w:pPr"), "w:rPr"), GOING)

/** Whether a row is removed. */
export const isRowGone = (row: XmlElement): boolean => hasMark(plainChild(row, "w:trPr"), GOING)

/** Whether a cell is removed. */
export const isCellGone = (cell: XmlElement): boolean => plainChild(plainChild(cell, "w:tcPr"), "w:cellDel") !== null

/** Order of the marks of revisions in properties, before and behind which nothing else may stand (CT_ParaRPr, CT_TrPr, CT_TcPr). */
const MARKS = ["w:ins", "w:del", "w:moveFrom", "w:moveTo"]

/** Which of two children of a properties element comes first; those of a paragraph mark's format start with their marks. */
export function rankIn(holder: string, name: string): number {
  const mark = COMING.has(name) || GOING.has(name)
  if (holder === "w:pPr/w:rPr") return mark ? MARKS.indexOf(name) - MARKS.length : /Change$/.test(name) ? 1 : 0
  if (holder === "w:pPr") return name === "w:rPr" ? 1 : name === "w:sectPr" ? 2 : name === "w:pPrChange" ? 3 : 0
  if (mark) return 1 + MARKS.indexOf(name)
  return /^w:cell(?:Ins|Del|Merge)$/.test(name) ? 5 : /Change$/.test(name) ? 6 : 0
}
