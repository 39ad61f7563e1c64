import { reconcile } from "../trace/check.ts"
import type { Ledger } from "../trace/ledger.ts"
import type { CaseSnapshot } from "./session.ts"
import { snapshot } from "./snapshot.ts"

/** Everything screens and lists show of a case, what does not agree in it included. */
export function checkedSnapshot(ledger: Ledger, at: { readonly seq: number; readonly name: string }): CaseSnapshot {
  const { open, waived } = reconcile(ledger)
  return { ...snapshot(ledger, at), checked: true, findings: open, waived }
}
