import { firstDifference } from "../ooxml/canonical-difference.ts"
import { openTrees } from "../ooxml/canonical-trees.ts"
import { resolvedTrees, resolveRevisions } from "../ooxml/resolve-revisions.ts"
import { hideRevisions } from "../publishers/kept-hide.ts"
import { showRevisions } from "../publishers/kept-show.ts"
import { publishRedline } from "../publishers/redline.ts"
import { readDocx } from "../readers/plan-docx.ts"
import { authorshipOf, type Signed } from "./authorship.ts"
import type { NamedFile } from "./files.ts"
import { proveKeptRedline } from "./kept-proof.ts"
import { proofForm } from "./redline-proof.ts"
import { comparePlans, digest } from "./versions.ts"

/**
 * Makes a redline in which the tracked changes that the draft came with stay with their authors and dates, and those of
 * this comparison come beside them. Compared is the draft with its changes accepted; those of the revision are accepted
 * first. Proved before it is handed out; throws a sentence where a change cannot be kept, or the proof fails.
 */
export function makeKeptRedline(draft: NamedFile, revision: NamedFile, signed: Signed): Uint8Array {
  const plain = resolveRevisions(revision.name, revision.bytes, "accept")
  const sides = { draft: openTrees(draft.name, draft.bytes), revision: proofForm(openTrees(revision.name, plain)) }
  // Where the revision says what the accepted draft says, the draft itself is the redline.
  if (!firstDifference(proofForm(resolvedTrees(sides.draft, "accept")), sides.revision)) return draft.bytes
  const hidden = hideRevisions(draft.name, draft.bytes, [plain])
  const before = readDocx(draft.name, hidden.bytes, digest(draft.bytes))
  const after = readDocx(revision.name, plain, digest(plain))
  const comparison = comparePlans(before.reading.value, after.reading.value)
  const redline = publishRedline(comparison, before.source, after.source, authorshipOf(after.source, signed))
  const kept = showRevisions(redline, { file: draft.name, original: draft.bytes, hidden })
  proveKeptRedline(draft.name, kept.bytes, { ...sides, isOwn: id => kept.isOwn(id) })
  return kept.bytes
}
