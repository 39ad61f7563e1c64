import type { Comparison } from "../model/change.ts"
import type { Block, BlockId, Plan } from "../model/plan.ts"
import type { SideName } from "./table-passages.ts"

/** Which block, and which row of which table, of one version stands for which of the other. */
export class Pairs {
  readonly byId: Readonly<Record<SideName, ReadonlyMap<BlockId, Block>>>
  readonly #other: Readonly<Record<SideName, Map<BlockId, BlockId>>> = { draft: new Map(), revision: new Map() }
  /** "table row" → the same of the other side, by the first pair of cells. */
  readonly #rows: Readonly<Record<SideName, Map<string, readonly [table: number, row: number]>>> = {
    draft: new Map(),
    revision: new Map(),
  }

  readonly #tables: Readonly<Record<SideName, Map<number, number>>> = { draft: new Map(), revision: new Map() }

  constructor({ changes, unchanged }: Comparison, plans: Readonly<Record<SideName, Plan>>) {
    const indexed = (plan: Plan) => new Map(plan.blocks.map(block => [block.id, block]))
    this.byId = { draft: indexed(plans.draft), revision: indexed(plans.revision) }
    for (const [draft, revision] of unchanged) this.#pair(draft, revision)
    for (const { kind, draft, revision } of changes) {
      const [one, more] = [draft?.blocks ?? [], revision?.blocks ?? []]
      if (kind !== "split" && kind !== "joined" && one.length === more.length) {
        for (const [i, id] of one.entries()) this.#pair(id, more[i] ?? id)
      } else if (one[0] !== undefined && more[0] !== undefined) this.#pair(one[0], more[0])
    }
  }

  #pair(draft: BlockId, revision: BlockId): void {
    this.#other.draft.set(draft, revision)
    this.#other.revision.set(revision, draft)
    const [a, b] = [this.byId.draft.get(draft)?.cell, this.byId.revision.get(revision)?.cell]
    if (!a || !b) return
    if (!this.#tables.draft.has(a.table)) this.#tables.draft.set(a.table, b.table)
    if (!this.#tables.revision.has(b.table)) this.#tables.revision.set(b.table, a.table)
    const [from, to] = [`${a.table} ${a.row}`, `${b.table} ${b.row}`]
    if (!this.#rows.draft.has(from)) this.#rows.draft.set(from, [b.table, b.row])
    if (!this.#rows.revision.has(to)) this.#rows.revision.set(to, [a.table, a.row])
  }

  /** The block that stands for a block of `side` in the other version. */
  other(side: SideName, id: BlockId): Block | null {
    const partner = this.#other[side].get(id)
    return (partner !== undefined && this.byId[side === "draft" ? "revision" : "draft"].get(partner)) || null
  }

  /** The table that stands for a table of `side` in the other version. */
  otherTable(side: SideName, table: number): number | null {
    return this.#tables[side].get(table) ?? null
  }

  /** The row that stands for a table row of `side` in the other version. */
  otherRow(side: SideName, table: number, row: number): readonly [table: number, row: number] | null {
    return this.#rows[side].get(`${table} ${row}`) ?? null
  }
}
