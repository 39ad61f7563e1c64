import { join } from "node:path"
import { expect, test } from "vitest"
import { compareFiles } from "../../src/app/compare-files.ts"
import { comparisonLayout, comparisonOfCase } from "../../src/app/comparison-paper.ts"
import { decideFile } from "../../src/app/decide-file.ts"
import { storedVersion } from "../../src/app/versions.ts"
import { COMPARISON_LAYOUT } from "../../src/model/comparison-table.ts"
import { UserError } from "../../src/model/errors.ts"
import { DECISIONS, DRAFT, folder, REVISION, smallCase, write } from "./small-case.ts"

test("a case's table says in 備考 which comments led to a change, by their public numbers, or the published reason", async () => {
  const { opened, directory } = await smallCase()
  write(directory, { "decisions.json": JSON.stringify(DECISIONS) })
  await decideFile(opened, join(directory, "decisions.json"))
  const { ledger, comparison } = await opened.ledger()
  const [draft, revision] = [
    await storedVersion(opened, ledger.state, "draft"),
    await storedVersion(opened, ledger.state, "revision"),
  ]
  if (!draft || !revision || !comparison) throw new Error("the case has both versions")
  const compared = { draft: draft.plan, revision: revision.plan, comparison }
  const { title, table, remarks } = comparisonOfCase(compared, COMPARISON_LAYOUT, {
    ledger,
    stamp: false,
    numbers: null,
  })
  expect(title).toBe("みどり市自転車計画　新旧対照表")
  expect(table.rows.flatMap(({ changes }) => changes.map(id => remarks?.get(id)))).toMatchInlineSnapshot(`
    [
      "御意見1",
      "御意見2",
      "字句整理: 用語を統一しました。",
    ]
  `)
  const numbers = new Map([
    [1, "1-1"],
    [2, "2-1"],
  ])
  const numbered = comparisonOfCase(compared, COMPARISON_LAYOUT, { ledger, stamp: false, numbers }).remarks
  expect([...(numbered?.values() ?? [])].slice(0, 2)).toEqual(["No.1-1", "No.2-1"])
})

test("two files make a table of their own", async () => {
  const path = write(folder(), { "draft.md": DRAFT, "revision.md": REVISION })
  const pair = { kind: "files", draft: path("draft.md"), revision: path("revision.md") } as const
  const signed = { author: null, date: null }
  const options = {
    format: "comparison",
    language: "ja",
    color: false,
    signed,
    layout: COMPARISON_LAYOUT,
    revisions: "accept",
  } as const
  const { output, different } = await compareFiles(pair, options)
  expect(different).toBe(true)
  expect(Buffer.from(output).subarray(0, 2).toString()).toBe("PK")
})

test("the layout is as asked for; titles are two, or a sentence says how to write them", () => {
  expect(comparisonLayout({})).toEqual(COMPARISON_LAYOUT)
  expect(comparisonLayout({ left: "draft", titles: "改正後、改正前", page: "portrait", places: "column" })).toEqual({
    left: "draft",
    titles: { draft: "改正前", revision: "改正後" },
    page: "portrait",
    places: "column",
  })
  for (const titles of ["改正後", "a,b,c", ",b"]) expect(() => comparisonLayout({ titles })).toThrow(UserError)
})
