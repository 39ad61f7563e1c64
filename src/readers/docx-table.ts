import type { Cell } from "../model/plan.ts"
import { attribute, childOf, childValue, elementsOf, type XmlElement } from "../ooxml/xml.ts"
import type { DocxContext } from "./docx-context.ts"

/** A cell of a table with its place in grid columns. */
export interface TableCell {
  readonly element: XmlElement
  readonly cell: Cell
  /** Covered by the merged cell above; Word does not show what it holds. */
  readonly covered: boolean
}

interface GridCell {
  readonly element: XmlElement
  readonly column: number
  readonly columnSpan: number
  readonly merge: "none" | "start" | "continue"
}

/** Widest cell that is believed; Word's tables have at most 63 columns. */
const MAX_COLUMNS = 1000

const columns = (value: string | null, least: number): number =>
  value !== null && /^\d{1,9}$/.test(value) ? Math.min(MAX_COLUMNS, Math.max(least, Number(value))) : least

/** The rows of a table on the side that is read, each with its cells from left to right. */
export function readGrid(table: XmlElement, number: number, context: DocxContext): readonly (readonly TableCell[])[] {
  const rows = visible(table, "w:tr", context).map(row => gridRow(row, context))
  const spans = rowSpans(rows)
  return rows.map((row, r) =>
    row.map((each, i) => {
      const start = spans[r]?.[i] ?? { row: r, rowSpan: 1 }
      return {
        element: each.element,
        covered: start.row !== r,
        cell: {
          table: number,
          row: start.row,
          column: each.column,
          rowSpan: start.rowSpan,
          columnSpan: each.columnSpan,
        },
      }
    }),
  )
}

/** Rows or cells inside an element, also those in content controls, without those of the other side of tracked changes. */
function visible(parent: XmlElement, name: "w:tr" | "w:tc", context: DocxContext): readonly XmlElement[] {
  const list: XmlElement[] = []
  for (const child of elementsOf(parent)) {
    const shown = context.isShown(child.name)
    if (child.name === name) {
      if (isGone(child, name, context)) context.coverage.leave("tracked changes", child)
      else list.push(child)
    } else if (shown === false) context.coverage.leave("tracked changes", child)
    else if (shown || /^w:(sdt|sdtContent|customXml|smartTag)$/.test(child.name))
      list.push(...visible(child, name, context))
  }
  return list
}

function isGone(element: XmlElement, name: "w:tr" | "w:tc", context: DocxContext): boolean {
  const properties = childOf(element, name === "w:tr" ? "w:trPr" : "w:tcPr")
  const inserted = childOf(properties, name === "w:tr" ? "w:ins" : "w:cellIns")
  const deleted = childOf(properties, name === "w:tr" ? "w:del" : "w:cellDel")
  if (inserted || deleted) context.count("tracked changes")
  return (inserted !== null && context.view === "rejected") || (deleted !== null && context.view === "accepted")
}

function gridRow(row: XmlElement, context: DocxContext): readonly GridCell[] {
  let column = columns(childValue(childOf(row, "w:trPr"), "w:gridBefore"), 0)
  return visible(row, "w:tc", context).map(element => {
    const properties = cellProperties(element, context)
    const columnSpan = columns(childValue(properties, "w:gridSpan"), 1)
    const vMerge = childOf(properties, "w:vMerge")
    const merge = vMerge === null ? "none" : attribute(vMerge, "w:val") === "restart" ? "start" : "continue"
    const cell: GridCell = { element, column, columnSpan, merge }
    column += columnSpan
    return cell
  })
}

function cellProperties(element: XmlElement, context: DocxContext): XmlElement | null {
  const properties = childOf(element, "w:tcPr")
  const change = context.view === "rejected" ? childOf(properties, "w:tcPrChange") : null
  return change ? childOf(change, "w:tcPr") : properties
}

/** For each cell, the row where its merged cell starts and how many rows that covers. A continuation without a start is a start. */
function rowSpans(rows: readonly (readonly GridCell[])[]): readonly (readonly { row: number; rowSpan: number }[])[] {
  let above = new Map<number, { row: number; rowSpan: number }>()
  return rows.map((row, r) => {
    const open = new Map<number, { row: number; rowSpan: number }>()
    const spans = row.map(cell => {
      const start = cell.merge === "continue" ? above.get(cell.column) : undefined
      if (start) start.rowSpan++
      const span = start ?? { row: r, rowSpan: 1 }
      if (cell.merge !== "none") open.set(cell.column, span)
      return span
    })
    above = open
    return spans
  })
}
