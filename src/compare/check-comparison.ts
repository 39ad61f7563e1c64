import type { Change, Comparison, Edit } from "../model/change.ts"
import { Bug } from "../model/errors.ts"
import type { BlockId, Plan } from "../model/plan.ts"

/** The text that edits make of a draft's text. */
export function applyEdits(edits: readonly Edit[], draft: string): string {
  let result = ""
  let at = 0
  for (const { draft: span, added } of edits) {
    result += draft.slice(at, span[0]) + added
    at = span[1]
  }
  return result + draft.slice(at)
}

/** Throws unless the edits of a change are sorted, apart, say what they replace, and lead from the draft to the revision. */
function checkEdits({ id, draft, revision, edits }: Change): void {
  const [before, after] = [draft?.text ?? "", revision?.text ?? ""]
  let [from, to] = [0, 0]
  for (const edit of edits) {
    if (edit.draft[0] < from || edit.revision[0] < to) throw new Bug(`edits of ${id} overlap`)
    if (before.slice(...edit.draft) !== edit.removed || after.slice(...edit.revision) !== edit.added)
      throw new Bug(`an edit of ${id} does not say what it replaces`)
    ;[from, to] = [edit.draft[1], edit.revision[1]]
  }
  if (applyEdits(edits, before) !== after) throw new Bug(`the edits of ${id} do not lead to the revision`)
}

function checkCover(side: "draft" | "revision", plan: Plan, used: readonly BlockId[]): void {
  const seen = new Set(used)
  if (seen.size !== used.length) throw new Bug(`a block of the ${side} stands twice in the comparison`)
  if (plan.blocks.length !== used.length || !plan.blocks.every(block => seen.has(block.id)))
    throw new Bug(`a block of the ${side} is missing from the comparison`)
}

/** Proves that a comparison covers both plans exactly once and that its edits are exact (design.md, law 1); throws `Bug`. */
export function checkComparison(comparison: Comparison, draft: Plan, revision: Plan): Comparison {
  const { changes, unchanged } = comparison
  for (const change of changes) checkEdits(change)
  const used = (side: "draft" | "revision", index: 0 | 1) => [
    ...changes.flatMap(change => change[side]?.blocks ?? []),
    ...unchanged.map(pair => pair[index]),
  ]
  checkCover("draft", draft, used("draft", 0))
  checkCover("revision", revision, used("revision", 1))
  const ids = new Set(changes.map(change => change.id))
  if (ids.size !== changes.length) throw new Bug("two changes have one id")
  return comparison
}
