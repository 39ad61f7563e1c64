import type { PageDifferences } from "../model/pages.ts"
import { type Block, isContents } from "../model/plan.ts"
import type { Matching } from "./page-match.ts"
import { rangesOfBlocks, type Signs } from "./page-signs.ts"

/** Shorter paragraphs, and shorter text of the paper alone, may be missed for another reason: a label, a cell, a mark. */
const LONG = 20
/** Further on in the paper something else stands between: a note, another cell. */
const NEAR = 400

/** So many letters of a stretch tell what it is. */
const MOST = 200

const LETTER = /[\p{L}\p{N}]/u

/** The letters and digits of a passage: what stops a line, or hangs behind it, is often drawn apart from it. */
function lettersIn(
  codes: readonly number[],
  [from, to]: readonly [number, number],
  isWanted: (k: number) => boolean = () => true,
  most = MOST,
): string {
  const letters: string[] = []
  for (let k = from; k < to && letters.length < most; k++) {
    const sign = String.fromCharCode(codes[k] ?? 0)
    if (LETTER.test(sign) && isWanted(k)) letters.push(sign)
  }
  return letters.join("")
}

/** What a paragraph says that its paper does not, and what the paper says in it that the paragraph does not: letters and digits. */
interface Spot {
  readonly removed: string
  readonly added: string
}

/** The mark of a note is a number more; ヶ (か, once folded) is printed as ケ. */
const isPrinting = ({ removed, added }: Spot): boolean =>
  (removed === "" && /^\d{0,3}$/.test(added)) || (/^か+$/.test(removed) && added === "ケ".repeat(removed.length))

/** The spots at which a paragraph and its paper differ, in order; one over all of it where nothing of it was found. */
function spotsIn([from, to]: readonly [number, number], signs: Signs, codes: readonly number[], of: Matching): Spot[] {
  const spots: Spot[] = []
  let [start, last] = [from, -1]
  for (let i = from; i <= to; i++) {
    const j = i < to ? (of.partners[i] ?? -1) : -1
    if (i < to && j < 0) continue
    const isNear = last >= 0 && j > last && j - last <= NEAR
    const removed = lettersIn(signs.codes, [start, i])
    const added = isNear ? lettersIn(codes, [last + 1, j], k => !of.isTaken(k)) : ""
    if (removed !== "" || added !== "") spots.push({ removed, added })
    ;[start, last] = [i + 1, j]
  }
  return spots
}

/**
 * Where a version and its paper say different things: the paragraphs of which letters or digits are missing or others
 * stand in the paper, and text that the paper alone has. Of the right paper there are none, or hardly any; of that of
 * another version, one for nearly every change. Stops, marks of notes and contents make no difference.
 */
export function pageDifferences(
  blocks: readonly Block[],
  signs: Signs,
  printed: Signs,
  matching: Matching,
): PageDifferences {
  const ranges = rangesOfBlocks(signs, blocks.length)
  const paragraphs = blocks.flatMap((block, n) => {
    const [from, to] = ranges[n] ?? [0, 0]
    if (to === from || isContents(block)) return []
    const spots = spotsIn([from, to], signs, printed.codes, matching).filter(spot => !isPrinting(spot))
    const isMissing = matching.partners.subarray(from, to).every(partner => partner < 0)
    if (spots.length === 0 || (isMissing && (to - from < LONG || block.cell !== null))) return []
    return [block.id]
  })
  const whole = lettersIn(signs.codes, [0, signs.codes.length], undefined, Number.POSITIVE_INFINITY)
  return { paragraphs, printed: printedAlone(printed.codes, matching).filter(text => !whole.includes(text)) }
}

/** Long stretches of the paper that are no paragraph's: text that is not in the version, or titles of columns, said again on each page. */
function printedAlone(codes: readonly number[], matching: Matching): readonly string[] {
  const stretches: string[] = []
  let start = 0
  for (let j = 0; j <= codes.length; j++) {
    if (j < codes.length && !matching.isTaken(j)) continue
    const text = lettersIn(codes, [start, j])
    if (text.length >= LONG) stretches.push(text)
    start = j + 1
  }
  return stretches
}
