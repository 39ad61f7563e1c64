import { type CaseState, ONLY, versionKey } from "../model/case.ts"
import { pagesAtHand } from "./pages-at-hand.ts"

/** Says which versions of the plan are at hand, compared how, on whose pages: another text has another one. Null without a plan. */
export function planVersionOf(state: CaseState): string | null {
  const versions = (["draft", "revision"] as const).flatMap(role => {
    const version = state.version.get(role)
    return version ? [`${role} ${versionKey(version)} ${pagesAtHand(state, role)?.numbers ?? ""}`] : []
  })
  return versions.length ? [...versions, state.comparison.get(ONLY)?.sha256 ?? ""].join(" ") : null
}
