import { sankey, sankeyLinkHorizontal } from "d3-sankey"
import { NATURES } from "../model/change.ts"
import { OUTCOMES } from "../model/consultation.ts"
import { NATURE_LABELS, OUTCOME_LABELS } from "../text/labels.ts"
import type { Writing } from "./change-html.ts"
import { type Html, html, NOTHING } from "./html.ts"
import { brief } from "./pieces.ts"
import { sectionsOf } from "./report-items.ts"
import { VIEW_WORDS } from "./report-words-views.ts"

/** Sections drawn by themselves; what is behind them is drawn as one. */
const MOST_SECTIONS = 12
/** Characters of a section's title in the picture: Latin letters are half as wide. */
const LABEL = { ja: 16, en: 30 }
const WIDTH = 900
/** Room for the labels of the outer columns. */
const LEFT = 270
const RIGHT = 130
const ROW = 34

interface Stop {
  readonly id: string
  readonly label: string
  readonly column: 0 | 1 | 2
}

interface Stream {
  readonly source: string
  readonly target: string
  readonly value: number
}

/** Sections → outcomes → kinds of change, each comment once: under the weightiest kind where it led to several changes. */
export function flowHtml(writing: Writing): Html {
  const said = VIEW_WORDS[writing.language]
  if (writing.links.comments.size === 0) return NOTHING
  const streams = streamsOf(writing)
  const used = new Set(streams.flatMap(({ source, target }) => [source, target]))
  const stops = stopsOf(writing).filter(({ id }) => used.has(id))
  const label = new Map(stops.map(stop => [stop.id, stop.label]))
  const figures = streams.map(
    ({ source, target, value }) =>
      html`<li>${label.get(source) ?? ""} → ${label.get(target) ?? ""}: ${said.items(value)}</li>`,
  )
  return html`<div class="flow"><h3>${said.flow}</h3><p class="remark">${said.flowNote}</p>
<div class="scroll" tabindex="0" role="region" aria-label="${said.flow}">${pictureHtml(stops, streams, said)}</div>
<details><summary>${said.flowList}</summary><ul>${figures}</ul></details></div>`
}

function stopsOf({ links, language, words }: Writing): readonly Stop[] {
  const said = VIEW_WORDS[language]
  const sections = sectionsOf(links)
  return [
    ...sections.slice(0, MOST_SECTIONS).map((title, index) => ({
      id: `s${index}`,
      label: brief(title ?? (sections.length > 1 ? words.noSection : words.comments), LABEL[language], "…"),
      column: 0 as const,
    })),
    { id: `s${MOST_SECTIONS}`, label: said.otherSections, column: 0 },
    ...OUTCOMES.map(outcome => ({ id: outcome, label: OUTCOME_LABELS[outcome][language], column: 1 as const })),
    { id: "none", label: words.noOutcome, column: 1 },
    ...NATURES.toReversed().map(nature => ({
      id: `n-${nature}`,
      label: NATURE_LABELS[nature][language],
      column: 2 as const,
    })),
    { id: "unchanged", label: said.unchanged, column: 2 },
  ]
}

function streamsOf({ links }: Writing): readonly Stream[] {
  const sections = new Map(sectionsOf(links).map((title, index) => [title, Math.min(index, MOST_SECTIONS)]))
  const steps = [...links.comments.values()].flatMap(({ number, outcome }) => {
    const section = sections.get(links.answersOf.get(number)?.[0]?.section ?? null) ?? 0
    const natures = (links.changesOf.get(number) ?? []).map(({ nature }) => nature)
    const weightiest = NATURES.findLast(nature => natures.includes(nature))
    const middle = outcome ?? "none"
    return [
      { source: `s${section}`, target: middle },
      { source: middle, target: weightiest ? `n-${weightiest}` : "unchanged" },
    ]
  })
  const grouped = Map.groupBy(steps, ({ source, target }) => `${source} ${target}`)
  return [...grouped.values()].flatMap(([first, ...rest]) => (first ? [{ ...first, value: rest.length + 1 }] : []))
}

function pictureHtml(
  stops: readonly Stop[],
  streams: readonly Stream[],
  said: (typeof VIEW_WORDS)[keyof typeof VIEW_WORDS],
): Html {
  const highest = Math.max(...[0, 1, 2].map(column => stops.filter(stop => stop.column === column).length))
  const height = Math.max(3, highest) * ROW + 16
  const layout = sankey<Stop, Stream>()
    .nodeId(({ id }) => id)
    .nodeAlign(({ column }) => column)
    .nodeSort(null)
    .nodeWidth(10)
    .nodePadding(22)
    .extent([
      [LEFT, 12],
      [WIDTH - RIGHT, height - 12],
    ])
  const { nodes, links } = layout({
    nodes: stops.map(stop => ({ ...stop })),
    links: streams.map(link => ({ ...link })),
  })
  const path = sankeyLinkHorizontal<Stop, Stream>()
  const paths = links.map(
    link => html`<path d="${rounded(path(link) ?? "")}" stroke-width="${tenth(Math.max(1, link.width ?? 1))}"/>`,
  )
  const labels = nodes.map(({ x0 = 0, x1 = 0, y0 = 0, y1 = 0, value = 0, label, column }) => {
    const at = column === 0 ? tenth(x0 - 6) : tenth(x1 + 6)
    return html`<rect x="${tenth(x0)}" y="${tenth(y0)}" width="${tenth(x1 - x0)}" height="${tenth(Math.max(1, y1 - y0))}"/><text x="${at}" y="${tenth((y0 + y1) / 2 + 4)}"${column === 0 ? html` text-anchor="end"` : NOTHING}>${label} ${said.items(value)}</text>`
  })
  return html`<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${said.flow}">${paths}${labels}</svg>`
}

/** The same bytes everywhere: a tenth of a pixel is finer than can be seen. */
const tenth = (value: number): number => Math.round(value * 10) / 10
const rounded = (path: string): string => path.replace(/-?\d+\.\d+/g, found => String(tenth(Number(found))))
