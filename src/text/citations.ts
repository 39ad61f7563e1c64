import type { Span } from "../model/plan.ts"
import { DIGITS, labelParts, NAMED_CHAIN, numberIn, SURE_CHAIN } from "./citations-labels.ts"
import { quotationsIn } from "./quotations.ts"

/** What of a plan a text names: a chapter or item by its number, an annex, a page, words of it, a column of a table. */
export type Citation = Span &
  (
    | { readonly kind: "label"; readonly parts: readonly string[] }
    | { readonly kind: "annex" | "figure" | "table" | "footnote"; readonly number: string }
    /** Pages and lines from 1, both ends included. */
    | { readonly kind: "page"; readonly first: number; readonly last: number; readonly line: LineRange | null }
    | { readonly kind: "line"; readonly line: LineRange }
    /** Words of the plan, cut where the writer left something out (中略). */
    | { readonly kind: "quotation"; readonly pieces: readonly string[] }
    | { readonly kind: "column"; readonly title: string }
  )

/** Lines of a page, from 1, both included. */
export interface LineRange {
  readonly first: number
  readonly last: number
}

const GAP = "[ \\u3000\\u00a0]{0,3}"
const RANGE = `(${DIGITS})(?:${GAP}(?:-|－|–|〜|～|~|から)${GAP}(${DIGITS}))?`
const NO_LETTER_BEFORE = "(?<![A-Za-zＡ-Ｚａ-ｚ0-9０-９])"
const NO_LETTER_AFTER = "(?![A-Za-zＡ-Ｚａ-ｚ0-9０-９])"

const LINE = `(?:${NO_LETTER_BEFORE}[LＬlｌ](?:ines?)?[.．]?${GAP}${RANGE}${NO_LETTER_AFTER}|${NO_LETTER_BEFORE}${RANGE}${GAP}行目?(?!政|動|為|わ))`
const LATIN_PAGE = `${NO_LETTER_BEFORE}(?:[pPｐＰ]{1,2}[.．]?|[Pp]ages?)${GAP}${RANGE}(?:ページ|頁)?${NO_LETTER_AFTER}`
const JAPANESE_PAGE = `${NO_LETTER_BEFORE}${RANGE}${GAP}(?:ページ|頁|ぺージ)`
const PAGE = `(?:${LATIN_PAGE}|${JAPANESE_PAGE})`
/** Between a page and its line: "P２ L22", "57ページの上から7行目". */
const TO_LINE = "[ \\u3000,、,(（の]{0,3}(?:上から)?"

const PAGES = new RegExp(`${PAGE}(?:${TO_LINE}${LINE})?`, "gu")
const LINES = new RegExp(LINE, "gu")
const CHAINS = new RegExp(SURE_CHAIN, "gu")
/** "Section 4 of RFC 9000" is a place of another document. */
const OTHER = "\\s+(?:of|in)\\s+(?:the\\s+)?(?:RFC|\\[|\\{\\{)"
const NAMED = new RegExp(
  `(?<![A-Za-z])(?:[Ss]ections?|[Ss]ects?\\.?|[Ss]ec\\.?|[Cc]lauses?|[Cc]hapters?|[Pp]art|§§?)${GAP}(${NAMED_CHAIN})(?![.．][A-Za-z]|[0-9０-９]|${OTHER})`,
  "gu",
)
const WHOLE_TEXT = new RegExp(`^[\\s「『(（]*(${SURE_CHAIN}|${NAMED_CHAIN})[\\s」』)）]*$`, "u")

const OBJECTS: readonly (readonly ["annex" | "figure" | "table" | "footnote", RegExp])[] = [
  ["annex", /(?:別紙|別添|別表|様式|付録|附属書)第?[ \u3000]?([0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})/gu],
  ["annex", /(?<![A-Za-z])(?:Annex|Appendix)\s([A-Z]|\d{1,3})(?![A-Za-z0-9.])/gu],
  ["figure", /(?<!\p{Script=Han})図[ \u3000]?([0-9０-９]{1,3}(?:[-－.．][0-9０-９]{1,3})*)/gu],
  ["figure", /(?<![A-Za-z])(?:Figure|Fig\.)\s?(\d{1,3}(?:[-.]\d{1,3})*)/gu],
  ["table", /(?<!\p{Script=Han})表[ \u3000]?([0-9０-９]{1,3}(?:[-－.．][0-9０-９]{1,3})*)/gu],
  ["table", /(?<![A-Za-z])Table\s(\d{1,3}(?:[-.]\d{1,3})*)/gu],
  ["footnote", /(?:脚注|(?<![A-Za-z])[Ff]ootnote\s)[ \u3000]?([0-9０-９]{1,3})/gu],
]

/** What a writer puts where words were left out. */
const LEFT_OUT = /[（(［[〔]?(?:中略|略)[）)］\]〕]|[（(［[]?(?:…+|\.{3,})[）)］\]]?/u
const COLUMN_AFTER = /^(?:の|という)?(?:欄|列(?!車))|^ column\b/u
const COLUMN_BEFORE = /\bcolumn $/u

/** The first and last of a range that a match holds at two places, or null. */
function range(match: readonly (string | undefined)[], at: readonly number[]): LineRange | null {
  for (const group of at) {
    const first = match[group]
    if (first === undefined) continue
    const last = match[group + 1]
    return { first: numberIn(first), last: last === undefined ? numberIn(first) : numberIn(last) }
  }
  return null
}

const spanOf = (match: RegExpMatchArray): Span => ({ from: match.index ?? 0, to: (match.index ?? 0) + match[0].length })

function* pagesIn(text: string): Generator<Citation> {
  for (const match of text.matchAll(PAGES)) {
    const pages = range(match, [1, 3])
    if (pages) yield { ...spanOf(match), kind: "page", ...pages, line: range(match, [5, 7]) }
  }
  for (const match of text.matchAll(LINES)) {
    const line = range(match, [1, 3])
    if (line) yield { ...spanOf(match), kind: "line", line }
  }
}

function labelAt(written: string, from: number): readonly Citation[] {
  const chain = written.trimEnd()
  const parts = labelParts(chain)
  return parts ? [{ from, to: from + chain.length, kind: "label", parts }] : []
}

function* labelsIn(text: string): Generator<Citation> {
  const whole = WHOLE_TEXT.exec(text)?.[1]
  if (whole && !/^[0-9０-９]+$/.test(whole)) yield* labelAt(whole, text.indexOf(whole))
  for (const match of text.matchAll(NAMED)) {
    if (match[1]) yield* labelAt(match[1], match.index + match[0].length - match[1].length)
  }
  for (const { 0: written, index } of text.matchAll(CHAINS)) yield* labelAt(written, index)
}

function* objectsIn(text: string): Generator<Citation> {
  for (const [kind, pattern] of OBJECTS) {
    for (const match of text.matchAll(pattern)) {
      const plain = match[1]?.normalize("NFKC").replace(/[-.]/g, "-") ?? ""
      const number = /^[一二三四五六七八九十]+$/.test(plain) ? String(numberIn(plain)) : plain
      yield { ...spanOf(match), kind, number }
    }
  }
}

function* quotedIn(text: string): Generator<Citation> {
  for (const { from, to, text: quoted } of quotationsIn(text)) {
    if (COLUMN_AFTER.test(text.slice(to, to + 8)) || COLUMN_BEFORE.test(text.slice(Math.max(0, from - 8), from))) {
      yield { from, to, kind: "column", title: quoted }
      continue
    }
    const pieces = quoted
      .split(LEFT_OUT)
      .map(piece => piece.trim())
      .filter(piece => piece !== "")
    if (pieces.length > 0) yield { from, to, kind: "quotation", pieces }
  }
}

/** Full-width ASCII in half width, sign for sign: offsets stay. */
const narrow = (text: string): string =>
  text.replace(/[！-～]/g, sign => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).replaceAll("\u3000", " ")

/** Keeps what does not stand inside something found before it. */
function apart(found: Iterable<Citation>, length: number): readonly Citation[] {
  const isTaken = new Uint8Array(length)
  const kept: Citation[] = []
  for (const one of found) {
    if (isTaken.subarray(one.from, one.to).includes(1)) continue
    isTaken.fill(1, one.from, one.to)
    kept.push(one)
  }
  return kept
}

/**
 * The places of a plan that a text names, in their order, several in one text. Parsed exactly or not at all: a number
 * that may be anything else ("TLS 1.3", "3.5%") names no place.
 *
 *   IV.1. 1.2 (2)                      →  label IV 1 1 2 (2)
 *   Ｐ５７の「対象となる…例」欄、別紙2   →  page 57, column, annex 2
 *   「Ａ（中略）Ｂ」                    →  quotation of Ａ and Ｂ
 */
export function citationsIn(text: string): readonly Citation[] {
  const plain = narrow(text)
  const places = apart([...pagesIn(plain), ...objectsIn(plain), ...labelsIn(plain)], plain.length)
  return [...places, ...quotedIn(text)].sort((a, b) => a.from - b.from || b.to - a.to)
}
