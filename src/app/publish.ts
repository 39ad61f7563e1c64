import { join } from "node:path"
import { UserError } from "../model/errors.ts"
import type { Finding } from "../model/finding.ts"
import { publishReport } from "../publishers/report-html.ts"
import { publishInternalReport } from "../publishers/report-internal-html.ts"
import type { Removed } from "../publishers/scrub.ts"
import { check, type Reconciliation, reconcile } from "../trace/check.ts"
import { agreements } from "./agreement.ts"
import type { Case } from "./case.ts"
import type { Agreed } from "./disagreement.ts"
import { writeFile } from "./files.ts"
import { FURTHER, type FurtherName, furtherPapers, INTERNAL, isForAll, WITHOUT_COMPARISON } from "./further-papers.ts"
import { PaperWriters, readLetterheads } from "./letterheads.ts"
import { laidOut } from "./libreoffice.ts"
import { planPapers } from "./plan-papers.ts"
import { comparisonFile, type NamedProfile, profileOf, resultNumbers, resultsFile } from "./publish-tables.ts"
import { buildInternalReport, buildReport } from "./report.ts"
import { buildResults } from "./results.ts"
import type { PublishOutcome } from "./session.ts"
import { digest } from "./versions.ts"

/** The documents that are made unless others are asked for. */
export const PUBLICATIONS = [
  "results",
  "comparison",
  "report",
  "report-internal",
  "redline",
  "struck",
  "clean",
  "data",
] as const
export type PublicationName = (typeof PUBLICATIONS)[number] | FurtherName

/** Everything that can be asked for by name. */
const NAMES: readonly PublicationName[] = [...new Set([...PUBLICATIONS, ...FURTHER])]

const isPublication = (name: string): name is PublicationName => NAMES.some(known => known === name)

/** Reads `--only results,report`; null names those of `PUBLICATIONS`. */
export function parseNames(typed: string | null): readonly PublicationName[] | null {
  if (typed === null) return null
  const names = typed.split(",").map(name => name.trim())
  const stranger = names.find(name => !isPublication(name))
  if (stranger !== undefined) {
    throw new UserError(
      { ja: `「${stranger}」という公表資料はありません。`, en: `There is no publication "${stranger}".` },
      { ja: `次から選んでください: ${NAMES.join("、")}`, en: `Choose among: ${NAMES.join(", ")}` },
    )
  }
  return names.filter(isPublication)
}

interface PublishOptions {
  /** Publishes in spite of errors, every page stamped 案 / DRAFT. */
  readonly draft: boolean
  readonly only: readonly PublicationName[] | null
  /** With `only` null: everything but what must be asked for by name. */
  readonly all?: boolean
  /** The form of the tables; absent: the usual one. */
  readonly profile?: NamedProfile
  /** Word files of the office's own: for the results "letter.docx", for another paper "summary=letter.docx". */
  readonly templates?: readonly string[]
  /** A PDF beside each Word file. */
  readonly pdf?: boolean
}

/** What a publication run makes. */
interface Made {
  readonly files: ReadonlyMap<string, Uint8Array>
  /** What was taken out of the plan's own files, by the file made. */
  readonly removed: ReadonlyMap<string, readonly Removed[]>
  /** What was checked before anything was written. */
  readonly agreed: readonly Agreed[]
}

/** What the internal report lists: open findings, then waived ones as notes that tell who settled them and why. */
const withWaived = ({ open, waived }: Reconciliation): readonly Finding[] => [
  ...open,
  ...waived.map(({ finding, note, by }): Finding => {
    const { ja, en } = finding.message
    const message = { ja: `【了承済み】${ja}(${by}: ${note})`, en: `[Waived] ${en} (${by}: ${note})` }
    return { ...finding, severity: "note", message }
  }),
]

/** The documents asked for, by file name. Diff reports need both versions of the plan; without them they are left out unless named. */
async function make(opened: Case, options: PublishOptions): Promise<Made> {
  const { draft, only } = options
  const { ledger, comparison } = await opened.ledger()
  const wanted = (name: PublicationName) =>
    (only ?? (options.all ? NAMES.filter(isForAll) : PUBLICATIONS)).includes(name)
  if (!comparison && only?.some(name => name !== "results" && !WITHOUT_COMPARISON.has(name))) {
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
  const letterheads = readLetterheads(options.templates ?? [], wanted)
  const source = {
    ledger,
    comparison,
    stamp: draft,
    profile: profileOf(options.profile, ledger),
    template: letterheads.get("results") ?? null,
  }
  const text = buildResults(ledger, { stamp: draft })
  const writers = new PaperWriters(letterheads, { ledger, results: text, profile: source.profile })
  const removed = new Map<string, readonly Removed[]>()
  if (wanted("results")) {
    const results = await resultsFile(opened, source)
    files.set("results.docx", results.bytes)
    if (results.removed.length > 0) removed.set("results.docx", results.removed)
  }
  const comparisonTable = wanted("comparison") ? await comparisonFile(opened, source, writers.of("comparison")) : null
  if (comparisonTable) files.set("comparison.docx", comparisonTable.bytes)
  const report = comparison && buildReport(ledger, comparison, { stamp: draft })
  if (report) {
    if (wanted("report")) files.set("report.html", encode(publishReport(report)))
    if (wanted("report-internal")) {
      const internal = buildInternalReport(ledger, report, withWaived(reconcile(ledger)))
      files.set("report-internal.html", encode(publishInternalReport(internal)))
    }
  }
  const further = { results: text, report, ledger, writers, numbers: () => resultNumbers(opened, source) }
  for (const [name, bytes] of await furtherPapers(wanted, further)) files.set(name, bytes)
  const papers = comparison ? await planPapers(opened, ledger.state, options) : null
  for (const [name, bytes] of papers?.files ?? []) files.set(name, bytes)
  for (const [name, what] of [...writers.removed, ...(papers?.removed ?? [])]) removed.set(name, what)
  const agreed = agreements({
    files,
    results: text,
    report,
    ledger,
    profile: source.profile,
  })
  return {
    files: options.pdf ? await withPdfs(files) : files,
    removed,
    agreed: [...agreed, ...(comparisonTable?.agreed ?? []), ...(papers?.agreed ?? [])],
  }
}

/** The files, each Word file followed by a PDF of it. Without LibreOffice nothing is published: the sentence says so. */
async function withPdfs(files: ReadonlyMap<string, Uint8Array>): Promise<ReadonlyMap<string, Uint8Array>> {
  const words = [...files].filter(([name]) => name.endsWith(".docx")).map(([name, bytes]) => ({ name, bytes }))
  const pdfs = await laidOut(words)
  return new Map(
    [...files].flatMap(([name, bytes]) => {
      const pdf = pdfs.get(name)
      const own = [name, bytes] as const
      return pdf === undefined ? [own] : [own, [name.replace(/docx$/, "pdf"), pdf] as const]
    }),
  )
}

/** `manifest.json`: what was written, with its hashes, and from what. */
async function manifest(opened: Case, { files, removed, agreed }: Made, draft: boolean): Promise<string> {
  const { state, seq } = await opened.store.state()
  const of = (role: "draft" | "revision") => {
    const version = state.version.get(role)
    return version ? { file: version.file, sha256: version.sha256, tracked: version.tracked } : null
  }
  const written = [...files].map(([file, bytes]) => ({
    file,
    audience: INTERNAL.test(file) ? "internal" : "public",
    bytes: bytes.length,
    sha256: digest(bytes),
    // LibreOffice writes the time into a PDF: the same again has other bytes.
    ...(file.endsWith(".pdf") ? { from: file.replace(/pdf$/, "docx"), by: "LibreOffice", repeatable: false } : {}),
    ...(removed.has(file) ? { removed: removed.get(file) } : {}),
  }))
  const value = {
    format: "akaire-manifest/1",
    stamped: draft,
    event: seq,
    draft: of("draft"),
    revision: of("revision"),
    files: written,
    checked: agreed,
  }
  return `${JSON.stringify(value, null, 2)}\n`
}

/** Writes the publications to a folder; refused, with nothing written, while the check finds an error (unless as a stamped draft). */
export async function publish(opened: Case, directory: string, options: PublishOptions): Promise<PublishOutcome> {
  const { ledger } = await opened.ledger()
  const blockers = options.draft ? [] : check(ledger).filter(finding => finding.severity === "error")
  if (blockers.length > 0) return { directory, files: [], blockers, checked: [] }
  const made = await make(opened, options)
  for (const [name, bytes] of made.files) writeFile(join(directory, name), bytes)
  writeFile(join(directory, "manifest.json"), await manifest(opened, made, options.draft))
  return { directory, files: [...made.files.keys(), "manifest.json"], blockers: [], checked: made.agreed }
}
