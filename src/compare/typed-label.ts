import type { Span } from "../model/plan.ts"
import { numeralValue } from "../text/characters.ts"

/** A number that was typed at the start of a paragraph, and is therefore part of its text. */
export interface TypedLabel {
  /** Equal styles count together: "第#条", "（#）", "#.#". */
  readonly style: string
  /** Its numbers from the outside in, at least one. */
  readonly values: readonly number[]
  /** Where it stands, without what is before its first and after its last number. */
  readonly span: Span
}

/** The two orders in which kana number items. */
const KANA_ORDERS: Readonly<Record<string, string>> = {
  五十音: "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン",
  いろは: "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス",
}

const NUMERALS = "(?:\\p{Nd}{1,4}|[〇一二三四五六七八九十百千]{1,7})"
/** 第３条  別表第二  （１）  １．  2-1-3  一　  ①  Article 5  */
const NUMBERED = new RegExp(
  `^(\\s*(?:別表|別紙|別添|様式|図表|図|表|注|資料|Article |Section |Clause |Chapter )?(?:第|[（(「【［]|§)?)(${NUMERALS}(?:[-.．－‐ー]${NUMERALS})*)((?:[条項号章節款編目表図部]|[)）」】］．.、:：]|(?=[\\s（(])|$)+)`,
  "u",
)
const CIRCLED = /^(\s*)([\u2460-\u2473\u2160-\u217f])/u
const KANA = /^(\s*[（(]?)([ア-ンヰヱヲ])([)）．.、\s])/u

const plainStyle = (text: string): string => text.normalize("NFKC").trim()

function numbered(text: string): TypedLabel | null {
  const match = NUMBERED.exec(text)
  if (!match) return null
  const [, before = "", numerals = "", after = ""] = match
  const values = numerals.split(/[-.．－‐ー]/).map(numeralValue)
  if (values.some(value => value === null)) return null
  const marks = numerals.replace(/[^-.．－‐ー]+/g, "#")
  return {
    style: `${plainStyle(before)}${plainStyle(marks)}${plainStyle(after)}`,
    values: values.flatMap(value => value ?? []),
    span: { from: before.length, to: before.length + numerals.length },
  }
}

/** The labels that a paragraph may have: イ is the second of アイウ and the first of イロハ. */
export function typedLabels(text: string): readonly TypedLabel[] {
  const circled = CIRCLED.exec(text)
  if (circled) {
    const [, before = "", sign = ""] = circled
    const span = { from: before.length, to: before.length + 1 }
    return [{ style: sign < "\u2180" && sign > "\u215f" ? "Ⅰ" : "①", values: [sign.charCodeAt(0)], span }]
  }
  const kana = KANA.exec(text)
  if (kana) {
    const [, before = "", sign = "", after = ""] = kana
    const span = { from: before.length, to: before.length + 1 }
    return Object.entries(KANA_ORDERS).flatMap(([name, order]) => {
      const value = order.indexOf(sign) + 1
      return value > 0 ? [{ style: `${plainStyle(before)}${name}${plainStyle(after)}`, values: [value], span }] : []
    })
  }
  const label = numbered(text)
  return label ? [label] : []
}
