import type { SubmitterKind } from "../model/consultation.ts"

const ORGANIZATION = /団体|法人|企業|会社|事業者|組織|organi[sz]ation|company|corporat|association|business/i
const INDIVIDUAL = /個人|一般|市民|住民|県民|国民|individual|person|private|citizen/i
/** What is written where the kind is not known. */
const NOT_SAID = /^(?:不明|無記名|匿名|未記入|記載なし|その他|unknown|other|n\/?a|[-－―ー])$/i
/** Longest value of a column of kinds ("個人(県内在住)"); longer ones are something else. */
const LONGEST = 20

/** What a cell of a column of kinds says; unknown when it says both or neither. A sole trader (個人事業者) is an individual. */
export function parseKind(text: string): SubmitterKind {
  const plain = text.normalize("NFKC")
  const individual = INDIVIDUAL.test(plain)
  const organization = ORGANIZATION.test(plain.replace(/個人事業[者主]/g, ""))
  return individual === organization ? "unknown" : individual ? "individual" : "organization"
}

/** Whether a column called "submitter" holds nothing but the two words: "市民 A" is a name. */
export const arePlainKinds = (values: readonly string[]): boolean =>
  areKinds(values) &&
  values.every(value =>
    /^\s*(?:団体|個人|法人|企業|organi[sz]ation|individual|company|unknown|不明|その他)\s*$/i.test(value),
  )

/** Whether a column holds kinds: all that stands in it is a word for one, and there is at least one that says which. */
export function areKinds(values: readonly string[]): boolean {
  const said = values.map(value => value.normalize("NFKC").trim()).filter(value => value !== "")
  return (
    said.some(value => parseKind(value) !== "unknown") &&
    said.every(value => value.length <= LONGEST && (parseKind(value) !== "unknown" || NOT_SAID.test(value)))
  )
}
