import type { Finding } from "../../model/finding.ts"
import type { Ledger } from "../ledger.ts"

/**
 * A comment stands in a row of its own, not only in rows that repeat it (再掲). One that stands in no row at all has no
 * answer either and is told by `comment-unanswered`.
 */
export function commentUnplaced({ comments, responsesOf }: Ledger): readonly Finding[] {
  return comments
    .filter(comment => (responsesOf.get(comment.id) ?? []).length > 0)
    .filter(comment => (responsesOf.get(comment.id) ?? []).every(response => response.repeat))
    .map(comment => ({
      rule: "comment-unplaced",
      severity: "error",
      message: {
        ja: `意見 ${comment.id} は再掲の行にしかありません。もとの行に載せるか、再掲をやめてください。`,
        en: `Comment ${comment.id} stands only in rows marked as repeated: place it in a row of its own, or take the mark away.`,
      },
      comments: [comment.id],
      changes: [],
    }))
}
