import { comparePlans } from "../src/app/versions.ts"
import { storiesOf, type Unit } from "../src/compare/units.ts"
import type { Comparison, Edit } from "../src/model/change.ts"
import type { Block, Plan } from "../src/model/plan.ts"

/** A blank that goes where something comes (a paragraph is cut there) is part of what comes. */
const marksOf = ({ removed, added }: Edit): number => (added === "" || removed.trim() === "" ? 1 : 2)

/** What Word would list for changes: an insertion and a deletion for each replacement. */
const listed = ({ changes }: Comparison): number =>
  changes.reduce((sum, { kind, edits }) => {
    if (kind === "inserted" || kind === "deleted") return sum + 1
    const marks = edits.reduce((all, edit) => all + marksOf(edit), 0)
    return sum + marks + (kind === "moved" ? 2 : 0)
  }, 0)

const compared = (plan: Plan, draft: readonly Block[], revision: readonly Block[]): number =>
  listed(comparePlans({ ...plan, blocks: draft }, { ...plan, blocks: revision }))

const unframed = (blocks: readonly Block[]): readonly Block[] => blocks.map(block => ({ ...block, cell: null }))

/** Rows of a table that the other one does not have, between those that both begin and end with. */
function rewritten(draft: Unit, revision: Unit): readonly [draft: readonly Unit[], revision: readonly Unit[]] {
  const [a, b] = [draft.children, revision.children]
  let from = 0
  while (from < Math.min(a.length, b.length) && a[from]?.key === b[from]?.key) from++
  let rest = 0
  while (rest < Math.min(a.length, b.length) - from && a.at(-1 - rest)?.key === b.at(-1 - rest)?.key) rest++
  return [a.slice(from, a.length - rest), b.slice(from, b.length - rest)]
}

/** Revisions of rows that are paired one after the other, cell by cell; those left over come or go together. */
function inOrder(plan: Plan, [a, b]: ReturnType<typeof rewritten>): number {
  let sum = a.length === b.length ? 0 : 1
  for (let i = 0; i < Math.min(a.length, b.length); i++)
    for (const cell of a[i]?.cells ?? []) {
      const other = b[i]?.cells.find(({ column }) => column === cell.column)
      sum += compared(plan, unframed(cell.blocks), unframed(other?.blocks ?? []))
    }
  return sum
}

/** How many more revisions there would be if rewritten rows were paired in order, and not by what they say; null without any. */
export function moreInOrder(draft: Plan, revision: Plan): number | null {
  const tables = ({ blocks }: Plan) => (storiesOf(blocks).get("body") ?? []).filter(({ kind }) => kind === "table")
  const [a, b] = [tables(draft), tables(revision)]
  if (a.length !== b.length) return null
  const more = a.map((table, i) => {
    const other = b[i]
    if (!other || table.children.length === other.children.length) return 0
    return inOrder(draft, rewritten(table, other)) - compared(draft, table.blocks, other.blocks)
  })
  return more.reduce((sum, each) => sum + each, 0) || null
}
