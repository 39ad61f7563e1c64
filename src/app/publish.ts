import { join } from "node:path"
import { UserError } from "../model/errors.ts"
import { publishReport } from "../publishers/report-html.ts"
import { publishInternalReport } from "../publishers/report-internal-html.ts"
import { publishResults } from "../publishers/results-docx.ts"
import { check } from "../trace/check.ts"
import type { Case } from "./case.ts"
import { writeFile } from "./files.ts"
import { buildInternalReport, buildReport } from "./report.ts"
import { buildResults } from "./results.ts"
import type { PublishOutcome } from "./session.ts"
import { digest } from "./versions.ts"

/** The documents that can be made from a case. */
export const PUBLICATIONS = ["results", "report", "report-internal"] as const
export type PublicationName = (typeof PUBLICATIONS)[number]

const isPublication = (name: string): name is PublicationName => PUBLICATIONS.some(known => known === name)

/** Reads `--only results,report`; null names all. */
export function parseNames(typed: string | null): readonly PublicationName[] | null {
  if (typed === null) return null
  const names = typed.split(",").map(name => name.trim())
  const stranger = names.find(name => !isPublication(name))
  if (stranger !== undefined) {
    throw new UserError(
      { ja: `「${stranger}」という公表資料はありません。`, en: `There is no publication "${stranger}".` },
      { ja: `次から選んでください: ${PUBLICATIONS.join("、")}`, en: `Choose among: ${PUBLICATIONS.join(", ")}` },
    )
  }
  return names.filter(isPublication)
}

interface PublishOptions {
  /** Publishes in spite of errors, every page stamped 案 / DRAFT. */
  readonly draft: boolean
  readonly only: readonly PublicationName[] | null
}

/** The documents asked for, by file name. Diff reports need both versions of the plan; without them they are left out unless named. */
async function make(opened: Case, { draft, only }: PublishOptions): Promise<ReadonlyMap<string, Uint8Array>> {
  const { ledger, comparison } = await opened.ledger()
  const wanted = (name: PublicationName) => (only ?? PUBLICATIONS).includes(name)
  if (!comparison && only?.some(name => name !== "results")) {
    throw new UserError(
      {
        ja: "案と修正案がそろっていないため、差分の報告書は作れません。",
        en: "A diff report needs a draft and a revision.",
      },
      {
        ja: "akaire revise 案件 修正案.docx で読み込んでください。",
        en: "Load it with akaire revise CASE revision.docx.",
      },
    )
  }
  const encode = (text: string) => new TextEncoder().encode(text)
  const files = new Map<string, Uint8Array>()
  if (wanted("results")) files.set("results.docx", await publishResults(buildResults(ledger, { stamp: draft })))
  if (comparison) {
    const report = buildReport(ledger, comparison, { stamp: draft })
    if (wanted("report")) files.set("report.html", encode(publishReport(report)))
    if (wanted("report-internal")) {
      const internal = buildInternalReport(ledger, report, check(ledger))
      files.set("report-internal.html", encode(publishInternalReport(internal)))
    }
  }
  return files
}

/** `manifest.json`: what was written, with its hashes, and from what. */
async function manifest(opened: Case, files: ReadonlyMap<string, Uint8Array>, draft: boolean): Promise<string> {
  const { state, seq } = await opened.store.state()
  const of = (role: "draft" | "revision") => {
    const version = state.version.get(role)
    return version ? { file: version.file, sha256: version.sha256, tracked: version.tracked } : null
  }
  const written = [...files].map(([file, bytes]) => ({
    file,
    audience: file === "report-internal.html" ? "internal" : "public",
    bytes: bytes.length,
    sha256: digest(bytes),
  }))
  const value = {
    format: "akaire-manifest/1",
    stamped: draft,
    event: seq,
    draft: of("draft"),
    revision: of("revision"),
    files: written,
  }
  return `${JSON.stringify(value, null, 2)}\n`
}

/** Writes the publications to a folder; refused, with nothing written, while the check finds an error (unless as a stamped draft). */
export async function publish(opened: Case, directory: string, options: PublishOptions): Promise<PublishOutcome> {
  const { ledger } = await opened.ledger()
  const blockers = options.draft ? [] : check(ledger).filter(finding => finding.severity === "error")
  if (blockers.length > 0) return { directory, files: [], blockers }
  const files = await make(opened, options)
  for (const [name, bytes] of files) writeFile(join(directory, name), bytes)
  writeFile(join(directory, "manifest.json"), await manifest(opened, files, options.draft))
  return { directory, files: [...files.keys(), "manifest.json"], blockers: [] }
}
