import { WORK_STATES } from "../model/consultation.ts"
import type { Severity } from "../model/finding.ts"
import { type Items, isAnswered, isUnexplained } from "./items.ts"
import type { ListView } from "./state.ts"

/** What a number of the overview counts: the list that it leads to holds exactly these. */
export interface Group {
  readonly view: ListView
  readonly keys: readonly string[]
}

/** Headings of the overview, in words by `words.titles`. */
export type Title = "publication" | "comments" | "changes" | "sections" | "waived"

/** A row of the overview: a heading, a number, or what comes next. */
export type OverviewRow =
  | { readonly kind: "title"; readonly title: Title }
  | { readonly kind: "item"; readonly key: string; readonly index: number }

export interface Overview {
  readonly rows: readonly OverviewRow[]
  readonly groups: ReadonlyMap<string, Group>
  /** Key of the group where work goes on: answers first, then reasons, then what blocks publication; null: publish. */
  readonly next: string | null
}

/** Rows that lead somewhere else than to a list. */
export const NEXT = "next"
export const PUBLISH = "publish"

const known = new WeakMap<Items["comments"], Overview>()

/** The overview of a case. Made once per snapshot. */
export function overviewOf(items: Items): Overview {
  const before = known.get(items.comments)
  if (before) return before
  const overview = makeOverview(items)
  known.set(items.comments, overview)
  return overview
}

const sectionKey = (section: string | null): string => `section ${section ?? ""}`
const stateKey = (state: string): string => `state ${state}`

const SEVERITIES: readonly Severity[] = ["error", "warning", "note"]

function makeOverview(items: Items): Overview {
  const groups = new Map<string, { view: ListView; keys: string[] }>()
  const group = (key: string, view: ListView) => {
    const made = groups.get(key) ?? { view, keys: [] }
    groups.set(key, made)
    return made.keys
  }
  // In the order of the screen, also where nothing is counted.
  for (const key of [...SEVERITIES, "waived"]) group(key, "findings")
  for (const key of ["answered", "unanswered", "linked-comments"]) group(key, "comments")
  for (const state of WORK_STATES) group(stateKey(state), "comments")
  for (const key of ["linked", "explained", "unexplained", "derived"]) group(key, "changes")
  for (const [key, { severity }] of items.findings)
    group(items.waived.has(key) ? "waived" : severity, "findings").push(key)
  const isSectioned = [...items.comments.values()].some(({ shownSection }) => shownSection !== null)
  for (const [id, comment] of items.comments) {
    group(isAnswered(comment) ? "answered" : "unanswered", "comments").push(id)
    if (comment.changes.length) group("linked-comments", "comments").push(id)
    group(stateKey(comment.state), "comments").push(id)
    if (isSectioned) group(sectionKey(comment.shownSection), "comments").push(id)
  }
  for (const [id, change] of items.changes) {
    if (change.derivedFrom !== null) group("derived", "changes").push(id)
    else if (change.comments.length) group("linked", "changes").push(id)
    else group(isUnexplained(change) ? "unexplained" : "explained", "changes").push(id)
  }
  const next = ["unanswered", "unexplained", "error"].find(key => (groups.get(key)?.keys.length ?? 0) > 0) ?? null
  return { groups, next, rows: rowsOf(groups) }
}

const PARTS: readonly (readonly [Title, (key: string, group: Group) => boolean])[] = [
  ["publication", (_, { view }) => view === "findings"],
  ["comments", (key, { view }) => view === "comments" && !key.startsWith("section ")],
  ["changes", (_, { view }) => view === "changes"],
  ["sections", key => key.startsWith("section ")],
]

function rowsOf(groups: ReadonlyMap<string, Group>): readonly OverviewRow[] {
  const rows: OverviewRow[] = []
  let index = 0
  const item = (key: string) => rows.push({ kind: "item", key, index: index++ })
  item(NEXT)
  for (const [title, isIn] of PARTS) {
    const keys = [...groups].filter(([key, group]) => isIn(key, group)).map(([key]) => key)
    if (!keys.length) continue
    rows.push({ kind: "title", title })
    if (title === "publication") item(PUBLISH)
    for (const key of keys) item(key)
  }
  return rows
}
