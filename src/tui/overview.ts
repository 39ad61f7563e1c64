import { WORK_STATES } from "../model/consultation.ts"
import type { Severity } from "../model/finding.ts"
import { type Items, isAnswered, isUnexplained } from "./items.ts"
import type { ListView } from "./state.ts"

/** What a number of the overview counts: the list that it leads to holds exactly these. */
export interface Group {
  readonly view: ListView
  readonly keys: readonly string[]
  /** How many of them are comments that have an answer. */
  readonly answered: number
}

/** Headings of the overview, in words by `words.titles`. */
export type Title =
  | "publication"
  | "comments"
  | "changes"
  | "sections"
  | "units"
  | "people"
  | "waived"
  // Of what would be published.
  | "published"
  | "proofs"
  | "blockers"
  | "papers"
  | "form"

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
const OF_WORK = /^(section|unit|person) /
const stateKey = (state: string): string => `state ${state}`

const SEVERITIES: readonly Severity[] = ["error", "warning", "note"]

function makeOverview(items: Items): Overview {
  const groups = new Map<string, { view: ListView; keys: string[]; answered: number }>()
  const group = (key: string, view: ListView) => {
    const made = groups.get(key) ?? { view, keys: [], answered: 0 }
    groups.set(key, made)
    return made
  }
  // In the order of the screen, also where nothing is counted.
  for (const key of [...SEVERITIES, "waived"]) group(key, "findings")
  const [answered, unanswered, linked] = (["answered", "unanswered", "linked-comments"] as const).map(key =>
    group(key, "comments"),
  )
  const states = new Map(WORK_STATES.map(state => [state, group(stateKey(state), "comments")]))
  for (const key of ["linked", "explained", "unexplained", "derived"]) group(key, "changes")
  for (const [key, { severity }] of items.findings)
    group(items.waived.has(key) ? "waived" : severity, "findings").keys.push(key)
  const comments = [...items.comments.values()]
  const isSectioned = comments.some(({ shownSection }) => shownSection !== null)
  const sections = new Map<string | null, ReturnType<typeof group>>()
  const sectionOf = (section: string | null) => {
    const known = sections.get(section)
    if (known) return known
    const made = group(sectionKey(section), "comments")
    sections.set(section, made)
    return made
  }
  // Only where work was given out: then also what nobody has.
  const hasUnits = comments.some(({ unit }) => unit)
  const hasPeople = comments.some(({ assignee }) => assignee)
  const workGroup = (kind: "unit" | "person", name: string | null) => group(`${kind} ${name ?? ""}`, "comments")
  for (const comment of comments) {
    const { id } = comment
    const isDone = isAnswered(comment)
    const { unit = null, assignee } = comment
    const into = [
      isDone ? answered : unanswered,
      comment.changes.length ? linked : undefined,
      states.get(comment.state),
      isSectioned ? sectionOf(comment.shownSection) : undefined,
      hasUnits ? workGroup("unit", unit) : undefined,
      hasPeople ? workGroup("person", assignee) : undefined,
    ]
    for (const one of into) {
      if (!one) continue
      one.keys.push(id)
      if (isDone) one.answered += 1
    }
  }
  for (const [id, change] of items.changes) {
    if (change.derivedFrom !== null) group("derived", "changes").keys.push(id)
    else if (change.comments.length) group("linked", "changes").keys.push(id)
    else group(isUnexplained(change) ? "unexplained" : "explained", "changes").keys.push(id)
  }
  const next = ["unanswered", "unexplained", "error"].find(key => (groups.get(key)?.keys.length ?? 0) > 0) ?? null
  return { groups, next, rows: rowsOf(groups) }
}

const PARTS: readonly (readonly [Title, (key: string, group: Group) => boolean])[] = [
  ["publication", (_, { view }) => view === "findings"],
  ["comments", (key, { view }) => view === "comments" && !OF_WORK.test(key)],
  ["changes", (_, { view }) => view === "changes"],
  ["units", key => key.startsWith("unit ")],
  ["people", key => key.startsWith("person ")],
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
