import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { agreements, type Papers } from "../../src/app/agreement.ts"
import { decideFile } from "../../src/app/decide-file.ts"
import { buildReport } from "../../src/app/report.ts"
import { UserError } from "../../src/model/errors.ts"
import type { PublishedAnswer } from "../../src/model/published.ts"
import { publishData } from "../../src/publishers/results-data.ts"
import { publishResults } from "../../src/publishers/results-docx.ts"
import { DECISIONS, smallCase, write } from "./small-case.ts"

async function papers(): Promise<Papers> {
  const { opened, directory } = await smallCase()
  await decideFile(opened, write(directory, { "d.json": JSON.stringify(DECISIONS) })("d.json"))
  const { ledger, comparison } = await opened.ledger()
  if (!comparison) throw new Error(join(directory, "has no comparison"))
  const report = buildReport(ledger, comparison, { stamp: false })
  const { results } = report
  const files = new Map([
    ["results.docx", await publishResults(results)],
    ["data.json", new TextEncoder().encode(publishData(results, report))],
  ])
  return { files, results, report, ledger, usualForm: true }
}

const withAnswers = (
  { results }: Papers,
  changed: (answer: PublishedAnswer) => PublishedAnswer,
): Papers["results"] => ({
  ...results,
  sections: results.sections.map(section => ({
    ...section,
    subsections: section.subsections.map(one => ({ ...one, answers: one.answers.map(changed) })),
  })),
})

describe("the papers agree", () => {
  test("each way to disagree is told by what and where, and nothing else is taken for one", async () => {
    const made = await papers()
    expect(agreements(made).every(({ places }) => places > 0)).toBe(true)
    const { results, report } = made
    const renumbered = report && { ...report, changes: report.changes.map(one => ({ ...one, comments: [9] })) }
    const broken: readonly (readonly [RegExp, Papers])[] = [
      [/printed total.*99件/, { ...made, results: { ...results, totals: "99件" } }],
      [
        /numbers of comments.*comment 1;/,
        { ...made, results: withAnswers(made, one => ({ ...one, rows: one.rows.slice(1) })) },
      ],
      [/links say.*comments 1/, { ...made, results: withAnswers(made, one => ({ ...one, revised: !one.revised })) }],
      [/links say|change 1/, { ...made, report: renumbered }],
      [
        /results.docx.*response 1/,
        { ...made, report: null, results: withAnswers(made, one => ({ ...one, revised: false })) },
      ],
      [
        /data.json/,
        {
          ...made,
          results: withAnswers(made, one => ({
            ...one,
            rows: one.rows.map(row =>
              row.map(comment => ({ ...comment, text: `${comment.text}。` as typeof comment.text })),
            ),
          })),
        },
      ],
    ]
    for (const [said, papers] of broken) {
      expect(() => agreements(papers), String(said)).toThrow(UserError)
      expect(() => agreements(papers), String(said)).toThrow(said)
    }
  })
})
