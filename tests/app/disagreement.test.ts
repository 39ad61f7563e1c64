import { existsSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, onTestFinished, test, vi } from "vitest"
import { type Case, openCase } from "../../src/app/case.ts"
import { decideFile } from "../../src/app/decide-file.ts"
import { newCase } from "../../src/app/new-case.ts"
import { publish } from "../../src/app/publish.ts"
import { readZip, writeZip } from "../../src/ooxml/zip.ts"
import { docx, p, r } from "../readers/docx-package.ts"
import { folder, write } from "./small-case.ts"

/** What goes wrong while a paper is made; nothing unless a test says so. */
const broken = vi.hoisted(() => ({ paper: "", how: (xml: string) => xml }))

const spoilt = (paper: string, bytes: Uint8Array): Uint8Array => {
  if (paper !== broken.paper) return bytes
  const parts = new Map(readZip(paper, bytes))
  const main = [...parts.keys()].find(name => /^word\/(?:document|main)\.xml$/.test(name)) ?? ""
  const xml = new TextDecoder().decode(parts.get(main))
  const other = broken.how(xml)
  expect(other, "the paper is spoilt").not.toBe(xml)
  return writeZip(parts.set(main, new TextEncoder().encode(other)))
}

vi.mock(import("../../src/publishers/struck.ts"), async original => {
  const { publishStruck, ...rest } = await original()
  return { ...rest, publishStruck: (file, redline) => spoilt("struck", publishStruck(file, redline)) }
})
vi.mock(import("../../src/ooxml/resolve-revisions.ts"), async original => {
  const { resolveRevisions, ...rest } = await original()
  return { ...rest, resolveRevisions: (file, bytes, how) => spoilt("clean", resolveRevisions(file, bytes, how)) }
})
vi.mock(import("../../src/publishers/comparison-docx.ts"), async original => {
  const { publishComparison, ...rest } = await original()
  return { ...rest, publishComparison: async paper => spoilt("comparison", await publishComparison(paper)) }
})
vi.mock(import("../../src/publishers/results-docx.ts"), async original => {
  const { publishResults, ...rest } = await original()
  return { ...rest, publishResults: async (...args) => spoilt("results", await publishResults(...args)) }
})

const plan = (text: string) => docx(`${p(r("自転車計画（案）"))}${p(r(text))}<w:sectPr/>`)

async function settledCase(): Promise<{ readonly opened: Case; readonly directory: string }> {
  const directory = folder()
  const path = write(directory, {
    "c.csv": "意見番号,意見\n1,点検を増やすべき。\n2,賛成します。\n",
    "d.json": JSON.stringify({
      responses: [
        {
          text: "御意見のとおり修正します。",
          rows: [["1"]],
          outcomes: { 1: "adopted" },
          changes: [{ removed: "年1回", added: "年2回" }],
        },
        { text: "今後の参考とします。", rows: [["2"]], outcomes: { 2: "noted" } },
      ],
    }),
  })
  const plans = { draft: join(directory, "draft.docx"), revision: join(directory, "revision.docx") }
  writeFileSync(plans.draft, plan("点検は年1回とする。"))
  writeFileSync(plans.revision, plan("点検は年2回とする。"))
  const name = join(directory, "case.akaire")
  const rest = { tracked: null, pages: null, title: null, from: null, to: null, by: "x" }
  await newCase(name, { ...plans, ...rest, comments: [path("c.csv")] })
  const opened = await openCase(name, "x")
  onTestFinished(() => opened.close())
  await decideFile(opened, path("d.json"))
  return { opened, directory }
}

/** Each equality of laws 3 and 4, broken, and what is said of it. */
const BREAKS: readonly (readonly [paper: string, how: (xml: string) => string, said: RegExp])[] = [
  [
    "clean",
    xml => xml.replace("とする", "とした"),
    /clean\.docx is not redline\.docx with all changes accepted \(part body\)/,
  ],
  ["struck", xml => xml.replace("<w:strike/>", ""), /struck\.docx does not strike and underline .* \("1"\)/],
  ["struck", xml => xml.replace('<w:u w:val="single"/>', ""), /struck\.docx does not strike and underline .* \("2"\)/],
  [
    "struck",
    xml => xml.replace("点検は", "点検を"),
    /struck\.docx has another text than redline\.docx \(".*点検を.*"\)/,
  ],
  [
    "comparison",
    xml => xml.replace(/<w:tr>(?:(?!<w:tr>).)*<\/w:tr><\/w:tbl>/s, "</w:tbl>"),
    /comparison\.docx, read back, has another number of rows \(1 rows in place of 2\)/,
  ],
  [
    "results",
    xml => xml.replace("賛成します。", "反対します。"),
    /results\.docx, read back, .* \(comment "賛成します。"\)/,
  ],
  [
    "results",
    xml => xml.replace("今後の参考と", "今後の課題と"),
    /results\.docx, read back, .* \(comment "賛成します。"\)/,
  ],
  ["results", xml => xml.replace(">有<", ">無<"), /results\.docx, read back, .* \(comment "点検を増やすべき。"\)/],
  [
    "results",
    xml => xml.replace(/<w:tr>(?:(?!<w:tr>).)*賛成します(?:(?!<w:tr>).)*<\/w:tr>/s, row => row + row),
    /results\.docx, read back, .* \(comment "賛成します。"\)/,
  ],
]

test("an equality that does not hold is named with its place, and nothing is published", async () => {
  const { opened, directory } = await settledCase()
  const options = { draft: false, only: ["results", "comparison", "redline", "struck", "clean"] as const }
  for (const [paper, how, said] of BREAKS) {
    Object.assign(broken, { paper, how })
    const out = join(directory, "broken")
    await expect(publish(opened, out, options), String(said)).rejects.toThrow(said)
    expect(existsSync(out)).toBe(false)
  }
  broken.paper = ""
  expect((await publish(opened, join(directory, "whole"), options)).files).toHaveLength(6)
})
