import { between, type Pair, type Sequence, trim, uniqueAnchors, wholeOf } from "./sequence.ts"

/** A stretch that two sequences share: `length` tokens, from these indexes on. */
export interface Stretch {
  readonly draft: number
  readonly revision: number
  readonly length: number
}

/** Pairs of equal tokens that stayed in order: those that stand once on both sides, and what is equal next to them. Ascending. */
export function inPlace(a: Sequence, b: Sequence): readonly Pair[] {
  const whole = wholeOf(a, b)
  const anchors = uniqueAnchors(a, b, whole)
  const beside = between(anchors, whole).flatMap(window => {
    const { pairs, tail } = trim(a, b, window)
    return [...pairs, ...tail]
  })
  return [...anchors, ...beside].sort((x, y) => x[0] - y[0])
}

/** Pairs that follow one another on both sides, as stretches. */
export function stretchesOf(pairs: readonly Pair[]): readonly Stretch[] {
  const found: { draft: number; revision: number; length: number }[] = []
  for (const [draft, revision] of pairs) {
    const last = found.at(-1)
    if (last && draft === last.draft + last.length && revision === last.revision + last.length) last.length++
    else found.push({ draft, revision, length: 1 })
  }
  return found
}

/** Lengths of the longest ascending runs that end at each number; with `step` -1, of those that start there. */
function chainLengths(numbers: readonly number[], step: 1 | -1): readonly number[] {
  const ends: number[] = []
  const lengths = new Array<number>(numbers.length).fill(0)
  for (let i = step === 1 ? 0 : numbers.length - 1; i >= 0 && i < numbers.length; i += step) {
    const number = (numbers[i] ?? 0) * step
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ends[middle] ?? 0) < number) low = middle + 1
      else high = middle
    }
    ends[low] = number
    lengths[i] = low + 1
  }
  return lengths
}

/**
 * The tokens of the longest chain of those that stand once on both sides; null where there are several chains as long, so
 * that which of them stay and which have moved is a matter of choice.
 */
export function onlyChain(a: Sequence, b: Sequence): ReadonlySet<number> | null {
  const places = new Map<number, number>()
  for (const [j, token] of b.entries()) places.set(token, places.has(token) ? -1 : j)
  const times = new Map<number, number>()
  for (const token of a) times.set(token, (times.get(token) ?? 0) + 1)
  const once = a.filter(token => times.get(token) === 1 && (places.get(token) ?? -1) >= 0)
  const numbers = once.map(token => places.get(token) ?? -1)
  const [before, behind] = [chainLengths(numbers, 1), chainLengths(numbers, -1)]
  const longest = before.reduce((most, length) => Math.max(most, length), 0)
  const chain = once.filter((_, i) => (before[i] ?? 0) + (behind[i] ?? 0) - 1 === longest)
  return chain.length === longest ? new Set(chain) : null
}
