import { LIMITS } from "./limits.ts"
import { commonPairs, type Pair, type Sequence, trim, type Window } from "./sequence.ts"

/** A stretch that both sides share in the middle of a least set of edits: from a half's end to the other half's start. */
interface Middle {
  readonly a: readonly [from: number, to: number]
  readonly b: readonly [from: number, to: number]
}

/** How far one of the two searches came on each diagonal; `at` holds offsets from the end at which the search started. */
class Front {
  readonly #at: Int32Array
  readonly #zero: number

  constructor(most: number) {
    this.#at = new Int32Array(2 * most + 3)
    this.#zero = most + 1
  }

  get(diagonal: number): number {
    return this.#at[this.#zero + diagonal] ?? 0
  }

  set(diagonal: number, value: number): void {
    this.#at[this.#zero + diagonal] = value
  }

  /** Where the search on a diagonal goes on after `edits` edits. */
  next(diagonal: number, edits: number): number {
    const [left, right] = [this.get(diagonal - 1), this.get(diagonal + 1)]
    return diagonal === -edits || (diagonal !== edits && left < right) ? right : left + 1
  }
}

/**
 * The middle of a least set of edits, searched from both ends at once (Myers 1986, section 4b): so the cost is the edits
 * squared and not tokens times edits, and memory is in proportion to the edits. Null when more than `most` are needed.
 */
function middleOf(a: Sequence, b: Sequence, { a: [fromA, toA], b: [fromB, toB] }: Window, most: number): Middle | null {
  const [n, m] = [toA - fromA, toB - fromB]
  const delta = n - m
  const isOdd = delta % 2 !== 0
  const half = Math.ceil(Math.min(most, n + m) / 2)
  const [forward, backward] = [new Front(half), new Front(half)]
  for (let edits = 0; edits <= half; edits++) {
    for (let k = -edits; k <= edits; k += 2) {
      const start = forward.next(k, edits)
      let x = start
      while (x < n && x - k < m && a[fromA + x] === b[fromB + x - k]) x++
      forward.set(k, x)
      if (isOdd && Math.abs(delta - k) < edits && x + backward.get(delta - k) >= n)
        return { a: [fromA + start, fromA + x], b: [fromB + start - k, fromB + x - k] }
    }
    for (let k = -edits; k <= edits; k += 2) {
      const start = backward.next(k, edits)
      let x = start
      while (x < n && x - k < m && a[toA - 1 - x] === b[toB - 1 - x + k]) x++
      backward.set(k, x)
      if (!isOdd && Math.abs(delta - k) <= edits && x + forward.get(delta - k) >= n)
        return { a: [toA - x, toA - start], b: [toB - x + k, toB - start + k] }
    }
  }
  return null
}

/**
 * A longest common subsequence of two long windows, halved until the pieces are short. Null when it would take more edits
 * than the limits allow.
 */
export function leastPairs(a: Sequence, b: Sequence, window: Window, limits = LIMITS): readonly Pair[] | null {
  const { pairs, middle: rest, tail } = trim(a, b, window)
  const length = rest.a[1] - rest.a[0] + rest.b[1] - rest.b[0]
  if (rest.a[0] === rest.a[1] || rest.b[0] === rest.b[1]) return [...pairs, ...tail]
  const inside = length <= limits.short ? commonPairs(a, b, rest) : null
  if (inside) return [...pairs, ...inside, ...tail]
  const most = Math.min(limits.halved, Math.max(limits.edits, Math.floor(length * limits.rewritten)))
  const middle = middleOf(a, b, rest, most)
  if (!middle) return null
  const first = leastPairs(a, b, { a: [rest.a[0], middle.a[0]], b: [rest.b[0], middle.b[0]] }, limits)
  const second = leastPairs(a, b, { a: [middle.a[1], rest.a[1]], b: [middle.b[1], rest.b[1]] }, limits)
  if (!first || !second) return null
  const shared = Array.from({ length: middle.a[1] - middle.a[0] }, (_, i): Pair => [middle.a[0] + i, middle.b[0] + i])
  return [...pairs, ...first, ...shared, ...second, ...tail]
}
