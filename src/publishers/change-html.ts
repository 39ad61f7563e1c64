import type { Language } from "../model/errors.ts"
import type { PublishedChange } from "../model/published.ts"
import { KIND_LABELS, NATURE_LABELS, OUTCOME_LABELS, REASON_LABELS } from "../text/labels.ts"
import { placeText } from "./compare-words.ts"
import { briefDiff, diffHtml } from "./diff-html.ts"
import { type Html, html, joined, NOTHING, prose } from "./html.ts"
import type { PlacedAnswer, ReportLinks } from "./report-links.ts"
import type { ReportWords } from "./report-words.ts"

/** What the office's report adds to a change or a comment; the public one adds nothing. */
export interface Annotations {
  readonly change: (number: number) => Html
  readonly comment: (number: number) => Html
}

export const NO_ANNOTATIONS: Annotations = { change: () => NOTHING, comment: () => NOTHING }

/** What every part of a report is written with. */
export interface Writing {
  readonly words: ReportWords
  readonly language: Language
  readonly links: ReportLinks
  readonly annotations: Annotations
  /** False for a comparison without a case: then there are no reasons to show. */
  readonly reasons: boolean
}

export const changeLink = (number: number, words: ReportWords): Html =>
  html`<a href="#change-${number}">${words.change(number)}</a>`

export const commentLink = (number: number, words: ReportWords): Html =>
  html`<a href="#comment-${number}">${words.comment(number)}</a>`

/** One change: where, what, why, and what follows from it. */
export function changeHtml(change: PublishedChange, writing: Writing): Html {
  const { words, links, annotations } = writing
  const followers = links.followers.get(change.number) ?? []
  return html`<article class="change" id="change-${change.number}">
<h3><a class="number" href="#change-${change.number}">${words.change(change.number)}</a> <span class="place">${placeHtml(change, writing)}</span></h3>
${tags(change, writing)}
${annotations.change(change.number)}
${diffHtml(change, words)}
${writing.reasons ? reasonHtml(change, writing) : NOTHING}
${followers.length ? html`<div class="followers"><h4>${words.derived}</h4>${followers.map(follower => followerHtml(follower, writing))}</div>` : NOTHING}
</article>`
}

/** A change that follows from another one: the same, without a reason of its own. */
export function followerHtml(change: PublishedChange, writing: Writing): Html {
  const { words, annotations } = writing
  return html`<div class="follower" id="change-${change.number}">
<p class="follower-title"><a class="number" href="#change-${change.number}">${words.change(change.number)}</a> <span class="place">${placeHtml(change, writing)}</span></p>
${annotations.change(change.number)}
${diffHtml(change, words)}
</div>`
}

/** Where a change stands, with a page that is not torn apart at the end of a line. */
const placeHtml = (change: PublishedChange, { language }: Writing): Html =>
  joined(
    placeText(change, language)
      .split(/(\([^()]*\d[^()]*\))(?= → |$)/)
      .map((text, index) => (index % 2 ? html`<span class="page">${text}</span>` : html`${text}`)),
  )

const tags = ({ nature, kind }: PublishedChange, { language }: Writing): Html =>
  html`<p class="tags"><span class="tag">${NATURE_LABELS[nature][language]}</span> <span class="tag">${KIND_LABELS[kind][language]}</span></p>`

/** The public reason, then the comments behind the change with their answers. */
function reasonHtml(change: PublishedChange, writing: Writing): Html {
  const { words, language, links } = writing
  const { reason, comments } = change
  const said = reason
    ? html`<p><span class="tag">${REASON_LABELS[reason.kind][language]}</span> ${reason.text === null ? NOTHING : html`<span class="prose">${prose(reason.text)}</span>`}</p>`
    : NOTHING
  const known = comments.filter(number => links.comments.has(number))
  const linked = known.length
    ? html`<p>${words.byComments}: ${joined(
        known.map(number => commentLink(number, words)),
        html`, `,
      )}</p>`
    : NOTHING
  const none = !reason && known.length === 0 ? html`<p class="missing">${words.noReason}</p>` : NOTHING
  const answers = [...new Set(known.flatMap(number => links.answersOf.get(number)?.slice(0, 1) ?? []))]
  return html`<div class="reason"><h4>${words.reason}</h4>${linked}${said}${none}
${answers.map(placed => behindHtml(placed, new Set(known), writing))}</div>`
}

/** The comments of one answer that led to the change, and the answer. */
function behindHtml({ answer }: PlacedAnswer, numbers: ReadonlySet<number>, writing: Writing): Html {
  const { words } = writing
  const comments = answer.rows.flat().filter(({ number }) => numbers.has(number))
  return html`<div class="behind"><div>${comments.map(
    ({ number, text, outcome }) =>
      html`<blockquote class="said"><p class="said-title">${commentLink(number, words)} ${outcome ? html`<span class="tag">${OUTCOME_LABELS[outcome][writing.language]}</span>` : NOTHING}</p><div class="prose">${prose(text)}</div></blockquote>`,
  )}</div><div class="answer"><p class="answer-title">${words.response}</p><div class="prose">${answer.text === "" ? words.noResponse : prose(answer.text)}</div></div></div>`
}

/** All changes on a page: number, place, kind, the edit in a few words, the reason in a few words. `title` names the table to screen readers; its roles are written out because on the screen it is laid out row by row, which is faster. */
export function changeList(changes: readonly PublishedChange[], title: string, writing: Writing): Html {
  const { words, language, reasons } = writing
  const rows = changes.map(
    change => html`<tr role="row"><th role="rowheader" scope="row"><a href="#change-${change.number}">${change.number}</a></th>
<td role="cell" class="place">${placeHtml(change, writing)}</td><td role="cell">${NATURE_LABELS[change.nature][language]}</td><td role="cell" class="brief">${briefDiff(change)}</td>${reasons ? html`<td role="cell">${briefReason(change, writing)}</td>` : NOTHING}</tr>
`,
  )
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${title}"><table role="table" class="list${reasons ? " reasons" : ""}"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${words.number}</th><th role="columnheader" scope="col">${words.place}</th><th role="columnheader" scope="col">${words.nature}</th><th role="columnheader" scope="col">${words.text}</th>${reasons ? html`<th role="columnheader" scope="col">${words.reason}</th>` : NOTHING}</tr></thead>
<tbody role="rowgroup">${rows}</tbody></table></div>`
}

function briefReason({ comments, reason, isDerived }: PublishedChange, { words, language, links }: Writing): Html {
  const known = comments.filter(number => links.comments.has(number))
  const parts = [
    ...known.map(number => commentLink(number, words)),
    ...(reason ? [html`${REASON_LABELS[reason.kind][language]}`] : []),
    ...(isDerived && known.length === 0 && !reason ? [html`${words.derivedReason}`] : []),
  ]
  return parts.length ? joined(parts, html`<br>`) : html`<span class="missing">${words.reasonMissing}</span>`
}
