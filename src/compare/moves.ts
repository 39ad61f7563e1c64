import { Nearest } from "./nearest.ts"
import { similarity } from "./similarity.ts"
import type { Step } from "./steps.ts"
import { type Unit, unit } from "./units.ts"

/** From so many pairs of characters on an unchanged text that is somewhere else was moved; shorter ones are chance. */
const LONG_ENOUGH = 5
/** What was moved and edited, or stands several times, must be longer … */
const LONG_ENOUGH_EDITED = 16
/** … and this much alike … */
const ALIKE = 0.7
/** … and this much more than what alignment paired it with for want of better. */
const BETTER_BY = 0.2

type LoneStep = Extract<Step, { kind: "deleted" | "inserted" }>
type PairStep = Extract<Step, { kind: "pair" }>
const isLone = (step: Step): step is LoneStep => step.kind === "deleted" || step.kind === "inserted"

/** What may have moved: units without a partner, and both halves of pairs that are hardly alike. */
interface Loose {
  readonly deleted: readonly Unit[]
  readonly inserted: readonly Unit[]
  /** How alike a unit is to its partner, for those that have one. */
  readonly bound: ReadonlyMap<Unit, number>
  readonly halves: ReadonlyMap<PairStep, { readonly draft: Unit; readonly revision: Unit }>
}

function looseIn(steps: readonly Step[]): Loose {
  const [deleted, inserted]: [Unit[], Unit[]] = [[], []]
  const bound = new Map<Unit, number>()
  const halves = new Map<PairStep, { draft: Unit; revision: Unit }>()
  for (const step of steps) {
    if (isLone(step)) (step.kind === "deleted" ? deleted : inserted).push(...step.units)
    if (step.kind !== "pair" || step.draft.cell || step.revision.cell || step.draft.text === step.revision.text)
      continue
    const [draft, revision] = [unit("block", [step.draft]), unit("block", [step.revision])]
    const alike = similarity(draft.grams(), revision.grams())
    if (alike >= 1 - BETTER_BY) continue
    halves.set(step, { draft, revision })
    bound.set(draft, alike).set(revision, alike)
    deleted.push(draft)
    inserted.push(revision)
  }
  return { deleted, inserted, bound, halves }
}

const nameOf = ({ kind, key }: Unit): string => `${kind} ${key}`

/** How often each content stands in one version. */
function timesOf(steps: readonly Step[], side: "draft" | "revision"): ReadonlyMap<string, number> {
  const times = new Map<string, number>()
  const count = (name: string) => times.set(name, (times.get(name) ?? 0) + 1)
  for (const step of steps) {
    if (step.kind === "pair") count(`block ${step[side].text}`)
    else if (!isLone(step)) for (const block of step[side]) count(`block ${block.text}`)
    else if ((step.kind === "deleted") === (side === "draft")) for (const each of step.units) count(nameOf(each))
  }
  return times
}

/** The same content in another place: what stands once on both sides; of longer texts also what is left of several. */
function sameElsewhere(steps: readonly Step[], { deleted, inserted, bound }: Loose): Map<Unit, Unit> {
  const [inDraft, inRevision] = [timesOf(steps, "draft"), timesOf(steps, "revision")]
  const lone = (units: readonly Unit[]) =>
    Map.groupBy(
      units.filter(each => !bound.has(each)),
      nameOf,
    )
  const there = lone(inserted)
  const found = new Map<Unit, Unit>()
  for (const [name, units] of lone(deleted)) {
    const same = there.get(name) ?? []
    const once = inDraft.get(name) === 1 && inRevision.get(name) === 1
    const least = once ? LONG_ENOUGH : LONG_ENOUGH_EDITED
    if (units.length !== same.length) continue
    for (const [i, each] of units.entries()) {
      const partner = same[i]
      if (partner && each.grams().size >= least) found.set(each, partner)
    }
  }
  return found
}

/** Moved and edited: each is the other's most alike. */
function addEdited({ deleted, inserted, bound }: Loose, found: Map<Unit, Unit>): void {
  const taken = new Set(found.values())
  const from = deleted.filter(each => each.grams().size >= LONG_ENOUGH_EDITED && !found.has(each))
  const to = inserted.filter(each => each.grams().size >= LONG_ENOUGH_EDITED && !taken.has(each))
  const measure = (each: Unit) => (other: Unit) => {
    const alike = each.kind === other.kind ? similarity(each.grams(), other.grams()) : 0
    const needed = Math.max(ALIKE, ...[each, other].map(one => (bound.get(one) ?? -1) + BETTER_BY))
    return alike >= needed ? alike : 0
  }
  const [nearestTo, nearestFrom] = [new Nearest(to), new Nearest(from)]
  for (const [i, each] of from.entries()) {
    const there = nearestTo.best(each, i / from.length, measure(each), 0)
    const partner = there && to[there.index]
    if (partner && nearestFrom.best(partner, there.index / to.length, measure(partner), 0)?.index === i)
      found.set(each, partner)
  }
}

/** Runs without the units that were moved, which leave gaps in a run. */
function without(step: LoneStep, moved: (unit: Unit) => Step | "gone" | null): readonly Step[] {
  const result: Step[] = []
  let run: Unit[] = []
  const close = () => {
    if (run.length > 0) result.push({ ...step, units: run })
    run = []
  }
  for (const unit of step.units) {
    const move = moved(unit)
    if (move === null) run.push(unit)
    else {
      close()
      if (move !== "gone") result.push(move)
    }
  }
  close()
  return result
}

/**
 * Finds what was moved: a unit that is gone in one place and stands in another is one change, at the place it moved to.
 *
 *   - 第2章 …  + 第2章 …   →   < 第2章 …  > 第2章 …
 */
export function findMoves(steps: readonly Step[]): readonly Step[] {
  const loose = looseIn(steps)
  const moves = sameElsewhere(steps, loose)
  addEdited(loose, moves)
  if (moves.size === 0) return steps
  const origin = new Map([...moves].map(([from, to]) => [to, from]))
  const movedTo = (container: number, to: Unit): Step | null => {
    const from = origin.get(to)
    return from ? { kind: "moved", container, draft: from.blocks, revision: to.blocks } : null
  }
  return joinMoves(
    steps.flatMap((step): readonly Step[] => {
      if (step.kind === "pair") {
        const half = loose.halves.get(step)
        if (!half || !(moves.has(half.draft) || origin.has(half.revision))) return [step]
        const { container } = step
        const left: readonly Step[] = moves.has(half.draft) ? [] : [{ kind: "deleted", container, units: [half.draft] }]
        return [...left, movedTo(container, half.revision) ?? { kind: "inserted", container, units: [half.revision] }]
      }
      if (!isLone(step)) return [step]
      return without(step, each =>
        step.kind === "deleted" ? (moves.has(each) ? "gone" : null) : movedTo(step.container, each),
      )
    }),
  )
}

const number = (id: string | undefined): number => Number((id ?? "").slice(1))

/** Siblings that moved together are one change. */
function joinMoves(steps: readonly Step[]): readonly Step[] {
  const result: Step[] = []
  for (const step of steps) {
    const last = result.at(-1)
    const follows =
      step.kind === "moved" &&
      last?.kind === "moved" &&
      last.container === step.container &&
      number(step.draft[0]?.id) === number(last.draft.at(-1)?.id) + 1
    if (follows)
      result.splice(-1, 1, {
        ...last,
        draft: [...last.draft, ...step.draft],
        revision: [...last.revision, ...step.revision],
      })
    else result.push(step)
  }
  return result
}
