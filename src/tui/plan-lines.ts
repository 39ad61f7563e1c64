import type { PlanRow } from "../app/plan-text.ts"
import { changeTitle, sectionLines } from "./change-lines.ts"
import { whyLines } from "./detail-lines.ts"
import { itemsOf } from "./items.ts"
import { BLANK, exactly, type Line, line, type Piece, paragraph, piece } from "./lines.ts"
import { wordsIn } from "./messages.ts"
import { planMap } from "./plan-map.ts"
import { type PlanLook, planRowLines } from "./plan-rows.ts"
import { type State, searchedFor } from "./state.ts"
import { viewWords } from "./view-words.ts"

/** Cells of the map and the blank in front of it. */
const MAP = 2

/** How the plan is laid out in a pane of `width` cells. */
export const planLook = (state: State, width: number): PlanLook => ({
  items: itemsOf(state.snapshot),
  words: wordsIn(state.language),
  width: width - MAP,
  find: searchedFor(state),
})

/** The rows that the pane shows, exactly `height` lines of them, and the map of all at their ends. */
export function planLines(state: State, width: number, height: number, focused: boolean): readonly Line[] {
  const { text, skip } = state.plan
  if (!text?.rows.length) return []
  const look = planLook(state, width)
  const selected = Number(state.selected.plan ?? -1)
  const lines: Line[] = []
  let row = state.top.plan
  let hidden = skip
  for (; lines.length < height && row < text.rows.length; row++) {
    const ground = row === selected ? (focused ? "selected" : "remembered") : "none"
    lines.push(...planRowLines(text, row, look, ground).slice(hidden))
    hidden = 0
  }
  const map = planMap(text, look.items, { top: { row: state.top.plan, skip }, last: row - 1, height })
  return map.map((mark, i) => {
    const { pieces, ground } = exactly(lines[i] ?? BLANK, width - 1)
    return line([...pieces, mark], ground)
  })
}

/** The selected row of the plan. */
export const planRowOf = ({ plan, selected }: State): PlanRow | undefined =>
  plan.text?.rows[Number(selected.plan ?? -1)]

/** Why the selected row is changed: its changes with the comments behind them. */
export function planDetail(state: State, width: number): readonly Line[] {
  const row = planRowOf(state)
  if (!row) return []
  const { language } = state
  const items = itemsOf(state.snapshot)
  const changes = row.changes.flatMap(id => items.changes.get(id) ?? [])
  if (!changes.length) return paragraph(viewWords(language).unchangedRow, { width, style: "dim" })
  const look = { items, language, width, find: "" }
  return changes.flatMap((change, i) => [
    // The first one's title stands in the bar.
    ...(i > 0 ? sectionLines("", changeTitle(change, items.number.get(change.id) ?? 0, wordsIn(language)).pieces) : []),
    ...whyLines(change, look),
  ])
}

/** The bar over that. */
export function planTitle(state: State): readonly Piece[] {
  const row = planRowOf(state)
  if (!row) return []
  const items = itemsOf(state.snapshot)
  const words = wordsIn(state.language)
  const change = items.changes.get(row.changes[0] ?? "")
  if (change) return changeTitle(change, items.number.get(change.id) ?? 0, words).pieces
  const page = row.page === null ? "" : `  ${words.page(row.page, row.pageApproximate)}`
  return [piece(viewWords(state.language).unchanged, "dim"), piece(page, "dim")]
}
