import type { Span } from "../model/plan.ts"
import { graphemes } from "./width.ts"

/**
 * Line breaking for Japanese: JIS X 4051's forbidden line starts and ends, Latin words and numbers kept whole,
 * characters pushed out to the next line (追い出し). Lines are spans of the source, so marks on the text survive.
 */

/** 行頭禁則: closing brackets, stops, small kana, marks of repetition and length, units. */
const NO_START = new Set([
  ..."、。，．・：；？！゛゜ヽヾゝゞ々ー’”）〕］｝〉》」』】〙〗〟｠»°′″℃¢％‰ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ",
  ..."ㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ‐–—―…‥〜～゠!),.:;?]}｡｣､･ｧｨｩｪｫｬｭｮｯｰﾞﾟ⁇⁈⁉‼%",
])
/** 行末禁則: opening brackets and signs that belong to the number after them. */
const NO_END = new Set([..."‘“（〔［｛〈《「『【〘〖〝｟«￥＄£＠§([{｢¥$＃#№"])
/** 分離禁止: never parted from their own kind (――, ……). */
const INSEPARABLE = new Set([..."—―…‥"])
/** Letters and signs that make up a word, an address or a number. */
const WORD = /^[\p{Script=Latin}\p{Nd}\p{Script=Greek}\p{Script=Cyrillic}_\-'./:@#%&=?+~,]/u

/** A line gives up at most this part of itself to keep a rule; beyond it, the rule yields. */
const MOST_PUSHED = 0.45

interface Piece {
  readonly text: string
  readonly from: number
  readonly width: number
}

/** True where a line may end between `before` and `after`. */
export function mayBreak(before: string, after: string): boolean {
  if (before === " ") return after !== " "
  if (after === " " || NO_START.has(after) || NO_END.has(before)) return false
  if (before === after && INSEPARABLE.has(before)) return false
  return !(isNarrowWord(before) && isNarrowWord(after))
}

const isNarrowWord = (cluster: string): boolean => WORD.test(cluster) && !/^[\uff00-\uff60]/.test(cluster)

/** Where the line that starts at `start` and overflows at `over` ends, as an index of pieces. */
function breakPoint(pieces: readonly Piece[], start: number, over: number, width: number): number {
  let at = over
  let pushed = 0
  while (at > start) {
    if (mayBreak(pieces[at - 1]?.text ?? "", pieces[at]?.text ?? "")) break
    at -= 1
    pushed += pieces[at]?.width ?? 0
  }
  return at <= start || pushed > Math.max(2, width * MOST_PUSHED) ? Math.max(over, start + 1) : at
}

/**
 * Breaks one paragraph into lines of at most `width` cells; only spaces at the end of a line may hang over.
 * The spans follow each other without gaps and cover the whole text; an empty text is one empty line.
 * A character wider than `width` stands alone on its line.
 */
export function breakLines(paragraph: string, width: number, widthOf: (cluster: string) => number): readonly Span[] {
  const pieces: Piece[] = []
  for (const { text, from } of graphemes(paragraph)) pieces.push({ text, from, width: widthOf(text) })
  const lines: Span[] = []
  const offset = (index: number) => pieces[index]?.from ?? paragraph.length
  let start = 0
  let used = 0
  for (let i = 0; i < pieces.length; ) {
    const piece = pieces[i]
    if (!piece) break
    if (used + piece.width <= width || piece.text === " ") {
      used += piece.width
      i += 1
      continue
    }
    const end = breakPoint(pieces, start, i, width)
    lines.push({ from: offset(start), to: offset(end) })
    start = i = end
    used = 0
  }
  if (start < pieces.length || !lines.length) lines.push({ from: offset(start), to: paragraph.length })
  return lines
}

/** Breaks a text of several paragraphs (U+000A between them). The line breaks themselves belong to no line. */
export function breakText(text: string, width: number, widthOf: (cluster: string) => number): readonly Span[] {
  const lines: Span[] = []
  let at = 0
  for (const paragraph of text.split("\n")) {
    for (const { from, to } of breakLines(paragraph, width, widthOf)) lines.push({ from: at + from, to: at + to })
    at += paragraph.length + 1
  }
  return lines
}
