import type { Change } from "../src/model/change.ts"

/**
 * The least that any comparison must mark, to measure ours against: paragraphs aligned as well as can be, and inside
 * them the longest common subsequence of code points. Shares no code with the engine.
 */

/** Code points that a comparison marks: removed and added text. Formats, and objects exchanged for others, are no text. */
export const markedIn = (changes: readonly Change[]): number =>
  changes
    .flatMap(({ edits }) => edits)
    .filter(({ removed, added }) => removed !== added)
    .reduce((sum, { removed, added }) => sum + lengthOf(removed) + lengthOf(added), 0)

/** Code points without the ends of paragraphs. */
const lengthOf = (text: string): number => [...text.replaceAll("\n", "")].length

/** Fewest insertions and deletions of code points that turn `a` into `b` (Myers 1986), or `most` when it takes more. */
export function distance(a: string, b: string, most = Number.POSITIVE_INFINITY): number {
  const [x, y] = [[...a], [...b]]
  const offset = x.length + y.length + 1
  const furthest = new Int32Array(2 * offset + 1)
  for (let edits = 0; edits < Math.min(offset, most); edits++) {
    for (let k = -edits; k <= edits; k += 2) {
      const down = k === -edits || (k !== edits && (furthest[offset + k - 1] ?? 0) < (furthest[offset + k + 1] ?? 0))
      let i = down ? (furthest[offset + k + 1] ?? 0) : (furthest[offset + k - 1] ?? 0) + 1
      while (i < x.length && i - k < y.length && x[i] === y[i - k]) i++
      furthest[offset + k] = i
      if (i >= x.length && i - k >= y.length) return edits
    }
  }
  return most
}

/** Code points and how often each stands in a text. */
function bagOf(text: string): ReadonlyMap<string, number> {
  const bag = new Map<string, number>()
  for (const sign of text) bag.set(sign, (bag.get(sign) ?? 0) + 1)
  return bag
}

interface Paragraph {
  readonly text: string
  readonly length: number
  readonly bag: ReadonlyMap<string, number>
}

const paragraphOf = (text: string): Paragraph => ({ text, length: lengthOf(text), bag: bagOf(text) })

/** What two texts can have in common at most. */
function commonAtMost(a: Paragraph, b: Paragraph): number {
  let common = 0
  for (const [sign, count] of a.bag) common += Math.min(count, b.bag.get(sign) ?? 0)
  return common
}

/** Texts with less in common are not what one another became: a few の and を in common save nothing that a reader sees. */
const LEAST_COMMON = 0.4

/** What it costs to turn one text into the other, at most what it costs to delete and insert them. */
function cost(a: Paragraph, b: Paragraph): number {
  const apart = a.length + b.length
  if (a.text === b.text) return 0
  if (2 * commonAtMost(a, b) < LEAST_COMMON * apart) return apart
  return distance(a.text, b.text, apart)
}

/** Cheapest alignment of two windows of paragraphs: pairs, lone ones, and one that was split in two or made of two. */
function weighed(a: readonly Paragraph[], b: readonly Paragraph[]): number {
  const best = new Float64Array((a.length + 1) * (b.length + 1))
  const at = (i: number, j: number) => best[i * (b.length + 1) + j] ?? 0
  const split = (whole: Paragraph, first: Paragraph, second: Paragraph | undefined) =>
    second && whole.length > Math.max(first.length, second.length)
      ? cost(whole, paragraphOf(first.text + second.text))
      : Number.POSITIVE_INFINITY
  for (let i = a.length; i >= 0; i--) {
    for (let j = b.length; j >= 0; j--) {
      const [x, y] = [a[i], b[j]]
      const ways: number[] = []
      if (x) ways.push(x.length + at(i + 1, j))
      if (y) ways.push(y.length + at(i, j + 1))
      if (x && y) {
        ways.push(cost(x, y) + at(i + 1, j + 1))
        const [afterX, afterY] = [a[i + 1], b[j + 1]]
        if (afterY) ways.push(split(x, y, afterY) + at(i + 1, j + 2))
        if (afterX) ways.push(split(y, x, afterX) + at(i + 2, j + 1))
      }
      best[i * (b.length + 1) + j] = ways.length > 0 ? Math.min(...ways) : 0
    }
  }
  return at(0, 0)
}

/** Windows of up to so many pairs are weighed whole; longer ones are first cut where a text stands once on both sides. */
const WEIGHED = 250_000

/** Least marks that lead from one list of paragraphs to the other, in order. */
export function minimum(draft: readonly string[], revision: readonly string[]): number {
  const [a, b] = [[...draft], [...revision]]
  while (a.length > 0 && a[0] === b[0]) {
    a.shift()
    b.shift()
  }
  while (a.length > 0 && a.at(-1) === b.at(-1)) {
    a.pop()
    b.pop()
  }
  const cuts = a.length * b.length > WEIGHED / 10 ? anchors(a, b) : []
  if (cuts.length === 0) return weighed(a.map(paragraphOf), b.map(paragraphOf))
  let [sum, i, j] = [0, 0, 0]
  for (const [x, y] of [...cuts, [a.length, b.length] as const]) {
    sum += minimum(a.slice(i, x), b.slice(j, y))
    ;[i, j] = [x + 1, y + 1]
  }
  return sum
}

/** Texts that stand once on both sides, as an ascending chain: greedy, and therefore only for long windows. */
function anchors(a: readonly string[], b: readonly string[]): readonly (readonly [number, number])[] {
  const once = (list: readonly string[]) => {
    const at = new Map<string, number>()
    for (const [i, text] of list.entries()) at.set(text, at.has(text) ? -1 : i)
    return at
  }
  const inB = once(b)
  const pairs = [...once(a)].flatMap(([text, i]) => {
    const j = inB.get(text) ?? -1
    return i >= 0 && j >= 0 && text.length > 1 ? [[i, j] as const] : []
  })
  const best = pairs.map(() => 1)
  const from = pairs.map(() => -1)
  for (const [n, [, j]] of pairs.entries())
    for (let m = Math.max(0, n - 400); m < n; m++)
      if ((pairs[m]?.[1] ?? 0) < j && (best[m] ?? 0) >= (best[n] ?? 0)) {
        best[n] = (best[m] ?? 0) + 1
        from[n] = m
      }
  const chain: (readonly [number, number])[] = []
  for (let n = best.indexOf(Math.max(0, ...best)); n >= 0; n = from[n] ?? -1) {
    const pair = pairs[n]
    if (pair) chain.unshift(pair)
  }
  return chain
}
