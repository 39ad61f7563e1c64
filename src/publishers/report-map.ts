import type { PublishedChange } from "../model/published.ts"
import type { Writing } from "./change-html.ts"
import { placeText } from "./compare-words.ts"
import { type Html, html, NOTHING } from "./html.ts"
import { VIEW_WORDS } from "./report-words-views.ts"

/** Marks on the strip at most: more would be narrower than can be hit, and each is a stop of the tab key. */
const MOST_MARKS = 120
const WIDTH = 1200
const STEP = WIDTH / MOST_MARKS

/** A strip as long as the plan with a mark where something changed; each leads to the first change there and names it. */
export function mapHtml(writing: Writing): Html {
  const { links, language, words } = writing
  if (links.own.length === 0) return NOTHING
  const said = VIEW_WORDS[language]
  const slots = Map.groupBy(links.own, ({ at }) => Math.min(MOST_MARKS - 1, Math.floor(at * MOST_MARKS)))
  const most = Math.max(...[...slots.values()].map(changes => changes.length))
  const marks = [...slots].sort(([a], [b]) => a - b).map(([slot, changes]) => mark(slot, changes, most, writing))
  return html`<nav class="map" aria-label="${said.map}"><p class="map-title">${said.map} <span class="total">${words.places(links.own.length)}</span></p>
<svg viewBox="0 0 ${WIDTH} 48" preserveAspectRatio="none"><rect class="plan" width="${WIDTH}" height="48"/>${marks}</svg>
<p class="map-ends"><span>${said.mapEnds[0]}</span><span>${said.mapEnds[1]}</span></p></nav>`

  function mark(slot: number, changes: readonly PublishedChange[], highest: number, { words: names }: Writing): Html {
    const [first] = changes
    if (!first) return NOTHING
    const height = 16 + Math.round((32 * changes.length) / highest)
    const more = changes.length > 1 ? ` ${said.andMore(changes.length - 1)}` : ""
    return html`<a href="#change-${first.number}" data-changes="${changes.map(({ number }) => number).join(" ")}"><title>${names.change(first.number)} ${placeText(first, language)}${more}</title><rect class="reach" x="${slot * STEP}" width="${STEP}" height="48"/><rect class="mark" x="${slot * STEP + 1}" y="${48 - height}" width="${STEP - 2}" height="${height}"/></a>`
  }
}
