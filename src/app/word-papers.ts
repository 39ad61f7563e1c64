import { UserError } from "../model/errors.ts"
import type { DocxSource } from "../ooxml/block-source.ts"
import { PartTrees } from "../ooxml/canonical-trees.ts"
import { partXml } from "../ooxml/package.ts"
import { resolveRevisions } from "../ooxml/resolve-revisions.ts"
import { publishRedline } from "../publishers/redline.ts"
import { publishStruck } from "../publishers/struck.ts"
import { readDocx } from "../readers/plan-docx.ts"
import type { NamedFile } from "./files.ts"
import { type ProofSides, proofForm, proveRedline } from "./redline-proof.ts"
import { comparePlans, digest } from "./versions.ts"

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

/** Who the tracked changes are by, and when, where it was said; null: the defaults (design.md, decision 9). */
export interface Signed {
  readonly author: string | null
  /** ISO date, or instant in UTC. */
  readonly date: string | null
}

/** Nobody said anything. */
const UNSIGNED: Signed = { author: null, date: null }

/** Author of tracked changes where nobody is named. */
const AUTHOR = "Akaire"
/** Date of tracked changes where the revision does not say when it was saved. */
const NO_DATE = "1980-01-01T00:00:00Z"

/** When the revision was last saved, as it says itself. */
function savedAt({ pkg }: DocxSource): string {
  const core = pkg.parts.get("docProps/core.xml")
  const text = core ? new TextDecoder().decode(core) : ""
  return /<dcterms:modified[^>]*>(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)</.exec(text)?.[1] ?? NO_DATE
}

/** A version without tracked changes of its own, read. */
function plain({ file, tracked }: WordVersion) {
  const bytes = resolveRevisions(file.name, file.bytes, tracked === "accepted" ? "accept" : "reject")
  return readDocx(file.name, bytes, digest(bytes))
}

/** The parts of a file that was read; what was parsed for reading is not parsed again. */
const treesOf = ({ pkg, parts }: DocxSource): PartTrees =>
  new PartTrees(pkg, part => parts.get(part) ?? partXml(pkg, part))

/** Reads the date of tracked changes as typed: "2026-03-31" or "2026-03-31T09:00:00Z". */
export function parseInstant(typed: string): string {
  const instant = /^\d{4}-\d\d-\d\d$/.test(typed) ? `${typed}T00:00:00Z` : typed
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(instant) && !Number.isNaN(Date.parse(instant))) return instant
  throw new UserError(
    { ja: `「${typed}」は日時ではありません。`, en: `"${typed}" is no date.` },
    { ja: "2026-03-31 の形で指定してください。", en: "Write it as 2026-03-31." },
  )
}

/** Compares and writes. What was parsed for it is given up when it ends: the proof needs only what both sides must give. */
function written(draft: WordVersion, revision: WordVersion, signed: Signed) {
  const [before, after] = [plain(draft), plain(revision)]
  const comparison = comparePlans(before.reading.value, after.reading.value)
  const authorship = { author: signed.author ?? AUTHOR, date: signed.date ?? savedAt(after.source) }
  const redline = publishRedline(comparison, before.source, after.source, authorship)
  const sides: ProofSides = { draft: proofForm(treesOf(before.source)), revision: proofForm(treesOf(after.source)) }
  return { redline, sides }
}

/** Makes the Word papers, and proves them before it hands them out: see `proveRedline`. */
export function makeWordPapers(draft: WordVersion, revision: WordVersion, signed: Signed = UNSIGNED): WordPapers {
  const { redline, sides } = written(draft, revision, signed)
  const { name } = revision.file
  proveRedline(name, redline, sides)
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
