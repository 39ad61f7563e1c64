/** A quotation: half-open offsets with its marks, and what it quotes. */
export interface Quotation {
  readonly from: number
  readonly to: number
  readonly text: string
}

const CLOSING: Readonly<Record<string, string>> = {
  "「": "」",
  "『": "』",
  "“": "”",
  "‘": "’",
  '"': '"',
  "＂": "＂",
}

const OPENING = /[「『“‘"＂]/g

/** Longest quotation, in UTF-16 units: a page. Bounds the search where a text is nothing but opening marks. */
const LONGEST = 2000

/** The quotations of a text in their order: outermost ones only, each within one line. */
export function quotationsIn(text: string): readonly Quotation[] {
  const found: Quotation[] = []
  let after = 0
  for (const { index: from } of text.matchAll(OPENING)) {
    if (from < after) continue
    const end = closingOf(text, from)
    if (end < 0) continue
    after = end + 1
    found.push({ from, to: after, text: text.slice(from + 1, end) })
  }
  return found
}

/** Offset of the mark that closes the one at `from`, or -1. */
function closingOf(text: string, from: number): number {
  const opening = text.charAt(from)
  const closing = CLOSING[opening]
  if (closing === undefined) return -1
  let depth = 0
  for (let at = from + 1; at < text.length && at <= from + LONGEST && text[at] !== "\n"; at++) {
    if (text[at] === closing) {
      if (depth === 0) return at
      depth--
    } else if (text[at] === opening) depth++
  }
  return -1
}
