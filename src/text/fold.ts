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

/** Text without differences of width, kana size, letter case, spacing, prolonged sound marks and forms of one sign. */
export function foldNotation(text: string): string {
  let folded = text.normalize("NFKC").toLowerCase().replace(/\s+/g, "").replace(/ー/g, "")
  for (const [pattern, sign] of SIGNS) folded = folded.replace(pattern, sign)
  return folded.replace(/[ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ]/g, kana => large.get(kana) ?? kana)
}

/** Text for pairing paragraphs: width, case, spacing and all numbers are left out, so that renumbering hides nothing. */
export const foldForPairing = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{Nd}]+/gu, "")
