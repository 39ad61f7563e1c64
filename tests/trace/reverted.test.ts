import { expect, test } from "vitest"
import { reverted, rewritten } from "../../src/trace/reverted.ts"
import { change } from "./case.ts"

const at = (id: string, block: string, removed = "72", added = "48") => {
  const one = change(id, removed, added)
  return { ...one, draft: one.draft && { ...one.draft, blocks: [block] } }
}
const inserted = (id: string, text: string) => ({
  ...change(id, "", text, { kind: "inserted" }),
  draft: null,
  revision: { place: "2.1", page: null, pageApproximate: false, text, blocks: ["b9"] },
})

test("a lost change is back to the draft where no change touches its paragraph any more", () => {
  const old = [at("c1", "b1"), at("c2", "b2")]
  expect(reverted([], { old, fresh: [at("c2", "b2")], lost: ["c1"] })).toEqual([
    { change: "c1", removed: "72", added: "48", place: "1.1" },
  ])
  expect(reverted([], { old, fresh: [at("c9", "b1"), at("c2", "b2")], lost: ["c1"] }), "edited otherwise").toEqual([])
})

test("an insertion is back where no change brings its words", () => {
  const old = [inserted("c3", "毎年度見直す。")]
  expect(reverted([], { old, fresh: [], lost: ["c3"] }).map(one => one.change)).toEqual(["c3"])
  expect(reverted([], { old, fresh: [inserted("c4", "なお、毎年度見直す。")], lost: ["c3"] })).toEqual([])
})

test("what was known before stays until its change is there again", () => {
  const before = [{ change: "c1", removed: "72", added: "48", place: "1.1" }]
  expect(reverted(before, { old: [], fresh: [], lost: [] })).toEqual(before)
  expect(reverted(before, { old: [], fresh: [at("c1", "b1")], lost: [] })).toEqual([])
})

test("a used change that says something else than before is rewritten, under its new id", () => {
  const old = [at("c1", "b1"), at("c2", "b2")]
  const fresh = [at("c1", "b1", "72", "36"), at("c9", "b2")]
  const used = new Set(["c1", "c2"])
  expect(rewritten(old, fresh, { used, carried: [["c2", "c9"]] })).toEqual(["c1"])
  expect(rewritten(old, fresh, { used: new Set(["c2"]), carried: [["c2", "c9"]] })).toEqual([])
})
