import type { Case } from "./case.ts"
import { type PlanText, plainText, planText } from "./plan-text.ts"
import { planVersionOf } from "./plan-version.ts"
import { storedVersion } from "./versions.ts"

/** Reads the plan of a case with its changes in place, or the only version that there is; null without one. */
export async function readPlanText(opened: Case): Promise<PlanText | null> {
  const { ledger, comparison } = await opened.ledger()
  const { state } = ledger
  const version = planVersionOf(state)
  if (version === null) return null
  const [draft, revision] = [
    await storedVersion(opened, state, "draft"),
    await storedVersion(opened, state, "revision"),
  ]
  if (draft && revision && comparison)
    return planText(comparison, { draft: draft.plan, revision: revision.plan }, version)
  const only = draft ?? revision
  return only && plainText(only.plan, version)
}
