import { Places } from "../compare/place.ts"
import type { Plan } from "../model/plan.ts"
import type { PlanLine } from "../trace/plan-line.ts"

/** A version's paragraphs as the checks look at them. */
export function linesOf(plan: Plan): readonly PlanLine[] {
  const places = new Places(plan)
  return plan.blocks
    .filter(block => block.text !== "")
    .map(block => ({ label: block.label, text: block.text, place: places.of([block]) }))
}
