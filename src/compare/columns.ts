import { align } from "./align.ts"
import type { Precision } from "./limits.ts"
import { gramsOf, similarity } from "./similarity.ts"
import { twinsOf } from "./twins.ts"
import { textOf, type Unit, unit } from "./units.ts"
import type { Twins } from "./weigh.ts"

/** Which column of the draft's table is which of the revision's. */
export interface Columns {
  /** The revision's column for a column of the draft, or null where it was deleted or moved. */
  partner(column: number): number | null
  /** Columns that changed their place, and where to. */
  readonly moved: ReadonlyMap<number, number>
}

/** Every cell goes with the cell of the same column. */
const SAME_COLUMNS: Columns = { partner: column => column, moved: new Map() }

/** A column is somewhere else when it is this much like the one there … */
const ALIKE = 0.5
/** … and this much more than like the one in its own place. */
const BETTER_BY = 0.2

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

type Column = readonly [number, Unit]

const likeness = ([, a]: Column, [, b]: Column): number => (a.key === b.key ? 1 : similarity(a.grams(), b.grams()))

/** Rows of two tables that belong together. */
type Rows = readonly (readonly [draft: Unit, revision: Unit])[]

/** True when more rows have the cell of a column elsewhere than where it was: one cell that repeats another moves no column. */
function mostRowsAgree(from: number, to: number, rows: Rows): boolean {
  const grams = ({ cells }: Unit, column: number) => {
    const cell = cells.find(each => each.column === column)
    return gramsOf(textOf(cell?.blocks ?? []))
  }
  let votes = 0
  for (const [draft, revision] of rows) {
    const cell = grams(draft, from)
    votes += Math.sign(similarity(cell, grams(revision, to)) - similarity(cell, grams(revision, from)))
  }
  return votes > 0
}

/** True for a column that says what another place says, or is much more like it than like its own. */
const isElsewhere = (a: Column, b: readonly Column[], rows: Rows, twins: Twins): boolean => {
  const own = b.find(([column]) => column === a[0])
  if (own === undefined || a[1].key === own[1].key) return false
  const needed = twins.has(a[1]) ? 1 : Math.max(ALIKE, likeness(a, own) + BETTER_BY)
  return b.some(other => other !== own && likeness(a, other) >= needed && mostRowsAgree(a[0], other[0], rows))
}

/** Of the columns without a partner, those that stand in another place. */
function movedColumns(deleted: readonly Column[], inserted: readonly Column[]): ReadonlyMap<number, number> {
  const moved = new Map<number, number>()
  const free = new Set(inserted)
  for (const a of deleted) {
    const best = [...free].toSorted((x, y) => likeness(a, y) - likeness(a, x))[0]
    if (!best || likeness(a, best) < ALIKE) continue
    free.delete(best)
    moved.set(a[0], best[0])
  }
  return moved
}

/**
 * Pairs the columns of two tables, of which `rows` belong together: as they stand when their grids agree, else (or when
 * some changed places) by what is in them.
 */
export function pairColumns(draft: Unit, revision: Unit, rows: Rows, precision: Precision): Columns {
  const [a, b] = [[...columnsOf(draft)], [...columnsOf(revision)]]
  const units = (columns: readonly Column[]) => columns.map(([, each]) => each)
  const twins = twinsOf(units(a), units(b))
  const sameGrid = a.length === b.length && a.every(([column], i) => b[i]?.[0] === column)
  if (sameGrid && !a.some(column => isElsewhere(column, b, rows, twins))) return SAME_COLUMNS
  const pairs = align({ a: units(a), b: units(b), twins }, precision)
  const partners = new Map(pairs.map(([i, j]) => [a[i]?.[0] ?? -1, b[j]?.[0] ?? -1]))
  const taken = new Set(partners.values())
  const moved = movedColumns(
    a.filter(([column]) => !partners.has(column)),
    b.filter(([column]) => !taken.has(column)),
  )
  return { partner: column => partners.get(column) ?? null, moved }
}
