import type { Message } from "../model/errors.ts"

/** How many things a message names before it only counts them. */
const NAMED = 5

/** Characters of a quoted text that a message shows. */
const SHOWN = 40

/** The first few of a list, and how many more there are. */
export function named(items: readonly string[]): Message {
  const [shown, left] = [items.slice(0, NAMED), items.length - NAMED]
  return left > 0
    ? { ja: `${shown.join("、")} ほか${left}件`, en: `${shown.join(", ")} and ${left} more` }
    : { ja: shown.join("、"), en: shown.join(", ") }
}

/** A text cut to what a message has room for, on one line. */
export function cut(text: string): string {
  const signs = [...text.replace(/\s+/g, " ").trim()]
  return signs.length > SHOWN ? `${signs.slice(0, SHOWN).join("")}⋯` : signs.join("")
}
