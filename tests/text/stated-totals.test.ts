import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { parseTotals } from "../../src/text/stated-totals.ts"
import { totalsText } from "../../src/text/totals.ts"

/** Totals as the surveyed publications write them. */
const WRITTEN: readonly (readonly [string, Partial<ReturnType<typeof parseTotals>>])[] = [
  ["24件(団体8件、個人16件)", { sums: [24], comments: null }],
  ["24件(団体8件、個人17件)", { sums: [25] }],
  ["30件(提出意見24通)", { sums: [], comments: 30 }],
  ["33者62件", { sums: [], comments: 62 }],
  ["55名142件（郵送1 メール39 FAX13 持参2）", { sums: [55], comments: 142 }],
  ["1,764通(封書1,649通、ＦＡＸ60通、メール55通)", { sums: [1764], comments: null }],
  // Parts within parts are not taken apart.
  ["30者 105件 [10団体54, 20個人51]", { sums: [], comments: 105 }],
  ["63件（14人）", { comments: 63 }],
  ["30 comments in 24 submissions", { comments: 30 }],
]

describe("a stated total", () => {
  test.each(WRITTEN)("%s", (text, expected) => {
    expect(parseTotals(text)).toMatchObject(expected)
  })

  test("that Akaire writes adds up", () => {
    const counts = fc.record({
      organizations: fc.nat(3000),
      individuals: fc.nat(3000),
      unknown: fc.nat(3000),
      comments: fc.nat(),
    })
    const unit = fc.constantFrom("submissions" as const, "submitters" as const, "comments" as const)
    fc.assert(
      fc.property(counts, unit, fc.constantFrom("ja" as const, "en" as const), (of, counted, language) => {
        const submissions = of.organizations + of.individuals + of.unknown
        const { wholes, sums, comments } = parseTotals(totalsText({ ...of, submissions, unit: counted }, language))
        expect(wholes.length).toBeGreaterThan(0)
        for (const sum of sums) expect(wholes.map(({ count }) => count)).toContain(sum)
        expect(comments).toBe(counted === "comments" ? of.comments : null)
      }),
    )
  })
})
