import type { Reverted } from "../model/case.ts"
import type { Change, ChangeId } from "../model/change.ts"
import type { Carried } from "./carry.ts"

/** Two comparisons of one draft, and the used changes of the old one that the new one does not have. */
interface Comparisons {
  readonly old: readonly Change[]
  readonly fresh: readonly Change[]
  readonly lost: readonly ChangeId[]
}

/**
 * Used changes that a later revision takes back to the draft's text (先祖返り): no change touches the draft's paragraphs
 * any more or, for an insertion, none brings its words. Those known before stay until their change is there again.
 */
export function reverted(before: readonly Reverted[], { old, fresh, lost }: Comparisons): readonly Reverted[] {
  const ids = new Set(fresh.map(change => change.id))
  const touched = new Set(fresh.flatMap(change => change.draft?.blocks ?? []))
  const brought = fresh.flatMap(change => change.revision?.text ?? [])
  const isBack = (change: Change): boolean => {
    if (change.draft) return !change.draft.blocks.some(block => touched.has(block))
    const words = change.revision?.text ?? ""
    return !brought.some(text => text.includes(words))
  }
  const gone = new Set(lost)
  const back = old
    .filter(change => gone.has(change.id) && isBack(change))
    .map(change => ({
      change: change.id,
      removed: change.edits.map(edit => edit.removed).join("⋯"),
      added: change.edits.map(edit => edit.added).join("⋯"),
      place: (change.draft ?? change.revision)?.place ?? "",
    }))
  return [...before.filter(({ change }) => !ids.has(change) && !gone.has(change)), ...back]
}

/** Used changes that both comparisons have, under the ids of the fresh one, and whose revision says something else there. */
export function rewritten(
  old: readonly Change[],
  fresh: readonly Change[],
  { used, carried }: { readonly used: ReadonlySet<ChangeId>; readonly carried: Carried["carried"] },
): readonly ChangeId[] {
  const before = new Map(old.map(change => [change.id, change]))
  const cameFrom = new Map(carried.map(([from, to]) => [to, from]))
  return fresh
    .filter(change => {
      const was = cameFrom.get(change.id) ?? change.id
      const known = used.has(was) ? before.get(was) : undefined
      return known !== undefined && known.revision?.text !== change.revision?.text
    })
    .map(change => change.id)
}
