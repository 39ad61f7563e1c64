import type { Placed, SeenLine } from "./pdf-lines.ts"

/** A line of the text with its number: as printed beside it, else counted from 1; 0 where the paper numbers lines, but not this one. */
export interface BodyLine {
  readonly number: number
  readonly runs: readonly Placed[]
}

/** The lines of a page. */
export interface NumberedLines {
  readonly lines: readonly BodyLine[]
  /** True where the numbers of lines are printed beside them. */
  readonly numbered: boolean
}

/** A number that stands alone at the start of a line. */
interface Figure {
  readonly line: number
  readonly number: number
}

/** Fewer numbers in the margins of all pages are something else: a list, a note. */
const FEWEST = 3
/** So much of the lines that ought to have a number must have one: tables and notes have none. */
const ENOUGH = 0.4
/** Points by which the text of one page may start further in than that of others: odd and even pages do. */
const FURTHER_IN = 24

const isFigure = ({ text }: Placed): boolean => /^\s*\d{1,5}\s*$/.test(text)

/** Where the text of a page starts, numbers at the starts of lines left out. */
const startOf = (lines: readonly SeenLine[]): number =>
  Math.min(...lines.flatMap(({ runs }) => runs.find(run => !isFigure(run))?.along ?? []))

/** Numbers that stand outside the text. The first column of a table stands inside: other pages' text starts there too. */
function figuresIn(lines: readonly SeenLine[], usualStart: number): readonly Figure[] {
  const own = startOf(lines)
  const start = own <= usualStart + FURTHER_IN ? own : usualStart
  return lines.flatMap(({ runs: [first] }, line) =>
    first && isFigure(first) && first.along + first.width < start ? [{ line, number: Number(first.text) }] : [],
  )
}

function median(values: readonly number[]): number {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? 0
}

/** By how much numbers mostly grow: 1 where every line has one, 5 where every fifth has. */
function stepOf(pages: readonly (readonly Figure[])[]): number {
  const counts = new Map<number, number>()
  for (const figures of pages) {
    for (const [i, { number }] of figures.slice(1).entries()) {
      const step = number - (figures[i]?.number ?? 0)
      if (step > 0) counts.set(step, (counts.get(step) ?? 0) + 1)
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0
}

/** The figures that count on from one another; notes at the foot of the page are numbered by themselves. */
function countedOn(figures: readonly Figure[], step: number): readonly Figure[] {
  let best: readonly Figure[] = []
  for (const start of figures.keys()) {
    const chain: Figure[] = []
    for (const figure of figures.slice(start)) {
      const last = chain.at(-1)
      if (!last || figure.number === last.number + step) chain.push(figure)
    }
    if (chain.length > best.length) best = chain
  }
  return best
}

/** Gives the lines of all pages their numbers, and takes printed ones out of the text. */
export function withLineNumbers(pages: readonly (readonly SeenLine[])[]): readonly NumberedLines[] {
  const usualStart = median(pages.map(startOf))
  const figures = pages.map(lines => figuresIn(lines, usualStart))
  const step = stepOf(figures)
  const counted = figures.map(each => countedOn(each, step))
  const [all, lines] = [counted.flat().length, pages.filter((_, n) => counted[n]?.length).flat().length]
  const areNumbered = step > 0 && all >= FEWEST && all * step >= ENOUGH * lines
  return pages.map((page, n) => {
    const printed = areNumbered ? (counted[n] ?? []) : []
    return printed.length > 0
      ? { lines: numbered(page, printed, step), numbered: true }
      : { lines: page.map(({ runs }, i) => ({ number: i + 1, runs })), numbered: false }
  })
}

function numbered(lines: readonly SeenLine[], printed: readonly Figure[], step: number): readonly BodyLine[] {
  const byLine = new Map(printed.map(({ line, number }) => [line, number]))
  return lines.map(({ runs }, i) => {
    const own = byLine.get(i)
    if (own !== undefined) return { number: own, runs: runs.slice(1) }
    const before = printed.findLast(({ line }) => line < i)
    const [next] = printed
    if (before) return { number: i - before.line < step ? before.number + i - before.line : 0, runs }
    const distance = (next?.line ?? i) - i
    return { number: distance < step ? Math.max(0, (next?.number ?? 0) - distance) : 0, runs }
  })
}
