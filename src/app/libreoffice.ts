import { spawn } from "node:child_process"
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import type { PlanVersion } from "../model/case.ts"
import { Bug, type Message, UserError } from "../model/errors.ts"
import { resolveRevisions } from "../ooxml/resolve-revisions.ts"
import type { NamedFile } from "./files.ts"
import { isWord } from "./versions.ts"

/** Time for one conversion, in ms: 60 pages take 5 s, 2,000 pages two minutes. */
const LONGEST = 600_000

/**
 * Settings of the profile that LibreOffice gets for this one run: no macros, no links brought up to date, nothing fetched
 * from outside. Its own profile is never read or written.
 */
const SETTINGS = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
`

/** A proxy that nobody answers at: what asks for a page from the network gets none. */
const NOWHERE = "http://127.0.0.1:9"

const refused = (text: Message, hint: Message | null = null): UserError => new UserError(text, hint)

const USE_PDF: Message = {
  ja: "Word から書き出した PDF を --pages に指定してください。",
  en: "Name a PDF made from Word instead.",
}

/** Lays a Word file out as a PDF with LibreOffice, which must be on the PATH. Pages may break elsewhere than in Word. */
export async function pdfByLibreOffice(file: NamedFile, tracked: PlanVersion["tracked"]): Promise<Uint8Array> {
  if (!isWord(file)) {
    throw refused(
      {
        ja: `${file.name} は Word 文書ではないため割り付けられません。`,
        en: `${file.name} is no Word file to lay out.`,
      },
      USE_PDF,
    )
  }
  // Tracked changes would be printed among the text.
  const bytes = resolveRevisions(file.name, file.bytes, tracked === "rejected" ? "reject" : "accept")
  const pdf = (await layOut([{ name: file.name, bytes }], USE_PDF)).get(file.name)
  if (pdf === undefined) throw new Bug("laid out without a PDF")
  return pdf
}

const WITHOUT_PDF: Message = {
  ja: "LibreOffice を入れるか、--pdf を付けずに実行してください。",
  en: "Install LibreOffice, or leave out --pdf.",
}

/** PDFs of Word files by the files' names, as LibreOffice prints them: tracked changes in colour among the text. */
export const laidOut = (files: readonly NamedFile[]): Promise<ReadonlyMap<string, Uint8Array>> =>
  layOut(files, WITHOUT_PDF)

/** One run of LibreOffice for all files, whose names differ: starting it takes longer than a short file. */
async function layOut(files: readonly NamedFile[], hint: Message): Promise<ReadonlyMap<string, Uint8Array>> {
  if (files.length === 0) return new Map()
  const folder = mkdtempSync(join(tmpdir(), "akaire-pages-"))
  try {
    const profile = join(folder, "profile")
    mkdirSync(join(profile, "user"), { recursive: true })
    writeFileSync(join(profile, "user", "registrymodifications.xcu"), SETTINGS)
    for (const [index, { bytes }] of files.entries()) writeFileSync(join(folder, `${index}.docx`), bytes)
    await convert({ folder, profile, count: files.length, name: files.map(({ name }) => name).join(", "), hint })
    return new Map(files.map(({ name }, index) => [name, readPdfIn(folder, index, { name, hint })]))
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

function readPdfIn(folder: string, index: number, { name, hint }: { name: string; hint: Message }): Uint8Array {
  try {
    return readFileSync(join(folder, `${index}.pdf`))
  } catch {
    throw refused(
      { ja: `LibreOffice は ${name} を割り付けられませんでした。`, en: `LibreOffice could not lay ${name} out.` },
      hint,
    )
  }
}

interface Conversion {
  readonly folder: string
  readonly profile: string
  /** Files 0.docx, 1.docx … in the folder. */
  readonly count: number
  /** What messages call them. */
  readonly name: string
  readonly hint: Message
}

/** Runs LibreOffice in a group of its own, so that it ends with all it started: at its end, at Ctrl+C, and when it takes too long. */
function convert({ folder, profile, count, name, hint }: Conversion): Promise<void> {
  const profileUrl = `-env:UserInstallation=${pathToFileURL(profile)}`
  const flags = [profileUrl, "--headless", "--norestore", "--nolockcheck", "--convert-to", "pdf", "--outdir", folder]
  const files = Array.from({ length: count }, (_, index) => join(folder, `${index}.docx`))
  const child = spawn("soffice", [...flags, ...files], {
    cwd: folder,
    detached: process.platform !== "win32",
    stdio: "ignore",
    env: {
      PATH: process.env.PATH,
      LANG: process.env.LANG,
      HOME: folder,
      TMPDIR: folder,
      http_proxy: NOWHERE,
      https_proxy: NOWHERE,
    },
  })
  const kill = () => {
    try {
      if (child.pid !== undefined) process.kill(process.platform === "win32" ? child.pid : -child.pid, "SIGKILL")
    } catch {
      // It has ended by itself meanwhile.
    }
  }
  return new Promise<void>((resolve, reject) => {
    const stop = (error: UserError) => {
      kill()
      reject(error)
    }
    const interrupted = () => stop(refused({ ja: "割付けを中断しました。", en: "Laying out was interrupted." }))
    const late = () =>
      stop(
        refused(
          { ja: `LibreOffice の割付けが終わりません(${name})。`, en: `LibreOffice takes too long for ${name} .` },
          hint,
        ),
      )
    const timer = setTimeout(late, LONGEST)
    process.once("SIGINT", interrupted)
    process.once("SIGTERM", interrupted)
    const done = (then: () => void) => {
      clearTimeout(timer)
      process.removeListener("SIGINT", interrupted)
      process.removeListener("SIGTERM", interrupted)
      then()
    }
    child.on("error", () =>
      done(() =>
        reject(
          refused({ ja: "LibreOffice(soffice)が見つかりません。", en: "LibreOffice (soffice) was not found." }, hint),
        ),
      ),
    )
    child.on("close", () => done(resolve))
  })
}
