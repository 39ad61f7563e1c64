import type { PageRange } from "../model/pages.ts"
import type { Block } from "../model/plan.ts"
import type { Matching } from "./page-match.ts"
import type { Signs } from "./page-signs.ts"

/** Shorter paragraphs are not looked for out of order: they stand anywhere by chance. */
const SHORTEST = 3
/** Out of order means out of a table's or a page's order, not on the other side of the paper. */
const ASIDE = 1

/** Signs of the paper that may be looked through for all of them together: 0.5 s. What is left then stays without a page. */
const WORK = 200_000_000

/** What is known of paragraphs and paper when loose ones are looked for. */
interface Search {
  readonly blocks: readonly Block[]
  readonly ranges: readonly (readonly [from: number, to: number])[]
  readonly codes: readonly number[]
  readonly printed: Signs
  readonly pageOf: (j: number) => number
}

/** Half-open ranges of the paper's signs on each page. */
function pageRanges({ printed: { codes }, pageOf }: Search): ReadonlyMap<number, readonly [number, number]> {
  const ranges = new Map<number, [number, number]>()
  for (let j = 0; j < codes.length; j++) {
    const range = ranges.get(pageOf(j))
    if (range) range[1] = j + 1
    else ranges.set(pageOf(j), [j, j + 1])
  }
  return ranges
}

/**
 * Looks for paragraphs that were not found in order: notes at the foot of a page, text boxes, cells of a row that is
 * divided by a page. Each must stand whole, exactly once, in what is left of the pages where it can be.
 */
export function looseBlocks(search: Search, places: ReadonlyMap<number, PageRange>, matching: Matching): void {
  const { blocks, ranges, codes } = search
  const pages = pageRanges(search)
  const lastPage = Math.max(0, ...pages.keys())
  const bounds = boundsOf(blocks, places, lastPage)
  let work = WORK
  for (let n = 0; n < blocks.length; n++) {
    const [from, to] = ranges[n] ?? [0, 0]
    if (places.has(n) || to - from < SHORTEST) continue
    const [first, last] = bounds[n] ?? [0, lastPage]
    const start = pages.get(first)?.[0] ?? 0
    const end = pages.get(last)?.[1] ?? search.printed.codes.length
    work -= end - start
    if (work < 0) return
    const at = onlyPlace(codes.slice(from, to), search.printed.codes, [start, end], matching)
    if (at === null) continue
    for (let i = from; i < to; i++) if ((matching.partners[i] ?? -1) < 0) matching.pair(i, at + i - from)
  }
}

/** For each paragraph the pages of its neighbours in the same story, between which it stands. */
function boundsOf(
  blocks: readonly Block[],
  places: ReadonlyMap<number, PageRange>,
  lastPage: number,
): readonly PageRange[] {
  const before: number[] = []
  const after: number[] = []
  const seen = new Map<string, number>()
  for (const [n, { story }] of blocks.entries()) {
    before[n] = Math.max(0, (seen.get(story.kind) ?? 0) - ASIDE)
    const page = places.get(n)?.[1]
    if (page !== undefined) seen.set(story.kind, page)
  }
  seen.clear()
  for (const [n, { story }] of [...blocks.entries()].toReversed()) {
    after[n] = Math.min(lastPage, (seen.get(story.kind) ?? lastPage) + ASIDE)
    const page = places.get(n)?.[0]
    if (page !== undefined) seen.set(story.kind, page)
  }
  return blocks.map((_, n) => [before[n] ?? 0, after[n] ?? lastPage])
}

/** Where signs stand in the untaken part of a window, if exactly once. */
function onlyPlace(
  wanted: readonly number[],
  codes: readonly number[],
  [start, end]: readonly [number, number],
  matching: Matching,
): number | null {
  let found: number | null = null
  for (let j = start; j + wanted.length <= end; j++) {
    let n = 0
    while (n < wanted.length && codes[j + n] === wanted[n] && !matching.isTaken(j + n)) n++
    if (n < wanted.length) continue
    if (found !== null) return null
    found = j
  }
  return found
}
