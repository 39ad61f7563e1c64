import type { Finding } from "../../model/finding.ts"
import type { Ledger } from "../ledger.ts"

/** No opinion without an answer: each comment stands in a response, and the response has words. */
export function commentUnanswered({ comments, responsesOf }: Ledger): readonly Finding[] {
  return comments
    .filter(comment => !(responsesOf.get(comment.id) ?? []).some(response => response.text.trim() !== ""))
    .map(comment => ({
      rule: "comment-unanswered",
      severity: "error",
      message: {
        ja: `意見 ${comment.id} に考え方がありません。考え方を書いてください。`,
        en: `Comment ${comment.id} has no answer: write one.`,
      },
      comments: [comment.id],
      changes: [],
    }))
}
