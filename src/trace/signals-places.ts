import type { Change } from "../model/change.ts"
import type { BlockId, Plan } from "../model/plan.ts"
import { type Citation, citationsIn } from "../text/citations.ts"
import { PlanPlaces, resolve } from "./resolve.ts"

/** A change that stands where a text points, with the words that point there. */
export interface Pointed {
  readonly written: string
  /** How many changes stand there: the fewer, the more it tells. */
  readonly among: number
}

/** How many different citations are remembered. */
const REMEMBERED = 20_000

/** Which changes stand where a text points. */
export class PlaceSignal {
  readonly #draft: PlanPlaces
  readonly #revision: PlanPlaces
  readonly #changesAt: {
    readonly draft: ReadonlyMap<BlockId, readonly number[]>
    readonly revision: ReadonlyMap<BlockId, readonly number[]>
  }
  readonly #known = new Map<string, readonly number[]>()

  constructor(changes: readonly Change[], draft: Plan, revision: Plan) {
    this.#draft = new PlanPlaces(draft)
    this.#revision = new PlanPlaces(revision)
    this.#changesAt = { draft: byBlock(changes, "draft"), revision: byBlock(changes, "revision") }
  }

  /** Changes by their numbers, each with the narrowest place that leads there. Quotations are another signal's matter. */
  pointedAt(text: string): ReadonlyMap<number, Pointed> {
    const found = new Map<number, Pointed>()
    const citations = citationsIn(text).filter(({ kind }) => kind !== "quotation")
    for (const citation of citations) {
      const changes = this.#changes(citation)
      for (const n of changes) {
        if ((found.get(n)?.among ?? Number.POSITIVE_INFINITY) <= changes.length) continue
        found.set(n, { written: text.slice(citation.from, citation.to), among: changes.length })
      }
    }
    return found
  }

  /** Looked up in the draft; what was inserted is found under the headings of the revision. */
  #changes(citation: Citation): readonly number[] {
    const { from: _from, to: _to, ...place } = citation
    const key = JSON.stringify(place)
    const known = this.#known.get(key)
    if (known) return known
    const inDraft = resolve(citation, this.#draft)?.blocks ?? []
    const isOfDraft = citation.kind === "page" || citation.kind === "line"
    const inRevision = isOfDraft ? [] : (resolve(citation, this.#revision)?.blocks ?? [])
    const numbers = new Set([
      ...inDraft.flatMap(id => this.#changesAt.draft.get(id) ?? []),
      ...inRevision.flatMap(id => this.#changesAt.revision.get(id) ?? []),
    ])
    const changes = [...numbers].sort((a, b) => a - b)
    if (this.#known.size < REMEMBERED) this.#known.set(key, changes)
    return changes
  }
}

function byBlock(changes: readonly Change[], side: "draft" | "revision"): ReadonlyMap<BlockId, readonly number[]> {
  const lists = new Map<BlockId, number[]>()
  for (const [n, change] of changes.entries()) {
    for (const id of change[side]?.blocks ?? []) lists.set(id, [...(lists.get(id) ?? []), n])
  }
  return lists
}
