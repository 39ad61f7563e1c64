import type { Unit } from "./units.ts"

/** So many of a text's rarest pairs of characters lead to those that may be like it: texts that are alike share most of them. */
const RAREST = 8
/** So many of those that hold such a pair are weighed: the ones that stand nearest. */
const NEAREST = 8

/** Finds units like another one without weighing all of them. */
export class Nearest {
  readonly #units: readonly Unit[]
  readonly #byGram = new Map<number, number[]>()

  constructor(units: readonly Unit[]) {
    this.#units = units
    for (const [i, unit] of units.entries())
      for (const gram of unit.grams().counts.keys()) {
        const list = this.#byGram.get(gram)
        if (list) list.push(i)
        else this.#byGram.set(gram, [i])
      }
  }

  /** Indexes of units that share the rarest pairs of characters with this one, and stand near `place` (0 to 1). */
  #to(unit: Unit, place: number): ReadonlySet<number> {
    const lists = [...unit.grams().counts.keys()].flatMap(gram => {
      const list = this.#byGram.get(gram)
      return list ? [list] : []
    })
    const rarest = lists.sort((x, y) => x.length - y.length).slice(0, RAREST)
    return new Set(rarest.flatMap(list => around(list, place * this.#units.length)))
  }

  /** The most alike of those near `place` (0 to 1), by a measure above `least`; null when there is none. */
  best(
    unit: Unit,
    place: number,
    measure: (other: Unit) => number,
    least: number,
  ): { readonly index: number; readonly alike: number } | null {
    let best: { index: number; alike: number } | null = null
    for (const index of this.#to(unit, place)) {
      const other = this.#units[index]
      const alike = other ? measure(other) : 0
      if (alike > (best?.alike ?? least)) best = { index, alike }
    }
    return best
  }
}

/** Of an ascending list, the numbers nearest to one. */
function around(list: readonly number[], near: number): readonly number[] {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle] ?? 0) < near) low = middle + 1
    else high = middle
  }
  const from = Math.max(0, Math.min(low - NEAREST / 2, list.length - NEAREST))
  return list.slice(from, from + NEAREST)
}
