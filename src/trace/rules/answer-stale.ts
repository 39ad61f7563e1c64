import { ONLY } from "../../model/case.ts"
import type { Finding } from "../../model/finding.ts"
import type { Ledger } from "../ledger.ts"
import { commentsIn } from "../ledger.ts"
import { named } from "../naming.ts"
import { brief } from "./change-without-reason.ts"

/**
 * An answer is not older than the change it speaks of: when a later revision words a linked change otherwise, somebody
 * looks at the answer again. Writing it anew settles it, and so does unlinking the change.
 */
export function answerStale({ state, changeById, changesOf }: Ledger): readonly Finding[] {
  return (state.comparison.get(ONLY)?.stale ?? []).flatMap(
    ({ response: id, change: changeId, text }): readonly Finding[] => {
      const [response, change] = [state.response.get(id), changeById.get(changeId)]
      if (!response || !change || response.text !== text) return []
      const comments = [...new Set(commentsIn(response))].filter(comment => changesOf.get(comment)?.includes(changeId))
      if (comments.length === 0) return []
      const [who, what] = [named(comments), brief(change)]
      return [
        {
          rule: "answer-stale",
          severity: "warning",
          message: {
            ja: `意見 ${who.ja} への考え方を書いた後に、紐付いた修正 ${what} の文言が変わりました。考え方を見直してください(そのままでよければ akaire waive で了承できます)。`,
            en: `The linked change ${what} was worded otherwise after the answer to ${who.en} was written: look at the answer again (akaire waive settles it as it is).`,
          },
          comments,
          changes: [changeId],
        },
      ]
    },
  )
}
