import type { Change, ChangeId } from "../../model/change.ts"
import type { Finding } from "../../model/finding.ts"
import type { Ledger } from "../ledger.ts"
import type { Memory } from "../memory.ts"
import type { PlanLine } from "../plan-line.ts"
import { replacedWords } from "../replaced-words.ts"
import { wordKey, wordsOfLine, writtenWords } from "../written-words.ts"

/** Words that changes bring into the plan and that can be written in two ways, with the changes that bring them. */
function broughtIn(changes: readonly Change[]): ReadonlyMap<string, ReadonlySet<ChangeId>> {
  const found = new Map<string, Set<ChangeId>>()
  for (const { id, derivedFrom, revision, edits } of changes) {
    if (derivedFrom !== null || !revision || edits.every(edit => edit.added === "")) continue
    for (const { text, from, to } of writtenWords(revision.text)) {
      const isNew = edits.some(edit => edit.revision[0] < to && edit.revision[1] > from)
      if (!isNew || wordKey(text) === null) continue
      const ids = found.get(text) ?? new Set()
      found.set(text, ids.add(id))
    }
  }
  return found
}

/** The ways in which the plan writes each of some words, and how often. */
function formsOf(
  keys: ReadonlySet<string>,
  lines: readonly PlanLine[],
  memory: Memory,
): ReadonlyMap<string, Map<string, number>> {
  const found = new Map<string, Map<string, number>>()
  for (const line of lines) {
    for (const text of memory.of(wordsOfLine, line)) {
      const key = wordKey(text)
      if (key === null || !keys.has(key)) continue
      const forms = found.get(key) ?? new Map<string, number>()
      forms.set(text, (forms.get(text) ?? 0) + 1)
      found.set(key, forms)
    }
  }
  return found
}

/**
 * A word that a change brings in is written as the plan writes it elsewhere: サーバー and サーバ, ＩＴ and IT. A word whose
 * notation was changed on purpose is told by `old-form-left`.
 */
export function termDrift({ changes, revision, memory }: Ledger): readonly Finding[] {
  if (!revision) return []
  const brought = broughtIn(changes)
  if (brought.size === 0) return []
  const forms = formsOf(new Set([...brought.keys()].map(word => wordKey(word) ?? "")), revision, memory)
  const meant = new Set(replacedWords(changes).map(({ old, fresh }) => `${old}\n${fresh}`))
  return [...brought].flatMap(([word, ids]): readonly Finding[] => {
    const others = [...(forms.get(wordKey(word) ?? "") ?? [])].filter(
      ([form]) => form !== word && !meant.has(`${form}\n${word}`) && !brought.has(form),
    )
    return others.map(([form, times]) => ({
      rule: "term-drift",
      severity: "note",
      message: {
        ja: `修正で入った「${word}」は、修正案のほかの箇所では「${form}」と書かれています(${times}か所)。どちらかにそろえてください。`,
        en: `A change brings in "${word}", which the revision writes "${form}" elsewhere (${times} times): write it in one way.`,
      },
      comments: [],
      changes: [...ids],
      words: `${word}/${form}`,
    }))
  })
}
