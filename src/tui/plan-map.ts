import type { PlanText } from "../app/plan-text.ts"
import type { Items } from "./items.ts"
import { type Piece, piece, type Style } from "./lines.ts"
import { isOpenChange } from "./plan-rows.ts"
import type { PlanTop } from "./plan-window.ts"

/** Nothing, changes that follow by themselves, changes, changes that nobody explained: the last of these counts. */
type Weight = 0 | 1 | 2 | 3

/** The whole plan in one column: where in it changes are. */
interface PlanMap {
  readonly items: Items
  readonly weights: readonly Weight[]
  /** Cell of each row. */
  readonly cellOf: (row: number) => number
}

const knownMaps = new WeakMap<PlanText, PlanMap>()
const knownLengths = new WeakMap<PlanText, readonly number[]>()

/** Characters before each row, and before what follows the last; a row counts at least as a line. */
function lengthsOf(text: PlanText): readonly number[] {
  const known = knownLengths.get(text)
  if (known) return known
  const lengths = [0]
  for (const { pieces } of text.rows)
    lengths.push(
      (lengths.at(-1) ?? 0) +
        Math.max(
          40,
          pieces.reduce((sum, of) => sum + of.text.length, 0),
        ),
    )
  knownLengths.set(text, lengths)
  return lengths
}

function mapOf(text: PlanText, items: Items, height: number): PlanMap {
  const known = knownMaps.get(text)
  if (known?.items === items && known.weights.length === height) return known
  const lengths = lengthsOf(text)
  const all = Math.max(1, lengths.at(-1) ?? 1)
  const cellOf = (row: number) => Math.min(height - 1, Math.floor(((lengths[row] ?? all) / all) * height))
  const weights: Weight[] = Array.from({ length: height }, () => 0)
  for (const [index, { changes }] of text.rows.entries()) {
    for (const id of changes) {
      const weight = isOpenChange(id, items) ? 3 : items.changes.get(id)?.derivedFrom === null ? 2 : 1
      const cell = cellOf(index)
      weights[cell] = Math.max(weights[cell] ?? 0, weight) as Weight
    }
  }
  const map = { items, weights, cellOf }
  knownMaps.set(text, map)
  return map
}

const MARKS: readonly (readonly [text: string, style: Style])[] = [
  ["￨", "dim"],
  ["･", "dim"],
  ["￭", "accent"],
  ["￭", "warning"],
]

/** The map of the plan, a cell for each line of the pane. What the pane shows lies on a ground of its own. */
export function planMap(
  text: PlanText,
  items: Items,
  { top, last, height }: { readonly top: PlanTop; readonly last: number; readonly height: number },
): readonly Piece[] {
  const { weights, cellOf } = mapOf(text, items, height)
  const [from, to] = [cellOf(top.row), cellOf(last)]
  return weights.map((weight, i) => {
    const [mark, style] = MARKS[weight] ?? ["￨", "dim"]
    const isShown = i >= from && i <= to
    return isShown ? piece(weight === 0 ? " " : mark, "tab") : piece(mark, style)
  })
}
