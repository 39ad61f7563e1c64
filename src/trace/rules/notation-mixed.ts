import type { CommentId, Response } from "../../model/consultation.ts"
import type { Finding } from "../../model/finding.ts"
import { quotationsIn } from "../../text/quotations.ts"
import type { Ledger } from "../ledger.ts"
import { commentsIn } from "../ledger.ts"
import { cut, named } from "../naming.ts"
import { isKatakana, isLatin, writtenWords } from "../written-words.ts"

/** A chapter's number before a stop: Ⅳ.1 as one sign (U+2163), or IV.1 as letters. Not X.509. */
const CHAPTER =
  /(?<![A-Za-zＡ-Ｚａ-ｚ])(?:[\u2160-\u216b]|(?:IX|IV|V?I{1,3}|V|X)|[ＩＶＸ]{1,4})(?=\s?[.．]\s?[\d０-９](?![\d０-９]))/g

/** Where a way of writing stands. */
interface Standing {
  readonly form: string
  /** Ways of writing of one kind are to be the same one. */
  readonly way: string
  readonly response: Response
}

const wayOf = (numeral: string): string =>
  /[\u2160-\u216b]/.test(numeral) ? "sign" : /[ＩＶＸ]/.test(numeral) ? "wide" : "letters"

const chapters = (response: Response): readonly Standing[] =>
  Array.from(response.text.matchAll(CHAPTER), ({ 0: form }) => ({ form, way: wayOf(form), response }))

/** The office's own words: what it quotes is written as the quoted text writes it. */
function unquoted(text: string): string {
  let [own, at] = ["", 0]
  for (const { from, to } of quotationsIn(text)) {
    own += `${text.slice(at, from)}「」`
    at = to
  }
  return own + text.slice(at)
}

/** Signs of the rarer width: where no answer has one, no word is written in two. */
const RARE_WIDTH = /[Ａ-Ｚａ-ｚ\uff66-\uff9f]/

/** Words that exist in full and in half width. */
const words = (response: Response): readonly (readonly [key: string, standing: Standing])[] =>
  writtenWords(unquoted(response.text))
    .filter(({ text }) => isLatin(text) || isKatakana(text))
    .map(({ text }) => [text.normalize("NFKC"), { form: text, way: text, response }])

/** The comments whose answers write it in a way that is not the most frequent one. */
function minority(standings: readonly Standing[]): readonly CommentId[] {
  const byWay = [...Map.groupBy(standings, standing => standing.way).values()].sort((a, b) => b.length - a.length)
  return [...new Set(byWay.slice(1).flatMap(group => group.flatMap(({ response }) => commentsIn(response))))]
}

/** One form of each way; of the same chapter where there is one that is written in several ways. */
function formsOf(standings: readonly Standing[]): readonly string[] {
  const ways = (group: readonly Standing[]) => new Map(group.map(({ way, form }) => [way, form]))
  const byChapter = [...Map.groupBy(standings, ({ form }) => form.normalize("NFKC")).values()].map(ways)
  const best = byChapter.sort((a, b) => b.size - a.size)[0]
  return [...(best && best.size > 1 ? best : ways(standings)).values()]
}

function finding(standings: readonly Standing[], key: string): readonly Finding[] {
  const forms = formsOf(standings).map(form => `「${cut(form)}」`)
  if (forms.length < 2) return []
  const comments = minority(standings)
  const who = named(comments)
  return [
    {
      rule: "notation-mixed",
      severity: "note",
      message: {
        ja: `考え方の中で ${forms.join("と")} の表記が混在しています(少ないほう: 意見 ${who.ja} への考え方)。そろえてください。`,
        en: `The answers write ${forms.join(" and ")} side by side (the rarer one: the answer to ${who.en}): write it in one way.`,
      },
      comments,
      changes: [],
      words: key,
      details: forms,
    },
  ]
}

/** What is published writes one thing in one way: chapters as Ⅳ or IV, a word in full or in half width. */
export function notationMixed({ responses, memory }: Ledger): readonly Finding[] {
  const written = responses.some(({ text }) => RARE_WIDTH.test(text))
    ? responses.flatMap(response => memory.of(words, response))
    : []
  const byWord = Map.groupBy(written, ([key]) => key)
  return [
    ...finding(
      responses.flatMap(response => memory.of(chapters, response)),
      "chapters",
    ),
    ...[...byWord].flatMap(([key, standings]) =>
      finding(
        standings.map(([, standing]) => standing),
        key,
      ),
    ),
  ]
}
