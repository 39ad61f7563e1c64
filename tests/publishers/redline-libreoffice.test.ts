import { spawnSync } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, onTestFinished, test } from "vitest"
import { resolveRevisions } from "../../src/ooxml/resolve-revisions.ts"
import { textsByLibreOffice } from "./libreoffice.ts"
import { redlineOf } from "./redline-made.ts"

const CORPUS = process.env.AKAIRE_CORPUS ?? join(import.meta.dirname, "../../../shared/corpus")
const isAsked = process.env.AKAIRE_LONG !== undefined && existsSync(join(CORPUS, "pairs"))
const hasOffice = isAsked && spawnSync("soffice", ["--version"], { stdio: "ignore" }).status === 0

/**
 * Words, lists, moves, rows, notes, equations, several at once. Left out are columns, which LibreOffice 7.4 does not track,
 * and paragraphs that come with a note in them, of which it leaves an empty one behind.
 */
const PAIRS = (
  "CZ-1020 MV-03 MV-09 MV-S2 SC-multi-edit SC-table-delete-row SC-whole-paragraph-replace WC-1010 WC-1130 WC-1150 WC-1470 " +
  "WC-1560 WC-1610 WC-1670 WC-1720 WC-1830"
).split(" ")

test.skipIf(!hasOffice)(
  "LibreOffice finds the draft by rejecting all, and the revision by accepting all",
  { timeout: 600_000 },
  () => {
    const folder = mkdtempSync(join(tmpdir(), "akaire-office-"))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const tasks = PAIRS.flatMap(name => {
      const [draft, revision] = ["before.docx", "after.docx"].map(file =>
        resolveRevisions(file, new Uint8Array(readFileSync(join(CORPUS, "pairs", name, file))), "accept"),
      )
      if (!draft || !revision) return []
      const redline = redlineOf(draft, revision)
      return [
        { file: draft, how: null },
        { file: redline, how: "reject" as const },
        { file: revision, how: null },
        { file: redline, how: "accept" as const },
      ]
    })
    const texts = textsByLibreOffice(folder, tasks)
    for (const [i, name] of PAIRS.entries()) {
      const [draft, rejected, revision, accepted] = texts.slice(4 * i, 4 * i + 4)
      expect([draft, revision], name).not.toContain(null)
      expect({ rejected, accepted }, name).toEqual({ rejected: draft, accepted: revision })
    }
  },
)
