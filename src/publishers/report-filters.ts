import { NATURES } from "../model/change.ts"
import { OUTCOMES } from "../model/consultation.ts"
import { NATURE_LABELS, OUTCOME_LABELS } from "../text/labels.ts"
import type { Writing } from "./change-html.ts"
import { type Html, html, NOTHING } from "./html.ts"
import { PAGE_SCRIPT } from "./page-script.ts"
import { brief } from "./pieces.ts"
import { itemsOf, partsOf, sectionsOf } from "./report-items.ts"
import { VIEW_WORDS } from "./report-words-views.ts"

/** Characters of a heading in a menu. */
const MENU = 40

interface Choice {
  readonly mark: string
  readonly label: string
}

/** The controls above the changes, with the page's script: hidden until it runs, because without it they would do nothing. */
export function filtersHtml(writing: Writing): Html {
  const { links, language, words } = writing
  const said = VIEW_WORDS[language]
  const natures = NATURES.filter(nature => links.own.some(change => change.nature === nature))
  const comments = [...links.comments.values()]
  const outcomes = [...OUTCOMES, null].filter(outcome => comments.some(comment => comment.outcome === outcome))
  const label = (text: string) => brief(text, MENU, "…")
  const template = comments.length ? said.shown : said.shownChanges
  return html`<div id="filters" role="search" aria-label="${said.filters}" data-shown="${template}" data-none="${said.none}" data-reading="${said.reading}" data-before="${words.before}" data-after="${words.after}" data-inserted="${said.inserted}" data-deleted="${said.deleted}" hidden>
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
<script type="application/json" id="items">${{ markup: JSON.stringify(itemsOf(links)) }}</script>
<script>${{ markup: PAGE_SCRIPT }}</script>
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
