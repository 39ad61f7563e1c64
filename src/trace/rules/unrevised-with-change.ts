import type { Finding } from "../../model/finding.ts"
import type { Ledger } from "../ledger.ts"
import { commentsIn, isRevised } from "../ledger.ts"
import { named } from "../naming.ts"

/** A row that an imported table marks 無 has no linked change. */
export function unrevisedWithChange(ledger: Ledger): readonly Finding[] {
  return ledger.responses
    .filter(response => response.stated === false && isRevised(response, ledger))
    .map(response => {
      const comments = [...new Set(commentsIn(response))]
      const who = named(comments)
      return {
        rule: "unrevised-with-change",
        severity: "error",
        message: {
          ja: `意見 ${who.ja} の修正の有無は「無」でしたが、修正箇所が紐付いています。「有」に改めるため考え方を書き直すか、紐付けを外してください。`,
          en: `${who.en} was published as not revised, but a change is linked: write the answer anew, or unlink the change.`,
        },
        comments,
        changes: [...new Set(comments.flatMap(id => ledger.changesOf.get(id) ?? []))],
      }
    })
}
