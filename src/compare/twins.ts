import type { Unit } from "./units.ts"
import type { Twins } from "./weigh.ts"

/** Shorter texts stand in two places by chance, and are not followed when they change their place. */
const LONG_ENOUGH = 8

/** Every unit of a plan, also those inside tables, rows, cells and stories. */
function collect(units: readonly Unit[], found: Map<string, Unit | null>): void {
  for (const unit of units) {
    if (unit.key.length >= LONG_ENOUGH) {
      const name = `${unit.kind} ${unit.key}`
      found.set(name, found.has(name) ? null : unit)
    }
    collect(unit.children, found)
    for (const cell of unit.cells) collect(cell.units, found)
  }
}

/** The units of two plans whose content stands exactly once in each. */
export function twinsOf(draft: readonly Unit[], revision: readonly Unit[]): Twins {
  const [inDraft, inRevision] = [new Map<string, Unit | null>(), new Map<string, Unit | null>()]
  collect(draft, inDraft)
  collect(revision, inRevision)
  const twins = new Set<Unit>()
  for (const [name, unit] of inDraft) {
    const twin = inRevision.get(name)
    if (unit && twin) twins.add(unit).add(twin)
  }
  return twins
}
