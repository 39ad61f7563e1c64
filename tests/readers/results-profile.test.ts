import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { publicText } from "../../src/model/case.ts"
import { OUTCOMES } from "../../src/model/consultation.ts"
import { UserError } from "../../src/model/errors.ts"
import type { PublishedResults } from "../../src/model/published.ts"
import type { CommentFacts, ResultsFacts } from "../../src/model/results-facts.ts"
import type { ResultsProfile } from "../../src/model/results-profile.ts"
import { STANDARD_PROFILE } from "../../src/model/standard-profile.ts"
import { resultsSheet, type SheetRow } from "../../src/publishers/results-sheet.ts"
import { RESULTS_WORDS } from "../../src/publishers/results-words.ts"
import { withoutComments } from "../../src/readers/json-comments.ts"
import { parseProfile } from "../../src/readers/results-profile.ts"

const TEMPLATES = join(import.meta.dirname, "../../templates")
const source = (name: string) => readFileSync(join(TEMPLATES, `${name}.jsonc`), "utf8")
const names = readdirSync(TEMPLATES).map(name => name.replace(".jsonc", ""))
const profiles = names.map((name): readonly [string, ResultsProfile] => [name, parseProfile(name, source(name), "ja")])

const refusal = (written: string): string => {
  try {
    parseProfile("f.jsonc", written, "ja")
  } catch (error) {
    if (error instanceof UserError) return error.text.en
    throw error
  }
  return "read"
}
const withKey = (more: object) =>
  JSON.stringify({ format: "akaire-profile/1", columns: [{ show: "comment", title: "C" }], ...more })

describe("a profile", () => {
  test("standard.jsonc is the usual form", () => {
    expect(parseProfile("standard.jsonc", source("standard"), "ja")).toEqual(STANDARD_PROFILE)
  })

  test.each([
    ["{", /^f.jsonc: it is not valid JSON/],
    ["7", /the whole must be Object, not 7/],
    ["{}", /"(format|columns)" is missing/],
    [withKey({ format: "x" }), /"format" must be "akaire-profile\/1", not "x"/],
    [withKey({ colour: 1 }), /no key "colour". There are: format, page, /],
    [withKey({ page: "a3" }), /"page" must be \("portrait" \| "landscape"\), not "a3"/],
    [withKey({ columns: [] }), /"columns" must be/],
    [withKey({ columns: [{ show: "contact", title: "x" }] }), /"columns.0.show" must be .*"comment"/],
    [withKey({ columns: [{ show: "comment", title: { ja: "x" } }] }), /"columns.0.title/],
    [withKey({ columns: [{ show: "comment", title: "x", width: 500 }] }), /"columns.0.width/],
    [withKey({ columns: [60, 50].map(width => ({ show: "comment", title: "x", width })) }), /110 percent/],
    [withKey({ columns: [{ show: "type", title: "x" }] }), /needs "types"/],
    [withKey({ group: "revised" }), /needs "groupTitles"/],
    [withKey({ head: ["{submitters}"] }), /no figure \{submitters\}.*submissions/],
    [withKey({ classes: { title: "x", of: { adopted: { label: "A" } } } }), /"classes.of.partly-adopted" is missing/],
  ])("%s is refused with its key and what is allowed", (written, sentence) => {
    expect(refusal(written)).toMatch(sentence)
  })

  test("whatever a file holds, it is read or refused in a sentence", () => {
    const anything = fc.oneof(
      fc.json(),
      fc.string(),
      fc.json().map(json => withKey({ columns: JSON.parse(json) })),
    )
    fc.assert(
      fc.property(anything, written => void refusal(written)),
      { numRuns: 200 },
    )
  })

  test("comments go, texts that look like comments stay", () => {
    const written = '{ // a "b"\n "a": "http://x/*y*/\\"//", /* c\n */ "b": 1 }'
    expect(JSON.parse(withoutComments(written))).toEqual({ a: 'http://x/*y*/"//', b: 1 })
    expect(withoutComments(written)).toHaveLength(written.length)
  })
})

const facts = (count: number): ResultsFacts => ({
  figures: {} as ResultsFacts["figures"],
  comments: new Map(
    Array.from({ length: count }, (_, index): [number, CommentFacts] => [
      index + 1,
      {
        place: `${index}ページ`,
        index: `${index}-1`,
        submission: index % 3,
        submitter: "individual",
        name: null,
        original: null,
        type: "general",
        proposals: [],
        changes:
          index % 2 ? [{ number: index, place: "1", page: 2, pageApproximate: false, before: "a", after: "" }] : [],
        position: index % 4 ? { order: index % 5, title: `${index % 2}章` } : null,
      },
    ]),
  ),
})

/** Results whose texts are all different, with their comments numbered as they stand. */
const results = fc
  .array(
    fc.array(
      fc.array(fc.array(fc.constantFrom(...OUTCOMES), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
      { minLength: 1, maxLength: 3 },
    ),
    { maxLength: 3 },
  )
  .map((shape): readonly [PublishedResults, number] => {
    let number = 0
    const sections = shape.map((answers, s) => ({
      title: `節${s}`,
      subsections: [
        {
          title: null,
          answers: answers.map((rows, a) => ({
            rows: rows.map(row =>
              row.map(outcome => ({ number: ++number, text: publicText(`意見<${number}>`), outcome })),
            ),
            text: publicText(`考え方<${s}.${a}>`),
            revised: a % 2 === 0,
            repeat: false,
          })),
        },
      ],
    }))
    const head = { language: "ja", title: "結果", period: null, totals: "", closing: null, stamp: false } as const
    return [{ ...head, ownChanges: [], sections }, number]
  })

const isRow = (row: SheetRow) => row.kind === "row"

test.each(profiles)("by %s every comment stands in the table once, beside its answer", (_, profile) => {
  fc.assert(
    fc.property(results, ([given, count]) => {
      const sheet = resultsSheet(given, { profile, facts: facts(count), words: RESULTS_WORDS.ja })
      const rows = sheet.rows.filter(isRow)
      const places = profile.columns.map(({ show }) => [show].flat())
      const [comments, answers] = [
        places.findIndex(show => show.includes("comment")),
        places.findIndex(show => show.includes("response")),
      ]
      const answerOf = new Map<string, string>()
      let above = ""
      for (const { cells } of rows) {
        expect(cells).toHaveLength(profile.columns.length)
        const said = cells[answers]
        above = said?.merge === "continue" ? above : (said?.texts.find(({ kind }) => kind === "response")?.text ?? "")
        for (const { kind, text } of cells[comments]?.texts ?? []) {
          if (kind !== "comment") continue
          expect(answerOf.has(text)).toBe(false)
          answerOf.set(text, above)
        }
      }
      const expected = given.sections.flatMap(({ subsections }) =>
        subsections.flatMap(({ answers: all }) =>
          all.flatMap(({ rows: own, text }) => own.flat().map(comment => [comment.text, text] as const)),
        ),
      )
      expect(answerOf).toEqual(new Map(expected))
      if (profile.numbering !== "group") expect(new Set(rows.map(({ number }) => number)).size).toBe(rows.length)
    }),
    { numRuns: 15 },
  )
})
