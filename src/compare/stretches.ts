import type { Pair, Sequence } from "./sequence.ts"

/** A stretch that two sequences share: `length` tokens, from these indexes on. */
export interface Stretch {
  readonly draft: number
  readonly revision: number
  readonly length: number
}

/** Where each token that stands once stands; others have no place, below 0. Tokens count from 0, as an interner gives them. */
function placesOf(tokens: Sequence, kinds: number): Int32Array {
  const places = new Int32Array(kinds).fill(NOWHERE)
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] ?? 0
    places[token] = places[token] === NOWHERE ? i : TWICE
  }
  return places
}

const NOWHERE = -1
const TWICE = -2

/** Indexes of a longest run of numbers, none below 0, that ascend; in order, numbers below 0 are passed over. */
function longestRun(numbers: Int32Array): readonly number[] {
  const ends: number[] = []
  const before = new Int32Array(numbers.length)
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i] ?? NOWHERE
    if (number < 0) continue
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((numbers[ends[middle] ?? 0] ?? 0) < number) low = middle + 1
      else high = middle
    }
    before[i] = low > 0 ? (ends[low - 1] ?? NOWHERE) : NOWHERE
    ends[low] = i
  }
  const run: number[] = []
  for (let i = ends.at(-1) ?? NOWHERE; i >= 0; i = before[i] ?? NOWHERE) run.push(i)
  return run.reverse()
}

/**
 * Pairs of equal tokens that stayed in order: those that stand once on both sides, and what is equal next to them. Ascending.
 * Tokens count from 0, as an interner gives them.
 */
export function inPlace(a: Sequence, b: Sequence): readonly Pair[] {
  let kinds = 0
  for (const token of a) kinds = Math.max(kinds, token + 1)
  for (const token of b) kinds = Math.max(kinds, token + 1)
  const [inA, inB] = [placesOf(a, kinds), placesOf(b, kinds)]
  const partners = new Int32Array(a.length)
  for (let i = 0; i < a.length; i++) partners[i] = inA[a[i] ?? 0] === i ? (inB[a[i] ?? 0] ?? NOWHERE) : NOWHERE
  const pairs: Pair[] = []
  let [atA, atB] = [0, 0]
  for (const i of [...longestRun(partners), a.length]) {
    const j = i < a.length ? (partners[i] ?? 0) : b.length
    while (atA < i && atB < j && a[atA] === b[atB]) pairs.push([atA++, atB++])
    let tail = 0
    while (i - tail > atA && j - tail > atB && a[i - tail - 1] === b[j - tail - 1]) tail++
    for (let n = tail; n > 0; n--) pairs.push([i - n, j - n])
    if (i < a.length) pairs.push([i, j])
    atA = i + 1
    atB = j + 1
  }
  return pairs
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
