import { COMPARISON_LAYOUT } from "./comparison-table.ts"
import type { ResultsProfile } from "./results-profile.ts"

/** The usual form: comment, answer, 有/無; sections above the rows. `templates/standard.jsonc` says the same. */
export const STANDARD_PROFILE: ResultsProfile = {
  page: "portrait",
  layout: "table",
  rows: "answered",
  merge: true,
  group: "section",
  groupTitles: null,
  numbering: "through",
  numbered: "rows",
  columns: [
    { show: "comment", title: { ja: "御意見の要旨", en: "Summary of comment" }, width: null },
    { show: "response", title: { ja: "御意見に対する考え方", en: "Response" }, width: null },
    { show: "revised", title: { ja: "修正", en: "Revised" }, width: { ja: 8, en: 11 } },
  ],
  classes: null,
  types: null,
  head: null,
  above: [],
  below: [],
  words: { revised: null, unrevised: null, repeat: null, none: null, before: null, after: null },
  ownChanges: true,
  comparison: COMPARISON_LAYOUT,
}
