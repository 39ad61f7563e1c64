import type { Finding, Severity } from "../model/finding.ts"
import type { Ledger } from "./ledger.ts"
import { changeWithoutPromise } from "./rules/change-without-promise.ts"
import { changeWithoutReason } from "./rules/change-without-reason.ts"
import { commentPlacedTwice } from "./rules/comment-placed-twice.ts"
import { commentUnanswered } from "./rules/comment-unanswered.ts"
import { linkLost } from "./rules/link-lost.ts"
import { promiseWithoutChange } from "./rules/promise-without-change.ts"

const RULES = [
  changeWithoutReason,
  promiseWithoutChange,
  changeWithoutPromise,
  commentUnanswered,
  commentPlacedTwice,
  linkLost,
] as const

const SEVERITIES: readonly Severity[] = ["error", "warning", "note"]

/** The reconciliation: everything about a case that does not agree, errors first. */
export function check(ledger: Ledger): readonly Finding[] {
  const findings = RULES.flatMap(rule => rule(ledger))
  return SEVERITIES.flatMap(severity => findings.filter(finding => finding.severity === severity))
}
