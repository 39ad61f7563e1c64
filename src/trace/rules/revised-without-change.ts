import { ONLY } from "../../model/case.ts"
import type { Finding } from "../../model/finding.ts"
import type { Ledger } from "../ledger.ts"
import { commentsIn, isRevised } from "../ledger.ts"
import { named } from "../naming.ts"
import { stanceOf } from "../wording.ts"

/** A row that an imported table marks 有 has a linked change. Where its answer promises one, `promise-without-change` tells it. */
export function revisedWithoutChange(ledger: Ledger): readonly Finding[] {
  if (!ledger.state.comparison.has(ONLY)) return []
  return ledger.responses
    .filter(response => response.stated === true && !isRevised(response, ledger))
    .filter(response => !ledger.memory.of(stanceOf, response).promises)
    .map(response => {
      const comments = [...new Set(commentsIn(response))]
      const who = named(comments)
      return {
        rule: "revised-without-change",
        severity: "error",
        message: {
          ja: `意見 ${who.ja} の修正の有無は「有」でしたが、紐付いた修正箇所がありません。修正箇所を紐付けるか、「無」でよいか確かめてください。`,
          en: `${who.en} was published as revised, but no change is linked: link one, or make sure that it is not revised.`,
        },
        comments,
        changes: [],
      }
    })
}
