import type { Change, ChangeId, ChangeSide, Comparison } from "./change.ts"

const ordinal = (block: string): number => Number(block.slice(1))

/**
 * Where in the plan each change stands, from 0 (first block) to 1 (behind the last): the ordinal of its first block over
 * the number of blocks, in the revision, or in the draft where the revision has no block of it.
 */
export function changePositions({
  changes,
  unchanged,
}: Pick<Comparison, "changes" | "unchanged">): ReadonlyMap<ChangeId, number> {
  const total = (side: "draft" | "revision") =>
    Math.max(1, unchanged.length + changes.reduce((sum, change) => sum + (change[side]?.blocks.length ?? 0), 0))
  const totals = { draft: total("draft"), revision: total("revision") }
  const first = (side: ChangeSide | null, blocks: number): number | null => {
    const ordinals = side?.blocks.map(ordinal).filter(Number.isInteger) ?? []
    return ordinals.length ? Math.min(1, ordinals.reduce((a, b) => Math.min(a, b)) / blocks) : null
  }
  const at = ({ draft, revision }: Change) => first(revision, totals.revision) ?? first(draft, totals.draft) ?? 0
  return new Map(changes.map(change => [change.id, at(change)]))
}
