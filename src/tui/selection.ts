import type { CaseSnapshot } from "../app/session.ts"
import { detailLines } from "./detail-lines.ts"
import { folded, isOpen, itemsOf, type Lists, listsOf, searchable } from "./items.ts"
import { type Layout, layoutOf, type Pane, windowTop } from "./layout.ts"
import type { Line } from "./lines.ts"
import { overviewDetail } from "./overview-lines.ts"
import { type State, searchedFor, type View } from "./state.ts"
import { suggestionStrip } from "./suggestion-lines.ts"

const VIEWS: readonly View[] = ["overview", "comments", "changes", "findings"]

const SHARES = { list: 0.42, writing: 0.35, overview: 0.68 } as const

export const layoutFor = ({ columns, rows, mode, view }: State): Layout => {
  const isWriting = mode.kind === "write" || mode.kind === "discard"
  return layoutOf(columns, rows, SHARES[isWriting ? "writing" : view === "overview" ? "overview" : "list"])
}

/** Where the selected item's detail stands: above what is suggested for it. */
export function detailPane(state: State): Pane {
  const { detail } = layoutFor(state)
  return { ...detail, height: detail.height - suggestionStrip(state, detail).length }
}

/** The lines of the selected item's detail, all of them. */
export function selectedDetail(state: State): readonly Line[] {
  const key = state.selected[state.view]
  if (key === null) return []
  const { width } = layoutFor(state).detail
  if (state.view === "overview") return overviewDetail(state, width)
  const look = { items: itemsOf(state.snapshot), language: state.language, width, find: searchedFor(state) }
  return detailLines(state.view, key, look)
}

/** Index of the selected item, or -1. */
export function selectedIndex(state: State): number {
  const { selected, view } = state
  return listsOf(state).position[view].get(selected[view] ?? "")?.index ?? -1
}

/** Keeps the selected line inside the list's window, and the detail's window inside its lines. */
export function inWindow(state: State): State {
  const { view, selected, top } = state
  const lists = listsOf(state)
  const { list } = layoutFor(state)
  const row = lists.position[view].get(selected[view] ?? "")?.row ?? 0
  // The heading above the first item comes into view with it.
  const at = row <= 2 ? 0 : row
  const next = windowTop(Math.min(top[view], at), row, list.height, lists.rows[view].length)
  const most = Math.max(0, selectedDetail(state).length - detailPane(state).height)
  return { ...state, top: { ...top, [view]: at === 0 ? 0 : next }, scroll: Math.max(0, Math.min(state.scroll, most)) }
}

/** Selects an item and shows its detail from the start. */
export function selecting(state: State, key: string | null): State {
  if (key === state.selected[state.view]) return inWindow(state)
  return inWindow({ ...state, selected: { ...state.selected, [state.view]: key }, scroll: 0 })
}

/** Selects the item `by` places further, as far as there are any. */
export function moving(state: State, by: number): State {
  const keys = listsOf(state).keys[state.view]
  const index = Math.max(0, Math.min(keys.length - 1, selectedIndex(state) + by))
  return selecting(state, keys[index] ?? null)
}

/** Goes to an item of any view; a filter that hides it ends. */
export function goingTo(state: State, view: View, key: string): State {
  const isListed = listsOf(state).position[view].has(key)
  const filters = isListed ? {} : { openOnly: false, narrowed: null }
  return selecting(relisted({ ...state, ...filters }, listsOf(state), { view, focus: "list", scroll: 0 }), key)
}

/** Lists only what a number of the overview counts. */
export const withNarrowed = (state: State, narrowed: State["narrowed"], more: Partial<State> = {}): State =>
  relisted({ ...state, narrowed }, listsOf(state), { focus: "list", scroll: 0, ...more })

/** The case as it is now: selections stay where they are; where an item is gone, its successor takes its place. */
export const withSnapshot = (state: State, snapshot: CaseSnapshot): State =>
  relisted({ ...state, snapshot }, listsOf(state))

/** Shows only items where work is left, or all of them again. */
export const withOpenOnly = (state: State, openOnly: boolean): State =>
  relisted({ ...state, openOnly }, listsOf(state), { focus: "list", scroll: 0 })

/** Makes the selections fit the lists of `state`, which were `before`. */
function relisted(state: State, before: Lists, more: Partial<State> = {}): State {
  const now = listsOf(state)
  const selected = { ...state.selected }
  for (const view of VIEWS) {
    const key = selected[view]
    if (key !== null && now.position[view].has(key)) continue
    const index = before.position[view].get(key ?? "")?.index ?? 0
    const successor = before.keys[view].slice(index).find(next => now.position[view].has(next))
    selected[view] = successor ?? (index > 0 ? now.keys[view].at(-1) : now.keys[view][0]) ?? null
  }
  return inWindow({ ...state, selected, ...more })
}

/** The next item after the selected one, round the end, for which `wanted` holds; null: there is none. */
export function nextItem(state: State, direction: 1 | -1, wanted: (key: string) => boolean): string | null {
  const keys = listsOf(state).keys[state.view]
  const start = selectedIndex(state)
  for (let step = 1; step <= keys.length; step++) {
    const key = keys[(start + direction * step + keys.length * 2) % keys.length]
    if (key !== undefined && wanted(key)) return key
  }
  return null
}

/** The next item where work is left. */
export const nextOpen = (state: State, direction: 1 | -1): string | null =>
  nextItem(state, direction, key => isOpen(itemsOf(state.snapshot), state.view, key))

/** Keys of the items of the view that hold `query`, width, case and kind of kana aside. */
export function hits(state: State, query: string): readonly string[] {
  const { snapshot, view } = state
  const items = itemsOf(snapshot)
  const wanted = folded(query.trim())
  return wanted ? listsOf(state).keys[view].filter(key => searchable(items, view, key).includes(wanted)) : []
}
