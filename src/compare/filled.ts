import type { Block } from "../model/plan.ts"
import type { Step } from "./steps.ts"

/** A paragraph in which nothing stands. */
export const isBlank = ({ text, objects }: Block): boolean => text.trim() === "" && objects.length === 0

/** The block of a step that deletes or inserts one paragraph and nothing else. */
function loneBlock(step: Step | undefined, kind: "deleted" | "inserted"): Block | null {
  if (step?.kind !== kind || step.units.length !== 1) return null
  const [unit] = step.units
  return unit?.kind === "block" ? (unit.blocks[0] ?? null) : null
}

/**
 * An empty paragraph that goes where another one comes was filled, and the other way round: one change, and one mark less
 * to track. What moved away was not emptied: so this comes after the moves.
 *
 *   - (empty)  + 附則   →   ~ [/附則]
 */
export function filled(steps: readonly Step[]): readonly Step[] {
  const result: Step[] = []
  for (let i = 0; i < steps.length; i++) {
    const [step, next] = [steps[i], steps[i + 1]]
    if (!step) break
    const [draft, revision] = [loneBlock(step, "deleted"), loneBlock(next, "inserted")]
    const isOne = draft && revision && step.container === next?.container && isBlank(draft) !== isBlank(revision)
    if (isOne) {
      result.push({ kind: "pair", container: step.container, draft, revision })
      i++
    } else result.push(step)
  }
  return result
}
