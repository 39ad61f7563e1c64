import { isKanjiNumeral } from "../text/characters.ts"
import { foldNotation } from "../text/fold.ts"
import type { TokenEdit } from "./characters.ts"
import { offsetOf, type Side, type Token } from "./tokens.ts"

/** A pass makes edits easier to read and changes nothing else: they still turn `a` into `b`. */
type Pass = (edits: readonly TokenEdit[], a: Side, b: Side) => readonly TokenEdit[]

const length = ([from, to]: readonly [number, number]): number => to - from
const size = (edit: TokenEdit): number => Math.max(length(edit.a), length(edit.b))
const isReplacement = (edit: TokenEdit): boolean => length(edit.a) > 0 && length(edit.b) > 0
const tokensOf = (side: Side, [from, to]: readonly [number, number]): readonly Token[] => side.tokens.slice(from, to)
const textIn = (side: Side, [from, to]: readonly [number, number]): string =>
  side.text.slice(offsetOf(side, from), offsetOf(side, to))

const joined = (left: TokenEdit, right: TokenEdit): TokenEdit => ({
  a: [left.a[0], right.a[1]],
  b: [left.b[0], right.b[1]],
})

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

/** An island weighs at most this part of the smaller edit beside it to be drowned. */
const ISLAND = 0.25
/** Words of up to so many characters replaced one for one stay apart, whatever particle is between them. */
const SHORT_WORD = 6

/** One word for one word: nothing but kanji, katakana, letters or digits on both sides. */
function isWordForWord(edit: TokenEdit, a: Side, b: Side): boolean {
  const tokens = [...tokensOf(a, edit.a), ...tokensOf(b, edit.b)]
  if (!isReplacement(edit) || tokens.some(({ script }) => /hiragana|mark|space/.test(script))) return false
  return size(edit) <= SHORT_WORD || tokens.every(({ script }) => script === "latin")
}

function isDrowned(left: TokenEdit, right: TokenEdit, a: Side, b: Side): boolean {
  const island = tokensOf(a, [left.a[1], right.a[0]])
  const weak = island.length <= 2 && island.every(({ script }) => /hiragana|space|mark/.test(script))
  if (weak && isWordForWord(left, a, b) && isWordForWord(right, a, b)) return false
  const weight = island.reduce((sum, { script }) => sum + WEIGHT[script], 0)
  if (weight <= ISLAND * Math.min(size(left), size(right))) return true
  if (!weak || island.some(({ text }) => /[\n。、．，]/.test(text))) return false
  return isReplacement(left) && isReplacement(right) && size(left) + size(right) >= 4
}

/**
 * Joins edits that only a chance island keeps apart.
 *
 *   [資/認]格[取得/の確認]の[具体的/適切]な   →   [資格取得の具体的/認格の確認の適切]な
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

/** How good a place to cut is before token `i`: after a stop, at a change of script, at a word; never inside a number. */
function cutQuality({ tokens, wordStarts, inside }: Side, i: number): number {
  if (inside.has(i)) return -3
  const [before, after] = [tokens[i - 1], tokens[i]]
  if (!before || !after) return 5
  if (before.text === "\n") return 6
  if (/[。．！？]/.test(before.text)) return 5
  if (/[、，；：）」』】・,;]/.test(before.text)) return 4
  if (before.script === "space") return 3.5
  if (/[、，・]/.test(after.text)) return 3.8
  if (/[（「『【]/.test(after.text) || after.text === "\n") return 3
  if (before.script !== after.script) return wordStarts.has(i) ? 2.5 : 2
  return wordStarts.has(i) ? 1.5 : 0
}

/**
 * Slides a pure insertion or deletion along what repeats around it, to where a reader would cut.
 *
 *   保護者[又は保護者/]  →  保護者 alike: [保護者又は/]保護者 when the cut is better there
 */
export const slide: Pass = (edits, a, b) => {
  const result: TokenEdit[] = []
  for (const [i, edit] of edits.entries()) {
    const { first, last, side, span } = room(edit, result.at(-1), edits[i + 1], a, b)
    const quality = (shift: number) => cutQuality(side, span[0] + shift) + cutQuality(side, span[1] + shift)
    let best = 0
    for (let shift = first; shift <= last; shift++) if (quality(shift) > quality(best)) best = shift
    const moved = ([x, y]: readonly [number, number]) => [x + best, y + best] as const
    result.push({ a: moved(edit.a), b: moved(edit.b) })
  }
  return result
}

/** How far an insertion or deletion can slide to the left (`first`, not above 0) and to the right between its neighbours. */
function room(edit: TokenEdit, before: TokenEdit | undefined, after: TokenEdit | undefined, a: Side, b: Side) {
  const isInsertion = length(edit.a) === 0
  const side = isInsertion ? b : a
  const span = isInsertion ? edit.b : edit.a
  let [first, last] = [0, 0]
  if (isReplacement(edit)) return { first, last, side, span }
  const lowest = (isInsertion ? before?.b[1] : before?.a[1]) ?? 0
  const highest = (isInsertion ? after?.b[0] : after?.a[0]) ?? side.tokens.length
  const same = (i: number, j: number) => side.tokens[i]?.name === side.tokens[j]?.name
  while (span[0] + first > lowest && same(span[0] + first - 1, span[1] + first - 1)) first--
  while (span[1] + last < highest && same(span[0] + last, span[1] + last)) last++
  return { first, last, side, span }
}

/** Longest word of kanji that is replaced whole. */
const KANJI_WORD = 3

function insideKanjiWord({ tokens, wordStarts }: Side, i: number): boolean {
  const around = [tokens[i - 1], tokens[i]]
  if (around.some(token => token?.script !== "kanji" || token.text === "第" || isKanjiNumeral(token.text))) return false
  let [from, to] = [i, i]
  while (from > 0 && !wordStarts.has(from)) from--
  while (to < tokens.length && !wordStarts.has(to)) to++
  return to - from <= KANJI_WORD
}

/** True when a cut would go through a word of kanji or katakana; a word that starts there on either side stands apart. */
function isInsideWord(a: Side, i: number, b: Side, j: number): boolean {
  if (a.wordStarts.has(i) || b.wordStarts.has(j)) return false
  const katakana = ({ tokens }: Side, at: number) =>
    tokens[at - 1]?.script === "katakana" && tokens[at]?.script === "katakana"
  return katakana(a, i) || katakana(b, j) || insideKanjiWord(a, i) || insideKanjiWord(b, j)
}

/**
 * Widens edits to whole numbers, letters' words and short words of kanji and katakana. Spelling differences in kana and
 * pure insertions stay as small as they are.
 *
 *   1[0/5]0円   →  [100/150]円
 *   [漏/漏]洩   →  [漏洩/漏えい]
 *   あ[つ/っ]せん  stays
 */
export const grow: Pass = (edits, a, b) =>
  edits.map((edit, n) => {
    const spelling = foldNotation(textIn(a, edit.a)) === foldNotation(textIn(b, edit.b))
    const words = isReplacement(edit) && !spelling
    const left = edits[n - 1] ? edit.a[0] - (edits[n - 1]?.a[1] ?? 0) : edit.a[0]
    const right = (edits[n + 1]?.a[0] ?? a.tokens.length) - edit.a[1]
    const goesOn = (i: number, j: number) => a.inside.has(i) || b.inside.has(j) || (words && isInsideWord(a, i, b, j))
    let [before, after] = [0, 0]
    while (before < left && goesOn(edit.a[0] - before, edit.b[0] - before)) before++
    while (after < right && goesOn(edit.a[1] + after, edit.b[1] + after)) after++
    return {
      a: [edit.a[0] - before, edit.a[1] + after],
      b: [edit.b[0] - before, edit.b[1] + after],
    }
  })

/** Makes edits that touch one. */
export const fuse: Pass = edits => {
  const result: TokenEdit[] = []
  for (const edit of edits) {
    const last = result.at(-1)
    if (last && edit.a[0] <= last.a[1] && edit.b[0] <= last.b[1]) result.splice(-1, 1, joined(last, edit))
    else result.push(edit)
  }
  return result
}

/** The passes in their order: islands first, so that slides and words see the edits that stay. */
export const PASSES: readonly Pass[] = [join, slide, grow, fuse, join]
