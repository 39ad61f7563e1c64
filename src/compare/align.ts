import { LIMITS, type Precision } from "./limits.ts"
import { Nearest } from "./nearest.ts"
import {
  between,
  commonPairs,
  Interner,
  longestChain,
  type Pair,
  trim,
  uniqueAnchors,
  type Window,
  wholeOf,
} from "./sequence.ts"
import type { Unit } from "./units.ts"
import { type Lists, likeness, weigh } from "./weigh.ts"

/** Rewritten passages too long to weigh every pair are cut where two blocks are this alike. */
const ANCHOR = 0.6

/** Fewer anchors than this part of the blocks would leave passages as long as before: then both are cut in the middle. */
const ENOUGH_ANCHORS = 0.05

/** Up to so many pairs everything is weighed at once; in longer passages what stands once on both sides comes first. */
const WEIGHED_FIRST = 2_500

/** For a passage too long to weigh: the most alike partner of each unit, found by the rarest pairs of characters. */
function likelyAnchors({ a, b, twins }: Lists, window: Window): readonly Pair[] {
  const nearest = new Nearest(b.slice(...window.b))
  const pairs: Pair[] = []
  for (let i = window.a[0]; i < window.a[1]; i++) {
    const unit = a[i]
    const place = (i - window.a[0]) / (window.a[1] - window.a[0])
    const partner = unit && nearest.best(unit, place, other => likeness(unit, other, ANCHOR, twins), ANCHOR)
    if (partner) pairs.push([i, window.b[0] + partner.index])
  }
  const taken = new Set<number>()
  return longestChain(pairs.filter(([, j]) => !taken.has(j) && taken.add(j)))
}

/** Solves windows of two lists whose units are known by numbers: equal numbers, equal content. */
class Solver {
  readonly #lists: Lists
  readonly #precision: Precision
  readonly keysA: readonly number[]
  readonly keysB: readonly number[]

  constructor(lists: Lists, precision: Precision) {
    const interner = new Interner()
    const number = ({ kind, key }: Unit) => interner.number(`${kind} ${key}`)
    this.#lists = lists
    this.#precision = precision
    this.keysA = lists.a.map(number)
    this.keysB = lists.b.map(number)
  }

  /** Pairs of a window, ascending on both sides. */
  solve(window: Window): readonly Pair[] {
    const { pairs, middle, tail } = trim(this.keysA, this.keysB, window)
    return [...pairs, ...this.#inner(middle), ...tail]
  }

  /** Anchors and what lies between them. */
  anchored(anchors: readonly Pair[], window: Window): readonly Pair[] {
    const inside = between(anchors, window).flatMap(each => this.solve(each))
    return [...anchors, ...inside].sort((x, y) => x[0] - y[0])
  }

  #inner(window: Window): readonly Pair[] {
    const [m, n] = [window.a[1] - window.a[0], window.b[1] - window.b[0]]
    if (m === 0 || n === 0) return []
    if (m * n <= WEIGHED_FIRST) return weigh(this.#lists, window)
    const unique = uniqueAnchors(this.keysA, this.keysB, window)
    if (unique.length > 0) return this.anchored(unique, window)
    if (m * n <= LIMITS.weighed) return weigh(this.#lists, window)
    const common = commonPairs(this.keysA, this.keysB, window)
    if (common && common.length > 0) return this.anchored(common, window)
    const likely = likelyAnchors(this.#lists, window)
    if (likely.length >= ENOUGH_ANCHORS * Math.min(m, n)) return this.anchored(likely, window)
    this.#precision.precise = false
    const [middleA, middleB] = [(window.a[0] + window.a[1]) >> 1, (window.b[0] + window.b[1]) >> 1]
    const first = this.solve({ a: [window.a[0], middleA], b: [window.b[0], middleB] })
    return [...first, ...this.solve({ a: [middleA, window.a[1]], b: [middleB, window.b[1]] })]
  }
}

/** Pairs units that stayed in order: the same content first, then what was edited. Pairs ascend on both sides. */
export function align(lists: Lists, precision: Precision): readonly Pair[] {
  const solver = new Solver(lists, precision)
  const pairs = solver.solve(wholeOf(lists.a, lists.b))
  return pinDuplicates(lists, solver, pairs) ?? pairs
}

/** Indexes without a partner, by the number of what stands there. */
function leftovers(keys: readonly number[], paired: ReadonlySet<number>): ReadonlyMap<number, readonly number[]> {
  return Map.groupBy(
    [...keys.keys()].filter(i => !paired.has(i)),
    i => keys[i] ?? -1,
  )
}

/**
 * A text that stands several times must not be deleted here and inserted there, and it never counts as moved. So its
 * copies stay where they are, and what stands once moves around them. Null when that would tear other pairs apart.
 *
 *   - 略 (deleted)  = 甲  = 略  + 略 (inserted)   →   = 略  < 甲  = 略  > 甲
 */
function pinDuplicates(lists: Lists, solver: Solver, pairs: readonly Pair[]): readonly Pair[] | null {
  const { a, b, twins } = lists
  const [leftA, leftB] = [0, 1].map(side => {
    const paired = new Set(pairs.map(pair => pair[side] ?? -1))
    return leftovers(side === 0 ? solver.keysA : solver.keysB, paired)
  })
  const all = (keys: readonly number[], key: number) => [...keys.keys()].filter(i => keys[i] === key)
  const pins: Pair[] = []
  for (const [key, [first = -1]] of leftA ?? []) {
    const unit = a[first]
    if (!leftB?.has(key) || !unit || twins.has(unit)) continue
    const [inA, inB] = [all(solver.keysA, key), all(solver.keysB, key)]
    if (inA.length === inB.length) pins.push(...inA.map((i, n): Pair => [i, inB[n] ?? -1]))
  }
  if (pins.length === 0) return null
  const chain = longestChain(pins.sort((x, y) => x[0] - y[0]))
  const pinned = solver.anchored(chain, wholeOf(a, b))
  const partners = new Map(pinned)
  const torn = pairs.some(([i, j]) => {
    const [unit, other] = [a[i], b[j]]
    return (
      partners.get(i) !== j &&
      !(unit && other && twins.has(unit)) &&
      solver.keysA[i] !== solver.keysB[partners.get(i) ?? -1]
    )
  })
  return torn || chain.length < pins.length ? null : pinned
}
