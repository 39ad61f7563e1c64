import { describe, expect, test } from "vitest"
import { pageNames } from "../../src/readers/pdf-numbers.ts"
import { pagesIn } from "../../src/readers/pdf-pages.ts"
import type { PdfPage, PdfRun } from "../../src/readers/pdf-text.ts"

/** A run from the upper left corner of an A4 page; full-width signs are as wide as they are high. */
const run = (x: number, y: number, text: string, more: Partial<PdfRun> = {}): PdfRun => {
  const size = more.size ?? 12
  return { text, x, y, size, width: size * [...text].length, turn: 0, vertical: false, ...more }
}

const page = (runs: readonly PdfRun[]): PdfPage => ({ width: 595, height: 842, runs })

/** Pages as (cover) i ii 1 2 3: what stands in their margins. */
const names = (margins: readonly string[], labels: readonly string[] | null = null) =>
  pageNames(
    margins.map(text => (text === "" ? [] : [text])),
    labels,
  ).map(({ number, label }) => label ?? number)

describe("what pages are called", () => {
  test.each<[string, string[], string[] | null, (number | string | null)[]]>([
    ["the numbers that are printed", ["- 1 -", "- 2 -", "- 3 -"], null, [1, 2, 3]],
    ["a cover and contents before", ["", "i", "ii", "1", "2", "3", "4"], null, [null, "i", "ii", 1, 2, 3, 4]],
    ["a first page that prints no number", ["", "2", "3", "4"], null, [1, 2, 3, 4]],
    ["a page without one between two", ["1 / 5", "2 / 5", "", "4 / 5", "5 / 5"], null, [1, 2, 3, 4, 5]],
    ["numbers that start again", ["1", "2", "3", "1", "2", "3"], null, [1, 2, 3, 1, 2, 3]],
    ["a year in the header is no page", ["2026", "2026", "2026", "2026"], null, [1, 2, 3, 4]],
    ["numbers beside other text", ["本文 2026 11", "本文 2026 12", "本文 2026 13"], null, [11, 12, 13]],
    ["the file's own names where none are printed", ["", "", ""], ["表紙", "i", "1"], ["表紙", "i", 1]],
    ["the place in the file where nothing says more", ["", "", ""], null, [1, 2, 3]],
    ["too few numbers to count by", ["", "7", "", "", "", ""], null, [1, 2, 3, 4, 5, 6]],
  ])("%s", (_, margins, labels, expected) => {
    expect(names(margins, labels)).toEqual(expected)
  })
})

describe("lines of a page", () => {
  const body = (n: number) => [
    run(60, 100, `本文${"一二三四五"[n]}の始まり`),
    run(60, 120, "続く行"),
    run(60, 140, "終わりの行"),
  ]
  const furnished = (n: number): PdfPage =>
    page([run(60, 40, `第${n + 1}章 対応`), ...body(n), run(290, 810, String(n + 1))])
  const lines = (pages: readonly PdfPage[]) =>
    pagesIn({ pages, labels: null }).pages.map(({ lines }) => lines.map(({ number, text }) => `${number} ${text}`))

  test("header and footer are none", () => {
    expect(lines([0, 1, 2].map(furnished))[1]).toEqual(["1 本文二の始まり", "2 続く行", "3 終わりの行"])
  })

  test("the head of a table that goes on over pages is text", () => {
    const rows = (n: number) => [..."山川海"].map((row, i) => run(60, 96 + 16 * i, `${row}と${"春夏秋"[n]}`))
    const table = (n: number) => page([run(60, 80, "区分 内容"), ...rows(n)])
    expect(lines([0, 1, 2].map(table))[1]).toEqual(["1 区分内容", "2 山と夏", "3 川と夏", "4 海と夏"])
  })

  test("marks of notes stand in their line, readings of kanji in none", () => {
    const marked = page([
      run(60, 93, "にほん", { size: 5 }),
      run(60, 105, "日本の法律"),
      run(120, 101, "1", { size: 7 }),
      run(127, 105, "による。"),
    ])
    expect(lines([marked])).toEqual([["1 日本の法律1による。"]])
  })

  test("cells side by side are one line, drawn one after the other", () => {
    const row = page([
      run(60, 100, "報告の期限は"),
      run(60, 116, "二日とする"),
      run(300, 100, "様式は別に"),
      run(300, 116, "定める"),
    ])
    const [read] = pagesIn({ pages: [row], labels: null }).pages
    expect(read?.lines.map(({ text }) => text)).toEqual(["報告の期限は 様式は別に", "二日とする 定める"])
    expect(read?.runs.map(([, text]) => text)).toEqual(["報告の期限は", "二日とする", "様式は別に", "定める"])
  })

  test("numbers printed beside the lines count, also where only every fifth is", () => {
    const each = page(
      [714, 715, 716].flatMap((n, i) => [
        run(20, 100 + 20 * i, String(n), { width: 20 }),
        run(60, 100 + 20 * i, "本文の行"),
      ]),
    )
    expect(lines([each])).toEqual([["714 本文の行", "715 本文の行", "716 本文の行"]])
    const fifth = page(
      Array.from({ length: 17 }, (_, i) => i + 1).flatMap(n => [
        ...(n % 5 === 0 ? [run(30, 80 + 18 * n, String(n), { width: 12 })] : []),
        run(60, 80 + 18 * n, "本文の行"),
      ]),
    )
    const [read] = pagesIn({ pages: [fifth], labels: null }).pages
    expect(read?.numbered).toBe(true)
    expect(read?.lines.map(({ number }) => number)).toEqual(Array.from({ length: 17 }, (_, i) => i + 1))
  })

  test("tables and notes that are not numbered have no number", () => {
    const texts = ["1", "2", "", "", "3", "9"].map((number, i) => [
      ...(number === "" ? [] : [run(30, 100 + 20 * i, number)]),
      run(60, 100 + 20 * i, "本文の行"),
    ])
    const [read] = pagesIn({ pages: [page(texts.flat())], labels: null }).pages
    expect(read?.lines.map(({ number }) => number)).toEqual([1, 2, 0, 0, 3, 0])
  })

  test("a table whose first column counts its rows is not numbered: the text of other pages starts there", () => {
    const prose = page([1, 2, 3].map(n => run(60, 100 + 20 * n, "本文の行")))
    const rows = page([1, 2, 3, 4].flatMap(n => [run(60, 100 + 20 * n, String(n)), run(120, 100 + 20 * n, "取組")]))
    const read = pagesIn({ pages: [prose, prose, rows], labels: null }).pages
    expect(read.map(({ numbered }) => numbered)).toEqual([false, false, false])
  })

  test("a column of figures numbers no lines", () => {
    const figures = page(
      [3, 18, 7, 9].flatMap((n, i) => [run(60, 100 + 20 * i, String(n)), run(200, 100 + 20 * i, "件数")]),
    )
    expect(pagesIn({ pages: [figures], labels: null }).pages[0]?.numbered).toBe(false)
  })

  test("a page lies across, its text turned", () => {
    const across = page([
      run(500, 100, "横の一行目", { turn: 1 }),
      run(480, 100, "横の二行目", { turn: 1 }),
      run(100, 400, "縁の字"),
    ])
    expect(lines([across])).toEqual([["1 横の一行目", "2 横の二行目"]])
  })
})
