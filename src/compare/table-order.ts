import type { Change } from "../model/change.ts"
import type { Block, BlockId, Plan } from "../model/plan.ts"
import type { Pairs } from "./table-pairs.ts"

/**
 * A change at its place: it covers the revision's blocks from `from` to `to` (half-open, counted in reading order; none for
 * what is gone). "departure": the old place of something that moved.
 */
export interface Item {
  readonly kind: "change" | "departure"
  readonly change: Change
  readonly from: number
  readonly to: number
}

/** Changes in the order in which the table shows them, each where it stands in the revision. */
export function itemsInOrder(changes: readonly Change[], plans: Plans, pairs: Pairs): readonly Item[] {
  const at = new Map(plans.revision.blocks.map((block, index) => [block.id, index]))
  const draftAt = new Map(plans.draft.blocks.map((block, index) => [block.id, index]))
  const moved = new Set(changes.filter(({ kind }) => kind === "moved").flatMap(({ draft }) => draft?.blocks ?? []))
  const gonePlace = (blocks: readonly BlockId[]) => {
    let before = (draftAt.get(blocks[0] ?? "") ?? 0) - 1
    for (; before >= 0; before--) {
      const block = plans.draft.blocks[before]
      const partner = block && !moved.has(block.id) ? pairs.other("draft", block.id) : null
      if (partner) return (at.get(partner.id) ?? 0) + 1
    }
    return 0
  }
  const items = changes.flatMap((change): readonly Item[] => {
    const gone = (kind: Item["kind"]): Item => {
      const place = gonePlace(change.draft?.blocks ?? [])
      return { kind, change, from: place, to: place }
    }
    if (!change.revision) return [gone("change")]
    const places = change.revision.blocks.map(id => at.get(id) ?? 0)
    const item: Item = { kind: "change", change, from: Math.min(...places), to: Math.max(...places) + 1 }
    return change.kind === "moved" ? [item, gone("departure")] : [item]
  })
  // What is gone stood before what follows it.
  return items.toSorted((a, b) => a.from - b.from || a.to - b.to)
}

export interface Plans {
  readonly draft: Plan
  readonly revision: Plan
}

/** A part of what is unchanged between two changes: a heading to show, or text to leave out. */
export type Part =
  | { readonly kind: "heading"; readonly block: Block }
  | { readonly kind: "omitted"; readonly blocks: readonly Block[] }

/** Unchanged blocks of the revision before a change, with the headings shown that the change stands under. */
export function partsBefore(unchanged: readonly Block[], path: ReadonlySet<BlockId>): readonly Part[] {
  const parts: Part[] = []
  let left: Block[] = []
  const close = () => {
    if (left.some(({ text }) => text.trim() !== "")) parts.push({ kind: "omitted", blocks: left })
    left = []
  }
  for (const block of unchanged) {
    if (!path.has(block.id)) left.push(block)
    else {
      close()
      parts.push({ kind: "heading", block })
    }
  }
  close()
  return parts
}

/**
 * The outermost numbered things in a stretch that is left out, first and last, where it consists of such: for 「(1)～(3)　（略）」.
 * Null where other text is left out too.
 */
export function outermost(blocks: readonly Block[]): readonly [first: Block, last: Block] | null {
  const inside = new Set(blocks.map(({ id }) => id))
  const tops = blocks.filter(({ path, text, cell }) => text.trim() !== "" && !cell && !path.some(id => inside.has(id)))
  const [first, last] = [tops[0], tops.at(-1)]
  if (!first || !last || tops.some(({ label }) => label === null)) return null
  return first.level === last.level && first.kind === last.kind ? [first, last] : null
}
