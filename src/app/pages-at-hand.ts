import { type CaseState, type PlanVersion, type VersionPages, versionKey } from "../model/case.ts"

/** True for pages that are those of this version. */
export const arePagesOf = (pages: VersionPages | undefined, version: PlanVersion): pages is VersionPages =>
  pages !== undefined && pages.version === versionKey(version)

/** The pages that a case has for the version at hand of that role, or null. */
export function pagesAtHand(state: CaseState, role: PlanVersion["role"]): VersionPages | null {
  const version = state.version.get(role)
  const pages = state.pages.get(role)
  return version && arePagesOf(pages, version) ? pages : null
}
