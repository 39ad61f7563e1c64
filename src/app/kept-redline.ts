import { UserError } from "../model/errors.ts"
import { bodyBlocks } from "../ooxml/body-blocks.ts"
import { firstDifference } from "../ooxml/canonical-difference.ts"
import { PartTrees } from "../ooxml/canonical-trees.ts"
import { type OoxmlPackage, openPackage } from "../ooxml/package.ts"
import { resolvedPackage, resolvedTrees } from "../ooxml/resolve-revisions.ts"
import { writeZip } from "../ooxml/zip.ts"
import { hideRevisions } from "../publishers/kept-hide.ts"
import { type ShownRedline, showRevisions } from "../publishers/kept-show.ts"
import { redlineParts } from "../publishers/redline.ts"
import { readPackage } from "../readers/plan-docx.ts"
import { authorshipOf, type Signed } from "./authorship.ts"
import type { NamedFile } from "./files.ts"
import { proveKeptRedline } from "./kept-proof.ts"
import { type CutPackage, shortened } from "./proof-short.ts"
import { proofForm } from "./redline-proof.ts"
import { setAside } from "./set-aside.ts"
import { comparePlans } from "./versions.ts"

/** A redline beside the draft's own tracked changes. */
export interface KeptRedline {
  readonly bytes: Uint8Array
  /** How many of the draft's records of what properties were are in records of the redline, which changed the same. */
  readonly merged: number
}

const cut = (pkg: OoxmlPackage): CutPackage => ({ pkg, body: bodyBlocks(pkg) })

/** Whether the revision says what the draft says with its changes accepted. */
function isSaid(draft: CutPackage, revision: CutPackage): boolean {
  const short = shortened({ redline: draft, draft, revision })
  const accepted = resolvedTrees(new PartTrees(short.draft), "accept")
  return !firstDifference(proofForm(accepted), proofForm(new PartTrees(short.revision)))
}

/** Reads, compares and writes on the draft without its changes, and puts these back. */
function written(draft: OoxmlPackage, revision: OoxmlPackage, signed: Signed): ShownRedline {
  const hidden = hideRevisions(draft, [revision])
  const [before, after] = [readPackage(hidden.pkg, ""), readPackage(revision, "")]
  const comparison = comparePlans(before.reading.value, after.reading.value)
  const redline = redlineParts(comparison, before.source, after.source, authorshipOf(after.source, signed))
  return showRevisions(redline, { original: draft, hidden })
}

/**
 * Makes a redline in which the tracked changes that the draft came with stay with their authors and dates, and those of
 * this comparison come beside them. Compared is the draft with its changes accepted; those of the revision are accepted
 * first. Proved before it is handed out; throws a sentence where a change cannot be kept, or the proof fails. What can be
 * set aside is, as for any redline; where that goes wrong in any way, everything is looked at.
 */
export function makeKeptRedline({ name, bytes }: NamedFile, revision: NamedFile, signed: Signed): KeptRedline {
  const before = cut(openPackage(name, bytes))
  const after = cut(resolvedPackage(openPackage(revision.name, revision.bytes), "accept"))
  // Then the draft itself is the redline.
  if (isSaid(before, after)) return { bytes, merged: 0 }
  const proved = (shown: ShownRedline, parts: ShownRedline["parts"]): KeptRedline => {
    const redline = writeZip(parts)
    proveKeptRedline(name, redline, { draft: before, revision: after, shown })
    return { bytes: redline, merged: shown.mergedCount }
  }
  const whole = () => {
    const shown = written(before.pkg, after.pkg, signed)
    return proved(shown, shown.parts)
  }
  const short = setAside(before, after)
  if (!short) return whole()
  try {
    const shown = written(short.draft, short.revision, signed)
    const parts = short.restored(shown.parts)
    return parts ? proved(shown, parts) : whole()
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return whole()
  }
}
