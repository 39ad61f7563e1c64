import type { CaseEvent } from "../journal/events.ts"
import type { PlanVersion } from "../model/case.ts"
import type { Change } from "../model/change.ts"
import type { Language } from "../model/errors.ts"
import type { Plan } from "../model/plan.ts"
import type { Reading } from "../model/reading.ts"
import { type Report, report } from "./case.ts"
import { foundText, knownBy, NAMES } from "./known-pages.ts"
import type { RebaseReport } from "./rebase-report.ts"
import { otherText } from "./version-pages.ts"

/** A version that was read from its file. */
interface ReadVersion extends Pick<Reading<Plan>, "warnings"> {
  readonly version: PlanVersion
  readonly plan: Plan
}

/** What came of loading versions. */
interface Loaded {
  readonly compared: { readonly changes: readonly Change[] } | null
  /** Null where there was no comparison before. */
  readonly rebase: RebaseReport | null
  /** How much of it is told. */
  readonly tell: "message" | "summary"
  readonly events: readonly CaseEvent[]
}

/** The version is in the case already. */
export const loadedAlready = (file: string): Report =>
  report({ ja: `${file} は読み込み済みです。`, en: `${file} is loaded already.` })

/** What was loaded, what papers told of it, how many changes that makes, and how many links were lost. */
export function loadedReport(readings: readonly ReadVersion[], { compared, rebase, tell, events }: Loaded): Report {
  const lost = events.flatMap(event => (event.type === "links-carried" ? event.lost : [])).length
  const changes = compared ? compared.changes.filter(change => change.derivedFrom === null).length : null
  const isFresh = (role: PlanVersion["role"]) =>
    events.some(event => event.type === "version-loaded" && event.role === role)
  const fresh = readings.filter(({ version }) => isFresh(version.role))
  const papers = events.flatMap(event => (event.type === "pages-read" ? [event] : []))
  const loaded = fresh.map(({ version: { role, file }, plan: { blocks } }) => ({
    ja: `${file} を${NAMES[role].ja}として読み込みました(段落 ${blocks.length})。`,
    en: `Loaded ${file} as the ${NAMES[role].en} (${blocks.length} blocks).`,
  }))
  const counted = {
    ja: `修正箇所は${changes}か所です。${lost > 0 ? `引き継げなかった紐付けが${lost}件あります。` : ""}`,
    en: ` It has ${changes} changes.${lost > 0 ? ` ${lost} links could not be carried over.` : ""}`,
  }
  const data = readings.map(({ version, plan }) => {
    const paper = papers.find(({ role }) => role === version.role)
    return {
      ...version,
      blocks: plan.blocks.length,
      changes,
      lost,
      pages: paper ? knownBy(paper) : null,
      rebase: rebase?.data ?? null,
    }
  })
  const message = (language: Language) => {
    const lines = loaded.map(line => line[language]).join("\n") + (changes === null ? "" : counted[language])
    return [lines, rebase?.[tell][language], ...papers.map(paper => foundText(paper)[language])]
      .filter(Boolean)
      .join("\n")
  }
  return {
    message: { ja: message("ja"), en: message("en") },
    // Both views of one file warn of the same things.
    warnings: [
      ...(readings.at(-1)?.warnings ?? []),
      ...readings.flatMap(({ version: { role }, plan }) =>
        papers.some(paper => paper.role === role) ? otherText(plan, role) : [],
      ),
    ],
    data: data.length === 1 ? { ...data[0] } : { versions: data },
  }
}
