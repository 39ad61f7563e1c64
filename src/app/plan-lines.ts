import { Places } from "../compare/place.ts"
import type { Comparison } from "../model/change.ts"
import { type BlockId, isContents, type Plan } from "../model/plan.ts"
import type { PlanLine } from "../trace/plan-line.ts"

/** The revision's paragraphs as the checks look at them, with what the draft says in their place. */
export function linesOf(revision: Plan, comparison: Pick<Comparison, "changes" | "unchanged">): readonly PlanLine[] {
  const places = new Places(revision)
  const drafts = draftTexts(comparison)
  return revision.blocks
    .filter(block => block.text !== "")
    .map(block => {
      const line = { label: block.label, text: block.text, place: places.of([block]) }
      const draft = isContents(block) ? undefined : drafts.get(block.id)
      return draft === undefined ? line : { ...line, draft }
    })
}

/** What the draft says in the place of each paragraph of the revision: of what was split or joined, all of it. */
function draftTexts({ changes, unchanged }: Pick<Comparison, "changes" | "unchanged">) {
  const texts = new Map<BlockId, string | true>(unchanged.map(([, id]) => [id, true]))
  for (const { draft, revision } of changes) {
    if (draft) for (const id of revision?.blocks ?? []) texts.set(id, draft.text)
  }
  return texts
}
