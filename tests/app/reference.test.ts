import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, onTestFinished, test } from "vitest"
import { type Case, openCase } from "../../src/app/case.ts"
import { checkCase } from "../../src/app/check-case.ts"
import { decideFile } from "../../src/app/decide-file.ts"
import { newCase } from "../../src/app/new-case.ts"
import { publish } from "../../src/app/publish.ts"
import { buildResults } from "../../src/app/results.ts"
import type { PublishedResults } from "../../src/model/published.ts"
import { readZip } from "../../src/ooxml/zip.ts"
import { type PublishedPage, parsePage } from "./reference/parse.ts"
import { folder } from "./small-case.ts"

const fixtures = join(import.meta.dirname, "reference")
const fixture = (name: string) => join(fixtures, name)
const expected: PublishedPage = JSON.parse(readFileSync(fixture("expected.json"), "utf8"))

/** The published text itself; it is not part of the product and may be absent. */
const published = join(import.meta.dirname, "../../../shared/reference/published-results.txt")

/** The case that the published results came from: its comments, decisions and, in small, its plan. */
async function referenceCase(): Promise<Case> {
  const name = join(folder(), "reference.akaire")
  await newCase(name, {
    draft: fixture("draft.md"),
    revision: fixture("revision.md"),
    tracked: null,
    pages: null,
    comments: [fixture("comments.csv")],
    title: null,
    from: null,
    to: null,
    by: "編集者",
  })
  const opened = await openCase(name, "編集者")
  onTestFinished(() => opened.close())
  await decideFile(opened, fixture("decisions.json"))
  return opened
}

/** The results as the page has them. */
const asPage = ({ title, period, totals, closing, sections }: PublishedResults): PublishedPage => ({
  title,
  period: period ?? "",
  totals,
  closing: closing ?? "",
  sections: sections.map(section => ({
    title: section.title ?? "",
    subsections: section.subsections.map(subsection => ({
      title: subsection.title,
      answers: subsection.answers.map(({ rows, text, revised }) => ({
        rows: rows.map(row => row.map(comment => comment.text)),
        text,
        revised: revised ? "有" : "無",
      })),
    })),
  })),
})

describe("the published results that the product started from", () => {
  test("are built from the case: title, period, totals, order, merged and stacked rows, 有 and 無", async () => {
    const { ledger } = await (await referenceCase()).ledger()
    expect(asPage(buildResults(ledger, { stamp: false }))).toEqual(expected)
  })

  test("have the shape they are known by", () => {
    expect(JSON.stringify(expected)).not.toMatch(/<\/?[a-z]/)
    const answers = expected.sections.flatMap(section => section.subsections.flatMap(each => each.answers))
    const rows = answers.flatMap(answer => answer.rows.map(row => ({ row, revised: answer.revised })))
    expect(expected.sections.map(section => section.subsections.filter(each => each.title !== null).length)).toEqual([
      2, 7, 0, 0,
    ])
    expect([answers.length, rows.length, rows.flatMap(({ row }) => row).length]).toEqual([16, 17, 24])
    expect(rows.filter(({ revised }) => revised === "有").length).toBe(2)
    expect(answers.filter(answer => answer.rows.length > 1).length, "one answer is merged over two rows").toBe(1)
  })

  test.skipIf(!existsSync(published))("are what the fixtures say, read from the published text", () => {
    expect(parsePage(readFileSync(published, "utf8"))).toEqual(expected)
  })

  test("agree: every change has its comment, and one row says 有 for one of its two comments", async () => {
    const opened = await referenceCase()
    const { findings, counts } = await checkCase(opened)
    // The plan made for this case has no 別紙5; the published text itself writes 「IV.2…」 and 「Ⅳ.3. 3.3…」.
    expect(findings.map(({ rule, severity, words, details }) => [rule, severity, words, details])).toEqual([
      ["citation-absent", "note", undefined, ["annex 5"]],
      ["notation-mixed", "note", "chapters", ["「IV」", "「Ⅳ」"]],
    ])
    expect(counts).toEqual({
      submissions: 24,
      organizations: 8,
      individuals: 16,
      unknown: 0,
      comments: 24,
      rows: 17,
      changes: 2,
      derived: 0,
      linked: 2,
      explained: 0,
      unexplained: 0,
    })
    const { ledger } = await opened.ledger()
    expect(
      ledger.changes.flatMap(change => change.edits.map(edit => `${edit.removed}→${edit.added} ${edit.nature}`)),
    ).toEqual(["ＩＴ→IT notation", "個人→信用 term"])
    expect([ledger.changesOf.has("22-1"), ledger.changesOf.has("23-1")]).toEqual([false, true])
    expect(ledger.state.comment.get("22-1")?.outcome).toBe("not-adopted")
  })

  test("are published in Word with every word of them", async () => {
    const out = join(folder(), "out")
    expect((await publish(await referenceCase(), out, { draft: false, only: ["results"] })).blockers).toEqual([])
    const parts = new Map(readZip("results.docx", readFileSync(join(out, "results.docx"))))
    const words = new TextDecoder()
      .decode(parts.get("word/document.xml"))
      .replace(/<[^>]+>/g, "")
      .replace(/\s/g, "")
    const all = [expected.title, expected.period, expected.totals, expected.closing]
    const inTable = expected.sections.flatMap(section => [
      section.title,
      ...section.subsections.flatMap(each => [
        each.title ?? "",
        ...each.answers.flatMap(one => [...one.rows.flat(), one.text]),
      ]),
    ])
    for (const text of [...all, ...inTable]) {
      for (const line of text.split("\n")) expect(words).toContain(line.replace(/\s/g, ""))
    }
  })
})
