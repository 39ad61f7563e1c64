import fc from "fast-check"
import { expect, test } from "vitest"
import { carry } from "../../src/trace/carry.ts"
import { changesReplacing } from "../../src/trace/name-change.ts"
import { change } from "./case.ts"

const credit = change("c2", "個人", "信用", {
  draft: { place: "", page: null, pageApproximate: false, text: "カード情報又は個人情報の漏えい", blocks: ["b1"] },
  revision: { place: "", page: null, pageApproximate: false, text: "カード情報又は信用情報の漏えい", blocks: ["b1"] },
  edits: [{ draft: [7, 9], revision: [7, 9], removed: "個人", added: "信用", nature: "term" }],
})

test("a change is named by the edit itself or by words around it", () => {
  expect(changesReplacing([credit], { removed: "個人", added: "信用" })).toEqual(["c2"])
  expect(changesReplacing([credit], { removed: "個人情報", added: "信用情報" })).toEqual(["c2"])
})

test("words that cut an edit, cover none, or map to something else name nothing", () => {
  expect(changesReplacing([credit], { removed: "人情報", added: "用情報" })).toEqual([])
  expect(changesReplacing([credit], { removed: "漏えい", added: "漏えい" })).toEqual([])
  expect(changesReplacing([credit], { removed: "個人情報", added: "顧客情報" })).toEqual([])
  expect(changesReplacing([credit], { removed: "", added: "" })).toEqual([])
})

test("an insertion or deletion is named by words inside it", () => {
  const added = change("c3", "", "毎年度見直す。")
  expect(changesReplacing([added], { removed: "", added: "見直す" })).toEqual(["c3"])
  expect(changesReplacing([added], { removed: "見直す", added: "" })).toEqual([])
})

test("carrying: the same id stays, the same words in the same place are found, the rest is lost", () => {
  const moved = { ...credit, id: "c9" }
  const how = { used: new Set(["c2"]), isSameDraft: false }
  expect(carry([credit], [moved], how)).toEqual({ carried: [["c2", "c9"]], lost: [] })
  expect(carry([credit], [credit], how)).toEqual({ carried: [], lost: [] })
  expect(carry([credit], [], how)).toEqual({ carried: [], lost: ["c2"] })
  expect(carry([credit], [moved, { ...moved, id: "c10" }], how)).toEqual({ carried: [], lost: ["c2"] })
})

test("carrying ends every used id in exactly one of: kept, carried, lost", () => {
  const ids = fc.uniqueArray(fc.constantFrom("c1", "c2", "c3", "c4"))
  fc.assert(
    fc.property(ids, ids, ids, (before, after, used) => {
      const make = (id: string) => change(id, "A", id)
      const result = carry(before.map(make), after.map(make), { used: new Set(used), isSameDraft: false })
      const kept = used.filter(id => after.includes(id))
      expect([...kept, ...result.carried.map(([from]) => from), ...result.lost].sort()).toEqual([...used].sort())
    }),
  )
})
