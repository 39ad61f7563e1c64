import type { Outcome } from "../../model/consultation.ts"
import type { Finding } from "../../model/finding.ts"
import { OUTCOME_LABELS } from "../../text/labels.ts"
import type { Ledger } from "../ledger.ts"
import { commentsIn } from "../ledger.ts"
import { named } from "../naming.ts"
import { stanceOf } from "../wording.ts"

const CHANGES_PLAN: ReadonlySet<Outcome> = new Set(["adopted", "partly-adopted"])
const KEEPS_PLAN: ReadonlySet<Outcome> = new Set(["not-adopted", "noted", "already-covered", "out-of-scope"])

/**
 * The outcome says what the answer says. An answer that both promises and declines (one comment adopted, the other not)
 * fits any outcome, and so does one whose comments have outcomes of both kinds.
 */
export function outcomeAgainstWording({ state, responses, memory }: Ledger): readonly Finding[] {
  return responses.flatMap((response): readonly Finding[] => {
    const { promises, declines } = memory.of(stanceOf, response)
    if (promises === declines) return []
    const comments = [...new Set(commentsIn(response))]
    const outcomes = comments.flatMap(id => state.comment.get(id)?.outcome ?? [])
    const against = promises ? KEEPS_PLAN : CHANGES_PLAN
    if (outcomes.length === 0 || !outcomes.every(outcome => against.has(outcome))) return []
    const who = named(comments)
    const labels = [...new Set(outcomes)].map(outcome => OUTCOME_LABELS[outcome])
    const [ja, en] = [labels.map(label => label.ja).join("・"), labels.map(label => label.en).join(", ")]
    return [
      {
        rule: "outcome-against-wording",
        severity: "warning",
        message: {
          ja: `意見 ${who.ja} の対応区分は「${ja}」ですが、考え方は${promises ? "修正すると" : "原案のままと"}述べています。どちらかを改めてください。`,
          en: `The outcome of ${who.en} is "${en}", but the answer says that the plan ${promises ? "is revised" : "stays as it is"}: correct one of them.`,
        },
        comments,
        changes: [],
      },
    ]
  })
}
