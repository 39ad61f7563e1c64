import { isAmbiguous, isWide } from "./east-asian-width.ts"

/** What a terminal does where the standard leaves the choice to it; a program asks once at its start. */
export interface WidthPolicy {
  /** Cells of an ambiguous sign such as ○ or ─. */
  readonly ambiguous: 1 | 2
  /** Cells of a sign that a variation selector turns into a picture (⚠️). */
  readonly emojiPresentation: 1 | 2
}

/** What most terminals do. */
export const USUAL_WIDTH: WidthPolicy = { ambiguous: 1, emojiPresentation: 2 }

const segmenter = new Intl.Segmenter("ja", { granularity: "grapheme" })

/** Anything that takes room; a cluster without it has no width. */
const VISIBLE =
  /[^\p{Default_Ignorable_Code_Point}\p{Control}\p{Format}\p{Nonspacing_Mark}\p{Enclosing_Mark}\p{Surrogate}]/v
/** Pictures, by the platform's table: 14 ms to read and 50 ms to compile, so only when a text may hold one. */
const lazily: { emoji: RegExp | null } = { emoji: null }

function isEmoji(cluster: string): boolean {
  lazily.emoji ??= /^\p{RGI_Emoji}$/v
  return lazily.emoji.test(cluster)
}

/** Every picture holds one of these; most texts have none. */
const OF_EMOJI = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u
const KEYCAP = /^[\d#*]\u20e3$/
const PICTURE = /\p{Extended_Pictographic}/gu
const SPACING_MARK = /\p{Spacing_Mark}/v

const isLeadingJamo = (c: number) => (c >= 0x1100 && c <= 0x115f) || (c >= 0xa960 && c <= 0xa97c)
const isVowelJamo = (c: number) => (c >= 0x1160 && c <= 0x11a7) || (c >= 0xd7b0 && c <= 0xd7c6)
const isTrailingJamo = (c: number) => (c >= 0x11a8 && c <= 0x11ff) || (c >= 0xd7cb && c <= 0xd7fb)
const isJamo = (c: number) => isLeadingJamo(c) || isVowelJamo(c) || isTrailingJamo(c)

/** Splits text into what a reader sees as one character each, with UTF-16 offsets. */
export function* graphemes(text: string): Generator<{ readonly text: string; readonly from: number }> {
  for (const { segment, index } of segmenter.segment(text)) yield { text: segment, from: index }
}

/** Cells of one code point that is shown by itself. */
const cells = (codePoint: number, policy: WidthPolicy): number =>
  isWide(codePoint) || (policy.ambiguous === 2 && isAmbiguous(codePoint)) ? 2 : 1

/** Cells of Hangul letters: a syllable that is spelt out takes two, letters left over add up. */
function jamoWidth(codePoints: readonly number[], policy: WidthPolicy): number {
  let width = 0
  for (let i = 0; i < codePoints.length; i++) {
    const [here = 0, next = 0, afterNext = 0] = codePoints.slice(i, i + 3)
    if (isLeadingJamo(here) && isVowelJamo(next)) {
      width += 2
      i += isTrailingJamo(afterNext) ? 2 : 1
    } else width += cells(here, policy)
  }
  return width
}

/** A picture made of several, or of a digit in a box: two cells. Longer than any real one: not a picture. */
const isPictureSequence = (cluster: string): boolean =>
  KEYCAP.test(cluster) ||
  (cluster.length <= 50 && cluster.includes("\u200d") && (cluster.match(PICTURE)?.length ?? 0) >= 2)

/**
 * Cells of one grapheme cluster. Agrees with the package `string-width` under the usual policy.
 *
 *   あ 2   ｱ 1   か゛(combining) 2   葛󠄀 2   ZERO WIDTH SPACE 0
 */
export function clusterWidth(cluster: string, policy: WidthPolicy): number {
  const plain = plainWidth(cluster)
  if (plain !== null) return plain
  const start = cluster.search(VISIBLE)
  if (start < 0) return 0
  if (OF_EMOJI.test(cluster) && isEmoji(cluster))
    return [...cluster].length === 2 && cluster.endsWith("\ufe0f") ? policy.emojiPresentation : 2
  if (isPictureSequence(cluster)) return 2
  const visible = [...cluster.slice(start)]
  const codePoints = visible.map(character => character.codePointAt(0) ?? 0)
  const [first = 0] = codePoints
  if (isJamo(first))
    return jamoWidth(
      codePoints.filter((_, i) => VISIBLE.test(visible[i] ?? "")),
      policy,
    )
  const trailing = visible.slice(1).filter(c => SPACING_MARK.test(c) || (c >= "\uff00" && c <= "\uffef"))
  return trailing.reduce((sum, c) => sum + cells(c.codePointAt(0) ?? 0, policy), cells(first, policy))
}

/** Kana, kanji, Japanese punctuation and full-width forms: always two cells, never joined to a neighbour. */
const isPlainWide = (unit: number): boolean =>
  (unit >= 0x4e00 && unit <= 0x9fff) ||
  (unit >= 0x3041 && unit <= 0x3096) ||
  (unit >= 0x30a1 && unit <= 0x30ff) ||
  (unit >= 0x3001 && unit <= 0x3029) ||
  (unit >= 0xff01 && unit <= 0xff60)

/** Cells of plain text in one pass over its code units, or null when it holds anything less simple. */
export function plainWidth(text: string): number | null {
  let width = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit >= 0x20 && unit < 0x7f) width += 1
    else if (isPlainWide(unit)) width += 2
    else return null
  }
  return width
}

/** Cells of a text without control sequences. */
export function textWidth(text: string, policy: WidthPolicy = USUAL_WIDTH): number {
  const plain = plainWidth(text)
  if (plain !== null) return plain
  let width = 0
  for (const cluster of graphemes(text)) width += clusterWidth(cluster.text, policy)
  return width
}
