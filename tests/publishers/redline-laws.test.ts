import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { proofForm, redlineDifference } from "../../src/app/redline-proof.ts"
import { openTrees, type PartTrees } from "../../src/ooxml/canonical-trees.ts"
import { lintRedline } from "../../src/ooxml/lint-redline.ts"
import { misplacedMark } from "../../src/ooxml/mark-places.ts"
import { readZip } from "../../src/ooxml/zip.ts"
import { redlineOf } from "./redline-made.ts"
import { doc } from "./redline-model.ts"
import { packageOf } from "./redline-package.ts"
import { revised, steps } from "./redline-revise.ts"

/** Many more documents: AKAIRE_LONG=1. */
const RUNS = process.env.AKAIRE_LONG ? 5000 : 100
const sides = fc.tuple(doc, steps).map(([plan, list]) => ({
  draft: packageOf(plan),
  revision: packageOf(revised(plan, list)),
}))

describe("whatever is revised", () => {
  test("rejecting all gives the draft, accepting all the revision, and Word has nothing to complain about", () => {
    fc.assert(
      fc.property(sides, ({ draft, revision }) => {
        const redline = redlineOf(draft, revision)
        const [both, before, after] = [redline, draft, revision].map(file => openTrees("file", file)) as [
          PartTrees,
          PartTrees,
          PartTrees,
        ]
        const sides = { draft: proofForm(before), revision: proofForm(after) }
        expect(redlineDifference(both, sides)).toBeNull()
        expect(misplacedMark(both, before, after)).toBeNull()
        expect(lintRedline("redline", redline)).toEqual([])
      }),
      { numRuns: RUNS },
    )
  })

  test("the same input gives the same bytes", () => {
    fc.assert(
      fc.property(sides, ({ draft, revision }) => {
        expect(redlineOf(draft, revision)).toEqual(redlineOf(draft, revision))
      }),
      { numRuns: RUNS / 5 },
    )
  })

  test("nothing differs from itself: every part stays byte for byte", () => {
    fc.assert(
      fc.property(sides, ({ revision }) => {
        expect(readZip("redline", redlineOf(revision, revision))).toEqual(readZip("file", revision))
      }),
      { numRuns: RUNS / 5 },
    )
  })
})
