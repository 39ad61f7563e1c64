import type { BlockSource, DocxSource } from "../ooxml/block-source.ts"
import { encodePart } from "../ooxml/package.ts"
import type { XmlPart } from "../ooxml/xml.ts"
import { writeZip } from "../ooxml/zip.ts"
import { EditedRuns, type TextEdit } from "./edited-runs.ts"
import { slotsOf } from "./edited-slots.ts"
import { twinSplices } from "./edited-twins.ts"
import { spliced } from "./redline-splice.ts"

/**
 * Writes a plan's own Word file with some of its text replaced. What is not replaced stays byte for byte: other parts,
 * other elements, formatting, fields' codes, comments, tracked changes that stand in the file (the edit acts on the side
 * that was read). Throws `UserError` where text is not written in runs: inside furigana or a field that shows its code.
 *
 *   個人[情報/データ]   <w:t>個人情報</w:t>  →  <w:t>個人データ</w:t>
 */
export function publishEdited(source: DocxSource, edits: readonly TextEdit[]): Uint8Array {
  const parts = new Map(source.pkg.parts)
  for (const [name, part] of source.parts) {
    const own = edits.flatMap(edit => {
      const block = source.blocks.get(edit.block)
      return block?.part === name ? [{ edit, block }] : []
    })
    if (own.length > 0) parts.set(name, encodePart(source.pkg.parts.get(name), editedText(source, part, own)))
  }
  return writeZip(parts)
}

interface PlacedEdit {
  readonly edit: TextEdit
  readonly block: BlockSource
}

/** The XML of a part with the edits in it. */
function editedText({ pkg }: DocxSource, part: XmlPart, edits: readonly PlacedEdit[]): string {
  const { root, source } = part
  const blocks = new Set(edits.map(({ block }) => block))
  const slots = slotsOf(root, blocks)
  const runs = new EditedRuns(pkg.file, source)
  for (const { edit, block } of edits) runs.replace(edit, slots.get(block) ?? [])
  const splices = runs.splices()
  const twins = twinSplices(part, new Set([...blocks].map(({ element }) => element)), splices)
  return spliced(source, 0, source.length, [...splices, ...twins])
}
