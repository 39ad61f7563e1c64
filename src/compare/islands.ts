import { isKanjiNumeral } from "../text/characters.ts"
import type { TokenEdit } from "./characters.ts"
import { isReplacement, joined, length, type Pass, size, tokensIn } from "./passes.ts"
import type { Side, Token } from "./tokens.ts"

/** How much a character that stayed says about the text having stayed: a particle between rewritten words says little. */
const WEIGHT: Readonly<Record<Token["script"], number>> = {
  kanji: 1,
  katakana: 0.8,
  digit: 0.8,
  latin: 0.5,
  hiragana: 0.4,
  mark: 0.4,
  space: 0.2,
}

/** Stops and brackets hold a sentence together: what stands on their two sides was edited apart. */
const STRUCTURE = /^[。．！？!?\n（）()「」『』【】［］〔〕]$/
const STRUCTURE_WEIGHT = 1.5
/** A comma ends a clause. */
const COMMA = /^[、，]$/
const COMMA_WEIGHT = 0.8

const weightOf = ({ text, script }: Token): number =>
  STRUCTURE.test(text) ? STRUCTURE_WEIGHT : COMMA.test(text) ? COMMA_WEIGHT : WEIGHT[script]

/** An island weighs at most this part of the smaller edit beside it to be drowned. */
const ISLAND = 0.25
/** Words of up to so many characters replaced one for one stay apart, whatever particle is between them. */
const SHORT_WORD = 6

/** One word for one word: nothing but kanji, katakana, letters or digits on both sides. */
function isWordForWord(edit: TokenEdit, a: Side, b: Side): boolean {
  const tokens = [...tokensIn(a, edit.a), ...tokensIn(b, edit.b)]
  if (!isReplacement(edit) || tokens.some(({ script }) => /hiragana|mark|space/.test(script))) return false
  return size(edit) <= SHORT_WORD || tokens.every(({ script }) => script === "latin")
}

/** True when a token counts the number before it: the 年 of [三十/元]年[三/四]月. */
function isCounter({ tokens }: Side, at: number): boolean {
  const before = tokens[at - 1]
  return before !== undefined && (before.script === "digit" || isKanjiNumeral(before.text))
}

/**
 * True for a single character that stayed by chance: a kanji that belongs to one word of the draft and to another of the
 * revision, or a kana that belongs to a longer word on one of the sides.
 *
 *   [予/]兆[/候]          →   [予兆/兆候]
 *   必要である[/こ]と[して/から]   →   必要である[として/ことから]
 */
function isOfTwoWords(left: TokenEdit, right: TokenEdit, a: Side, b: Side): boolean {
  const script = a.tokens[left.a[1]]?.script
  if (right.a[0] - left.a[1] !== 1 || (script !== "kanji" && script !== "hiragana")) return false
  if (isCounter(a, left.a[1]) || isCounter(b, left.b[1])) return false
  const torn = (["a", "b"] as const).map(which => {
    const at = left[which][1]
    const { tokens, wordStarts } = which === "a" ? a : b
    const goesOn = at + 1 < tokens.length && !wordStarts.has(at + 1)
    return (!wordStarts.has(at) && length(left[which]) > 0) || (goesOn && length(right[which]) > 0)
  })
  return script === "kanji" ? torn.every(Boolean) : torn.some(Boolean)
}

/** True for a blank between words of letters that were replaced one after the other: a phrase was, and is read as one. */
function isInsidePhrase(left: TokenEdit, right: TokenEdit, a: Side, b: Side): boolean {
  const beside = [
    [a.tokens[left.a[1] - 1], a.tokens[right.a[0]]],
    [b.tokens[left.b[1] - 1], b.tokens[right.b[0]]],
  ]
  return (
    isReplacement(left) &&
    isReplacement(right) &&
    tokensIn(a, [left.a[1], right.a[0]]).every(({ script }) => script === "space") &&
    beside.flat().every(token => token?.script === "latin")
  )
}

function isDrowned(left: TokenEdit, right: TokenEdit, a: Side, b: Side): boolean {
  if (isInsidePhrase(left, right, a, b)) return true
  const island = tokensIn(a, [left.a[1], right.a[0]])
  const weak = island.length <= 2 && island.every(({ script }) => /hiragana|space|mark/.test(script))
  const short = Math.max(size(left), size(right)) <= SHORT_WORD
  const [wordLeft, wordRight] = [isWordForWord(left, a, b), isWordForWord(right, a, b)]
  if (weak && ((wordLeft && wordRight) || (short && (wordLeft || wordRight)))) return false
  const weight = island.reduce((sum, token) => sum + weightOf(token), 0)
  if (weight <= ISLAND * Math.min(size(left), size(right))) return true
  if (isOfTwoWords(left, right, a, b)) return true
  if (!weak || island.some(({ text }) => STRUCTURE.test(text) || COMMA.test(text))) return false
  return isReplacement(left) && isReplacement(right) && size(left) + size(right) >= 4
}

/**
 * Joins edits that only a chance island keeps apart.
 *
 *   [資/認]格[取得/の確認]の[具体的/適切]な   →   [資格取得の具体的/認格の確認の適切]な
 *   [a/an] [powerful/interesting] way            →   [a powerful/an interesting] way
 *   個人[情報/データ]を[適切/安全]に           stays
 */
export const join: Pass = (edits, a, b) => {
  const result: TokenEdit[] = []
  for (const edit of edits) {
    let current = edit
    for (let last = result.at(-1); last && isDrowned(last, current, a, b); last = result.at(-1)) {
      result.pop()
      current = joined(last, current)
    }
    result.push(current)
  }
  return result
}
