/** How much the number of times a term stands in a text counts, and how much a text's length (Robertson & Zaragoza 2009, BM25). */
const SATURATION = 1.2
const LENGTH = 0.5
/** A query twice as long must share 1.6 times as much: tried from 0.5 to 1, flat between 0.6 and 0.8. */
const LONG_QUERY = 0.7

/** How rare terms are: the share of texts they stand in, as the logarithm of its inverse. */
export class Rarity {
  readonly #counts = new Map<string, number>()
  readonly #known = new Map<string, number>()
  #texts = 0

  /** Counts one text's terms, each once. */
  add(terms: Iterable<string>): void {
    this.#texts++
    this.#known.clear()
    for (const term of terms) this.#counts.set(term, (this.#counts.get(term) ?? 0) + 1)
  }

  of(term: string): number {
    const count = this.#counts.get(term)
    if (count === undefined) return Math.log(1 + this.#texts) ** RARE
    let rarity = this.#known.get(term)
    if (rarity === undefined) {
      rarity = Math.log(1 + this.#texts / (1 + count)) ** RARE
      this.#known.set(term, rarity)
    }
    return rarity
  }
}

/** Rare terms tell more than their rarity: tried from 0.7 to 2 on both sets, flat between 1 and 1.5. */
const RARE = 1.2

/** The texts that have a term, with what it weighs in each. */
interface Posting {
  readonly texts: Int32Array
  readonly weights: Float64Array
}

/** A text with how like a query it is. */
export interface Like {
  readonly text: number
  readonly sum: number
}

/** Texts by their terms: which of them a query is most like. Texts are numbered from 0 in the order they come. */
export class TermIndex {
  readonly #postings: ReadonlyMap<string, Posting>
  readonly #rarity: Rarity
  readonly #sums: Float64Array

  constructor(texts: readonly ReadonlyMap<string, number>[], rarity: Rarity) {
    this.#rarity = rarity
    this.#sums = new Float64Array(texts.length)
    const lengths = texts.map(terms => lengthOf(terms, rarity))
    const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, texts.length) || 1
    const lists = new Map<string, { readonly texts: number[]; readonly weights: number[] }>()
    for (const [n, terms] of texts.entries()) {
      const long = SATURATION * (1 - LENGTH + (LENGTH * (lengths[n] ?? 0)) / average)
      for (const [term, weight] of terms) {
        const list = lists.get(term) ?? { texts: [], weights: [] }
        lists.set(term, list)
        list.texts.push(n)
        list.weights.push((weight * (1 + SATURATION)) / (weight + long))
      }
    }
    this.#postings = new Map(
      Array.from(lists, ([term, list]) => [
        term,
        { texts: Int32Array.from(list.texts), weights: Float64Array.from(list.weights) },
      ]),
    )
  }

  /** The texts that are most like the query, the likest first. A query twice as long must share more. */
  like(query: ReadonlyMap<string, number>, most: number): readonly Like[] {
    let length = 0
    for (const [term, times] of query) {
      const worth = times * this.#rarity.of(term)
      length += worth
      const posting = this.#postings.get(term)
      if (!posting) continue
      const { texts, weights } = posting
      for (let i = 0; i < texts.length; i++) {
        const n = texts[i] as number
        this.#sums[n] = (this.#sums[n] as number) + worth * (weights[i] as number)
      }
    }
    const best = likest(this.#sums, most)
    this.#sums.fill(0)
    return best.map(({ text, sum }) => ({ text, sum: sum / length ** LONG_QUERY }))
  }
}

/** The highest sums above 0, each with its number; of equal ones the first. */
function likest(sums: Float64Array, most: number): readonly Like[] {
  const best: Like[] = []
  let least = 0
  for (let text = 0; text < sums.length; text++) {
    const sum = sums[text] as number
    if (sum <= least) continue
    let at = best.length
    while (at > 0 && (best[at - 1] as Like).sum < sum) at--
    best.splice(at, 0, { text, sum })
    if (best.length > most) best.pop()
    if (best.length === most) least = best.at(-1)?.sum ?? 0
  }
  return best
}

function lengthOf(terms: ReadonlyMap<string, number>, rarity: Rarity): number {
  let length = 0
  for (const [term, weight] of terms) length += weight * rarity.of(term)
  return length
}
