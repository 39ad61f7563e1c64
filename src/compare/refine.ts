import type { Edit } from "../model/change.ts"
import type { Block } from "../model/plan.ts"
import { characterEdits, type TokenEdit } from "./characters.ts"
import { formatEdits, isReframed, type Shared } from "./format.ts"
import type { Precision } from "./limits.ts"
import { natureOf } from "./nature.ts"
import { PASSES } from "./tidy.ts"
import { offsetOf, type Side, sideOf, type WordCuts } from "./tokens.ts"
import { textOf } from "./units.ts"

function editOf({ a: [fromA, toA], b: [fromB, toB] }: TokenEdit, a: Side, b: Side): Edit {
  const draft = [offsetOf(a, fromA), offsetOf(a, toA)] as const
  const revision = [offsetOf(b, fromB), offsetOf(b, toB)] as const
  const [removed, added] = [a.text.slice(...draft), b.text.slice(...revision)]
  return { draft, revision, removed, added, nature: natureOf(removed, added) }
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

/** Edits of text, cut where a reader would. */
function textEdits(
  draft: readonly Block[],
  revision: readonly Block[],
  words: WordCuts,
  precision: Precision,
): readonly Edit[] {
  if (textOf(draft) === textOf(revision) && draft.every(isPlain) && revision.every(isPlain)) return []
  const [a, b] = [sideOf(draft, words), sideOf(revision, words)]
  const tidy = PASSES.reduce((edits, pass) => pass(edits, a, b), characterEdits(a, b, precision))
  return tidy.map(edit => editOf(edit, a, b))
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
