import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { compare } from "../../src/compare/compare.ts"
import { comparisonTable } from "../../src/compare/comparison-table.ts"
import {
  COMPARISON_LAYOUT,
  type ComparisonPaper,
  type SideEntry,
  type SidePassage,
  type SideRow,
} from "../../src/model/comparison-table.ts"
import { readZip } from "../../src/ooxml/zip.ts"
import { publishComparison } from "../../src/publishers/comparison-docx.ts"
import { COMPARISON_WORDS } from "../../src/publishers/comparison-words.ts"
import { wordText } from "../../src/publishers/results-text.ts"
import { versions } from "../compare/generated.ts"
import { plan, words } from "../compare/plans.ts"
import { COMPARISON } from "./example-comparison.ts"

const part = (bytes: Uint8Array, name: string) =>
  new TextDecoder().decode(readZip("comparison.docx", bytes).get(name) ?? new Uint8Array())

/** The text of a stretch of WordprocessingML, what is underlined between low lines; paragraphs apart. */
const textOf = (xml: string) =>
  xml
    .replace(/<w:r>(<w:rPr><w:u [^>]*\/><\/w:rPr>)?(.*?)<\/w:r>/gs, (_, mark: string | undefined, inner: string) => {
      const text = inner
        .replace(/<w:tab\/>/g, "\t")
        .replace(/<w:br\/>/g, "⏎")
        .replace(/<[^>]*>/g, "")
      return mark ? `_${text}_` : text
    })
    .replace(/<\/w:p>/g, "\n")
    .replace(/<[^>]*>/g, "")

/** The outer rows, cell by cell. */
function rowsOf(document: string): readonly (readonly string[])[] {
  const inner = document.replace(
    /(<w:tc>(?:(?!<w:tc>|<\/w:tc>).)*)<w:tbl>(.*?)<\/w:tbl>/gs,
    (_, before: string, table: string) =>
      before + table.replace(/<\/w:tc>/g, "<w:r><w:t>|</w:t></w:r>").replace(/<\/?w:t[cr](Pr)?>/g, ""),
  )
  return [...inner.matchAll(/<w:tr>(.*?)<\/w:tr>/gs)].map(([, row = ""]) =>
    [...row.matchAll(/<w:tc>(.*?)<\/w:tc>/gs)].map(([, cell = ""]) => textOf(cell).replace(/\n+/g, "\n").trim()),
  )
}

const drawn = async (paper: ComparisonPaper) =>
  rowsOf(part(await publishComparison(paper), "word/document.xml"))
    .map(cells => cells.map(cell => cell.replace(/\n/g, " / ")).join(" ‖ "))
    .join("\n")

describe("comparison.docx", () => {
  test("puts both versions side by side, with what was edited underlined and the comments beside it", async () => {
    expect(await drawn(COMPARISON)).toMatchInlineSnapshot(`
      "修正後 ‖ 修正前 ‖ 備考
      Ⅳ．　取組 / (1)～(3)　（略） ‖ Ⅳ．　取組 / (1)～(3)　（略） ‖ 
      _(5)_　_IT_を活用〔注〕した⏎安全な_自転車の_利用 ‖ _(4)_　_ＩＴ_を活用〔注〕した⏎安全な利用 ‖ 御意見1、3 / 字句整理: 用語を統一しました。
      区分 / |内容 / |_点検_ / |（略） / |（略） / | ‖ 区分 / |内容 / |（新設） / |（略） / | ‖ 
      （削る） ‖ _削られる段落。&lt;&amp;&gt;_ ‖ 
      評価の方法は、別に定める。 / （書式のみの修正） ‖ （「Ⅴ．評価」から移動） / 評価の方法は、別に定める。 ‖ 
      脚注3 / （「Ⅵ．検証」へ移動） ‖ 脚注3 ‖ "
    `)
  })

  test("takes the draft to the left, other titles, a column of places, a page on end", async () => {
    const layout = {
      left: "draft",
      titles: { draft: "意見募集時", revision: "成案" },
      page: "portrait",
      places: "column",
    } as const
    const bytes = await publishComparison({ ...COMPARISON, layout, remarks: null })
    const [titles, , change] = rowsOf(part(bytes, "word/document.xml"))
    expect(titles).toEqual(["箇所", "意見募集時", "成案"])
    expect(change?.[1]).toContain("_ＩＴ_")
    expect(part(bytes, "word/document.xml")).toMatch(/<w:pgSz w:w="11906" w:h="16838"/)
    expect(part(await publishComparison(COMPARISON), "word/document.xml")).toMatch(
      /<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/,
    )
  })

  test("says that nothing differs, and stamps a draft", async () => {
    const none = await publishComparison({
      ...COMPARISON,
      table: { rows: [], leftOut: { contents: [], empty: [] } },
      stamp: true,
    })
    expect(textOf(part(none, "word/document.xml"))).toContain("修正箇所はありません。")
    expect(part(none, "word/header1.xml")).toContain("案")
  })

  test("is the same bytes again, with a title and a repeated first row", async () => {
    const [one, two] = [await publishComparison(COMPARISON), await publishComparison(COMPARISON)]
    expect(Buffer.compare(one, two)).toBe(0)
    expect(textOf(part(one, "word/document.xml"))).toMatch(/目次のうち.*1箇所.*\n.*空行の増減1箇所/)
    expect(part(one, "docProps/core.xml")).toContain("自転車計画　新旧対照表")
    expect(part(one, "word/document.xml").match(/<w:tblHeader\/>/g)).toHaveLength(1)
    expect(COMPARISON.layout).toBe(COMPARISON_LAYOUT)
  })

  test("holds every paragraph of the table in its row and column", async () => {
    const written = (one: SidePassage) => {
      let object = 0
      const said = (text: string) =>
        text
          .replace(/\ufffc/g, () => COMPARISON_WORDS.ja.objects[one.objects[object++] ?? "object"])
          .replace(/\n/g, "⏎")
      const label = one.label === null ? "" : `${one.label.marked ? `_${one.label.text}_` : one.label.text}　`
      return label + one.text.map(({ text, marked }) => (marked ? `_${said(text)}_` : said(text))).join("")
    }
    const inRow = (row: SideRow) => (row.kind === "cells" ? row.cells.flatMap(({ passages }) => passages ?? []) : [])
    const passagesIn = (entries: readonly SideEntry[]) =>
      entries.flatMap(one => (one.kind === "passage" ? [one] : one.kind === "table" ? one.rows.flatMap(inRow) : []))
    // A mark around a tab or a break is written once for each piece; XML has its own signs for these.
    const plain = (text: string) =>
      text
        .replace(/_/g, "")
        .replace(/&lt;/g, "<")
        .replace(/&gt;/g, ">")
        .replace(/&quot;/g, '"')
        .replace(/&apos;/g, "'")
        .replace(/&amp;/g, "&")
    await fc.assert(
      fc.asyncProperty(versions, async ([before, after]) => {
        const plans = { draft: plan(before), revision: plan(after) }
        const table = comparisonTable(compare(plans.draft, plans.revision, { words }), plans, COMPARISON_LAYOUT)
        const bytes = await publishComparison({ ...COMPARISON, table, remarks: null })
        const [, ...rows] = rowsOf(part(bytes, "word/document.xml"))
        expect(rows).toHaveLength(table.rows.length)
        for (const [i, row] of table.rows.entries()) {
          for (const [column, side] of [row.revision, row.draft].entries()) {
            let at = 0
            const cell = plain(rows[i]?.[column] ?? "")
            for (const passage of passagesIn(side)) {
              const text = plain(wordText(written(passage))).trim()
              const found = cell.indexOf(text, at)
              expect(found, `${JSON.stringify(text)} in ${JSON.stringify(cell)}`).toBeGreaterThanOrEqual(0)
              at = found + text.length
            }
          }
        }
      }),
      { numRuns: 8 },
    )
  })
})
