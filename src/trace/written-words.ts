/** A run of one script that is looked at as a word: half-open offsets. */
export interface WrittenWord {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** Letters and digits of either width; katakana of either width with its marks; kanji. Hiragana has no word bounds. */
const WORD = /[A-Za-z0-9Ａ-Ｚａ-ｚ０-９]+|[\u30a1-\u30fa\u30fc\u30fd\u30fe\uff66-\uff9f]+|[\p{Script=Han}々〆]+/gu

/** The words of a text, whole: ＩＴ is none of ＩＣＩＴ. */
export const writtenWords = (text: string): readonly WrittenWord[] =>
  Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({ from: index, to: index + word.length, text: word }))

/** The words of a line of the plan, read once. */
export const wordsOfLine = ({ text }: { readonly text: string }): readonly string[] =>
  writtenWords(text).map(word => word.text)

/** True for a word of letters (not only digits), of at least two signs. */
export const isLatin = (word: string): boolean =>
  word.length > 1 && /^[A-Za-z0-9Ａ-Ｚａ-ｚ０-９]+$/.test(word) && /[A-Za-zＡ-Ｚａ-ｚ]/.test(word)

/** True for katakana long enough to be a word of its own with and without ー at its end. */
export const isKatakana = (word: string): boolean => /^[\u30a1-\u30fa\u30fc\uff66-\uff9f]{3,}$/.test(word)

/**
 * What two ways of writing one word have in common: width for letters (not their case), width and a closing ー for
 * katakana (サーバ・サーバー). Null for words that have no second way.
 */
export function wordKey(word: string): string | null {
  if (isLatin(word)) return word.normalize("NFKC")
  if (!isKatakana(word)) return null
  const key = word.normalize("NFKC").replace(/ー$/, "")
  return key.length >= 3 ? key : null
}
