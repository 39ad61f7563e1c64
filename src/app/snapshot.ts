import { count } from "../trace/counts.ts"
import type { Ledger } from "../trace/ledger.ts"
import { knownPages } from "./known-pages.ts"
import { consultationOf, tableOrder } from "./results.ts"
import type { CaseSnapshot } from "./session.ts"

/** What screens show of a case before it was checked, worked out from its ledger: everything but its findings. */
export function snapshot(ledger: Ledger, at: { readonly seq: number; readonly name: string }): CaseSnapshot {
  const { state, changesOf, commentsOf, responsesOf } = ledger
  return {
    ...at,
    consultation: consultationOf(ledger),
    draftFile: state.version.get("draft")?.file ?? null,
    revisionFile: state.version.get("revision")?.file ?? null,
    pages: knownPages(ledger),
    comments: tableOrder(ledger).flatMap(comment => {
      const sender = state.submission.get(comment.submission)
      if (!sender) return []
      const response = responsesOf.get(comment.id)?.[0] ?? null
      return {
        ...comment,
        sender,
        shownSection: response ? response.section : comment.section,
        shownSubsection: response ? response.subsection : comment.subsection,
        response,
        changes: changesOf.get(comment.id) ?? [],
      }
    }),
    changes: ledger.changes.map(change => ({
      ...change,
      comments: commentsOf.get(change.id) ?? [],
      explanation: state.explanation.get(change.id) ?? null,
    })),
    checked: false,
    findings: [],
    waived: [],
    counts: count(ledger),
  }
}
