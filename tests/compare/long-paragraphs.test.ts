import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { ofCharacters, ofOthers, ofWords } from "../../bench/long-paragraphs.ts"
import { compare } from "../../src/compare/compare.ts"
import { leastPairs } from "../../src/compare/halving.ts"
import { LIMITS } from "../../src/compare/limits.ts"
import { commonPairs, type Pair, wholeOf } from "../../src/compare/sequence.ts"
import { block, plan, words } from "./plans.ts"

const compared = (draft: string, revision: string) => {
  const { changes, precise } = compare(plan([block(draft)]), plan([block(revision)]), { words })
  const edits = changes.flatMap(change => change.edits)
  return { precise, edits, marked: edits.reduce((sum, { removed, added }) => sum + removed.length + added.length, 0) }
}

const few = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 40 })
const ascends = (pairs: readonly Pair[]) =>
  pairs.every(([a, b], i) => i === 0 || (a > (pairs[i - 1]?.[0] ?? 0) && b > (pairs[i - 1]?.[1] ?? 0)))

describe("halving", () => {
  test("finds as much in common as the plain search does, in order", () => {
    fc.assert(
      fc.property(few, few, (a, b) => {
        const halved = leastPairs(a, b, wholeOf(a, b), { ...LIMITS, short: 0 }) ?? []
        expect(halved.every(([i, j]) => a[i] !== undefined && a[i] === b[j]) && ascends(halved)).toBe(true)
        expect(halved.length).toBe(commonPairs(a, b, wholeOf(a, b))?.length)
      }),
      { numRuns: 400 },
    )
  })

  test("gives up at its limit, and not before", () => {
    const [a, b] = [Array.from({ length: 30 }, (_, i) => i), Array.from({ length: 30 }, (_, i) => 100 + i)]
    const limits = { ...LIMITS, short: 0, edits: 0, rewritten: 1 }
    expect(leastPairs(a, b, wholeOf(a, b), { ...limits, halved: 60 })).toEqual([])
    expect(leastPairs(a, b, wholeOf(a, b), { ...limits, halved: 50 })).toBeNull()
  })
})

describe("one long paragraph", () => {
  test("of 8,000 words with 160 scattered edits is compared exactly", () => {
    const { precise, edits } = compared(...ofWords(8_000, 160))
    expect([precise, edits.length, edits.every(({ added }) => added === "amended")]).toEqual([true, 160, true])
  })

  test("of 20,000 Japanese characters without a stop, too", () => {
    const { precise, marked } = compared(...ofCharacters(20_000, 160))
    expect([precise, marked <= 480]).toEqual([true, true])
  })

  test("in which everything is different ends soon, as one edit, and says that it is coarse", () => {
    const { precise, edits } = compared(...ofOthers(process.env.AKAIRE_LONG ? 100_000 : 10_000))
    expect([precise, edits.length]).toEqual([false, 1])
  })
})
