import type { PaperNumbers } from "../compare/page-numbers.ts"
import type { CaseState, PlanVersion } from "../model/case.ts"
import { Bug } from "../model/errors.ts"
import type { PageNumbers } from "../model/pages.ts"
import type { Case } from "./case.ts"
import { pagesAtHand } from "./pages-at-hand.ts"

/** A stored value, by its hash. */
export async function storedJson<T>(opened: Case, sha256: string): Promise<T> {
  const bytes = await opened.store.document(sha256)
  if (!bytes) throw new Bug(`the document ${sha256} is not in the case`)
  return JSON.parse(new TextDecoder().decode(bytes)) as T
}

/** The page numbers of a version's paragraphs as they were stored; null where no paper was read for it. */
export async function storedNumbers(
  opened: Case,
  state: CaseState,
  role: PlanVersion["role"],
): Promise<PaperNumbers | null> {
  const pages = pagesAtHand(state, role)
  return pages && { source: pages.source, numbers: await storedJson<PageNumbers>(opened, pages.numbers) }
}
