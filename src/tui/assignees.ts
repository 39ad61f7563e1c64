import type { BulkDeed } from "../app/bulk.ts"
import { visibleInCells } from "../text/visible.ts"
import { itemsOf } from "./items.ts"
import { manyWords } from "./many-words.ts"
import type { State } from "./state.ts"

type Assign = BulkDeed & { readonly kind: "assign" }

/** A choice of who works on comments: a deed, or which name is typed. */
export interface AssignChoice {
  readonly label: string
  readonly take: Assign | "assignee" | "unit"
}

/** Names offered at most: the digits choose among the first. */
const MOST = 30

/** The names that comments have, those of most comments first. */
function names(state: Pick<State, "snapshot">, field: "assignee" | "unit"): readonly string[] {
  const count = new Map<string, number>()
  for (const comment of itemsOf(state.snapshot).comments.values()) {
    const name = comment[field]
    if (name) count.set(name, (count.get(name) ?? 0) + 1)
  }
  return [...count].sort(([, a], [, b]) => b - a).map(([name]) => name)
}

/** Who can be chosen: the person at the screen, who is at work already, somebody else, nobody. */
export function assignChoices({
  snapshot,
  language,
  by,
}: Pick<State, "snapshot" | "language" | "by">): readonly AssignChoice[] {
  const words = manyWords(language)
  const people = [...new Set([by, ...names({ snapshot }, "assignee")])].slice(0, MOST)
  const units = names({ snapshot }, "unit").slice(0, MOST)
  return [
    ...people.map(name => ({
      label: words.person(visibleInCells(name)),
      take: { kind: "assign", assignee: name } as const,
    })),
    ...units.map(name => ({ label: words.unit(visibleInCells(name)), take: { kind: "assign", unit: name } as const })),
    { label: words.otherPerson, take: "assignee" },
    { label: words.otherUnit, take: "unit" },
    { label: words.noPerson, take: { kind: "assign", assignee: "" } },
    { label: words.noUnit, take: { kind: "assign", unit: "" } },
  ]
}

/** Who works on a comment, in a few words; "" for nobody. */
export const workerOf = (comment: { readonly assignee: string | null; readonly unit?: string | null }): string =>
  [comment.unit, comment.assignee].filter(name => name).join(" ")
