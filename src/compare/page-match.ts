import { commonPairs, longestChain, type Pair, type Sequence, type Window, wholeOf } from "./sequence.ts"

/** So many signs in a row that stand once on each side are the same text, wherever it stands. */
const SURE = 12
/** Every so many signs one is looked for; each find is then followed to both sides as far as it goes. */
const STEP = 6
/** Between two finds, where little is left, fewer signs are enough. */
const NEAR = 5
/** Bits of a hash that are looked at first: about as many as a long plan has signs. */
const KNOWN = 2 ** 20 - 1
/** Shorter passages are compared sign by sign at once. */
const SHORT = 300

/** Which sign of `b` each sign of `a` is, -1 for none. No sign is taken twice. */
export class Matching {
  readonly #a: Sequence
  readonly #b: Sequence
  readonly partners: Int32Array
  readonly #taken: Uint8Array

  constructor(a: Sequence, b: Sequence) {
    this.#a = a
    this.#b = b
    this.partners = new Int32Array(a.length).fill(-1)
    this.#taken = new Uint8Array(b.length)
  }

  isTaken(j: number): boolean {
    return this.#taken[j] === 1
  }

  pair(i: number, j: number): void {
    this.partners[i] = j
    this.#taken[j] = 1
  }

  #fits(i: number, j: number): boolean {
    return this.partners[i] === -1 && this.#taken[j] === 0 && this.#a[i] === this.#b[j]
  }

  /** Pairs signs from a common place on to both sides, as far as they are the same. */
  follow(i: number, j: number, { a, b }: Window): void {
    if (!this.#fits(i, j)) return
    let [left, right] = [1, 0]
    while (i + right < a[1] && j + right < b[1] && this.#fits(i + right, j + right)) this.pair(i + right, j + right++)
    while (i - left >= a[0] && j - left >= b[0] && this.#fits(i - left, j - left)) this.pair(i - left, j - left++)
  }
}

/** A hash of the `length` signs from each place on. */
function hashes(signs: Sequence, [from, to]: Window["a"], length: number): Uint32Array {
  const result = new Uint32Array(Math.max(0, to - from - length + 1))
  let top = 1
  for (let n = 1; n < length; n++) top = Math.imul(top, 16777619)
  let value = 0
  for (let i = from; i < to; i++) {
    if (i - from >= length) value -= Math.imul(signs[i - length] ?? 0, top)
    value = (Math.imul(value, 16777619) + (signs[i] ?? 0)) | 0
    if (i - from >= length - 1) result[i - from - length + 1] = value >>> 0
  }
  return result
}

/** Places of `length` signs that stand once in each window, by their order in `a`. */
function uniqueRuns(a: Sequence, b: Sequence, window: Window, length: number): readonly Pair[] {
  const [inA, inB] = [hashes(a, window.a, length), hashes(b, window.b, length)]
  const found = new Map<number, { readonly i: number; j: number; isUnique: boolean }>()
  /** Which hashes may be known, by their last bits: nearly all are told apart without the map. */
  const known = new Uint8Array(KNOWN + 1)
  for (let i = 0; i < inA.length; i += STEP) {
    const value = inA[i] ?? 0
    known[value & KNOWN] = 1
    found.set(value, { i, j: -1, isUnique: true })
  }
  for (let i = 0; i < inA.length; i++) {
    const one = known[(inA[i] ?? 0) & KNOWN] === 1 ? found.get(inA[i] ?? 0) : undefined
    if (one && one.i !== i) one.isUnique = false
  }
  for (let j = 0; j < inB.length; j++) {
    const one = known[(inB[j] ?? 0) & KNOWN] === 1 ? found.get(inB[j] ?? 0) : undefined
    if (!one) continue
    if (one.j >= 0) one.isUnique = false
    one.j = j
  }
  const pairs: Pair[] = []
  for (const { i, j, isUnique } of found.values()) {
    const pair: Pair = [window.a[0] + i, window.b[0] + j]
    if (j >= 0 && isUnique && same(a, b, pair, length)) pairs.push(pair)
  }
  return pairs.sort((x, y) => x[0] - y[0])
}

function same(a: Sequence, b: Sequence, [i, j]: Pair, length: number): boolean {
  for (let n = 0; n < length; n++) if (a[i + n] !== b[j + n]) return false
  return true
}

/** Finds the signs of `a` in `b`: long runs wherever they stand, the rest between them in order. */
export function matchSigns(a: Sequence, b: Sequence): Matching {
  const matching = new Matching(a, b)
  const whole = wholeOf(a, b)
  const sure = uniqueRuns(a, b, whole, SURE)
  const chain = longestChain(sure)
  for (const [i, j] of [...chain, ...sure]) matching.follow(i, j, whole)
  for (const window of gaps(chain, whole, matching)) fill(a, b, window, matching)
  return matching
}

/** What lies between finds that were followed to both sides. */
function gaps(chain: readonly Pair[], whole: Window, { partners }: Matching): readonly Window[] {
  const windows: Window[] = []
  let [fromA, fromB] = [whole.a[0], whole.b[0]]
  for (const [i, j] of [...chain, [whole.a[1], whole.b[1]] as const]) {
    let back = 0
    while (i - back - 1 >= fromA && partners[i - back - 1] === j - back - 1) back++
    if (i - back > fromA && j - back > fromB) windows.push({ a: [fromA, i - back], b: [fromB, j - back] })
    ;[fromA, fromB] = [i, j]
    while (fromA < whole.a[1] && partners[fromA] === fromB && fromB < whole.b[1]) {
      fromA++
      fromB++
    }
  }
  return windows
}

/** Compares a passage in which both sides say about the same, in the same order. */
function fill(a: Sequence, b: Sequence, window: Window, matching: Matching): void {
  const [lengthA, lengthB] = [window.a[1] - window.a[0], window.b[1] - window.b[0]]
  if (lengthA + lengthB > SHORT) {
    const chain = longestChain(uniqueRuns(a, b, window, NEAR).filter(([i, j]) => isFree(matching, i, j)))
    for (const [i, j] of chain) matching.follow(i, j, window)
    if (chain.length > 0) {
      for (const inner of gaps(chain, window, matching)) bySign(a, b, inner, matching)
      return
    }
    stepwise(a, b, window, matching)
    return
  }
  bySign(a, b, window, matching)
}

/** How far ahead the two sides are looked through for where they meet again: a few notes at the foot of a page. */
const AHEAD = 300

/**
 * Follows a long passage in which nothing stands once (forms, the same annex again) from its start: on as far as both
 * sides are the same, then to the nearest place where they meet again, until they do not.
 */
function stepwise(a: Sequence, b: Sequence, window: Window, matching: Matching): void {
  let [i, j] = [window.a[0], window.b[0]]
  while (i < window.a[1] && j < window.b[1]) {
    if (a[i] === b[j] && isFree(matching, i, j)) {
      matching.pair(i++, j++)
      continue
    }
    const next = nearestMeeting(a, b, [i, j], window)
    if (!next) return
    ;[i, j] = next
  }
}

function nearestMeeting(a: Sequence, b: Sequence, [i, j]: Pair, window: Window): Pair | null {
  for (let skipped = 1; skipped <= AHEAD; skipped++) {
    for (let inA = 0; inA <= skipped; inA++) {
      const pair: Pair = [i + inA, j + skipped - inA]
      if (pair[0] + SURE > window.a[1] || pair[1] + SURE > window.b[1]) continue
      if (same(a, b, pair, SURE)) return pair
    }
  }
  return null
}

const isFree = (matching: Matching, i: number, j: number): boolean =>
  matching.partners[i] === -1 && !matching.isTaken(j)

/** Pairs what is left of a passage sign by sign; beyond the limits of the comparison it is left as it is. */
function bySign(a: Sequence, b: Sequence, window: Window, matching: Matching): void {
  const left: number[] = []
  const right: number[] = []
  for (let i = window.a[0]; i < window.a[1]; i++) if (matching.partners[i] === -1) left.push(i)
  for (let j = window.b[0]; j < window.b[1]; j++) if (!matching.isTaken(j)) right.push(j)
  const [signsA, signsB] = [left.map(i => a[i] ?? 0), right.map(j => b[j] ?? 0)]
  for (const [i, j] of commonPairs(signsA, signsB, wholeOf(signsA, signsB)) ?? []) {
    matching.pair(left[i] ?? 0, right[j] ?? 0)
  }
}
