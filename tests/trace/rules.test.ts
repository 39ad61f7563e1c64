import { describe, expect, test } from "vitest"
import { type CaseState, ONLY } from "../../src/model/case.ts"
import type { Change } from "../../src/model/change.ts"
import type { Comment, Submission } from "../../src/model/consultation.ts"
import type { Finding } from "../../src/model/finding.ts"
import { check } from "../../src/trace/check.ts"
import { ledger } from "../../src/trace/ledger.ts"
import type { PlanLine } from "../../src/trace/plan-line.ts"
import { caseOf, change } from "./case.ts"

const line = (text: string, label: string | null = null): PlanLine => ({ label, text, place: `${label ?? ""}節` })

/** Two changes, five comments, four answers, and nothing to find. */
const changes = [change("c1", "ＩＴ", "IT"), change("c2", "必要に応じて", "毎年度", { nature: "wording" })]
const revision = [line("ITを用いる。"), line("調査の結果を毎年度公表する。", "Ⅳ.2."), line("サーバーを守る。")]
const outcomes = {
  "1": "adopted",
  "2": "partly-adopted",
  "3": "noted",
  "4": "out-of-scope",
  "5": "not-adopted",
} as const
const clean: CaseState = with_(
  caseOf(
    [
      { text: "御意見のとおり修正します。", rows: [["1"]] },
      { text: "御意見を踏まえ、「毎年度公表する」と修正します。", rows: [["2"]] },
      { text: "「Ⅳ.2. 調査」の参考とします。", rows: [["3"]] },
      { text: "本計画の分野に関するものではないため、検討の対象外です。", rows: [["4"]] },
      { text: "現行記載で十分と考えます。", rows: [["5"]] },
    ],
    ["1→c1", "2→c2"],
  ),
  Object.fromEntries(Object.entries(outcomes).map(([id, outcome]) => [id, { outcome }])),
)

/** The case with fields of some comments replaced. */
function with_(state: CaseState, fields: Readonly<Record<string, Partial<Comment>>>): CaseState {
  const comment = new Map([...state.comment].map(([id, one]) => [id, { ...one, ...fields[id] }]))
  return { ...state, comment }
}

/** The case with another answer in the place of one. */
function answered(id: string, text: string, more: { readonly repeat?: boolean } = {}): CaseState {
  const response = new Map(clean.response)
  const before = response.get(id)
  if (before) response.set(id, { ...before, text, ...more })
  return { ...clean, response }
}

const sent = (id: string, fields: Partial<Submission>): CaseState => ({
  ...clean,
  submission: new Map([...clean.submission].map(([key, one]) => [key, key === id ? { ...one, ...fields } : one])),
})

const findings = (state: CaseState, made: readonly Change[] = changes, lines = revision): readonly Finding[] =>
  check(ledger(state, made, lines))
const told = (...args: Parameters<typeof findings>) =>
  findings(...args).map(({ rule, severity, comments }) => [rule, severity, ...comments].join(" "))

test("a clean case has no findings", () => {
  expect(findings(clean)).toEqual([])
})

describe("quote-not-in-revision", () => {
  test("new text that the revision does not say", () => {
    const found = findings(answered("R2", "御意見を踏まえ、「毎年公表する」と修正します。"))
    expect(found.map(({ rule, comments }) => [rule, comments])).toEqual([["quote-not-in-revision", ["2"]]])
    expect(found[0]?.message.ja).toContain("「毎年公表する」")
  })
  test("another notation is named as the revision has it", () => {
    const [found] = findings(answered("R1", "「ＩＴを用いる」に修正します。"))
    expect([found?.rule, found?.message.ja]).toEqual([
      "quote-not-in-revision",
      expect.stringContaining("修正案では「ITを用いる」"),
    ])
  })
  test.each([
    "「調査の結果を（中略）公表する。」と修正します。",
    "「必要に応じて」を「毎年度」に修正します。",
    "「Ⅳ.2. 調査の結果を毎年度公表する」に改めます。",
    "「Ⅴ.9 ここにない箇所」について、御意見のとおり修正します。",
  ])("finds nothing to say of %s", text => {
    expect(told(answered("R2", text))).toEqual([])
  })
  test("says nothing while the revision is not at hand", () => {
    expect(check(ledger(answered("R2", "「毎年公表する」と修正します。"), changes))).toEqual([])
  })
})

test("comment-unplaced: only in a repeated row", () => {
  expect(told(answered("R3", "参考とします。", { repeat: true }))).toEqual(["comment-unplaced error 3"])
})

describe("outcome-against-wording", () => {
  test("adopted, and the answer declines", () => {
    expect(told(with_(clean, { "5": { outcome: "adopted" } }))).toEqual(["outcome-against-wording warning 5"])
  })
  test("not adopted, and the answer promises", () => {
    expect(told(with_(clean, { "1": { outcome: "noted" } }))).toEqual(["outcome-against-wording warning 1"])
  })
  test("an answer that does both fits any outcome", () => {
    expect(told(answered("R2", "「毎年度」と修正します。なお、範囲は原案のとおりとします。"))).toEqual([])
  })
})

test("group-answers-differ: the same words but for their notation", () => {
  const words = { "3": { original: "ＩＴの活用を進めるべきです。" }, "5": { original: "IT の活用を進めるべきです。" } }
  expect(told(with_(clean, words))).toEqual(["group-answers-differ warning 3 5"])
  const elsewhere = { ...words, "5": { ...words["5"], target: "別紙2" } }
  expect(told(with_(clean, elsewhere)), "of another place").toEqual([])
})

test.each([
  "検討の対象外です。",
  "いただいた御意見については検討の対象外です。",
  "本意見募集の対象外です。",
  "This comment is out of scope.",
])("out-of-scope-without-reason: %s", text => {
  expect(told(answered("R4", text))).toEqual(["out-of-scope-without-reason warning 4"])
})

describe("totals-disagree", () => {
  test("a submission that is counted, but has no comment", () => {
    const extra = clean.submission.get("1")
    const submission = new Map(clean.submission)
    if (extra) submission.set("9", { ...extra, id: "9", order: 9 })
    expect(told({ ...clean, submission })).toEqual(["totals-disagree error"])
  })
  test("a comment whose submission is not there", () => {
    expect(told(with_(clean, { "5": { submission: "gone" } }))).toEqual([
      "totals-disagree error 5",
      "totals-disagree error",
    ])
  })
})

describe("notation-mixed", () => {
  test("Ⅳ and IV", () => {
    const [found, ...more] = findings(answered("R5", "「IV.2. 調査」の現行記載で十分と考えます。"))
    expect([found?.rule, found?.severity, found?.details, more]).toEqual([
      "notation-mixed",
      "note",
      ["「Ⅳ」", "「IV」"],
      [],
    ])
  })
  test("a word in full and in half width, outside of quotations", () => {
    const mixed = answered("R5", "ＣＳＩＲＴについては、現行記載で十分と考えます。")
    const half = new Map(mixed.response)
    const third = half.get("R3")
    if (third) half.set("R3", { ...third, text: "CSIRTの参考とします。" })
    expect(told({ ...mixed, response: half })).toEqual(["notation-mixed note 5"])
    expect(told(answered("R5", "「ＣＳＩＲＴ」はCSIRTの誤りではなく、現行記載で十分と考えます。"))).toEqual([])
  })
  test("X.509 is no chapter", () => {
    expect(told(answered("R5", "X.509の証明書については、現行記載で十分と考えます。"))).toEqual([])
  })
})

describe("old-form-left", () => {
  test("a word whose notation was changed, whole, elsewhere", () => {
    const [found, ...more] = findings(clean, changes, [...revision, line("ＩＴの活用", "別紙1")])
    expect([found?.rule, found?.severity, found?.changes, more]).toEqual(["old-form-left", "note", ["c1"], []])
    expect(found?.message.ja).toContain("別紙1")
    expect(told(clean, changes, [...revision, line("ＩＣＩＴとＩＴＩＬ")]), "part of longer words").toEqual([])
  })
  test("capitals are no notation", () => {
    const capital = change("c1", "Connection", "connection")
    expect(told(clean, [capital, ...changes.slice(1)], [...revision, line("Connection is")])).toEqual([])
  })
  test("a term only when it was replaced in several places", () => {
    const term = (id: string) => change(id, "委員会", "協議会", { derivedFrom: null })
    const lines = [...revision, line("委員会を置く。")]
    const explained = (ids: readonly string[]): CaseState => ({
      ...clean,
      explanation: new Map(
        ids.map(id => [id, { change: id, reason: "editorial" as const, publicReason: null, memo: null }]),
      ),
    })
    expect(told(explained(["t1"]), [...changes, plain(term("t1"))], lines)).toEqual([])
    const twice = [...changes, plain(term("t1")), plain(term("t2"))]
    expect(told(explained(["t1", "t2"]), twice, lines)).toEqual(["old-form-left note"])
  })
})

/** The change between two spaces: its word stands alone. */
const plain = (one: Change): Change => ({
  ...one,
  draft: one.draft && { ...one.draft, text: one.draft.text.replace("前", "　").replace("後", "　") },
  revision: one.revision && { ...one.revision, text: one.revision.text.replace("前", "　").replace("後", "　") },
})

test("term-drift: a change brings in a word that the plan writes in another way", () => {
  const inserted = change("c2", "", "サーバを毎年度調べる", { nature: "wording" })
  const [found, ...more] = findings(
    clean,
    [...changes.slice(0, 1), inserted],
    [...revision, line("サーバを毎年度調べる")],
  )
  expect([found?.rule, found?.words, more]).toEqual(["term-drift", "サーバ/サーバー", []])
})

test("change-reverted, and no link-lost for the same change", () => {
  const reverted = [{ change: "c9", removed: "72", added: "48", place: "Ⅳ.1" }]
  const comparison = new Map([
    [ONLY, { sha256: "", draft: "", revision: "", engine: "", lost: ["c8", "c9"], reverted }],
  ])
  const found = findings({ ...clean, comparison })
  expect(found.map(({ rule, changes: ids }) => [rule, ids])).toEqual([
    ["change-reverted", ["c9"]],
    ["link-lost", ["c8"]],
  ])
  expect(found[0]?.message.ja).toContain("「72」→「48」")
})

describe("answer-stale", () => {
  const overtaken = (text: string): CaseState => {
    const stale = [{ response: "R1", change: "c1", text }]
    return {
      ...clean,
      comparison: new Map([[ONLY, { sha256: "", draft: "", revision: "", engine: "", lost: [], stale }]]),
    }
  }
  test("the answer has the words that it had before the change was worded otherwise", () => {
    const [found, ...more] = findings(overtaken("御意見のとおり修正します。"))
    expect([found?.rule, found?.comments, found?.changes, more]).toEqual(["answer-stale", ["1"], ["c1"], []])
  })
  test("an answer that was written anew is not stale, nor one whose change is linked no more", () => {
    expect(told(overtaken("修正します。"))).toEqual([])
    const link = new Map([...clean.link].filter(([, one]) => one.change !== "c1"))
    expect(told({ ...overtaken("御意見のとおり修正します。"), link }, changes.slice(1))).not.toContain(
      "answer-stale warning 1",
    )
  })
})

test("answer-stale: the summary was reworded after the answer was written, until that is written anew", () => {
  const reworded = {
    "3": { summary: "別の要旨", overtaken: [{ response: "R3", text: "「Ⅳ.2. 調査」の参考とします。" }] },
  }
  expect(told(with_(clean, reworded))).toEqual(["answer-stale warning 3"])
  expect(told(with_(answered("R3", "参考とします。"), reworded))).toEqual([])
})

describe("personal-data", () => {
  test("in an original that is published, unless a summary stands for it", () => {
    const mail = { original: "詳しくは taro@example.jp までどうぞ。" }
    expect(told(with_(clean, { "3": mail }))).toEqual(["personal-data error 3"])
    expect(told(with_(clean, { "3": { ...mail, summary: "要旨" } }))).toEqual([])
  })
  test("in a summary, and in an answer as a warning", () => {
    expect(told(with_(clean, { "3": { summary: "電話は０９０－１２３４－５６７８" } }))).toEqual([
      "personal-data error 3",
    ])
    expect(told(answered("R3", "参考とします。問合せ先 03-1234-5678"))).toEqual(["personal-data warning 3"])
  })
  test("the name and the contact data of who sent it, but not an organisation's name", () => {
    const named = sent("3", { name: "山手 一郎", contact: { メールアドレス: "ichiro", 電話番号: "内線12345" } })
    expect(told(with_(named, { "3": { original: "私、山手一郎は反対の立場です。" } }))).toEqual([
      "personal-data error 3",
    ])
    expect(told(with_(named, { "3": { original: "連絡は内線12345へ" } }))).toEqual(["personal-data error 3"])
    const office = sent("3", { name: "港湾協議会", kind: "organization" })
    expect(told(with_(office, { "3": { original: "港湾協議会としての意見です。" } }))).toEqual([])
    const unknown = sent("3", { name: "港湾協議会", kind: "unknown" })
    expect(told(with_(unknown, { "3": { original: "港湾協議会としての意見です。" } }))).toEqual([])
    const ann = sent("3", { name: "Ann Lee" })
    expect(told(with_(ann, { "3": { original: "I, Ann  Lee, am for it." } }))).toEqual(["personal-data error 3"])
    expect(told(with_(sent("3", { name: "Ann" }), { "3": { original: "The planning is good." } }))).toEqual([])
    const nobody = sent("3", { name: "匿名希望" })
    expect(told(with_(nobody, { "3": { original: "匿名希望です。" } }))).toEqual([])
  })
})

describe("summary-lost-point", () => {
  const summarized = (original: string, summary: string, target: string | null = null) =>
    findings(with_(clean, { "3": { original, summary, target } }))
  test.each([
    ["「必要に応じて」を「毎年度」に修正すべき。", "表現を改めるべき。", "修正の提案「毎年度」"],
    ["別紙2の表に誤りがある。", "表に誤りがある。", "箇所「別紙2」"],
    ["報告は48時間以内とすべき。", "報告を早めるべき。", "数値「48時間」"],
    ["この制度の導入には反対する。", "この制度の導入について。", "反対・否定の趣旨「反対」"],
  ])("%s", (original, summary, missing) => {
    const [found, ...more] = summarized(original, summary)
    expect([found?.rule, found?.severity, more]).toEqual(["summary-lost-point", "note", []])
    expect(found?.message.ja).toContain(missing)
  })
  test("what is kept in another notation, or named by the comment's own column, is not lost", () => {
    expect(summarized("報告は４８時間以内とすべきではない。", "報告を48時間以内としない。")).toEqual([])
    expect(summarized("代表1者に限る。", "代表に限る。")).toEqual([])
    expect(summarized("５７ページの図を直すべき。", "図を直すべき。", "57ページ")).toEqual([])
  })
})
