import { rmSync } from "node:fs"
import type { Consultation } from "../model/consultation.ts"
import type { Warning } from "../model/reading.ts"
import { type Case, createCase, type Report } from "./case.ts"
import { consultationField } from "./consultation.ts"
import { checkFree } from "./locate.ts"
import { PLAIN, takeIn } from "./take-in.ts"
import { loadTracked, loadVersion } from "./versions.ts"

/** What a case may start with; each part can come later too. */
export interface NewCaseParts {
  readonly draft: string | null
  readonly revision: string | null
  /** A Word file with tracked changes that is both versions; instead of the two. */
  readonly tracked: string | null
  readonly comments: readonly string[]
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
  if (parts.tracked !== null) reports.push(await loadTracked(opened, parts.tracked))
  if (parts.draft !== null) reports.push(await loadVersion(opened, "draft", parts.draft))
  if (parts.revision !== null) reports.push(await loadVersion(opened, "revision", parts.revision))
  if (parts.comments.length > 0) reports.push(await takeIn(opened, parts.comments, PLAIN))
  return reports
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
