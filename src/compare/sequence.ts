import { diffArrays } from "diff"
import { LIMITS } from "./limits.ts"

/** Two sequences of interned tokens (equal numbers are equal tokens): blocks, rows, cells or characters. */
export type Sequence = readonly number[]

/** Index in the first and index in the second sequence. */
export type Pair = readonly [a: number, b: number]

/** Gives equal strings equal numbers. */
export class Interner {
  readonly #numbers = new Map<string, number>()

  number(token: string): number {
    const known = this.#numbers.get(token)
    if (known !== undefined) return known
    this.#numbers.set(token, this.#numbers.size)
    return this.#numbers.size - 1
  }
}

/** Half-open window of both sequences. */
export interface Window {
  readonly a: readonly [from: number, to: number]
  readonly b: readonly [from: number, to: number]
}

export const wholeOf = (a: { length: number }, b: { length: number }): Window => ({
  a: [0, a.length],
  b: [0, b.length],
})

/** Splits off what two windows have in common at their start and end. */
export function trim(a: Sequence, b: Sequence, window: Window): { pairs: Pair[]; middle: Window; tail: Pair[] } {
  let [fromA, toA] = window.a
  let [fromB, toB] = window.b
  const pairs: Pair[] = []
  const tail: Pair[] = []
  while (fromA < toA && fromB < toB && a[fromA] === b[fromB]) pairs.push([fromA++, fromB++])
  while (fromA < toA && fromB < toB && a[toA - 1] === b[toB - 1]) tail.push([--toA, --toB])
  return { pairs, middle: { a: [fromA, toA], b: [fromB, toB] }, tail: tail.reverse() }
}

/** Pairs of a longest chain that ascends on both sides; `pairs` ascend in `a`. */
export function longestChain(pairs: readonly Pair[]): readonly Pair[] {
  const ends: number[] = []
  const before: number[] = []
  for (const [i, [, b]] of pairs.entries()) {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[ends[middle] ?? 0]?.[1] ?? 0) < b) low = middle + 1
      else high = middle
    }
    before.push(low > 0 ? (ends[low - 1] ?? -1) : -1)
    ends[low] = i
  }
  const chain: Pair[] = []
  for (let i = ends.at(-1) ?? -1; i >= 0; i = before[i] ?? -1) {
    const pair = pairs[i]
    if (pair) chain.push(pair)
  }
  return chain.reverse()
}

/** Tokens that stand exactly once in each window, in an order that both keep (patience). */
export function uniqueAnchors(a: Sequence, b: Sequence, { a: [fromA, toA], b: [fromB, toB] }: Window): readonly Pair[] {
  const seenA = new Map<number, number>()
  for (let i = fromA; i < toA; i++) {
    const token = a[i] ?? -1
    seenA.set(token, seenA.has(token) ? -1 : i)
  }
  const seenB = new Map<number, number>()
  for (let j = fromB; j < toB; j++) {
    const token = b[j] ?? -1
    seenB.set(token, seenB.has(token) ? -1 : j)
  }
  const pairs: Pair[] = []
  for (const [token, i] of seenA) {
    const j = seenB.get(token)
    if (i >= 0 && j !== undefined && j >= 0) pairs.push([i, j])
  }
  return longestChain(pairs.sort((x, y) => x[0] - y[0]))
}

/** Windows between anchors, in order, without empty ones. */
export function between(anchors: readonly Pair[], { a: [fromA, toA], b: [fromB, toB] }: Window): readonly Window[] {
  const windows: Window[] = []
  let [atA, atB] = [fromA, fromB]
  for (const [i, j] of [...anchors, [toA, toB] as const]) {
    if (i > atA || j > atB) windows.push({ a: [atA, i], b: [atB, j] })
    ;[atA, atB] = [i + 1, j + 1]
  }
  return windows
}

/** A longest common subsequence of two windows (Myers), or null when it would take more edits than the limits allow. */
export function commonPairs(a: Sequence, b: Sequence, window: Window): readonly Pair[] | null {
  const { pairs, middle, tail } = trim(a, b, window)
  const [sliceA, sliceB] = [a.slice(...middle.a), b.slice(...middle.b)]
  if (sliceA.length === 0 || sliceB.length === 0) return [...pairs, ...tail]
  const most = Math.min(LIMITS.edits, Math.floor(LIMITS.work / (sliceA.length + sliceB.length)))
  const parts = diffArrays(sliceA, sliceB, { maxEditLength: most })
  if (!parts) return null
  let [i, j] = [middle.a[0], middle.b[0]]
  for (const { added, removed, count } of parts) {
    if (added) j += count
    else if (removed) i += count
    else for (let n = 0; n < count; n++) pairs.push([i++, j++])
  }
  return [...pairs, ...tail]
}
