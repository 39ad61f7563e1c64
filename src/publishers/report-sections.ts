import { OUTCOMES } from "../model/consultation.ts"
import { OUTCOME_LABELS } from "../text/labels.ts"
import type { Writing } from "./change-html.ts"
import { type Html, html, NOTHING } from "./html.ts"
import { brief } from "./pieces.ts"
import { sectionsOf } from "./report-items.ts"
import { VIEW_WORDS } from "./report-words-views.ts"

/** Characters of a section's title in the chart. */
const LABEL = 30

/** How the comments of each section were answered: a number and a bar in each cell, all bars to one scale. Left out where there are no sections. */
export function sectionsHtml({ links, language, words }: Writing): Html {
  const said = VIEW_WORDS[language]
  const sections = sectionsOf(links)
  if (sections.length < 2) return NOTHING
  const comments = [...links.comments.values()]
  const outcomes = [...OUTCOMES, null].filter(outcome => comments.some(comment => comment.outcome === outcome))
  const bySection = Map.groupBy(comments, ({ number }) => links.answersOf.get(number)?.[0]?.section ?? null)
  const rows = sections.map(section => {
    const inside = bySection.get(section) ?? []
    const counts = outcomes.map(outcome => inside.filter(comment => comment.outcome === outcome).length)
    return { title: section ?? words.noSection, counts, sum: inside.length }
  })
  const most = Math.max(1, ...rows.flatMap(({ counts }) => counts))
  const cell = (count: number) =>
    html`<td>${count}${count ? html`<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect width="${Math.round((count / most) * 1000) / 10}" height="10"/></svg>` : NOTHING}</td>`
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${said.bySection}"><table class="by-section"><caption>${said.bySection} <span class="total">${words.items(comments.length)}</span></caption><thead><tr><th scope="col">${said.section}</th>${outcomes.map(
    outcome => html`<th scope="col">${outcome ? OUTCOME_LABELS[outcome][language] : words.noOutcome}</th>`,
  )}<th scope="col">${said.sum}</th></tr></thead>
<tbody>${rows.map(
    ({
      title,
      counts,
      sum,
    }) => html`<tr><th scope="row">${brief(title, LABEL, "…")}</th>${counts.map(cell)}<td>${sum}</td></tr>
`,
  )}</tbody></table></div>`
}
