import type { Finding } from "../../model/finding.ts"
import type { Ledger } from "../ledger.ts"
import type { Memory } from "../memory.ts"
import { cut, named } from "../naming.ts"
import type { PlanLine } from "../plan-line.ts"
import { replacedWords } from "../replaced-words.ts"
import { wordsOfLine } from "../written-words.ts"

/** Places that a term must have been replaced in before the places where it stays are told: one can be meant for its place only. */
const TERM_TIMES = 2

/** Where each of some words stands, as a whole word. */
function placesOf(
  words: ReadonlySet<string>,
  lines: readonly PlanLine[],
  memory: Memory,
): ReadonlyMap<string, readonly PlanLine[]> {
  const found = new Map<string, PlanLine[]>()
  for (const line of lines) {
    for (const text of memory.of(wordsOfLine, line)) {
      if (!words.has(text)) continue
      const standing = found.get(text)
      if (!standing) found.set(text, [line])
      else if (standing.at(-1) !== line) standing.push(line)
    }
  }
  return found
}

/**
 * A word that a change writes in another way does not stay as it was elsewhere in the plan; nor does a term that was
 * replaced in several places. A note: a statute's own spelling may have to stay.
 */
export function oldFormLeft({ changes, revision, memory }: Ledger): readonly Finding[] {
  if (!revision) return []
  const replaced = replacedWords(changes).filter(word => word.sameWord || word.times >= TERM_TIMES)
  if (replaced.length === 0) return []
  const places = placesOf(new Set(replaced.map(word => word.old)), revision, memory)
  return replaced.flatMap(({ old, fresh, changes: made }): readonly Finding[] => {
    const left = places.get(old) ?? []
    if (left.length === 0) return []
    const where = named([...new Set(left.map(line => line.place))])
    return [
      {
        rule: "old-form-left",
        severity: "note",
        message: {
          ja: `「${cut(old)}」を「${cut(fresh)}」に改めましたが、もとの形が残っている箇所があります: ${where.ja}。そろえるか、そのままでよいか確かめてください。`,
          en: `"${cut(old)}" was changed to "${cut(fresh)}", but the old form is left at: ${where.en}. Change it too, or make sure that it is meant.`,
        },
        comments: [],
        changes: made,
        words: `${old}→${fresh}`,
        details: left.map(line => line.text),
      },
    ]
  })
}
