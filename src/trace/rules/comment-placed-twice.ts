import type { Finding } from "../../model/finding.ts"
import type { Ledger } from "../ledger.ts"
import { commentsIn } from "../ledger.ts"

/** A comment stands in one row, or in further ones that say so (再掲). */
export function commentPlacedTwice({ comments, responses }: Ledger): readonly Finding[] {
  const times = new Map<string, number>()
  for (const response of responses) {
    if (response.repeat) continue
    for (const id of commentsIn(response)) times.set(id, (times.get(id) ?? 0) + 1)
  }
  return comments
    .filter(comment => (times.get(comment.id) ?? 0) > 1)
    .map(comment => ({
      rule: "comment-placed-twice",
      severity: "error",
      message: {
        ja: `意見 ${comment.id} が${times.get(comment.id)}か所に載っています。一つを残し、ほかは外すか再掲としてください。`,
        en: `Comment ${comment.id} stands in ${times.get(comment.id)} places: keep one, and take it out of the others or mark them as repeated.`,
      },
      comments: [comment.id],
      changes: [],
    }))
}
