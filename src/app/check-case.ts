import type { Counts, Finding } from "../model/finding.ts"
import { check } from "../trace/check.ts"
import { count } from "../trace/counts.ts"
import type { Case } from "./case.ts"

/** The reconciliation of a case: `check --json`. */
export async function checkCase(
  opened: Case,
): Promise<{ readonly findings: readonly Finding[]; readonly counts: Counts }> {
  const { ledger } = await opened.ledger()
  return { findings: check(ledger), counts: count(ledger) }
}
