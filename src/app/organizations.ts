import type { PublishedResults } from "../model/published.ts"
import type { OrganizationsPaper } from "../publishers/organizations.ts"
import { count } from "../trace/counts.ts"
import type { Ledger } from "../trace/ledger.ts"
import { consultationOf, releasedName } from "./results.ts"

/**
 * The organisations whose names were released, sorted by their characters: in order of arrival they could be matched with the
 * numbers of the originals.
 */
export function buildOrganizations(
  ledger: Ledger,
  { language, title, stamp }: Pick<PublishedResults, "language" | "title" | "stamp">,
): OrganizationsPaper {
  const named = [...ledger.state.submission.values()].flatMap(submission => {
    const name = submission.kind === "organization" ? releasedName(submission) : null
    return name === null ? [] : [name]
  })
  const organizations = [...Map.groupBy(named, name => name)]
    .map(([name, all]) => ({ name, submissions: all.length }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
  // A total as an imported publication states it does not come from the submissions here.
  const total = consultationOf(ledger).totals === null ? count(ledger).organizations : null
  return { language, title, stamp, total, organizations }
}
