import type { Change } from "../src/model/change.ts"
import type { Block } from "../src/model/plan.ts"

/**
 * The least that any comparison must mark, to measure ours against. Paragraphs and rows of tables are aligned so that as
 * little as can be is marked (also one paragraph with two, where it was split), cells of a row in their order, and inside
 * them the longest common subsequence of code points counts. What is left on both sides and alike was moved: only what
 * differs in it counts. Shares no code with the engine.
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

/** A paragraph, or a row of a table with the texts of its cells. */
interface Line {
  readonly key: string
  readonly cells: readonly string[] | null
  readonly length: number
  readonly bag: ReadonlyMap<string, number>
}

function lineOf(cells: readonly string[], isRow: boolean): Line {
  const text = cells.join("")
  const bag = new Map<string, number>()
  for (const sign of text) bag.set(sign, (bag.get(sign) ?? 0) + 1)
  return { key: `${isRow}${cells.join("\u0000")}`, cells: isRow ? cells : null, length: lengthOf(text), bag }
}

/** Lines of a plan, story kind by story kind. */
export function linesOf(blocks: readonly Block[]): readonly (readonly Line[])[] {
  const kinds = ["body", "textbox", "footnote", "endnote", "header", "footer"]
  return kinds.map(kind => {
    const inside = blocks.filter(({ story }) => story.kind === kind)
    const lines = Map.groupBy(inside, ({ cell, id }) => (cell ? `${cell.table} ${cell.row}` : id))
    return [...lines.values()].map(line => {
      const cells = Map.groupBy(line, ({ cell }) => cell?.column ?? 0)
      return lineOf(
        [...cells.values()].map(cell => cell.map(({ text }) => text).join("\n")),
        line[0]?.cell !== null,
      )
    })
  })
}

/** Texts with less in common did not become one another: a few の and を that both have save nothing that a reader sees. */
const LEAST_COMMON = 0.4

function isLike(a: Line, b: Line): boolean {
  let common = 0
  for (const [sign, count] of a.bag) common += Math.min(count, b.bag.get(sign) ?? 0)
  return 2 * common >= LEAST_COMMON * (a.length + b.length)
}

/** What it costs to turn one line into the other, at most what it costs to delete and insert them. */
function cost(a: Line, b: Line): number {
  const apart = a.length + b.length
  if (a.key === b.key) return 0
  if ((a.cells === null) !== (b.cells === null) || !isLike(a, b)) return apart
  if (!a.cells || !b.cells) return distance(a.key, b.key, apart)
  return a.cells.length === b.cells.length
    ? a.cells.reduce((sum, cell, i) => sum + distance(cell, b.cells?.[i] ?? ""), 0)
    : weighed(
        a.cells.map(cell => lineOf([cell], false)),
        b.cells.map(cell => lineOf([cell], false)),
      ).sum
}

interface Aligned {
  readonly sum: number
  readonly left: readonly [draft: readonly Line[], revision: readonly Line[]]
}

type Way = readonly [cost: number, fromA: number, fromB: number]

const joinedLine = (a: Line, b: Line): Line => lineOf([`${a.key.slice(5)}${b.key.slice(5)}`], false)

/** The ways to go on at one place: leave a line out, pair two, or pair one with two. */
function waysAt(a: readonly Line[], b: readonly Line[], i: number, j: number): readonly Way[] {
  const [x, y, afterX, afterY] = [a[i], b[j], a[i + 1], b[j + 1]]
  const ways: Way[] = []
  if (x) ways.push([x.length, 1, 0])
  if (y) ways.push([y.length, 0, 1])
  if (!x || !y) return ways
  const both = cost(x, y)
  if (both < x.length + y.length || both === 0) ways.push([both, 1, 1])
  const plain = (line: Line | undefined): line is Line => line !== undefined && line.cells === null
  if (plain(x) && plain(y) && plain(afterY) && x.length > y.length) ways.push([cost(x, joinedLine(y, afterY)), 1, 2])
  if (plain(x) && plain(y) && plain(afterX) && y.length > x.length) ways.push([cost(joinedLine(x, afterX), y), 2, 1])
  return ways
}

/** Cheapest alignment of two windows of lines, and the lines that it leaves alone. */
function weighed(a: readonly Line[], b: readonly Line[]): Aligned {
  const width = b.length + 1
  const best = new Float64Array((a.length + 1) * width)
  const chosen: Way[] = []
  for (let i = a.length; i >= 0; i--)
    for (let j = b.length; j >= 0; j--) {
      const total = ([own, n, m]: Way) => own + (best[(i + n) * width + j + m] ?? 0)
      const [first, ...others] = waysAt(a, b, i, j)
      if (!first) continue
      const way = others.reduce((least, each) => (total(each) < total(least) ? each : least), first)
      best[i * width + j] = total(way)
      chosen[i * width + j] = way
    }
  const left: [Line[], Line[]] = [[], []]
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const [, n, m] = chosen[i * width + j] ?? [0, 1, 1]
    if (m === 0) left[0].push(...a.slice(i, i + 1))
    if (n === 0) left[1].push(...b.slice(j, j + 1))
    ;[i, j] = [i + n, j + m]
  }
  return { sum: best[0] ?? 0, left }
}

/** Windows of up to so many pairs are weighed whole; longer ones are first cut where a text stands once on both sides. */
const WEIGHED = 25_000

function aligned(draft: readonly Line[], revision: readonly Line[]): Aligned {
  const [a, b] = [[...draft], [...revision]]
  while (a.length > 0 && a[0]?.key === b[0]?.key) {
    a.shift()
    b.shift()
  }
  while (a.length > 0 && a.at(-1)?.key === b.at(-1)?.key) {
    a.pop()
    b.pop()
  }
  const cuts = a.length * b.length > WEIGHED ? anchors(a, b) : []
  if (cuts.length === 0) return weighed(a, b)
  let [i, j] = [0, 0]
  const parts = [...cuts, [a.length, b.length] as const].map(([x, y]) => {
    const part = aligned(a.slice(i, x), b.slice(j, y))
    ;[i, j] = [x + 1, y + 1]
    return part
  })
  return {
    sum: parts.reduce((sum, part) => sum + part.sum, 0),
    left: [parts.flatMap(part => part.left[0]), parts.flatMap(part => part.left[1])],
  }
}

/** So many anchors back a chain of them is followed. */
const BACK = 400

/** Longest ascending chain of lines that stand once on both sides. */
function anchors(a: readonly Line[], b: readonly Line[]): readonly (readonly [number, number])[] {
  const once = (lines: readonly Line[]) => {
    const at = new Map<string, number>()
    for (const [i, { key }] of lines.entries()) at.set(key, at.has(key) ? -1 : i)
    return at
  }
  const inB = once(b)
  const pairs = [...once(a)].flatMap(([key, i]) => {
    const j = inB.get(key) ?? -1
    return i >= 0 && j >= 0 && (a[i]?.length ?? 0) > 1 ? [[i, j] as const] : []
  })
  const best = pairs.map(() => 1)
  const from = pairs.map(() => -1)
  for (const [n, [, j]] of pairs.entries())
    for (let m = Math.max(0, n - BACK); m < n; m++)
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

/** What is saved when lines that were left alone on both sides are taken as moved, the most alike first. */
function savedByMoves([draft, revision]: Aligned["left"]): number {
  const savings = draft.flatMap(a =>
    revision.flatMap(b => {
      const saved = a.length + b.length - cost(a, b)
      return saved > 0 ? [{ a, b, saved }] : []
    }),
  )
  const taken = new Set<Line>()
  let sum = 0
  for (const { a, b, saved } of savings.sort((x, y) => y.saved - x.saved)) {
    if (taken.has(a) || taken.has(b)) continue
    taken.add(a).add(b)
    sum += saved
  }
  return sum
}

/** The least number of code points that must be marked between two plans. */
export function minimum(draft: readonly Block[], revision: readonly Block[]): number {
  const [a, b] = [linesOf(draft), linesOf(revision)]
  return a.reduce((total, lines, i) => {
    const { sum, left } = aligned(lines, b[i] ?? [])
    return total + sum - savedByMoves(left)
  }, 0)
}
