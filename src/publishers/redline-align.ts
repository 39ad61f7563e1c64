import type { Edit } from "../model/change.ts"
import type { Atom, Field, Wrapper } from "./redline-atoms.ts"

/** What becomes of an atom: kept ones are a draft atom and the revision atom that it is. */
export type Merged =
  | { readonly status: "kept"; readonly draft: Atom; readonly revision: Atom }
  | { readonly status: "deleted"; readonly draft: Atom }
  | { readonly status: "inserted"; readonly revision: Atom }

/** A stretch of text that both sides share. */
interface Kept {
  readonly draft: number
  readonly revision: number
  readonly length: number
}

/** Edits that replace text; those of format keep it. */
const replaces = (edit: Edit): boolean =>
  edit.nature !== "format" && !(edit.removed === edit.added && edit.nature === "notation")

/** The text between edits. `length`: of the draft's text. */
export function keptBetween(edits: readonly Edit[], length: number): readonly Kept[] {
  const kept: Kept[] = []
  let [draft, revision] = [0, 0]
  for (const edit of [...edits.filter(replaces), null]) {
    const run = (edit?.draft[0] ?? length) - draft
    if (run > 0) kept.push({ draft, revision, length: run })
    if (edit) [draft, revision] = [edit.draft[1], edit.revision[1]]
  }
  return kept
}

/** Cuts text atoms at offsets (ascending). */
function cutAt(atoms: readonly Atom[], cuts: readonly number[]): readonly Atom[] {
  const result: Atom[] = []
  let next = 0
  for (const atom of atoms) {
    let from = atom.from
    while ((cuts[next] ?? Number.POSITIVE_INFINITY) <= from) next++
    if (atom.kind === "text") {
      for (let n = next; (cuts[n] ?? Number.POSITIVE_INFINITY) < atom.to; n++) {
        const to = cuts[n] ?? atom.to
        result.push({ ...atom, from, to, text: atom.text.slice(from - atom.from, to - atom.from) })
        from = to
      }
    }
    result.push(from === atom.from ? atom : { ...atom, from, text: atom.text.slice(from - atom.from) })
  }
  return result
}

const boundaries = (atoms: readonly Atom[]): readonly number[] => [
  ...new Set(atoms.flatMap(({ from, to }) => (to > from ? [from, to] : []))),
]

/** Cuts both sides where either has a boundary, so that what they share falls into equal pieces. */
export function cutAlike(draft: readonly Atom[], revision: readonly Atom[], kept: readonly Kept[]) {
  const cuts = { draft: new Set<number>(), revision: new Set<number>() }
  const [ends, others] = [boundaries(draft), boundaries(revision)]
  for (const part of kept) {
    const add = (offset: number) => {
      cuts.draft.add(part.draft + offset)
      cuts.revision.add(part.revision + offset)
    }
    add(0)
    add(part.length)
    for (const [list, start] of [
      [ends, part.draft],
      [others, part.revision],
    ] as const)
      for (const end of within(list, start, start + part.length)) add(end - start)
  }
  const sorted = (set: ReadonlySet<number>) => [...set].sort((a, b) => a - b)
  return { draft: cutAt(draft, sorted(cuts.draft)), revision: cutAt(revision, sorted(cuts.revision)) }
}

/** Numbers of an ascending list between two bounds. */
function within(list: readonly number[], from: number, to: number): readonly number[] {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle] ?? 0) < from) low = middle + 1
    else high = middle
  }
  let end = low
  while (end < list.length && (list[end] ?? 0) <= to) end++
  return list.slice(low, end)
}

export type IndexPair = readonly [draft: number, revision: number]

/** Pairs of atoms with text that lie alike in what is shared. */
export function textPairs(
  draft: readonly Atom[],
  revision: readonly Atom[],
  kept: readonly Kept[],
): readonly IndexPair[] {
  const at = new Map<number, number>()
  for (const [j, { from, to }] of revision.entries()) if (to > from) at.set(from, j)
  const pairs: IndexPair[] = []
  let part = 0
  for (const [i, atom] of draft.entries()) {
    if (atom.to === atom.from) continue
    while (part < kept.length && (kept[part]?.draft ?? 0) + (kept[part]?.length ?? 0) <= atom.from) part++
    const shared = kept[part]
    if (!shared || atom.from < shared.draft || atom.to > shared.draft + shared.length) continue
    const j = at.get(atom.from - shared.draft + shared.revision)
    const other = j === undefined ? undefined : revision[j]
    if (j === undefined || !other || other.kind !== atom.kind || other.key !== atom.key) continue
    if (other.to - other.from === atom.to - atom.from) pairs.push([i, j])
  }
  return pairs
}

/** Longest common subsequence of the keys of short lists of zero-width atoms. */
function zeroPairs(draft: readonly IndexedAtom[], revision: readonly IndexedAtom[]): readonly IndexPair[] {
  const [m, n] = [draft.length, revision.length]
  if (m === 0 || n === 0) return []
  const best = Array.from({ length: m + 1 }, () => new Array<number>(n + 1).fill(0))
  const same = (i: number, j: number) => draft[i]?.atom.key === revision[j]?.atom.key
  const at = (i: number, j: number) => best[i]?.[j] ?? 0
  for (let i = m - 1; i >= 0; i--)
    for (let j = n - 1; j >= 0; j--) {
      const row = best[i]
      if (row) row[j] = same(i, j) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  const pairs: IndexPair[] = []
  for (let i = 0, j = 0; i < m && j < n; ) {
    if (same(i, j)) pairs.push([draft[i++]?.index ?? 0, revision[j++]?.index ?? 0])
    else if (at(i + 1, j) >= at(i, j + 1)) i++
    else j++
  }
  return pairs
}

interface IndexedAtom {
  readonly atom: Atom
  readonly index: number
}

const zeroWidth = (atoms: readonly Atom[], from: number, to: number): readonly IndexedAtom[] =>
  atoms
    .slice(from, to)
    .map((atom, n) => ({ atom, index: from + n }))
    .filter(({ atom }) => atom.from === atom.to && atom.kind === "element")

const markers = (atoms: readonly Atom[]): readonly IndexedAtom[] =>
  atoms.map((atom, index) => ({ atom, index })).filter(({ atom }) => atom.kind === "marker")

/** Marks that stand in both lists, in one order. */
export const markPairs = (draft: readonly Atom[], revision: readonly Atom[]): readonly IndexPair[] =>
  zeroPairs(markers(draft), markers(revision))

/** Adds pairs of zero-width atoms (field frames, page breaks) between pairs of text. */
export function withZeroWidth(
  draft: readonly Atom[],
  revision: readonly Atom[],
  pairs: readonly IndexPair[],
  end: IndexPair,
): readonly IndexPair[] {
  const all: IndexPair[] = []
  let [i, j] = [0, 0]
  for (const pair of [...pairs, end]) {
    all.push(...zeroPairs(zeroWidth(draft, i, pair[0]), zeroWidth(revision, j, pair[1])))
    if (pair !== end) all.push(pair)
    ;[i, j] = [pair[0] + 1, pair[1] + 1]
  }
  return all
}

const chain = (fields: readonly Field[]): string => fields.map(field => field.instruction.trim()).join("\u0000")

/**
 * Takes back pairs that stand in different wrappers, or in fields that are not one: a field is kept whole or not at all,
 * and a wrapper is the other side's one or none.
 */
export function keepWholeFields(
  draft: readonly Atom[],
  revision: readonly Atom[],
  pairs: readonly IndexPair[],
): readonly IndexPair[] {
  let kept: readonly IndexPair[] = pairs.filter(([i, j]) => {
    const [a, b] = [draft[i], revision[j]]
    if (!a || !b) return false
    return (a.wrapper?.signature ?? "") === (b.wrapper?.signature ?? "") && chain(a.fields) === chain(b.fields)
  })
  if (kept.some(([i]) => draft[i]?.wrapper)) kept = inOneWrapper(draft, revision, kept)
  if (!draft.some(isFrame) && !revision.some(isFrame)) return kept
  for (;;) {
    const torn = tornFields(draft, revision, kept)
    const left = kept.filter(([i, j]) => !isIn(draft[i], torn) && !isIn(revision[j], torn))
    if (left.length === kept.length) return kept
    kept = left
  }
}

const isFrame = (atom: Atom): boolean => atom.frameOf !== null

/** Pairs whose wrappers are each other's only partners: the first pair decides. */
function inOneWrapper(
  draft: readonly Atom[],
  revision: readonly Atom[],
  pairs: readonly IndexPair[],
): readonly IndexPair[] {
  const partner = new Map<Wrapper, Wrapper>()
  return pairs.filter(([i, j]) => {
    let [a, b] = [draft[i]?.wrapper ?? null, revision[j]?.wrapper ?? null]
    const found: [Wrapper, Wrapper][] = []
    for (; a && b; a = a.parent, b = b.parent) {
      if ((partner.get(a) ?? b) !== b || (partner.get(b) ?? a) !== a) return false
      found.push([a, b])
    }
    for (const [one, other] of found) partner.set(one, other).set(other, one)
    return true
  })
}

const isIn = (atom: Atom | undefined, torn: ReadonlySet<Field>): boolean =>
  atom !== undefined &&
  ((atom.frameOf !== null && torn.has(atom.frameOf)) || atom.fields.some(field => torn.has(field)))

/** Fields of which a part of the frame is not kept, or is kept in another field. */
function tornFields(draft: readonly Atom[], revision: readonly Atom[], kept: readonly IndexPair[]): ReadonlySet<Field> {
  const partner = new Map<Atom, Atom>()
  for (const [i, j] of kept) {
    const [a, b] = [draft[i], revision[j]]
    if (a && b) {
      partner.set(a, b)
      partner.set(b, a)
    }
  }
  const torn = new Set<Field>()
  const fieldOf = new Map<Field, Field>()
  for (const atom of [...draft, ...revision]) {
    const field = atom.frameOf
    if (!field?.closed) continue
    const other = partner.get(atom)?.frameOf
    const known = fieldOf.get(field)
    if (!other || (known && known !== other)) torn.add(field)
    else fieldOf.set(field, other)
  }
  return torn
}
