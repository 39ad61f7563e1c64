import { readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { withCase } from "../../src/app/case.ts"
import { decideFile } from "../../src/app/decide-file.ts"
import { formLosses } from "../../src/app/form-losses.ts"
import { newCase } from "../../src/app/new-case.ts"
import { loadProfile, profileNames } from "../../src/app/profile-file.ts"
import { publish } from "../../src/app/publish.ts"
import { release } from "../../src/app/releasing.ts"
import { readZip } from "../../src/ooxml/zip.ts"
import { DECISIONS, smallCase, write } from "./small-case.ts"

const TEMPLATES = join(import.meta.dirname, "..", "..", "templates")
/** Forms whose rows depend on what no row tells: docs/profiles.md says on what. */
const ROWS_DIFFER = new Set(["people", "iso", "plan-order"])
const LISTS = ["narrative", "w3c"]
/** All in the long run; otherwise one of each kind. */
const SHARE = { ja: ["city", "indexed", "original", "class-counts"], en: ["crm", "iso"] } as const

/** The document with a line for each paragraph and cell, so that a difference can be read. */
const xmlOf = (path: string): string =>
  new TextDecoder().decode(readZip(path, readFileSync(path)).get("word/document.xml")).replaceAll("</w:p>", "</w:p>\n")
const tablesIn = (xml: string): string =>
  (xml.match(/<w:tbl>.*<\/w:tbl>/s)?.[0] ?? "").replace(/<w:tblCaption[^>]*>/, "")

/** The small case with released names and words, a shared row with two outcomes, and an answer that says 有. */
async function settled(language: "ja" | "en") {
  const { opened, directory } = await smallCase()
  const [first, second] = DECISIONS.responses
  const quoting = { ...second, rows: [["A2-1", "A2-2"]], text: "御意見を踏まえ、「年1回」を「年2回」に修正しました。" }
  const all = { ...DECISIONS, consultation: { language }, responses: [first, quoting] }
  await decideFile(opened, write(directory, { "d.json": JSON.stringify(all) })("d.json"))
  await release(opened, ["A2"], { name: { as: "みどり会" }, original: true })
  const parts = {
    draft: join(directory, "draft.md"),
    revision: join(directory, "revision.md"),
    tracked: null,
    pages: null,
  }
  return { opened, directory, parts: { ...parts, comments: [], title: null, from: null, to: null, by: "x" } }
}

test.each(["ja", "en"] as const)("publish, import, publish is a fixed point by every form (%s)", async language => {
  const { opened, directory, parts } = await settled(language)
  const names = process.env.AKAIRE_LONG ? profileNames(TEMPLATES) : SHARE[language]
  for (const named of names.filter(name => !LISTS.includes(name))) {
    // Stamped: some forms do not hold the reasons without which nothing else is published.
    const options = { draft: true, only: ["results"] as const, profile: { named, templates: TEMPLATES } }
    const [before, after, name] = ["a", "b", "c.akaire"].map(end => join(directory, `${named}-${end}`)) as [
      string,
      string,
      string,
    ]
    await publish(opened, before, options)
    const { message } = await newCase(name, { ...parts, results: join(before, "results.docx"), templates: TEMPLATES })
    await withCase(name, "x", again => publish(again, after, options))
    const [one, other] = [before, after].map(out => xmlOf(join(out, "results.docx"))) as [string, string]
    const losses = formLosses(loadProfile(named, TEMPLATES, language))
    if (losses) expect(message.en).toContain(losses.en)
    else expect(other, named).toBe(one)
    if (!ROWS_DIFFER.has(named)) expect(tablesIn(other), named).toBe(tablesIn(one))
  }
})

test("a form of lines is refused in a sentence that says why", async () => {
  const { opened, directory, parts } = await settled("ja")
  for (const named of LISTS) {
    const out = join(directory, named)
    await publish(opened, out, { draft: false, only: ["results"], profile: { named, templates: TEMPLATES } })
    const made = newCase(join(directory, `${named}.akaire`), {
      ...parts,
      results: join(out, "results.docx"),
      templates: TEMPLATES,
    })
    await expect(made, named).rejects.toThrow(/it holds records .* where a comment ends is not certain/)
  }
})
