import type { Change, ChangeId } from "../model/change.ts"
import { targetsOf } from "./rebase.ts"

/** What becomes of links and reasons when the revision or the engine changes. */
export interface Carried {
  /** Several pairs of one `from`: the change was split, and what it had goes to all of its parts. */
  readonly carried: readonly (readonly [from: ChangeId, to: ChangeId])[]
  readonly lost: readonly ChangeId[]
}

/** Carries what used changes have to where they went (`targetsOf`); those that keep their id alone are in neither list. */
export function carry(
  old: readonly Change[],
  fresh: readonly Change[],
  { used, isSameDraft }: { readonly used: ReadonlySet<ChangeId>; readonly isSameDraft: boolean },
): Carried {
  const targets = targetsOf(old, fresh, isSameDraft)
  const ids = new Set(fresh.map(({ id }) => id))
  const carried: [ChangeId, ChangeId][] = []
  const lost: ChangeId[] = []
  for (const id of used) {
    const to = targets.get(id) ?? (ids.has(id) ? [id] : [])
    if (to.length === 0) lost.push(id)
    else if (to.length > 1 || to[0] !== id) carried.push(...to.map((target): [ChangeId, ChangeId] => [id, target]))
  }
  return { carried, lost }
}
