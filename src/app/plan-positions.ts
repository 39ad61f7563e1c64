import type { Change, Comparison } from "../model/change.ts"
import type { Comment } from "../model/consultation.ts"
import type { Block, BlockId, Plan } from "../model/plan.ts"
import type { CommentFacts } from "../model/results-facts.ts"
import { citationsIn } from "../text/citations.ts"
import { PlanPlaces, resolve } from "../trace/resolve.ts"

/** Where in the draft comments belong: by what they changed, else by the place that they name. */
export class PlanPositions {
  readonly #plan: Plan
  readonly #places: PlanPlaces
  readonly #order: ReadonlyMap<BlockId, number>
  /** The draft's block for one of the revision. */
  readonly #draftOf: ReadonlyMap<BlockId, BlockId>
  readonly #revision: ReadonlyMap<BlockId, Block>

  constructor(draft: Plan, revision: Plan, { unchanged }: Comparison) {
    this.#plan = draft
    this.#places = new PlanPlaces(draft)
    this.#order = new Map(draft.blocks.map((block, index) => [block.id, index]))
    this.#draftOf = new Map(unchanged.map(([one, other]) => [other, one]))
    this.#revision = new Map(revision.blocks.map(block => [block.id, block]))
  }

  of({ target }: Comment, changes: readonly Change[]): CommentFacts["position"] {
    const changed = changes.flatMap(change => this.#changed(change) ?? [])
    const cited = citationsIn(target ?? "").flatMap(citation => resolve(citation, this.#places)?.blocks[0] ?? [])
    const orders = (changed.length > 0 ? changed : cited).flatMap(id => this.#order.get(id) ?? [])
    if (orders.length === 0) return null
    const order = Math.min(...orders)
    return { order, title: this.#title(order) }
  }

  /** The block that a change edits; for a new one the heading that it stands under. */
  #changed({ draft, revision }: Change): BlockId | null {
    if (draft) return draft.blocks[0] ?? null
    const path = this.#revision.get(revision?.blocks[0] ?? "")?.path ?? []
    return path.toReversed().flatMap(id => this.#draftOf.get(id) ?? [])[0] ?? null
  }

  /** The outermost heading over a block, with its number. */
  #title(order: number): string {
    const block = this.#plan.blocks[order]
    const id = block?.path[0] ?? (block?.kind === "heading" ? block.id : undefined)
    const heading = id === undefined ? undefined : this.#plan.blocks[this.#order.get(id) ?? -1]
    if (!heading) return ""
    return heading.label === null ? heading.text : `${heading.label}　${heading.text}`
  }
}
