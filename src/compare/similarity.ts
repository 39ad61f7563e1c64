import { foldForPairing, numbersForPairing } from "../text/fold.ts"

/** Counted things, and how many there are in all. */
interface Bag<T> {
  readonly counts: ReadonlyMap<T, number>
  readonly size: number
}

/** What a text says, for weighing how alike two are. */
export interface Grams extends Bag<number> {
  /** Its numbers, which only tell apart what is otherwise alike. */
  readonly numbers: Bag<string>
}

/** What a number counts beside two neighbouring characters: it decides between twins and never against a renumbering. */
const NUMBER = 0.25

function bagOf<T>(things: Iterable<T>): Bag<T> {
  const counts = new Map<T, number>()
  let size = 0
  for (const thing of things) {
    counts.set(thing, (counts.get(thing) ?? 0) + 1)
    size++
  }
  return { counts, size }
}

/** Bigrams of the folded text, numbers and spaces left out; a text of one character counts that character. */
export function gramsOf(text: string): Grams {
  const folded = foldForPairing(text)
  const counts = new Map<number, number>()
  const count = (gram: number) => counts.set(gram, (counts.get(gram) ?? 0) + 1)
  for (let i = 0; i + 1 < folded.length; i++) count(folded.charCodeAt(i) * 0x10000 + folded.charCodeAt(i + 1))
  if (folded.length === 1) count(folded.charCodeAt(0))
  const size = Math.max(folded.length - 1, Math.min(folded.length, 1))
  return { counts, size, numbers: bagOf(numbersForPairing(text)) }
}

function shared<T>(a: Bag<T>, b: Bag<T>): number {
  const [few, many] = a.counts.size <= b.counts.size ? [a.counts, b.counts] : [b.counts, a.counts]
  let common = 0
  for (const [thing, count] of few) common += Math.min(count, many.get(thing) ?? 0)
  return common
}

/** Dice, Sørensen: twice what two have in common by what they have; texts of numbers alone are at least half alike. */
function dice(a: Grams, b: Grams, words: number, numbers: number): number {
  const all = a.numbers.size + b.numbers.size
  if (a.size + b.size === 0) return all === 0 ? 0.5 : 0.5 + numbers / all
  return (2 * (words + NUMBER * numbers)) / (a.size + b.size + NUMBER * all)
}

/** How alike two texts are, 0 to 1. */
export const similarity = (a: Grams, b: Grams): number => dice(a, b, shared(a, b), shared(a.numbers, b.numbers))

/** The most that `similarity` can be, from the sizes alone. */
export const mostAlike = (a: Grams, b: Grams): number =>
  dice(a, b, Math.min(a.size, b.size), Math.min(a.numbers.size, b.numbers.size))

/** How much of `part` stands in `whole`, 0 to 1. */
export const containment = (part: Grams, whole: Grams): number =>
  part.size === 0 ? 0 : shared(part, whole) / part.size
