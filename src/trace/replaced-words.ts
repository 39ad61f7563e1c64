import type { Change, ChangeId, Edit } from "../model/change.ts"
import { foldNotation } from "../text/fold.ts"
import { type WrittenWord, writtenWords } from "./written-words.ts"

/** A whole word that changes write in another way, or replace by another word. */
export interface ReplacedWord {
  readonly old: string
  readonly fresh: string
  readonly changes: readonly ChangeId[]
  /** In how many places the revision made it. */
  readonly times: number
  /** Only the notation differs: width, kana size, ー. */
  readonly sameWord: boolean
}

/** The word after the edits inside it. */
function rewritten(text: string, word: WrittenWord, edits: readonly Edit[]): string {
  let at = word.from
  let result = ""
  for (const { draft, added } of edits) {
    result += text.slice(at, draft[0]) + added
    at = draft[1]
  }
  return result + text.slice(at, word.to)
}

/** Words of a change's draft text that its notation and term edits replace, each time one entry. */
function replacedIn({ draft, edits }: Change): readonly (readonly [old: string, fresh: string])[] {
  const ofWords = edits.filter(edit => edit.nature === "notation" || edit.nature === "term")
  if (!draft || ofWords.length === 0) return []
  return writtenWords(draft.text).flatMap((word): readonly (readonly [string, string])[] => {
    const touching = edits.filter(edit => edit.draft[0] < word.to && edit.draft[1] > word.from)
    const isInside = touching.every(
      edit => ofWords.includes(edit) && edit.draft[0] >= word.from && edit.draft[1] <= word.to && edit.added !== "",
    )
    if (touching.length === 0 || !isInside || /^[\d０-９]+$/.test(word.text)) return []
    return [[word.text, rewritten(draft.text, word, touching)]]
  })
}

/** True where capitals alone were changed: where a sentence begins is no notation. */
const isCaseOnly = (old: string, fresh: string): boolean => old !== fresh && old.toLowerCase() === fresh.toLowerCase()

/** The words that own changes replace, each pair of old and new once. */
export function replacedWords(changes: readonly Change[]): readonly ReplacedWord[] {
  const found = new Map<string, { old: string; fresh: string; changes: Set<ChangeId>; times: number }>()
  for (const change of changes) {
    if (change.derivedFrom !== null || change.kind !== "edited") continue
    for (const [old, fresh] of replacedIn(change)) {
      if (isCaseOnly(old, fresh)) continue
      const key = `${old}\n${fresh}`
      const entry = found.get(key) ?? { old, fresh, changes: new Set(), times: 0 }
      entry.changes.add(change.id)
      entry.times++
      found.set(key, entry)
    }
  }
  return [...found.values()].map(({ changes: ids, ...entry }) => ({
    ...entry,
    changes: [...ids],
    sameWord: foldNotation(entry.old) === foldNotation(entry.fresh),
  }))
}
