import type { Edit } from "../model/change.ts"
import {
  cutAlike,
  type IndexPair,
  keepWholeFields,
  keptBetween,
  type Merged,
  markPairs,
  textPairs,
  withZeroWidth,
} from "./redline-align.ts"
import { type Atom, chainOf, type Wrapper } from "./redline-atoms.ts"
import type { WideFields } from "./redline-fields.ts"

/**
 * Merges the atoms of both sides: what was kept, deleted, inserted, in order; at a replaced spot the insertion comes
 * first, as Word writes it. `edits` are those of the change, on the joined texts. The last mark is kept, unless only one
 * side's ends a section.
 */
export function mergeAtoms(
  before: readonly Atom[],
  after: readonly Atom[],
  edits: readonly Edit[],
  fields: WideFields,
): readonly Merged[] {
  const length = before.at(-1)?.to ?? 0
  const kept = keptBetween(edits, length)
  const { draft, revision } = cutAlike(before, after, kept)
  const end: IndexPair = [draft.length - 1, revision.length - 1]
  const text = textPairs(draft, revision, kept)
  const all = withZeroWidth(draft, revision, text, end)
  const elements = ([i, j]: IndexPair) => [draft[i]?.element ?? null, revision[j]?.element ?? null] as const
  const open = all.filter(pair => fields.canBeOne(...elements(pair)))
  const pairs = [...keepWholeFields(draft, revision, open)]
  for (const pair of pairs) fields.keep(...elements(pair))
  if (draft.at(-1)?.key === revision.at(-1)?.key) pairs.push(end)
  const wrappers = partners(draft, revision, pairs)
  const merged: Merged[] = []
  let [i, j] = [0, 0]
  for (const [a, b] of [...pairs, [draft.length, revision.length] as const]) {
    const around = [merged.at(-1), draft[a]?.wrapper ?? null] as const
    merged.push(...between(draft.slice(i, a), revision.slice(j, b), around, wrappers))
    const [atom, other] = [draft[a], revision[b]]
    if (atom && other) merged.push({ status: "kept", draft: atom, revision: other })
    ;[i, j] = [a + 1, b + 1]
  }
  return merged
}

/** The draft's wrapper that each of the revision's is. */
function partners(
  draft: readonly Atom[],
  revision: readonly Atom[],
  pairs: readonly IndexPair[],
): ReadonlyMap<Wrapper, Wrapper> {
  const found = new Map<Wrapper, Wrapper>()
  for (const [i, j] of pairs) {
    let [a, b] = [draft[i]?.wrapper ?? null, revision[j]?.wrapper ?? null]
    for (; a && b; a = a.parent, b = b.parent) found.set(b, a)
  }
  return found
}

const shared = (one: readonly Wrapper[], other: readonly Wrapper[]): number => {
  let n = 0
  while (n < one.length && one[n] === other[n]) n++
  return n
}

/** The insertion before the deletion, each up to the marks that stand in both: so a mark is where both sides have it. */
function insertedFirst(deleted: readonly Atom[], inserted: readonly Atom[]): readonly Merged[] {
  const all: Merged[] = []
  let [i, j] = [0, 0]
  for (const [a, b] of [...markPairs(deleted, inserted), [deleted.length, inserted.length] as const]) {
    for (const atom of inserted.slice(j, b)) all.push({ status: "inserted", revision: atom })
    for (const atom of deleted.slice(i, a)) all.push({ status: "deleted", draft: atom })
    const [mark, other] = [deleted[a], inserted[b]]
    if (mark && other) all.push({ status: "inserted", revision: other }, { status: "deleted", draft: mark })
    ;[i, j] = [a + 1, b + 1]
  }
  return all
}

/**
 * What came and went between two kept atoms. What is still inside the wrappers of the one before comes first, what is
 * already inside those of the one behind comes last, so that no wrapper has to be opened twice.
 */
function between(
  deleted: readonly Atom[],
  inserted: readonly Atom[],
  [before, behind]: readonly [Merged | undefined, Wrapper | null],
  wrappers: ReadonlyMap<Wrapper, Wrapper>,
): readonly Merged[] {
  const all = insertedFirst(deleted, inserted)
  if (deleted.length === 0 || inserted.length === 0) return all
  const previous = chainOf(before?.status === "kept" ? before.draft.wrapper : null)
  const next = chainOf(behind)
  if (previous.length === 0 && next.length === 0) return all
  const base = shared(previous, next)
  const rank = (each: Merged) => {
    const wrapper = each.status === "inserted" ? each.revision.wrapper : each.draft.wrapper
    const chain = chainOf(wrapper).map(one => wrappers.get(one) ?? one)
    const [first, last] = [shared(chain, previous), shared(chain, next)]
    return first > base ? base - first : last > base ? last - base : 0
  }
  return all
    .map((each, n) => ({ each, n, rank: rank(each) }))
    .sort((a, b) => a.rank - b.rank || a.n - b.n)
    .map(({ each }) => each)
}
