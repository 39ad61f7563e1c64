import type { DeedList } from "../app/deed-list.ts"
import type { PlanText } from "../app/plan-text.ts"
import { type List, type ListRow, listsOf, positions } from "./items.ts"
import { publishList } from "./publish-rows.ts"
import type { CaseView, State, View } from "./state.ts"

const EMPTY: List = { keys: [], rows: [], position: new Map() }

const isFetched = (view: View): view is Exclude<View, CaseView> =>
  view === "plan" || view === "history" || view === "publish"

/** The list of a view as it is shown; one that was not fetched yet is empty. */
export function viewList(state: State, view: View = state.view): List {
  if (!isFetched(view)) {
    const { keys, rows, position } = listsOf(state)
    return { keys: keys[view], rows: rows[view], position: position[view] }
  }
  switch (view) {
    case "plan":
      return state.plan.text ? planList(state.plan.text) : EMPTY
    case "history":
      return state.history.list ? historyList(state.history.list) : EMPTY
    case "publish":
      return publishList(state)
  }
}

const knownPlans = new WeakMap<PlanText, List>()

/** The rows of the plan by their numbers from 0. */
function planList(text: PlanText): List {
  const known = knownPlans.get(text)
  if (known) return known
  const rows = text.rows.map((_, index) => ({ kind: "item", key: String(index), index }) as const)
  const list = { keys: rows.map(({ key }) => key), rows, position: positions(rows) }
  knownPlans.set(text, list)
  return list
}

const knownHistories = new WeakMap<DeedList, List>()

/** What was done, by the number of each deed, under its day. */
function historyList(history: DeedList): List {
  const known = knownHistories.get(history)
  if (known) return known
  const rows: ListRow[] = []
  let day = ""
  for (const [index, deed] of history.deeds.entries()) {
    const { date } = localTime(deed.at)
    if (date !== day) rows.push({ kind: "heading", text: date, level: 1 })
    day = date
    rows.push({ kind: "item", key: String(deed.seq), index })
  }
  const list = { keys: history.deeds.map(({ seq }) => String(seq)), rows, position: positions(rows) }
  knownHistories.set(history, list)
  return list
}

const two = (value: number): string => String(value).padStart(2, "0")

/** An instant on this machine's clock: "2026-11-25", "09:05". */
export function localTime(instant: string): { readonly date: string; readonly time: string } {
  const at = new Date(instant)
  return {
    date: `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`,
    time: `${two(at.getHours())}:${two(at.getMinutes())}`,
  }
}
