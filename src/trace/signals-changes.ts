import type { Change, ChangeSide } from "../model/change.ts"
import type { Block, BlockId, Plan } from "../model/plan.ts"
import { termsOf } from "./signals-words.ts"

/** What a term is worth by where in a change it stands; found on both sets of the corpus, flat around these values. */
const ADDED = 1
/** Added, and nowhere in the draft: somebody brought the word. */
const ADDED_AND_NEW = 1.7
const REMOVED = 0.6
const DELETED = 0.8
/** Of the word that an edit stands right beside: the edit is about it. */
const BESIDE = 0.5
/** In the paragraph but untouched: more where much of the paragraph is touched. */
const KEPT = 0.5
const LEAST_KEPT = 0.1
/** In a heading above. */
const ABOVE = 0.3

/** The terms by which changes are found. */
export class ChangeTerms {
  readonly #draft: ReadonlyMap<BlockId, Block>
  readonly #revision: ReadonlyMap<BlockId, Block>
  readonly #known: ReadonlySet<string>

  constructor(draft: Plan, revision: Plan) {
    this.#draft = new Map(draft.blocks.map(block => [block.id, block]))
    this.#revision = new Map(revision.blocks.map(block => [block.id, block]))
    this.#known = new Set(draft.blocks.flatMap(({ text }) => [...termsOf(text).keys()]))
  }

  /** What the terms of a change weigh: of what was added most, of what only stands beside it least. */
  of(change: Change): ReadonlyMap<string, number> {
    const before = termsOf(change.draft?.text ?? "")
    const after = termsOf(change.revision?.text ?? "")
    const weights = new Map<string, number>()
    const kept = KEPT * (LEAST_KEPT + (1 - LEAST_KEPT) * Math.sqrt(touchedShare(change)))
    for (const [term, times] of after) {
      const isAdded = times > (before.get(term) ?? 0)
      weights.set(term, !isAdded ? kept : this.#known.has(term) ? ADDED : ADDED_AND_NEW)
    }
    for (const [term, times] of before) {
      if (!after.has(term)) weights.set(term, change.revision ? REMOVED : DELETED)
      else if (times > (after.get(term) ?? 0)) weights.set(term, Math.max(REMOVED, weights.get(term) ?? 0))
    }
    for (const term of touchedWords(change)) weights.set(term, Math.max(BESIDE, weights.get(term) ?? 0))
    for (const heading of this.#above(change)) {
      for (const term of termsOf(heading).keys()) weights.set(term, (weights.get(term) ?? 0) + ABOVE)
    }
    return weights
  }

  #above({ draft, revision }: Change): readonly string[] {
    const texts = (side: ChangeSide | null, blocks: ReadonlyMap<BlockId, Block>) =>
      (blocks.get(side?.blocks[0] ?? "")?.path ?? []).map(id => blocks.get(id)?.text ?? "")
    return revision ? texts(revision, this.#revision) : texts(draft, this.#draft)
  }
}

/** How much of its text a change touches, from 0 to 1. */
function touchedShare({ edits, draft, revision }: Change): number {
  const all = (draft?.text.length ?? 0) + (revision?.text.length ?? 0)
  const touched = edits.reduce((sum, { removed, added }) => sum + removed.length + added.length, 0)
  return all === 0 ? 0 : Math.min(1, touched / all)
}

/** Terms of the words that an edit stands right behind or before. */
function touchedWords({ draft, edits }: Change): Iterable<string> {
  if (!draft) return []
  const words = edits.flatMap(({ draft: [from, to] }) => [
    /[\p{Script=Han}\p{Script=Katakana}\p{Script=Latin}\p{Nd}ー]*$/u.exec(
      draft.text.slice(Math.max(0, from - 40), from),
    )?.[0] ?? "",
    /^[\p{Script=Han}\p{Script=Katakana}\p{Script=Latin}\p{Nd}ー]*/u.exec(draft.text.slice(to, to + 40))?.[0] ?? "",
  ])
  return termsOf(words.join(" ")).keys()
}
