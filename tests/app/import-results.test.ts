import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import fc from "fast-check"
import { expect, test } from "vitest"
import { type Case, withCase } from "../../src/app/case.ts"
import { decideFile } from "../../src/app/decide-file.ts"
import { newCase } from "../../src/app/new-case.ts"
import { buildResults } from "../../src/app/results.ts"
import { numberedIds, type StatedCase, statedCase } from "../../src/app/stated-case.ts"
import { emptyState } from "../../src/journal/evolve.ts"
import { type CaseState, ONLY } from "../../src/model/case.ts"
import { NEW_CONSULTATION, type Response } from "../../src/model/consultation.ts"
import { publishResults } from "../../src/publishers/results-docx.ts"
import { readPublishedResults } from "../../src/readers/published-results.ts"
import { ledger } from "../../src/trace/ledger.ts"
import { readResults } from "../publishers/read-results.ts"
import { DECISIONS, folder, smallCase, write } from "./small-case.ts"

/** What people put into texts, and what a reader of tables might take for something else. */
const PIECES = [
  "・",
  "①",
  "(再掲)",
  "○ 見出し",
  "（小見出し）",
  "\n",
  "\n\n",
  "\t",
  " ",
  "　",
  "有",
  "御意見の要旨",
  "<b>",
  "&amp;",
  "\ufffc",
  "𠮷",
  "か\u3099",
  "1.",
  "考え方",
]
const text = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 4 })), { maxLength: 5 })
  .map(parts => parts.join(""))
/** An opinion says something. */
const opinion = text.map(more => `意見${more}`)
const heading = fc.constantFrom(null, "○ 総論について", "各論", "■ 別紙")
const subheading = fc.constantFrom(null, "(組織)", "人材")

interface Said {
  readonly section: string | null
  readonly subsection: string | null
  readonly rows: readonly (readonly string[])[]
  readonly text: string
  readonly stated: boolean
  readonly repeats: number | null
}

const said: fc.Arbitrary<Said> = fc.record({
  section: heading,
  subsection: subheading,
  rows: fc.array(fc.array(opinion, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
  // Nothing but blank lines is no answer.
  text: text.map(answer => (answer.trim() === "" ? "" : answer)),
  stated: fc.boolean(),
  repeats: fc.option(fc.nat(3), { nil: null }),
})

const consultation = fc.record({
  title: fc.constantFrom(
    null,
    "「計画(案)」に対する意見募集の結果について",
    "とても長い名称の計画の案について寄せられた御意見とそれに対する考え方",
  ),
  from: fc.constantFrom(null, "2022-01-28", "2019-04-20"),
  to: fc.constantFrom(null, "2022-02-28"),
  closing: fc.option(opinion, { nil: null }),
  totals: fc.constantFrom(null, "24件(団体8件、個人16件)", "30件(提出意見24通)"),
  language: fc.constantFrom("ja" as const, "en" as const),
})

/** A case with the answers, and some of them repeated further down. */
function stateOf(fields: Partial<typeof NEW_CONSULTATION>, answers: readonly Said[]): CaseState {
  const texts = answers.flatMap(answer => answer.rows.flat())
  let next = 0
  const own = answers.map((answer, order): Response => {
    const rows = answer.rows.map(row => row.map(() => String(next++)))
    return {
      id: `R${order}`,
      order,
      section: answer.section,
      subsection: answer.subsection,
      text: answer.text,
      rows,
      repeat: false,
      stated: answer.stated,
    }
  })
  const repeated = answers.flatMap(({ repeats }, i): readonly Response[] => {
    const of = repeats === null ? undefined : own[repeats]
    return of ? [{ ...of, id: `P${i}`, order: own.length + i, repeat: true }] : []
  })
  const responses = new Map([...own, ...repeated].map(response => [response.id, response]))
  const comment = new Map(
    texts.map((original, order) => [
      String(order),
      {
        id: String(order),
        submission: String(order),
        order,
        original,
        summary: null,
        target: null,
        section: null,
        subsection: null,
        outcome: null,
        state: "open" as const,
        assignee: null,
      },
    ]),
  )
  return {
    ...emptyState(),
    comment,
    response: responses,
    consultation: new Map([[ONLY, { ...NEW_CONSULTATION, ...fields }]]),
  }
}

/** What an import of the stated case leaves in a case. */
const imported = ({ fields, reading, responses }: StatedCase): CaseState => ({
  ...emptyState(),
  consultation: new Map([[ONLY, { ...NEW_CONSULTATION, ...fields }]]),
  submission: new Map(reading.submissions.map(submission => [submission.id, submission])),
  comment: new Map(reading.comments.map(comment => [comment.id, comment])),
  response: new Map(responses.map(response => [response.id, response])),
})

const published = (state: CaseState) => publishResults(buildResults(ledger(state, []), { stamp: false }))

test("publish, import, publish is a fixed point: every text of the table is the same", async () => {
  await fc.assert(
    fc.asyncProperty(consultation, fc.array(said, { minLength: 1, maxLength: 4 }), async (fields, answers) => {
      const first = await published(stateOf(fields, answers))
      const { value } = await readPublishedResults("results.docx", first)
      const again = await published(
        imported(statedCase(value, { file: "results.docx", sha256: "" }, numberedIds(value))),
      )
      expect(readResults(again)).toEqual(readResults(first))
    }),
    { numRuns: process.env.AKAIRE_LONG ? 400 : 6 },
  )
})

/** The results table of a case, as bytes. */
async function resultsOf(opened: Case): Promise<Uint8Array> {
  const { ledger: made } = await opened.ledger()
  return publishResults(buildResults(made, { stamp: false }))
}

test("a consultation without opinions is imported as one", async () => {
  const first = await published(stateOf({ title: "「計画(案)」に対する意見募集の結果について", closing: "以上" }, []))
  const { value } = await readPublishedResults("results.docx", first)
  const again = await published(imported(statedCase(value, { file: "results.docx", sha256: "" }, numberedIds(value))))
  expect(readResults(again)).toEqual(readResults(first))
})

test("new --results makes a case with links and reasons that publishes the same bytes", async () => {
  const { opened, directory } = await smallCase()
  const decisions = join(directory, "decisions.json")
  // Quoting the new words makes the links sure.
  const [first, second] = DECISIONS.responses
  const quoting = { ...second, text: "御意見を踏まえ、「年1回」を「年2回」に修正しました。" }
  writeFileSync(decisions, JSON.stringify({ ...DECISIONS, responses: [first, quoting] }))
  await decideFile(opened, decisions)
  const results = join(directory, "results.docx")
  writeFileSync(results, await resultsOf(opened))
  const name = join(directory, "imported.akaire")
  const parts = {
    draft: join(directory, "draft.md"),
    revision: join(directory, "revision.md"),
    tracked: null,
    pages: null,
    comments: [],
    title: null,
    from: null,
    to: null,
    by: "x",
  }
  const { data } = await newCase(name, { ...parts, results })
  expect(data.parts).toContainEqual({
    results: "results.docx",
    comments: 3,
    answers: 2,
    rows: 3,
    linked: 2,
    explained: 1,
    open: 0,
  })
  const again = await withCase(name, "x", resultsOf)
  expect(readFileSync(results).equals(again)).toBe(true)
})

test("what was typed wins over what was published, and a table that is none leaves no case", async () => {
  const directory = folder()
  const path = write(directory, {
    "r.csv": "意見募集期間：令和4年1月28日から2月28日まで\n意見,考え方,修正\nA,a,有\n",
    "x.csv": "a,b\n1,2\n",
  })
  const parts = { draft: null, revision: null, tracked: null, pages: null, comments: [], from: null, to: null, by: "x" }
  const name = join(directory, "r.akaire")
  await newCase(name, { ...parts, title: "表題", results: path("r.csv") })
  await withCase(name, "x", async opened => {
    const { ledger: made } = await opened.ledger()
    expect(made.state.consultation.get(ONLY)).toMatchObject({ title: "表題", from: "2022-01-28", to: "2022-02-28" })
    expect(buildResults(made, { stamp: false }).sections[0]?.subsections[0]?.answers[0]?.revised).toBe(true)
  })
  const none = join(directory, "none.akaire")
  await expect(newCase(none, { ...parts, title: null, results: path("x.csv") })).rejects.toMatchObject({
    text: { en: expect.stringContaining("no results table") },
  })
  await expect(withCase(none, "x", async () => {})).rejects.toMatchObject({ name: "UserError" })
})
