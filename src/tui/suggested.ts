import type { SuggestedLink } from "../app/session.ts"
import { isUnexplained, itemsOf } from "./items.ts"
import type { State } from "./state.ts"

/** What is suggested for the selected comment or change and not linked yet; null while that is not known. */
export function suggestedHere({ view, selected, snapshot, suggested }: State): readonly SuggestedLink[] | null {
  if (!suggested || suggested.asked.view !== view || suggested.asked.key !== selected[view]) return null
  const { comments, changes } = itemsOf(snapshot)
  return suggested.suggestions.links.filter(
    ({ comment, change }) => changes.has(change) && comments.get(comment)?.changes.includes(change) === false,
  )
}

/** The one of them that is shown, with its number from 0. */
export function shownSuggestion(state: State): {
  readonly link: SuggestedLink
  readonly index: number
  readonly count: number
} | null {
  const links = suggestedHere(state) ?? []
  const index = links.length ? (state.suggested?.index ?? 0) % links.length : 0
  const link = links[index]
  return link ? { link, index, count: links.length } : null
}

/** True where something likely is suggested and nothing is linked: what triage goes through. */
export function isWaiting({ view, snapshot, suggested }: State, key: string): boolean {
  const { comments, changes } = itemsOf(snapshot)
  const waiting = suggested?.suggestions.waiting
  if (!waiting) return false
  if (view === "comments") return waiting.comments.has(key) && comments.get(key)?.changes.length === 0
  const change = view === "changes" ? changes.get(key) : undefined
  return change !== undefined && waiting.changes.has(key) && isUnexplained(change)
}
