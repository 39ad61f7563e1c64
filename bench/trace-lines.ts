import type { Block, BlockId } from "../src/model/plan.ts"

/** Lines of a text file, from 1, both included. */
export interface Lines {
  readonly first: number
  readonly last: number
}

/** Signs that Markdown has no use for: what a line and the paragraph read from it have in common. */
const signs = (text: string): string => text.normalize("NFC").replace(/[^\p{L}\p{Nd}]/gu, "")

/** How much of a paragraph must stand in its line. */
const ENOUGH = 24
/** Shorter ones must be the whole line. */
const SHORT = 8
/** How many lines ahead a paragraph is looked for: more than a table or a run of pictures takes. */
const AHEAD = 40

/** Where the paragraphs of a Markdown file stand in it. One that cannot be told apart from its neighbours has no lines. */
export function linesOf(blocks: readonly Block[], source: string): ReadonlyMap<BlockId, Lines> {
  const lines = source.split(/\r?\n/).map(signs)
  const found = new Map<BlockId, Lines>()
  let from = 0
  for (const { id, text, cell } of blocks) {
    const key = signs(text.split("\n")[0] ?? "").slice(0, ENOUGH)
    if (key === "") continue
    const isIn = (line: string) =>
      line.includes(key) && (cell !== null || key.length >= SHORT || line.length - key.length <= 2)
    const start = cell === null ? from : Math.max(0, from - 1)
    const ahead = lines.slice(start, start + AHEAD).findIndex(isIn)
    if (ahead < 0) continue
    const first = start + ahead + 1
    const last = first + text.trimEnd().split("\n").length - 1
    found.set(id, { first, last })
    from = last
  }
  return found
}
