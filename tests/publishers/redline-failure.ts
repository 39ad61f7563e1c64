import { proofForm, redlineDifference } from "../../src/app/redline-proof.ts"
import { openTrees } from "../../src/ooxml/canonical-trees.ts"
import { newFindings } from "../../src/ooxml/lint-redline.ts"
import { misplacedMark } from "../../src/ooxml/mark-places.ts"
import { redlineOf } from "./redline-made.ts"

/** Where the redline of two files without tracked changes fails, or null: a side, a mark, or what Word objects to. */
export function failure(draft: Uint8Array, revision: Uint8Array) {
  const [both, before, after] = [
    openTrees("redline", redlineOf(draft, revision)),
    openTrees("draft", draft),
    openTrees("revision", revision),
  ]
  const difference = redlineDifference(both, { draft: proofForm(before), revision: proofForm(after) })
  return difference ?? misplacedMark(both, before, after) ?? newFindings(both, [before, after])[0] ?? null
}
