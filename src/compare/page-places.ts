import type { PageRange, PageReading, PaperSource, PlanPages } from "../model/pages.ts"
import type { Block, BlockId, Plan } from "../model/plan.ts"
import { pageDifferences } from "./page-differences.ts"
import { looseBlocks } from "./page-loose.ts"
import { type Matching, matchSigns } from "./page-match.ts"
import { type PaperPiece, rangesOfBlocks, type Signs, signsOfBlocks, signsOfPaper } from "./page-signs.ts"

/** Signs of one paragraph that follow one another on a page too. `from` counts from the paragraph's first sign. */
interface Run {
  readonly page: number
  readonly from: number
  readonly length: number
  /** Whether nothing stands above it on its page. */
  readonly isTop: boolean
  /** Too long to meet by chance, or the rest of such a one over the page: the last words of a sentence. */
  readonly isStrong: boolean
}

/** Where the signs of a paper stand. */
interface Paper {
  readonly pageOf: (sign: number) => number
  /** True for the first sign of a page. */
  readonly isTop: (sign: number) => boolean
}

/** A paragraph counts as found when so much of it is. */
const FOUND = 0.6
/** Shorter runs of signs meet by chance; of short paragraphs the whole is needed. */
const RUN = 4
/** Signs at either end that may differ in print (numbers, marks of notes) without leaving the page in doubt. */
const LOOSE = 8
/** So few signs (a typed number) are no line of their own on the page before. */
const FIRST = 3

function runsIn([from, to]: readonly [number, number], partners: Int32Array, paper: Paper): readonly Run[] {
  const runs: Run[] = []
  const enough = Math.min(RUN, to - from)
  for (let i = from; i < to; ) {
    const j = partners[i] ?? -1
    if (j < 0) {
      i++
      continue
    }
    const page = paper.pageOf(j)
    let length = 1
    while (i + length < to && partners[i + length] === j + length && paper.pageOf(j + length) === page) length++
    const last = runs.at(-1)
    const isTop = paper.isTop(j)
    const goesOn = last?.isStrong === true && last.from + last.length === i - from && isTop
    runs.push({ page, from: i - from, length, isTop, isStrong: length >= enough || goesOn })
    i += length
  }
  return runs
}

/** The pages of a paragraph by its runs, or null where too little of it was found, or it seems to be far apart. */
function pagesBy(runs: readonly Run[], length: number): PageRange | null {
  const strong = runs.filter(({ isStrong }) => isStrong)
  const found = strong.reduce((sum, run) => sum + run.length, 0)
  if (strong.length === 0 || found < FOUND * length) return null
  const pages = [...new Set(strong.map(({ page }) => page))].sort((x, y) => x - y)
  const [first = 0, last = 0] = [pages[0], pages.at(-1)]
  return last - first === pages.length - 1 ? [first, last] : null
}

/** True where what is missing at a paragraph's start and end cannot stand on another page. */
function isCertain(
  runs: readonly Run[],
  length: number,
  [first, last]: PageRange,
  neighbours: { readonly before: PageRange | null; readonly after: PageRange | null },
): boolean {
  const strong = runs.filter(({ isStrong }) => isStrong)
  const [start] = strong
  const lead = start?.from ?? length
  const tail = length - Math.max(...strong.map(run => run.from + run.length))
  const starts = lead <= (start?.isTop ? FIRST : LOOSE) || neighbours.before?.[1] === first
  const ends = tail <= LOOSE || neighbours.after?.[0] === last
  return starts && ends
}

/** Pages of the blocks of a version in a paper. What is not found, or not for certain, is left out: nothing is guessed. */
function locate(blocks: readonly Block[], signs: Signs, matching: Matching, paper: Paper) {
  const ranges = rangesOfBlocks(signs, blocks.length)
  const runs = ranges.map(range => runsIn(range, matching.partners, paper))
  const found = runs.map((each, n) => {
    const [from, to] = ranges[n] ?? [0, 0]
    return to > from ? pagesBy(each, to - from) : null
  })
  const near = (n: number, step: 1 | -1): PageRange | null => {
    for (let i = n + step; i >= 0 && i < blocks.length; i += step) {
      if (blocks[i]?.story.kind !== blocks[n]?.story.kind) return null
      if (found[i]) return found[i] ?? null
    }
    return null
  }
  const places = new Map<number, PageRange>()
  for (const [n, range] of found.entries()) {
    const [from, to] = ranges[n] ?? [0, 0]
    if (range && isCertain(runs[n] ?? [], to - from, range, { before: near(n, -1), after: near(n, 1) })) {
      places.set(n, range)
    }
  }
  return places
}

/** Headers and footers stand on many pages: on none of their own. */
const hasPage = ({ story }: Block): boolean => story.kind !== "header" && story.kind !== "footer"

/**
 * Finds the paragraphs of a version in a paper by their text: long runs of signs that stand once on both sides first,
 * then what lies between them in order, then what stands out of order (notes, text boxes). The same input always gives
 * the same result. Width, spaces, line ends and hyphens make no difference.
 */
export function placeOnPages(
  plan: Plan,
  reading: PageReading,
  named: { readonly source: PaperSource; readonly file: string | null },
): PlanPages {
  const blocks = plan.blocks.filter(hasPage)
  const [signs, printed] = [signsOfBlocks(blocks), signsOfPaper(reading)]
  const placeAt = (j: number): PaperPiece => printed.places[printed.pieces[j] ?? -1] ?? { page: -1, line: -1 }
  const pageOf = (j: number): number => placeAt(j).page
  const paper: Paper = { pageOf, isTop: j => j === 0 || pageOf(j) !== pageOf(j - 1) }
  const matching = matchSigns(signs.codes, printed.codes)
  const inOrder = locate(blocks, signs, matching, paper)
  looseBlocks(
    { blocks, ranges: rangesOfBlocks(signs, blocks.length), codes: signs.codes, printed, pageOf },
    inOrder,
    matching,
  )
  const places = locate(blocks, signs, matching, paper)
  const found = new Map<BlockId, PageRange>()
  for (const [n, range] of places) {
    const id = blocks[n]?.id
    if (id !== undefined) found.set(id, range)
  }
  return {
    ...named,
    pages: pagesWith(reading, blocksOnLines(blocks, signs, matching, placeAt)),
    blocks: found,
    differences: pageDifferences(blocks, signs, printed, matching),
  }
}

/** For each line ("page line"), the blocks with signs on it, in reading order. */
function blocksOnLines(
  blocks: readonly Block[],
  { pieces }: Signs,
  { partners }: Matching,
  placeAt: (j: number) => PaperPiece,
): ReadonlyMap<string, ReadonlySet<BlockId>> {
  const lines = new Map<string, Set<BlockId>>()
  for (const [i, j] of partners.entries()) {
    const id = blocks[(pieces[i] ?? -2) >> 1]?.id
    if (j < 0 || id === undefined) continue
    const { page, line } = placeAt(j)
    const key = `${page} ${line}`
    const known = lines.get(key)
    if (known) known.add(id)
    else lines.set(key, new Set([id]))
  }
  return lines
}

const pagesWith = ({ pages }: PageReading, onLines: ReadonlyMap<string, ReadonlySet<BlockId>>): PlanPages["pages"] =>
  pages.map(({ number, label, numbered, lines }, page) => ({
    number,
    label,
    numbered,
    lines: lines.map((line, i) => ({ ...line, blocks: [...(onLines.get(`${page} ${i}`) ?? [])] })),
  }))
