import { expect, test } from "vitest"
import { linesOf } from "../../src/app/plan-lines.ts"
import { comparePlans, planOf } from "../../src/app/versions.ts"
import { check } from "../../src/trace/check.ts"
import { citedPlaces } from "../../src/trace/cited-places.ts"
import { ledger } from "../../src/trace/ledger.ts"
import { Memory } from "../../src/trace/memory.ts"
import { caseOf } from "./case.ts"

const plan = (name: string, text: string) => planOf({ name, bytes: new TextEncoder().encode(text) }).value

/** What is told of references in a revision: the number, and where it leads now ("" for nowhere). */
function told(before: string, after: string, name = "plan.txt") {
  const [draft, revision] = [plan(name, before), plan(name, after)]
  const comparison = comparePlans(draft, revision)
  const places = citedPlaces(draft, revision, comparison)
  return check(ledger(caseOf([]), [], linesOf(revision, comparison), new Memory(), places))
    .filter(({ rule }) => rule === "reference-renumbered")
    .map(finding => ({ ...finding, told: `${finding.words} → ${finding.details?.[0]}` }))
}
const references = (...args: Parameters<typeof told>) => told(...args).map(finding => finding.told)

const RULES = `規程

第1条（目的）
　目的を定める。

第2条（期間）
　期間は、毎年度とする。

第3条（解除）
　第2条第2項の期間中であっても、第1条及び第2条に反したときは、解除できる。

第4条（存続）
　第3条（解除）の規定は、終了の後も存続する。民法第2条及び第3条は適用しない。様式は、別紙2のとおりとする。

別紙1　申請の様式
様式を示す。

別紙2　報告の様式
様式を示す。
`
/** An article put in before 期間: what follows it has other numbers, by the same hand or not. */
const INSERTED = RULES.replace("第2条（期間）", "第2条（報告）\n　報告は、毎月行う。\n\n第3条（期間）")
  .replace("第3条（解除）\n", "第4条（解除）\n")
  .replace("第4条（存続）\n", "第5条（存続）\n")

test("references that stay while articles move, each with where it leads now; another law's articles are its own", () => {
  const found = told(RULES, INSERTED)
  expect(found.map(finding => finding.told)).toEqual([
    "label 2条 2項 → 第3条 期間",
    "label 2条 → 第3条 期間",
    "label 3条 → 第4条 解除",
  ])
  expect(found.map(({ severity }) => severity)).toEqual(["warning", "warning", "warning"])
  expect(found[2]?.message).toEqual({
    ja: "修正案に、案の番号のまま「第3条」を参照している箇所があります: 11段落。修正案では「第4条 解除」です(修正案の「第3条」は「期間」)。番号を改めてください。",
    en: 'The revision still refers to "第3条", a number of the draft, at: 11段落. In the revision it is "第4条 解除" (there "第3条" is "期間"): correct the reference.',
  })
})

test("references that went with what they name are not told, nor are those written anew", () => {
  const mended = INSERTED.replace("第2条第2項", "第3条第2項")
    .replace("第1条及び第2条に", "第1条及び第3条に")
    .replace("　第3条（解除）", "　第4条（解除）")
  expect(references(RULES, mended)).toEqual([])
  expect(references(RULES, `${mended}\n第6条（雑則）\n　第2条の報告による。`)).toEqual([])
  // The same number, rewritten to name what has it now.
  expect(references(RULES, mended.replace("　第4条（解除）", "　第3条（期間）"))).toEqual([])
  expect(references(RULES, RULES)).toEqual([])
})

test("an annex that has another number, and one that is gone", () => {
  const first = "別紙1　申請の様式\n様式を示す。\n\n"
  expect(references(RULES, RULES.replace(first, "").replace("別紙2　", "別紙1　"))).toEqual([
    "annex 2 → 別紙1 報告の様式",
  ])
  const [gone, ...more] = told(RULES, RULES.replace("別紙2　報告の様式\n様式を示す。\n", ""))
  expect(more).toEqual([])
  expect(gone?.message.ja).toMatch(/案の「別紙2 報告の様式」を参照したままの箇所があります: .*「別紙2」はありません。/)
  expect(gone?.message.en).toContain(`the draft's "別紙2 報告の様式"`)
})

test("sections and figures in English; a sentence that begins with a number is no caption", () => {
  const draft = `# Plan

## 1. Rules

### 1.1 Reports

Reports are due as Section 1.2 says. Section 1.1 of the Act holds.

### 1.2 Records

Figure 1 shows the records, and Section 1.1 the reports.

Figure 1: Flow of records
`
  const revision = draft
    .replace("### 1.2 Records", "### 1.3 Records")
    .replace("### 1.1 Reports", "### 1.1 Scope\n\nAll of it.\n\n### 1.2 Reports")
    .replace("Figure 1:", "Figure 2:")
  expect(references(draft, revision, "plan.md")).toEqual([
    "label 1 2 → 1.3 Records",
    "figure 1 → Figure 2 Flow of records",
    "label 1 1 → 1.2 Reports",
  ])
})
