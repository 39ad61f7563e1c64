import type { Comparison } from "../model/change.ts"
import type { Coverage, Plan } from "../model/plan.ts"
import { arrange } from "./arrange.ts"
import { checkComparison } from "./check-comparison.ts"
import { markDerived } from "./derived.ts"
import { filled } from "./filled.ts"
import type { Precision } from "./limits.ts"
import { findMoves } from "./moves.ts"
import { markRenumbered } from "./renumbered.ts"
import { splitsAndJoins } from "./splits.ts"
import { walk } from "./steps.ts"
import type { WordCuts } from "./tokens.ts"

/** Name and version of the engine: raised whenever it may find other changes than before. */
export const ENGINE = "akaire-compare/3"

/** What both plans hold, together. */
function together(a: Coverage, b: Coverage): Coverage {
  const counts = new Map<string, number>()
  for (const { what, count } of [...a.notCompared, ...b.notCompared]) counts.set(what, (counts.get(what) ?? 0) + count)
  return {
    compared: a.compared + b.compared,
    notCompared: [...counts].map(([what, count]) => ({ what, count })),
  }
}

/**
 * Compares two versions of a plan. The same input always gives the same result; `words` (where words start in a text) is
 * one vote among others when edits are cut. Throws `Bug` when the result does not cover both plans exactly.
 */
export function compare(draft: Plan, revision: Plan, { words }: { readonly words: WordCuts }): Comparison {
  const precision: Precision = { precise: true }
  const plans = { draft, revision }
  const aligned = walk(draft.blocks, revision.blocks, precision) // what stayed in order
  const steps = filled(findMoves(splitsAndJoins(aligned))) // what was divided, what changed its place, what was filled
  const { changes, unchanged } = arrange(steps, plans, { words, precision }) // what changed inside, with ids and natures
  const comparison: Comparison = {
    engine: ENGINE,
    draft: { file: draft.file, sha256: draft.sha256 },
    revision: { file: revision.file, sha256: revision.sha256 },
    precise: precision.precise,
    coverage: together(draft.coverage, revision.coverage),
    changes: markRenumbered(markDerived(changes, plans), plans), // what follows by itself
    unchanged,
  }
  return checkComparison(comparison, draft, revision)
}
