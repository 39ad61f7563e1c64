import { describe, expect, test } from "vitest"
import type { PaperSource, PlanPages } from "../../src/model/pages.ts"
import type { Plan } from "../../src/model/plan.ts"
import { citationsIn } from "../../src/text/citations.ts"
import { PlanPlaces, resolve } from "../../src/trace/resolve.ts"
import { plan } from "../compare/plans.ts"

type Line = readonly [number: number, ...blocks: number[]]

/** A paper whose pages have these names and, on each line, these paragraphs. */
function onPaper(
  count: number,
  pages: readonly { readonly name: number | string; readonly lines: readonly Line[]; readonly numbered?: boolean }[],
  source: PaperSource = "pdf",
): Plan {
  const places = new Map<string, [number, number]>()
  for (const [page, { lines }] of pages.entries()) {
    for (const id of lines.flatMap(([, ...blocks]) => blocks.map(n => `b${n}`))) {
      places.set(id, [places.get(id)?.[0] ?? page, page])
    }
  }
  const paper: PlanPages = {
    ...{ source, file: null, blocks: places, differences: { paragraphs: [], printed: [] } },
    pages: pages.map(({ name, lines, numbered = false }) => ({
      ...{ number: typeof name === "number" ? name : null, label: typeof name === "string" ? name : null, numbered },
      lines: lines.map(([number, ...blocks]) => ({ number, text: `行${number}`, blocks: blocks.map(n => `b${n}`) })),
    })),
  }
  return { ...plan(Array.from({ length: count }, (_, n) => `段落${n}`)), pages: paper }
}

/** The paragraphs that the first citation of a text leads to, "about" where that is not exact; null for nowhere. */
function lead(at: Plan, text: string): string | null {
  const [citation] = citationsIn(text)
  const found = citation ? resolve(citation, new PlanPlaces(at)) : null
  return found && `${found.blocks.map(id => id.slice(1)).join(" ")}${found.approximate ? " about" : ""}`
}

const PAPER = onPaper(9, [
  { name: "i", lines: [[1, 0]] },
  { name: 57, lines: [[1, 1], [2, 1], [3, 2, 3], [4]] },
  {
    name: 58,
    lines: [
      [1, 3],
      [2, 5],
      [3, 6],
    ],
  },
  { name: 59, lines: [[1, 8]] },
])

describe("pages as they are printed", () => {
  test.each([
    ["57ページ", "1 2 3"],
    [
      "a paragraph that runs over the page stands on both, one that was not found between its neighbours: p.58",
      "3 4 5 6",
    ],
    ["57〜58ページ", "1 2 3 4 5 6"],
    ["５９頁", "8"],
    ["60ページ", null],
    ["1ページ", null],
  ])("%s", (text, expected) => expect(lead(PAPER, text)).toBe(expected))

  test.each([
    ["57ページ2行目", "1 about"],
    ["p.57 L3", "2 3 about"],
    ["p.57 L2-3", "1 2 3 about"],
    ["a line without text, or that is not there, leads to its page: 57ページ4行目", "1 2 3"],
    ["57ページ99行目", "1 2 3"],
    ["a line without a page leads nowhere where lines are counted: 3行目", null],
  ])("%s", (text, expected) => expect(lead(PAPER, text)).toBe(expected))

  test("numbers that start again with each annex name no page", () => {
    const twice = onPaper(3, [
      { name: 1, lines: [[1, 0]] },
      { name: 2, lines: [[1, 1]] },
      { name: 1, lines: [[1, 2]] },
    ])
    expect([lead(twice, "1ページ"), lead(twice, "2ページ"), lead(twice, "1〜2ページ")]).toEqual([null, "1", null])
  })

  test("lines that are printed are exact, and need no page where they run on", () => {
    const numbered = onPaper(3, [
      {
        name: 1,
        numbered: true,
        lines: [
          [713, 0],
          [714, 1],
        ],
      },
      {
        name: 2,
        numbered: true,
        lines: [
          [715, 1],
          [716, 2],
        ],
      },
    ])
    expect(lead(numbered, "714-716行")).toBe("1 2")
    expect(lead(numbered, "2ページ716行目")).toBe("2")
  })

  test("a layout of LibreOffice, or Word's own, is approximate", () => {
    expect(lead(onPaper(1, [{ name: 3, lines: [[1, 0]] }], "libreoffice"), "3ページ")).toBe("0 about")
    const word = plan(["甲", "乙"])
    const blocks = word.blocks.map((block, n) => ({ ...block, page: n + 1 }))
    expect(lead({ ...word, blocks }, "2ページ")).toBe("1 about")
  })
})
