import type { CaseState } from "../model/case.ts"
import type { SubmitterKind } from "../model/consultation.ts"
import type { Counts } from "../model/finding.ts"
import type { Ledger } from "./ledger.ts"

/** How many submissions each kind of submitter sent. */
function kindsOf(submissions: CaseState["submission"]): Readonly<Record<SubmitterKind, number>> {
  const kinds = { organization: 0, individual: 0, unknown: 0 }
  for (const { kind } of submissions.values()) kinds[kind] += 1
  return kinds
}

/** Counts everything once, each in its own unit. Rows are the rows of the results table that hold comments. */
export function count({ state, comments, responses, changes, commentsOf, memory }: Ledger): Counts {
  const kinds = memory.of(kindsOf, state.submission)
  const own = changes.filter(change => change.derivedFrom === null)
  const linked = own.filter(change => commentsOf.has(change.id))
  const explained = own.filter(change => !commentsOf.has(change.id) && state.explanation.has(change.id))
  return {
    submissions: state.submission.size,
    organizations: kinds.organization,
    individuals: kinds.individual,
    unknown: kinds.unknown,
    comments: comments.length,
    rows: responses.reduce((rows, response) => rows + response.rows.length, 0),
    changes: own.length,
    derived: changes.length - own.length,
    linked: linked.length,
    explained: explained.length,
    unexplained: own.length - linked.length - explained.length,
  }
}
