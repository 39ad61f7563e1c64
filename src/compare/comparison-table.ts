import type { Change, Comparison } from "../model/change.ts"
import type { ComparisonLayout, ComparisonTable, SideEntry, TableRow } from "../model/comparison-table.ts"
import { type Block, type BlockId, isContents, type Plan } from "../model/plan.ts"
import { type Item, itemsInOrder, outermost, type Part, type Plans, partsBefore } from "./table-order.ts"
import { Pairs } from "./table-pairs.ts"
import type { SideName } from "./table-passages.ts"
import { TableSides } from "./table-sides.ts"

/**
 * The 新旧対照表 of a comparison: every change in one row, in the order of the revision; what moved also at its old place.
 * Lines of the table of contents that changed by themselves, and empty lines that came or went, are named in `leftOut` instead.
 */
export function comparisonTable(
  comparison: Comparison,
  plans: Plans,
  { places }: Pick<ComparisonLayout, "places">,
): ComparisonTable {
  const pairs = new Pairs(comparison, plans)
  const why = new Map(comparison.changes.map(change => [change, reasonToLeaveOut(change, pairs)]))
  const shown = comparison.changes.filter(change => why.get(change) === null)
  const sides = new TableSides(plans, pairs)
  const rows: TableRow[] = []
  let [end, story] = [0, ""]
  let table: number | null = null
  for (const items of grouped(itemsInOrder(shown, plans, pairs), sides)) {
    const [first] = items
    if (!first) continue
    const where = whereOf(first, pairs)
    const own = sides.tableOf(first)?.revision ?? null
    const gap = bodyBetween(plans.revision, [end, first.from], [table, own])
    const named = where.story !== "" && where.story !== story ? [where.place] : []
    const context = places === "headings" ? contextRow(partsBefore(gap, where.path), named, pairs) : null
    const begins = places === "column" || where.isHeading || (rows.length === 0 && context === null)
    if (context) rows.push({ ...context, begins: context.begins || rows.length === 0 })
    rows.push({ ...sides.row(items), begins })
    end = Math.max(end, ...items.map(({ to }) => to))
    story = where.story
    table = own
  }
  const rest = bodyBetween(plans.revision, [end, plans.revision.blocks.length], [table])
  const last = places === "headings" && rows.length > 0 ? contextRow(partsBefore(rest, new Set()), [], pairs) : null
  const leftOut = (reason: "contents" | "empty") =>
    comparison.changes.filter(change => why.get(change) === reason).map(({ id }) => id)
  return {
    rows: last ? [...rows, last] : rows,
    leftOut: { contents: leftOut("contents"), empty: leftOut("empty") },
  }
}

/** Blocks of the body between two changes, without the rest of the tables that the changes show themselves. */
const bodyBetween = ({ blocks }: Plan, [from, to]: readonly [number, number], tables: readonly (number | null)[]) =>
  blocks
    .slice(from, to)
    .filter(({ story, cell }) => story.kind === "body" && (cell === null || !tables.includes(cell.table)))

/** Why a change is not shown; null for one that is. */
function reasonToLeaveOut(change: Change, pairs: Pairs): "contents" | "empty" | null {
  if (change.derivedFrom !== null && isOfContents(change, pairs)) return "contents"
  const isEmptyLine = change.kind === "inserted" || change.kind === "deleted"
  const { draft, revision } = change
  return isEmptyLine && (draft ?? revision)?.text.trim() === "" && !isCell(change, pairs) ? "empty" : null
}

/** A row or column of empty cells is one that a reader sees. */
const isCell = ({ draft, revision }: Change, pairs: Pairs): boolean =>
  pairs.byId.draft.get(draft?.blocks[0] ?? "")?.cell != null ||
  pairs.byId.revision.get(revision?.blocks[0] ?? "")?.cell != null

/** True where all of a change lies in the table of contents. */
function isOfContents({ draft, revision }: Change, pairs: Pairs): boolean {
  const blocks = (ids: readonly BlockId[], side: SideName) => ids.flatMap(id => pairs.byId[side].get(id) ?? [])
  return [...blocks(draft?.blocks ?? [], "draft"), ...blocks(revision?.blocks ?? [], "revision")].every(isContents)
}

/** Changes that share a row: those of one table that follow each other. */
function grouped(items: readonly Item[], sides: TableSides): readonly (readonly Item[])[] {
  const groups: Item[][] = []
  let last: number | null = null
  for (const item of items) {
    const table = sides.tableOf(item)?.revision ?? null
    if (table !== null && table === last) groups.at(-1)?.push(item)
    else groups.push([item])
    last = table
  }
  return groups
}

/** Where a change stands: the revision's headings above it, and what else must be said. */
interface Where {
  readonly path: ReadonlySet<BlockId>
  /** The note, header or text box; "" in the body. */
  readonly story: string
  readonly place: string
  readonly isHeading: boolean
}

function whereOf({ kind, change }: Item, pairs: Pairs): Where {
  const side: SideName = kind === "change" && change.revision ? "revision" : "draft"
  const block = pairs.byId[side].get(change[side]?.blocks[0] ?? "")
  const place = change[side]?.place ?? ""
  if (!block) return { path: new Set(), story: "", place, isHeading: false }
  const path = side === "revision" ? block.path : block.path.flatMap(id => pairs.other("draft", id)?.id ?? [])
  const { kind: story, part } = block.story
  // Notes, headers and footers stand behind the body: the headings above them were long passed.
  const isBeside = story !== "body" && story !== "textbox"
  return {
    path: new Set(isBeside ? [] : path),
    story: story === "body" ? "" : `${story} ${part}`,
    place,
    isHeading: block.kind === "heading" && kind === "change",
  }
}

/** Headings and what is left out before a change, on both sides; null where there is nothing to say. */
function contextRow(parts: readonly Part[], places: readonly string[], pairs: Pairs): TableRow | null {
  if (parts.length === 0 && places.length === 0) return null
  const entry = (part: Part, of: (block: Block) => Block | null): readonly SideEntry[] => {
    if (part.kind === "heading") {
      const heading = of(part.block)
      return heading ? [{ kind: "heading", label: heading.label, text: heading.text }] : []
    }
    const labels = outermost(part.blocks)?.map(block => of(block)?.label ?? "") ?? []
    return [{ kind: "omitted", labels: [...new Set(labels)].join("～") }]
  }
  const named = places.map((text): SideEntry => ({ kind: "place", text }))
  return {
    changes: [],
    begins: parts.some(({ kind }) => kind === "heading") || places.length > 0,
    place: "",
    draft: [...parts.flatMap(part => entry(part, block => pairs.other("revision", block.id))), ...named],
    revision: [...parts.flatMap(part => entry(part, block => block)), ...named],
  }
}
