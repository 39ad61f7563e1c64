import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { breakLines, breakText, mayBreak } from "../../src/text/kinsoku.ts"
import { clusterWidth, graphemes, textWidth, USUAL_WIDTH } from "../../src/text/width.ts"

const widthOf = (cluster: string) => clusterWidth(cluster, USUAL_WIDTH)
const lines = (text: string, width: number) =>
  breakText(text, width, widthOf).map(({ from, to }) => text.slice(from, to))

describe("where lines break", () => {
  test.each<[string, number, string[]]>([
    ["", 10, [""]],
    ["一行で足りる", 12, ["一行で足りる"]],
    ["個人情報を守る。", 14, ["個人情報を守", "る。"]],
    ["個人情報、守る", 8, ["個人情", "報、守る"]],
    ["規定（第三条）を改める", 6, ["規定", "（第三", "条）を", "改める"]],
    ["「あ」「い」", 6, ["「あ」", "「い」"]],
    ["待って――いた", 7, ["待っ", "て――い", "た"]],
    ["サーバー室", 6, ["サー", "バー室"]],
    ["重要な security 対策", 12, ["重要な ", "security 対", "策"]],
    ["合計の金額は1,234,567円", 20, ["合計の金額は", "1,234,567円"]],
    ["約50％の増", 5, ["約", "50％", "の増"]],
    ["費用は￥500だ", 8, ["費用は", "￥500だ"]],
    ["一\n二", 10, ["一", "二"]],
    ["一\n\n二\n", 10, ["一", "", "二", ""]],
  ])("%j in %i cells", (text, width, expected) => {
    expect(lines(text, width)).toEqual(expected)
  })

  test("a rule yields where it would empty the line", () => {
    expect(lines("。".repeat(10), 6)).toEqual(["。。。", "。。。", "。。。", "。"])
    expect(lines("https://example.jp/a-very-long-address", 10).every(line => textWidth(line) <= 10)).toBe(true)
  })

  test("a character wider than the pane stands alone", () => {
    expect(lines("漢字", 1)).toEqual(["漢", "字"])
  })
})

test.each([
  ["あ", "い", true],
  ["あ", "、", false],
  ["「", "あ", false],
  ["―", "―", false],
  ["…", "…", false],
  ["a", "b", false],
  ["a", "あ", true],
  [" ", "a", true],
  ["a", " ", false],
  [" ", " ", false],
  ["9", "％", false],
  ["あ", "ゃ", false],
  ["Ａ", "Ｂ", true],
])("between %s and %s a line may end: %s", (before, after, may) => {
  expect(mayBreak(before, after)).toBe(may)
})

const text = fc.string({
  unit: fc.constantFrom(
    ..."あ漢ｶA1、。（）「」ー―…\n  ,.-/%￥𠮷ゃッ",
    "か\u3099",
    "葛\u{e0100}",
    "👍🏽",
    "👨‍👩‍👧",
    "security",
  ),
  maxLength: 80,
})
const width = fc.integer({ min: 2, max: 40 })

describe("laws", () => {
  test("the lines of a paragraph follow each other and hold all of it", () => {
    fc.assert(
      fc.property(text, width, (text, width) => {
        const paragraph = text.replaceAll("\n", "")
        let at = 0
        for (const { from, to } of breakLines(paragraph, width, widthOf)) {
          expect(from).toBe(at)
          at = to
        }
        expect(at).toBe(paragraph.length)
      }),
      { numRuns: 500 },
    )
  })

  test("joined by line breaks where the text has them, the lines are the text", () => {
    fc.assert(
      fc.property(text, width, (text, width) => {
        const spans = breakText(text, width, widthOf)
        let joined = ""
        for (const [i, { from, to }] of spans.entries())
          joined += (i > 0 && from !== spans[i - 1]?.to ? "\n" : "") + text.slice(from, to)
        expect(joined).toBe(text)
      }),
      { numRuns: 500 },
    )
  })

  test("no line is wider than the pane, spaces at its end aside", () => {
    fc.assert(
      fc.property(text, width, (text, width) => {
        for (const line of lines(text, width)) expect(textWidth(line.replace(/ +$/, ""))).toBeLessThanOrEqual(width)
      }),
      { numRuns: 500 },
    )
  })

  test("no character is cut, and every line but an empty paragraph's holds something", () => {
    fc.assert(
      fc.property(text, width, (text, width) => {
        const paragraph = text.replaceAll("\n", "")
        const edges = new Set([paragraph.length, ...[...graphemes(paragraph)].map(({ from }) => from)])
        const spans = breakLines(paragraph, width, widthOf)
        for (const { from, to } of spans) {
          expect(edges.has(from) && edges.has(to)).toBe(true)
          if (spans.length > 1) expect(to).toBeGreaterThan(from)
        }
      }),
      { numRuns: 500 },
    )
  })

  test("marks that stand alone are never at the wrong end of a line", () => {
    const phrase = fc.constantFrom("漢字", "かな、", "。終わり", "（括弧）", "「鉤」", "サーバー", "ちょっと")
    fc.assert(
      fc.property(fc.array(phrase, { maxLength: 60 }), fc.integer({ min: 24, max: 60 }), (phrases, width) => {
        for (const line of lines(`漢${phrases.join("漢")}`, width)) {
          expect(line).not.toMatch(/^[、。）」ーょっ]/)
          expect(line).not.toMatch(/[（「]$/)
        }
      }),
      { numRuns: 300 },
    )
  })

  test("200,000 characters take one pass", () => {
    let asked = 0
    const counted = (cluster: string) => {
      asked += 1
      return widthOf(cluster)
    }
    breakLines("個人情報を守る。".repeat(25_000), 78, counted)
    expect(asked).toBe(200_000)
  })
})
