import type { Finding, Rule, Severity, WaivedFinding } from "../model/finding.ts"
import { findingBasis, findingId } from "./finding-id.ts"
import type { Ledger } from "./ledger.ts"
import { answerStale } from "./rules/answer-stale.ts"
import { changeReverted } from "./rules/change-reverted.ts"
import { changeWithoutPromise } from "./rules/change-without-promise.ts"
import { changeWithoutReason } from "./rules/change-without-reason.ts"
import { citationAbsent } from "./rules/citation-absent.ts"
import { citationRenumbered } from "./rules/citation-renumbered.ts"
import { commentPlacedTwice } from "./rules/comment-placed-twice.ts"
import { commentUnanswered } from "./rules/comment-unanswered.ts"
import { commentUnplaced } from "./rules/comment-unplaced.ts"
import { groupAnswersDiffer } from "./rules/group-answers-differ.ts"
import { linkLost } from "./rules/link-lost.ts"
import { notationMixed } from "./rules/notation-mixed.ts"
import { oldFormLeft } from "./rules/old-form-left.ts"
import { outOfScopeWithoutReason } from "./rules/out-of-scope-without-reason.ts"
import { outcomeAgainstWording } from "./rules/outcome-against-wording.ts"
import { personalData } from "./rules/personal-data.ts"
import { promiseWithoutChange } from "./rules/promise-without-change.ts"
import { quotationUnfilled } from "./rules/quotation-unfilled.ts"
import { quoteNotInRevision } from "./rules/quote-not-in-revision.ts"
import { referenceRenumbered } from "./rules/reference-renumbered.ts"
import { revisedWithoutChange } from "./rules/revised-without-change.ts"
import { summaryLostPoint } from "./rules/summary-lost-point.ts"
import { termDrift } from "./rules/term-drift.ts"
import { totalsDisagree } from "./rules/totals-disagree.ts"
import { unrevisedWithChange } from "./rules/unrevised-with-change.ts"
import { UNWAIVABLE } from "./unwaivable.ts"

const RULES: Readonly<Record<Rule, (ledger: Ledger) => readonly Finding[]>> = {
  "totals-disagree": totalsDisagree,
  "change-reverted": changeReverted,
  "change-without-reason": changeWithoutReason,
  "promise-without-change": promiseWithoutChange,
  "quote-not-in-revision": quoteNotInRevision,
  "quotation-unfilled": quotationUnfilled,
  "change-without-promise": changeWithoutPromise,
  "revised-without-change": revisedWithoutChange,
  "unrevised-with-change": unrevisedWithChange,
  "citation-absent": citationAbsent,
  "citation-renumbered": citationRenumbered,
  "reference-renumbered": referenceRenumbered,
  "outcome-against-wording": outcomeAgainstWording,
  "comment-unanswered": commentUnanswered,
  "comment-unplaced": commentUnplaced,
  "comment-placed-twice": commentPlacedTwice,
  "group-answers-differ": groupAnswersDiffer,
  "out-of-scope-without-reason": outOfScopeWithoutReason,
  "personal-data": personalData,
  "link-lost": linkLost,
  "answer-stale": answerStale,
  "summary-lost-point": summaryLostPoint,
  "old-form-left": oldFormLeft,
  "term-drift": termDrift,
  "notation-mixed": notationMixed,
}

const SEVERITIES: readonly Severity[] = ["error", "warning", "note"]

/** What a check finds: what is open, and what a person settled with a note. */
export interface Reconciliation {
  readonly open: readonly Finding[]
  readonly waived: readonly WaivedFinding[]
}

/** Everything about a case that does not agree, errors first; apart, what was waived and has not changed since. */
export function reconcile(ledger: Ledger): Reconciliation {
  const found = Object.values(RULES).flatMap(rule => rule(ledger))
  const sorted = SEVERITIES.flatMap(severity => found.filter(finding => finding.severity === severity))
  const { waiver } = ledger.state
  if (waiver.size === 0) return { open: sorted, waived: [] }
  const open: Finding[] = []
  const waived: WaivedFinding[] = []
  for (const finding of sorted) {
    const settled = UNWAIVABLE.has(finding.rule) ? undefined : waiver.get(findingId(finding))
    if (settled && settled.basis === findingBasis(finding, ledger)) {
      waived.push({ finding, note: settled.note, by: settled.by })
    } else open.push(finding)
  }
  return { open, waived }
}

/** Everything about a case that does not agree and is not waived, errors first. */
export const check = (ledger: Ledger): readonly Finding[] => reconcile(ledger).open
