import type { Change, Edit } from "../model/change.ts"

/** A phrase this long with the new words in it is hardly there by chance. */
const LEAST = 4

const isWithin = (text: string, at: number): boolean =>
  /[\p{L}\p{N}]/u.test(text[at - 1] ?? "") && /[a-z0-9]/i.test(text[at] ?? "") && /[a-z0-9]/i.test(text[at - 1] ?? "")

/** An edit's new words with what follows them (else with what stands before), whole words in Latin letters. */
function phrases({ revision: [from, to], added }: Edit, text: string): readonly string[] {
  if (added.trim() === "") return []
  let [start, end] = [from, to]
  while (start > 0 && isWithin(text, start)) start--
  while (end < text.length && isWithin(text, end)) end++
  let [right, left] = [end, start]
  while (right < text.length && (right - start < LEAST || isWithin(text, right))) right++
  while (left > 0 && (end - left < LEAST || isWithin(text, left))) left--
  return [text.slice(start, right), text.slice(left, end)].filter(phrase => phrase.trim().length >= LEAST)
}

/**
 * The phrase of an edited change's new text that a text says without quoting it, or null: "The interval has been changed
 * to 10 minutes." says the new words of every [15/10] minutes. What the draft says too is not new.
 */
export function newWordsIn(text: string, { draft, revision, edits }: Change): string | null {
  if (!draft || !revision) return null
  const all = edits.flatMap(edit => phrases(edit, revision.text))
  return all.find(phrase => text.includes(phrase.trim()) && !draft.text.includes(phrase.trim()))?.trim() ?? null
}
