import type { CountUnit } from "../model/consultation.ts"
import type { Language } from "../model/errors.ts"
import type { Counts } from "../model/finding.ts"

/** What the total of a publication is worked out from. Submitters are counted as submissions: Akaire does not guess who is the same person. */
type Totals = Pick<Counts, "submissions" | "organizations" | "individuals" | "unknown" | "comments"> & {
  readonly unit: CountUnit
}

const ENGLISH: Readonly<Record<CountUnit, string>> = {
  submissions: "submissions",
  submitters: "submitters",
  comments: "comments",
}

/**
 * The published total in the unit that the case names: "24件(団体8件、個人16件)" for submissions, "24者(団体8者、個人16者)" for
 * submitters, "30件(提出意見24通)" for comments. Kinds with nobody in them are left out; 不明 is said where there are any.
 */
export function totalsText(totals: Totals, language: Language): string {
  const { unit, submissions, comments } = totals
  if (unit === "comments") {
    return language === "ja"
      ? `${comments}件(提出意見${submissions}通)`
      : `${comments} comments in ${submissions} submissions`
  }
  const kinds = [
    { count: totals.organizations, ja: "団体", en: totals.organizations === 1 ? "organisation" : "organisations" },
    { count: totals.individuals, ja: "個人", en: totals.individuals === 1 ? "individual" : "individuals" },
    { count: totals.unknown, ja: "不明", en: "not stated" },
  ].filter(({ count }) => count > 0)
  const counter = unit === "submitters" ? "者" : "件"
  const sign = language === "ja" ? "、" : ", "
  const said = kinds
    .map(({ count, ja, en }) => (language === "ja" ? `${ja}${count}${counter}` : `${count} ${en}`))
    .join(sign)
  const whole = language === "ja" ? `${submissions}${counter}` : `${submissions} ${ENGLISH[unit]}`
  const known = kinds.some(({ ja }) => ja !== "不明")
  if (!known) return whole
  return language === "ja" ? `${whole}(${said})` : `${whole} (${said})`
}
