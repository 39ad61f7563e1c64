import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { readFile } from "../../src/app/files.ts"
import { planOf } from "../../src/app/versions.ts"
import { citationsIn } from "../../src/text/citations.ts"
import { PlanPlaces, resolve } from "../../src/trace/resolve.ts"

const markdown = (text: string) => planOf({ name: "plan.md", bytes: new TextEncoder().encode(text) }).value

/** The first words and the number of paragraphs of what the only citation of a text leads to. */
function lead(plan: ReturnType<typeof markdown>, text: string): string | null {
  const places = new PlanPlaces(plan)
  const byId = new Map(plan.blocks.map(block => [block.id, block]))
  const [citation] = citationsIn(text)
  const found = citation ? resolve(citation, places) : null
  return found && `${byId.get(found.blocks[0] ?? "")?.text} ${found.blocks.length}${found.approximate ? " about" : ""}`
}

describe("the sample plan", () => {
  const plan = planOf(readFile(join(import.meta.dirname, "../../samples/plan/draft.docx"))).value
  test.each([
    ["Ⅳ.1.1.2(2)", "CSIRTの効果的な運用 10"],
    ["IV.1. 1.2 (2)", "CSIRTの効果的な運用 10"],
    ["Ⅳ.1.2(2)", "CSIRTの効果的な運用 10"],
    ["Ⅰ．２．２", "他の計画等との関係 3"],
    ["IV.2安全基準等の整備及び浸透", "安全基準等の整備及び浸透 26"],
    ["別紙3", "情報共有体制 47"],
  ])("%s", (text, expected) => {
    expect(lead(plan, text)).toBe(expected)
  })

  test("a page is approximate", () => {
    expect(lead(plan, "57ページ")).toMatch(/ about$/)
  })

  test.each(["2.3", "Ⅸ.1", "別紙9", "999ページ", "「どこにもない言葉」", "(2)"])("nothing is guessed: %s", text => {
    expect(lead(plan, text)).toBeNull()
  })
})

const TABLE = `# 計画

## 第1章 目的

本文は「甲乙」である。

## 第2章 取組

### 第1節 点検

| 分野 | 対象となる例 |
|---|---|
| 電力 | 発電所 |
| 水道 | 浄水場 |
`

describe("typed numbers, columns and quotations", () => {
  const plan = markdown(TABLE)
  test.each([
    ["第１章", "第1章 目的 2"],
    ["第二章第一節", "第1節 点検 7"],
    ["「対象となる例」欄", "対象となる例 3"],
    ["「本文は（中略）である」", "本文は「甲乙」である。 1"],
    ["「発電所」", "発電所 1"],
  ])("%s", (text, expected) => {
    expect(lead(plan, text)).toBe(expected)
  })

  test("a column that two tables have is ambiguous, until one of them is named", () => {
    const two = markdown(`${TABLE}\n## 第3章 ほか\n\n| 分野 | 対象となる例 |\n|---|---|\n| 鉄道 | 駅 |\n`)
    const places = new PlanPlaces(two)
    const column = citationsIn("「対象となる例」欄")[0]
    const chapter = citationsIn("第3章")[0]
    if (!column || !chapter) throw new Error("not parsed")
    expect(resolve(column, places)).toBeNull()
    expect(resolve(column, places, new Set(resolve(chapter, places)?.blocks))?.blocks).toHaveLength(2)
  })
})
