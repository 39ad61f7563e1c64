import type { Block, BlockId, Plan } from "../model/plan.ts"
import { hash } from "../text/hash.ts"
import { textOf } from "./units.ts"

/** Characters of the hash that an id keeps (clashes are told apart by an ordinal): short enough to type, and two of 10,000 changes clash once in 50,000 plans. */
const KEPT = 8

/**
 * Names changes by the draft alone (story, headings above, the block's text, its ordinal among equal ones; an insertion
 * by the block before it), so that links survive when the revision is edited again (design.md, decision 5).
 */
export class ChangeNames {
  readonly #keys = new Map<BlockId, string>()
  readonly #given = new Map<string, number>()

  constructor(draft: Plan) {
    const byId = new Map(draft.blocks.map(block => [block.id, block]))
    const ordinals = new Map<string, number>()
    for (const block of draft.blocks) {
      const key = JSON.stringify([block.story.kind, headings(block, byId), block.text])
      const ordinal = ordinals.get(key) ?? 0
      ordinals.set(key, ordinal + 1)
      this.#keys.set(block.id, `${key} ${ordinal}`)
    }
  }

  /** Id of a change of draft blocks: of the first one that says something. */
  ofBlocks(blocks: readonly Block[]): string {
    const block = blocks.find(({ text }) => text.trim() !== "") ?? blocks[0]
    return this.#unique(`at ${block ? this.#keys.get(block.id) : textOf(blocks)}`)
  }

  /** Id of an insertion after a block of the draft (null: before everything). */
  ofInsertion(after: Block | null): string {
    return this.#unique(`after ${after ? this.#keys.get(after.id) : ""}`)
  }

  #unique(key: string): string {
    const name = `c-${hash(key).slice(-KEPT)}`
    const n = (this.#given.get(name) ?? 0) + 1
    this.#given.set(name, n)
    return n === 1 ? name : `${name}-${n}`
  }
}

const headings = (block: Block, byId: ReadonlyMap<BlockId, Block>): readonly string[] =>
  block.path.map(id => byId.get(id)?.text ?? "")
