/** Edits (a letter more, less or other, two swapped) that turn one word into the other. Optimal string alignment. */
function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const at = (up: number, left: number) => rows[i - up]?.[j - left] ?? row[j - left] ?? 0
      const other = a[i - 1] === b[j - 1] ? 0 : 1
      let cost = Math.min(at(1, 0) + 1, (row[j - 1] ?? 0) + 1, at(1, 1) + other)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, at(2, 2) + 1)
      row.push(cost)
    }
    rows.push(row)
  }
  return rows[a.length]?.[b.length] ?? 0
}

/** Words that a person may have meant: at most two edits away and at most half of it other, nearest first; words that begin with it come too. */
export function near(typed: string, words: readonly string[]): readonly string[] {
  return words
    .map(word => ({ word, edits: word.startsWith(typed) ? 1 : distance(typed, word) }))
    .filter(({ edits }) => edits <= 2 && edits * 2 <= typed.length)
    .sort((a, b) => a.edits - b.edits)
    .map(({ word }) => word)
}
