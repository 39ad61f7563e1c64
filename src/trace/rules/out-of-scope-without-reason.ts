import type { Response } from "../../model/consultation.ts"
import type { Finding } from "../../model/finding.ts"
import type { Ledger } from "../ledger.ts"
import { commentsIn } from "../ledger.ts"
import { named } from "../naming.ts"

/** A sentence that only says that the opinion is out of scope, and none that says why. */
const BARE =
  /^(?:いただいた|お寄せいただいた|頂いた)?(?:御|ご)?(?:意見|指摘)?(?:については|につきましては|は)?、?(?:(?:本|今回の)(?:計画|案|意見募集|件)の?)?(?:検討|意見募集|募集|意見)?の?(?:対象外|範囲外)(?:です|とします|といたします|となります|と考えます|であります|と考えております)?$/

const BARE_EN =
  /^(?:this|the) (?:comment|point|request|question) is (?:out of|outside the|outside of the) scope(?: of (?:the|this) (?:document|plan|draft|consultation))?$|^out of scope$/i

/** Thanks say nothing about the matter. */
const THANKS = /^(?:(?:貴重な)?(?:御|ご)意見(?:を|、)?.{0,6}ありがとうございま(?:す|した)|thank you[^.]*)$/i

const sentences = (text: string): readonly string[] =>
  text
    .split(/[。．\n]|\.(?:\s|$)/)
    .map(sentence => sentence.trim())
    .filter(sentence => sentence !== "" && !THANKS.test(sentence))

/** True when the answer says no more than that the opinion is out of scope. */
const isBare = ({ text }: Response): boolean =>
  text.trim() !== "" && sentences(text).every(sentence => BARE.test(sentence) || BARE_EN.test(sentence))

/** An opinion is left out of consideration only for a reason, and the answer gives it. */
export function outOfScopeWithoutReason({ state, responses, memory }: Ledger): readonly Finding[] {
  return responses.flatMap((response): readonly Finding[] => {
    if (!memory.of(isBare, response)) return []
    const comments = [...new Set(commentsIn(response))].filter(id => state.comment.get(id)?.outcome === "out-of-scope")
    if (comments.length === 0) return []
    const who = named(comments)
    return [
      {
        rule: "out-of-scope-without-reason",
        severity: "warning",
        message: {
          ja: `意見 ${who.ja} を対象外とする理由が考え方にありません。理由を書き加えてください。`,
          en: `The answer to ${who.en} does not say why the comment is out of scope: add the reason.`,
        },
        comments,
        changes: [],
      },
    ]
  })
}
