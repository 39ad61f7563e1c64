import type { Comparison } from "../model/change.ts"
import type { ResultsFacts } from "../model/results-facts.ts"
import { type ResultsProfile, showsContent } from "../model/results-profile.ts"
import { STANDARD_PROFILE } from "../model/standard-profile.ts"
import { publishComparison } from "../publishers/comparison-docx.ts"
import { publishResults } from "../publishers/results-docx.ts"
import { printedNumbers, resultsSheet } from "../publishers/results-sheet.ts"
import { publishInTemplate } from "../publishers/results-template.ts"
import { RESULTS_WORDS } from "../publishers/results-words.ts"
import type { Removed } from "../publishers/scrub.ts"
import type { PaperWriter } from "../publishers/word-paper.ts"
import type { Ledger } from "../trace/ledger.ts"
import type { Case } from "./case.ts"
import { type Compared, comparisonOfCase } from "./comparison-paper.ts"
import { comparisonProof } from "./comparison-proof.ts"
import type { Agreed } from "./disagreement.ts"
import type { NamedFile } from "./files.ts"
import { PlanPositions } from "./plan-positions.ts"
import { loadProfile } from "./profile-file.ts"
import { buildResults, consultationOf } from "./results.ts"
import { resultsFacts } from "./results-facts.ts"
import { storedVersion } from "./versions.ts"

/** A profile as named on the command line, and the folder of those that come with the program. */
export interface NamedProfile {
  readonly named: string | null
  readonly templates: string
}

/** What the two tables are made of. */
interface Source {
  readonly ledger: Ledger
  readonly comparison: Comparison | null
  readonly profile: ResultsProfile
  readonly stamp: boolean
  /** The office's own Word file for the results table; null: a file made here. */
  readonly template: NamedFile | null
}

/** The profile asked for, in the language of the case. */
export const profileOf = (profile: NamedProfile | undefined, ledger: Ledger): ResultsProfile =>
  profile ? loadProfile(profile.named, profile.templates, consultationOf(ledger).language) : STANDARD_PROFILE

/** Both versions of the plan, read, with their comparison; null while one is missing. */
async function compared(opened: Case, { ledger, comparison }: Source): Promise<Compared | null> {
  const [draft, revision] = [
    await storedVersion(opened, ledger.state, "draft"),
    await storedVersion(opened, ledger.state, "revision"),
  ]
  return draft && revision && comparison ? { draft: draft.plan, revision: revision.plan, comparison } : null
}

/** What the profile shows beside the results; the order of the plan only where the table follows it. */
function factsOf({ ledger, profile }: Source, plans: Compared | null): ResultsFacts {
  const positions =
    profile.group === "plan" && plans ? new PlanPositions(plans.draft, plans.revision, plans.comparison) : null
  return resultsFacts(ledger, { positions, originals: showsContent(profile, "original") })
}

/** The results table by the profile, in the template where one is given; and what was taken out of that. */
export async function resultsFile(
  opened: Case,
  source: Source,
): Promise<{ readonly bytes: Uint8Array; readonly removed: readonly Removed[] }> {
  const { ledger, profile, stamp, template } = source
  const results = buildResults(ledger, { stamp })
  if (profile === STANDARD_PROFILE && template === null) return { bytes: await publishResults(results), removed: [] }
  const plans = profile.group === "plan" ? await compared(opened, source) : null
  const form = { profile, facts: factsOf(source, plans) }
  if (template !== null) return publishInTemplate(template, results, form)
  return { bytes: await publishResults(results, form), removed: [] }
}

/** The numbers that the results table prints, by the public number of each comment; null where it prints none. */
export async function resultNumbers(opened: Case, source: Source): Promise<ReadonlyMap<number, string> | null> {
  const { ledger, profile, stamp } = source
  if (profile === STANDARD_PROFILE) return null
  const plans = profile.group === "plan" ? await compared(opened, source) : null
  const results = buildResults(ledger, { stamp })
  const form = { profile, facts: factsOf(source, plans), words: RESULTS_WORDS[results.language] }
  return printedNumbers(resultsSheet(results, form), profile)
}

/** The 新旧対照表, whose 備考 names comments as the results table numbers them; null while a version is missing. */
export async function comparisonFile(
  opened: Case,
  source: Source,
  write: PaperWriter,
): Promise<{ readonly bytes: Uint8Array; readonly agreed: readonly Agreed[] } | null> {
  const { ledger, profile, stamp } = source
  const plans = await compared(opened, source)
  if (!plans) return null
  const results = buildResults(ledger, { stamp })
  const form = { profile, facts: factsOf(source, plans), words: RESULTS_WORDS[results.language] }
  const numbers = profile === STANDARD_PROFILE ? null : printedNumbers(resultsSheet(results, form), profile)
  const paper = comparisonOfCase(plans, profile.comparison, { ledger, stamp, numbers })
  const bytes = await publishComparison(paper, write)
  return { bytes, agreed: comparisonProof(paper, plans.comparison.changes, bytes) }
}
