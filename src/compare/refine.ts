import type { Edit } from "../model/change.ts"
import type { Block } from "../model/plan.ts"
import { characterEdits, type TokenEdit } from "./characters.ts"
import { formatEdits, isReframed, type Shared } from "./format.ts"
import type { Precision } from "./limits.ts"
import { natureOf } from "./nature.ts"
import { PASSES } from "./tidy.ts"
import { offsetOf, type Side, sideOf, type WordCuts } from "./tokens.ts"
import { textOf } from "./units.ts"

/** `before`: length of the text before both sides. */
function editOf({ a: [fromA, toA], b: [fromB, toB] }: TokenEdit, a: Side, b: Side, before: number): Edit {
  const draft = [offsetOf(a, fromA), offsetOf(a, toA)] as const
  const revision = [offsetOf(b, fromB), offsetOf(b, toB)] as const
  const [removed, added] = [a.text.slice(...draft), b.text.slice(...revision)]
  const shifted = ([from, to]: readonly [number, number]) => [before + from, before + to] as const
  return { draft: shifted(draft), revision: shifted(revision), removed, added, nature: natureOf(removed, added) }
}

/** The text between edits, which both sides share. */
function sharedBetween(edits: readonly Edit[], draftLength: number): readonly Shared[] {
  const shared: Shared[] = []
  let [draft, revision] = [0, 0]
  for (const edit of [...edits, null]) {
    const length = (edit?.draft[0] ?? draftLength) - draft
    if (length > 0) shared.push({ draft, revision, length })
    if (edit) [draft, revision] = [edit.draft[1], edit.revision[1]]
  }
  return shared
}

const isPlain = ({ objects }: Block): boolean => objects.length === 0

const STOP = "。"

/**
 * How much of the start and of the end two texts share in whole sentences, so that only what is between is looked at. No
 * word and no number goes on across a full stop of Japanese, so the edits are the same as those of the whole texts.
 */
function sharedSentences(a: string, b: string): { readonly before: number; readonly behind: number } {
  const most = Math.min(a.length, b.length)
  let [start, end] = [0, 0]
  while (start < most && a[start] === b[start]) start++
  while (end < most - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const stop = a.indexOf(STOP, a.length - end)
  return {
    before: start === 0 ? 0 : a.lastIndexOf(STOP, start - 1) + 1,
    behind: end === 0 || stop < 0 ? 0 : a.length - stop - 1,
  }
}

/** Two paragraphs without the sentences that they share at their start and end; others as they are. */
function withoutShared(draft: readonly Block[], revision: readonly Block[]) {
  const [a, b] = [draft[0], revision[0]]
  if (!a || !b || draft.length > 1 || revision.length > 1 || !isPlain(a) || !isPlain(b))
    return { draft, revision, before: 0 }
  const { before, behind } = sharedSentences(a.text, b.text)
  const inner = (block: Block): readonly Block[] => [
    { ...block, text: block.text.slice(before, block.text.length - behind) },
  ]
  return { draft: inner(a), revision: inner(b), before }
}

/** Edits of text, cut where a reader would. */
function textEdits(
  draft: readonly Block[],
  revision: readonly Block[],
  words: WordCuts,
  precision: Precision,
): readonly Edit[] {
  if (textOf(draft) === textOf(revision) && draft.every(isPlain) && revision.every(isPlain)) return []
  const inner = withoutShared(draft, revision)
  const [a, b] = [sideOf(inner.draft, words), sideOf(inner.revision, words)]
  const tidy = PASSES.reduce((edits, pass) => pass(edits, a, b), characterEdits(a, b, precision))
  return tidy.map(edit => editOf(edit, a, b, inner.before))
}

/**
 * What changed inside paragraphs that belong together: edits of text, sorted and apart, cut where a reader would;
 * then of the format of what stayed. A paragraph that is set otherwise has an empty edit of nature "format" at its start.
 */
export function refine(
  draft: readonly Block[],
  revision: readonly Block[],
  words: WordCuts,
  precision: Precision,
): readonly Edit[] {
  const edits = textEdits(draft, revision, words, precision)
  const text = textOf(draft)
  const format = formatEdits(draft, revision, text, sharedBetween(edits, text.length))
  const frame: readonly Edit[] = isReframed(draft, revision)
    ? [{ draft: [0, 0], revision: [0, 0], removed: "", added: "", nature: "format" }]
    : []
  return [...frame, ...edits, ...format].sort((x, y) => x.draft[0] - y.draft[0] || x.revision[0] - y.revision[0])
}
