import { UserError } from "../model/errors.ts"
import { bodyBlocks } from "../ooxml/body-blocks.ts"
import { type OoxmlPackage, openPackage } from "../ooxml/package.ts"
import { resolvedPackage, resolveRevisions } from "../ooxml/resolve-revisions.ts"
import { writeZip } from "../ooxml/zip.ts"
import { redlineParts } from "../publishers/redline.ts"
import { publishStruck } from "../publishers/struck.ts"
import { readPackage } from "../readers/plan-docx.ts"
import { authorshipOf, type Signed } from "./authorship.ts"
import type { NamedFile } from "./files.ts"
import type { CutPackage } from "./proof-short.ts"
import { proveRedline } from "./redline-proof.ts"
import { setAside } from "./set-aside.ts"
import { comparePlans } from "./versions.ts"

/** The revised plan in Word, three ways, all from one comparison; each is made when it is asked for. */
export interface WordPapers {
  /** 見え消し with tracked changes: rejecting all gives the draft, accepting all the revision. */
  readonly redline: Uint8Array
  /** 見え消し in plain looks. */
  readonly struck: Uint8Array
  /** 溶け込み: the redline with everything accepted. */
  readonly clean: Uint8Array
}

/** A version in Word, and which side of the tracked changes that already stand in it is meant. */
export interface WordVersion {
  readonly file: NamedFile
  readonly tracked: "accepted" | "rejected"
}

/** Nobody said anything. */
const UNSIGNED: Signed = { author: null, date: null }

const cut = (pkg: OoxmlPackage): CutPackage => ({ pkg, body: bodyBlocks(pkg) })

const resolved = (pkg: OoxmlPackage, { tracked }: WordVersion): OoxmlPackage =>
  resolvedPackage(pkg, tracked === "accepted" ? "accept" : "reject")

/** Reads the date of tracked changes as typed: "2026-03-31" or "2026-03-31T09:00:00Z". */
export function parseInstant(typed: string): string {
  const instant = /^\d{4}-\d\d-\d\d$/.test(typed) ? `${typed}T00:00:00Z` : typed
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(instant) && !Number.isNaN(Date.parse(instant))) return instant
  throw new UserError(
    { ja: `「${typed}」は日時ではありません。`, en: `"${typed}" is no date.` },
    { ja: "2026-03-31 の形で指定してください。", en: "Write it as 2026-03-31." },
  )
}

/** Reads, compares and writes: the parts of a redline. */
function written(draft: OoxmlPackage, revision: OoxmlPackage, signed: Signed): ReadonlyMap<string, Uint8Array> {
  const [before, after] = [readPackage(draft, ""), readPackage(revision, "")]
  const comparison = comparePlans(before.reading.value, after.reading.value)
  return redlineParts(comparison, before.source, after.source, authorshipOf(after.source, signed))
}

/** Two versions without tracked changes of their own, and without what can be set aside. */
function opened(draft: WordVersion, revision: WordVersion) {
  const [a, b] = [draft, revision].map(({ file }) => cut(openPackage(file.name, file.bytes))) as [
    CutPackage,
    CutPackage,
  ]
  const short = setAside(a, b)
  // What is set aside holds no tracked changes: only what is left is looked through for them.
  const isPlain = (pkg: OoxmlPackage, version: WordVersion) => resolved(pkg, version) === pkg
  if (short && isPlain(short.draft, draft) && isPlain(short.revision, revision)) return { draft: a, revision: b, short }
  const [plainA, plainB] = [resolved(a.pkg, draft), resolved(b.pkg, revision)]
  if (plainA === a.pkg && plainB === b.pkg) return { draft: a, revision: b, short }
  const plain = { draft: cut(plainA), revision: cut(plainB) }
  return { ...plain, short: setAside(plain.draft, plain.revision) }
}

/**
 * Makes a redline, and proves it before it is handed out: see `proveRedline`. What can be set aside is; where that goes
 * wrong in any way, everything is looked at.
 */
function redlineOf(before: WordVersion, after: WordVersion, signed: Signed): Uint8Array {
  const { draft, revision, short } = opened(before, after)
  const whole = () => written(draft.pkg, revision.pkg, signed)
  const proved = (parts: ReadonlyMap<string, Uint8Array>) => {
    const redline = writeZip(parts)
    proveRedline(after.file.name, redline, draft, revision)
    return redline
  }
  if (!short) return proved(whole())
  try {
    return proved(short.restored(written(short.draft, short.revision, signed)) ?? whole())
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return proved(whole())
  }
}

/** Makes the Word papers, and proves them before it hands them out. */
export function makeWordPapers(draft: WordVersion, revision: WordVersion, signed: Signed = UNSIGNED): WordPapers {
  const { name } = revision.file
  const redline = redlineOf(draft, revision, signed)
  return {
    redline,
    get struck() {
      return publishStruck(name, redline)
    },
    get clean() {
      return resolveRevisions(name, redline, "accept")
    },
  }
}
