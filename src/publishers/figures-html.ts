import { NATURES } from "../model/change.ts"
import { OUTCOMES } from "../model/consultation.ts"
import type { PublishedChange } from "../model/published.ts"
import { NATURE_LABELS, OUTCOME_LABELS, REASON_LABELS } from "../text/labels.ts"
import type { Writing } from "./change-html.ts"
import { type Html, html } from "./html.ts"

/** One bar: what it counts, how many, and in words how many. */
interface Bar {
  readonly label: string
  readonly count: number
}

/** The figures at the head of a report: changes by kind and by reason, comments by outcome. Bars with nothing in them are left out. */
export function figuresHtml(writing: Writing): Html {
  const { words } = writing
  const figures = [
    figure(words.byNature, natureBars(writing), words.places),
    ...(writing.reasons
      ? [
          figure(words.byReason, reasonBars(writing), words.places),
          figure(words.byOutcome, outcomeBars(writing), words.items),
        ]
      : []),
  ]
  return html`<div class="figures">${figures}</div>`
}

function natureBars({ links, language }: Writing): readonly Bar[] {
  return NATURES.toReversed().map(nature => ({
    label: NATURE_LABELS[nature][language],
    count: links.own.filter(change => change.nature === nature).length,
  }))
}

function outcomeBars({ links, language, words }: Writing): readonly Bar[] {
  const comments = [...links.comments.values()]
  const of = (outcome: (typeof OUTCOMES)[number] | null) =>
    comments.filter(comment => comment.outcome === outcome).length
  return [
    ...OUTCOMES.map(outcome => ({ label: OUTCOME_LABELS[outcome][language], count: of(outcome) })),
    { label: words.noOutcome, count: of(null) },
  ]
}

/** Each change once: comments go before an explanation, so that the bars add up to the changes. */
function reasonBars({ links, language, words }: Writing): readonly Bar[] {
  const reasonOf = ({ comments, reason }: PublishedChange) => (comments.length ? "comments" : (reason?.kind ?? "none"))
  const of = (kind: ReturnType<typeof reasonOf>) => links.own.filter(change => reasonOf(change) === kind).length
  return [
    { label: words.byComments, count: of("comments") },
    ...(["editorial", "consequential", "other"] as const).map(kind => ({
      label: REASON_LABELS[kind][language],
      count: of(kind),
    })),
    { label: words.reasonMissing, count: of("none") },
  ]
}

function figure(title: string, bars: readonly Bar[], counted: (count: number) => string): Html {
  const most = Math.max(1, ...bars.map(({ count }) => count))
  const rows = bars
    .filter(({ count }) => count > 0)
    .map(
      ({
        label,
        count,
      }) => html`<tr><th scope="row">${label}</th><td class="bar"><svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect width="${Math.round((count / most) * 1000) / 10}" height="10"/></svg></td><td class="count">${counted(count)}</td></tr>
`,
    )
  const total = bars.reduce((sum, { count }) => sum + count, 0)
  return html`<table class="figure"><caption>${title} <span class="total">${counted(total)}</span></caption><tbody>${rows}</tbody></table>`
}
