import { foldNotation } from "../text/fold.ts"
import { proposalsIn } from "../text/proposals.ts"

/** A point of an original that its summary does not have. */
export interface LostPoint {
  readonly kind: "proposal" | "citation" | "number" | "negation"
  readonly text: string
}

const KANJI = "〇一二三四五六七八九十百"
/** Places in a plan. */
const CITATION = new RegExp(
  `(?:別紙|別添|別表|(?<!\\p{Script=Han})[図表])\\s?\\d{1,3}|第[\\d${KANJI}]{1,4}[章節条項]|\\d{1,4}\\s?(?:ページ|頁)|p(?:age|\\.)?\\s?\\d{1,4}\\b|section\\s\\d[\\d.]*|table\\s\\d+|[\u2160-\u216b]\\.\\d[\\d.]*`,
  "giu",
)
/** Numbers with their units: what is counted or measured. A number alone may be of a list. */
const NUMBER =
  /\d[\d,.]*\s?(?:年度|年|か月|ヶ月|月|日|時間|分|秒|件|人|名|社|回|割|%|パーセント|円|万|億|か所|箇所|歳|戸|倍|台|km|kg|years?|months?|weeks?|days?|hours?|minutes?|seconds?|percent)/gi
/** That something is not to be: what turns an opinion round when it is left out. */
const AGAINST =
  /べきで(?:は)?(?:ない|ありません)|反対|認めない|しないで(?:ほし|欲し|くだ|下さ|いただ)|(?:必要|べき)(?:は|で)?(?:は)?(?:ない|ありません)|不要|撤回|廃止|中止|\b(?:oppose[sd]?|object(?:s|ed)? to|should not|must not|do(?:es)? not support|withdraw)\b/i
const NEGATION =
  /な[いくけ]|ません|反対|不要|撤回|廃止|中止|否|せず|ず、|\b(?:not|no|never|oppose|object|against|withdraw)|n['’]t\b/i

/** The half-width form in which the patterns look at a text; the Roman numeral signs stay. */
const plain = (text: string): string =>
  text.replace(/[！-～]/g, sign => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).replace(/[％]/g, "%")

/** Matches of a pattern that a text does not have, each once. */
function missing(pattern: RegExp, original: string, has: (text: string) => boolean): readonly string[] {
  return [...new Set(plain(original).match(pattern) ?? [])].filter(text => !has(text))
}

/**
 * What a summary lost of its original: a proposed wording, a place, a number with its unit, or that it is against
 * something. `target` is the place that the comment's own column names: a summary need not repeat it.
 */
export function lostPoints(original: string, summary: string, target: string | null): readonly LostPoint[] {
  const [kept, named] = [foldNotation(plain(summary)), foldNotation(plain(target ?? ""))]
  const has = (text: string) => kept.includes(foldNotation(text))
  const proposals = [...new Set(proposalsIn(original).map(proposal => proposal.with))].filter(
    text => text && !has(text),
  )
  const citations = missing(CITATION, original, text => has(text) || named.includes(foldNotation(text)))
  const numbers = missing(NUMBER, original, text => has(text) || citations.some(place => place.includes(text)))
  const against = AGAINST.exec(original)
  return [
    ...proposals.map(text => ({ kind: "proposal", text }) as const),
    ...citations.map(text => ({ kind: "citation", text }) as const),
    ...numbers.map(text => ({ kind: "number", text }) as const),
    ...(against && !NEGATION.test(summary) ? [{ kind: "negation", text: against[0] } as const] : []),
  ]
}
