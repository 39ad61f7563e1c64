import { describe, expect, test } from "vitest"
import { answer, japanesePairs } from "../../bench/japanese-pairs.ts"

const pairs = japanesePairs()

/** Characters marked in all, against the least (issue 3). */
const MOST = 1.3

describe("the Japanese pairs of the bench", () => {
  test("are five of each of twelve kinds", () => {
    const kinds = [...Map.groupBy(pairs, ({ kind }) => kind).values()]
    expect(kinds.map(inside => inside.length)).toEqual(Array.from({ length: 12 }, () => 5))
  })

  test.each(pairs)("$kind: $name", pair => {
    expect(answer(pair).lines).toEqual(pair.lines)
  })

  test("are marked hardly more than the least", () => {
    const answers = pairs.map(answer)
    const sum = (of: "marked" | "minimum") => answers.reduce((total, each) => total + each[of], 0)
    expect(sum("marked") / sum("minimum")).toBeLessThanOrEqual(MOST)
  })
})
