import type { Unit } from "./units.ts"

/** So many of a text's rarest pairs of characters lead to those that may be like it: texts that are alike share most of them. */
const RAREST = 8
/** So many candidates are weighed. */
const MOST_CANDIDATES = 32

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

  /** Indexes of the units that share the rarest pairs of characters with this one. */
  to(unit: Unit): readonly number[] {
    const lists = [...unit.grams().counts.keys()].flatMap(gram => {
      const list = this.#byGram.get(gram)
      return list ? [list] : []
    })
    const rarest = lists.sort((x, y) => x.length - y.length).slice(0, RAREST)
    return [...new Set(rarest.flat())].slice(0, MOST_CANDIDATES)
  }

  /** The most alike of them, by a measure above `least`; null when there is none. */
  best(
    unit: Unit,
    measure: (other: Unit) => number,
    least: number,
  ): { readonly index: number; readonly alike: number } | null {
    let best: { index: number; alike: number } | null = null
    for (const index of this.to(unit)) {
      const other = this.#units[index]
      const alike = other ? measure(other) : 0
      if (alike > (best?.alike ?? least)) best = { index, alike }
    }
    return best
  }
}
