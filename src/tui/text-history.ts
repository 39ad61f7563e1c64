import type { TextArea } from "./text-area.ts"

/** Earlier moments of a text that is being written. Plain data, newest last in both directions. */
export interface TextHistory {
  readonly past: readonly TextArea[]
  readonly future: readonly TextArea[]
  /** Caret behind the character typed last, while typing runs on without a pause for anything else; else null. */
  readonly runsOn: number | null
}

export const NO_HISTORY: TextHistory = { past: [], future: [], runsOn: null }

/** Steps that can be taken back; a sitting has a few hundred. Long texts have fewer, so that memory stays bounded. */
const MOST_STEPS = 500
const MOST_CHARACTERS = 5_000_000

const stepsFor = (text: string): number =>
  Math.max(10, Math.min(MOST_STEPS, Math.floor(MOST_CHARACTERS / (text.length + 1))))

/** The history after `before` became `after`. Letters typed one after the other are one step. */
export function recorded(history: TextHistory, before: TextArea, after: TextArea): TextHistory {
  if (before.text === after.text) return history.runsOn === null ? history : { ...history, runsOn: null }
  const single = after.text.length === before.text.length + 1 && after.caret === before.caret + 1
  const letter = single && !/\s/.test(after.text.charAt(before.caret))
  const runsOn = letter ? after.caret : null
  if (letter && history.runsOn === before.caret) return { ...history, future: [], runsOn }
  return { past: [...history.past.slice(1 - stepsFor(after.text)), before], future: [], runsOn }
}

/** One step back or forth, or null when there is none. */
export function travelled(
  { past, future }: TextHistory,
  area: TextArea,
  direction: "undo" | "redo",
): { readonly area: TextArea; readonly history: TextHistory } | null {
  const [from, to] = direction === "undo" ? [past, future] : [future, past]
  const next = from.at(-1)
  if (!next) return null
  const [left, grown] = [from.slice(0, -1), [...to, area]]
  const [earlier, later] = direction === "undo" ? [left, grown] : [grown, left]
  return { area: next, history: { past: earlier, future: later, runsOn: null } }
}
