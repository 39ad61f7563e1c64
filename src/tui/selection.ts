import type { CaseSnapshot } from "../app/session.ts"
import { detailLines } from "./detail-lines.ts"
import { historyDetail } from "./history-lines.ts"
import { folded, isOpen, itemsOf, type Lists, listsOf, searchable } from "./items.ts"
import { type Layout, layoutOf, type Pane, type Share, windowTop } from "./layout.ts"
import type { Line } from "./lines.ts"
import { overviewDetail } from "./overview-lines.ts"
import { planDetail, planLook } from "./plan-lines.ts"
import { isOpenChange } from "./plan-rows.ts"
import { showing } from "./plan-window.ts"
import { publishDetail } from "./publish-lines.ts"
import { type CaseView, type State, searchedFor, type View } from "./state.ts"
import { suggestionStrip } from "./suggestion-lines.ts"
import { fetchedText, followed, withFetchedSelections } from "./view-goals.ts"
import { viewList } from "./view-lists.ts"

const CASE_VIEWS: readonly CaseView[] = ["overview", "comments", "changes", "findings"]

const LIST: Share = { narrow: 0.42, wide: 0.46, most: 84 }
const SHARES = {
  list: LIST,
  writing: { ...LIST, narrow: 0.35 },
  overview: { ...LIST, narrow: 0.68 },
  // A page of text: what is long in it stands in few lines.
  plan: { narrow: 0.72, wide: 0.62, most: 124 },
  publish: { narrow: 0.68, wide: 0.62, most: 124 },
} as const

export const layoutFor = ({ columns, rows, mode, view }: State): Layout => {
  const isReading = mode.kind === "browse" || mode.kind === "search"
  if (mode.kind === "write" || mode.kind === "discard") return layoutOf(columns, rows, SHARES.writing)
  if (view === "overview" || view === "publish") return layoutOf(columns, rows, SHARES[view])
  return layoutOf(columns, rows, view === "plan" && isReading ? SHARES.plan : SHARES.list)
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
  switch (state.view) {
    case "overview":
      return overviewDetail(state, width)
    case "plan":
      return planDetail(state, width)
    case "history":
      return historyDetail(state, width)
    case "publish":
      return publishDetail(state, width)
  }
  const look = { items: itemsOf(state.snapshot), language: state.language, width, find: searchedFor(state) }
  return detailLines(state.view, key, look)
}

/** Index of the selected item, or -1. */
export function selectedIndex(state: State): number {
  const { selected, view } = state
  return viewList(state).position.get(selected[view] ?? "")?.index ?? -1
}

/** Keeps the selected line inside its pane, and the detail's window inside its lines; the second pane follows. */
export function inWindow(state: State): State {
  const { list, detail } = layoutFor(state)
  const shown = inPane(state, state.view, list)
  const most = Math.max(0, selectedDetail(shown).length - detailPane(shown).height)
  const settled = { ...shown, scroll: Math.max(0, Math.min(shown.scroll, most)) }
  const { side } = settled
  return side === null || side === settled.view ? settled : inPane(followed(settled, side), side, detail)
}

/** Keeps the selected line of a view inside the pane that shows it. */
function inPane(state: State, view: View, pane: Pane): State {
  const { selected, top } = state
  const { text } = state.plan
  const index = Number(selected.plan ?? 0)
  if (view === "plan") {
    if (!text?.rows.length) return state
    const before = { row: Math.min(top.plan, text.rows.length - 1), skip: state.plan.skip }
    const { row, skip } = showing(text, before, index, pane.height, planLook(state, pane.width))
    return { ...state, top: { ...top, plan: row }, plan: { ...state.plan, skip } }
  }
  const list = viewList(state, view)
  const row = list.position.get(selected[view] ?? "")?.row ?? 0
  // The heading above the first item comes into view with it.
  const at = row <= 2 ? 0 : row
  const next = windowTop(Math.min(top[view], at), row, pane.height, list.rows.length)
  return { ...state, top: { ...top, [view]: at === 0 ? 0 : next } }
}

/** Selects an item and shows its detail from the start. */
export function selecting(state: State, key: string | null): State {
  if (key === state.selected[state.view]) return inWindow(state)
  return inWindow({ ...state, selected: { ...state.selected, [state.view]: key }, scroll: 0 })
}

/** Selects the item `by` places further, as far as there are any. */
export function moving(state: State, by: number): State {
  const { keys } = viewList(state)
  const index = Math.max(0, Math.min(keys.length - 1, selectedIndex(state) + by))
  return selecting(state, keys[index] ?? null)
}

/** Goes to an item of any view; a filter that hides it ends. */
export function goingTo(state: State, view: View, key: string): State {
  const isListed = viewList(state, view).position.has(key)
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
  for (const view of CASE_VIEWS) {
    const key = selected[view]
    if (key !== null && now.position[view].has(key)) continue
    const index = before.position[view].get(key ?? "")?.index ?? 0
    const successor = before.keys[view].slice(index).find(next => now.position[view].has(next))
    selected[view] = successor ?? (index > 0 ? now.keys[view].at(-1) : now.keys[view][0]) ?? null
  }
  return inWindow(withFetchedSelections({ ...state, selected, ...more }))
}

/** The next item after the selected one, round the end, for which `wanted` holds; null: there is none. */
export function nextItem(state: State, direction: 1 | -1, wanted: (key: string) => boolean): string | null {
  const { keys } = viewList(state)
  const start = selectedIndex(state)
  for (let step = 1; step <= keys.length; step++) {
    const key = keys[(start + direction * step + keys.length * 2) % keys.length]
    if (key !== undefined && wanted(key)) return key
  }
  return null
}

/** The next item where work is left. */
export function nextOpen(state: State, direction: 1 | -1): string | null {
  const items = itemsOf(state.snapshot)
  const { plan, view } = state
  if (view !== "plan") return nextItem(state, direction, key => isOpen(items, view, key))
  return nextItem(
    state,
    direction,
    key => plan.text?.rows[Number(key)]?.changes.some(id => isOpenChange(id, items)) ?? false,
  )
}

/** Keys of the items of the view that hold `query`, width, case and kind of kana aside. */
export function hits(state: State, query: string): readonly string[] {
  const { snapshot, view } = state
  const items = itemsOf(snapshot)
  const wanted = folded(query.trim())
  const textOf = (key: string) => fetchedText(state, view, key) ?? searchable(items, view, key)
  return wanted ? viewList(state).keys.filter(key => textOf(key).includes(wanted)) : []
}
