import type { PartTrees } from "./canonical-trees.ts"
import { type FlowMark, MarkFlow } from "./mark-flow.ts"

/** A bookmark's or comment's mark that stands elsewhere than in the file that the redline was made of. */
export interface MisplacedMark {
  readonly side: "draft" | "revision"
  /** "start" or "end", and the bookmark's name or what the comment says. */
  readonly mark: string
}

const START = /bookmarkStart|commentRangeStart/
/** Where the editor left off; Word sets it with every save. */
const LAST_EDIT = /^bookmark (?:start|end) _GoBack$/

/**
 * The first mark of a bookmark, or of a comment's range, in the main part that stands in the wrong place; null for none. A
 * mark has one place in a file, and tracked changes cannot say that it moves (ECMA-376 17.13.6). So this is asked:
 *
 * - with everything rejected, each of the draft's marks is where the draft has it. Only in a row or cell that goes a mark
 *   that stays has no such place, and may be elsewhere;
 * - with everything accepted, each mark that only the revision has is where the revision has it;
 * - one that both have is where the revision has it, too, if its paragraph in the redline has a place that is the draft's
 *   and the revision's at once; else the draft's place counts.
 *
 * Places are counted from the start of the part, so this holds for documents that are equal otherwise.
 */
export function misplacedMark(redline: PartTrees, draft: PartTrees, revision: PartTrees): MisplacedMark | null {
  const flows = { draft: flowOf(draft), revision: flowOf(revision) }
  if (!flows.draft && !flows.revision) return null
  const both = MarkFlow.of(redline)
  const before = flows.draft?.marks() ?? NONE
  const after = flows.revision?.marks() ?? NONE
  const found = both.marks()
  for (const [mark, { rejected }] of before) {
    const own = found.get(mark)
    if (!own?.isRejected || own.rejected === rejected) continue
    if (both.hasRejected(rejected)) return { side: "draft", mark }
  }
  for (const [mark, { accepted }] of after) {
    const own = found.get(mark)
    if (!own?.isAccepted || own.accepted === accepted || LAST_EDIT.test(mark)) continue
    const other = before.get(mark)
    if (!other || both.hasPlace(own, other.rejected, accepted)) return { side: "revision", mark }
  }
  return null
}

const NONE: ReadonlyMap<string, FlowMark> = new Map()

/** Null for a document without such marks. */
const flowOf = (trees: PartTrees): MarkFlow | null => {
  const flow = MarkFlow.of(trees)
  return START.test(flow.source) ? flow : null
}
