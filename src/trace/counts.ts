import type { Counts } from "../model/finding.ts"
import type { Ledger } from "./ledger.ts"

/** Counts everything once, each in its own unit. Rows are the rows of the results table that hold comments. */
export function count({ state, comments, responses, changes, commentsOf }: Ledger): Counts {
  const kinds = [...state.submission.values()].map(submission => submission.kind)
  const own = changes.filter(change => change.derivedFrom === null)
  const linked = own.filter(change => commentsOf.has(change.id))
  const explained = own.filter(change => !commentsOf.has(change.id) && state.explanation.has(change.id))
  return {
    submissions: kinds.length,
    organizations: kinds.filter(kind => kind === "organization").length,
    individuals: kinds.filter(kind => kind === "individual").length,
    unknown: kinds.filter(kind => kind === "unknown").length,
    comments: comments.length,
    rows: responses.reduce((rows, response) => rows + response.rows.length, 0),
    changes: own.length,
    derived: changes.length - own.length,
    linked: linked.length,
    explained: explained.length,
    unexplained: own.length - linked.length - explained.length,
  }
}
