import { diffArrays } from "diff"
import { flowOf, revisionsIn, type Sign } from "./corpus-flow.ts"

/** What a redline marks, counted as a reader sees it. */
export interface Marked {
  /** Characters that stand as inserted, deleted or moved. */
  readonly characters: number
  /** Stretches of one kind that follow each other without anything kept between: about what the revision pane lists. */
  readonly revisions: number
}

/** Counts what is marked in all stories of a redline. */
export const markedIn = (redline: Uint8Array): Marked => markedAmong(flowOf(redline))

/** Counts what is marked among signs. */
export const markedAmong = (signs: readonly Sign[]): Marked => ({
  characters: signs.reduce((sum, { status, text }) => sum + (status ? text.length : 0), 0),
  revisions: revisionsIn(signs),
})

/** Characters that have to be marked at least: paragraphs aligned at the least cost, characters compared in each pair. */
export function leastMarked(before: readonly string[], after: readonly string[]): number {
  let least = 0
  let removed: readonly string[] = []
  const flush = (added: readonly string[]) => {
    least += leastBetween(removed, added)
    removed = []
  }
  for (const part of diffArrays([...before], [...after])) {
    if (part.removed) removed = part.value
    else flush(part.added ? part.value : [])
  }
  flush([])
  return least
}

/** Above this many pairs of paragraphs, their texts are compared as one. */
const MOST_PAIRS = 4000

function leastBetween(before: readonly string[], after: readonly string[]): number {
  const length = (texts: readonly string[]) => texts.reduce((sum, text) => sum + text.length, 0)
  if (before.length === 0 || after.length === 0) return length(before) + length(after)
  if (before.length * after.length > MOST_PAIRS) return apart(before.join("\n"), after.join("\n"))
  let row = [0]
  for (const text of after) row.push((row.at(-1) ?? 0) + text.length)
  for (const text of before) {
    const next = [(row[0] ?? 0) + text.length]
    for (const [j, other] of after.entries())
      next.push(
        Math.min((row[j + 1] ?? 0) + text.length, (next[j] ?? 0) + other.length, (row[j] ?? 0) + apart(text, other)),
      )
    row = next
  }
  // Splits and joins mark less than paragraphs in pairs.
  return Math.min(row.at(-1) ?? 0, apart(before.join(""), after.join("")))
}

/** Characters of two texts that are in no longest common subsequence. */
function apart(a: string, b: string): number {
  let cost = 0
  for (const { added, removed, value } of diffArrays([...a], [...b]))
    if (added || removed) cost += value.reduce((sum, sign) => sum + sign.length, 0)
  return cost
}
