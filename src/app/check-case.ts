import type { Counts, Finding, WaivedFinding } from "../model/finding.ts"
import { type Breakdown, breakdown } from "../trace/breakdown.ts"
import { reconcile } from "../trace/check.ts"
import { count } from "../trace/counts.ts"
import type { Case } from "./case.ts"

/** What `check` tells of a case. */
export interface CheckedCase {
  /** What is open, errors first. */
  readonly findings: readonly Finding[]
  /** What a person settled with a note and what has not changed since. */
  readonly waived: readonly WaivedFinding[]
  readonly counts: Counts
  /** What each count counts. */
  readonly breakdown: Breakdown
}

/** The reconciliation of a case: `check --json`. */
export async function checkCase(opened: Case): Promise<CheckedCase> {
  const { ledger } = await opened.ledger()
  const { open, waived } = reconcile(ledger)
  return { findings: open, waived, counts: count(ledger), breakdown: breakdown(ledger) }
}
