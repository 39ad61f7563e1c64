import type { Comparison } from "../model/change.ts"
import { changePositions } from "../model/change-positions.ts"
import type { Language } from "../model/errors.ts"
import type { PublishedChange } from "../model/published.ts"
import { NO_ANNOTATIONS } from "./change-html.ts"
import { countChanges } from "./compare-json.ts"
import { caveats, countsLine } from "./compare-words.ts"
import { figuresHtml } from "./figures-html.ts"
import { html } from "./html.ts"
import { page } from "./page.ts"
import { changeParts, contents, fact, section } from "./report-body.ts"
import { filtersHtml } from "./report-filters.ts"
import { reportLinks } from "./report-links.ts"
import { REPORT_WORDS } from "./report-words.ts"

/** The changes between two files as a page: the report's changes without a case, so without reasons. */
export function compareHtml(comparison: Comparison, language: Language): string {
  const { draft, revision, precise, coverage } = comparison
  const words = REPORT_WORDS[language]
  const changes = numbered(comparison)
  const links = reportLinks({ changes, results: { sections: [] } })
  const writing = { words, language, links, annotations: NO_ANNOTATIONS, reasons: false }
  const title = { ja: "新旧の違い", en: "Differences" }[language]
  const notes = caveats({ precise, notCompared: coverage.notCompared }, language)
  const parts = changeParts(changes, writing)
  return page({
    language,
    title: `${title}: ${draft.file} → ${revision.file}`,
    stamp: null,
    body: html`<header class="head"><h1>${title}</h1>
<dl>${fact(words.before, draft.file)}${fact(words.after, revision.file)}</dl>
<p>${countsLine(countChanges(comparison.changes), language)}</p>
${changes.length ? figuresHtml(writing) : ""}${notes.map(note => html`<p class="caveat">${note}</p>`)}</header>
${contents(parts, words)}
<main>${filtersHtml(writing)}${parts.map(section)}</main>`,
  })
}

/** Changes with the numbers they get in publications: from 1, in the order of the revision. */
function numbered(comparison: Comparison): readonly PublishedChange[] {
  const { changes } = comparison
  const positions = changePositions(comparison)
  const numbers = new Map(changes.map((change, index) => [change.id, index + 1]))
  const followers = Map.groupBy(changes, change => change.derivedFrom)
  return changes.map(change => ({
    number: numbers.get(change.id) ?? 0,
    kind: change.kind,
    nature: change.nature,
    at: positions.get(change.id) ?? 0,
    draft: change.draft,
    revision: change.revision,
    edits: change.edits,
    comments: [],
    reason: null,
    derived: (followers.get(change.id) ?? []).flatMap(follower => numbers.get(follower.id) ?? []),
    isDerived: change.derivedFrom !== null,
  }))
}
