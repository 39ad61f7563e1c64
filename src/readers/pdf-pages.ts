import type { PageReading, ReadPage, ReadRun } from "../model/pages.ts"
import { linesOf, textOf } from "./pdf-lines.ts"
import { type BodyPage, bodiesOf } from "./pdf-margins.ts"
import { type PageName, pageNames } from "./pdf-numbers.ts"
import type { PdfText } from "./pdf-text.ts"

/** Reads what a PDF draws as pages with names and lines; header, footer and readings of kanji apart. */
export function pagesIn({ pages, labels }: PdfText): PageReading {
  const bodies = bodiesOf(pages.map(linesOf))
  const names = pageNames(
    bodies.map(({ margins }) => margins),
    labels,
  )
  return { pages: bodies.map((body, i) => page(body, names[i] ?? { number: i + 1, label: null })) }
}

function page({ lines, turned, numbered }: BodyPage, name: PageName): ReadPage {
  const inLines = lines.flatMap(({ runs }, line) =>
    runs.map(({ order, text }) => ({ order, run: [line, text] as ReadRun })),
  )
  const aside = turned.map(({ order, text }) => ({ order, run: [-1, text] as ReadRun }))
  return {
    ...name,
    numbered,
    lines: lines.map(({ number, runs }) => ({ number, text: textOf(runs) })),
    runs: [...inLines, ...aside].sort((a, b) => a.order - b.order).map(({ run }) => run),
  }
}
