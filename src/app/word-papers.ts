import { Bug, UserError } from "../model/errors.ts"
import { bodyBlocks, bufferOf } from "../ooxml/body-blocks.ts"
import { type OoxmlPackage, openPackageApart, packageOfParts } from "../ooxml/package.ts"
import { resolvedPackage, resolveRevisions } from "../ooxml/resolve-revisions.ts"
import { readZipApart, writeZipApart } from "../ooxml/zip.ts"
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
  /** Whether anything changed. */
  readonly different: boolean
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

/** Parts of a redline, by name, and whether there is anything to tell in it. */
interface Written {
  readonly parts: ReadonlyMap<string, Uint8Array>
  readonly different: boolean
}

/** Reads, compares and writes. */
function written(draft: OoxmlPackage, revision: OoxmlPackage, signed: Signed): Written {
  const [before, after] = [readPackage(draft, ""), readPackage(revision, "")]
  const comparison = comparePlans(before.reading.value, after.reading.value)
  const parts = redlineParts(comparison, before.source, after.source, authorshipOf(after.source, signed))
  return { parts, different: comparison.changes.length > 0 }
}

/** Two versions without tracked changes of their own, and without what can be set aside. */
async function opened(draft: WordVersion, revision: WordVersion) {
  const open = async ({ file }: WordVersion) => cut(await openPackageApart(file.name, file.bytes))
  const [a, b] = await Promise.all([open(draft), open(revision)])
  const short = setAside(a, b)
  // What is set aside holds no tracked changes: only what is left is looked through for them.
  const isPlain = (pkg: OoxmlPackage, version: WordVersion) => resolved(pkg, version) === pkg
  if (short && isPlain(short.draft, draft) && isPlain(short.revision, revision)) return { draft: a, revision: b, short }
  const [plainA, plainB] = [resolved(a.pkg, draft), resolved(b.pkg, revision)]
  if (plainA === a.pkg && plainB === b.pkg) return { draft: a, revision: b, short }
  const plain = { draft: cut(plainA), revision: cut(plainB) }
  return { ...plain, short: setAside(plain.draft, plain.revision) }
}

/** Packs parts while they are proved, and reads back what was packed: it is what was proved, byte for byte. */
async function packed(pkg: OoxmlPackage, proof: Promise<void>): Promise<Uint8Array> {
  const packing = writeZipApart(pkg.parts)
  const reading = packing.then(bytes => readZipApart(pkg.file, bytes))
  const [bytes, read] = await Promise.all([packing, reading, proof])
  for (const [name, part] of pkg.parts)
    if (!bufferOf(read.get(name) ?? new Uint8Array()).equals(part) || read.size !== pkg.parts.size)
      throw new Bug(`${pkg.file}: ${name} was not packed as it is`)
  return bytes
}

/**
 * Makes a redline, and proves it before it is handed out: see `proveRedline`. What can be set aside is; where that goes
 * wrong in any way, everything is looked at.
 */
async function redlineOf(before: WordVersion, after: WordVersion, signed: Signed) {
  const { draft, revision, short } = await opened(before, after)
  const proved = async ({ parts, different }: Written) => {
    const pkg = packageOfParts(after.file.name, parts)
    return { redline: await packed(pkg, proveRedline(pkg, draft, revision)), different }
  }
  const whole = () => proved(written(draft.pkg, revision.pkg, signed))
  if (!short) return whole()
  try {
    const made = written(short.draft, short.revision, signed)
    const parts = short.restored(made.parts)
    return parts ? await proved({ ...made, parts }) : await whole()
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return whole()
  }
}

/** Makes the Word papers, and proves them before it hands them out. */
export async function makeWordPapers(
  draft: WordVersion,
  revision: WordVersion,
  signed: Signed = UNSIGNED,
): Promise<WordPapers> {
  const { name } = revision.file
  const { redline, different } = await redlineOf(draft, revision, signed)
  return {
    redline,
    different,
    get struck() {
      return publishStruck(name, redline)
    },
    get clean() {
      return resolveRevisions(name, redline, "accept")
    },
  }
}
