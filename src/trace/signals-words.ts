/**
 * The terms of a text, for finding texts that speak of the same thing: English words without their endings, and for
 * Japanese the pairs of neighbouring signs in words of kanji and katakana. Hiragana joins words and says little itself;
 * so does a single sign.
 */

const WORDS = /[\p{Script=Latin}\p{Nd}][\p{Script=Latin}\p{M}\p{Nd}]*|[\p{Script=Han}々〆]+|[\p{Script=Katakana}ー]+/gu

/** Endings of English words, longest first; what is left has at least three letters. */
const ENDING = /(?<=^[a-z]{3,})(?:ations?|ings?|ments?|ally|ies|ied|ed|es|ly|er|ion|s|e|y)$/

/** Words of English that join and mean nothing by themselves. */
const JOINING = new Set(
  (
    "a about after all also an and any are as at be because been but by can could did do does for from had has have how i if in into is " +
    "it its just like make may maybe me might more most must my need no not of on one only or other our out should so some such than " +
    "that the their them then there these they this those to too up use used using very was we were what when where which while who " +
    "why will with would you your seem think say here section text document draft issue please add see it's"
  ).split(" "),
)

/** Words of Japanese comments that speak of commenting, not of the plan. */
const COMMENTING = new Set("意見 記載 修正 追加 変更 削除 提案 必要 思い 考え 御意 本計 計画".split(" "))

/** Adds what one run of signs of one script gives. */
function addWord(word: string, terms: Map<string, number>): void {
  const add = (term: string) => terms.set(term, (terms.get(term) ?? 0) + 1)
  if (word.length === 1) return
  if (/^[\p{Script=Latin}\p{Nd}]/u.test(word)) {
    if (!JOINING.has(word)) add(word.replace(ENDING, ""))
    return
  }
  for (let i = 0; i + 1 < word.length; i++) {
    const pair = word.slice(i, i + 2)
    if (!COMMENTING.has(pair)) add(pair)
  }
}

/**
 * How often each term stands in a text; width and case are folded.
 *
 *   ＨＰＶワクチンの接種を supporting   →   hpv, ワク, クチ, チン, 接種, support
 */
export function termsOf(text: string): ReadonlyMap<string, number> {
  const terms = new Map<string, number>()
  for (const [word] of text.normalize("NFKC").toLowerCase().matchAll(WORDS)) addWord(word, terms)
  return terms
}

/** How many words in common are shown. */
const SHOWN = 3

/** A word as it is written, with its terms. */
export interface Word {
  readonly word: string
  readonly terms: readonly string[]
}

/** The words of a text that have terms, each once, the rarest first. */
export function wordsOf(text: string, rarity: (term: string) => number): readonly Word[] {
  const words = new Map<string, { readonly terms: readonly string[]; readonly worth: number }>()
  for (const [word] of text.normalize("NFKC").matchAll(WORDS)) {
    if (word.length === 1 || words.has(word)) continue
    const terms = [...termsOf(word).keys()]
    if (terms.length > 0) words.set(word, { terms, worth: terms.reduce((sum, term) => sum + rarity(term), 0) })
  }
  return [...words]
    .sort(([a, { worth: x }], [b, { worth: y }]) => y - x || (a < b ? -1 : 1))
    .map(([word, { terms }]) => ({ word, terms }))
}

/** The first of the words whose terms all stand in the other text. */
export function sharedWords(words: readonly Word[], other: ReadonlySet<string>): readonly string[] {
  const shared: string[] = []
  for (const { word, terms } of words) {
    if (shared.length === SHOWN) break
    if (terms.every(term => other.has(term))) shared.push(word)
  }
  return shared
}
