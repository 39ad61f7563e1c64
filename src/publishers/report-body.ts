import type { PublicReport, PublishedChange, PublishedResults } from "../model/published.ts"
import { OBJECT_MARK } from "../text/visible.ts"
import { answersHtml } from "./answers-html.ts"
import { changeHtml, changeList, followerHtml, type Writing } from "./change-html.ts"
import { caveats } from "./compare-words.ts"
import { figuresHtml } from "./figures-html.ts"
import { type Html, html, NOTHING } from "./html.ts"
import { filtersHtml } from "./report-filters.ts"
import { flowHtml } from "./report-flow.ts"
import { mapHtml } from "./report-map.ts"
import { sectionsHtml } from "./report-sections.ts"
import type { ReportWords } from "./report-words.ts"

/** A part of the page with its entry in the contents. */
interface Part {
  readonly id: string
  readonly title: string
  readonly note: string
  readonly content: Html
}

type Reported = Omit<PublicReport, "audience">

/** The page of a report, public or internal: head, contents, figures, list, changes, comments. `first` is put before the figures. */
export function reportBody(report: Reported, writing: Writing, first: readonly Part[] = []): Html {
  const { words, links } = writing
  const { results } = report
  const before: readonly Part[] = [
    ...first,
    {
      id: "summary",
      title: words.summary,
      note: "",
      content: html`${figuresHtml(writing)}${notes(report, writing)}${sectionsHtml(writing)}${flowHtml(writing)}`,
    },
  ]
  const found: readonly Part[] = [
    ...changeParts(report.changes, writing),
    {
      id: "comments",
      title: words.comments,
      note: words.items(links.comments.size),
      content: links.answers.length ? answersHtml(results, writing) : html`<p>${words.noComments}</p>`,
    },
  ]
  return html`${head(report, writing)}
${contents([...before, ...found], words)}
<main>${before.map(section)}${filtersHtml(writing)}${found.map(section)}</main>`
}

/** The list of changes, each change, and what follows from no single one. Shared with the comparison of two files. */
export function changeParts(changes: readonly PublishedChange[], writing: Writing): readonly Part[] {
  const { words, links } = writing
  const { own, adrift } = links
  const title = writing.reasons ? words.changes : words.plainChanges
  if (changes.length === 0) return [{ id: "changes", title, note: "", content: html`<p>${words.noChanges}</p>` }]
  return [
    {
      id: "list",
      title: words.list,
      note: words.places(own.length),
      content: html`${mapHtml(writing)}${changeList(own, words.list, writing)}`,
    },
    {
      id: "changes",
      title,
      note: "",
      content: html`${legend(changes, words)}${own.map(change => changeHtml(change, writing))}`,
    },
    ...(adrift.length
      ? [
          {
            id: "adrift",
            title: words.derivedAlone,
            note: words.places(adrift.length),
            content: html`<p>${words.derivedReason}</p>${adrift.map(change => followerHtml(change, writing))}`,
          },
        ]
      : []),
  ]
}

function head({ results, draftFile, revisionFile }: Reported, { words, links }: Writing): Html {
  const listed = links.comments.size
  return html`<header class="head"><p class="kind">${words.kind}</p>
<h1>${results.title}</h1>
<dl>${results.period === null ? NOTHING : fact(words.period, results.period)}${fact(words.totals, results.totals)}${listed === 0 ? NOTHING : fact(words.listed, words.listedNote(listed))}${fact(words.draft, draftFile)}${fact(words.revision, revisionFile)}</dl></header>`
}

export const fact = (term: string, text: string): Html => html`<div><dt>${term}</dt><dd>${text}</dd></div>`

export const contents = (parts: readonly Part[], words: ReportWords): Html =>
  html`<nav aria-label="${words.contents}"><ul>${parts.map(
    ({ id, title, note }) =>
      html`<li><a href="#${id}">${title}</a>${note ? html` <span class="note">${note}</span>` : NOTHING}</li>`,
  )}</ul></nav>`

export const section = ({ id, title, content }: Part): Html =>
  html`<section id="${id}"><h2>${title}</h2>
${content}</section>
`

function notes(report: Reported, { language }: Writing): Html {
  const said = [...caveats(report, language)]
  const closing: PublishedResults["closing"] = report.results.closing
  return html`${closing === null ? NOTHING : html`<p class="prose">${closing}</p>`}${said.map(note => html`<p class="caveat">${note}</p>`)}`
}

/** The signs used in the changes, shown with themselves. */
function legend(changes: readonly PublishedChange[], words: ReportWords): Html {
  const reformatted = changes.some(({ edits }) =>
    edits.some(({ removed, added }) => removed === added && removed !== ""),
  )
  const objects = changes.some(({ draft, revision }) => `${draft?.text}${revision?.text}`.includes("\ufffc"))
  return html`<p class="legend"><strong>${words.legend}</strong> <span class="diff"><del>${words.removed}</del></span> <span class="diff"><ins>${words.added}</ins></span>${
    reformatted ? html` <span class="diff"><span class="reformatted">${words.reformatted}</span></span>` : NOTHING
  }${objects ? html` <span>${OBJECT_MARK} ${words.object}</span>` : NOTHING}</p>`
}
