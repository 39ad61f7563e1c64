import type { Outcome } from "../model/consultation.ts"
import type { Language } from "../model/errors.ts"
import type { PublishedResults } from "../model/published.ts"
import type { ResultsFacts } from "../model/results-facts.ts"
import {
  FIGURES,
  type Figure,
  inLanguage,
  outcomesOf,
  type ProfileText,
  type ResultsProfile,
} from "../model/results-profile.ts"
import { OUTCOME_LABELS } from "../text/labels.ts"

type Label = (outcome: Outcome | null) => string

/** How many comments each class holds, in the order of the legend; comments that stand twice count once. */
function classCounts(results: PublishedResults, label: Label, profile: ResultsProfile): ReadonlyMap<string, number> {
  const outcomes = new Map<number, Outcome | null>()
  for (const { subsections } of results.sections)
    for (const { answers } of subsections)
      for (const { rows } of answers) for (const { number, outcome } of rows.flat()) outcomes.set(number, outcome)
  const counts = new Map(outcomesOf(profile).map(outcome => [label(outcome), 0]))
  for (const outcome of outcomes.values()) {
    if (outcome !== null) counts.set(label(outcome), (counts.get(label(outcome)) ?? 0) + 1)
  }
  return counts
}

interface FigureSetting {
  readonly facts: ResultsFacts
  readonly label: Label
  readonly profile: ResultsProfile
}

/** A figure as text: "24", "e-Gov 12、郵送3"; "" for a period that is not set. */
export function figureText(name: Figure, results: PublishedResults, { facts, label, profile }: FigureSetting): string {
  const ja = results.language === "ja"
  switch (name) {
    case "period":
      return results.period ?? ""
    case "total":
      return results.totals
    case "classes":
      return [...classCounts(results, label, profile)]
        .filter(([, count]) => count > 0)
        .map(([title, count]) => (ja ? `${title} ${count}件` : `${title}: ${count}`))
        .join(ja ? "、" : ", ")
    default:
      return facts.figures[name]
  }
}

/** A line of the head with its figures: "意見総数 {comments}件" → "意見総数 24件". */
export const filledLine = (line: string, results: PublishedResults, setting: FigureSetting): string =>
  line.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const known = FIGURES.find(one => one === name)
    return known ? figureText(known, results, setting) : whole
  })

/** What an outcome is called in the profile's words, else in the program's own. */
export const outcomeLabel =
  ({ classes }: ResultsProfile, language: Language): Label =>
  outcome =>
    outcome === null
      ? ""
      : classes
        ? inLanguage(classes.of[outcome].label, language)
        : OUTCOME_LABELS[outcome][language]

/** What each class means and how many comments it holds; nothing without a legend. */
export function legendLines(
  results: PublishedResults,
  {
    profile,
    said,
    label,
  }: { readonly profile: ResultsProfile; readonly said: (text: ProfileText) => string; readonly label: Label },
): readonly string[] {
  const { classes } = profile
  if (!classes?.legend) return []
  const counts = classCounts(results, label, profile)
  const lines = new Map<string, string>()
  for (const outcome of outcomesOf(profile)) {
    const own = label(outcome)
    if (!lines.has(own)) lines.set(own, said(classes.of[outcome].meaning))
  }
  const ja = results.language === "ja"
  return [
    said(classes.title),
    ...[...lines].map(([own, meaning]) => {
      const count = counts.get(own) ?? 0
      return ja ? `${own}　${meaning}（${count}件）` : `${own}: ${meaning} (${count})`
    }),
  ]
}
