import { rmSync } from "node:fs"
import type { Consultation } from "../model/consultation.ts"
import { UserError } from "../model/errors.ts"
import type { Warning } from "../model/reading.ts"
import { type Case, createCase, type Report } from "./case.ts"
import { consultationField } from "./consultation.ts"
import { readFile } from "./files.ts"
import { checkFree } from "./locate.ts"
import { type Paper, readPaper } from "./paper.ts"
import { PLAIN, takeIn } from "./take-in.ts"
import { loadTracked, loadVersion } from "./versions.ts"

/** What a case may start with; each part can come later too. */
export interface NewCaseParts {
  readonly draft: string | null
  readonly revision: string | null
  /** A Word file with tracked changes that is both versions; instead of the two. */
  readonly tracked: string | null
  /** A PDF of the draft, or "libreoffice". */
  readonly pages: string | null
  readonly comments: readonly string[]
  /** A results table that was published before; absent where the case starts from comments. */
  readonly results?: string
  /** Folder of the profiles that come with the program: a table printed by one of them is read by it. */
  readonly templates?: string
  readonly title: string | null
  readonly from: string | null
  readonly to: string | null
  readonly by: string | undefined
}

/** Removes the files of a case that could not be made whole. */
export function discardCase(name: string): void {
  for (const file of [name, `${name}-wal`, `${name}-shm`]) rmSync(file, { force: true })
}

/** The steps that fill a new case, in order. */
async function fill(opened: Case, parts: NewCaseParts): Promise<readonly Report[]> {
  const fields: Partial<Consultation> = Object.assign(
    {},
    ...(["title", "from", "to"] as const).flatMap(key => {
      const value = parts[key]
      return value === null ? [] : [consultationField(key, value)]
    }),
  )
  if (Object.keys(fields).length > 0) await opened.run([{ type: "set", fields }])
  const reports: Report[] = []
  const paper = await draftPaper(parts)
  if (parts.tracked !== null) reports.push(await loadTracked(opened, parts.tracked, paper))
  if (parts.draft !== null) reports.push(await loadVersion(opened, "draft", parts.draft, paper))
  if (parts.revision !== null) reports.push(await loadVersion(opened, "revision", parts.revision))
  if (parts.comments.length > 0) reports.push(await takeIn(opened, parts.comments, PLAIN))
  if (parts.results !== undefined) {
    const { importResults } = await import("./import-results.ts")
    reports.push(await importResults(opened, parts.results, parts.templates ?? null))
    // What was typed wins over what was published.
    if (Object.keys(fields).length > 0) await opened.run([{ type: "set", fields }])
  }
  return reports
}

/** The paper that `--pages` names, which is the draft's. */
async function draftPaper({ pages, draft, tracked }: NewCaseParts): Promise<Paper | null> {
  if (!pages) return null
  const path = tracked ?? draft
  if (path === null) {
    throw new UserError(
      { ja: "--pages には案(--draft)が必要です。", en: "--pages needs a draft." },
      { ja: "--draft も指定してください。", en: "Name it with --draft." },
    )
  }
  return readPaper(pages, readFile(path), tracked === null ? "accepted" : "rejected")
}

/** Creates a case and fills it. When a part can't be read, no case is left behind. */
export async function newCase(name: string, parts: NewCaseParts): Promise<Report> {
  checkFree(name)
  const opened = await createCase(name, parts.by)
  try {
    const reports = await fill(opened, parts)
    await opened.close()
    const warnings: readonly Warning[] = reports.flatMap(done => done.warnings)
    return {
      message: {
        ja: [`${name} を作りました。`, ...reports.map(done => done.message.ja)].join("\n"),
        en: [`Created ${name} .`, ...reports.map(done => done.message.en)].join("\n"),
      },
      warnings,
      data: { case: name, parts: reports.map(done => done.data) },
    }
  } catch (error) {
    await opened.close()
    discardCase(name)
    throw error
  }
}
