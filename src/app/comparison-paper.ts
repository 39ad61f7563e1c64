import { comparisonTable } from "../compare/comparison-table.ts"
import type { Change, ChangeId, Comparison } from "../model/change.ts"
import { COMPARISON_LAYOUT, type ComparisonLayout, type ComparisonPaper } from "../model/comparison-table.ts"
import { type Language, UserError } from "../model/errors.ts"
import type { Plan } from "../model/plan.ts"
import { caveats } from "../publishers/compare-words.ts"
import { REASON_LABELS } from "../text/labels.ts"
import type { Ledger } from "../trace/ledger.ts"
import { consultationOf, tableOrder } from "./results.ts"

/** Two versions of a plan and how they differ. */
export interface Compared {
  readonly draft: Plan
  readonly revision: Plan
  readonly comparison: Comparison
}

/** What was said on the command line about the layout; titles as "改正後,改正前", the revision's first. */
interface LayoutOptions {
  readonly left?: ComparisonLayout["left"]
  readonly titles?: string
  readonly page?: ComparisonLayout["page"]
  readonly places?: ComparisonLayout["places"]
}

/** The layout as asked for, and the usual one where nothing was said. */
export function comparisonLayout({ left, titles, page, places }: LayoutOptions): ComparisonLayout {
  const { left: usualLeft, page: usualPage, places: usualPlaces } = COMPARISON_LAYOUT
  const layout = { left: left ?? usualLeft, page: page ?? usualPage, places: places ?? usualPlaces }
  if (titles === undefined) return { ...layout, titles: null }
  const [revision = "", draft = "", ...more] = titles.split(/[,、，]/).map(title => title.trim())
  if (revision !== "" && draft !== "" && more.length === 0) return { ...layout, titles: { draft, revision } }
  throw new UserError(
    { ja: `--titles「${titles}」は二つの見出しではありません。`, en: `--titles "${titles}" is not two titles.` },
    {
      ja: "修正後、修正前の順に、--titles 改正後,改正前 の形で指定してください。",
      en: "Write after and before: --titles After,Before.",
    },
  )
}

const NAME = { ja: "新旧対照表", en: "Comparison of the two versions" } as const

/** Where a title breaks its line: between Japanese letters nothing, between others a space. */
const onOneLine = (title: string): string =>
  title.replace(/(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])/g, "").replace(/\s+/g, " ")

/** "みどり市自転車計画　新旧対照表", by the plan's own name where it has one. */
function titled(plan: string | null, language: Language): string {
  const name = onOneLine((plan ?? "").replace(/\s*[（(]案[)）]\s*$/, ""))
  if (name === "") return NAME[language]
  return language === "ja" ? `${name}　${NAME.ja}` : `${name}: ${NAME.en.toLowerCase()}`
}

function paperOf(compared: Compared, layout: ComparisonLayout, language: Language) {
  const { comparison, draft, revision } = compared
  const { precise, coverage } = comparison
  return {
    language,
    layout,
    table: comparisonTable(comparison, { draft, revision }, layout),
    notes: caveats({ precise, notCompared: coverage.notCompared }, language),
  }
}

/** The 新旧対照表 of two files. */
export const comparisonOfFiles = (
  compared: Compared,
  layout: ComparisonLayout,
  language: Language,
): ComparisonPaper => ({
  ...paperOf(compared, layout, language),
  title: titled(compared.revision.title || null, language),
  remarks: null,
  stamp: false,
})

/** What a case adds to its 新旧対照表. */
interface CaseSetting {
  readonly ledger: Ledger
  readonly stamp: boolean
  /** Numbers that the results table prints, by the comments' public numbers; null: it prints none. */
  readonly numbers: ReadonlyMap<number, string> | null
}

/** The 新旧対照表 of a case, with why each change was made in its 備考. */
export function comparisonOfCase(compared: Compared, layout: ComparisonLayout, setting: CaseSetting): ComparisonPaper {
  const { ledger, stamp } = setting
  const { language, plan } = consultationOf(ledger)
  const order = new Map(tableOrder(ledger).map((comment, index) => [comment.id, index + 1]))
  const remarks = ledger.changes.flatMap(change => {
    const comments = (ledger.commentsOf.get(change.id) ?? []).flatMap(id => order.get(id) ?? []).sort((a, b) => a - b)
    const said = byComments(comments, setting, language) || reasonText(change, ledger, language)
    return said === "" ? [] : [[change.id, said] as const]
  })
  return {
    ...paperOf(compared, layout, language),
    title: titled(plan ?? compared.revision.title, language),
    remarks: new Map<ChangeId, string>(remarks),
    stamp,
  }
}

/** "No.3、No.5" as the results table numbers its rows; where it prints no numbers, the comments' own: "御意見3、5". */
function byComments(comments: readonly number[], { numbers }: CaseSetting, language: Language): string {
  const sign = language === "ja" ? "、" : ", "
  if (comments.length === 0) return ""
  if (numbers) return [...new Set(comments.map(number => `No.${numbers.get(number) ?? ""}`))].join(sign)
  return language === "ja" ? `御意見${comments.join(sign)}` : `Comments: ${comments.join(sign)}`
}

/** Why a change was made that no comment led to, as far as it is public. */
function reasonText(change: Change, { state }: Ledger, language: Language): string {
  const explanation = state.explanation.get(change.id)
  if (!explanation) return change.derivedFrom === null ? "" : REASON_LABELS.consequential[language]
  const label = REASON_LABELS[explanation.reason][language]
  if (!explanation.publicReason) return label
  return explanation.reason === "other" ? explanation.publicReason : `${label}: ${explanation.publicReason}`
}
