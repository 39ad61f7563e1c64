import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { CELL_END, type PlanText, plainText, planText } from "../../src/app/plan-text.ts"
import { comparePlans, planOf } from "../../src/app/versions.ts"
import { runs } from "../runs.ts"

const plan = (text: string, name = "plan.md") => planOf({ name, bytes: new TextEncoder().encode(text) }).value

function textOf(draft: string, revision: string): PlanText {
  const plans = { draft: plan(draft), revision: plan(revision) }
  return planText(comparePlans(plans.draft, plans.revision), plans, "v")
}

/** What a side says, row by row, signs of paragraph ends and cells aside. */
const said = ({ rows }: PlanText, side: "added" | "removed") =>
  rows
    .flatMap(({ pieces }) => pieces.filter(({ kind }) => kind === "same" || kind === "format" || kind === side))
    .map(({ text }) => text.replaceAll(/[␊\n\u001f]/g, ""))
    .join("")

const words = fc.constantFrom(
  "第1章 目的",
  "対象とする。",
  "期間は一年である。",
  "個人情報を管理する。",
  "ＩＴを使う。",
)
const paragraphs = fc.array(words, { minLength: 1, maxLength: 7 })
const table = fc.array(fc.tuple(words, words), { minLength: 1, maxLength: 4 })
const document = fc.tuple(paragraphs, table, paragraphs).map(([before, rows, after]) => {
  const cells = ["| 区分 | 内容 |", "|---|---|", ...rows.map(row => `| ${row.join(" | ")} |`)]
  return [...before, cells.join("\n"), ...after].join("\n\n")
})

describe("the plan with its changes in place", () => {
  test("what stays and comes is the revision, in its order; every change stands somewhere", () => {
    fc.assert(
      fc.property(document, document, (draft, revision) => {
        const text = textOf(draft, revision)
        const whole = plan(revision)
          .blocks.map(block => block.text)
          .join("")
        expect(said(text, "added")).toBe(whole)
        const plans = [plan(draft), plan(revision)] as const
        const shown = new Set(text.rows.flatMap(({ changes }) => changes))
        for (const change of comparePlans(...plans).changes)
          if ((change.revision ?? change.draft)?.text.trim()) expect(shown).toContain(change.id)
      }),
      { numRuns: runs(60) },
    )
  })

  test("what goes is the draft's, at its place", () => {
    const { rows } = textOf("甲の規定。\n\n乙は個人情報を扱う。\n\n丙の規定。", "甲の規定。\n\n乙は信用情報を扱う。")
    expect(rows.map(({ pieces }) => pieces.map(({ kind, text }) => `${kind} ${text}`))).toEqual([
      ["same 甲の規定。"],
      ["same 乙は", "removed 個人", "added 信用", "same 情報を扱う。"],
      ["removed 丙の規定。"],
    ])
  })

  test("cells stand side by side", () => {
    const { rows } = textOf(
      "| 区分 | 内容 |\n|---|---|\n| 甲 | 個人情報 |",
      "| 区分 | 内容 |\n|---|---|\n| 甲 | 信用情報 |",
    )
    expect(rows).toHaveLength(2)
    expect(rows[1]?.pieces.map(({ text }) => text).join("")).toBe(`甲${CELL_END}個人信用情報`)
    expect(rows[1]?.changes).toHaveLength(1)
  })

  test("a plan alone is its paragraphs", () => {
    expect(plainText(plan("一。\n\n二。"), "v").rows.map(({ pieces }) => pieces[0]?.text)).toEqual(["一。", "二。"])
  })
})
