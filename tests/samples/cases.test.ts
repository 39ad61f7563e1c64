import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, onTestFinished, test } from "vitest"
import { auditOf, auditResults, rowName } from "../../src/app/audit-results.ts"
import { withCase } from "../../src/app/case.ts"
import { checkCase } from "../../src/app/check-case.ts"
import { decideFile } from "../../src/app/decide-file.ts"
import { writeDemo } from "../../src/app/demo.ts"
import { newCase } from "../../src/app/new-case.ts"
import { PlanPositions } from "../../src/app/plan-positions.ts"
import { loadProfile, profileNames } from "../../src/app/profile-file.ts"
import { buildResults } from "../../src/app/results.ts"
import { NO_EXTRAS, resultsFacts } from "../../src/app/results-facts.ts"
import { statedCase } from "../../src/app/stated-case.ts"
import { storedVersion } from "../../src/app/versions.ts"
import type { PublishedAnswer, PublishedResults } from "../../src/model/published.ts"
import { publishResults } from "../../src/publishers/results-docx.ts"
import { resultsSheet } from "../../src/publishers/results-sheet.ts"
import { RESULTS_WORDS } from "../../src/publishers/results-words.ts"
import { readPublishedResults } from "../../src/readers/published-results.ts"
import { promisesChange } from "../../src/trace/wording.ts"
import { SAMPLES, sample } from "./sample-files.ts"
import { sheetText } from "./sheet-text.ts"

const TEMPLATES = fileURLToPath(new URL("../../templates", import.meta.url))

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "akaire-samples-"))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

const demos = new Map<boolean, ReturnType<typeof makeDemo>>()

/** The sample case, made once and closed again. */
function demo(complete: boolean): ReturnType<typeof makeDemo> {
  const known = demos.get(complete) ?? makeDemo(complete)
  demos.set(complete, known)
  return known
}

async function makeDemo(complete: boolean) {
  const { name } = await writeDemo(folder(), {
    samples: fileURLToPath(SAMPLES),
    complete,
    by: "test",
    onStart: () => {},
  })
  return withCase(name, "test", async opened => {
    const { ledger, comparison } = await opened.ledger()
    const plan = async (role: "draft" | "revision") => (await storedVersion(opened, ledger.state, role))?.plan
    const [draft, revision] = [await plan("draft"), await plan("revision")]
    if (!draft || !revision || !comparison) throw new Error("the sample has both versions")
    return { ledger, draft, revision, comparison, changes: comparison.changes, ...(await checkCase(opened)) }
  })
}

const path = (name: string): string => fileURLToPath(sample(name))

describe("draft and revision of the sample plan", () => {
  test("differ by the eight changes and what follows from them", async () => {
    const { changes } = await demo(true)
    const own = changes.filter(change => change.derivedFrom === null)
    expect(
      own.map(change => [change.kind, change.nature, change.edits.map(edit => [edit.removed, edit.added])]),
    ).toEqual([
      ["edited", "number", [["34", "35"]]],
      ["edited", "number", [["72", "48"]]],
      ["inserted", "structure", [["", expect.stringMatching(/^なお、演習の実施に当たっては、休日、夜間/)]]],
      ["edited", "wording", [["必要に応じて", "毎年度、その概要を"]]],
      ["edited", "wording", [["及び", ""]]],
      ["inserted", "structure", [["", expect.stringMatching(/^コンテナターミナル運営事業者\n/)]]],
      ["edited", "term", [["個人", "信用"]]],
      ["edited", "notation", [["ＩＴ", "IT"]]],
    ])
    const derived = changes.filter(change => change.derivedFrom !== null)
    expect(derived).toHaveLength(3)
    for (const change of derived) expect(change.draft?.text).toMatch(/\t\d+$/)
  })
})

describe("the decisions of the sample plan", () => {
  test("hold the four planted problems and no other", async () => {
    const { findings, counts } = await demo(false)
    expect(findings.map(finding => [finding.rule, finding.comments])).toEqual([
      ["change-without-reason", []],
      ["promise-without-change", ["18-1"]],
      ["comment-unanswered", ["14-1"]],
      ["change-without-promise", ["10-1"]],
    ])
    expect(counts).toMatchObject({ submissions: 24, organizations: 8, individuals: 16, unknown: 0, comments: 31 })
    expect(counts).toMatchObject({ changes: 8, linked: 5, explained: 2, unexplained: 1 })
  })

  test("leave nothing open when complete", async () => {
    const { findings, counts, ledger } = await demo(true)
    expect(findings).toEqual([])
    expect(counts).toMatchObject({ changes: 8, linked: 5, explained: 3, unexplained: 0 })
    const outcomes = new Set(ledger.comments.map(comment => comment.outcome))
    expect(outcomes).toEqual(
      new Set([
        "adopted",
        "partly-adopted",
        "already-covered",
        "noted",
        "not-adopted",
        "out-of-scope",
        "support",
        "question",
      ]),
    )
  })

  test("give the table its shapes: stacked, merged and mixed rows", async () => {
    const { ledger } = await demo(true)
    const results = buildResults(ledger, { stamp: false })
    expect(results.title).toBe("「くらしの基盤に係るサイバーセキュリティ行動計画(案)」に対する意見募集の結果について")
    expect(results.period).toBe("令和8(2026)年1月28日から2月27日まで")
    expect(results.totals).toBe("24件(団体8件、個人16件)")
    const answers = results.sections.flatMap(section => section.subsections.flatMap(each => each.answers))
    expect(answers.some(answer => answer.rows.length > 1)).toBe(true)
    expect(answers.some(answer => answer.rows.some(row => row.length > 2))).toBe(true)
    const mixed = answers.find(answer => answer.text.includes("あつせん"))
    expect(mixed?.rows[0]?.map(comment => comment.outcome)).toEqual(["not-adopted", "adopted"])
    expect(mixed?.revised).toBe(true)
    expect(answers.filter(answer => answer.revised)).toHaveLength(5)
  })

  test("quote what the revision says, and promise only where it was changed", async () => {
    const { ledger, changes } = await demo(true)
    const added = changes.flatMap(change => change.revision?.text ?? []).join("\n")
    for (const response of ledger.responses) {
      if (!promisesChange(response.text)) continue
      for (const [, quote = ""] of response.text.matchAll(/「([^」]{12,})」/g))
        if (!/^[ⅠⅡⅢⅣⅤⅥⅦ]/.test(quote)) expect(added).toContain(quote)
    }
  })
})

describe("an audit of the sample's own results table", () => {
  /** The published table, put through `change` before it is audited. */
  async function audited(change: (results: PublishedResults) => PublishedResults, complete = true) {
    const { ledger, draft, revision, comparison } = await demo(complete)
    const bytes = await publishResults(change(buildResults(ledger, { stamp: false })))
    const { value } = await readPublishedResults("results.docx", bytes)
    const made = statedCase(value, { file: "results.docx", sha256: "" }, place => rowName(place).ja)
    return auditOf(made, value, { draft, revision }, comparison)
  }
  const answers = (
    results: PublishedResults,
    change: (answer: PublishedAnswer) => PublishedAnswer,
  ): PublishedResults => ({
    ...results,
    sections: results.sections.map(section => ({
      ...section,
      subsections: section.subsections.map(each => ({ ...each, answers: each.answers.map(change) })),
    })),
  })

  test("finds nothing when every decision is made", async () => {
    const { findings, counts } = await audited(results => results)
    expect(findings).toEqual([])
    expect(counts).toMatchObject({ comments: 31, rows: 27, changes: 8, linked: 5, explained: 3, unexplained: 0 })
  })

  test("finds the four planted problems from the table alone", async () => {
    const { findings } = await audited(results => results, false)
    expect(findings.map(({ rule, comments }) => [rule, comments])).toEqual([
      ["promise-without-change", ["42行目"]],
      ["comment-unanswered", ["31行目"]],
      ["change-without-reason", []],
      ["change-without-promise", ["24行目"]],
    ])
    expect(findings[2]?.message.ja).toContain("72時間以内")
  })

  test("tells every change that the table no longer explains", async () => {
    const { findings } = await audited(results => ({ ...results, ownChanges: results.ownChanges.slice(1) }))
    expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([["change-without-reason", "warning"]])
    expect(findings[0]?.message.ja).toContain("35類型")
  })

  test("finds each 有 that was turned to 無, on its row", async () => {
    const rows = ["19行目", "24行目", "38行目", "47行目の2件目", "48行目"]
    for (const [n, row] of rows.entries()) {
      let at = -1
      const { findings } = await audited(results =>
        answers(results, answer => (answer.revised && ++at === n ? { ...answer, revised: false } : answer)),
      )
      expect(findings.map(({ rule }) => rule)).toEqual(["unrevised-with-change"])
      expect(findings[0]?.comments).toContain(row)
    }
  })
})

test("the English sample holds five changes and no finding", async () => {
  const name = join(folder(), "english.akaire")
  await newCase(name, {
    draft: path("english/draft.docx"),
    revision: path("english/revision.docx"),
    tracked: null,
    pages: null,
    comments: [path("english/comments.csv")],
    title: null,
    from: null,
    to: null,
    by: "test",
  })
  await withCase(name, "test", async opened => {
    await decideFile(opened, path("english/decisions.json"))
    const { findings, counts } = await checkCase(opened)
    expect(findings).toEqual([])
    expect(counts).toMatchObject({ submissions: 6, organizations: 2, comments: 7, changes: 5, unexplained: 0 })
    const { ledger } = await opened.ledger()
    const results = buildResults(ledger, { stamp: false })
    expect(results.totals).toBe("6 submissions (2 organisations, 4 individuals)")
    const table = join(folder(), "results.docx")
    writeFileSync(table, await publishResults(results))
    const plans = { draft: path("english/draft.docx"), revision: path("english/revision.docx") }
    expect((await auditResults({ results: table, plans }, "en")).findings).toEqual([])
    for (const named of ["iso", "crm", "w3c", "modification", "class-counts"]) {
      const form = { profile: loadProfile(named, TEMPLATES, "en"), facts: resultsFacts(ledger, NO_EXTRAS) }
      const sheet = resultsSheet(results, { ...form, words: RESULTS_WORDS.en })
      await expect(sheetText(sheet)).toMatchFileSnapshot(`profiles/english-${named}.txt`)
    }
  })
})

describe("results tables of the sample case", () => {
  test.each(profileNames(TEMPLATES))("by the profile %s", async name => {
    const { ledger, draft, revision, comparison } = await demo(true)
    const profile = loadProfile(name, TEMPLATES, "ja")
    const positions = profile.group === "plan" ? new PlanPositions(draft, revision, comparison) : null
    const form = { profile, facts: resultsFacts(ledger, { ...NO_EXTRAS, positions }), words: RESULTS_WORDS.ja }
    const sheet = resultsSheet(buildResults(ledger, { stamp: false }), form)
    await expect(sheetText(sheet)).toMatchFileSnapshot(`profiles/${name}.txt`)
  })
})
