import { describe, expect, test } from "vitest"
import { type CaseState, ONLY } from "../../src/model/case.ts"
import { NEW_CONSULTATION } from "../../src/model/consultation.ts"
import { check } from "../../src/trace/check.ts"
import { ledger, showsRevised } from "../../src/trace/ledger.ts"
import { newWordsIn } from "../../src/trace/new-words.ts"
import { caseOf, change } from "./case.ts"

const changes = [change("c1", "ＩＴ", "IT")]
const COMPARED = { sha256: "", draft: "a", revision: "b", engine: "", lost: [] }

/** An imported case: one row that led to the change, one that did not, and what the table said of them. */
function imported(stated: readonly (boolean | null)[], compared = true): CaseState {
  const state = caseOf(
    [
      { text: "御意見のとおり修正します。", rows: [["1"]] },
      { text: "今後の参考とします。", rows: [["2"], ["3"]] },
    ],
    compared ? ["1→c1"] : [],
  )
  const response = new Map(
    [...state.response].map(([id, one], i) => {
      const mark = stated[i]
      return [id, mark === null || mark === undefined ? one : { ...one, stated: mark }] as const
    }),
  )
  const comparison: CaseState["comparison"] = compared ? new Map([[ONLY, COMPARED]]) : new Map()
  return { ...state, response, comparison }
}

const told = (state: CaseState) =>
  check(ledger(state, state.comparison.size > 0 ? changes : [])).map(({ rule, severity, comments }) => [
    rule,
    severity,
    comments,
  ])

const withTotals = (totals: string): CaseState => ({
  ...imported([true, false]),
  consultation: new Map([[ONLY, { ...NEW_CONSULTATION, totals }]]),
})

describe("what an imported table states", () => {
  test("is no finding where the links say the same", () => {
    expect(told(imported([true, false]))).toEqual([])
    expect(told(imported([null, null]))).toEqual([])
  })

  test("有 has a change", () => {
    expect(told(imported([true, true]))).toEqual([["revised-without-change", "error", ["2", "3"]]])
  })

  test("無 has none", () => {
    expect(told(imported([false, false]))).toEqual([["unrevised-with-change", "error", ["1"]]])
  })

  test("is printed while there is no revision, and computed from links when there is", () => {
    const shown = (state: CaseState) => {
      const made = ledger(state, changes)
      return made.responses.map(response => showsRevised(response, made))
    }
    expect(shown(imported([true, true], false))).toEqual([true, true])
    expect(shown(imported([false, true]))).toEqual([true, false])
    // Nothing is compared: there is nothing that a promise or 有 could lack.
    expect(told(imported([true, true], false))).toEqual([])
  })

  test.each([
    ["24件(団体8件、個人16件)", []],
    ["24件(団体8件、個人17件)", [["totals-disagree", "error", []]]],
    ["3件(提出意見2通)", []],
    ["2件(提出意見2通)", [["totals-disagree", "error", []]]],
  ])("as its total: %s", (totals, findings) => {
    expect(told(withTotals(totals))).toEqual(findings)
  })
})

describe("new words in an answer", () => {
  const interval = change("c", "15", "10", {
    draft: { place: "", page: null, pageApproximate: false, text: "Observe every 15 minutes.", blocks: [] },
    revision: { place: "", page: null, pageApproximate: false, text: "Observe every 10 minutes.", blocks: [] },
    edits: [{ draft: [14, 16], revision: [14, 16], removed: "15", added: "10", nature: "number" }],
  })

  test.each([
    ["The interval has been changed to 10 minutes.", "10 minutes"],
    ["It is now every 10 seconds.", "every 10"],
    ["There are 10 stations.", null],
    ["It stays at 15 minutes.", null],
  ])("%s", (answer, words) => {
    expect(newWordsIn(answer, interval)).toBe(words)
  })
})
