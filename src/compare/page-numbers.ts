import type { ChangeSide, Comparison } from "../model/change.ts"
import { knownPage, type PageNumbers, type PaperSource, type PlanPages } from "../model/pages.ts"
import type { Block, Plan } from "../model/plan.ts"
import { textOf } from "./units.ts"

/** The numbers of the pages on which found paragraphs start, where those pages have one. */
export const pageNumbers = ({ blocks, pages }: PlanPages): PageNumbers =>
  Object.fromEntries(
    [...blocks].flatMap(([id, [first]]) => {
      const number = pages[first]?.number ?? null
      return number === null ? [] : [[id, number]]
    }),
  )

/** The version with the page numbers of its paper in place of Word's own. */
export function withPages(plan: Plan, pages: PlanPages): Plan {
  const numbers = pageNumbers(pages)
  return { ...plan, pages, blocks: plan.blocks.map(block => ({ ...block, page: numbers[block.id] ?? null })) }
}

/** The page numbers that a paper tells. */
export interface PaperNumbers {
  readonly source: PaperSource
  readonly numbers: PageNumbers
}

/** Page numbers of both versions; null where a version has no paper of its own. */
export interface BothNumbers {
  readonly draft: PaperNumbers | null
  readonly revision: PaperNumbers | null
}

/**
 * The comparison with the page numbers of papers that were read after it was made. Numbers of a version without a paper
 * are Word's own, whatever the comparison says: one stored by an earlier version of Akaire does not tell.
 */
export function withPageNumbers(comparison: Comparison, { draft, revision }: BothNumbers): Comparison {
  const renumbered = (side: ChangeSide | null, paper: PaperNumbers | null): ChangeSide | null => {
    if (!side) return null
    if (!paper) return { ...side, ...knownPage(side.page, "word") }
    const { source, numbers } = paper
    const first = side.blocks.find(id => numbers[id] !== undefined)
    return { ...side, ...knownPage(first === undefined ? null : (numbers[first] ?? null), source) }
  }
  const changes = comparison.changes.map(change => ({
    ...change,
    draft: renumbered(change.draft, draft),
    revision: renumbered(change.revision, revision),
  }))
  return { ...comparison, changes }
}

/**
 * The numbers without those of paragraphs that a stored comparison knows under other ids: one made by an earlier
 * version of Akaire may count paragraphs otherwise, and a wrong page is worse than none.
 */
export function numbersFor(
  comparison: Comparison | null,
  role: "draft" | "revision",
  blocks: readonly Block[],
  numbers: PageNumbers,
): PageNumbers {
  const byId = new Map(blocks.map(block => [block.id, block]))
  const strange = new Set(
    (comparison?.changes ?? []).flatMap(change => {
      const side = change[role]
      if (!side) return []
      const own = side.blocks.flatMap(id => byId.get(id) ?? [])
      return textOf(own) === side.text ? [] : side.blocks
    }),
  )
  return Object.fromEntries(Object.entries(numbers).filter(([id]) => !strange.has(id)))
}
