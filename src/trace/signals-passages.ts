import type { Block } from "../model/plan.ts"
import { foldNotation } from "../text/fold.ts"
import { quotationsIn } from "../text/quotations.ts"

/** Signs in a row that two texts hardly share by chance. */
const GRAM = 8
/** A passage has at least three times as many; shorter quotations are words, not passages. */
const SHORTEST = 24
/** A paragraph holds a passage that shares this much of its grams: drafts change between the quotation and the version at hand. */
const HOLDS = 0.4
/** Below this in every paragraph, a passage is from somewhere else. */
const FOREIGN = 0.2

const QUOTED_LINES = /^>[^\n]*(?:\n>[^\n]*)*/gm
const FENCED = /```\w*\n?([^`]*)```/g

/** Where the passages that a comment quotes come from. */
export interface Passages {
  /** Numbers of the paragraphs that hold one, with the best share. */
  readonly held: ReadonlyMap<number, number>
  /** Passages that no paragraph of the plan holds. */
  readonly foreign: number
}

/** Passages that a text quotes, between marks, behind ">" or fenced. */
function passagesOf(text: string): readonly string[] {
  return [
    ...quotationsIn(text).map(({ text: quoted }) => quoted),
    ...Array.from(text.matchAll(QUOTED_LINES), ([lines]) => lines.replace(/^>/gm, "")),
    ...Array.from(text.matchAll(FENCED), ([, inside]) => inside ?? ""),
  ]
}

/** The plan's paragraphs by runs of signs, for finding what is quoted from them, also inexactly. */
export class PassageIndex {
  /** Paragraphs by the hash of a gram; hashes may collide, shares hardly move by that. */
  readonly #paragraphs = new Map<number, number[]>()

  constructor(blocks: readonly Pick<Block, "text">[]) {
    for (const [n, { text }] of blocks.entries()) {
      for (const gram of new Set(grams(foldNotation(text)))) {
        const list = this.#paragraphs.get(gram)
        if (list) list.push(n)
        else this.#paragraphs.set(gram, [n])
      }
    }
  }

  /** Where what a text quotes comes from. */
  quotedBy(text: string): Passages {
    const held = new Map<number, number>()
    let foreign = 0
    for (const passage of passagesOf(text)) {
      const folded = foldNotation(passage)
      if (folded.length < SHORTEST) continue
      const [best, share] = this.#best(grams(folded))
      if (share >= HOLDS) held.set(best, Math.max(share, held.get(best) ?? 0))
      else if (share < FOREIGN) foreign++
    }
    return { held, foreign }
  }

  #best(wanted: readonly number[]): readonly [paragraph: number, share: number] {
    const counts = new Map<number, number>()
    for (const gram of wanted) {
      for (const n of this.#paragraphs.get(gram) ?? []) counts.set(n, (counts.get(n) ?? 0) + 1)
    }
    let [best, most] = [-1, 0]
    for (const [n, count] of counts) if (count > most) [best, most] = [n, count]
    return [best, most / wanted.length]
  }
}

/** Hashes of every run of `GRAM` signs. */
function grams(folded: string): readonly number[] {
  const found: number[] = []
  for (let from = 0; from + GRAM <= folded.length; from++) {
    let hash = 7
    for (let i = from; i < from + GRAM; i++) hash = Math.imul(hash, 31) + folded.charCodeAt(i)
    found.push(hash | 0)
  }
  return found
}
