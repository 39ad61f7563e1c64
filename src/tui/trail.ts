import type { State } from "./state.ts"

/** Steps back that are kept. */
const MOST_TRAIL = 50

/** Remembers the selected item, which is about to be left for one that belongs to it. */
export function leaving(state: State): State {
  const { view, selected, trail, narrowed } = state
  const key = selected[view]
  return key === null ? state : { ...state, trail: [...trail.slice(1 - MOST_TRAIL), { view, key, narrowed }] }
}
