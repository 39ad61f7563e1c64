import { diffArrays } from "diff"
import type { Plan } from "../src/model/plan.ts"

interface Cost {
  /** Characters that the diff marks as taken out or put in. */
  readonly marked: number
  readonly milliseconds: number
}

function timed(body: () => number): Cost {
  const started = performance.now()
  const marked = body()
  return { marked, milliseconds: performance.now() - started }
}

const texts = (plan: Plan): string[] => plan.blocks.map(block => block.text)
const lengthOf = (parts: readonly string[]): number => parts.reduce((sum, part) => sum + part.length, 0)

/** What the package `diff` says by itself: paragraphs that differ are wholly out and wholly in. */
export const byParagraphs = (draft: Plan, revision: Plan): Cost =>
  timed(() =>
    diffArrays(texts(draft), texts(revision))
      .filter(({ added, removed }) => added || removed)
      .reduce((sum, { value }) => sum + lengthOf(value), 0),
  )

/** The same over every character of the two plans. */
export const byCharacters = (draft: Plan, revision: Plan): Cost =>
  timed(() =>
    diffArrays([...texts(draft).join("\n")], [...texts(revision).join("\n")])
      .filter(({ added, removed }) => added || removed)
      .reduce((sum, { value }) => sum + value.length, 0),
  )

/** The product's own comparison of the same plans. */
export const byAkaire = (compare: () => { readonly changes: readonly MarkedChange[] }): Cost =>
  timed(() =>
    compare()
      .changes.flatMap(({ edits }) => edits)
      .reduce((sum, { removed, added }) => sum + removed.length + added.length, 0),
  )

interface MarkedChange {
  readonly edits: readonly { readonly removed: string; readonly added: string }[]
}
