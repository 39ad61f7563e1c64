import type { Change, ChangeId } from "../model/change.ts"
import type { BlockId } from "../model/plan.ts"

/** What becomes of the changes when the revision is another one: every old and every new change stands in exactly one list. */
export interface Rebase {
  /** One old change that is one new change. */
  readonly kept: readonly Kept[]
  /** One old change that several new ones hold. */
  readonly split: readonly { readonly from: ChangeId; readonly to: readonly ChangeId[] }[]
  /** Several old changes that one new one holds. */
  readonly joined: readonly { readonly from: readonly ChangeId[]; readonly to: ChangeId }[]
  /** Several old changes whose parts several new ones hold. */
  readonly regrouped: readonly { readonly from: readonly ChangeId[]; readonly to: readonly ChangeId[] }[]
  /** Old changes that nothing holds any more. */
  readonly gone: readonly ChangeId[]
  /** Changes of the new revision alone. */
  readonly fresh: readonly ChangeId[]
}

export interface Kept {
  readonly from: ChangeId
  readonly to: ChangeId
  /** The revision says something else there. */
  readonly isRewritten: boolean
}

/** Where each old change went: none, one or several new ones, in the order of the revision. */
export type Targets = ReadonlyMap<ChangeId, readonly ChangeId[]>

/** Text that is found again where it moved: shorter pieces may stand in two places by chance; Latin letters say less each. */
const TELLING = 8
const TELLING_LATIN = 20

/** What a change brings in, by paragraphs and edits. */
const piecesOf = ({ edits }: Change): readonly string[] => [
  ...new Set(edits.flatMap(({ added }) => added.split("\n").map(piece => piece.trim())).filter(isTelling)),
]

const isTelling = (piece: string): boolean =>
  piece.length >= (/^[\p{Script=Latin}\P{L}]+$/u.test(piece) ? TELLING_LATIN : TELLING)

/** What a change replaces, whatever block it stands in: two changes of the same signature say the same. */
const signature = (change: Change): string =>
  JSON.stringify([change.kind, change.draft?.place ?? null, change.edits.map(edit => [edit.removed, edit.added])])

/** The new changes, ready to be looked up. */
class Fresh {
  readonly changes: readonly Change[]
  readonly #byId: ReadonlyMap<ChangeId, Change>
  readonly #byBlock = new Map<BlockId, Change>()
  readonly #bySignature: ReadonlyMap<string, readonly Change[]>

  constructor(changes: readonly Change[]) {
    this.changes = changes
    this.#byId = new Map(changes.map(change => [change.id, change]))
    for (const change of changes) for (const id of change.draft?.blocks ?? []) this.#byBlock.set(id, change)
    this.#bySignature = Map.groupBy(changes, signature)
  }

  named(id: ChangeId): Change | null {
    return this.#byId.get(id) ?? null
  }

  /** Changes of paragraphs of the draft that an old change is of too. */
  onBlocksOf({ draft }: Change): readonly Change[] {
    return (draft?.blocks ?? []).flatMap(id => this.#byBlock.get(id) ?? [])
  }

  /** The only change that replaces the same text in the same place, or null. */
  same(change: Change): Change | null {
    const found = this.#bySignature.get(signature(change)) ?? []
    return found.length === 1 ? (found[0] ?? null) : null
  }

  /** Changes that bring in one of these pieces. */
  bringing(pieces: readonly string[]): readonly Change[] {
    if (pieces.length === 0) return []
    return this.changes.filter(({ edits }) => edits.some(({ added }) => pieces.some(piece => added.includes(piece))))
  }
}

const holds = ({ edits }: Change, piece: string): boolean => edits.some(({ added }) => added.includes(piece))

/**
 * Where the changes of one comparison went in another: by id and the draft's paragraphs (where the draft is the same
 * one), by what they replace in the same place, or by the text that they bring in, wherever it stands.
 */
export function targetsOf(old: readonly Change[], fresh: readonly Change[], isSameDraft: boolean): Targets {
  const known = new Fresh(fresh)
  const oldIds = new Set(old.map(({ id }) => id))
  const place = new Map(fresh.map(({ id }, n) => [id, n]))
  const inOrder = (changes: Iterable<Change>): readonly ChangeId[] =>
    [...new Set(Array.from(changes, ({ id }) => id))].sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0))
  return new Map(
    old.map(change => {
      const named = known.named(change.id)
      const there = [...(named ? [named] : []), ...(isSameDraft ? known.onBlocksOf(change) : [])]
      return [change.id, inOrder(change.draft && there.length > 0 ? there : byContent(change, there, known, oldIds))]
    }),
  )
}

/** For an insertion, and for what is not where it was: where its text went. */
function byContent(
  change: Change,
  there: readonly Change[],
  known: Fresh,
  oldIds: ReadonlySet<ChangeId>,
): readonly Change[] {
  const left = piecesOf(change).filter(piece => !there.some(one => holds(one, piece)))
  if (there.length === 0) {
    const same = known.same(change)
    return same ? [same] : known.bringing(left)
  }
  // What stands in a place of its own that no old change had came out of this one.
  const elsewhere = known.bringing(left).filter(({ id }) => !oldIds.has(id))
  const isAllElsewhere = elsewhere.length > 0 && left.length === piecesOf(change).length
  return isAllElsewhere ? elsewhere : [...there, ...elsewhere]
}

/** Sorts where changes went into what was kept, split, joined, is gone or new. */
export function rebaseOf(old: readonly Change[], fresh: readonly Change[], targets: Targets): Rebase {
  const sources = new Map<ChangeId, ChangeId[]>()
  for (const [from, to] of targets) for (const id of to) sources.set(id, [...(sources.get(id) ?? []), from])
  const seen = new Set<ChangeId>()
  const groups = old.flatMap(({ id }) => {
    if (seen.has(id)) return []
    const group = groupAround(id, targets, sources)
    for (const each of group.from) seen.add(each)
    return [group]
  })
  const text = (changes: readonly Change[]) => new Map(changes.map(({ id, revision }) => [id, revision?.text]))
  const [before, after] = [text(old), text(fresh)]
  const lone = groups.filter(({ from, to }) => from.length === 1 && to.length === 1)
  return {
    kept: lone.map(({ from: [from = ""], to: [to = ""] }) => ({
      ...{ from, to },
      isRewritten: before.get(from) !== after.get(to),
    })),
    split: groups.flatMap(({ from, to }) =>
      from.length === 1 && to.length > 1 && from[0] ? [{ from: from[0], to }] : [],
    ),
    joined: groups.flatMap(({ from, to }) =>
      from.length > 1 && to.length === 1 && to[0] ? [{ from, to: to[0] }] : [],
    ),
    regrouped: groups.filter(({ from, to }) => from.length > 1 && to.length > 1),
    gone: groups.flatMap(({ from, to }) => (to.length === 0 ? from : [])),
    fresh: fresh.map(({ id }) => id).filter(id => !sources.has(id)),
  }
}

interface Group {
  readonly from: readonly ChangeId[]
  readonly to: readonly ChangeId[]
}

/** All old and new changes that hang together with an old one. */
function groupAround(start: ChangeId, targets: Targets, sources: ReadonlyMap<ChangeId, readonly ChangeId[]>): Group {
  const [from, to] = [new Set([start]), new Set<ChangeId>()]
  // A set that grows while it is gone through yields what was added.
  for (const old of from) {
    for (const id of targets.get(old) ?? []) {
      if (to.has(id)) continue
      to.add(id)
      for (const other of sources.get(id) ?? []) from.add(other)
    }
  }
  return { from: [...from], to: [...to] }
}
