import { spawnSync } from "node:child_process"
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test, vi } from "vitest"
import { publish } from "../../src/app/publish.ts"
import { readZip } from "../../src/ooxml/zip.ts"
import { letterhead, said } from "../publishers/template-made.ts"
import { smallCase } from "./small-case.ts"

/** Starting LibreOffice takes seconds: only in the long run, and where it is. */
const isAsked =
  process.env.AKAIRE_LONG !== undefined && spawnSync("soffice", ["--version"], { stdio: "ignore" }).status === 0

const PLACES = said("{{total}}、団体{{organizations}}、個人{{individuals}}", "{{table}}")

test("publishes the results in a template, with the figures of the case; the manifest says what was taken out", async () => {
  const { opened, directory } = await smallCase()
  const template = join(directory, "letter.docx")
  writeFileSync(template, letterhead({ body: PLACES }).bytes)
  const out = join(directory, "out")
  const options = { draft: true, only: ["results"], templates: [template] } as const
  expect((await publish(opened, out, options)).files).toEqual(["results.docx", "manifest.json"])
  const document = readZip("results.docx", readFileSync(join(out, "results.docx"))).get("word/document.xml")
  expect(new TextDecoder().decode(document)).toContain("2件(団体1件、個人1件)、団体1、個人1")
  const manifest = JSON.parse(readFileSync(join(out, "manifest.json"), "utf8"))
  expect(manifest.files[0].removed).toEqual([{ what: "properties", count: 2 }])
  await expect(publish(opened, out, { ...options, only: ["report"] })).rejects.toThrow(
    "--template is for results, which is not made.",
  )
})

test("puts other papers into letterheads of their own, as wide as there; a wrong placeholder is named with the file and its paper", async () => {
  const { opened, directory } = await smallCase()
  const file = (name: string, body: string) => {
    writeFileSync(join(directory, name), letterhead({ body }).bytes)
    return join(directory, name)
  }
  const good = file("letter.docx", said("{{title}} {{total}}", "{{table}}"))
  const papers = {
    comparison: "comparison",
    "report-docx": "report",
    summary: "summary",
    organizations: "organizations",
  }
  const only = Object.keys(papers) as (keyof typeof papers)[]
  const out = join(directory, "out")
  const templates = only.map(paper => `${paper}=${good}`)
  await publish(opened, out, { draft: true, only, templates })
  const manifest = JSON.parse(readFileSync(join(out, "manifest.json"), "utf8"))
  expect(manifest.files.map((one: { removed: unknown }) => one.removed)).toEqual(
    only.map(() => [{ what: "properties", count: 2 }]),
  )
  const widths = new Set<number>()
  for (const name of Object.values(papers)) {
    const parts = readZip(name, readFileSync(join(out, `${name}.docx`)))
    const xml = new TextDecoder().decode(parts.get("word/document.xml"))
    const text = xml.replace(/<[^>]*>/g, "")
    expect(text, name).toMatch(/みどり市自転車計画.*2件\(団体1件、個人1件\)/)
    expect(text.match(/\{\{/), name).toBe(null)
    for (const [, width] of xml.matchAll(/<w:tblW w:type="dxa" w:w="(\d+)"/g))
      widths.add(Math.round(Number(width) / 10))
  }
  expect([...widths], "every table is as wide as the text").toHaveLength(1)

  const wrong = file("wrong.docx", said("{{tittle}}", "{{table}}"))
  const broken = publish(opened, join(directory, "none"), { draft: true, only, templates: [`summary=${wrong}`] })
  await expect(broken).rejects.toThrow("wrong.docx (summary.docx): there is no placeholder {{tittle}}")
  const twice = publish(opened, join(directory, "none"), {
    draft: true,
    only,
    templates: [...templates, `summary=${good}`],
  })
  await expect(twice).rejects.toThrow("There are two templates for summary.")
  expect(existsSync(join(directory, "none"))).toBe(false)
})

test("without LibreOffice --pdf is refused, and nothing is written", async () => {
  const { opened, directory } = await smallCase()
  const out = join(directory, "out")
  vi.stubEnv("PATH", directory)
  const made = publish(opened, out, { draft: true, only: ["results"], pdf: true })
  await expect(made.finally(() => vi.unstubAllEnvs())).rejects.toThrow("LibreOffice (soffice) was not found.")
  expect(existsSync(out)).toBe(false)
})

test.runIf(isAsked)(
  "--pdf puts a PDF beside each Word file, and the manifest says that it does not repeat",
  async () => {
    const { opened, directory } = await smallCase()
    const out = join(directory, "out")
    const { files } = await publish(opened, out, { draft: true, only: ["results", "comparison"], pdf: true })
    expect(files).toEqual(["results.docx", "results.pdf", "comparison.docx", "comparison.pdf", "manifest.json"])
    expect(readFileSync(join(out, "results.pdf")).subarray(0, 5).toString()).toBe("%PDF-")
    const manifest = JSON.parse(readFileSync(join(out, "manifest.json"), "utf8"))
    expect(manifest.files[1]).toMatchObject({ file: "results.pdf", from: "results.docx", repeatable: false })
  },
)
