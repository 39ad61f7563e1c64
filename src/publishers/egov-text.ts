import type { Language } from "../model/errors.ts"
import type { PublishedResults } from "../model/published.ts"
import { OUTCOME_LABELS } from "../text/labels.ts"
import { outcomeCounts } from "./results-data.ts"
import { wordText } from "./results-text.ts"

/** What e-Gov's form for results asks, beside the results themselves. Dates are ISO. */
export interface EgovSheet {
  readonly results: PublishedResults
  readonly plan: string | null
  readonly procedure: "voluntary" | "statutory"
  readonly from: string | null
  readonly to: string | null
  readonly submissions: number
}

const WORDS = {
  ja: {
    fields: {
      number: "案件番号",
      name: "定めようとする命令などの題名",
      basis: "根拠法令条項",
      procedure: "行政手続法に基づく手続であるか否か",
      announced: "案の公示日",
      from: "受付開始日",
      to: "受付締切日",
      short: "意見提出が30日未満の場合その理由",
      result: "結果の公示日",
      promulgated: "命令などの公布日・決定日",
      count: "提出意見数",
      revised: "提出意見を踏まえた案の修正の有無",
      reasons: "提出意見、結果及び理由",
    },
    statutory: "行政手続法に基づく手続",
    voluntary: "任意の意見募集",
    open: "(案件に記録なし。記入してください)",
    none: "該当なし(30日以上)",
    yes: "有",
    no: "無",
    draft: "案",
    attached: "別紙のとおり",
    item: (label: string, count: number) => `${label}${count}件`,
    join: "、",
  },
  en: {
    fields: {
      number: "Case number",
      name: "Title of the plan",
      basis: "Legal basis",
      procedure: "Under the Administrative Procedure Act",
      announced: "Date of publication of the draft",
      from: "Open from",
      to: "Open until",
      short: "Reason where open for less than 30 days",
      result: "Date of publication of the results",
      promulgated: "Date of promulgation or decision",
      count: "Number of submissions",
      revised: "Draft revised in response",
      reasons: "Comments, results and reasons",
    },
    statutory: "Yes",
    voluntary: "No (voluntary consultation)",
    open: "(not recorded in the case: to be filled in)",
    none: "None (30 days or more)",
    yes: "Yes",
    no: "No",
    draft: "DRAFT",
    attached: "As attached",
    item: (label: string, count: number) => `${label} ${count}`,
    join: ", ",
  },
} as const satisfies Record<Language, unknown>

const DAY = 86_400_000

/** Days from one ISO date to another, both counted. */
const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY + 1

/**
 * e-Gov's fields, one a line, in the order of its form, to be copied over by hand. What a case does not record (numbers, dates of
 * publication) is left to be filled in, and says so.
 */
export function egovText({ results, plan, procedure, from, to, submissions }: EgovSheet): string {
  const words = WORDS[results.language]
  const { fields, open } = words
  const counted = outcomeCounts(results).map(([outcome, count]) =>
    words.item(OUTCOME_LABELS[outcome][results.language], count),
  )
  const revised = results.sections.some(({ subsections }) =>
    subsections.some(({ answers }) => answers.some(answer => answer.revised)),
  )
  const short = from === null || to === null ? open : days(from, to) < 30 ? open : words.none
  const lines: readonly (readonly [string, string])[] = [
    [fields.number, open],
    [fields.name, plan ?? results.title],
    [fields.basis, procedure === "statutory" ? open : "-"],
    [fields.procedure, words[procedure]],
    [fields.announced, open],
    [fields.from, from ?? open],
    [fields.to, to ?? open],
    [fields.short, short],
    [fields.result, open],
    [fields.promulgated, open],
    [fields.count, String(submissions)],
    [fields.revised, revised ? words.yes : words.no],
    [
      fields.reasons,
      [words.attached, results.totals, ...(counted.length > 0 ? [counted.join(words.join)] : [])].join(words.join),
    ],
  ]
  const said = lines.map(([field, value]) => `${field}: ${wordText(value).replace(/\n+/g, " ")}`)
  return `${[...(results.stamp ? [words.draft] : []), ...said].join("\n")}\n`
}
