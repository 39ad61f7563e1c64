import type { PublishedAnswer, PublishedComment, PublishedResults } from "../model/published.ts"
import { OUTCOME_LABELS } from "../text/labels.ts"
import { changeLink, type Writing } from "./change-html.ts"
import { type Html, html, joined, NOTHING, prose } from "./html.ts"
import { opinionIds } from "./report-items.ts"

/** Every comment with its outcome, its answer and the changes it led to, in the order of the results table. */
export function answersHtml({ sections }: PublishedResults, writing: Writing): Html {
  const idOf = opinionIds()
  const several = sections.length > 1
  return joined(
    sections.map(({ title, subsections }) => {
      const heading = title ?? (several ? writing.words.noSection : null)
      return html`<section class="answers">${heading === null ? NOTHING : html`<h3>${heading}</h3>`}
${subsections.map(
  subsection => html`<div class="group">${subsection.title === null ? NOTHING : html`<p class="subsection">${subsection.title}</p>`}
${subsection.answers.map(answer => answerHtml(answer, { idOf, writing }))}</div>`,
)}</section>`
    }),
  )
}

function answerHtml(answer: PublishedAnswer, setting: AnswerSetting): Html {
  const { words } = setting.writing
  return html`<div class="exchange"><div class="opinions">${answer.rows.map(
    row =>
      html`<div class="row">${row.map(comment => commentHtml(comment, { ...setting, repeat: answer.repeat }))}</div>`,
  )}</div>
<div class="answer"><p class="answer-title">${words.response}</p><div class="prose">${answer.text === "" ? words.noResponse : prose(answer.text)}</div>
<p class="revised">${words.revised}: <strong>${answer.revised ? words.yes : words.no}</strong></p></div></div>
`
}

interface AnswerSetting {
  readonly idOf: (number: number) => string
  readonly writing: Writing
}

interface CommentSetting extends AnswerSetting {
  readonly repeat: boolean
}

function commentHtml({ number, text, outcome }: PublishedComment, setting: CommentSetting): Html {
  const { idOf, writing, repeat } = setting
  const { words, language, links, annotations } = writing
  const changes = links.changesOf.get(number) ?? []
  return html`<div class="opinion" id="${idOf(number)}">
<p class="opinion-title"><a class="number" href="#comment-${number}">${words.comment(number)}</a> <span class="tag">${outcome ? OUTCOME_LABELS[outcome][language] : words.noOutcome}</span>${repeat ? html` <span class="tag">${words.repeat}</span>` : NOTHING}</p>
${annotations.comment(number)}
<div class="prose">${prose(text)}</div>
${
  changes.length
    ? html`<p class="led-to">→ ${joined(
        changes.map(change => changeLink(change.number, words)),
        html`, `,
      )}</p>`
    : NOTHING
}
</div>`
}
