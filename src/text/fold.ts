/**
 * Folding for matching: two spellings of one word become equal. Never used on text that is shown, diffed or published
 * (design.md, decision 4: matching may be width-insensitive, diffing is code-point exact).
 */

const SMALL_KANA = "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ"
const LARGE_KANA = "あいうえおつやゆよわかけアイウエオツヤユヨワカケ"
const large = new Map([...SMALL_KANA].map((small, i) => [small, [...LARGE_KANA][i] ?? small]))

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/[、，､,]/g, ","],
  [/[。．｡.]/g, "."],
  [/[‐‑‒–—―−-]/g, "-"],
  [/[〜～∼~]/g, "~"],
  [/[“”„‟"〝〟＂]/g, '"'],
  [/[‘’‚‛'＇]/g, "'"],
  [/[・･·]/g, "·"],
]

/** バ行 as it is written for foreign v: ヴァイオリン, バイオリン. */
const V_ROW: readonly (readonly [RegExp, string])[] = [
  [/ヴァ/g, "バ"],
  [/ヴィ/g, "ビ"],
  [/ヴェ/g, "ベ"],
  [/ヴォ/g, "ボ"],
  [/ヴ/g, "ブ"],
]
/** か月, ヶ月, ケ月, カ月, 箇月 after a number. */
const COUNTED = /(?<=[\p{Nd}〇一二三四五六七八九十百千数何])[ヶヵケカ箇](?=$|[月所国条年村])/gu

/** Text without differences of width, kana size, letter case, spacing, prolonged sound marks and forms of one sign. */
export function foldNotation(text: string): string {
  let folded = text.normalize("NFKC").toLowerCase().replace(/\s+/g, "").replace(/ー/g, "")
  folded = folded.replace(COUNTED, "か")
  for (const [pattern, sign] of [...SIGNS, ...V_ROW]) folded = folded.replace(pattern, sign)
  return folded.replace(/[ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ]/g, kana => large.get(kana) ?? kana)
}

/** Numbers, also in kanji after 第 or before what is numbered; after NFKC. */
const NUMBER =
  /\p{Nd}+|(?<=第)[〇一二三四五六七八九十百千]+|[〇一二三四五六七八九十百千万億]+(?=[条項号章節款編年月日円])/gu

/** Text for pairing paragraphs: width, case, spacing and all numbers are left out, so that renumbering hides nothing. */
export const foldForPairing = (text: string): string =>
  text.normalize("NFKC").toLowerCase().replace(NUMBER, "").replace(/\s+/g, "")

/** The numbers that `foldForPairing` leaves out. */
export const numbersForPairing = (text: string): readonly string[] => text.normalize("NFKC").match(NUMBER) ?? []
