import { LIMITS, type Precision } from "./limits.ts"
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
import { mostAlike, similarity } from "./similarity.ts"
import type { Unit } from "./units.ts"

/** From this likeness on two paragraphs are one that was edited, and not one deleted and one inserted. */
const ALIKE = 0.4
/** The only paragraph between two that stayed needs less: nothing else could have become it. */
const ALONE = 0.25
/** Rewritten passages too long to weigh every pair are cut where two blocks are this alike. */
const ANCHOR = 0.6

/** Up to so many pairs everything is weighed at once; in longer passages what stands once on both sides comes first. */
const WEIGHED_FIRST = 2_500

/** How alike two units are when they may be paired at all, else 0. */
function likeness(a: Unit, b: Unit, least: number): number {
  if (a.kind !== b.kind) return 0
  if (a.key === b.key) return 1
  if (mostAlike(a.grams(), b.grams()) < least) return 0
  const alike = similarity(a.grams(), b.grams())
  return alike >= least ? alike : 0
}

/** Long texts that stay together count more; an empty paragraph hardly counts. */
const weight = (unit: Unit): number => 0.5 + unit.grams().size

/**
 * Pairs the units of a window in order so that what is paired is as alike as can be: an exact optimum over all
 * order-keeping pairings (Needleman, Wunsch 1970). Its cost is the product of the two lengths.
 */
function weigh(a: readonly Unit[], b: readonly Unit[], { a: [fromA, toA], b: [fromB, toB] }: Window): readonly Pair[] {
  const [m, n] = [toA - fromA, toB - fromB]
  const least = m === 1 && n === 1 ? ALONE : ALIKE
  const best = new Float64Array((m + 1) * (n + 1))
  const gain = new Float64Array(m * n)
  const at = (i: number, j: number) => best[i * (n + 1) + j] ?? 0
  for (let i = m - 1; i >= 0; i--) {
    for (let j = n - 1; j >= 0; j--) {
      const [x, y] = [a[fromA + i], b[fromB + j]]
      const alike = x && y ? likeness(x, y, least) : 0
      const worth = alike > 0 && x && y ? alike * Math.min(weight(x), weight(y)) : 0
      gain[i * n + j] = worth
      best[i * (n + 1) + j] = Math.max(at(i + 1, j), at(i, j + 1), worth > 0 ? worth + at(i + 1, j + 1) : 0)
    }
  }
  const pairs: Pair[] = []
  for (let i = 0, j = 0; i < m && j < n; ) {
    const worth = gain[i * n + j] ?? 0
    if (worth > 0 && at(i, j) === worth + at(i + 1, j + 1)) pairs.push([fromA + i++, fromB + j++])
    else if (at(i, j) === at(i + 1, j)) i++
    else j++
  }
  return pairs
}

/** For a passage too long to weigh: the most alike partner of each unit, found by the rarest pairs of characters. */
function likelyAnchors(a: readonly Unit[], b: readonly Unit[], window: Window): readonly Pair[] {
  const index = new Map<number, number[]>()
  for (let j = window.b[0]; j < window.b[1]; j++) {
    for (const gram of b[j]?.grams().counts.keys() ?? []) {
      const list = index.get(gram)
      if (list) list.push(j)
      else index.set(gram, [j])
    }
  }
  const pairs: Pair[] = []
  for (let i = window.a[0]; i < window.a[1]; i++) {
    const x = a[i]
    if (!x) continue
    const partner = bestPartner(x, b, candidates(x, index))
    if (partner !== null) pairs.push([i, partner])
  }
  const taken = new Set<number>()
  return longestChain(pairs.filter(([, j]) => !taken.has(j) && taken.add(j)))
}

const RAREST = 8
const MOST_CANDIDATES = 32

function candidates(unit: Unit, index: ReadonlyMap<number, readonly number[]>): readonly number[] {
  const lists = [...unit.grams().counts.keys()].flatMap(gram => {
    const list = index.get(gram)
    return list ? [list] : []
  })
  const rarest = lists.sort((x, y) => x.length - y.length).slice(0, RAREST)
  return [...new Set(rarest.flat())].slice(0, MOST_CANDIDATES)
}

function bestPartner(unit: Unit, others: readonly Unit[], among: readonly number[]): number | null {
  let best: number | null = null
  let most = ANCHOR
  for (const j of among) {
    const other = others[j]
    const alike = other ? likeness(unit, other, most) : 0
    if (alike > most) [best, most] = [j, alike]
  }
  return best
}

/** Pairs units that stayed in order: the same content first, then what was edited. Pairs ascend on both sides. */
export function align(a: readonly Unit[], b: readonly Unit[], precision: Precision): readonly Pair[] {
  const interner = new Interner()
  const number = (unit: Unit) => interner.number(`${unit.kind} ${unit.key}`)
  const [keysA, keysB] = [a.map(number), b.map(number)]
  const solve = (window: Window): readonly Pair[] => {
    const { pairs, middle, tail } = trim(keysA, keysB, window)
    return [...pairs, ...inner(middle), ...tail]
  }
  const inner = (window: Window): readonly Pair[] => {
    const [m, n] = [window.a[1] - window.a[0], window.b[1] - window.b[0]]
    if (m === 0 || n === 0) return []
    const anchored = (anchors: readonly Pair[]): readonly Pair[] =>
      [...anchors, ...between(anchors, window).flatMap(solve)].sort((x, y) => x[0] - y[0])
    if (m * n <= WEIGHED_FIRST) return weigh(a, b, window)
    const unique = uniqueAnchors(keysA, keysB, window)
    if (unique.length > 0) return anchored(unique)
    if (m * n <= LIMITS.weighed) return weigh(a, b, window)
    const common = commonPairs(keysA, keysB, window)
    if (common && common.length > 0) return anchored(common)
    const likely = likelyAnchors(a, b, window)
    if (likely.length > 0) return anchored(likely)
    precision.precise = false
    return []
  }
  return solve(wholeOf(a, b))
}
