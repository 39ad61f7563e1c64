import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { linkId } from "../../src/model/case.ts"
import { answerFields } from "../../src/text/answer-fields.ts"
import { check } from "../../src/trace/check.ts"
import { ledger } from "../../src/trace/ledger.ts"
import { Memory } from "../../src/trace/memory.ts"
import { caseOf, change } from "./case.ts"

const changes = [change("c1", "ＩＴ", "IT"), change("c2", "", "毎年度", { draft: null })]
const answer = (text: string, links = ["1→c1"], made = changes) => {
  const held = ledger(caseOf([{ text, rows: [["1"]] }], links), made)
  return { text: held.responses[0]?.text, rules: check(held).map(({ rule }) => rule) }
}

describe("fields of an answer", () => {
  test.each([
    ["「{修正前}」を「{修正後}」に修正します（P.○）。", "「前ＩＴ後」を「前IT後」に修正します（P.3）。"],
    ["「｛修正後｝」に修正します。", "「前IT後」に修正します。"],
    ["{after:c1} will stand on p. {page}.", "前IT後 will stand on p. 3."],
    ["案の{案の頁}ページを修正します。", "案の3ページを修正します。"],
    ["「{何か}」、○ と {} は文字です。修正します。", "「{何か}」、○ と {} は文字です。修正します。"],
  ])("%s", (written, filled) => {
    expect(answer(written)).toEqual({ text: filled, rules: expect.not.arrayContaining(["quotation-unfilled"]) })
  })

  test("follow the revision", () => {
    const written = "「{修正後}」に修正します。"
    expect(answer(written, ["1→c1"], [change("c1", "ＩＴ", "情報技術")]).text).toBe("「前情報技術後」に修正します。")
  })

  test("quote the one edit that a link names", () => {
    const two = change("c1", "ア", "イ", {
      draft: { place: "", page: 1, pageApproximate: false, text: "ア、甲、ウ", blocks: [] },
      revision: { place: "", page: 1, pageApproximate: false, text: "イ、甲、エ", blocks: [] },
      edits: [
        { draft: [0, 1], revision: [0, 1], removed: "ア", added: "イ", nature: "term" },
        { draft: [4, 5], revision: [4, 5], removed: "ウ", added: "エ", nature: "term" },
      ],
    })
    const state = caseOf([{ text: "{修正前}→{修正後}", rows: [["1"]] }], ["1→c1"])
    const link = new Map([[linkId("1", "c1"), { comment: "1", change: "c1", edit: 2 }]])
    expect(ledger({ ...state, link }, [two]).responses[0]?.text).toBe("ウ→エ")
  })

  test.each([
    ["no change is linked", "「{修正後}」に修正します。", []],
    ["two are linked", "「{修正後}」に修正します。", ["1→c1", "1→c2"]],
    ["the change is not there", "「{修正後:c9}」に修正します。", ["1→c1"]],
    ["nothing stood there before", "「{修正前:c2}」を修正します。", ["1→c2"]],
    ["no page is known", "案の{案の頁}ページに追加します。", ["1→c2"]],
  ])("that cannot be filled are an error: %s", (_, written, links) => {
    const { text, rules } = answer(written, links)
    expect(text).toBe(written)
    expect(rules).toContain("quotation-unfilled")
  })
})

const piece = fc.oneof(
  fc.constantFrom("{修正前}", "｛修正後｝", "{頁}", "P.○", "{", "}", "：", "○"),
  fc.string({ unit: "binary", maxLength: 4 }),
)
const written = fc.array(piece, { maxLength: 12 }).map(parts => parts.join(""))

test("law: fields stand apart, as they were typed, and nothing else of an answer is touched", () => {
  fc.assert(
    fc.property(written, text => {
      const fields = answerFields(text)
      for (const [i, { from, to, written: typed }] of fields.entries()) {
        expect(text.slice(from, to)).toBe(typed)
        expect(from).toBeGreaterThanOrEqual(fields[i - 1]?.to ?? 0)
      }
      const { text: filled = "" } = answer(text)
      let at = 0
      for (const [i, field] of fields.entries()) {
        const kept = text.slice(fields[i - 1]?.to ?? 0, field.from)
        at = filled.indexOf(kept, at) + kept.length
        expect(at).toBeGreaterThanOrEqual(kept.length)
      }
      if (!fields.length) expect(filled).toBe(text)
    }),
    { numRuns: 60 },
  )
})

test("answers without fields are handed on, so that nothing is worked out again", () => {
  const state = caseOf([{ text: "修正します。", rows: [["1"]] }], ["1→c1"])
  const memory = new Memory()
  const first = ledger(state, changes, null, memory)
  const second = ledger({ ...state, link: new Map() }, changes, null, memory, null, first)
  expect(second.responses).toBe(first.responses)
})
