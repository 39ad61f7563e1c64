import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { dirname } from "node:path"
import type { Draft, Target } from "./target.ts"

/** Keeps what is being typed in a file beside the case, so that no crash, signal or closed window loses it. */
export interface Drafts {
  /** What was not saved last time, or null. */
  read(): Draft | null
  /** Throws when the file cannot be written. */
  keep(draft: Draft): void
  forget(): void
}

const NOWHERE: Drafts = { read: () => null, keep: () => undefined, forget: () => undefined }

/** Drafts in `file`; null: nothing is kept. */
export function draftsIn(file: string | null): Drafts {
  if (file === null) return NOWHERE
  return {
    read: () => parsed(readOrNull(file)),
    keep(draft) {
      mkdirSync(dirname(file), { recursive: true })
      // Written beside and moved: a crash leaves the old draft or the new one, never half of one.
      writeFileSync(`${file}.part`, JSON.stringify(draft), { mode: 0o600 })
      renameSync(`${file}.part`, file)
    },
    forget: () => rmSync(file, { force: true }),
  }
}

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, "utf8")
  } catch {
    return null
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null
const text = (value: unknown): value is string => typeof value === "string"
const textOrNull = (value: unknown): value is string | null => value === null || text(value)

/** A draft as it was kept, or null for anything else: a broken file must not keep the case from opening. */
export function parsed(json: string | null): Draft | null {
  try {
    const value: unknown = JSON.parse(json ?? "null")
    if (!isRecord(value) || !text(value.text) || !isRecord(value.target)) return null
    const target = targetOf(value.target)
    return target && { target, text: value.text }
  } catch {
    return null
  }
}

function targetOf(target: Record<string, unknown>): Target | null {
  const { kind, comment, comments, field, response, change, reason, publicReason, finding } = target
  if (kind === "answer" && text(comment) && textOrNull(response)) return { kind, comment, response }
  if ((kind === "summary" || kind === "note") && text(comment)) return { kind, comment }
  if (Array.isArray(comments) && comments.every(text)) {
    if (kind === "answers") return { kind, comments }
    if (kind === "assign" && (field === "assignee" || field === "unit")) return { kind, comments, field }
  }
  if (kind === "waiver" && text(finding)) return { kind, finding }
  const known = reason === "editorial" || reason === "consequential" || reason === "other"
  if (!text(change) || !known) return null
  if (kind === "public-reason") return { kind, change, reason }
  return kind === "memo" && textOrNull(publicReason) ? { kind, change, reason, publicReason } : null
}
