import type { ChangeView, CommentView } from "../app/session.ts"
import { folded, type Items, itemsOf, searchable } from "./items.ts"
import type { Goal, ListView, Purpose, State } from "./state.ts"

/** Something the picker offers. */
export interface Candidate {
  readonly view: Goal["view"]
  readonly key: string
  readonly linked: boolean
  /** The comment names words that the change takes out or puts in. */
  readonly matches: boolean
}

/** Shorter replaced texts occur everywhere: they say nothing. */
const LEAST_TELLING = 2

/** True when the comment speaks of something the change replaces. */
function speaksOf(comment: CommentView, change: ChangeView): boolean {
  const text = folded(comment.original)
  return change.edits.some(({ removed, added }) =>
    [removed, added].some(part => {
      const wanted = folded(part.trim())
      return wanted.length >= LEAST_TELLING && text.includes(wanted)
    }),
  )
}

/** What belongs to an item, as far as it is still there: comments first. */
export function relatedTo(
  { comments, changes, findings }: Items,
  { view, id }: { readonly view: ListView; readonly id: string },
): readonly Goal[] {
  const known = (of: readonly string[] | undefined) => (of ?? []).filter(key => comments.has(key))
  const changed = (of: readonly string[] | undefined) => (of ?? []).filter(key => changes.has(key))
  const finding = view === "findings" ? findings.get(id) : undefined
  return [
    ...known(finding?.comments ?? (view === "changes" ? changes.get(id)?.comments : [])).map(
      key => ({ view: "comments", key }) as const,
    ),
    ...changed(finding?.changes ?? (view === "comments" ? comments.get(id)?.changes : [])).map(
      key => ({ view: "changes", key }) as const,
    ),
  ]
}

/** Every candidate for a purpose: those that match first, otherwise in their own order. */
function allFor(purpose: Purpose, items: Items): readonly Candidate[] {
  if (purpose.kind === "go") return purpose.goals.map(goal => ({ ...goal, linked: false, matches: false }))
  const { kind, from } = purpose
  const view: Goal["view"] = from.view === "comments" ? "changes" : "comments"
  const comment = items.comments.get(from.id)
  const change = items.changes.get(from.id)
  const linked: readonly string[] = (from.view === "comments" ? comment?.changes : change?.comments) ?? []
  const candidate = (key: string): Candidate => {
    const [a, b] = from.view === "comments" ? [comment, items.changes.get(key)] : [items.comments.get(key), change]
    const matches = kind === "link" && a !== undefined && b !== undefined && speaksOf(a, b)
    return { view, key, linked: linked.includes(key), matches }
  }
  if (kind !== "link") return linked.map(candidate)
  const fresh = items.keys[view]
    .filter(key => view === "comments" || items.changes.get(key)?.derivedFrom === null)
    .map(candidate)
  const rank = ({ linked, matches }: Candidate) => (linked ? 2 : matches ? 0 : 1)
  return [...fresh].sort((a, b) => rank(a) - rank(b))
}

/** What the picker offers after filtering by every word of `query`. */
export function candidatesFor(state: State, purpose: Purpose, query: string): readonly Candidate[] {
  const items = itemsOf(state.snapshot)
  const words = folded(query).split(/\s+/).filter(Boolean)
  return allFor(purpose, items).filter(({ view, key }) => {
    const text = searchable(items, view, key)
    return words.every(word => text.includes(word))
  })
}
