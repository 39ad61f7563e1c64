import type { Language } from "../model/errors.ts"
import { type PlaceOf, pagedPlace, pageText } from "./compare-words.ts"

/** What a results table says of itself, apart from what the case says. */
export interface ResultsWords {
  readonly language: Language
  readonly period: (period: string) => string
  readonly totals: (totals: string) => string
  readonly columns: readonly [comment: string, response: string, revised: string]
  readonly revised: string
  readonly unrevised: string
  readonly repeat: string
  /** For a consultation without comments. */
  readonly none: string
  /** Heading of rows without a section that follow a section: without it they would seem to belong to that one. */
  readonly otherSection: string
  /** Above the changes that no comment led to, and the titles of their columns. */
  readonly ownChanges: string
  readonly ownColumns: readonly [place: string, before: string, after: string, reason: string]
  /** For a side that has no text. */
  readonly added: string
  readonly deleted: string
  /** In the row of an answer: what it changed in the plan. */
  readonly before: string
  readonly after: string
  readonly changePlace: (change: PlaceOf) => string
  /** In place of original words that the submitter did not release. */
  readonly withheld: string
  /** A proposal of wording in one line. */
  readonly proposal: (proposal: { readonly replace: string; readonly with: string }) => string
  /** Stands on every page of a draft. */
  readonly stamp: string
  /** Around the number of the page and the number of pages. */
  readonly page: readonly [before: string, between: string, after: string]
  /** For the document's properties (BCP 47). */
  readonly locale: string
}

/** "別紙1 > 表1 > 3行" as it is written in a public document. */
export const spaced = (place: string): string => place.replaceAll(" > ", "　")

export const RESULTS_WORDS: Readonly<Record<Language, ResultsWords>> = {
  ja: {
    language: "ja",
    period: period => `意見募集期間: ${period}`,
    totals: totals => `意見総数: ${totals}`,
    columns: ["御意見の要旨", "御意見に対する考え方", "修正"],
    revised: "有",
    unrevised: "無",
    repeat: "(再掲)",
    none: "御意見の提出はありませんでした。",
    otherSection: "その他",
    ownChanges: "御意見によらない修正",
    ownColumns: ["箇所", "修正前", "修正後", "理由"],
    added: "(新設)",
    deleted: "(削る)",
    before: "（修正前）",
    after: "（修正後）",
    changePlace: change => `${change.page === null ? "" : `【${pageText(change, "ja")}】`}${spaced(change.place)}`,
    withheld: "（非公表）",
    proposal: ({ replace, with: wording }) => `「${replace}」を「${wording}」に`,
    stamp: "案",
    page: ["", " / ", ""],
    locale: "ja-JP",
  },
  en: {
    language: "en",
    period: period => `Consultation period: ${period}`,
    totals: totals => `Comments received: ${totals}`,
    columns: ["Summary of comment", "Response", "Revised"],
    revised: "Yes",
    unrevised: "No",
    repeat: "(repeated)",
    none: "No comments were submitted.",
    otherSection: "Other",
    ownChanges: "Changes not made in response to a comment",
    ownColumns: ["Place", "Before", "After", "Reason"],
    added: "(new)",
    deleted: "(deleted)",
    before: "Before:",
    after: "After:",
    changePlace: change => pagedPlace(change, "en"),
    withheld: "(not published)",
    proposal: ({ replace, with: wording }) => `“${replace}” → “${wording}”`,
    stamp: "DRAFT",
    page: ["Page ", " of ", ""],
    locale: "en-GB",
  },
}

/** "○ 総論について": the heading row of a section, with the sign that such tables carry unless the title brings its own. */
export const sectionTitle = (title: string): string => (/^[○●◯◎■□◆◇〇]/.test(title) ? title : `○ ${title}`)

/** "(組織統治)": the heading row of a sub-section. */
export const subsectionTitle = (title: string): string => (/^[(（].*[)）]$/s.test(title) ? title : `(${title})`)

/** The title without the signs of a heading row, for a column: ○ 総論について → 総論について, (組織統治) → 組織統治. */
export const plainTitle = (title: string): string =>
  title.replace(/^[○●◯◎■□◆◇〇]\s*/u, "").replace(/^[(（](.*)[)）]$/su, "$1")
