import { visibleInCells } from "../text/visible.ts"
import { graphemes } from "../text/width.ts"

/** No character and no word that a step goes over is longer than this, in UTF-16 units. */
const REACH = 512

/** Where to start looking for what ends at `at`: in its own line, not in the middle of a surrogate pair. */
function startBefore(text: string, at: number): number {
  const from = Math.max(text.lastIndexOf("\n", at - 2) + 1, at - REACH)
  return from > 0 && /[\udc00-\udfff]/.test(text.charAt(from)) ? from + 1 : from
}

/** Start of the character before `at`. What is shown as a mark counts as one. */
export function before(text: string, at: number): number {
  if (at <= 1) return 0
  const from = startBefore(text, at)
  let last = from
  for (const cluster of graphemes(visibleInCells(text.slice(from, at)))) last = from + cluster.from
  return last
}

/** End of the character after `at`. */
export function after(text: string, at: number): number {
  for (const cluster of graphemes(visibleInCells(text.slice(at, at + REACH)))) return at + cluster.text.length
  return at
}

/** Made when the first word is looked for: the platform's tables take 13 ms to load, and the first screen needs none. */
const lazily: { words: Intl.Segmenter | null } = { words: null }

function wordsIn(text: string): Intl.Segments {
  lazily.words ??= new Intl.Segmenter("ja", { granularity: "word" })
  return lazily.words.segment(text)
}

/** Start of the word before `at`; blanks and marks in between are passed over. */
export function wordBefore(text: string, at: number): number {
  if (at <= 1) return 0
  const from = startBefore(text, at)
  const all = [...wordsIn(text.slice(from, at))]
  return from + (all.findLast(({ isWordLike }) => isWordLike)?.index ?? 0)
}

/** End of the word after `at`. */
export function wordAfter(text: string, at: number): number {
  const slice = text.slice(at, at + REACH)
  const lineEnd = slice.indexOf("\n", 1)
  const line = lineEnd < 0 ? slice : slice.slice(0, lineEnd)
  const next = [...wordsIn(line)].find(({ isWordLike }) => isWordLike)
  return at + (next ? next.index + next.segment.length : line.length)
}
