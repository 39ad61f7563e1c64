import type { Change, ChangeId, ChangeSide, Comparison } from "../model/change.ts"
import { changePositions } from "../model/change-positions.ts"
import type { Finding } from "../model/finding.ts"
import type { InternalReport, PublicReport, PublishedChange, PublishedSide } from "../model/published.ts"
import type { Ledger } from "../trace/ledger.ts"
import { buildResults, tableOrder } from "./results.ts"

const side = (value: ChangeSide | null): PublishedSide | null =>
  value && { place: value.place, page: value.page, pageApproximate: value.pageApproximate, text: value.text }

/** The diff report for the public: changes with their reasons, and the results. Only published text and numbers. */
export function buildReport(
  ledger: Ledger,
  comparison: Comparison,
  options: { readonly stamp: boolean },
): PublicReport {
  const commentNumber = new Map(tableOrder(ledger).map((comment, index) => [comment.id, index + 1]))
  const changeNumber = new Map<ChangeId, number>(ledger.changes.map((change, index) => [change.id, index + 1]))
  const positions = changePositions(comparison)
  const derived = Map.groupBy(ledger.changes, change => change.derivedFrom)
  const publish = (change: Change): PublishedChange => {
    const explanation = ledger.state.explanation.get(change.id)
    return {
      number: changeNumber.get(change.id) ?? 0,
      kind: change.kind,
      nature: change.nature,
      at: positions.get(change.id) ?? 0,
      draft: side(change.draft),
      revision: side(change.revision),
      edits: change.edits,
      comments: (ledger.commentsOf.get(change.id) ?? [])
        .flatMap(id => commentNumber.get(id) ?? [])
        .sort((a, b) => a - b),
      reason: explanation ? { kind: explanation.reason, text: explanation.publicReason } : null,
      derived: (derived.get(change.id) ?? []).flatMap(follower => changeNumber.get(follower.id) ?? []),
      isDerived: change.derivedFrom !== null,
    }
  }
  return {
    audience: "public",
    results: buildResults(ledger, options),
    draftFile: comparison.draft.file,
    revisionFile: comparison.revision.file,
    precise: comparison.precise,
    notCompared: comparison.coverage.notCompared,
    changes: ledger.changes.map(publish),
  }
}

/** The report for the office: the public one with memos, ids and findings. */
export function buildInternalReport(
  ledger: Ledger,
  report: PublicReport,
  findings: readonly Finding[],
): InternalReport {
  const { audience: _, ...rest } = report
  const numbered = ledger.changes.map((change, index) => [index + 1, change] as const)
  const memos = numbered.flatMap(([number, change]) => {
    const memo = ledger.state.explanation.get(change.id)?.memo
    return memo ? [[number, String(memo)] as const] : []
  })
  return {
    audience: "internal",
    report: rest,
    findings,
    memos: Object.fromEntries(memos),
    commentIds: Object.fromEntries(tableOrder(ledger).map((comment, index) => [index + 1, comment.id])),
    changeIds: Object.fromEntries(numbered.map(([number, change]) => [number, change.id])),
    unexplained: numbered
      .filter(
        ([, change]) =>
          change.derivedFrom === null && !ledger.commentsOf.has(change.id) && !ledger.state.explanation.has(change.id),
      )
      .map(([number]) => number),
  }
}
