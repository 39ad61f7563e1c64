import type { Decisions } from "./decisions.ts"
import { ENGLISH_DECISIONS } from "./decisions-english.ts"
import { PLAN_DECISIONS, plantProblems } from "./decisions-plan.ts"
import type { Version } from "./markup.ts"
import { english, japanese, type Profile } from "./profile.ts"

/** One sample case: where it goes and what it is made of. */
export interface SampleCase {
  readonly folder: string
  readonly office: string
  /** Texts in markup, in order, read as one. */
  readonly sources: readonly string[]
  readonly profile: (version: Version) => Profile
  readonly comments: string
  /** Line above the titles of the columns; null: the table begins with them. */
  readonly caption: string | null
  readonly columns: readonly string[]
  readonly decisions: Readonly<Record<string, Decisions>>
}

const OFFICE = "国民生活基盤安全推進室"
const CLUB = "Community Observations Working Group"
const STANDARD = "Exchange of Observations from Community Weather Stations"
const PLAN = "くらしの基盤に係るサイバーセキュリティ行動計画（案）"

export const CASES: readonly SampleCase[] = [
  {
    folder: "plan",
    office: OFFICE,
    sources: ["plan-1.txt", "plan-2.txt", "plan-3.txt", "plan-4.txt", "annex-1-2.txt", "annex-3-5.txt"],
    profile: version =>
      japanese({
        title: PLAN,
        office: OFFICE,
        header: PLAN,
        created: "2025-11-04T01:00:00Z",
        modified: version === "draft" ? "2026-01-26T08:30:00Z" : "2026-03-19T05:45:00Z",
      }),
    comments: "comments-plan.txt",
    caption: "「くらしの基盤に係るサイバーセキュリティ行動計画（案）」に対する提出意見一覧（令和8年2月27日締切）",
    columns: [
      "受付番号",
      "意見番号",
      "区分(団体/個人)",
      "氏名・団体名",
      "受付日",
      "提出方法",
      "該当箇所",
      "御意見の内容",
      "備考",
    ],
    decisions: { "decisions.json": plantProblems(PLAN_DECISIONS), "decisions-complete.json": PLAN_DECISIONS },
  },
  {
    folder: "english",
    office: CLUB,
    sources: ["english.txt"],
    profile: version =>
      english({
        title: STANDARD,
        office: CLUB,
        header: STANDARD,
        created: "2025-10-06T09:00:00Z",
        modified: version === "draft" ? "2026-01-14T12:00:00Z" : "2026-03-02T10:15:00Z",
      }),
    comments: "comments-english.txt",
    caption: null,
    columns: [
      "Submission ID",
      "Comment ID",
      "Submitter type",
      "Name",
      "Received",
      "Channel",
      "Reference",
      "Comment",
      "Remarks",
    ],
    decisions: { "decisions.json": ENGLISH_DECISIONS },
  },
]
