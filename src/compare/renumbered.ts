import type { Change, ChangeId } from "../model/change.ts"
import type { BlockId, Plan } from "../model/plan.ts"
import { type TypedLabel, typedLabels } from "./typed-label.ts"

/** A label and how many of its style stand before it in its list. */
interface Counted extends TypedLabel {
  readonly ordinal: number
}

type Labels = ReadonlyMap<BlockId, readonly Counted[]>

const numbersOf = ({ values }: TypedLabel): string => values.join(".")
const outer = ({ style, values }: TypedLabel): string => `${style} ${values.slice(0, -1).join(".")}`

/** Counts typed labels through a plan. A list ends where its numbers start again. */
function labelsIn({ blocks }: Plan): Labels {
  const lists = new Map<string, { value: number; ordinal: number }>()
  const labels = new Map<BlockId, readonly Counted[]>()
  for (const { id, text } of blocks) {
    const counted = typedLabels(text).map(label => {
      const value = label.values.at(-1) ?? 0
      const list = lists.get(outer(label))
      const ordinal = list && value > list.value ? list.ordinal + 1 : 0
      lists.set(outer(label), { value, ordinal })
      return { ...label, ordinal }
    })
    if (counted.length > 0) labels.set(id, counted)
  }
  return labels
}

/** The labels of a change in which nothing but the label was edited, or null. */
function relabelled(change: Change, draft: Labels, revision: Labels): readonly (readonly [Counted, Counted])[] {
  const [edit, ...others] = change.edits
  const [before, after] = [change.draft?.blocks[0] ?? "", change.revision?.blocks[0] ?? ""]
  if (change.kind !== "edited" || !edit || others.length > 0) return []
  return (draft.get(before) ?? []).flatMap(a =>
    (revision.get(after) ?? []).flatMap(b => {
      const within =
        edit.draft[0] >= a.span.from &&
        edit.draft[1] <= a.span.to &&
        edit.revision[0] >= b.span.from &&
        edit.revision[1] <= b.span.to
      return within && a.style === b.style && numbersOf(a) !== numbersOf(b) ? [[a, b] as const] : []
    }),
  )
}

const STRUCTURAL: ReadonlySet<Change["kind"]> = new Set(["inserted", "deleted", "moved", "split", "joined"])

/** Follows the numbering through the changes in their order. */
class Renumbering {
  readonly #draft: Labels
  readonly #revision: Labels
  /** The last change that added or took away a label of a style. */
  readonly #causes = new Map<string, ChangeId>()
  /** Labels that shifted, by style and number before: where to, and why. */
  readonly #shifted = new Map<string, { readonly to: string; readonly cause: ChangeId }>()

  constructor(changes: readonly Change[], draft: Plan, revision: Plan) {
    this.#draft = labelsIn(draft)
    this.#revision = labelsIn(revision)
    // What moved down stands behind the numbers that close up: it is their cause until a nearer one comes.
    for (const change of changes) if (change.kind === "moved") this.#remember(change)
  }

  /** What a change follows from when it is nothing but a shift of a typed number, else null. */
  causeOf(change: Change): ChangeId | null {
    if (STRUCTURAL.has(change.kind)) this.#remember(change)
    for (const [a, b] of relabelled(change, this.#draft, this.#revision)) {
      const cause = this.#shift(a, b)
      if (cause === null) continue
      this.#shifted.set(`${a.style} ${numbersOf(a)}`, { to: numbersOf(b), cause })
      return cause
    }
    return null
  }

  /** 第3条 → 第4条 where one more stands before it; 3.1 → 4.1 where 3 became 4. */
  #shift(a: Counted, b: Counted): ChangeId | null {
    const [last, next] = [a.values.at(-1) ?? 0, b.values.at(-1) ?? 0]
    if (outer(a) === outer(b))
      return next - last === b.ordinal - a.ordinal
        ? (this.#causes.get(outer(a)) ?? this.#causes.get(a.style) ?? null)
        : null
    if (last !== next) return null
    const above = [...this.#shifted].find(
      ([key, { to }]) => key.endsWith(` ${a.values.slice(0, -1).join(".")}`) && to === b.values.slice(0, -1).join("."),
    )
    return above?.[1].cause ?? null
  }

  #remember(change: Change): void {
    const labels = [
      ...(change.draft?.blocks ?? []).flatMap(id => this.#draft.get(id) ?? []),
      ...(change.revision?.blocks ?? []).flatMap(id => this.#revision.get(id) ?? []),
    ]
    for (const label of labels) this.#causes.set(outer(label), change.id).set(label.style, change.id)
  }
}

/**
 * Recognises numbers that people typed and that shifted because a paragraph with such a number came, went or moved: they
 * follow from that change. Only where nothing else was edited, and where the shift is as large as what came or went.
 *
 *   + 第2条（定義）   ~ 第[2/3]条（期間）   ~ 第[3/4]条（解除）      both follow from the first
 */
export function markRenumbered(changes: readonly Change[], plans: { draft: Plan; revision: Plan }): readonly Change[] {
  if (!changes.some(({ kind }) => STRUCTURAL.has(kind))) return changes
  const numbering = new Renumbering(changes, plans.draft, plans.revision)
  return changes.map(change => {
    const cause = numbering.causeOf(change)
    if (cause === null || change.derivedFrom !== null) return change
    const edits = change.edits.map(edit => ({ ...edit, nature: "number" as const }))
    return { ...change, nature: "number", edits, derivedFrom: cause }
  })
}
