import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { agreements, type Papers } from "../../src/app/agreement.ts"
import { decideFile } from "../../src/app/decide-file.ts"
import { buildReport } from "../../src/app/report.ts"
import { UserError } from "../../src/model/errors.ts"
import type { PublishedAnswer } from "../../src/model/published.ts"
import { STANDARD_PROFILE } from "../../src/model/standard-profile.ts"
import { readingText } from "../../src/publishers/reading-text.ts"
import { reportDocument } from "../../src/publishers/report-docx.ts"
import { reportMarkdown } from "../../src/publishers/report-markdown.ts"
import { publishData } from "../../src/publishers/results-data.ts"
import { publishResults } from "../../src/publishers/results-docx.ts"
import { summaryDocument } from "../../src/publishers/summary-docx.ts"
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
  return { files, results, report, ledger, profile: STANDARD_PROFILE }
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
        /results.docx.*read back.*comment/,
        { ...made, report: null, results: withAnswers(made, one => ({ ...one, revised: false })) },
      ],
      [
        /data.json/,
        {
          ...made,
          files: new Map([...made.files].filter(([name]) => name === "data.json")),
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

  test("papers in words are read back: total and numbers", async () => {
    const made = await papers()
    const { results, report } = made
    if (!report) throw new Error("no report")
    const encode = (text: string) => new TextEncoder().encode(text)
    const texts = { "reading.txt": readingText(results, report), "report.md": reportMarkdown(report) }
    for (const [file, text] of Object.entries(texts)) {
      const held = (said: string) => () => agreements({ ...made, files: new Map([[file, encode(said)]]) })
      expect(held(text)().at(-1)?.places).toBe(4)
      expect(held(text.replace("2件(", "3件("))).toThrow(`${file} does not give the total`)
      expect(held(text.replaceAll("御意見2", "御意見9"))).toThrow(/numbers comments.*御意見2/)
    }
    const word = new Map([
      ["report.docx", await reportDocument(report)],
      ["summary.docx", await summaryDocument(results, report)],
    ])
    expect(agreements({ ...made, files: word }).slice(-2)).toMatchObject([{ places: 4 }, { places: 1 }])
    const other = { ...results, totals: "2件(個人2件)" }
    const swapped = new Map([["summary.docx", await summaryDocument(other, report)]])
    expect(() => agreements({ ...made, files: swapped })).toThrow("summary.docx does not give the total")
  })
})
