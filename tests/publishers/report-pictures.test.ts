import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { publicText } from "../../src/model/case.ts"
import { NATURES } from "../../src/model/change.ts"
import { OUTCOMES } from "../../src/model/consultation.ts"
import type { PublicReport } from "../../src/model/published.ts"
import { NO_ANNOTATIONS, type Writing } from "../../src/publishers/change-html.ts"
import { flowHtml } from "../../src/publishers/report-flow.ts"
import { itemsOf } from "../../src/publishers/report-items.ts"
import { reportLinks } from "../../src/publishers/report-links.ts"
import { mapHtml } from "../../src/publishers/report-map.ts"
import { sectionsHtml } from "../../src/publishers/report-sections.ts"
import { REPORT_WORDS } from "../../src/publishers/report-words.ts"
import { CHANGES, EXAMPLE, REPORT } from "./example.ts"

/** A change with the comments behind it: numbers of comments that may not be in the results. */
const changes = fc.array(
  fc.record({
    at: fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true })),
    nature: fc.constantFrom(...NATURES),
    comments: fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 4 }),
  }),
  { maxLength: 300 },
)
const sections = fc.array(fc.array(fc.constantFrom(...OUTCOMES, null), { minLength: 1, maxLength: 5 }), {
  maxLength: 20,
})

const reports = fc.record({ changes, sections }).map(({ changes, sections }): PublicReport => {
  const [first] = CHANGES
  if (!first) throw new Error("The example has no change.")
  const before = (index: number) => sections.slice(0, index).flat().length
  return {
    ...REPORT,
    changes: changes.map((change, index) => ({ ...first, ...change, number: index + 1, isDerived: false })),
    results: {
      ...EXAMPLE,
      sections: sections.map((outcomes, index) => ({
        title: `第${index + 1}章`,
        subsections: [
          {
            title: null,
            answers: outcomes.map((outcome, at) => ({
              rows: [[{ number: before(index) + at + 1, text: publicText("意見"), outcome }]],
              text: publicText("回答"),
              revised: false,
              repeat: false,
            })),
          },
        ],
      })),
    },
  }
})

function writing(report: PublicReport): Writing {
  const links = reportLinks(report)
  return {
    words: REPORT_WORDS.ja,
    language: "ja",
    links,
    annotations: NO_ANNOTATIONS,
    reasons: true,
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

describe("the pictures of a report", () => {
  test("the map has each change in one mark, in the order of the plan, and few enough marks for the tab key", () => {
    fc.assert(
      fc.property(reports, report => {
        const { markup } = mapHtml(writing(report))
        const marks = [...markup.matchAll(/data-changes="([^"]*)"/g)].map(([, list = ""]) =>
          list.split(" ").map(Number),
        )
        expect(marks.flat().toSorted((a, b) => a - b)).toEqual(report.changes.map(({ number }) => number))
        expect(marks.length).toBeLessThanOrEqual(120)
        const places = marks.map(list => list.map(number => report.changes[number - 1]?.at ?? -1))
        for (const [index, list] of places.slice(1).entries())
          expect(Math.max(...(places[index] ?? []))).toBeLessThan(Math.min(...list))
      }),
      { numRuns: 40 },
    )
  })

  test("every comment flows once from its section to what it led to, and the chart adds up to the same", () => {
    fc.assert(
      fc.property(reports, report => {
        const written = writing(report)
        const { size } = written.links.comments
        const flow = flowHtml(written).markup
        const figures = [...flow.matchAll(/<li>(.*?) → (.*?): (\d+)件<\/li>/g)]
        expect(sum(figures.map(([, , , count]) => Number(count)))).toBe(size * 2)
        const unchanged = figures.filter(([, , target]) => target === "修正なし").map(([, , , count]) => Number(count))
        const led = [...written.links.comments.keys()].filter(number => written.links.changesOf.has(number))
        expect(sum(unchanged)).toBe(size - led.length)
        expect(flow).not.toMatch(/NaN|undefined|null/)
        const rows = [...sectionsHtml(written).markup.matchAll(/<tr><th scope="row">.*?<\/tr>/g)].map(([row]) =>
          [...row.matchAll(/<td>(\d+)/g)].map(([, count]) => Number(count)),
        )
        for (const row of rows) expect(sum(row.slice(0, -1))).toBe(row.at(-1))
        if (report.results.sections.length > 1) expect(sum(rows.map(row => row.at(-1) ?? 0))).toBe(size)
      }),
      { numRuns: 40 },
    )
  })

  test("marks for the filters are numbers and fixed codes, of published comments only", () => {
    fc.assert(
      fc.property(reports, report => {
        const { links } = writing(report)
        const { changes, adrift, comments } = itemsOf(links)
        const all = [changes, adrift, comments].flatMap(Object.values)
        for (const word of all.flatMap(line => line.split(" "))) {
          expect(word).toMatch(/^([acs]:\d+|[no]:[a-z-]+)$/)
          if (word.startsWith("c:")) expect(links.comments.has(Number(word.slice(2)))).toBe(true)
        }
      }),
      { numRuns: 40 },
    )
  })
})
