import { foldNotation } from "../text/fold.ts"
import { termsOf } from "./signals-words.ts"

/** How many different words are remembered. */
const REMEMBERED = 20_000

/** Finds the texts that hold some words letter for letter, or in another notation. */
export class TextFinder {
  readonly #texts: readonly string[]
  readonly #folded: readonly string[]
  readonly #byTerm = new Map<string, number[]>()
  readonly #known = new Map<string, readonly number[]>()

  constructor(texts: readonly string[]) {
    this.#texts = texts
    this.#folded = texts.map(foldNotation)
    for (const [n, text] of this.#folded.entries()) {
      for (const term of termsOf(text).keys()) {
        const list = this.#byTerm.get(term)
        if (list) list.push(n)
        else this.#byTerm.set(term, [n])
      }
    }
  }

  /** Numbers of the texts that hold the words, in any width and spacing; none for blank ones. */
  holding(words: string): readonly number[] {
    const known = this.#known.get(words)
    if (known) return known
    const wanted = foldNotation(words)
    const found = wanted === "" ? [] : this.#candidates(wanted).filter(n => this.#folded[n]?.includes(wanted))
    if (this.#known.size < REMEMBERED) this.#known.set(words, found)
    return found
  }

  /** Those of the texts that hold the words letter for letter, or do not. */
  exactly(texts: readonly number[], words: string, isHeld: boolean): readonly number[] {
    return texts.filter(n => (this.#texts[n] ?? "").includes(words) === isHeld)
  }

  /** Those of the texts that do not hold the words in any notation. */
  without(texts: readonly number[], words: string): readonly number[] {
    if (texts.length === 0) return []
    const wanted = foldNotation(words)
    return texts.filter(n => !(this.#folded[n] ?? "").includes(wanted))
  }

  /** Texts that have the rarest term of the folded words. A Latin word may be cut at its ends and is not asked for. */
  #candidates(words: string): readonly number[] {
    let best: readonly number[] | null = null
    for (const term of termsOf(words).keys()) {
      if (/^[\p{Script=Latin}\p{Nd}]/u.test(term)) continue
      const list = this.#byTerm.get(term) ?? []
      if (best === null || list.length < best.length) best = list
    }
    return best ?? this.#texts.map((_, n) => n)
  }
}
