/**
 * Numbers of chapters, sections and items as people write them, folded to one form: Roman numbers in Latin capitals,
 * half width, no spaces, no stops. 「Ⅳ.1.1.2（２）」 and "IV.1. 1.2 (2)" are both IV, 1, 1, 2, (2).
 */

export const DIGITS = "[0-9０-９]{1,4}"
const KANJI = "[一二三四五六七八九十百]{1,5}"
const GAP = "[ \\u3000\\u00a0]{0,3}"
const STOP = "[.．]"
const ROMAN_SIGN = "[Ⅰ-Ⅻ]"
const ROMAN_LETTERS = "(?<![A-Za-zＡ-Ｚａ-ｚ0-9０-９])[IVXＩＶＸ]{1,5}(?![A-Za-zＡ-Ｚａ-ｚ0-9０-９])"
const PAREN = `[(（]${GAP}(?:[0-9０-９]{1,3}|[A-Za-zａ-ｚＡ-Ｚ]|[ア-ン]|[ivx]{1,5})${GAP}[)）]`
const CIRCLED = "[①-⑳]"
const UNIT = `第${GAP}(?:${DIGITS}|${KANJI})${GAP}(?:編|部|章|節|款|条(?:の(?:${DIGITS}|${KANJI}))?|項|号)`

/** Numbers of chapters and items; longer ones are years and amounts. */
const SHORT = "[0-9０-９]{1,2}(?![0-9０-９])"
/** Deeper chains than this are something else: addresses, tables of figures. */
const DEEPEST = 7
const ENDS = `(?:${GAP}${PAREN}){0,3}(?:${GAP}${CIRCLED})?`
const NUMBERS = `${SHORT}(?:${STOP}${GAP}${SHORT}){0,${DEEPEST}}${STOP}?`
/** Nothing that makes a date or a version of the numbers behind it: "令和4.1.28", "OpenSSL 1.0.2". */
const BARE = "(?<![A-Za-z0-9.．][ \\u3000]?|令和|平成|昭和)"
/** Nothing that would make a number of it: "1.3", "3.5%". */
const WHOLE = `(?![0-9０-９]|${STOP}[0-9０-９]|[%％A-Za-z])`

/** Chains that are labels wherever they stand. */
export const SURE_CHAIN = [
  `(?:${ROMAN_SIGN}|${ROMAN_LETTERS}(?=${STOP}${GAP}[0-9０-９]))(?:${STOP}${GAP}(?:${NUMBERS})?${WHOLE})?${ENDS}`,
  `${UNIT}(?:${GAP}${UNIT}){0,${DEEPEST}}${ENDS}`,
  `${BARE}${SHORT}(?:${STOP}${SHORT}){2,${DEEPEST}}${STOP}?${WHOLE}${ENDS}`,
  `${BARE}(?<![0-9０-９.．])${SHORT}(?:${STOP}${GAP}${SHORT}){0,${DEEPEST}}${STOP}?(?:${GAP}${PAREN}){1,3}(?:${GAP}${CIRCLED})?`,
].join("|")

/** Chains that are labels where a word says so ("Section 3.2", "§4") or nothing else stands there. */
export const NAMED_CHAIN = `(?:${ROMAN_SIGN}|${ROMAN_LETTERS}|[A-ZＡ-Ｚ](?=${STOP}|[^A-Za-z]|$))?(?:${STOP}?${GAP}${NUMBERS})?${WHOLE}${ENDS}`

const TOKEN = new RegExp(`${UNIT}|${PAREN}|${CIRCLED}|${ROMAN_SIGN}|[A-ZＡ-Ｚ]+|[0-9０-９]+|[ア-ン]`, "gu")
const BETWEEN = /^[ \u3000\u00a0.．]*$/

const KANJI_DIGITS: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}

/** A number below 1000 in kanji or digits of any width; "十二" is 12. */
export function numberIn(written: string): number {
  if (!/[一二三四五六七八九十百]/.test(written)) return Number(written.normalize("NFKC"))
  let [total, digit] = [0, 0]
  for (const sign of written) {
    const ten = sign === "百" ? 100 : sign === "十" ? 10 : 0
    if (ten === 0) digit = KANJI_DIGITS[sign] ?? 0
    else {
      total += (digit || 1) * ten
      digit = 0
    }
  }
  return total + digit
}

function folded(token: string): string {
  if (/^[①-⑳]$/.test(token)) return token
  const plain = token.normalize("NFKC").replace(/\s/g, "")
  const unit = /^第(.+?)(編|部|章|節|款|条|項|号)(?:の(.+))?$/.exec(plain)
  if (!unit?.[1] || !unit[2]) return /^\d+$/.test(plain) ? String(Number(plain)) : plain
  return `${numberIn(unit[1])}${unit[2]}${unit[3] ? `の${numberIn(unit[3])}` : ""}`
}

/**
 * The numbers that a chain of labels is made of, or null where it holds anything else.
 *
 *   Ⅳ．１．　１．２（２）  →  IV 1 1 2 (2)
 *   第三章 第2節①          →  3章 2節 ①
 */
export function labelParts(chain: string): readonly string[] | null {
  const parts: string[] = []
  let at = 0
  for (const { 0: token, index } of chain.matchAll(TOKEN)) {
    if (!BETWEEN.test(chain.slice(at, index))) return null
    parts.push(folded(token))
    at = index + token.length
  }
  return parts.length > 0 && BETWEEN.test(chain.slice(at)) ? parts : null
}

/** 第3条（期間）, and nothing more on the line or a space: what goes on is a sentence about it. */
const TITLE = "(?<=[編部章節款条])(?=[（(][^（）()]{1,30}[）)](?:[ \\u3000\\t]|$))"
const TYPED = new RegExp(`^(?:${SURE_CHAIN}|${NUMBERS}${WHOLE})(?:(?=[ \\u3000\\t]|$)|${TITLE})`, "u")

/** A label that is typed at the start of a text: as it is written there, and its numbers. */
export interface LabelAtStart {
  readonly written: string
  readonly parts: readonly string[]
}

/** The label that is typed at the start of a heading's text; null where there is none. */
export function labelAtStart(text: string): LabelAtStart | null {
  const written = TYPED.exec(text)?.[0]
  const parts = written ? labelParts(written) : null
  return written && parts ? { written, parts } : null
}
