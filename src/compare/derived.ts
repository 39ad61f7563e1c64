import type { Change, ChangeId, ChangeSide, Edit } from "../model/change.ts"
import { type Block, type BlockId, isContents, type Plan } from "../model/plan.ts"

/** Fields whose results Word works out by itself: contents, pages, references, counters, and what depends on the file or the day. */
const AUTOMATIC =
  /^\s*(TOC|TOA|INDEX|PAGE|PAGEREF|NUMPAGES|SECTION|SECTIONPAGES|REF|NOTEREF|STYLEREF|SEQ|AUTONUM\w*|LISTNUM|DATE|TIME|SAVEDATE|PRINTDATE|CREATEDATE|FILENAME|FILESIZE|REVNUM|EDITTIME|NUMWORDS|NUMCHARS)\b/i

type Blocks = ReadonlyMap<BlockId, Block>

const blocksOf = (side: ChangeSide | null, blocks: Blocks): readonly Block[] =>
  side?.blocks.flatMap(id => blocks.get(id) ?? []) ?? []

/** True when a span of joined blocks lies in the result of an automatic field. */
function isAutomatic(blocks: readonly Block[], [from, to]: readonly [number, number]): boolean {
  let at = 0
  for (const { text, fields } of blocks) {
    if (from >= at && to <= at + text.length) {
      return fields.some(field => AUTOMATIC.test(field.instruction) && at + field.from <= from && to <= at + field.to)
    }
    at += text.length + 1
  }
  return false
}

/** True when a change follows by itself: a number Word counted, or edits within automatic fields only. */
function followsByItself(change: Change, draft: Blocks, revision: Blocks): boolean {
  const [before, after] = [blocksOf(change.draft, draft), blocksOf(change.revision, revision)]
  if (change.kind === "edited" && change.edits.length === 0) return true
  if ([...before, ...after].every(isContents)) return true
  if (change.kind === "inserted" || change.kind === "deleted" || change.kind === "moved") return false
  return change.edits.every(
    edit => edit.nature !== "format" && isAutomatic(before, edit.draft) && isAutomatic(after, edit.revision),
  )
}

const STRUCTURAL = new Set<Change["kind"]>(["inserted", "deleted", "moved", "split", "joined"])

/** What made Word count anew: the nearest change before it that added or took away a numbered paragraph of the same story. */
function renumberedBy(change: Change, before: readonly Change[], draft: Blocks, revision: Blocks): ChangeId | "" {
  const storyOf = (of: Change) => blocksOf(of.draft ?? of.revision, of.draft ? draft : revision)[0]?.story.kind
  const story = storyOf(change)
  const cause = before.findLast(
    earlier =>
      STRUCTURAL.has(earlier.kind) &&
      storyOf(earlier) === story &&
      [...blocksOf(earlier.draft, draft), ...blocksOf(earlier.revision, revision)].some(block => block.label !== null),
  )
  return cause?.id ?? ""
}

/** The change of the heading that a line of the contents repeats, "" when that can't be told or only the page moved. */
function headingBehind(change: Change, own: readonly Change[], draft: Blocks, revision: Blocks): ChangeId | "" {
  const says = (line: string | undefined, side: ChangeSide | null, blocks: Blocks) =>
    line === undefined ||
    blocksOf(side, blocks).some(block => block.kind === "heading" && block.text !== "" && line.includes(block.text))
  const causes = own.filter(
    cause =>
      (cause.draft !== null || cause.revision !== null) &&
      says(change.draft?.text, cause.draft, draft) &&
      says(change.revision?.text, cause.revision, revision),
  )
  return causes.length === 1 ? (causes[0]?.id ?? "") : ""
}

const onlyNumbers = (edits: readonly Edit[]): boolean =>
  edits.length > 0 && edits.every(edit => /^\d*$/.test(edit.removed) && /^\d*$/.test(edit.added))

/** Marks the changes that follow from others by themselves, with their cause where there is one. */
export function markDerived(changes: readonly Change[], plans: { draft: Plan; revision: Plan }): readonly Change[] {
  const draft = new Map(plans.draft.blocks.map(block => [block.id, block]))
  const revision = new Map(plans.revision.blocks.map(block => [block.id, block]))
  const following = new Set(changes.filter(change => followsByItself(change, draft, revision)))
  const own = changes.filter(change => !following.has(change))
  return changes.map((change, i) => {
    if (!following.has(change)) return change
    const derivedFrom =
      change.kind === "edited" && change.edits.length === 0
        ? renumberedBy(change, changes.slice(0, i), draft, revision)
        : onlyNumbers(change.edits)
          ? ""
          : headingBehind(change, own, draft, revision)
    return { ...change, derivedFrom }
  })
}
