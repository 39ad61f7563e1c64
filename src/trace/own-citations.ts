import { citationsIn } from "../text/citations.ts"
import { citedKey } from "./cited-places.ts"

/** A place of the plan that a text names by its number. */
export interface OwnCitation {
  /** As `Cited.ways` has it. */
  readonly key: string
  readonly written: string
  /** What follows it in the text: the name of the place, perhaps. */
  readonly rest: string
}

/** Another document's name before a number: サイバーセキュリティ基本法(平成26年法律第104号)第12条, ISO 27001 Annex A. Not 本計画の第3章. */
const OTHER_DOCUMENT =
  /(?:(?<!本)(?:法律?|令|規則|条例|指針|指令|ガイドライン|戦略|基準|要領|要綱|規程|規格|憲章|条約|報告書|白書|答申|通知|告示|計画|方針|大綱|プラン|マニュアル)|(?:RFC|ISO|IEC|JIS|NIST|SP)[\s\dA-Z./:-]*)(?:[（(][^（）()]*[）)])?[」』”"]?(?:の|、|における|では|,)?\s*[「『（(]?\s*$/u
/** "Section 4 of the Act" */
const OF_ANOTHER = /^\s*(?:of|in|to)\s+(?!(?:this|the)\s+(?:plan|draft|document|revision)\b)(?:the\s+)?[\p{Lu}[]/u
/** Between numbers of one list: 民法第709条[及び]第715条. */
const LISTED = /^(?:及び|並びに|又は|若しくは|から|ないし|、|，|,|・|~|〜|～|-|－|\s|and|or|to|through|まで)*$/u
/** A number that the text itself says is an older one. */
const FORMER = /(?:旧|改正前の?|修正前の?|変更前の?|現行の?|(?<![\p{L}])former )\s*[「『(（]?$/u
/** 第2項 is one of the article that it stands in. */
const RELATIVE = /^label \d+[項号]/u
/** How much of a sentence is looked at before and behind a number, in UTF-16 units. */
const REACH = 60

/** The places of this plan that a text names by their numbers, each once. What may be of another document is left out. */
export function ownCitations(text: string): readonly OwnCitation[] {
  const found = new Map<string, OwnCitation>()
  /** Where the last number of another document ends. */
  let strange = -1
  for (const citation of citationsIn(text)) {
    const key = citedKey(citation)
    if (key === null) continue
    const before = text.slice(Math.max(0, citation.from - REACH), citation.from)
    const rest = text.slice(citation.to, citation.to + REACH)
    const goesOn = strange >= 0 && strange <= citation.from && LISTED.test(text.slice(strange, citation.from))
    if (goesOn || OTHER_DOCUMENT.test(before) || OF_ANOTHER.test(rest)) {
      strange = citation.to
      continue
    }
    if (found.has(key) || RELATIVE.test(key) || FORMER.test(before)) continue
    found.set(key, {
      key,
      written: text
        .slice(citation.from, citation.to)
        .trim()
        .replace(/[.．]$/u, ""),
      rest,
    })
  }
  return [...found.values()]
}

/** A page that a text names. */
export interface CitedPage extends OwnCitation {
  readonly first: number
}

/** The pages that a text names, each once. */
export function ownPages(text: string): readonly CitedPage[] {
  const found = new Map<number, CitedPage>()
  for (const citation of citationsIn(text)) {
    if (citation.kind !== "page" || found.has(citation.first)) continue
    if (OTHER_DOCUMENT.test(text.slice(Math.max(0, citation.from - REACH), citation.from))) continue
    const written = text.slice(citation.from, citation.to).trim()
    found.set(citation.first, { key: `page ${citation.first}`, written, rest: "", first: citation.first })
  }
  return [...found.values()]
}
