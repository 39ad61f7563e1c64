import { describe, expect, test } from "vitest"
import { memo, ONLY, publicText } from "../../src/model/case.ts"
import { check } from "../../src/trace/check.ts"
import { count } from "../../src/trace/counts.ts"
import { isRevised, ledger } from "../../src/trace/ledger.ts"
import { caseOf, change } from "./case.ts"

const it = change("c1", "ＩＴ", "IT")
const credit = change("c2", "個人", "信用")
const clean = caseOf(
  [
    { text: "御意見のとおり修正します。", rows: [["1"]] },
    { text: "御意見を踏まえ、修正いたします。", rows: [["2"], ["3"]] },
    { text: "今後の参考とさせていただきます。", rows: [["4"]] },
  ],
  ["1→c1", "3→c2"],
)
const rules = (...args: Parameters<typeof ledger>) => check(ledger(...args)).map(finding => finding.rule)

describe("check", () => {
  test("a clean case has no findings", () => {
    expect(check(ledger(clean, [it, credit]))).toEqual([])
  })

  test("change-without-reason", () => {
    const findings = check(ledger(clean, [it, credit, change("c3", "72", "48")]))
    expect(findings.map(finding => [finding.rule, finding.changes])).toEqual([["change-without-reason", ["c3"]]])
    expect(findings[0]?.message.ja).toContain("「72」→「48」")
  })

  test("an explanation is a reason; a derived change needs none", () => {
    const state = {
      ...clean,
      explanation: new Map([
        ["c3", { change: "c3", reason: "editorial" as const, publicReason: publicText("字句整理"), memo: memo("") }],
      ]),
    }
    expect(rules(state, [it, credit, change("c3", "72", "48"), change("c4", "3", "4", { derivedFrom: "c3" })])).toEqual(
      [],
    )
  })

  test("promise-without-change", () => {
    const { link } = caseOf([], ["3→c2"])
    expect(rules({ ...clean, link }, [credit])).toEqual(["promise-without-change"])
  })

  test("change-without-promise is an error when the answer says the contrary, else a warning", () => {
    const answer = (text: string) =>
      check(ledger(caseOf([{ text, rows: [["1"]] }], ["1→c1"]), [it])).map(finding => [finding.rule, finding.severity])
    expect(answer("現行記載で十分と考えます。")).toEqual([["change-without-promise", "error"]])
    expect(answer("御指摘ありがとうございます。")).toEqual([["change-without-promise", "warning"]])
  })

  test("comment-unanswered: in no response, or in one without words", () => {
    expect(rules(caseOf([], [], ["9"]), [])).toEqual(["comment-unanswered"])
    expect(rules(caseOf([{ text: " ", rows: [["9"]] }]), [])).toEqual(["comment-unanswered"])
  })

  test("comment-placed-twice, unless marked as repeated", () => {
    const twice = (repeat: boolean) =>
      caseOf([
        { text: "参考とします。", rows: [["1"]] },
        { text: "参考とします。", rows: [["1"]], repeat },
      ])
    expect(rules(twice(false), [])).toEqual(["comment-placed-twice"])
    expect(rules(twice(true), [])).toEqual([])
  })

  test("link-lost", () => {
    const comparison = new Map([[ONLY, { sha256: "", draft: "", revision: "", engine: "", lost: ["c-gone"] }]])
    expect(rules({ ...clean, comparison }, [it, credit])).toEqual(["link-lost"])
  })
})

describe("counts", () => {
  test("linked, explained and unexplained add up to the changes; derived ones are apart", () => {
    const counts = count(
      ledger(clean, [it, credit, change("c3", "1", "2"), change("c4", "3", "4", { derivedFrom: "" })]),
    )
    expect(counts).toMatchObject({
      comments: 4,
      submissions: 4,
      rows: 4,
      changes: 3,
      derived: 1,
      linked: 2,
      unexplained: 1,
    })
    expect(counts.linked + counts.explained + counts.unexplained).toBe(counts.changes)
  })

  test("a row with mixed outcomes says 有 when one comment led to a change", () => {
    const book = ledger(caseOf([{ text: "修正します。", rows: [["1", "2"]] }], ["2→c1"]), [it])
    expect(book.responses.map(response => isRevised(response, book))).toEqual([true])
  })
})
