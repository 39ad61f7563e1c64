import type { SideCell, SideEntry, SideRow } from "../model/comparison-table.ts"
import type { Block, BlockId, Plan } from "../model/plan.ts"
import { type BlockMarks, passageOf } from "./table-passages.ts"

/** Unchanged cells of up to so many characters are shown whole: a name, a number, a short list. Longer ones become （略）. */
const WHOLE_CELL = 60

interface GridCell {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly span: number
  readonly blocks: Block[]
}

/** The tables of one version, by number. */
export class PlanTables {
  readonly #cells = new Map<number, GridCell[]>()

  constructor({ blocks }: Plan) {
    const known = new Map<string, GridCell>()
    for (const block of blocks) {
      if (!block.cell) continue
      const { table, row, column, rowSpan, columnSpan } = block.cell
      const key = `${table} ${row} ${column}`
      const cell = known.get(key) ?? { row, column, rowSpan, span: columnSpan, blocks: [] }
      if (cell.blocks.length === 0) {
        known.set(key, cell)
        const cells = this.#cells.get(table)
        if (cells) cells.push(cell)
        else this.#cells.set(table, [cell])
      }
      cell.blocks.push(block)
    }
  }

  columns(table: number): number {
    return (this.#cells.get(table) ?? []).reduce((most, { column, span }) => Math.max(most, column + span), 1)
  }

  rows(table: number): number {
    return (this.#cells.get(table) ?? []).reduce((most, { row, rowSpan }) => Math.max(most, row + rowSpan), 1)
  }

  /** The row as a reader sees it: with the cells that reach down into it from above. */
  row(table: number, row: number, marks: ReadonlyMap<BlockId, BlockMarks>): SideRow {
    const cells = (this.#cells.get(table) ?? []).filter(cell => cell.row <= row && row < cell.row + cell.rowSpan)
    const shown = cells
      .toSorted((a, b) => a.column - b.column)
      .map((cell): SideCell => {
        const { column, span, blocks } = cell
        const changed = blocks.some(({ id }) => marks.has(id))
        const long = column > 0 && blocks.reduce((sum, { text }) => sum + text.length, 0) > WHOLE_CELL
        return {
          column,
          span,
          passages: long && !changed ? null : blocks.map(block => passageOf(block, marks.get(block.id))),
        }
      })
    return { kind: "cells", row, cells: shown }
  }
}

/** A row to show, or the place of one that only the other version has: behind the row `after` (-1: before all). */
export type TableSlot =
  | { readonly kind: "row"; readonly row: number }
  | { readonly kind: "new" | "gone"; readonly after: number }

/** Rows of one table, in order, the first of them the table's titles; （略） where rows between them are left out. */
export function tableEntry(
  tables: PlanTables,
  table: number,
  slots: readonly TableSlot[],
  marks: ReadonlyMap<BlockId, BlockMarks>,
): SideEntry {
  const shown: SideRow[] = []
  let last = -1
  const skipTo = (row: number) => {
    if (row > last) shown.push({ kind: "omitted" })
    last = Math.max(last, row)
  }
  const add = (row: number) => {
    if (row <= last) return
    skipTo(row - 1)
    shown.push(tables.row(table, row, marks))
    last = row
  }
  add(0)
  for (const slot of slots) {
    if (slot.kind === "row") add(slot.row)
    else {
      skipTo(slot.after)
      if (shown.at(-1)?.kind !== slot.kind) shown.push({ kind: slot.kind })
    }
  }
  skipTo(tables.rows(table) - 1)
  return { kind: "table", columns: tables.columns(table), rows: shown }
}
