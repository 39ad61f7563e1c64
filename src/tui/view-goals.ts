import type { PlanRow } from "../app/plan-text.ts"
import { citationsIn } from "../text/citations.ts"
import { deedOf } from "./history-lines.ts"
import { folded, itemsOf } from "./items.ts"
import { relatedTo } from "./picking.ts"
import { planRowOf } from "./plan-lines.ts"
import type { Goal, State, View } from "./state.ts"
import { viewList } from "./view-lists.ts"

/** What belongs to the selected item of any view: comments first, then changes. */
export function goalsOf(state: State): readonly Goal[] {
  const { view, selected, snapshot } = state
  const key = selected[view]
  if (key === null) return []
  const items = itemsOf(snapshot)
  const goals = (of: Goal["view"], ids: readonly string[] = []): readonly Goal[] =>
    ids.filter(id => items[of].has(id)).map(id => ({ view: of, key: id }))
  switch (view) {
    case "comments":
    case "changes":
    case "findings":
      return relatedTo(items, { view, id: key })
    case "plan":
      return goals("changes", planRowOf(state)?.changes)
    case "history": {
      const deed = deedOf(state, key)
      return [...goals("comments", deed?.comments), ...goals("changes", deed?.changes)]
    }
    default:
      return []
  }
}

/** Changes that the selected item is about: a change itself, else those that belong to it. */
function changesHere(state: State): readonly string[] {
  const { view, selected, snapshot } = state
  if (view === "changes") return selected.changes === null ? [] : [selected.changes]
  const goals = goalsOf(state)
  const own = goals.filter(goal => goal.view === "changes").map(({ key }) => key)
  if (own.length) return own
  const { comments } = itemsOf(snapshot)
  return goals.flatMap(({ key }) => comments.get(key)?.changes ?? [])
}

const knownPlaces = new WeakMap<readonly PlanRow[], ReadonlyMap<string, number>>()

/** The first row of each change; where it moved, its new place. */
function placesOf(rows: readonly PlanRow[]): ReadonlyMap<string, number> {
  const known = knownPlaces.get(rows)
  if (known) return known
  const places = new Map<string, number>()
  for (const [index, { changes, moved }] of rows.entries())
    for (const id of changes) if (moved !== "away" && !places.has(id)) places.set(id, index)
  knownPlaces.set(rows, places)
  return places
}

/**
 * Key of the row of the plan that the selected item is about: of its change, else of the page that its comment names.
 * Null where nothing tells, or the plan was not fetched yet.
 */
export function planPlace(state: State): string | null {
  const rows = state.plan.text?.rows ?? []
  const places = placesOf(rows)
  for (const id of changesHere(state)) {
    const at = places.get(id)
    if (at !== undefined) return String(at)
  }
  const page = pageNamed(state)
  const at = page === null ? -1 : rows.findIndex(row => row.page !== null && row.page >= page)
  return at < 0 ? null : String(at)
}

/** The page that the selected comment, or that of the selected finding or deed, names. */
function pageNamed(state: State): number | null {
  const { comments } = itemsOf(state.snapshot)
  const ids = state.view === "comments" ? [state.selected.comments ?? ""] : goalsOf(state).map(({ key }) => key)
  for (const id of ids) {
    const cited = citationsIn(comments.get(id)?.target ?? "").find(({ kind }) => kind === "page")
    if (cited?.kind === "page") return cited.first
  }
  return null
}

/** The second pane's selection as what is selected in the first one asks for; where nothing belongs to it, as it was. */
export function followed(state: State, side: View): State {
  const key = side === "plan" ? planPlace(state) : (goalsOf(state).find(({ view }) => view === side)?.key ?? null)
  return key === null || !viewList(state, side).position.has(key)
    ? state
    : { ...state, selected: { ...state.selected, [side]: key } }
}

/** Selections of the fetched views, where they stand on nothing: on the first row, or the last where it was behind it. */
export function withFetchedSelections(state: State): State {
  const selected = { ...state.selected }
  for (const view of ["plan", "history", "publish"] as const) {
    const { keys, position } = viewList(state, view)
    const before = selected[view]
    if (before !== null && position.has(before)) continue
    const isBehind = view === "plan" && before !== null && Number(before) >= keys.length
    selected[view] = (isBehind ? keys.at(-1) : keys[0]) ?? null
  }
  return { ...state, selected }
}

const knownTexts = new WeakMap<PlanRow, string>()

/** Everything of an item of a fetched view that a search looks at, folded; null for the other views. */
export function fetchedText(state: State, view: View, key: string): string | null {
  if (view === "plan") {
    const row = state.plan.text?.rows[Number(key)]
    if (!row) return ""
    const known = knownTexts.get(row)
    if (known !== undefined) return known
    const side = (other: "added" | "removed") =>
      row.pieces.map(({ kind, text }) => (kind === other ? "" : text)).join("")
    const text = folded([row.label, side("removed"), ...(row.changes.length ? [side("added")] : [])].join("\n"))
    knownTexts.set(row, text)
    return text
  }
  if (view === "history") {
    const deed = deedOf(state, key)
    return folded(deed ? [deed.what[state.language], deed.by, deed.at].join("\n") : "")
  }
  return view === "publish" ? folded(key) : null
}
