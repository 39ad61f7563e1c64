import { foldNotation } from "./fold.ts"

/** A sign with the marks that belong to it: か and ゛ may be one kana or two. */
const SIGN = /[\s\S][\p{M}\uff9e\uff9f]*/gu

/**
 * How a text writes what was looked for in another notation (width, kana size, case, spacing, punctuation); null where it
 * does not. Only a hint for people: never used to edit.
 *
 *   foldedForm("ＩＴを活用", "IT")  →  "ＩＴ"
 */
export function foldedForm(text: string, wanted: string): string | null {
  const target = foldNotation(wanted)
  if (target === "") return null
  let folded = ""
  /** Where the fold of each sign starts in `folded`, by where the sign starts in `text`. */
  const starts = new Map<number, number>()
  for (const { 0: sign, index } of text.matchAll(SIGN)) {
    const own = foldNotation(sign)
    if (own !== "") starts.set(folded.length, index)
    folded += own
  }
  starts.set(folded.length, text.length)
  for (let at = folded.indexOf(target); at >= 0; at = folded.indexOf(target, at + 1)) {
    const [from, to] = [starts.get(at), starts.get(at + target.length)]
    if (from !== undefined && to !== undefined) return text.slice(from, to).trim()
  }
  return null
}
