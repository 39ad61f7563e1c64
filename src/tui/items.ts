import type { CaseSnapshot, ChangeView, CommentView } from "../app/session.ts"
import type { Finding, WaivedFinding } from "../model/finding.ts"
import { overviewOf, type Title } from "./overview.ts"
import type { CaseView, Narrow, View } from "./state.ts"

/** A line of a list: something to select, or a heading over the ones below it. */
export type ListRow =
  | { readonly kind: "heading"; readonly text: string | null; readonly level: 1 | 2 }
  | { readonly kind: "title"; readonly title: Title }
  | { readonly kind: "item"; readonly key: string; readonly index: number }

/** Where the items of a list stand in it. */
export type Positions = ReadonlyMap<string, { readonly index: number; readonly row: number }>

/** What the lists hold, in order. */
export interface Lists {
  /** Keys of the items of each list. */
  readonly keys: Readonly<Record<CaseView, readonly string[]>>
  readonly rows: Readonly<Record<CaseView, readonly ListRow[]>>
  /** Index of a key's item and of its line in the list. */
  readonly position: Readonly<Record<CaseView, Positions>>
}

/** What of a map is needed to look things up. */
type Lookup<T> = Pick<ReadonlyMap<string, T>, "get" | "has" | "size"> & { values(): Iterable<T> }

/** A snapshot, ready to be looked things up in, with its whole lists. Made once per snapshot. */
export interface Items extends Lists {
  readonly comments: Lookup<CommentView>
  readonly changes: ReadonlyMap<string, ChangeView>
  /** Open ones and waived ones. */
  readonly findings: ReadonlyMap<string, Finding>
  readonly waived: ReadonlyMap<string, WaivedFinding>
  /** Number of a change, from 1 in the order of the revision. */
  readonly number: ReadonlyMap<string, number>
  /** Comments that have an answer. */
  readonly answered: number
}

const known = new WeakMap<CaseSnapshot, Items>()

/** The items of a snapshot. */
export function itemsOf(snapshot: CaseSnapshot): Items {
  const before = known.get(snapshot)
  if (before) return before
  const items = makeItems(snapshot)
  known.set(snapshot, items)
  return items
}

interface Shown {
  readonly snapshot: CaseSnapshot
  readonly openOnly: boolean
  readonly narrowed: Narrow | null
}

/** The lists that were shown last in other ways than whole. */
const knownShown = new WeakMap<Items, { readonly openOnly: boolean; readonly group: string; readonly lists: Lists }>()

/** The lists as they are shown: whole, only where work is left, or only what a number of the overview counts. */
export function listsOf({ snapshot, openOnly, narrowed }: Shown): Lists {
  const items = itemsOf(snapshot)
  if (!openOnly && !narrowed) return items
  const group = narrowed?.group ?? ""
  const before = knownShown.get(items)
  if (before?.openOnly === openOnly && before.group === group) return before.lists
  const counted = new Set(narrowed ? overviewOf(items).groups.get(narrowed.group)?.keys : [])
  const isCommentShown = (comment: CommentView) =>
    (!openOnly || !isAnswered(comment)) && (narrowed?.view !== "comments" || counted.has(comment.id))
  const isShown = (view: "changes" | "findings") => (key: string) =>
    (!openOnly || isOpen(items, view, key)) && (narrowed?.view !== view || counted.has(key))
  const lists = listsFrom(
    commentList(snapshot.comments.filter(isCommentShown), "shown"),
    items.keys.changes.filter(isShown("changes")),
    findingList(items.keys.findings.filter(isShown("findings")), items.waived),
    items,
  )
  knownShown.set(items, { openOnly, group, lists })
  return lists
}

export const isAnswered = (comment: CommentView): boolean => (comment.response?.text ?? "") !== ""

/** True when nobody has said why the change was made. */
export const isUnexplained = (change: ChangeView): boolean =>
  change.derivedFrom === null && change.comments.length === 0 && change.explanation === null

const findingKey = ({ rule, comments, changes }: Finding, nth: number): string =>
  JSON.stringify([rule, comments, changes, ...(nth > 0 ? [nth] : [])])

/** Findings by a key that survives a new check of the case. */
function findingsByKey(findings: readonly Finding[]): ReadonlyMap<string, Finding> {
  const map = new Map<string, Finding>()
  for (const finding of findings) {
    let nth = 0
    while (map.has(findingKey(finding, nth))) nth += 1
    map.set(findingKey(finding, nth), finding)
  }
  return map
}

/** A list with the places of its items. */
export interface List {
  readonly keys: readonly string[]
  readonly rows: readonly ListRow[]
  readonly position: Positions
}

/** Comments under the headings of their sections; a section that holds nothing but unnamed comments has none. */
function sectioned(comments: readonly CommentView[]): List {
  const rows: ListRow[] = []
  const isSectioned = comments.some(({ shownSection, shownSubsection }) => shownSection ?? shownSubsection)
  let section: string | null | undefined
  let subsection: string | null = null
  for (const [index, comment] of comments.entries()) {
    if (isSectioned && comment.shownSection !== section) {
      section = comment.shownSection
      subsection = null
      rows.push({ kind: "heading", text: section, level: 1 })
    }
    if (comment.shownSubsection !== subsection) {
      subsection = comment.shownSubsection
      if (subsection !== null) rows.push({ kind: "heading", text: subsection, level: 2 })
    }
    rows.push({ kind: "item", key: comment.id, index })
  }
  return { keys: comments.map(({ id }) => id), rows, position: positions(rows) }
}

/** The lists of comments that were made last, the whole one and the one that was narrowed. */
const latest: Record<"whole" | "shown", { readonly comments: readonly CommentView[]; readonly list: List } | null> = {
  whole: null,
  shown: null,
}

/** The list of comments: the one that was made last where it holds the same under the same headings, as after most decisions. */
function commentList(comments: readonly CommentView[], which: keyof typeof latest): List {
  const before = latest[which]
  const isSame =
    before?.comments.length === comments.length &&
    comments.every((comment, i) => {
      const was = before.comments[i]
      return (
        was === comment ||
        (was?.id === comment.id &&
          was.shownSection === comment.shownSection &&
          was.shownSubsection === comment.shownSubsection)
      )
    })
  const list = isSame ? before.list : sectioned(comments)
  latest[which] = { comments, list }
  return list
}

const plainRows = (keys: readonly string[]): readonly ListRow[] =>
  keys.map((key, index) => ({ kind: "item", key, index }))

/** What is open, and below it what was waived. */
function findingList(keys: readonly string[], waived: Items["waived"]): List {
  const plain = plainRows(keys)
  const first = keys.findIndex(key => waived.has(key))
  const rows: readonly ListRow[] =
    first < 0 ? plain : [...plain.slice(0, first), { kind: "title", title: "waived" }, ...plain.slice(first)]
  return { keys, rows, position: positions(rows) }
}

export const positions = (rows: readonly ListRow[]) =>
  new Map(rows.flatMap((row, at) => (row.kind === "item" ? [[row.key, { index: row.index, row: at }] as const] : [])))

type Known = Partial<Pick<Lists, "keys" | "rows" | "position">>

/** Lists of the items given. The overview stays as it is; `makeItems` adds it. */
function listsFrom(
  comments: List,
  changes: readonly string[],
  findings: List,
  { keys, rows: known, position }: Known,
): Lists {
  const rows = {
    overview: known?.overview ?? [],
    comments: comments.rows,
    changes: plainRows(changes),
    findings: findings.rows,
  }
  return {
    keys: { overview: keys?.overview ?? [], comments: comments.keys, changes, findings: findings.keys },
    rows,
    position: {
      overview: position?.overview ?? new Map(),
      comments: comments.position,
      changes: positions(rows.changes),
      findings: findings.position,
    },
  }
}

/** Looks things up by their places in a list. */
const lookup = <T>(all: readonly T[], { position }: List): Lookup<T> => ({
  get: key => all[position.get(key)?.index ?? -1],
  has: key => position.has(key),
  size: all.length,
  values: () => all,
})

type Found = Pick<Items, "findings" | "waived"> & { readonly list: List }

const knownFindings = new WeakMap<CaseSnapshot["findings"], { readonly waived: unknown; readonly found: Found }>()

/** The findings of a snapshot by their keys, the open ones first. A decision leaves them as they are until the next check. */
function foundIn({ findings: open, waived: settled }: CaseSnapshot): Found {
  const before = knownFindings.get(open)
  if (before?.waived === settled) return before.found
  const findings = findingsByKey([...open, ...settled.map(({ finding }) => finding)])
  const keys = [...findings.keys()]
  const waived = new Map(settled.map((of, i) => [keys[open.length + i] ?? "", of]))
  const found = { findings, waived, list: findingList(keys, waived) }
  knownFindings.set(open, { waived: settled, found })
  return found
}

function makeItems(snapshot: CaseSnapshot): Items {
  const { findings, waived, list: findingsList } = foundIn(snapshot)
  const changes = snapshot.changes.map(({ id }) => id)
  const list = commentList(snapshot.comments, "whole")
  const bare: Items = {
    ...listsFrom(list, changes, findingsList, {}),
    comments: lookup(snapshot.comments, list),
    changes: new Map(snapshot.changes.map(change => [change.id, change])),
    findings,
    waived,
    number: new Map(changes.map((id, i) => [id, i + 1])),
    answered: snapshot.comments.reduce((sum, comment) => sum + (isAnswered(comment) ? 1 : 0), 0),
  }
  const overview = overviewOf(bare).rows
  return {
    ...bare,
    keys: { ...bare.keys, overview: overview.flatMap(row => (row.kind === "item" ? row.key : [])) },
    rows: { ...bare.rows, overview },
    position: { ...bare.position, overview: positions(overview) },
  }
}

/** True where work is left: an unanswered comment, an unexplained change, a finding that nobody waived. */
export function isOpen(items: Items, view: View, key: string): boolean {
  const comment = view === "comments" ? items.comments.get(key) : undefined
  const change = view === "changes" ? items.changes.get(key) : undefined
  if (comment) return !isAnswered(comment)
  if (change) return isUnexplained(change)
  return view === "findings" ? !items.waived.has(key) : overviewOf(items).next === key
}

/** Text made comparable for searching: width, case and kind of kana do not matter. */
export const folded = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[ァ-ヶ]/g, kana => String.fromCharCode(kana.charCodeAt(0) - 0x60))

/** Everything of an item that a search looks at, folded. */
export function searchable(items: Items, view: View, key: string): string {
  const comment = items.comments.get(key)
  const change = items.changes.get(key)
  const finding = items.findings.get(key)
  if (view === "comments" && comment) {
    const { id, original, summary, target, response, sender, assignee, unit, note } = comment
    return folded([id, summary, original, target, response?.text, sender.name, assignee, unit, note].join("\n"))
  }
  if (view === "changes" && change) {
    const { draft, revision } = change
    return folded(
      [items.number.get(key), draft?.place, draft?.text, revision?.place, revision?.text, ...change.comments].join(
        "\n",
      ),
    )
  }
  return finding ? folded([finding.message.ja, finding.message.en, ...finding.comments].join("\n")) : ""
}
