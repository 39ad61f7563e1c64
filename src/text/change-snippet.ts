import type { Change } from "../model/change.ts"

/** Both sides of a change in a few words: what is shown beside its reason, and by what it is found again. */
export interface Snippet {
  /** "" for what is new. */
  readonly before: string
  /** "" for what is gone. */
  readonly after: string
}

/** The part of a change (of a comparison or as published) that its words need. */
type Sides = Pick<Change, "edits"> & {
  readonly draft: { readonly text: string } | null
  readonly revision: { readonly text: string } | null
}

/** Where a clause ends: the words around an edit go no further. */
const STOP = /[。．、，\n「」『』（）()]/

/** True in the middle of a character, and in the middle of a word in Latin letters. */
const isInside = (text: string, at: number): boolean =>
  /[\udc00-\udfff]/.test(text[at] ?? "") || (LATIN.test(text[at] ?? "") && LATIN.test(text[at - 1] ?? ""))
const LATIN = /[\p{Script=Latin}0-9]/u

/** Characters before an offset that belong to its clause, at most `most`. */
function reachLeft(text: string, at: number, most: number): number {
  let from = at
  while (from > 0 && (at - from < most || isInside(text, from)) && !STOP.test(text[from - 1] ?? "")) from--
  return at - from
}

function reachRight(text: string, at: number, most: number): number {
  let to = at
  while (to < text.length && (to - at < most || isInside(text, to)) && !STOP.test(text[to] ?? "")) to++
  return to - at
}

/**
 * The words that a change replaces, with up to `context` characters of their clause around them; the whole text of what
 * is new, gone or moved as it was.
 *
 *   対象は[34/35]類型とする。   →   before 対象は34類型とする, after 対象は35類型とする
 */
export function snippetOf({ draft, revision, edits }: Sides, context = 30): Snippet {
  const [first, last] = [edits[0], edits.at(-1)]
  if (!draft || !revision || !first || !last) return { before: draft?.text ?? "", after: revision?.text ?? "" }
  // Outside the edits both sides say the same.
  const left = reachLeft(draft.text, first.draft[0], context)
  const right = reachRight(draft.text, last.draft[1], context)
  return {
    before: draft.text.slice(first.draft[0] - left, last.draft[1] + right),
    after: revision.text.slice(first.revision[0] - left, last.revision[1] + right),
  }
}
