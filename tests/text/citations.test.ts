import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type Citation, citationsIn } from "../../src/text/citations.ts"

const range = ({ first, last }: { readonly first: number; readonly last: number }): string =>
  first === last ? `${first}` : `${first}-${last}`

function shown(citation: Citation): string {
  switch (citation.kind) {
    case "label":
      return citation.parts.join(" ")
    case "page":
      return `page ${range(citation)}${citation.line ? ` line ${range(citation.line)}` : ""}`
    case "line":
      return `line ${range(citation.line)}`
    case "quotation":
      return `「${citation.pieces.join("|")}」`
    case "column":
      return `column ${citation.title}`
    default:
      return `${citation.kind} ${citation.number}`
  }
}

const found = (text: string) => citationsIn(text).map(shown)

describe("as people write them", () => {
  test.each([
    ["Ⅳ.1.1.2(2)", ["IV 1 1 2 (2)"]],
    ["IV.1. 1.2 (2)", ["IV 1 1 2 (2)"]],
    ["Ⅳ．１．１．２（２）", ["IV 1 1 2 (2)"]],
    ["IV.2安全基準等の整備及び浸透", ["IV 2"]],
    ["Ⅰ．２．２", ["I 2 2"]],
    ["Ⅶ", ["VII"]],
    ["第3章第2節", ["3章 2節"]],
    ["第三章　第十二節①", ["3章 12節 ①"]],
    ["第4章(2)714-718行", ["4章 (2)", "line 714-718"]],
    ["2.3", ["2 3"]],
    ["本文の1.2.3について", ["1 2 3"]],
    ["１（２）", ["1 (2)"]],
    ["Section 3.2", ["3 2"]],
    ["see §4.1, please", ["4 1"]],
    ["Sect 2.4: MTU", ["2 4"]],
    ["５７ページ", ["page 57"]],
    ["Ｐ５７", ["page 57"]],
    ["p.57 L22", ["page 57 line 22"]],
    ["P２ L22", ["page 2 line 22"]],
    ["57頁の上から7行目", ["page 57 line 7"]],
    ["【63ページ】", ["page 63"]],
    ["pp. 3-5", ["page 3-5"]],
    ["Page 12, line 7", ["page 12 line 7"]],
    ["Ｐ４７、p.58", ["page 47", "page 58"]],
    ["別紙2・図2・表3", ["annex 2", "figure 2", "table 3"]],
    ["別表第一、表1-2", ["annex 1", "table 1-2"]],
    ["Table 4 of Annex B", ["table 4", "annex B"]],
    ["・P47の表の「対象となる重要システム例」欄", ["page 47", "column 対象となる重要システム例"]],
    ["「甲は（中略）乙…丙」とある", ["「甲は|乙|丙」"]],
    ["「Ⅳ.3. 3.2 情報共有」に", ["「Ⅳ.3. 3.2 情報共有」", "IV 3 3 2"]],
  ])("%s", (text, expected) => {
    expect(found(text)).toEqual(expected)
  })
})

describe("nothing is guessed", () => {
  test.each([
    "TLS 1.3 で 3.5% に",
    "In TLS 1.3 and 3.5%",
    "Section 4.x.3",
    "Section 4 of RFC9000",
    "全般",
    "5",
    "I. think so",
    "P2P の利用",
    "代表2名",
    "令和4年1.2",
    "令和4.1.28",
    "2022.1.28",
    "OpenSSL 1.0.2",
    "192.168.0.1",
    "1.".repeat(50),
    "",
  ])("%s", text => {
    expect(found(text)).toEqual([])
  })
})

const ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]
const wide = (text: string) => text.replace(/[!-~]/g, sign => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
const number = fc.integer({ min: 1, max: 40 })

test("every way to write a chain of numbers is the same place", () => {
  const chain = fc.record({
    roman: fc.integer({ min: 1, max: 10 }),
    numbers: fc.array(number, { minLength: 1, maxLength: 4 }),
    item: fc.option(fc.integer({ min: 1, max: 20 })),
  })
  const manner = fc.record({
    sign: fc.boolean(),
    gap: fc.constantFrom("", " ", "　"),
    isWide: fc.boolean(),
    end: fc.constantFrom("", "の記載", "」", "、"),
  })
  fc.assert(
    fc.property(chain, manner, ({ roman, numbers, item }, { sign, gap, isWide, end }) => {
      const head = sign ? String.fromCharCode(0x215f + roman) : (ROMAN[roman - 1] ?? "")
      const written = `${head}.${gap}${numbers.join(`.${gap}`)}${item === null ? "" : `${gap}(${item})`}`
      const [citation, ...more] = citationsIn((isWide ? wide(written) : written) + end)
      expect(more).toEqual([])
      expect(citation).toMatchObject({
        kind: "label",
        parts: [ROMAN[roman - 1], ...numbers.map(String), ...(item === null ? [] : [`(${item})`])],
        from: 0,
        to: written.length,
      })
    }),
  )
})

test("every way to write a page and a line is the same page and line", () => {
  const pages = ["p.#", "P#", "Ｐ．#", "#ページ", "# 頁", "page #", "p. #"]
  const lines = ["", " L#", "、#行目", " 上から#行", ", line #"]
  fc.assert(
    fc.property(number, number, fc.constantFrom(...pages), fc.constantFrom(...lines), (page, line, a, b) => {
      const text = `${a.replace("#", String(page))}${b.replace("#", String(line))}`
      const expected = `page ${page}${b === "" ? "" : ` line ${line}`}`
      expect(found(text)).toEqual([expected])
      expect(found(wide(text))).toEqual([expected])
    }),
  )
})

test("any text has its citations within it, in order, and takes no time", () => {
  const piece = fc.constantFrom(
    "Ⅳ",
    ".",
    "1",
    "（",
    ")",
    "第",
    "章",
    "p",
    "ページ",
    "「",
    "」",
    "欄",
    "別紙",
    "…",
    " ",
    "L",
    "Section ",
    "中略",
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 80 }), pieces => {
      const text = pieces.join("")
      const spans = citationsIn(text)
      for (const { from, to } of spans) expect(0 <= from && from < to && to <= text.length).toBe(true)
      expect(spans.map(({ from }) => from)).toEqual(spans.map(({ from }) => from).toSorted((a, b) => a - b))
    }),
  )
  expect(citationsIn("Ⅳ.1. ".repeat(5_000)).length).toBeGreaterThan(0)
})
