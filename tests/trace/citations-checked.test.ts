import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { comparePlans, planOf } from "../../src/app/versions.ts"
import { type Explanation, memo, publicText, type VersionPages } from "../../src/model/case.ts"
import { check } from "../../src/trace/check.ts"
import { citedPlaces } from "../../src/trace/cited-places.ts"
import { ledger } from "../../src/trace/ledger.ts"
import { Memory } from "../../src/trace/memory.ts"
import { ownCitations } from "../../src/trace/own-citations.ts"
import { caseOf } from "./case.ts"

const plan = (text: string) => planOf({ name: "plan.md", bytes: new TextEncoder().encode(text) }).value

const DRAFT = `# 計画

## Ⅰ. 総論

本文です。

### Ⅰ.1 目的

目的を示す。

### Ⅰ.2 対象

対象を示す。

## Ⅱ. 取組

### Ⅱ.1 情報共有

情報を共有する。

### Ⅱ.2 人材育成

人を育てる。

## 別紙1 用語

用語を示す。
`
/** A section put in before 情報共有: what follows it has other numbers. */
const REVISION = DRAFT.replace("### Ⅱ.1 情報共有", "### Ⅱ.1 体制\n\n体制を作る。\n\n### Ⅱ.2 情報共有").replace(
  "### Ⅱ.2 人材育成",
  "### Ⅱ.3 人材育成",
)

function placesOf(before: string, after: string) {
  const [draft, revision] = [plan(before), plan(after)]
  return citedPlaces(draft, revision, comparePlans(draft, revision))
}
const places = placesOf(DRAFT, REVISION)

/** What is found of an answer's or a target's citations: severity and rule. */
function found(answer: string, target: string | null = null, of = places) {
  const state = caseOf([{ text: answer, rows: [["1"]] }])
  const comment = new Map([...state.comment].map(([id, one]) => [id, { ...one, target }]))
  return check(ledger({ ...state, comment }, [], null, new Memory(), of)).filter(({ rule }) =>
    rule.startsWith("citation"),
  )
}
const told = (...args: Parameters<typeof found>) => found(...args).map(({ rule, severity }) => `${rule} ${severity}`)

describe("citation-absent", () => {
  test.each([
    ["「Ⅲ.1 評価」に記載しています。", ["citation-absent warning"]],
    ["別紙7を御覧ください。", ["citation-absent warning"]],
    ["Ⅰ.9に記載しています。", ["citation-absent warning"]],
    ["「Ⅰ.1 目的」に記載しています。", []],
    ["IV.1のように書く計画もありますが、「Ⅰ. 1」のとおりです。", ["citation-absent warning"]],
    // What is another document's, or numbered as nothing here is, is nothing to say.
    ["個人情報保護法第12条の規定によります。", []],
    ["サイバーセキュリティ戦略(令和3年閣議決定)の別紙7によります。", []],
    ["図9を御覧ください。", []],
    ["第4章に記載しています。", []],
    ["別紙1のとおりです。", []],
  ])("%s", (answer, rules) => {
    expect(told(answer)).toEqual(rules)
  })

  test("the place that the comment's own column names is a note", () => {
    const [finding, ...more] = found("参考とします。", "Ⅴ.3")
    expect([finding?.severity, finding?.comments, more]).toEqual(["note", ["1"], []])
    expect(finding?.message.ja).toContain("「Ⅴ.3」は案にありません")
    expect(finding?.message.en).toContain('names "Ⅴ.3"')
  })
})

test("citation-absent: a page beyond the last one of the draft's PDF", () => {
  const state = caseOf([{ text: "参考とします。", rows: [["1"]] }])
  const draft = { role: "draft", file: "案.docx", sha256: "d", tracked: "accepted" } as const
  const paper: VersionPages = {
    ...{ role: "draft", version: "d", source: "pdf", file: "案.pdf", sha256: "p", reading: "", numbers: "" },
    ...{ pages: 60, paragraphs: 9, found: 9 },
  }
  const onPage = (target: string, version = "d") => {
    const comment = new Map([...state.comment].map(([id, one]) => [id, { ...one, target }]))
    const pages = new Map([["draft", { ...paper, version }]])
    return check(ledger({ ...state, comment, pages, version: new Map([["draft", draft]]) }, []))
      .filter(({ rule }) => rule === "citation-absent")
      .map(({ severity, details }) => [severity, details])
  }
  expect(onPage("61ページ")).toEqual([["note", ["page 61"]]])
  expect(onPage("58ページ、60ページ")).toEqual([])
  expect(onPage("個人情報保護戦略の99ページ")).toEqual([])
  expect(onPage("61ページ", "the pages of another version")).toEqual([])
})

describe("citation-renumbered", () => {
  test.each([
    ["「Ⅱ.1 情報共有」に記載しています。", ["citation-renumbered warning"]],
    ["「Ⅱ.2 情報共有」に記載しています。", []],
    ["Ⅱ.2に記載しています。", ["citation-renumbered note"]],
    ["「Ⅱ.1 体制」に記載しています。", []],
    ["「Ⅰ.2 対象」に記載しています。", []],
    ["「Ⅱ.3 人材育成」に記載しています。", []],
  ])("%s", (answer, rules) => {
    expect(told(answer)).toEqual(rules)
  })

  test("says what the number is now, and what has it", () => {
    const [finding] = found("「Ⅱ.1 情報共有」に記載しています。")
    expect(finding?.message.ja).toContain("修正案では「Ⅱ.2 情報共有」です(修正案の「Ⅱ.1」は「体制」)")
    expect(finding?.message.en).toContain('in the revision it is "Ⅱ.2 情報共有"')
  })

  test("an old number that nothing has in the revision", () => {
    const shorter = placesOf(DRAFT, DRAFT.replace("### Ⅱ.2 人材育成", "### Ⅱ.5 人材育成"))
    expect(told("Ⅱ.2に記載しています。", null, shorter)).toEqual(["citation-renumbered warning"])
  })
})

test("the published reason of a change is held to the plan too, its memo is not", () => {
  const explained = (publicReason: string | null) => {
    const said = publicReason === null ? null : publicText(publicReason)
    const why: Explanation = { change: "c1", reason: "other", publicReason: said, memo: memo("別紙9を見る。") }
    const state = { ...caseOf([]), explanation: new Map([["c1", why]]) }
    return check(ledger(state, [], null, new Memory(), places)).filter(({ rule }) => rule.startsWith("citation"))
  }
  expect(explained("別紙7にならった。").map(({ rule, changes }) => [rule, changes])).toEqual([
    ["citation-absent", ["c1"]],
  ])
  expect(explained("「Ⅱ.1 情報共有」にならった。").map(({ rule }) => rule)).toEqual(["citation-renumbered"])
  expect(explained(null)).toEqual([])
})

test("a paragraph of an article is in the plan where the article is, and goes with it", () => {
  const before = "規程\n\n第1条（目的）\n　目的を定める。\n\n第2条（期間）\n　期間を定める。\n２　期間は、延ばせる。\n"
  const after = before.replace("第2条（期間）", "第2条（報告）\n　報告を定める。\n\n第3条（期間）")
  const [draft, revision] = [before, after].map(
    text => planOf({ name: "a.txt", bytes: new TextEncoder().encode(text) }).value,
  )
  if (!draft || !revision) throw new Error("no plan")
  const of = citedPlaces(draft, revision, comparePlans(draft, revision))
  expect(told("第1条第2項のとおりです。", null, of)).toEqual([])
  expect(told("第9条第2項のとおりです。", null, of)).toEqual(["citation-absent warning"])
  expect(told("第2条第2項のとおりです。", null, of)).toEqual(["citation-renumbered note"])
  expect(told("民法第90条及び第95条によります。", null, of)).toEqual([])
  expect(found("第2条第2項のとおりです。", null, of)[0]?.message.ja).toContain(
    "修正案では「第3条 期間」です(修正案の「第2条」は「報告」)",
  )
})

test("a plan that did not change has no renumbered place, and each of its places is found", () => {
  const same = placesOf(DRAFT, DRAFT)
  for (const { draft } of same) {
    expect(told(`「${draft?.number} ${draft?.name}」のとおりです。`, draft?.number ?? null, same)).toEqual([])
  }
})

test("any text: citations of this plan have words of the text, each key once", () => {
  const piece = fc.constantFrom(
    "第3章",
    "法",
    "Ⅳ.1",
    "別紙",
    "2",
    "「",
    "」",
    "の",
    "Section ",
    "1.2",
    "(2)",
    "。",
    " of RFC",
  )
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 12 }).map(pieces => pieces.join("")),
      text => {
        const cited = ownCitations(text)
        expect(new Set(cited.map(({ key }) => key)).size).toBe(cited.length)
        for (const { written } of cited) expect(text).toContain(written)
      },
    ),
    { numRuns: 200 },
  )
})
