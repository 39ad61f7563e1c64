import type { TokenEdit } from "./characters.ts"
import { isReplacement, length, type Pass } from "./passes.ts"
import type { Side } from "./tokens.ts"

/** How good a place to cut is before token `i`: after a stop, at a change of script, at a word; never inside a number. */
function cutQuality({ tokens, wordStarts, inside }: Side, i: number): number {
  if (inside.has(i)) return -3
  const [before, after] = [tokens[i - 1], tokens[i]]
  if (!before || !after) return 5
  if (before.text === "\n") return 6
  if (/[。．！？]/.test(before.text)) return 5
  if (/[、，；：）」』】・,;]/.test(before.text)) return 4
  if (before.script === "space") return 3.5
  if (/[、，・]/.test(after.text)) return 3.8
  if (/[（「『【]/.test(after.text) || after.text === "\n") return 3
  if (before.script !== after.script) return wordStarts.has(i) ? 2.5 : 2
  return wordStarts.has(i) ? 1.5 : 0
}

/**
 * Slides a pure insertion or deletion along what repeats around it, to where a reader would cut.
 *
 *   保護者[又は保護者/]  →  保護者 alike: [保護者又は/]保護者 when the cut is better there
 */
export const slide: Pass = (edits, a, b) => {
  const result: TokenEdit[] = []
  for (const [i, edit] of edits.entries()) {
    const { first, last, side, span } = room(edit, result.at(-1), edits[i + 1], a, b)
    const quality = (shift: number) => cutQuality(side, span[0] + shift) + cutQuality(side, span[1] + shift)
    let best = 0
    for (let shift = first; shift <= last; shift++) if (quality(shift) > quality(best)) best = shift
    const moved = ([x, y]: readonly [number, number]) => [x + best, y + best] as const
    result.push({ a: moved(edit.a), b: moved(edit.b) })
  }
  return result
}

/** How far an insertion or deletion can slide to the left (`first`, not above 0) and to the right between its neighbours. */
function room(edit: TokenEdit, before: TokenEdit | undefined, after: TokenEdit | undefined, a: Side, b: Side) {
  const isInsertion = length(edit.a) === 0
  const side = isInsertion ? b : a
  const span = isInsertion ? edit.b : edit.a
  let [first, last] = [0, 0]
  if (isReplacement(edit)) return { first, last, side, span }
  const lowest = (isInsertion ? before?.b[1] : before?.a[1]) ?? 0
  const highest = (isInsertion ? after?.b[0] : after?.a[0]) ?? side.tokens.length
  const same = (i: number, j: number) => side.tokens[i]?.name === side.tokens[j]?.name
  while (span[0] + first > lowest && same(span[0] + first - 1, span[1] + first - 1)) first--
  while (span[1] + last < highest && same(span[0] + last, span[1] + last)) last++
  return { first, last, side, span }
}
