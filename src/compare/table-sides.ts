import type { Change } from "../model/change.ts"
import type { SideEntry, TableRow } from "../model/comparison-table.ts"
import type { Block, BlockId } from "../model/plan.ts"
import { PlanTables, type TableSlot, tableEntry } from "./table-cells.ts"
import type { Item, Plans } from "./table-order.ts"
import type { Pairs } from "./table-pairs.ts"
import { type BlockMarks, isFormatOnly, marksOf, passageOf, type SideName } from "./table-passages.ts"

const OTHER: Readonly<Record<SideName, SideName>> = { draft: "revision", revision: "draft" }

type Marks = ReadonlyMap<BlockId, BlockMarks>

/** A table row on both sides; null on the side that does not have it. */
interface RowPair {
  readonly draft: number | null
  readonly revision: number | null
}

/** Writes what both columns say in one row. */
export class TableSides {
  readonly #pairs: Pairs
  readonly #tables: Readonly<Record<SideName, PlanTables>>

  constructor(plans: Plans, pairs: Pairs) {
    this.#pairs = pairs
    this.#tables = { draft: new PlanTables(plans.draft), revision: new PlanTables(plans.revision) }
  }

  /** Names the table that a change lies in, where both versions have it: its changes stand in one row. */
  tableOf({ kind, change }: Item): { readonly draft: number; readonly revision: number } | null {
    if (kind === "departure" || change.kind === "moved") return null
    const side: SideName = change.revision ? "revision" : "draft"
    const blocks = this.#blocks(change, side)
    const table = blocks[0]?.cell?.table
    if (table === undefined || blocks.some(({ cell }) => cell?.table !== table)) return null
    const other = this.#pairs.otherTable(side, table)
    if (other === null) return null
    return side === "draft" ? { draft: table, revision: other } : { draft: other, revision: table }
  }

  /** The row of one change, or of all those of one table that follow each other. */
  row(items: readonly Item[]): Omit<TableRow, "begins"> {
    const [first] = items
    if (first?.kind === "departure") {
      const { draft, revision } = first.change
      const gone: SideEntry = { kind: "to", place: revision?.place ?? "" }
      return { changes: [], place: draft?.place ?? "", draft: [{ kind: "omitted", labels: "" }], revision: [gone] }
    }
    const changes = items.map(({ change }) => change)
    const table = first ? this.tableOf(first) : null
    const side = (name: SideName) =>
      table ? [this.#tableEntry(changes, table[name], name)] : changes.flatMap(change => this.#entries(change, name))
    return {
      changes: changes.map(({ id }) => id),
      place: [...new Set(changes.map(({ revision, draft }) => (revision ?? draft)?.place ?? ""))].join("\n"),
      draft: side("draft"),
      revision: [
        ...side("revision"),
        ...(changes.every(one => this.#isFormat(one)) ? [{ kind: "format" } as const] : []),
      ],
    }
  }

  #blocks(change: Change, side: SideName): readonly Block[] {
    return (change[side]?.blocks ?? []).flatMap(id => this.#pairs.byId[side].get(id) ?? [])
  }

  #marks(change: Change, side: SideName): Marks {
    return marksOf(change, side, {
      byId: this.#pairs.byId[side],
      other: block => this.#pairs.other(side, block.id),
    })
  }

  #isFormat(change: Change): boolean {
    return isFormatOnly(
      change,
      [...this.#marks(change, "revision").values()].some(({ label }) => label),
    )
  }

  /** Paragraphs, and tables that only this side has, with what moved or is missing said above. */
  #entries(change: Change, side: SideName): readonly SideEntry[] {
    const blocks = this.#blocks(change, side)
    if (blocks.length === 0) return [{ kind: side === "draft" ? "new" : "gone" }]
    const marks = this.#marks(change, side)
    const entries: SideEntry[] = []
    if (change.kind === "moved" && side === "draft") entries.push({ kind: "from", place: change.draft?.place ?? "" })
    const tables = new Set<number>()
    for (const block of blocks) {
      if (!block.cell) entries.push(passageOf(block, marks.get(block.id)))
      else if (!tables.has(block.cell.table)) {
        tables.add(block.cell.table)
        const rows = blocks.flatMap(({ cell }) => (cell && cell.table === block.cell?.table ? [cell.row] : []))
        const slots = [...new Set(rows)].sort((a, b) => a - b).map((row): TableSlot => ({ kind: "row", row }))
        entries.push(tableEntry(this.#tables[side], block.cell.table, slots, marks))
      }
    }
    return entries
  }

  #tableEntry(changes: readonly Change[], table: number, side: SideName): SideEntry {
    const marks = new Map(changes.flatMap(change => [...this.#marks(change, side)]))
    const slots = this.#rowPairs(changes).map((pair): TableSlot => {
      const row = pair[side]
      if (row !== null) return { kind: "row", row }
      return { kind: side === "draft" ? "new" : "gone", after: this.#rowBefore(pair, side, changes) }
    })
    const place = (slot: TableSlot) => (slot.kind === "row" ? slot.row : slot.after + 0.5)
    return tableEntry(
      this.#tables[side],
      table,
      slots.toSorted((a, b) => place(a) - place(b)),
      marks,
    )
  }

  /** The rows that changes of a table touch, each once. */
  #rowPairs(changes: readonly Change[]): readonly RowPair[] {
    const pairs = new Map<string, RowPair>()
    for (const side of ["revision", "draft"] as const) {
      for (const { cell } of changes.flatMap(change => this.#blocks(change, side))) {
        if (!cell) continue
        const other = this.#pairs.otherRow(side, cell.table, cell.row)?.[1] ?? null
        const pair = side === "draft" ? { draft: cell.row, revision: other } : { draft: other, revision: cell.row }
        pairs.set(`${pair.draft} ${pair.revision}`, pair)
      }
    }
    return [...pairs.values()]
  }

  /** On the side without the row: the nearest row above that it does have, or -1. */
  #rowBefore(pair: RowPair, side: SideName, changes: readonly Change[]): number {
    const away = OTHER[side]
    const table = changes.flatMap(change => this.#blocks(change, away)).find(({ cell }) => cell)?.cell?.table
    for (let row = (pair[away] ?? 0) - 1; row >= 0 && table !== undefined; row--) {
      const other = this.#pairs.otherRow(away, table, row)
      if (other) return other[1]
    }
    return -1
  }
}
