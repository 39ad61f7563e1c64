import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type CaseState, memo, type Waiver } from "../../src/model/case.ts"
import type { Finding } from "../../src/model/finding.ts"
import { check, reconcile } from "../../src/trace/check.ts"
import { findingBasis, findingId } from "../../src/trace/finding-id.ts"
import { type Ledger, ledger } from "../../src/trace/ledger.ts"
import { UNWAIVABLE } from "../../src/trace/unwaivable.ts"
import { caseOf, change } from "./case.ts"

const TEXTS = [
  "御意見のとおり修正します。",
  "現行記載で十分と考えます。",
  "",
  "検討の対象外です。",
  "IV.2とⅣ.2の参考とします。",
]

/** Cases with anything wrong in them. */
const state: fc.Arbitrary<CaseState> = fc
  .record({
    answers: fc.array(fc.record({ text: fc.constantFrom(...TEXTS), repeat: fc.boolean() }), { maxLength: 4 }),
    links: fc.subarray(["1→c1", "2→c2", "3→c1"]),
    outcomes: fc.array(fc.constantFrom("adopted", "noted", "out-of-scope", null), { minLength: 6, maxLength: 6 }),
  })
  .map(({ answers, links, outcomes }) => {
    const made = caseOf(
      answers.map((answer, i) => ({ ...answer, rows: [[String(i + 1)], [String(i + 2)]] })),
      links,
      ["9"],
    )
    const comment = new Map([...made.comment].map(([id, one], i) => [id, { ...one, outcome: outcomes[i] ?? null }]))
    return { ...made, comment }
  })

const book = (of: CaseState): Ledger => ledger(of, [change("c1", "ＩＴ", "IT"), change("c2", "72", "48")])

const waiver = (finding: Finding, of: Ledger): Waiver => ({
  finding: findingId(finding),
  rule: finding.rule,
  basis: findingBasis(finding, of),
  note: memo("支障なし"),
  by: "編集者",
})

const waivedAll = (of: CaseState, findings: readonly Finding[]): CaseState => ({
  ...of,
  waiver: new Map(findings.map(finding => [findingId(finding), waiver(finding, book(of))])),
})

test("what is waived is settled, and nothing else: open and waived together are what there was", () => {
  fc.assert(
    fc.property(state, fc.nat(), (of, pick) => {
      const before = check(book(of))
      const chosen = before[pick % Math.max(1, before.length)]
      if (!chosen) return
      const { open, waived } = reconcile(book(waivedAll(of, [chosen])))
      const gone = UNWAIVABLE.has(chosen.rule) ? [] : before.filter(one => findingId(one) === findingId(chosen))
      expect(waived.map(({ finding }) => finding)).toEqual(gone)
      expect(open).toEqual(before.filter(one => !gone.includes(one)))
    }),
  )
})

test("a finding keeps its id whatever order its comments and changes have, and another subject has another id", () => {
  const one: Finding = {
    rule: "link-lost",
    severity: "warning",
    message: { ja: "", en: "" },
    comments: ["1", "2"],
    changes: ["a", "b"],
  }
  expect(findingId({ ...one, comments: ["2", "1"], changes: ["b", "a"] })).toBe(findingId(one))
  expect(findingId({ ...one, message: { ja: "別の文", en: "other words" } })).toBe(findingId(one))
  expect(findingId({ ...one, comments: ["1"] })).not.toBe(findingId(one))
  expect(findingId({ ...one, words: "IT" })).not.toBe(findingId(one))
})

describe("a waiver holds until what the finding speaks of changes", () => {
  const before = caseOf([{ text: "御指摘ありがとうございます。", rows: [["1"]] }], ["1→c1"])
  const [finding] = check(ledger(before, [change("c1", "ＩＴ", "IT")]))
  const settled = finding ? waivedAll(before, [finding]) : before
  const open = (of: CaseState, fresh = change("c1", "ＩＴ", "IT")) => check(ledger(of, [fresh])).map(({ rule }) => rule)

  test("the same text: settled", () => {
    expect(finding?.rule).toBe("change-without-promise")
    expect(open(settled)).toEqual([])
  })
  test("another answer, comment or change: open again", () => {
    const response = new Map([...settled.response].map(([id, one]) => [id, { ...one, text: "承知しました。" }]))
    expect(open({ ...settled, response })).toEqual(["change-without-promise"])
    const comment = new Map([...settled.comment].map(([id, one]) => [id, { ...one, summary: "要旨" }]))
    expect(open({ ...settled, comment })).toEqual(["change-without-promise"])
    expect(open(settled, change("c1", "ＩＴ", "ICT"))).toEqual(["change-without-promise"])
  })
  test("the state of the work is no text", () => {
    const comment = new Map([...settled.comment].map(([id, one]) => [id, { ...one, state: "final" as const }]))
    expect(open({ ...settled, comment })).toEqual([])
  })
})

test("totals that disagree can't be waived", () => {
  const lone = caseOf([], [], ["1"])
  const broken = { ...lone, comment: new Map(), response: new Map() }
  const findings = check(ledger(broken, []))
  expect(findings.map(({ rule }) => rule)).toEqual(["totals-disagree"])
  const forced = new Map(findings.map(one => [findingId(one), waiver(one, ledger(broken, []))]))
  expect(check(ledger({ ...broken, waiver: forced }, [])).map(({ rule }) => rule)).toEqual(["totals-disagree"])
})
