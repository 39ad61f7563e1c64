import { refine } from "../compare/refine.ts"
import type { Block, Plan } from "../model/plan.ts"
import { publishEdited } from "../publishers/edited-plan.ts"
import type { TextEdit } from "../publishers/edited-runs.ts"
import { readDocx } from "../readers/plan-docx.ts"
import { editedText } from "./edited-text.ts"
import type { NamedFile } from "./files.ts"
import type { Occurrence } from "./occurrences.ts"
import { digest, isWord, wordCutter } from "./versions.ts"

/**
 * Makes a new file of a plan's with the occurrences replaced. Throws `UserError` where the file can't be edited here.
 * `plan` is what the file is read as.
 */
export function editedFile(file: NamedFile, plan: Plan, occurrences: readonly Occurrence[], fresh: string): Uint8Array {
  if (!isWord(file)) return editedText(file, plan, occurrences, fresh)
  const { source } = readDocx(file.name, file.bytes, digest(file.bytes))
  return publishEdited(
    source,
    occurrences.flatMap(occurrence => textEdits(occurrence, fresh)),
  )
}

/**
 * What of the words changes, cut as the comparison cuts: words that both sides share keep their formatting. Text that is
 * inserted takes the formatting of a neighbour among the words.
 */
function textEdits({ block, from, to }: Occurrence, fresh: string): readonly TextEdit[] {
  const edits = refine([bare(block, block.text.slice(from, to))], [bare(block, fresh)], wordCutter(), { precise: true })
  return edits.map(({ draft: [start, end], added }) => ({
    block: block.id,
    from: from + start,
    to: from + end,
    text: added,
    like: from + (start < end || start === 0 ? start : start - 1),
  }))
}

/** A block with nothing but these words. */
const bare = (block: Block, text: string): Block => ({
  ...block,
  text,
  format: [],
  fields: [],
  objects: [],
  ruby: [],
})
