import type { Comment } from "../model/consultation.ts"
import { commentsIn, type Ledger } from "../trace/ledger.ts"
import type { TracedComment } from "../trace/suggest.ts"

/** A comment as tracing reads it, with its answers. */
export const tracedComment = (comment: Comment, { responsesOf }: Ledger): TracedComment => ({
  id: comment.id,
  text: comment.original,
  gist: comment.summary,
  target: comment.target,
  answers: (responsesOf.get(comment.id) ?? []).map(response => ({
    text: response.text,
    comments: commentsIn(response).length,
  })),
})
