import { LIMITS, type Precision } from "./limits.ts"
import { mostAlike, similarity } from "./similarity.ts"
import type { Step } from "./steps.ts"
import type { Unit } from "./units.ts"

/** From so many pairs of characters on an unchanged text that is somewhere else was moved; shorter ones are chance. */
const LONG_ENOUGH = 5
/** What was moved and edited must be longer, and this much alike. */
const LONG_ENOUGH_EDITED = 16
const ALIKE = 0.7

type LoneStep = Extract<Step, { kind: "deleted" | "inserted" }>
const isLone = (step: Step): step is LoneStep => step.kind === "deleted" || step.kind === "inserted"

const lone = (steps: readonly Step[], kind: LoneStep["kind"]): readonly Unit[] =>
  steps.flatMap(step => (step.kind === kind ? step.units : []))

/** How often each content stands on one side, moved or not: what stands twice never counts as moved. */
function timesOf(steps: readonly Step[], side: "draft" | "revision"): ReadonlyMap<string, number> {
  const times = new Map<string, number>()
  const count = (key: string) => times.set(key, (times.get(key) ?? 0) + 1)
  for (const step of steps) {
    if (step.kind === "pair") count(step[side].text)
    else if (!isLone(step)) for (const block of step[side]) count(block.text)
    else if ((step.kind === "deleted") === (side === "draft")) for (const unit of step.units) count(unit.key)
  }
  return times
}

/** Finds for each deleted unit the inserted one that it was moved to: the same content first, then the most alike. */
function partners(steps: readonly Step[], precision: Precision): ReadonlyMap<Unit, Unit> {
  const [deleted, inserted] = [lone(steps, "deleted"), lone(steps, "inserted")]
  const [inDraft, inRevision] = [timesOf(steps, "draft"), timesOf(steps, "revision")]
  const byKey = new Map(inserted.map(unit => [`${unit.kind} ${unit.key}`, unit]))
  const found = new Map<Unit, Unit>()
  for (const unit of deleted) {
    const same = byKey.get(`${unit.kind} ${unit.key}`)
    if (!same || unit.grams().size < LONG_ENOUGH) continue
    if ((inDraft.get(unit.key) ?? 0) === 1 && (inRevision.get(unit.key) ?? 0) === 1) found.set(unit, same)
  }
  const taken = new Set(found.values())
  const left = (unit: Unit) => unit.grams().size >= LONG_ENOUGH_EDITED
  addEdited(
    deleted.filter(unit => left(unit) && !found.has(unit)),
    inserted.filter(unit => left(unit) && !taken.has(unit)),
    { found, precision },
  )
  return found
}

/** Moved and edited: each is the other's most alike. */
function addEdited(
  deleted: readonly Unit[],
  inserted: readonly Unit[],
  { found, precision }: { readonly found: Map<Unit, Unit>; readonly precision: Precision },
): void {
  if (deleted.length > LIMITS.leftovers || inserted.length > LIMITS.leftovers) {
    precision.precise = false
    return
  }
  const best = new Map<Unit, { readonly unit: Unit; readonly alike: number }>()
  const offer = (unit: Unit, other: Unit, alike: number) => {
    if (alike > (best.get(unit)?.alike ?? 0)) best.set(unit, { unit: other, alike })
  }
  for (const a of deleted) {
    for (const b of inserted) {
      if (a.kind !== b.kind || mostAlike(a.grams(), b.grams()) < ALIKE) continue
      const alike = similarity(a.grams(), b.grams())
      if (alike < ALIKE) continue
      offer(a, b, alike)
      offer(b, a, alike)
    }
  }
  for (const a of deleted) {
    const partner = best.get(a)?.unit
    if (partner && best.get(partner)?.unit === a) found.set(a, partner)
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
export function findMoves(steps: readonly Step[], precision: Precision): readonly Step[] {
  const moves = partners(steps, precision)
  if (moves.size === 0) return steps
  const origin = new Map([...moves].map(([from, to]) => [to, from]))
  return joinMoves(
    steps.flatMap(step => {
      if (!isLone(step)) return [step]
      return without(step, unit => {
        if (step.kind === "deleted") return moves.has(unit) ? "gone" : null
        const from = origin.get(unit)
        if (!from) return null
        return { kind: "moved", container: step.container, draft: from.blocks, revision: unit.blocks }
      })
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
