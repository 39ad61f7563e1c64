import { PAGE_NUMBER } from "./pdf-margins.ts"

/** What a page is called: a number that readers cite, or a label ("ii") where it has no such number. */
export interface PageName {
  readonly number: number | null
  readonly label: string | null
}

/** A run of pages counted on from one another: page index + offset = number. */
interface Counted {
  readonly offset: number
  readonly from: number
  readonly to: number
  /** Pages on which the number is printed. */
  readonly seen: number
}

/** Pages without their number (figures, pages across) that may lie between two that have it. */
const HOLES = 5
/** A number must be seen on this part of the pages, else the paper is counted from its first page on. */
const ENOUGH = 0.5
/** Fewer pages in a row may be counted so by chance. */
const SHORTEST = 3

const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50 }

/** The value of a Roman number in small letters. */
function romanValue(written: string): number {
  const values = [...written].map(sign => ROMAN[sign] ?? 0)
  return values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0)
}

/** Numbers that may be the page's: all that stand in its header and footer. */
const arabicIn = (margins: readonly string[]): readonly number[] =>
  margins.flatMap(text => [...text.normalize("NFKC").matchAll(/\d{1,4}/g)].map(([digits]) => Number(digits)))

const romanIn = (margins: readonly string[]): readonly number[] =>
  margins.flatMap(text => {
    const written = PAGE_NUMBER.exec(text.normalize("NFKC"))?.[1]?.toLowerCase() ?? ""
    return /^[ivxl]+$/.test(written) ? [romanValue(written)] : []
  })

/** Pages counted on from one another, longest first. */
function countedIn(candidates: readonly (readonly number[])[], shortest: number): readonly Counted[] {
  const byOffset = new Map<number, number[]>()
  for (const [page, numbers] of candidates.entries()) {
    for (const offset of new Set(numbers.map(number => number - page))) {
      const pages = byOffset.get(offset)
      if (pages) pages.push(page)
      else byOffset.set(offset, [page])
    }
  }
  const runs: Counted[] = []
  for (const [offset, pages] of byOffset) {
    let start = 0
    for (let i = 1; i <= pages.length; i++) {
      const [last = 0, next] = [pages[i - 1], pages[i]]
      if (next !== undefined && next - last <= HOLES + 1) continue
      runs.push({ offset, from: pages[start] ?? 0, to: last, seen: i - start })
      start = i
    }
  }
  return runs.filter(({ seen }) => seen >= shortest).sort((a, b) => b.seen - a.seen || a.from - b.from)
}

/** Gives each page the number of the longest run it is in; null where there is none. Also how many pages print theirs. */
function numbersBy(
  runs: readonly Counted[],
  pages: number,
): { readonly numbers: (number | null)[]; readonly seen: number } {
  const numbers: (number | null)[] = Array.from({ length: pages }, () => null)
  let seen = 0
  for (const { offset, from, to, ...run } of runs) {
    if (numbers.slice(from, to + 1).some(number => number !== null)) continue
    for (let page = from; page <= to; page++) numbers[page] = page + offset
    seen += run.seen
  }
  return { numbers, seen }
}

/** Counts on over pages at both ends that print nothing: covers with a number of their own, annexes. */
function extended(numbers: readonly (number | null)[], isOther: readonly boolean[]): readonly (number | null)[] {
  const result = [...numbers]
  for (let page = result.length - 2; page >= 0; page--) {
    const next = result[page + 1] ?? null
    if (result[page] === null && !isOther[page] && next !== null && next > 1) result[page] = next - 1
  }
  const last = result.findLastIndex(number => number !== null)
  for (let page = last + 1; last >= 0 && page < result.length && !isOther[page]; page++) {
    result[page] = (result[page - 1] ?? 0) + 1
  }
  return result
}

const small = (number: number): string => {
  const signs: readonly (readonly [number, string])[] = [
    ...([
      [50, "l"],
      [40, "xl"],
      [10, "x"],
      [9, "ix"],
      [5, "v"],
      [4, "iv"],
      [1, "i"],
    ] as const),
  ]
  let [left, written] = [number, ""]
  for (const [value, sign] of signs) for (; left >= value; left -= value) written += sign
  return written
}

/**
 * What readers call the pages: the numbers printed in header or footer where they count on over the pages, else what the
 * file calls them, else their place in the file.
 *
 *   (cover) i ii 1 2 3     →  null, label i, label ii, 1, 2, 3
 */
export function pageNames(
  margins: readonly (readonly string[])[],
  labels: readonly string[] | null,
): readonly PageName[] {
  const shortest = Math.min(SHORTEST, Math.max(2, margins.length))
  const arabic = numbersBy(countedIn(margins.map(arabicIn), shortest), margins.length)
  // Contents of a single page are "i"; a line with nothing but a Roman number is hardly anything else.
  const roman = numbersBy(countedIn(margins.map(romanIn), 1), margins.length)
  if (arabic.seen + roman.seen >= ENOUGH * margins.length && arabic.seen > 0) {
    const isOther = roman.numbers.map(number => number !== null)
    return extended(arabic.numbers, isOther).map((number, page) => {
      const other = number === null ? (roman.numbers[page] ?? null) : null
      return { number, label: other === null ? null : small(other) }
    })
  }
  return margins.map((_, page) => {
    const label = labels?.[page]
    if (!label) return { number: page + 1, label: null }
    return /^[1-9]\d{0,4}$/.test(label) ? { number: Number(label), label: null } : { number: null, label }
  })
}
