import type { Finding } from "../../model/finding.ts"
import type { Ledger } from "../ledger.ts"
import { commentsIn, isRevised } from "../ledger.ts"
import { stanceOf } from "../wording.ts"

/**
 * An answer with a linked change says that the plan is revised. An error when it says the contrary (原案のとおり),
 * a warning when it does not speak of it.
 */
export function changeWithoutPromise(ledger: Ledger): readonly Finding[] {
  return ledger.responses
    .filter(response => response.text.trim() !== "" && isRevised(response, ledger))
    .filter(response => !ledger.memory.of(stanceOf, response).promises)
    .map(response => {
      const comments = [...new Set(commentsIn(response))]
      const contrary = ledger.memory.of(stanceOf, response).declines
      return {
        rule: "change-without-promise",
        severity: contrary ? "error" : "warning",
        message: {
          ja: `意見 ${comments.join("、")} には修正箇所が紐付いていますが、考え方は修正する${contrary ? "と述べず、原案のままと読めます" : "と述べていません"}。考え方を改めるか、紐付けを外してください。`,
          en: `A change is linked to ${comments.join(", ")}, but the answer ${contrary ? "says that the plan stays as it is" : "does not say that the plan is revised"}: reword it or unlink the change.`,
        },
        comments,
        changes: [...new Set(comments.flatMap(id => ledger.changesOf.get(id) ?? []))],
      }
    })
}
