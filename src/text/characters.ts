/** What kind of sign a character is, as far as cutting text is concerned. */
export type Script = "kanji" | "hiragana" | "katakana" | "latin" | "digit" | "space" | "mark"

const CLASSES: readonly (readonly [Script, RegExp])[] = [
  ["hiragana", /^[\p{Script=Hiragana}]/u],
  ["kanji", /^[\p{Script=Han}々〆]/u],
  // ー belongs to both kana; it is written in katakana words.
  ["katakana", /^[\p{Script=Katakana}ー・ﾞﾟ]/u],
  ["digit", /^\p{Nd}/u],
  ["latin", /^\p{L}/u],
  ["space", /^[\s\p{Z}]/u],
]

/** Class of a grapheme, by its first character: full-width letters are "latin", ー is "katakana". */
export function scriptOf(grapheme: string): Script {
  if (grapheme === "・") return "mark"
  return CLASSES.find(([, pattern]) => pattern.test(grapheme))?.[0] ?? "mark"
}

const KANJI_NUMERAL = /^[〇零一二三四五六七八九十百千万億]$/

/** True for 〇, 一 … 億: a number when it stands after 第 or before a counter. */
export const isKanjiNumeral = (grapheme: string): boolean => KANJI_NUMERAL.test(grapheme)

const COUNTER = /^[条項号章節款編部表図年月日円人件回名者社時分秒％割歳度箇カヵケヶか]/

/** True where a run of kanji numerals between `before` and `after` is a number ("第三条", "十年") and not part of a word. */
export const isKanjiNumber = (before: string, after: string): boolean => before === "第" || COUNTER.test(after)

const KANJI_DIGITS = "〇一二三四五六七八九"
const KANJI_UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

/** What numerals of one kind say: 十二 → 12, １２ → 12; null for what is no number (十二百, 12十). */
export function numeralValue(text: string): number | null {
  const plain = text.normalize("NFKC")
  if (/^\d+$/.test(plain)) return Number(plain)
  if (/^[〇一二三四五六七八九]+$/.test(plain))
    return Number([...plain].map(sign => KANJI_DIGITS.indexOf(sign)).join(""))
  if (
    !/^(?:[一二三四五六七八九]?千)?(?:[一二三四五六七八九]?百)?(?:[一二三四五六七八九]?十)?[一二三四五六七八九]?$/.test(
      plain,
    ) ||
    plain === ""
  )
    return null
  let [sum, digit] = [0, 0]
  for (const sign of plain) {
    const unit = KANJI_UNITS[sign]
    if (unit === undefined) digit = KANJI_DIGITS.indexOf(sign)
    else {
      sum += Math.max(digit, 1) * unit
      digit = 0
    }
  }
  return sum + digit
}
