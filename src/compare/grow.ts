import { isKanjiNumeral } from "../text/characters.ts"
import { foldNotation } from "../text/fold.ts"
import type { TokenEdit } from "./characters.ts"
import { isReplacement, joined, type Pass, textIn } from "./passes.ts"
import type { Side } from "./tokens.ts"

/** Longest word of kanji that is replaced whole. */
const KANJI_WORD = 3

function insideKanjiWord({ tokens, wordStarts }: Side, i: number): boolean {
  const around = [tokens[i - 1], tokens[i]]
  if (around.some(token => token?.script !== "kanji" || token.text === "第" || isKanjiNumeral(token.text))) return false
  let [from, to] = [i, i]
  while (from > 0 && !wordStarts.has(from) && to - from <= KANJI_WORD) from--
  while (to < tokens.length && !wordStarts.has(to) && to - from <= KANJI_WORD) to++
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
