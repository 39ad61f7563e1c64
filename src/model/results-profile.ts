import type { ComparisonLayout } from "./comparison-table.ts"
import { OUTCOMES, type Outcome } from "./consultation.ts"
import type { Language } from "./errors.ts"

/** A text of a profile: one for all publications, or one for each language. */
export type ProfileText = string | Readonly<Record<Language, string>>

/** What a column can show. */
export const CONTENTS = [
  "number",
  "section",
  "subsection",
  "place",
  "index",
  "comment",
  "count",
  "people",
  "submitter",
  "name",
  "original",
  "type",
  "proposal",
  "response",
  "outcome",
  "revised",
  "changes",
  "blank",
] as const
export type Content = (typeof CONTENTS)[number]

export interface ProfileColumn {
  /** One thing, or several below each other in the same cell. */
  readonly show: Content | readonly Content[]
  readonly title: ProfileText
  /** Percent of the table's width; null: an equal share of what is left. */
  readonly width: number | Readonly<Record<Language, number>> | null
}

/** How an outcome is published: the class it belongs to, and what the class means. Several outcomes may share one. */
export interface ProfileClass {
  readonly label: ProfileText
  readonly meaning: ProfileText
}

/** Words in place of the usual ones; null: the usual ones of the publication's language. */
export interface ProfileWords {
  readonly revised: ProfileText | null
  readonly unrevised: ProfileText | null
  readonly repeat: ProfileText | null
  readonly none: ProfileText | null
  readonly before: ProfileText | null
  readonly after: ProfileText | null
}

/** The form of a results table: `docs/profiles.md`. */
export interface ResultsProfile {
  readonly page: "portrait" | "landscape"
  /** "list": a record of lines for each row instead of a table. */
  readonly layout: "table" | "list"
  /** "answered": rows as the editors made them; "comments": one comment a row; "answers": all comments of an answer in one row. */
  readonly rows: "answered" | "comments" | "answers"
  /** True: what rows of one answer share is one merged cell. False: each row is complete in itself. */
  readonly merge: boolean
  readonly group: "section" | "none" | "plan" | "outcome" | "revised"
  /** Titles of the two groups of "revised". */
  readonly groupTitles: { readonly revised: ProfileText; readonly unrevised: ProfileText } | null
  /** "through": 1, 2, 3; "group": again from 1 in each group; "group-number": 1-1, 1-2, 2-1. */
  readonly numbering: "through" | "group" | "group-number"
  /** What a number counts: rows, or answers (then it is merged like the answer). */
  readonly numbered: "rows" | "answers"
  readonly columns: readonly ProfileColumn[]
  /** Null: the outcomes' own labels, and no legend. */
  readonly classes: {
    readonly title: ProfileText
    readonly legend: boolean
    /** In the order of the legend. */
    readonly of: Readonly<Record<Outcome, ProfileClass>>
  } | null
  /** Kinds of comments (ISO/IEC: ge, te, ed): by what the comment led to. */
  readonly types: {
    readonly general: ProfileText
    readonly technical: ProfileText
    readonly editorial: ProfileText
  } | null
  /** Lines under the title, with figures in braces; null: period and total as usual. */
  readonly head: readonly ProfileText[] | null
  readonly above: readonly ProfileText[]
  readonly below: readonly ProfileText[]
  readonly words: ProfileWords
  /** The table of changes that no comment led to, under the results. */
  readonly ownChanges: boolean
  readonly comparison: ComparisonLayout
}

/** Figures that a line of the head can name: {total}, {comments} … */
export const FIGURES = [
  "period",
  "total",
  "submissions",
  "organizations",
  "individuals",
  "unknown",
  "comments",
  "commentsOfOrganizations",
  "commentsOfIndividuals",
  "rows",
  "answers",
  "changes",
  "revisedRows",
  "unrevisedRows",
  "adopted",
  "channels",
  "classes",
] as const
export type Figure = (typeof FIGURES)[number]

/** Whether a column shows it. */
export const showsContent = ({ columns }: Pick<ResultsProfile, "columns">, content: Content): boolean =>
  columns.some(({ show }) => [show].flat().includes(content))

/** The outcomes in the order in which the profile lists their classes. */
export function outcomesOf({ classes }: Pick<ResultsProfile, "classes">): readonly Outcome[] {
  if (!classes) return OUTCOMES
  const order = Object.keys(classes.of)
  return OUTCOMES.toSorted((a, b) => order.indexOf(a) - order.indexOf(b))
}

/** The text in a language. */
export const inLanguage = (text: ProfileText, language: Language): string =>
  typeof text === "string" ? text : text[language]
