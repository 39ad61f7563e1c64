import { foldForPairing } from "../text/fold.ts"

/** Counted pairs of neighbouring characters of a text, numbers and spaces left out. */
export interface Grams {
  readonly counts: ReadonlyMap<number, number>
  /** How many there are in all. */
  readonly size: number
}

/** Bigrams of the folded text; a text of one character counts that character. */
export function gramsOf(text: string): Grams {
  const folded = foldForPairing(text)
  const counts = new Map<number, number>()
  const count = (gram: number) => counts.set(gram, (counts.get(gram) ?? 0) + 1)
  for (let i = 0; i + 1 < folded.length; i++) count(folded.charCodeAt(i) * 0x10000 + folded.charCodeAt(i + 1))
  if (folded.length === 1) count(folded.charCodeAt(0))
  return { counts, size: Math.max(folded.length - 1, Math.min(folded.length, 1)) }
}

function shared(a: Grams, b: Grams): number {
  const [few, many] = a.counts.size <= b.counts.size ? [a.counts, b.counts] : [b.counts, a.counts]
  let common = 0
  for (const [gram, count] of few) common += Math.min(count, many.get(gram) ?? 0)
  return common
}

/** How alike two texts are, 0 to 1 (Dice, Sørensen): twice what they share by what they have. Numbers alone are half alike. */
export function similarity(a: Grams, b: Grams): number {
  if (a.size === 0 && b.size === 0) return 0.5
  return (2 * shared(a, b)) / (a.size + b.size)
}

/** The most that `similarity` can be, from the sizes alone. */
export const mostAlike = (a: Grams, b: Grams): number =>
  a.size + b.size === 0 ? 0.5 : (2 * Math.min(a.size, b.size)) / (a.size + b.size)

/** How much of `part` stands in `whole`, 0 to 1. */
export const containment = (part: Grams, whole: Grams): number =>
  part.size === 0 ? 0 : shared(part, whole) / part.size
