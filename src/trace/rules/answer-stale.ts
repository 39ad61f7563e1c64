import { ONLY } from "../../model/case.ts"
import type { Finding } from "../../model/finding.ts"
import type { Ledger } from "../ledger.ts"
import { commentsIn } from "../ledger.ts"
import { named } from "../naming.ts"
import { brief } from "./change-without-reason.ts"

/**
 * An answer is not older than the text it speaks of: when a later revision words a linked change otherwise, or the
 * comment's summary is reworded, somebody looks at the answer again. Writing it anew settles it; so does unlinking the change.
 */
export const answerStale = (ledger: Ledger): readonly Finding[] => [...byChange(ledger), ...bySummary(ledger)]

function byChange({ state, changeById, changesOf }: Ledger): readonly Finding[] {
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

function bySummary({ comments, responsesOf }: Ledger): readonly Finding[] {
  return comments.flatMap(({ id, overtaken }): readonly Finding[] => {
    const answers = responsesOf.get(id) ?? []
    const isOlder = overtaken?.some(one =>
      answers.some(({ id: at, text, written }) => at === one.response && (written ?? text) === one.text),
    )
    if (!isOlder) return []
    return [
      {
        rule: "answer-stale",
        severity: "warning",
        message: {
          ja: `意見 ${id} の要旨が、考え方を書いた後に変わりました。考え方が要旨に答えているか見直してください(そのままでよければ akaire waive で了承できます)。`,
          en: `The summary of ${id} was reworded after its answer was written: look whether the answer still meets it (akaire waive settles it as it is).`,
        },
        comments: [id],
        changes: [],
        words: "summary",
      },
    ]
  })
}
