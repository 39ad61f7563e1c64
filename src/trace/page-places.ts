import { isApproximate, type PageRange, type PlanPage, type PlanPageLine } from "../model/pages.ts"
import { type Block, type BlockId, type Plan, pageSource } from "../model/plan.ts"
import type { Citation, LineRange } from "../text/citations.ts"
import type { Places } from "./resolve.ts"

type PageCitation = Extract<Citation, { kind: "page" | "line" }>

/** Pages and lines of one version, as its paper has them, else pages as Word last laid them out. */
export class PagePlaces {
  readonly #plan: Plan
  /** Indexes of the pages that have a number. */
  readonly #byNumber = new Map<number, number[]>()

  constructor(plan: Plan) {
    this.#plan = plan
    for (const [index, { number }] of (plan.pages?.pages ?? []).entries()) {
      if (number === null) continue
      const pages = this.#byNumber.get(number)
      if (pages) pages.push(index)
      else this.#byNumber.set(number, [index])
    }
  }

  /** What stands where a page or line is cited, or null. A line that the page does not have leads to the page. */
  find(citation: PageCitation): Places | null {
    const lines = this.linesAt(citation)
    const onLines = new Set(lines.flatMap(({ blocks }) => blocks))
    if (onLines.size > 0) {
      const blocks = this.#plan.blocks.flatMap(({ id }) => (onLines.has(id) ? [id] : []))
      return { blocks, approximate: this.#isApproximate() || !this.#areNumbered(citation) }
    }
    if (citation.kind === "line") return null
    const blocks = this.#onPages(citation)
    return blocks.length > 0 ? { blocks, approximate: this.#isApproximate() } : null
  }

  /** The lines that are cited, from top to bottom; none where the version has no paper, or several pages fit. */
  linesAt(citation: PageCitation): readonly PlanPageLine[] {
    const { line } = citation
    if (line === null) return []
    return this.#pagesWith(citation).flatMap(({ lines }) => lines.filter(({ number }) => isIn(line, number)))
  }

  /** The page of a cited line; for a line alone the pages that print it, where numbers run on over the paper. */
  #pagesWith(citation: PageCitation): readonly PlanPage[] {
    const pages = this.#plan.pages?.pages ?? []
    if (citation.kind === "page") {
      const found = this.#byNumber.get(citation.first) ?? []
      return citation.first === citation.last && found.length === 1 ? found.flatMap(index => pages[index] ?? []) : []
    }
    const { first } = citation.line
    const printing = pages.filter(({ numbered, lines }) => numbered && lines.some(({ number }) => number === first))
    const [only] = printing
    if (!only || printing.length > 1) return []
    const next = pages[pages.indexOf(only) + 1]
    return next?.numbered ? [only, next] : [only]
  }

  #areNumbered = (citation: PageCitation): boolean => this.#pagesWith(citation).every(({ numbered }) => numbered)

  #isApproximate = (): boolean => isApproximate(pageSource(this.#plan))

  #onPages({ first, last }: Extract<PageCitation, { kind: "page" }>): readonly BlockId[] {
    const { pages, blocks } = this.#plan
    if (!pages) {
      return blocks.filter(({ page }) => page !== null && page >= first && page <= last).map(({ id }) => id)
    }
    const found = [...this.#byNumber].filter(([number]) => number >= first && number <= last)
    // Numbers that start again with each annex name several pages.
    if (found.length === 0 || found.some(([, indexes]) => indexes.length > 1)) return []
    const indexes = found.flatMap(([, indexes]) => indexes)
    return standingOn(blocks, pages.blocks, [Math.min(...indexes), Math.max(...indexes)])
  }
}

/** True for a paragraph on the page of this number, as the version's paper has it; without one, that starts there. */
export function isOnPage({ pages }: Plan, { id, page }: Block, number: number): boolean {
  if (!pages) return page === number
  const [first, last] = pages.blocks.get(id) ?? [0, -1]
  return pages.pages.slice(first, last + 1).some(each => each.number === number)
}

const isIn = ({ first, last }: LineRange, number: number): boolean => number >= first && number <= last

/** Paragraphs on pages, with those that were not found but stand between two on these pages. */
function standingOn(
  blocks: readonly Block[],
  found: ReadonlyMap<BlockId, PageRange>,
  [first, last]: PageRange,
): readonly BlockId[] {
  const standing: BlockId[] = []
  /** Not found since the last one that stands wholly on these pages; null after one that does not. */
  let between: BlockId[] | null = null
  let story = ""
  for (const block of blocks) {
    if (block.story.kind !== story) between = null
    story = block.story.kind
    const range = found.get(block.id)
    if (!range) {
      between?.push(block.id)
      continue
    }
    const isOn = range[1] >= first && range[0] <= last
    if (isOn) standing.push(...(range[0] >= first ? (between ?? []) : []), block.id)
    between = isOn && range[1] <= last ? [] : null
  }
  return standing
}
