import { CELL_END, type PlanRow } from "../app/plan-text.ts"
import { itemsOf } from "./items.ts"
import { itemPieces } from "./list-lines.ts"
import type { State, Step } from "./state.ts"
import { hint } from "./steps.ts"
import { copyable } from "./terminal-codes.ts"
import { viewList } from "./view-lists.ts"
import { windowWords } from "./window-words.ts"

/** Cells wide enough that nothing in the row of a list is cut. */
const NOTHING_CUT = 10_000

/** The selected item as text for the clipboard: a comment with its response, both sides of a change; "" for none. */
function copiedText(state: State): string {
  const { view, selected, snapshot, plan, language } = state
  const key = selected[view]
  if (key === null || !viewList(state).position.has(key)) return ""
  const items = itemsOf(snapshot)
  const comment = view === "comments" ? items.comments.get(key) : undefined
  if (comment) return parts(comment.id, comment.summary ?? comment.original, comment.response?.text)
  const change = view === "changes" ? items.changes.get(key) : undefined
  if (change) return parts(change.draft?.text, change.revision?.text)
  const finding = view === "findings" ? items.findings.get(key) : undefined
  if (finding) return finding.message[language]
  if (view === "plan") return rowText(plan.text?.rows[Number(key)])
  return itemPieces(view, key, state, NOTHING_CUT)
    .map(({ text }) => text)
    .join("")
    .trim()
}

const parts = (...texts: readonly (string | undefined)[]): string => texts.filter(Boolean).join("\n\n")

/** A paragraph as it stands in the revision. */
const rowText = (row: PlanRow | undefined): string =>
  (row?.pieces ?? [])
    .filter(({ kind }) => kind !== "removed")
    .map(({ text }) => text)
    .join("")
    .replaceAll(CELL_END, "\t")

/** Copies the selected item, as far as terminals take it, and says so. */
export function copying(state: State): Step {
  const words = windowWords(state.language)
  const text = copiedText(state)
  if (!text) return hint(state, words.nothingToCopy)
  const part = copyable(text)
  const { length } = [...part]
  const [next] = hint(state, part === text ? words.copied(length) : words.copiedPart(length))
  return [next, [{ kind: "copy", text: part }]]
}
