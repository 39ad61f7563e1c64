import { align } from "./align.ts"
import type { Precision } from "./limits.ts"
import { type Unit, unit } from "./units.ts"

/** Which column of the draft's table is which of the revision's. */
export interface Columns {
  /** The revision's column for a column of the draft, or null where it was deleted. */
  partner(column: number): number | null
}

/** Every cell goes with the cell of the same column. */
export const SAME_COLUMNS: Columns = { partner: column => column }

/** Columns in which cells start, each with what stands in it from top to bottom. */
function columnsOf(table: Unit): ReadonlyMap<number, Unit> {
  const cells = table.children.flatMap(row => row.cells)
  const byColumn = [...Map.groupBy(cells, cell => cell.column)].sort(([x], [y]) => x - y)
  return new Map(
    byColumn.map(([column, inside]) => [
      column,
      unit(
        "block",
        inside.flatMap(cell => cell.blocks),
      ),
    ]),
  )
}

/** Pairs the columns of two tables: as they stand when their grids agree, else by what is in them. */
export function pairColumns(draft: Unit, revision: Unit, precision: Precision): Columns {
  const [a, b] = [columnsOf(draft), columnsOf(revision)]
  if (a.size === b.size && [...a.keys()].every(column => b.has(column))) return SAME_COLUMNS
  const [columnsA, columnsB] = [[...a.keys()], [...b.keys()]]
  const pairs = align({ a: [...a.values()], b: [...b.values()], twins: new Set() }, precision)
  const partners = new Map(pairs.map(([i, j]) => [columnsA[i] ?? -1, columnsB[j] ?? -1]))
  return { partner: column => partners.get(column) ?? null }
}
