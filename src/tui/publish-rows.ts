import { itemsOf, type List, type ListRow, positions } from "./items.ts"
import type { Title } from "./overview.ts"
import type { State } from "./state.ts"

/** A row of what would be published. The rest of its key, behind the kind, names what it is about. */
export type PublishRow =
  | { readonly kind: "start" | "stamped" | "profile" | "template" | "folder" }
  | { readonly kind: "paper" | "file" | "proof" | "blocker"; readonly name: string }

/** The row that a key names. */
export function publishRow(key: string): PublishRow | null {
  const [, kind = "", name = ""] = /^(\w+)(?: (.*))?$/s.exec(key) ?? []
  switch (kind) {
    case "start":
    case "stamped":
    case "profile":
    case "template":
    case "folder":
      return { kind }
    case "paper":
    case "file":
    case "proof":
    case "blocker":
      return { kind, name }
    default:
      return null
  }
}

/** Keys of the errors that keep the case from being published. */
export const blockersOf = (state: State): readonly string[] => {
  const items = itemsOf(state.snapshot)
  return items.keys.findings.filter(key => !items.waived.has(key) && items.findings.get(key)?.severity === "error")
}

interface Known {
  readonly parts: readonly unknown[]
  readonly list: List
}

const knownLists = new WeakMap<State["snapshot"], Known>()

/** What would be published and how, what keeps it from that, and what was published in this session. */
export function publishList(state: State): List {
  const { offer, last } = state.papers
  const parts = [offer, last]
  const known = knownLists.get(state.snapshot)
  if (known?.parts.every((part, i) => part === parts[i])) return known.list
  const list = listOf(partsOf(state))
  knownLists.set(state.snapshot, { parts, list })
  return list
}

type Part = readonly [title: Title | null, keys: readonly string[]]

function partsOf(state: State): readonly Part[] {
  const { offer, last } = state.papers
  const blockers = blockersOf(state)
  const published = last?.files.length ? last : null
  return [
    [null, ["start", ...(blockers.length ? ["stamped"] : [])]],
    ["published", published ? ["folder", ...published.files.map(file => `file ${file}`)] : []],
    ["proofs", published ? published.checked.map((_, i) => `proof ${i}`) : []],
    ["blockers", blockers.map(key => `blocker ${key}`)],
    ["papers", offer ? offer.papers.map(({ file }) => `paper ${file}`) : []],
    ["form", offer ? ["profile", "template"] : []],
  ]
}

function listOf(parts: readonly Part[]): List {
  const keys: string[] = []
  const rows: ListRow[] = []
  for (const [title, own] of parts) {
    if (title && own.length) rows.push({ kind: "title", title })
    for (const key of own) {
      rows.push({ kind: "item", key, index: keys.length })
      keys.push(key)
    }
  }
  return { keys, rows, position: positions(rows) }
}
