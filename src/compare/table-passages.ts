import type { Change } from "../model/change.ts"
import type { MarkedText, SidePassage } from "../model/comparison-table.ts"
import type { Block, BlockId, Span } from "../model/plan.ts"

/** One version of a comparison, and what is marked in it. */
export type SideName = "draft" | "revision"

/** What is marked in a block: stretches of its text, and whether its number is. */
export interface BlockMarks {
  readonly spans: readonly Span[]
  readonly label: boolean
}

const UNMARKED: BlockMarks = { spans: [], label: false }

/** Whether the words of an edit are the same on both sides: only their look or their reading changed. */
const isLook = ({ draft, revision }: Change["edits"][number], change: Change): boolean =>
  change.draft !== null &&
  change.revision !== null &&
  change.draft.text.slice(...draft) === change.revision.text.slice(...revision)

/** True where a change alters no word and no number. */
export const isFormatOnly = (change: Change, relabelled: boolean): boolean =>
  change.kind === "edited" && !relabelled && change.edits.every(edit => isLook(edit, change))

/**
 * What a change marks on one side, block by block: its edits there, and the number where the other side has another one.
 * `other` gives the block that stands for a block on the other side, or null.
 */
export function marksOf(
  change: Change,
  side: SideName,
  { byId, other }: { readonly byId: ReadonlyMap<BlockId, Block>; readonly other: (block: Block) => Block | null },
): ReadonlyMap<BlockId, BlockMarks> {
  const marks = new Map<BlockId, BlockMarks>()
  let at = 0
  for (const id of change[side]?.blocks ?? []) {
    const block = byId.get(id)
    if (!block) continue
    const [from, to] = [at, at + block.text.length]
    const spans = change.edits.flatMap(edit => {
      const [start, end] = [Math.max(edit[side][0], from), Math.min(edit[side][1], to)]
      return start < end ? [{ from: start - from, to: end - from }] : []
    })
    const partner = other(block)
    const label = partner ? partner.label !== block.label : change.kind === "inserted" || change.kind === "deleted"
    marks.set(id, { spans, label: label && block.label !== null })
    // The blocks of a side are joined by one line break.
    at = to + 1
  }
  return marks
}

/** A block as the table shows it. */
export function passageOf(block: Block, marks: BlockMarks = UNMARKED): SidePassage {
  const text: MarkedText[] = []
  let at = 0
  const add = (to: number, marked: boolean) => {
    if (to > at) text.push({ text: block.text.slice(at, to), marked })
    at = Math.max(at, to)
  }
  for (const { from, to } of marks.spans) {
    add(from, false)
    add(to, true)
  }
  add(block.text.length, false)
  return {
    kind: "passage",
    block: block.id,
    heading: block.kind === "heading",
    label: block.label === null ? null : { text: block.label, marked: marks.label },
    text,
    objects: block.objects.map(({ kind }) => kind),
  }
}
