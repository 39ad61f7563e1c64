import type { Pair, Window } from "./sequence.ts"
import { mostAlike, similarity } from "./similarity.ts"
import { textOf, type Unit } from "./units.ts"

/** From this likeness on two paragraphs are one that was edited, and not one deleted and one inserted. */
const ALIKE = 0.4
/** The only paragraph (or table) between two that stayed needs less: nothing else could have become it. */
const ALONE = 0.25

/** Units that both plans hold exactly once: each belongs to its twin, wherever that stands, and to nothing that is only like it. */
export type Twins = ReadonlySet<Unit>

/** Two lists of units that are to be paired. */
export interface Lists {
  readonly a: readonly Unit[]
  readonly b: readonly Unit[]
  readonly twins: Twins
}

/** How alike two units are when they may be paired at all, else 0. */
export function likeness(a: Unit, b: Unit, least: number, twins: Twins): number {
  if (a.kind !== b.kind) return 0
  if (a.key === b.key) return 1
  if (twins.has(a) || twins.has(b)) return 0
  if (a.kind !== "row" && mostAlike(a.grams(), b.grams()) < least) return 0
  const alike = Math.max(similarity(a.grams(), b.grams()), a.kind === "row" && sharesCells(a, b) ? ALIKE : 0)
  return alike >= least ? alike : 0
}

/** True when at least half of the cells of two rows say the same, and something. */
function sharesCells(a: Unit, b: Unit): boolean {
  if (a.cells.length !== b.cells.length) return false
  const same = a.cells.filter((cell, i) => {
    const text = textOf(cell.blocks)
    return text.trim() !== "" && text === textOf(b.cells[i]?.blocks ?? [])
  })
  return 2 * same.length >= a.cells.length
}

/** What two units are worth as a pair: what they share, so that as little as can be is marked. An empty paragraph hardly counts. */
const worthOf = (alike: number, a: Unit, b: Unit): number => alike * (0.5 + (a.grams().size + b.grams().size) / 2)

/** True when the windows hold one table each: it is the same table, whatever became of it. */
function onlyTables({ a, b }: Lists, window: Window): boolean {
  const tables = (units: readonly Unit[], [from, to]: Window["a"]) =>
    units.slice(from, to).filter(({ kind }) => kind === "table").length
  return tables(a, window.a) === 1 && tables(b, window.b) === 1
}

/**
 * Pairs the units of a window in order so that what is paired is as alike as can be: an exact optimum over all
 * order-keeping pairings (Needleman, Wunsch 1970). Its cost is the product of the two lengths.
 */
export function weigh(lists: Lists, window: Window): readonly Pair[] {
  const { a, b, twins } = lists
  const [[fromA, toA], [fromB, toB]] = [window.a, window.b]
  const [m, n] = [toA - fromA, toB - fromB]
  const least = m === 1 && n === 1 ? ALONE : ALIKE
  const ofTables = onlyTables(lists, window) ? ALONE : least
  const best = new Float64Array((m + 1) * (n + 1))
  const gain = new Float64Array(m * n)
  const at = (i: number, j: number) => best[i * (n + 1) + j] ?? 0
  for (let i = m - 1; i >= 0; i--) {
    for (let j = n - 1; j >= 0; j--) {
      const [x, y] = [a[fromA + i], b[fromB + j]]
      const alike = x && y ? likeness(x, y, x.kind === "table" ? ofTables : least, twins) : 0
      const worth = alike > 0 && x && y ? worthOf(alike, x, y) : 0
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
