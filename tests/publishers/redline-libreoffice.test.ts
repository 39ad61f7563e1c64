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
 * Words, lists, moves, rows, notes, equations, several at once. Of the 85 pairs, 76 come out alike; the other nine are left out
 * for what LibreOffice 7.4 does by itself, each tried in a file of a few lines or seen in its redline:
 *
 * - WC-1230, WC-1430: where the equation of a paragraph comes or goes, and nothing else is in it, it removes the paragraph, too,
 *   also for one equation that only goes;
 * - WC-2010, SC-body-move-paragraph: it leaves an empty paragraph behind for one that came with a note in it;
 * - WC-1190, WC-1210: it puts U+200D into the empty cells of rows that come, as soon as it opens the file; WC-2090: U+200B
 *   around a picture that comes;
 * - WC-1210: it leaves an empty paragraph behind for one that came before a table that came;
 * - SC-table-delete-column: it tracks no columns;
 * - LG-4: it gives back the list that a paragraph was in, and not the level.
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
