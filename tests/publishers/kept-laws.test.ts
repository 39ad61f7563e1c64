import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { keptDifference } from "../../src/app/kept-proof.ts"
import { proofForm } from "../../src/app/redline-proof.ts"
import { UserError } from "../../src/model/errors.ts"
import { openTrees } from "../../src/ooxml/canonical-trees.ts"
import { lintRedline } from "../../src/ooxml/lint-redline.ts"
import { resolveRevisions } from "../../src/ooxml/resolve-revisions.ts"
import { readZip } from "../../src/ooxml/zip.ts"
import { isOfSecond, keptRedline, trackedDraft } from "./kept-made.ts"
import { doc } from "./redline-model.ts"
import { packageOf } from "./redline-package.ts"
import { revised, steps } from "./redline-revise.ts"

/** Many more documents: AKAIRE_LONG=1. */
const RUNS = process.env.AKAIRE_LONG ? 3000 : 12

/** What 甲 began with, what 甲 made of it, and what 乙 makes of that. */
const versions = fc.tuple(doc, steps, steps).map(([plan, first, second]) => {
  const draft = revised(plan, first)
  return { former: packageOf(plan), draft: packageOf(draft), revision: packageOf(revised(draft, second)) }
})

/**
 * Null where both change what has one record only: that is said, and nothing is written. Nor where a bookmark of a row that
 * goes would strand in a row that the first author inserted (one in a thousand of these documents).
 */
function keptOr(draft: Uint8Array, revision: Uint8Array): Uint8Array | null {
  try {
    return keptRedline(draft, revision)
  } catch (error) {
    if (error instanceof UserError && /the draft and the new changes both change|part bookmarks/.test(error.text.en))
      return null
    throw error
  }
}

describe("whatever was tracked before", () => {
  test("accepting all gives the revision, rejecting all what was first, rejecting 乙 the draft with its changes", () => {
    fc.assert(
      fc.property(versions, ({ former, draft, revision }) => {
        const tracked = trackedDraft(former, draft)
        const kept = keptOr(tracked, revision)
        if (!kept) return
        const sides = {
          draft: openTrees("draft", tracked),
          revision: proofForm(openTrees("revision", revision)),
          isOwn: isOfSecond(kept, tracked),
        }
        expect(keptDifference(openTrees("kept", kept), sides)).toBeNull()
        expect(proofForm(openTrees("f", resolveRevisions("kept", kept, "reject")))).toEqual(
          proofForm(openTrees("f", former)),
        )
        const known = new Set(lintRedline("draft", tracked))
        expect(lintRedline("kept", kept).filter(finding => !known.has(finding))).toEqual([])
      }),
      { numRuns: RUNS },
    )
  })

  test("a draft that is not revised stays byte for byte, tracked changes and all", () => {
    fc.assert(
      fc.property(versions, ({ former, draft }) => {
        const tracked = trackedDraft(former, draft)
        const plain = resolveRevisions("draft", tracked, "accept")
        expect(readZip("kept", keptRedline(tracked, plain))).toEqual(readZip("draft", tracked))
      }),
      { numRuns: Math.ceil(RUNS / 5) },
    )
  })
})
