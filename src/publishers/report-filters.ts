import { NATURES } from "../model/change.ts"
import { OUTCOMES } from "../model/consultation.ts"
import type { PublishedChange } from "../model/published.ts"
import { NATURE_LABELS, OUTCOME_LABELS } from "../text/labels.ts"
import type { Writing } from "./change-html.ts"
import { type Html, html, NOTHING } from "./html.ts"
import { brief } from "./pieces.ts"
import type { ReportLinks } from "./report-links.ts"
import { VIEW_WORDS } from "./report-words-views.ts"

/** Characters of a heading in a menu. */
const MENU = 40

/** The part of the plan a change is in: the outermost heading of its place. */
const partOf = ({ draft, revision }: Pick<PublishedChange, "draft" | "revision">): string =>
  (revision ?? draft)?.place.split(" > ", 1)[0] ?? ""

/** What can be chosen, in the order of the plan and of the results. */
const partsOf = ({ own }: ReportLinks): readonly string[] => [...new Set(own.map(partOf))]

export const sectionsOf = ({ answers }: ReportLinks): readonly (string | null)[] => [
  ...new Set(answers.map(({ section }) => section)),
]

/** Words by which the page's script finds a change or a comment again. Numbers and fixed codes only: no text from outside. */
export interface Marks {
  readonly change: (change: PublishedChange) => string
  readonly comment: (number: number, section: string | null) => string
}

/** "n:wording a:0 o:adopted s:2 c:6": nature, part of the plan, outcome, section, comment. */
export function marksOf(links: ReportLinks): Marks {
  const parts = new Map(partsOf(links).map((part, index) => [part, `a:${index}`]))
  const sections = new Map(sectionsOf(links).map((section, index) => [section, `s:${index}`]))
  const ofChange = (change: PublishedChange) => [`n:${change.nature}`, parts.get(partOf(change)) ?? ""]
  const ofComment = (number: number) => [`c:${number}`, `o:${links.comments.get(number)?.outcome ?? "none"}`]
  const line = (marks: readonly string[]) => [...new Set(marks)].filter(mark => mark !== "").join(" ")
  return {
    change: change => {
      const known = change.comments.filter(number => links.comments.has(number))
      const stands = known.flatMap(number => links.answersOf.get(number) ?? [])
      return line([
        ...ofChange(change),
        ...known.flatMap(ofComment),
        ...stands.map(({ section }) => sections.get(section) ?? ""),
      ])
    },
    comment: (number, section) =>
      line([
        ...(links.changesOf.get(number) ?? []).flatMap(ofChange),
        ...ofComment(number),
        sections.get(section) ?? "",
      ]),
  }
}

interface Choice {
  readonly mark: string
  readonly label: string
}

/** The controls above the changes; hidden until the page's script runs, because without it they would do nothing. */
export function filtersHtml(writing: Writing): Html {
  const { links, language, words } = writing
  const said = VIEW_WORDS[language]
  const natures = NATURES.filter(nature => links.own.some(change => change.nature === nature))
  const comments = [...links.comments.values()]
  const outcomes = [...OUTCOMES, null].filter(outcome => comments.some(comment => comment.outcome === outcome))
  const label = (text: string) => brief(text, MENU, "…")
  const template = comments.length ? said.shown : said.shownChanges
  return html`<div id="filters" role="search" aria-label="${said.filters}" data-shown="${template}" data-none="${said.none}" data-before="${words.before}" data-after="${words.after}" data-inserted="${said.inserted}" data-deleted="${said.deleted}" hidden>
<div class="controls">${select(
    "nature",
    said.nature,
    natures.map(nature => ({ mark: `n:${nature}`, label: NATURE_LABELS[nature][language] })),
    said.all,
  )}${select(
    "part",
    said.part,
    partsOf(links).map((part, index) => ({ mark: `a:${index}`, label: label(part) })),
    said.all,
  )}${select(
    "outcome",
    said.outcome,
    outcomes.map(outcome => ({
      mark: `o:${outcome ?? "none"}`,
      label: outcome ? OUTCOME_LABELS[outcome][language] : words.noOutcome,
    })),
    said.all,
  )}${select(
    "section",
    said.section,
    sectionsOf(links).map((section, index) => ({ mark: `s:${index}`, label: label(section ?? words.noSection) })),
    said.all,
  )}${
    comments.length
      ? html`<label>${said.comment}<input name="comment" inputmode="numeric" autocomplete="off" size="6"></label>`
      : NOTHING
  }<label class="wide">${said.text}<input name="text" type="search" autocomplete="off"></label></div>
<div class="controls"><label class="check"><input name="sides" type="checkbox">${said.sides}</label><button type="button" data-does="clear">${said.clear}</button><button type="button" data-does="help">${said.help}</button></div>
<p role="status" class="shown"></p>
${helpHtml(writing)}</div>
`
}

/** A menu of what there is; with fewer than two there is nothing to choose. */
function select(name: string, title: string, choices: readonly Choice[], all: string): Html {
  if (choices.length < 2) return NOTHING
  return html`<label>${title}<select name="${name}"><option value="">${all}</option>${choices.map(
    ({ mark, label }) => html`<option value="${mark}">${label}</option>`,
  )}</select></label>`
}

function helpHtml({ language }: Writing): Html {
  const said = VIEW_WORDS[language]
  return html`<dialog id="help" aria-label="${said.help}"><dl>${said.keys.map(
    ([keys, does]) => html`<div><dt>${keys.map(key => html`<kbd>${key}</kbd> `)}</dt><dd>${does}</dd></div>`,
  )}</dl>
<label class="check"><input name="letters" type="checkbox" checked>${said.letterKeys}</label>
<button type="button" data-does="close">${said.close}</button></dialog>`
}
