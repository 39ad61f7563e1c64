import { type NumberedLines, withLineNumbers } from "./pdf-line-numbers.ts"
import { type Placed, type SeenLine, type SeenPage, textOf } from "./pdf-lines.ts"

/** A page with what stands in its margins apart. */
export interface BodyPage extends NumberedLines {
  readonly turned: readonly Placed[]
  /** Texts of header and footer: the page's number is among them. */
  readonly margins: readonly string[]
}

/** Headers and footers stand within this part of the page, from its edge. */
const BAND = 0.15
/** What stands at the same place of so many pages is no part of the text; of short papers, of all pages. */
const REPEATED = 3
/** Points by which places of one and the same header differ at most. */
const SAME_PLACE = 3
/** A header keeps a distance to the text, in sizes of its own; without one it may be the head of a table that runs on. */
const APART = 1.8

/** A line with nothing but a number in it, as pages have: "- 12 -", "12 / 59", "Page 3 of 6", "第3頁", "ii". */
export const PAGE_NUMBER =
  /^[-–—‐−ー―~〜・.\s(（[［]*(?:pp?\.?|page|第)?\s*(\d{1,4}|[ivxl]{1,7})\s*(?:ページ|頁)?(?:\s*(?:\/|／|of)\s*\d{1,4}\s*(?:ページ|頁)?)?[-–—‐−ー―~〜・.\s)）\]］]*$/i

const folded = (line: SeenLine): string => textOf(line.runs).normalize("NFKC")

/** What a header has in common over its pages: where it stands and what it says, numbers left out. */
const keyOf = (line: SeenLine): string => {
  const text = folded(line)
  return PAGE_NUMBER.test(text) ? "#" : text.replace(/\d+/g, "#")
}

/** Counts on how many pages lines stand at about the same place. */
class Repetitions {
  readonly #pages = new Map<string, Set<number>>()
  readonly #enough: number

  constructor(pages: readonly SeenPage[]) {
    this.#enough = Math.max(2, Math.min(REPEATED, pages.length))
    for (const [n, page] of pages.entries()) {
      for (const line of [...inBand(page, "head"), ...inBand(page, "foot")]) {
        const key = this.#key(page, line, 0)
        this.#pages.set(key, (this.#pages.get(key) ?? new Set()).add(n))
      }
    }
  }

  /** Places are counted from the nearer edge, so that a page across keeps its header. */
  #key({ edges: [from, to] }: SeenPage, line: SeenLine, off: number): string {
    const isHead = line.across - from < to - line.across
    const distance = isHead ? line.across - from : to - line.across
    return `${isHead} ${Math.round(distance / SAME_PLACE) + off} ${keyOf(line)}`
  }

  has(page: SeenPage, line: SeenLine): boolean {
    const pages = new Set([-1, 0, 1].flatMap(off => [...(this.#pages.get(this.#key(page, line, off)) ?? [])]))
    return pages.size >= this.#enough
  }
}

/** Lines within the band at one edge of the page, from the edge on. */
function inBand({ lines, edges: [from, to] }: SeenPage, which: "head" | "foot"): readonly SeenLine[] {
  const band = BAND * (to - from)
  return which === "head"
    ? lines.filter(line => line.across - from <= band)
    : lines.filter(line => to - line.across <= band).toReversed()
}

/** How many lines at an edge are header or footer: the outermost ones that repeat, as far as there is a gap behind. */
function marginal(page: SeenPage, which: "head" | "foot", repetitions: Repetitions): number {
  const ordered = which === "head" ? page.lines : page.lines.toReversed()
  let aside = 0
  for (const [i, line] of inBand(page, which).entries()) {
    const isNumber = PAGE_NUMBER.test(folded(line))
    if (!isNumber && !repetitions.has(page, line)) break
    const next = ordered[i + 1]
    if (isNumber || !next || Math.abs(next.across - line.across) > APART * Math.max(line.size, next.size)) aside = i + 1
  }
  return aside
}

/** Sets header, footer and printed line numbers of all pages aside. */
export function bodiesOf(pages: readonly SeenPage[]): readonly BodyPage[] {
  const repetitions = new Repetitions(pages)
  const split = pages.map(page => {
    const head = marginal(page, "head", repetitions)
    const foot = Math.min(marginal(page, "foot", repetitions), page.lines.length - head)
    const body = page.lines.slice(head, page.lines.length - foot)
    const margins = [...page.lines.slice(0, head), ...page.lines.slice(page.lines.length - foot)]
    return { body, turned: page.turned, margins: margins.map(line => textOf(line.runs)) }
  })
  const lines = withLineNumbers(split.map(({ body }) => body))
  return split.map(({ turned, margins }, n) => ({ turned, margins, ...(lines[n] ?? { lines: [], numbered: false }) }))
}
