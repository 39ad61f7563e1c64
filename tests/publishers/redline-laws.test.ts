import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { readZip } from "../../src/ooxml/zip.ts"
import { failure } from "./redline-failure.ts"
import { redlineOf } from "./redline-made.ts"
import { doc } from "./redline-model.ts"
import { packageOf } from "./redline-package.ts"
import { revised, steps } from "./redline-revise.ts"

/** Many more documents: AKAIRE_LONG=1. */
const RUNS = process.env.AKAIRE_LONG ? 5000 : 30
const TIME = 600_000
const sides = fc.tuple(doc, steps).map(([plan, list]) => ({
  draft: packageOf(plan),
  revision: packageOf(revised(plan, list)),
}))

describe("whatever is revised", { timeout: TIME }, () => {
  test("rejecting all gives the draft, accepting all the revision, and Word has nothing to complain about", () => {
    fc.assert(
      fc.property(sides, ({ draft, revision }) => {
        expect(failure(draft, revision)).toBeNull()
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
