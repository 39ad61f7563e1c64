import type { SuggestedLink } from "../app/session.ts"
import { proposalsIn } from "../text/proposals.ts"
import { isUnexplained, itemsOf } from "./items.ts"
import type { Command } from "./keys.ts"
import { SIDE_FROM } from "./layout.ts"
import type { State } from "./state.ts"
import { goalsOf } from "./view-goals.ts"

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

/** What is done to comments. */
export const OF_COMMENTS: ReadonlySet<Command> = new Set<Command>([
  "write-answer",
  "write-outside",
  "link",
  "unlink",
  "outcome",
  "state",
  "summary",
  "apply",
])

/** False for a command that has nothing to do for the selected item: neither the footer nor the menu offers it. */
export function isOfUse(state: State, command: Command): boolean {
  const { view, selected, snapshot } = state
  if (command === "accept") return shownSuggestion(state) !== null
  if (command === "next-suggestion") return (shownSuggestion(state)?.count ?? 0) > 1
  if (view === "history" && command === "undo") return false
  if (command === "open-folder") return (state.papers.last?.files.length ?? 0) > 0 || state.mode.kind === "published"
  if (command === "beside") return state.columns >= SIDE_FROM
  const isRead = view === "plan" || view === "history" || view === "publish"
  if (isRead && (command === "open-only" || (view !== "plan" && command === "next-open"))) return false
  if (view === "plan" && (command === "open" || command === "explain" || command === "link"))
    return goalsOf(state).length > 0
  if (view === "history" && command === "open") return goalsOf(state).length > 0
  const items = itemsOf(snapshot)
  if (view === "findings") {
    const finding = items.findings.get(selected.findings ?? "")
    const hasChange = finding?.changes.some(id => items.changes.has(id)) ?? false
    const hasComment = finding?.comments.some(id => items.comments.has(id)) ?? false
    if (command === "open" || command === "link" || command === "unlink") return hasComment || hasChange
    if (command === "explain") return hasChange
    return command !== "apply" && (hasComment || !OF_COMMENTS.has(command))
  }
  if (command !== "apply") return true
  return proposalsIn(items.comments.get(selected.comments ?? "")?.original ?? "").length > 0
}
