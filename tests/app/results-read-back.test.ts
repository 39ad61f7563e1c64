import { join } from "node:path"
import fc from "fast-check"
import { expect, test } from "vitest"
import { profilesIn } from "../../src/app/profile-file.ts"
import { resultsReadBack } from "../../src/app/results-read-back.ts"
import { publicText } from "../../src/model/case.ts"
import type { PublishedAnswer, PublishedResults } from "../../src/model/published.ts"
import { publishResults } from "../../src/publishers/results-docx.ts"
import { EXAMPLE } from "../publishers/example.ts"
import { FORM } from "../publishers/template-made.ts"
import { runs } from "../runs.ts"

/** What people and programs put into texts, and what a reader of XML might take for something else. */
const PIECES = [
  "<w:p>",
  "&amp;",
  "\n",
  "\r\n",
  "\t",
  "\u0000",
  "\u202e",
  "\ud800",
  "有",
  "無",
  "(再掲)",
  "内容: ",
  " ",
  "・",
]
const text = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: "binary", maxLength: 4 })), { maxLength: 5 })
  .map(parts => publicText(parts.join("")))

const answer: fc.Arbitrary<PublishedAnswer> = fc.record({
  rows: fc.array(
    fc.array(fc.record({ number: fc.nat(99), text, outcome: fc.constant("noted" as const) }), {
      minLength: 1,
      maxLength: 2,
    }),
    {
      minLength: 1,
      maxLength: 3,
    },
  ),
  text,
  revised: fc.boolean(),
  repeat: fc.boolean(),
})
const PROFILES = profilesIn(join(import.meta.dirname, "..", "..", "templates"))

test("whatever the texts hold, a table that was made here says what the case says, in every form", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(answer, { maxLength: 3 }), fc.constantFrom(...PROFILES), async (answers, profile) => {
      const results: PublishedResults = {
        ...EXAMPLE,
        sections: [{ title: "○ 総論", subsections: [{ title: null, answers }] }],
      }
      const bytes = await publishResults(results, { ...FORM, profile })
      expect(resultsReadBack(bytes, results, profile)[0]?.places ?? 0).toBe(
        answers.flatMap(one => one.rows.flat()).length,
      )
    }),
    { numRuns: runs(36) },
  )
})
