import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { pageNumbers, withPageNumbers, withPages } from "../../src/compare/page-numbers.ts"
import { placeOnPages } from "../../src/compare/page-places.ts"
import type { Change, Comparison } from "../../src/model/change.ts"
import type { PageReading, ReadPage } from "../../src/model/pages.ts"
import { runs } from "../runs.ts"
import { block, plan } from "./plans.ts"

const WORDS = [
  "計画",
  "障害",
  "の",
  "対応",
  "を",
  "ＩＴ",
  "事業者",
  "に",
  "7日",
  "報告",
  "する",
  "とともに",
  "基準",
  "、",
  "plan",
  "等",
]

const LINE = 12
const LINES = 7

/** Pages of text as a paper has it: each text on lines of its own, twelve signs long, seven lines a page. */
function printed(
  texts: readonly string[],
  change: (line: string) => string = line => line,
): {
  readonly reading: PageReading
  readonly pagesOf: readonly (readonly [first: number, last: number])[]
} {
  const lines: string[] = []
  const pagesOf = texts.map(text => {
    const from = lines.length
    for (let at = 0; at < text.length; at += LINE) lines.push(change(text.slice(at, at + LINE)))
    return [Math.floor(from / LINES), Math.floor(Math.max(from, lines.length - 1) / LINES)] as const
  })
  const pages: ReadPage[] = []
  for (let at = 0; at < lines.length; at += LINES) {
    const own = lines.slice(at, at + LINES)
    pages.push({
      number: pages.length + 1,
      label: null,
      numbered: false,
      lines: own.map((text, i) => ({ number: i + 1, text })),
      runs: own.flatMap((text, i) => [[i, text.slice(0, 5)] as const, [i, text.slice(5)] as const]),
    })
  }
  return { reading: { pages }, pagesOf }
}

const place = (texts: readonly string[], reading: PageReading) =>
  placeOnPages(plan(texts), reading, { source: "pdf", file: "案.pdf" })

const paragraph = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 40 }).map(words => words.join(""))

describe("paragraphs on pages", () => {
  test("whatever is found stands on its page, most of it is, and each line knows its paragraph", () => {
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 1, maxLength: 30 }), texts => {
        const { reading, pagesOf } = printed(texts, line => line.normalize("NFKC").split("").join(" "))
        const { blocks, pages } = place(texts, reading)
        for (const [id, range] of blocks) expect([id, range]).toEqual([id, pagesOf[Number(id.slice(1))]])
        expect(blocks.size).toBeGreaterThanOrEqual(0.9 * texts.length - 1)
        for (const [n, { lines }] of pages.entries()) {
          for (const id of lines.flatMap(line => line.blocks)) {
            const [first = 0, last = 0] = pagesOf[Number(id.slice(1))] ?? []
            expect(first <= n && n <= last).toBe(true)
          }
        }
      }),
      { numRuns: Number(process.env.AKAIRE_RUNS ?? 60) },
    )
  })

  const LONG = "重要な情報を取り扱う事業者は、毎年度、その取扱いの状況を点検し、結果を記録する。"
  const OTHER = "所管省庁は、事業者から受けた報告を取りまとめ、個人が識別されない形で公表する。"

  test.each<[name: string, texts: string[], lines: string[], ranges: (readonly [number, number] | undefined)[]]>([
    [
      "a paragraph that is not in the paper has no page",
      [LONG, "どこにもない文である。", OTHER],
      [LONG, OTHER],
      [[0, 0], undefined, [0, 1]],
    ],
    [
      "equal paragraphs keep their order",
      ["同上", LONG, "同上", OTHER],
      ["同上", LONG, "同上", OTHER],
      [
        [0, 0],
        [0, 0],
        [0, 0],
        [0, 1],
      ],
    ],
    [
      "a hyphen at the end of a line makes no difference",
      ["an international agreement on standards"],
      ["an inter-", "national agree-", "ment on standards"],
      [[0, 0]],
    ],
  ])("%s", (_, texts, lines, ranges) => {
    const { blocks } = place(texts, printed(lines).reading)
    expect(texts.map((__, i) => blocks.get(`b${i}`))).toEqual(ranges)
  })

  test("notes stand where they are printed, not where they are read", () => {
    const note = block("個人情報の保護に関する法律を参照。", {
      kind: "note",
      story: { kind: "footnote", part: "footnote 1" },
    })
    const { reading } = printed([LONG, note.text, OTHER])
    const { blocks } = placeOnPages(plan([LONG, OTHER, note]), reading, { source: "pdf", file: null })
    expect(blocks.get("b2")).toEqual([0, 0])
  })

  test("a cell that is divided by a page, beside another one, starts on the first", () => {
    const [head, tail] = [LONG.slice(0, 20), LONG.slice(20)]
    const [otherHead, otherTail] = [OTHER.slice(0, 20), OTHER.slice(20)]
    const page = (number: number, texts: readonly string[]): ReadPage => ({
      ...{ number, label: null, numbered: false, lines: [] },
      runs: texts.map(text => [-1, text] as const),
    })
    const reading = { pages: [page(1, [head, otherHead]), page(2, [tail, otherTail])] }
    const { blocks } = place([LONG, OTHER], reading)
    expect([...blocks]).toEqual([
      ["b0", [0, 1]],
      ["b1", [0, 1]],
    ])
  })
})

test("the numbers that a paper prints stand in place of Word's own, in a stored comparison too", () => {
  const texts = ["計画の目的は、次のとおりとする。", "障害の報告は、七日以内に行う。"]
  const { reading } = printed(texts)
  const named = {
    pages: reading.pages.map(page => ({ ...page, number: page.number === null ? null : page.number + 10 })),
  }
  const draft = plan(texts.map(text => block(text, { page: 3 })))
  const pages = placeOnPages(draft, named, { source: "pdf", file: null })
  expect(withPages(draft, pages).blocks.map(({ page }) => page)).toEqual([11, 11])
  const side = { place: "", page: 3, pageApproximate: false, text: "", blocks: ["b1"] }
  const change: Change = {
    ...{ id: "c", kind: "edited", nature: "wording", derivedFrom: null, edits: [] },
    draft: side,
    revision: side,
  }
  const files = { draft: { file: "", sha256: "" }, revision: { file: "", sha256: "" } }
  const rest = { engine: "", precise: true, coverage: draft.coverage, unchanged: [] }
  const comparison: Comparison = { ...files, ...rest, changes: [change] }
  const paper = (source: "pdf" | "libreoffice") => ({
    draft: { source, numbers: pageNumbers(pages) },
    revision: null,
  })
  const sides = (source: "pdf" | "libreoffice") => {
    const [{ draft, revision } = change] = withPageNumbers(comparison, paper(source)).changes
    return [draft, revision].map(side => `${side?.pageApproximate ? "about " : ""}${side?.page}`)
  }
  // Word's own number is never exact, even where a comparison that was stored earlier does not say so.
  expect(sides("pdf")).toEqual(["11", "about 3"])
  expect(sides("libreoffice")).toEqual(["about 11", "about 3"])
})

describe("what a version and its paper say otherwise", () => {
  const TEXTS = [
    "計画の目的は、次のとおりとする。",
    "障害の報告は、七日以内に推進室に対して行うものとする。",
    "研修は、必要に応じて事業者ごとに実施する。",
  ]
  const differing = (texts: readonly string[], others: readonly string[]) => {
    const { paragraphs, printed: alone } = place(texts, printed(others).reading).differences
    return [paragraphs, alone]
  }

  test("nothing, on the paper of any version", () => {
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 1, maxLength: 20 }), texts => {
        expect(differing(texts, texts)).toEqual([[], []])
      }),
      { numRuns: runs(100) },
    )
  })

  test("nothing where the paper prints marks of notes, other stops and another か月", () => {
    const texts = [...TEXTS, "見直しは、３か月ごとに行う。"]
    const marked = texts.map(text => text.replace("、", "").replace("推進室", "推進室12").replace("か月", "ケ月"))
    expect(differing(texts, marked)).toEqual([[], []])
  })

  test("a paragraph that was reworded, one that is not there, and text that is not in the version", () => {
    expect(differing(TEXTS, TEXTS.with(1, TEXTS[1]?.replace("七日", "三日") ?? ""))).toEqual([["b1"], []])
    expect(differing(TEXTS, TEXTS.with(2, TEXTS[2]?.replace("必要に応じて", "毎年度、") ?? ""))).toEqual([["b2"], []])
    expect(differing(TEXTS, TEXTS.toSpliced(1, 1))).toEqual([["b1"], []])
    const added = "演習の計画は、推進室が毎年度の初めに定めて公表する。"
    expect(differing(TEXTS, TEXTS.toSpliced(1, 0, added))).toEqual([[], [added.replace(/[、。]/g, "")]])
  })
})
