import type { Block } from "../model/plan.ts"
import { containment, gramsOf, similarity } from "./similarity.ts"
import type { Step } from "./steps.ts"
import { textOf } from "./units.ts"

/** The parts together are this much like the whole … */
const LIKE_THE_WHOLE = 0.7
/** … and this much more than the part that was paired already. */
const BETTER_BY = 0.1
/** So much of a part stands in the whole. */
const FROM_THE_WHOLE = 0.6

/** True for a paragraph that says something in words: not an empty one, and not a picture or an equation alone. */
const hasWords = ({ text }: Block): boolean => gramsOf(text.replaceAll("\uFFFC", "")).size > 0

/** True when `whole` was divided into `parts` (or they were put together to it); an equation may stand between them. */
function isMadeOf(whole: Block, parts: readonly Block[]): boolean {
  const of = gramsOf(whole.text)
  const best = Math.max(...parts.map(part => similarity(of, gramsOf(part.text))))
  const together = similarity(of, gramsOf(textOf(parts)))
  return (
    together >= LIKE_THE_WHOLE &&
    together >= best + BETTER_BY &&
    parts.every(part => !hasWords(part) || containment(gramsOf(part.text), of) >= FROM_THE_WHOLE)
  )
}

/** The single blocks at the start of a run that follows a pair. */
function leading(step: Step | undefined, kind: "deleted" | "inserted", container: number): readonly Block[] {
  if (step?.kind !== kind || step.container !== container) return []
  const end = step.units.findIndex(unit => unit.kind !== "block")
  return step.units.slice(0, end < 0 ? undefined : end).flatMap(unit => unit.blocks)
}

const MOST_PARTS = 6

/** The longest run of blocks, next to the one that was paired, that makes up the whole with it; "before" counts from the run's end. */
function parts(whole: Block, paired: Block, run: readonly Block[], side: "before" | "after"): readonly Block[] {
  for (let n = Math.min(run.length, MOST_PARTS); n > 0; n--) {
    const more = side === "after" ? run.slice(0, n) : run.slice(-n)
    const farthest = more.at(side === "after" ? -1 : 0)
    if (farthest && hasWords(farthest) && isMadeOf(whole, side === "after" ? [paired, ...more] : [...more, paired]))
      return more
  }
  return []
}

/** What is left of a run when blocks at one of its ends were used. */
function rest(step: Step, used: number, side: "before" | "after"): readonly Step[] {
  if (step.kind !== "deleted" && step.kind !== "inserted") return [step]
  const units = side === "after" ? step.units.slice(used) : step.units.slice(0, -used)
  return units.length > 0 ? [{ ...step, units }] : []
}

/** Blocks at the end of a run. */
function trailing(step: Step | undefined, kind: "deleted" | "inserted", container: number): readonly Block[] {
  if (step?.kind !== kind || step.container !== container) return []
  const start = step.units.findLastIndex(unit => unit.kind !== "block")
  return step.units.slice(start + 1).flatMap(unit => unit.blocks)
}

type PairStep = Extract<Step, { kind: "pair" }>

/** A pair with the run beside it that belongs to it, or null. */
function divide(pair: PairStep, run: Step, side: "before" | "after"): { step: Step; rest: readonly Step[] } | null {
  const { container, draft, revision } = pair
  for (const [kind, whole, paired] of [
    ["inserted", draft, revision],
    ["deleted", revision, draft],
  ] as const) {
    const near = side === "after" ? leading(run, kind, container) : trailing(run, kind, container)
    const more = parts(whole, paired, near, side)
    if (more.length === 0) continue
    const all = side === "after" ? [paired, ...more] : [...more, paired]
    const step: Step =
      kind === "inserted"
        ? { kind: "split", container, draft: [draft], revision: all }
        : { kind: "joined", container, draft: all, revision: [revision] }
    return { step, rest: rest(run, more.length, side) }
  }
  return null
}

/** Finds paragraphs that were split, and such that were joined: an edited pair and its neighbour that together make up one block. */
export function splitsAndJoins(steps: readonly Step[]): readonly Step[] {
  const result: Step[] = []
  for (let i = 0; i < steps.length; i++) {
    const step = steps[i]
    if (!step) break
    if (step.kind !== "pair" || step.draft.text === step.revision.text) {
      result.push(step)
      continue
    }
    const [before, after] = [result.at(-1), steps[i + 1]]
    const backward = before && divide(step, before, "before")
    const forward = backward ? null : after && divide(step, after, "after")
    if (backward) result.splice(-1, 1, ...backward.rest, backward.step)
    else if (forward) {
      result.push(forward.step, ...forward.rest)
      i++
    } else result.push(step)
  }
  return result
}
