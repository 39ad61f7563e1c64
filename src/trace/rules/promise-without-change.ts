import type { Finding } from "../../model/finding.ts"
import type { Ledger } from "../ledger.ts"
import { commentsIn, showsRevised } from "../ledger.ts"
import { stanceOf } from "../wording.ts"

/** No promise without a change: an answer that says the plan is revised has a linked change. */
export function promiseWithoutChange(ledger: Ledger): readonly Finding[] {
  return ledger.responses
    .filter(response => ledger.memory.of(stanceOf, response).promises && !showsRevised(response, ledger))
    .map(response => {
      const comments = [...new Set(commentsIn(response))]
      return {
        rule: "promise-without-change",
        severity: "error",
        message: {
          ja: `意見 ${comments.join("、")} への考え方は修正を約束していますが、紐付いた修正箇所がありません。修正箇所を紐付けるか、考え方を改めてください。`,
          en: `The answer to ${comments.join(", ")} promises a change, but no change is linked: link one or reword the answer.`,
        },
        comments,
        changes: [],
      }
    })
}
