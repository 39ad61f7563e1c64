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

/** Longest quotation, in UTF-16 units: a page. Bounds the search where a text is nothing but opening marks. */
const LONGEST = 2000

/** The quotations of a text in their order: outermost ones only, each within one line. */
export function quotationsIn(text: string): readonly Quotation[] {
  const found: Quotation[] = []
  for (let from = 0; from < text.length; from++) {
    const end = closingOf(text, from)
    if (end < 0) continue
    found.push({ from, to: end + 1, text: text.slice(from + 1, end) })
    from = end
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
