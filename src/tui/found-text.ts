import { graphemes } from "../text/width.ts"
import { folded } from "./items.ts"
import type { Mark } from "./lines.ts"

/**
 * Where a text holds what was searched for, in UTF-16 units of the text, width, case and kind of kana aside.
 *
 *   "ＩＴの表記", "it"  →  [0, 2)
 */
export function marksOf(text: string, query: string): readonly Mark[] {
  const wanted = folded(query.trim())
  if (!wanted || text.length > MOST_MARKED || !folded(text).includes(wanted)) return []
  let flat = ""
  /** For each unit of `flat`, where its character begins and ends in `text`. */
  const from: number[] = []
  const to: number[] = []
  for (const cluster of graphemes(text)) {
    const part = folded(cluster.text)
    for (let i = 0; i < part.length; i++) {
      from.push(cluster.from)
      to.push(cluster.from + cluster.text.length)
    }
    flat += part
  }
  const marks: Mark[] = []
  for (let at = flat.indexOf(wanted); at >= 0; at = flat.indexOf(wanted, at + wanted.length)) {
    marks.push({ from: from[at] ?? 0, to: to[at + wanted.length - 1] ?? 0, style: "match" })
  }
  return marks
}

/** Longer texts are found, but not marked: their characters would be counted at every key. */
const MOST_MARKED = 20_000
