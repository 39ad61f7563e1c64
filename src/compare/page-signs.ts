import type { PageReading } from "../model/pages.ts"
import type { Block } from "../model/plan.ts"
import { foldNotation } from "../text/fold.ts"

/** The folded signs of a text, each with the number of the piece that it is from. */
export interface Signs {
  readonly codes: readonly number[]
  readonly pieces: readonly number[]
}

/** Where a piece of a paper's text stands: indexes of its page and line, line -1 for none. */
export interface PaperPiece {
  readonly page: number
  readonly line: number
}

function signsOf(texts: Iterable<string>): Signs {
  const codes: number[] = []
  const pieces: number[] = []
  let piece = 0
  for (const text of texts) {
    const folded = foldNotation(text)
    for (let i = 0; i < folded.length; i++) {
      codes.push(folded.charCodeAt(i))
      pieces.push(piece)
    }
    piece++
  }
  return { codes, pieces }
}

/** What is no text, and hyphens that only the end of a line shows. */
const UNPRINTED = /[\u00ad\ufffc]/g

/** The signs of paragraphs as they are printed: of the paragraph at `n`, piece 2n is its number, 2n + 1 its text. */
export const signsOfBlocks = (blocks: readonly Block[]): Signs =>
  signsOf(blocks.flatMap(({ label, text }) => [label ?? "", text.replace(UNPRINTED, "")]))

/** For each paragraph the half-open range of its text's signs. */
export function rangesOfBlocks({ pieces }: Signs, count: number): readonly (readonly [from: number, to: number])[] {
  const ranges: [number, number][] = Array.from({ length: count }, () => [0, 0])
  for (const [i, piece] of pieces.entries()) {
    const range = piece % 2 === 1 ? ranges[piece >> 1] : undefined
    if (!range) continue
    if (range[1] === 0) range[0] = i
    range[1] = i + 1
  }
  return ranges
}

/** Dots that lead to a page number in a table of contents. */
const LEADERS = /[.．。・…‥]{4,}/g

/** The signs of a paper in the order in which they are drawn, with where each piece stands. */
export function signsOfPaper({ pages }: PageReading): Signs & { readonly places: readonly PaperPiece[] } {
  const places: PaperPiece[] = []
  const texts: string[] = []
  for (const [page, { runs }] of pages.entries()) {
    for (const [line, text] of runs) {
      places.push({ page, line })
      texts.push(text.replace(LEADERS, ""))
    }
  }
  return { ...signsOf(texts), places }
}
