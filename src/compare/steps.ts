import type { Block } from "../model/plan.ts"
import { align } from "./align.ts"
import { type Columns, pairColumns } from "./columns.ts"
import type { Precision } from "./limits.ts"
import type { Pair } from "./sequence.ts"
import { twinsOf } from "./twins.ts"
import { type CellUnits, storiesOf, type Unit } from "./units.ts"
import type { Twins } from "./weigh.ts"

/** One step of going through both plans side by side, in revision order. Steps of one `container` are siblings. */
export type Step =
  | { readonly kind: "pair"; readonly container: number; readonly draft: Block; readonly revision: Block }
  | { readonly kind: "deleted" | "inserted"; readonly container: number; readonly units: readonly Unit[] }
  | {
      readonly kind: "moved" | "split" | "joined"
      readonly container: number
      readonly draft: readonly Block[]
      readonly revision: readonly Block[]
    }

/** Stories beside the body, in the order in which their changes are listed. */
const SIDE_STORIES = ["textbox", "footnote", "endnote", "header", "footer"] as const

/** A cell, or a note, with nothing but one paragraph in it before and after: that paragraph was edited, whatever it says. */
const isOnlyPair = (draft: readonly Unit[], revision: readonly Unit[]): boolean =>
  draft.length === 1 && revision.length === 1 && draft[0]?.kind === "block" && revision[0]?.kind === "block"

/** Walks two plans and collects the steps: every block of both stands in exactly one. */
class Walk {
  readonly steps: Step[] = []
  readonly #twins: Twins
  readonly #precision: Precision
  #containers = 0

  constructor(twins: Twins, precision: Precision) {
    this.#twins = twins
    this.#precision = precision
  }

  #align(a: readonly Unit[], b: readonly Unit[]): readonly Pair[] {
    return align({ a, b, twins: this.#twins }, this.#precision)
  }

  /** Paragraphs and tables of a body, a cell or a note, against those of its partner. */
  inside(draft: readonly Unit[], revision: readonly Unit[]): void {
    const pairs = isOnlyPair(draft, revision) ? [[0, 0] as const] : this.#align(draft, revision)
    this.#merge(draft, revision, pairs, (a, b, container) => {
      const [block, partner] = [a.blocks[0], b.blocks[0]]
      if (a.kind === "table") this.#table(a, b)
      else if (block && partner) this.steps.push({ kind: "pair", container, draft: block, revision: partner })
    })
  }

  /** Stories of one kind. */
  stories(draft: readonly Unit[], revision: readonly Unit[]): void {
    const only = draft.length === 1 && revision.length === 1
    const pairs = only ? [[0, 0] as const] : this.#align(draft, revision)
    this.#merge(draft, revision, pairs, (a, b) => this.inside(a.children, b.children))
  }

  /** What has no partner, and what `both` makes of the pairs, in order. */
  #merge(
    draft: readonly Unit[],
    revision: readonly Unit[],
    pairs: readonly Pair[],
    both: (a: Unit, b: Unit, container: number) => void,
  ): void {
    const container = ++this.#containers
    let [i, j] = [0, 0]
    for (const [a, b] of [...pairs, [draft.length, revision.length] as const]) {
      this.#lone("deleted", container, draft.slice(i, a))
      this.#lone("inserted", container, revision.slice(j, b))
      const [x, y] = [draft[a], revision[b]]
      if (x && y) both(x, y, container)
      ;[i, j] = [a + 1, b + 1]
    }
  }

  /** Paragraphs and tables form runs; a row, a note, a header is a change of its own. */
  #lone(kind: "deleted" | "inserted", container: number, units: readonly Unit[]): void {
    const [first] = units
    if (first?.kind === "row" || first?.kind === "story")
      for (const unit of units) this.steps.push({ kind, container, units: [unit] })
    else if (first) this.steps.push({ kind, container, units })
  }

  #table(a: Unit, b: Unit): void {
    const rows = this.#align(a.children, b.children)
    const together = rows.flatMap(([i, j]) => {
      const [x, y] = [a.children[i], b.children[j]]
      return x && y ? [[x, y] as const] : []
    })
    const columns = pairColumns(a, b, together, this.#precision)
    const lone = { deleted: new Map<number, Unit[]>(), inserted: new Map<number, Unit[]>() }
    this.#merge(a.children, b.children, rows, (x, y) => this.#row(x, y, columns, lone))
    for (const [from, to] of columns.moved) this.#movedColumn(lone.deleted, lone.inserted, from, to)
    for (const kind of ["deleted", "inserted"] as const)
      for (const units of lone[kind].values()) this.#lone(kind, ++this.#containers, units)
  }

  /** A column that changed its place is one change, as long as it has as many paragraphs as before. */
  #movedColumn(deleted: Map<number, Unit[]>, inserted: Map<number, Unit[]>, from: number, to: number): void {
    const [draft, revision] = [deleted.get(from), inserted.get(to)].map(
      units => units?.flatMap(unit => unit.blocks) ?? [],
    )
    if (!draft || !revision || draft.length === 0 || draft.length !== revision.length) return
    this.steps.push({ kind: "moved", container: ++this.#containers, draft, revision })
    deleted.delete(from)
    inserted.delete(to)
  }

  /** Cells go by their column. Cells of a column that is gone or new are collected: the column is one change. */
  #row(
    a: Unit,
    b: Unit,
    columns: Columns,
    lone: { readonly deleted: Map<number, Unit[]>; readonly inserted: Map<number, Unit[]> },
  ): void {
    const free = new Map<number, CellUnits>(b.cells.map(cell => [cell.column, cell]))
    const collect = (cells: Map<number, Unit[]>, { column, units }: CellUnits) =>
      cells.set(column, [...(cells.get(column) ?? []), ...units])
    for (const cell of a.cells) {
      const column = columns.partner(cell.column)
      const partner = column === null ? undefined : free.get(column)
      if (!partner) {
        collect(lone.deleted, cell)
        continue
      }
      free.delete(partner.column)
      this.inside(cell.units, partner.units)
    }
    for (const cell of free.values()) collect(lone.inserted, cell)
  }
}

/** Goes through both plans side by side. */
export function walk(draft: readonly Block[], revision: readonly Block[], precision: Precision): readonly Step[] {
  const [a, b] = [storiesOf(draft), storiesOf(revision)]
  const steps = new Walk(twinsOf([...a.values()].flat(), [...b.values()].flat()), precision)
  steps.inside(a.get("body") ?? [], b.get("body") ?? [])
  for (const kind of SIDE_STORIES) steps.stories(a.get(kind) ?? [], b.get(kind) ?? [])
  return steps.steps
}
