import { UserError } from "../model/errors.ts"
import type { Plan } from "../model/plan.ts"
import { isEdited, replacedTexts } from "./edit-proof.ts"
import type { NamedFile } from "./files.ts"
import type { Occurrence } from "./occurrences.ts"
import { planOf } from "./versions.ts"

/** Most places of the source that are tried for one occurrence: each is read back. */
const TRIED = 64

const BOM = "\ufeff"

/** The text of a UTF-8 file, with its mark; null for any other encoding. */
function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/**
 * Replaces occurrences in a plan in plain text or Markdown. Where one stands in the source is not guessed: each place that
 * holds the words is tried until the file, read back, says exactly what it should.
 */
export function editedText(file: NamedFile, plan: Plan, occurrences: readonly Occurrence[], fresh: string): Uint8Array {
  if (!/\.(md|markdown|txt)$/i.test(file.name)) throw notEditable(file.name, "HTML のため", "it is HTML")
  const source = utf8(file.bytes)
  if (source === null || (source.match(/\0/g)?.length ?? 0) > 0)
    throw notEditable(file.name, "UTF-8 ではないため", "it is not in UTF-8")
  let edited = { source, plan }
  // From the end, so that those before still stand where they were found.
  for (const occurrence of occurrences.toReversed()) edited = withReplaced(file.name, edited, occurrence, fresh)
  return new TextEncoder().encode(edited.source)
}

interface ReadText {
  readonly source: string
  readonly plan: Plan
}

/** A text with one occurrence replaced; the block may have changed already behind it. */
function withReplaced(name: string, { source, plan }: ReadText, occurrence: Occurrence, fresh: string): ReadText {
  const { block, from, to } = occurrence
  const words = block.text.slice(from, to)
  const current = plan.blocks.find(each => each.id === block.id) ?? block
  const texts = replacedTexts([{ ...occurrence, block: current }], fresh)
  for (const at of sourcePlaces(source, words, ordinal(plan, occurrence))) {
    const bytes = source.slice(0, at) + fresh + source.slice(at + words.length)
    const read = readBack(name, bytes)
    if (read && isEdited(read, plan, texts) && sameKinds(read, plan, block.id)) return { source: bytes, plan: read }
  }
  throw notEditable(
    name,
    `「${words}」が書式の記号で分かれているか、直すと段落の形が変わるため`,
    `"${words}" is cut by signs of formatting, or the paragraph would take another shape`,
  )
}

/** How many times the words stand before the occurrence in the plan's text. */
function ordinal(plan: Plan, { block, from, to }: Occurrence): number {
  const words = block.text.slice(from, to)
  const count = (text: string) => text.split(words).length - 1
  const index = plan.blocks.findIndex(each => each.id === block.id)
  return plan.blocks.slice(0, index).reduce((sum, each) => sum + count(each.text), count(block.text.slice(0, from)))
}

/** Where the words stand in the source: the likely place first. */
function sourcePlaces(source: string, words: string, likely: number): readonly number[] {
  const places: number[] = []
  const start = source.startsWith(BOM) ? 1 : 0
  for (let at = source.indexOf(words, start); at >= 0; at = source.indexOf(words, at + 1)) places.push(at)
  return places
    .map((at, i) => ({ at, far: Math.abs(i - likely) }))
    .sort((a, b) => a.far - b.far)
    .slice(0, TRIED)
    .map(({ at }) => at)
}

function readBack(name: string, source: string): Plan | null {
  try {
    return planOf({ name, bytes: new TextEncoder().encode(source) }).value
  } catch (error) {
    if (error instanceof UserError) return null
    throw error
  }
}

/** True when every other block is still of its kind. */
const sameKinds = (edited: Plan, plan: Plan, but: string): boolean =>
  plan.blocks.every(({ id, kind, level, style, label }, i) => {
    const other = edited.blocks[i]
    return (
      id === but || (other?.kind === kind && other.level === level && other.style === style && other.label === label)
    )
  })

/** Says that a file must be edited in its own program, and why. */
const notEditable = (file: string, ja: string, en: string): UserError =>
  new UserError(
    { ja: `${file} は${ja}、ここでは直せません。`, en: `${file} cannot be edited here: ${en}.` },
    {
      ja: "元のソフトで直し、akaire revise で読み込んでください。",
      en: "Edit it in its own program, and load it with akaire revise.",
    },
  )
