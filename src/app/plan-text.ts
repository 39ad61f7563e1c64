import { itemsInOrder, type Plans } from "../compare/table-order.ts"
import { Pairs } from "../compare/table-pairs.ts"
import type { Change, ChangeId, Comparison } from "../model/change.ts"
import { type KnownPage, knownPage } from "../model/pages.ts"
import { type Block, type BlockId, type Plan, pageSource } from "../model/plan.ts"
import { type Piece, piecesOf } from "../publishers/pieces.ts"

/** The plan from its first paragraph to its last, with the changes in place. */
export interface PlanText {
  /** Says of which versions it is: the same as `CaseSnapshot.planVersion`. */
  readonly version: string
  readonly rows: readonly PlanRow[]
}

/** A paragraph of the plan, or a row of a table with its cells side by side. */
export interface PlanRow extends KnownPage {
  readonly kind: "heading" | "text" | "cells" | "aside"
  /** Of headings and items, from 1; 0 for body text. */
  readonly level: number
  /** The number as printed; null where there is none, and in tables. */
  readonly label: string | null
  /** What goes, comes and stays, in reading order; cells are parted by `CELL_END`, paragraphs in a cell by a line break. */
  readonly pieces: readonly Piece[]
  readonly changes: readonly ChangeId[]
  /** "here": it came from elsewhere; "away": it went elsewhere, this is where it stood. */
  readonly moved: "here" | "away" | null
}

/** Parts the cells of a row: U+001F, which no file's text can hold (XML 1.0, 2.2). */
export const CELL_END = "\u001f"

/** The sign of a paragraph's end that goes or comes. */
const BREAK = "␊"

/** A row before those of one table row were put together. */
interface Part extends PlanRow {
  /** "table row" of the revision, or of the draft where the revision has none; null outside tables. */
  readonly tableRow: string | null
  readonly column: number
}

/** The text of a comparison's two plans in one. */
export function planText(comparison: Comparison, plans: Plans, version: string): PlanText {
  const pairs = new Pairs(comparison, plans)
  const sources = { draft: pageSource(plans.draft), revision: pageSource(plans.revision) }
  const parts = new Parts(pairs, sources)
  const { blocks } = plans.revision
  const items = itemsInOrder(comparison.changes, plans, pairs)
  const changed = new Set(comparison.changes.flatMap(({ revision }) => revision?.blocks ?? []))
  let next = 0
  for (const [at, block] of blocks.entries()) {
    for (let item = items[next]; item && item.from <= at; item = items[++next])
      parts.change(item.change, item.kind === "departure")
    if (!changed.has(block.id)) parts.unchanged(block)
  }
  for (const item of items.slice(next)) parts.change(item.change, item.kind === "departure")
  return { version, rows: joinedCells(parts.all) }
}

/** The text of a plan that is compared with nothing. */
export function plainText(plan: Plan, version: string): PlanText {
  const source = pageSource(plan)
  const parts = new Parts(null, { draft: source, revision: source })
  for (const block of plan.blocks) parts.unchanged(block)
  return { version, rows: joinedCells(parts.all) }
}

type Side = "draft" | "revision"

/** Collects the parts one after the other. */
class Parts {
  readonly all: Part[] = []
  readonly #pairs: Pairs | null
  readonly #sources: Readonly<Record<Side, ReturnType<typeof pageSource>>>

  constructor(pairs: Pairs | null, sources: Readonly<Record<Side, ReturnType<typeof pageSource>>>) {
    this.#pairs = pairs
    this.#sources = sources
  }

  unchanged(block: Block): void {
    if (block.text === "" && block.label === null && !block.cell) return
    this.#add(block, "revision", [{ kind: "same", text: block.text }], null)
  }

  change(change: Change, isDeparture: boolean): void {
    const { draft, revision, kind } = change
    if (isDeparture || !revision) {
      for (const block of this.#blocks("draft", draft?.blocks ?? []))
        this.#add(block, "draft", [{ kind: "removed", text: block.text }], change, isDeparture ? "away" : null)
      return
    }
    const blocks = this.#blocks("revision", revision.blocks)
    const cutPieces = piecesByBlock(piecesOf(change), blocks)
    for (const [i, block] of blocks.entries())
      this.#add(block, "revision", cutPieces[i] ?? [], change, kind === "moved" ? "here" : null)
  }

  #blocks(side: Side, ids: readonly BlockId[]): readonly Block[] {
    return ids.flatMap(id => this.#pairs?.byId[side].get(id) ?? [])
  }

  #add(block: Block, side: Side, pieces: readonly Piece[], change: Change | null, moved: PlanRow["moved"] = null) {
    const { cell, label, level, kind, story, page } = block
    this.all.push({
      ...knownPage(page, this.#sources[side]),
      kind: cell ? "cells" : kind === "heading" ? "heading" : story.kind === "body" ? "text" : "aside",
      level,
      label,
      pieces: pieces.filter(({ text }) => text !== ""),
      changes: change ? [change.id] : [],
      moved,
      tableRow: this.#tableRow(block, side),
      column: cell?.column ?? 0,
    })
  }

  #tableRow({ cell }: Block, side: Side): string | null {
    if (!cell) return null
    if (side === "revision") return `${cell.table} ${cell.row}`
    const partner = this.#pairs?.otherRow("draft", cell.table, cell.row)
    return partner ? partner.join(" ") : `draft ${cell.table} ${cell.row}`
  }
}

/** The pieces of a change for each block of its revision; ends of paragraphs that go or come are shown as a sign. */
function piecesByBlock(pieces: readonly Piece[], blocks: readonly Block[]): readonly (readonly Piece[])[] {
  const out: Piece[][] = [[]]
  let left = blocks[0]?.text.length ?? 0
  for (const { kind, text } of pieces) {
    if (kind === "removed") {
      out.at(-1)?.push({ kind, text: text.replaceAll("\n", BREAK) })
      continue
    }
    let rest = text
    while (rest.length > left && out.length < blocks.length) {
      // The line break between two blocks belongs to neither.
      out.at(-1)?.push({ kind, text: rest.slice(0, left) + (kind === "added" ? BREAK : "") })
      rest = rest.slice(left + 1)
      out.push([])
      left = blocks[out.length - 1]?.text.length ?? 0
    }
    out.at(-1)?.push({ kind, text: rest })
    left -= rest.length
  }
  return out
}

/** Puts the parts of each table row together. */
function joinedCells(parts: readonly Part[]): readonly PlanRow[] {
  const rows: PlanRow[] = []
  let before: Part | null = null
  for (const part of parts) {
    const { tableRow, column, ...row } = part
    const last = rows.at(-1)
    if (last && tableRow !== null && before?.tableRow === tableRow) {
      const isSameCell = before.column === column
      rows[rows.length - 1] = {
        ...last,
        pieces: [...last.pieces, { kind: "same", text: isSameCell ? "\n" : CELL_END }, ...labelled(row)],
        changes: [...new Set([...last.changes, ...row.changes])],
        moved: last.moved === row.moved ? last.moved : null,
      }
    } else rows.push(tableRow === null ? row : { ...row, label: null, pieces: labelled(row) })
    before = part
  }
  // Rows of empty cells are frames of a layout.
  return rows.filter(({ pieces, label }) => label !== null || pieces.some(({ text }) => /[^\u001f\n]/.test(text)))
}

/** Numbers in a cell stand in its text. */
const labelled = ({ label, pieces }: PlanRow): readonly Piece[] =>
  label === null ? pieces : [{ kind: "same", text: `${label} ` }, ...pieces]
