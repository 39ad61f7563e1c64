import type { Change, ChangeId } from "../model/change.ts"

/** What becomes of links and reasons when the revision or the engine changes. */
export interface Carried {
  readonly carried: readonly (readonly [from: ChangeId, to: ChangeId])[]
  readonly lost: readonly ChangeId[]
}

/** What a change replaces, whatever block it stands in: two changes of the same signature say the same. */
const signature = (change: Change): string =>
  JSON.stringify([change.kind, change.draft?.place ?? null, change.edits.map(edit => [edit.removed, edit.added])])

/**
 * Finds each used change of the old comparison in the new one: by its id (which derives from the draft side and
 * so survives editing of the revision), else by the only change that replaces the same text in the same place.
 */
export function carry(old: readonly Change[], fresh: readonly Change[], used: ReadonlySet<ChangeId>): Carried {
  const ids = new Set(fresh.map(change => change.id))
  const bySignature = new Map<string, ChangeId[]>()
  for (const change of fresh) {
    const key = signature(change)
    bySignature.set(key, [...(bySignature.get(key) ?? []), change.id])
  }
  const carried: [ChangeId, ChangeId][] = []
  const lost: ChangeId[] = []
  for (const id of used) {
    if (ids.has(id)) continue
    const change = old.find(candidate => candidate.id === id)
    const same = change ? (bySignature.get(signature(change)) ?? []) : []
    if (same.length === 1 && same[0] !== undefined) carried.push([id, same[0]])
    else lost.push(id)
  }
  return { carried, lost }
}
