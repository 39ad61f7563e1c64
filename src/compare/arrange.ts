import type { Change, ChangeSide, Edit } from "../model/change.ts"
import { knownPage } from "../model/pages.ts"
import { type Block, type BlockId, type Plan, pageSource } from "../model/plan.ts"
import { ChangeNames } from "./change-id.ts"
import { isBlank } from "./filled.ts"
import type { Precision } from "./limits.ts"
import { strongest } from "./nature.ts"
import { Places } from "./place.ts"
import { refine } from "./refine.ts"
import type { Step } from "./steps.ts"
import type { WordCuts } from "./tokens.ts"
import { textOf } from "./units.ts"

/** Changes and what stayed: every block of both plans exactly once. */
export interface Arranged {
  readonly changes: readonly Change[]
  readonly unchanged: readonly (readonly [draft: BlockId, revision: BlockId])[]
}

const blocksIn = (step: Step, side: "draft" | "revision"): readonly Block[] => {
  switch (step.kind) {
    case "pair":
      return [step[side]]
    case "deleted":
      return side === "draft" ? step.units.flatMap(unit => unit.blocks) : []
    case "inserted":
      return side === "revision" ? step.units.flatMap(unit => unit.blocks) : []
    default:
      return step[side]
  }
}

/** One edit over a whole text that was inserted or deleted. */
function wholeEdit(removed: string, added: string, nature: Edit["nature"]): readonly Edit[] {
  if (removed === "" && added === "") return []
  return [{ draft: [0, removed.length], revision: [0, added.length], removed, added, nature }]
}

/** Turns steps into changes, in the same order: ids, places, edits and natures. */
export function arrange(
  steps: readonly Step[],
  plans: { readonly draft: Plan; readonly revision: Plan },
  tools: { readonly words: WordCuts; readonly precision: Precision },
): Arranged {
  const names = new ChangeNames(plans.draft)
  const places = { draft: new Places(plans.draft), revision: new Places(plans.revision) }
  const sources = { draft: pageSource(plans.draft), revision: pageSource(plans.revision) }
  const changes: Change[] = []
  const unchanged: [BlockId, BlockId][] = []
  let last: Block | null = null
  const side = (blocks: readonly Block[], of: "draft" | "revision"): ChangeSide | null =>
    blocks.length === 0
      ? null
      : {
          place: places[of].of(blocks),
          ...knownPage(blocks.find(block => block.page !== null)?.page ?? null, sources[of]),
          text: textOf(blocks),
          blocks: blocks.map(block => block.id),
        }
  for (const step of steps) {
    const [before, after] = [blocksIn(step, "draft"), blocksIn(step, "revision")]
    const edits = editsOf(step, before, after, tools)
    if (step.kind === "pair") last = step.draft
    if (step.kind === "pair" && edits.length === 0 && step.draft.label === step.revision.label) {
      unchanged.push([step.draft.id, step.revision.id])
      continue
    }
    changes.push({
      id: step.kind === "inserted" ? names.ofInsertion(last) : names.ofBlocks(before),
      kind: step.kind === "pair" ? "edited" : step.kind,
      nature: natureOf(step, edits, [...before, ...after]),
      derivedFrom: null,
      draft: side(before, "draft"),
      revision: side(after, "revision"),
      edits,
    })
  }
  return { changes, unchanged }
}

function editsOf(
  step: Step,
  before: readonly Block[],
  after: readonly Block[],
  { words, precision }: { readonly words: WordCuts; readonly precision: Precision },
): readonly Edit[] {
  if (step.kind !== "inserted" && step.kind !== "deleted") return refine(before, after, words, precision)
  return wholeEdit(textOf(before), textOf(after), natureOf(step, [], [...before, ...after]))
}

/** An empty line that comes or goes is a matter of format; a pair without edits has another number. */
function natureOf(step: Step, edits: readonly Edit[], blocks: readonly Block[]): Edit["nature"] {
  if (step.kind === "pair") return edits.length === 0 ? "number" : strongest(edits)
  return blocks.every(isBlank) ? "format" : "structure"
}
