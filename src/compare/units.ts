import type { Block } from "../model/plan.ts"
import { type Grams, gramsOf } from "./similarity.ts"

/** What alignment pairs: a paragraph, a table, a row of one, or a story that stands beside the body (a note, a header, a text box). */
export interface Unit {
  readonly kind: "block" | "table" | "row" | "story"
  readonly blocks: readonly Block[]
  /** Equal keys: the same content. */
  readonly key: string
  /** Rows of a table, paragraphs and tables of a story. */
  readonly children: readonly Unit[]
  /** Cells of a row. */
  readonly cells: readonly CellUnits[]
  readonly grams: () => Grams
}

/** A cell of a row: where it stands in the grid, and what is in it. */
export interface CellUnits {
  readonly column: number
  readonly blocks: readonly Block[]
  readonly units: readonly Unit[]
}

/** Objects stand as U+FFFC; their digests tell them apart. */
const keyOf = (block: Block): string =>
  block.objects.length === 0 ? block.text : `${block.text}\u0000${block.objects.map(object => object.digest).join(" ")}`

/** The text of blocks, as `ChangeSide.text` has it. */
export const textOf = (blocks: readonly Block[]): string => blocks.map(block => block.text).join("\n")

/** A unit over blocks, with what is inside it. */
export function unit(
  kind: Unit["kind"],
  blocks: readonly Block[],
  inside: { readonly children?: readonly Unit[]; readonly cells?: readonly CellUnits[] } = {},
): Unit {
  const { children = [], cells = [] } = inside
  const key =
    kind === "row"
      ? cells.map(cell => `${cell.column}\u0001${cell.blocks.map(keyOf).join("\u0002")}`).join("\u0003")
      : kind === "table"
        ? children.map(row => row.key).join("\u0004")
        : blocks.map(keyOf).join("\u0002")
  let grams: Grams | null = null
  return {
    kind,
    blocks,
    key,
    children,
    cells,
    grams: () => {
      grams ??= gramsOf(textOf(blocks))
      return grams
    },
  }
}

/** Blocks of one container in reading order → paragraphs and tables. `outer`: tables that the container itself stands in. */
function unitsOf(blocks: readonly Block[], outer: ReadonlySet<number> = new Set()): readonly Unit[] {
  const last = new Map<number, number>()
  for (const [i, { cell }] of blocks.entries()) if (cell && !outer.has(cell.table)) last.set(cell.table, i)
  const units: Unit[] = []
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]
    if (!block) break
    const end = block.cell && last.get(block.cell.table)
    if (block.cell && end !== undefined && end !== null) {
      units.push(tableOf(blocks.slice(i, end + 1), block.cell.table, outer))
      i = end
    } else units.push(unit("block", [block]))
  }
  return units
}

/** A table from its blocks; those of nested tables belong to the cell that goes on after them. */
function tableOf(blocks: readonly Block[], table: number, outer: ReadonlySet<number>): Unit {
  const rows = new Map<number, Map<number, Block[]>>()
  let nested: Block[] = []
  for (const block of blocks) {
    if (block.cell?.table !== table) {
      nested.push(block)
      continue
    }
    const { row, column } = block.cell
    const cells = rows.get(row) ?? new Map<number, Block[]>()
    rows.set(row, cells)
    const cell = cells.get(column) ?? []
    cells.set(column, cell)
    cell.push(...nested, block)
    nested = []
  }
  const within = new Set([...outer, table])
  const rowUnits = [...rows.values()].map(cells => {
    const list = [...cells].map(([column, inside]) => ({ column, blocks: inside, units: unitsOf(inside, within) }))
    return unit(
      "row",
      list.flatMap(cell => cell.blocks),
      { cells: list },
    )
  })
  return unit("table", blocks, { children: rowUnits })
}

/** The stories of a plan: the body's units, and each other story of a kind as one unit, in reading order. */
export function storiesOf(blocks: readonly Block[]): ReadonlyMap<string, readonly Unit[]> {
  const parts = Map.groupBy(blocks, ({ story }) => `${story.kind}\u0000${story.part}`)
  const stories = new Map<string, Unit[]>([["body", []]])
  for (const [key, inside] of parts) {
    const kind = key.slice(0, key.indexOf("\u0000"))
    const list = stories.get(kind) ?? []
    stories.set(kind, list)
    if (kind === "body") list.push(...unitsOf(inside))
    else list.push(unit("story", inside, { children: unitsOf(inside) }))
  }
  return stories
}
