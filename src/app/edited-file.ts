import { refine } from "../compare/refine.ts"
import { Bug } from "../model/errors.ts"
import type { Block, BlockId, Plan } from "../model/plan.ts"
import { publishEdited } from "../publishers/edited-plan.ts"
import type { TextEdit } from "../publishers/edited-runs.ts"
import { readDocx } from "../readers/plan-docx.ts"
import { replacedTexts } from "./edit-proof.ts"
import { editedText } from "./edited-text.ts"
import type { NamedFile } from "./files.ts"
import type { Occurrence } from "./occurrences.ts"
import { digest, isWord, wordCuts } from "./versions.ts"

/**
 * Makes a new file of a plan's with the occurrences replaced. Throws `UserError` where the file can't be edited here.
 * `plan` is what the file is read as.
 */
export function editedFile(file: NamedFile, plan: Plan, occurrences: readonly Occurrence[], fresh: string): Uint8Array {
  const texts = replacedTexts(occurrences, fresh)
  if (!isWord(file)) return editedText(file, plan, occurrences, fresh)
  const { source } = readDocx(file.name, file.bytes, digest(file.bytes))
  const edits = [...texts].flatMap(([id, text]) => blockEdits(plan, id, text, occurrences))
  return publishEdited(source, edits)
}

/**
 * What of a block's text changes, as the comparison will say it: words that both sides share keep their formatting. Text
 * that is inserted takes the formatting of a neighbour in the text that is replaced.
 */
function blockEdits(plan: Plan, id: BlockId, text: string, occurrences: readonly Occurrence[]): readonly TextEdit[] {
  const block = plan.blocks.find(each => each.id === id)
  if (!block) throw new Bug(`no block ${id}`)
  const own = occurrences.filter(each => each.block.id === id)
  return refine([bare(block, block.text)], [bare(block, text)], wordCuts, { precise: true }).map(edit => {
    const [from, to] = edit.draft
    const isStart = own.some(each => each.from === from) || from === 0
    return { block: id, from, to, text: edit.added, like: from < to || isStart ? from : from - 1 }
  })
}

const bare = (block: Block, text: string): Block => ({
  ...block,
  text,
  format: [],
  fields: [],
  objects: [],
  ruby: [],
})
