import { type Message, UserError } from "../model/errors.ts"
import type { DocxSource } from "../ooxml/block-source.ts"
import { canonicalOf, canonicalParts } from "../ooxml/canonical.ts"
import { firstDifference } from "../ooxml/canonical-difference.ts"
import { openTrees } from "../ooxml/canonical-trees.ts"
import { lintRedline, lintTrees } from "../ooxml/lint-redline.ts"
import { resolvedTrees, resolveRevisions } from "../ooxml/resolve-revisions.ts"
import { publishRedline } from "../publishers/redline.ts"
import { publishStruck } from "../publishers/struck.ts"
import { readDocx } from "../readers/plan-docx.ts"
import type { NamedFile } from "./files.ts"
import { comparePlans, digest } from "./versions.ts"

/** The revised plan in Word, three ways, all from one comparison. */
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

/** Author of tracked changes where nobody is named (design.md, decision 9). */
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
  return { bytes, ...readDocx(file.name, bytes, digest(bytes)) }
}

/** Makes the Word papers, and proves them before it hands them out: see `proveRedline`. */
export function makeWordPapers(draft: WordVersion, revision: WordVersion): WordPapers {
  const [before, after] = [plain(draft), plain(revision)]
  const comparison = comparePlans(before.reading.value, after.reading.value)
  const authorship = { author: AUTHOR, date: savedAt(after.source) }
  const redline = publishRedline(comparison, before.source, after.source, authorship)
  const clean = proveRedline(redline, { draft: before.bytes, revision: after.bytes, file: revision.file.name })
  return { redline, struck: publishStruck(revision.file.name, redline), clean }
}

/** What a redline must lead to. */
interface Wanted {
  readonly draft: Uint8Array
  readonly revision: Uint8Array
  readonly file: string
}

/**
 * Proves a redline by a transform that shares no code with the writer: rejecting all gives the draft, accepting all gives
 * the revision (design.md, decision 7), and nothing in it is of a kind that Word stumbles over unless a version has it
 * already. Returns what accepting gives. Throws a sentence, and nothing is written, otherwise.
 */
export function proveRedline(redline: Uint8Array, { draft, revision, file }: Wanted): Uint8Array {
  const trees = openTrees(file, redline)
  for (const [how, bytes, reason] of [
    [
      "reject",
      draft,
      { ja: "変更をすべて元に戻したものが案と一致しません", en: "rejecting all does not give the draft" },
    ],
    [
      "accept",
      revision,
      { ja: "変更をすべて反映したものが修正案と一致しません", en: "accepting all does not give the revision" },
    ],
  ] as const) {
    const difference = firstDifference(canonicalParts(file, bytes), canonicalOf(resolvedTrees(trees, how)))
    if (difference) throw unproved(file, reason, difference.part)
  }
  const known = new Set([...lintRedline(file, draft), ...lintRedline(file, revision)])
  const [defect] = lintTrees(trees).filter(each => !known.has(each))
  if (defect !== undefined)
    throw unproved(file, { ja: "変更履歴の形が整っていません", en: "its markup is not sound" }, defect)
  return resolveRevisions(file, redline, "accept")
}

const unproved = (file: string, reason: Message, where: string): UserError =>
  new UserError(
    {
      ja: `${file}: 見え消しの検証に失敗したため、作りませんでした(${reason.ja}。${where})。`,
      en: `${file}: the redline failed its proof and was not made (${reason.en}: ${where}).`,
    },
    {
      ja: "両方の文書を Word で開き、「Word文書（.docx）」として保存し直してから試してください。",
      en: "Open both documents in Word, save them again as Word documents (.docx), and try again.",
    },
  )
