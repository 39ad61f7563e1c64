import { type Edit, NATURES, type Nature } from "../model/change.ts"
import { numeralValue, scriptOf } from "../text/characters.ts"
import { foldNotation } from "../text/fold.ts"

/** Only numerals, with the signs that stand inside numbers; a year may have its era before it. */
const NUMBER =
  /^(?:(?:令和|平成|昭和|大正|明治)(?=.))?[\p{N}〇零一二三四五六七八九十百千万億兆元][\p{N}〇零一二三四五六七八九十百千万億兆.,．，:：/／-]*$/u
/** Signs without words: punctuation, brackets, spaces. */
const SIGNS = /^[\p{P}\p{Z}\s\p{S}ー]*$/u
const OBJECT = "\uFFFC"

/** English words that carry no term. */
const FUNCTION_WORDS = new Set(
  (
    "a an and any are as at be been but by can could did do does for from had has have if in into is it its may might must not of " +
    "on or ought shall should so such than that the their then there these they this those to was were when where which while " +
    "who will with would"
  ).split(" "),
)

/** A term is short … */
const LONGEST_TERM = 20

/** … and has no grammar in it: kanji, katakana, letters and digits, or one English word that is not a function word. */
function isTerm(text: string): boolean {
  const trimmed = text.trim()
  if (trimmed === "" || [...trimmed].length > LONGEST_TERM || FUNCTION_WORDS.has(trimmed.toLowerCase())) return false
  return [...trimmed].every(sign => /kanji|katakana|latin|digit/.test(scriptOf(sign)) || /[・-]/.test(sign))
}

/** True for one number in two scripts: 六 → ６. */
function saysTheSame(removed: string, added: string): boolean {
  const value = numeralValue(removed)
  return value !== null && value === numeralValue(added)
}

/**
 * What kind of change a replacement is.
 *
 *   ＩＴ → IT, つ → っ, 、→，, サーバ → サーバー, 六 → ６   notation
 *   72 → 48, 三 → 四                          number
 *   個人 → 信用                               term
 *   everything else                          wording
 */
export function natureOf(removed: string, added: string): Nature {
  if (removed.includes(OBJECT) || added.includes(OBJECT)) return "wording"
  if (SIGNS.test(removed) && SIGNS.test(added)) return "notation"
  if (foldNotation(removed) === foldNotation(added)) return "notation"
  if (NUMBER.test(removed) && NUMBER.test(added)) return saysTheSame(removed, added) ? "notation" : "number"
  return isTerm(removed) && isTerm(added) ? "term" : "wording"
}

/** The nature of a change: the last of those that its edits have. */
export const strongest = (edits: readonly Edit[]): Nature =>
  edits.reduce<Nature>(
    (most, { nature }) => (NATURES.indexOf(nature) > NATURES.indexOf(most) ? nature : most),
    "format",
  )
