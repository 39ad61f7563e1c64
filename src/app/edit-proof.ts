import type { BlockId, Plan } from "../model/plan.ts"
import type { Occurrence } from "./occurrences.ts"

/** The blocks' texts once the occurrences are replaced, by id: those that stay as they are are left out. */
export function replacedTexts(occurrences: readonly Occurrence[], fresh: string): ReadonlyMap<BlockId, string> {
  const texts = new Map<BlockId, string>()
  for (const { block, from, to } of occurrences.toSorted((a, b) => b.from - a.from)) {
    const text = texts.get(block.id) ?? block.text
    texts.set(block.id, text.slice(0, from) + fresh + text.slice(to))
  }
  return texts
}

/** True when a plan is another one with these texts and no other. */
export function isEdited(edited: Plan, plan: Plan, texts: ReadonlyMap<BlockId, string>): boolean {
  return (
    edited.blocks.length === plan.blocks.length &&
    plan.blocks.every((block, i) => edited.blocks[i]?.text === (texts.get(block.id) ?? block.text))
  )
}
