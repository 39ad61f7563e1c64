import fc from "fast-check"
import { expect, test } from "vitest"
import { compare } from "../../src/compare/compare.ts"
import { changePositions } from "../../src/model/change-positions.ts"
import { versions } from "./generated.ts"
import { plan, words } from "./plans.ts"

const positions = (draft: readonly string[], revision: readonly string[]) => {
  const comparison = compare(plan(draft), plan(revision), { words })
  return comparison.changes.map(change => [change.kind, changePositions(comparison).get(change.id)])
}

test("a change stands where its first block stands in the revision, a deletion where it stood in the draft", () => {
  const lines = ["目的を定める。", "対象は事業者とする。", "期間は三年とする。", "評価は毎年行う。"]
  expect(positions(lines, lines.with(2, "期間は五年とする。"))).toEqual([["edited", 0.5]])
  expect(positions(lines, lines.toSpliced(3, 1))).toEqual([["deleted", 0.75]])
  expect(positions(lines, lines.toSpliced(1, 0, "定義は別紙のとおりとする。"))).toEqual([["inserted", 0.2]])
})

test("every change of a plan has a place in it, in the order of the revision's blocks", () => {
  fc.assert(
    fc.property(versions, ([before, after]) => {
      const [draft, revision] = [plan(before), plan(after)]
      const comparison = compare(draft, revision, { words })
      const found = changePositions(comparison)
      for (const { id, revision: side } of comparison.changes) {
        const at = found.get(id) ?? -1
        expect(at).toBeGreaterThanOrEqual(0)
        expect(at).toBeLessThanOrEqual(1)
        const ordinals = side?.blocks.map(block => revision.blocks.findIndex(({ id }) => id === block)) ?? []
        if (ordinals.length) expect(at).toBeCloseTo(Math.min(...ordinals) / revision.blocks.length)
      }
    }),
    { numRuns: 40 },
  )
})
