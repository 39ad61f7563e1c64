import { CELL_END, type PlanRow, type PlanText } from "../app/plan-text.ts"
import { visibleInCells } from "../text/visible.ts"
import { marksOf } from "./found-text.ts"
import { type Items, isUnexplained } from "./items.ts"
import { type Line, line, type Mark, type Piece, paragraph, piece, type Style, textLine } from "./lines.ts"
import type { Words } from "./messages.ts"
import stringWidth from "./terminal-width.ts"

/** How rows of the plan are laid out. */
export interface PlanLook {
  readonly items: Items
  readonly words: Words
  /** Cells of the text with its signs. */
  readonly width: number
  /** What was searched for is marked; "" for nothing. */
  readonly find: string
}

/** Cells in front of each line: the sign of the selection, and of what became of the row. */
const GUTTER = 4
/** A printed number hangs in front of its text up to this many cells. */
const MOST_LABEL = 16
/** Between the cells of a table row. */
const BETWEEN = "  ￨ "

const STYLES: Readonly<Record<PlanRow["pieces"][number]["kind"], Style>> = {
  same: "plain",
  removed: "deleted",
  added: "inserted",
  format: "strong",
}

/** Whether the row starts another page than the row above it. */
const startsPage = ({ rows }: PlanText, index: number): boolean => {
  const { page } = rows[index] ?? { page: null }
  return page !== null && rows.slice(Math.max(0, index - 20), index).findLast(row => row.page !== null)?.page !== page
}

/** Rows that were laid out last: a pane asks for the same ones again with each key. */
const laidOut = new Map<PlanRow, { readonly look: PlanLook; readonly lines: readonly Line[] }>()
const MOST_LAID_OUT = 500

const isSame = (a: PlanLook, b: PlanLook): boolean =>
  a.items === b.items && a.words === b.words && a.width === b.width && a.find === b.find

/** The lines of one row: as many as its text needs, nothing is cut off. */
export function planRowLines(text: PlanText, index: number, look: PlanLook, ground: Line["ground"]): readonly Line[] {
  const row = text.rows[index]
  if (!row) return []
  if (ground !== "none") return rowLines(text, row, index, look, ground)
  const known = laidOut.get(row)
  if (known && isSame(known.look, look)) return known.lines
  if (laidOut.size >= MOST_LAID_OUT) laidOut.clear()
  const lines = rowLines(text, row, index, look, ground)
  laidOut.set(row, { look, lines })
  return lines
}

function rowLines(
  text: PlanText,
  row: PlanRow,
  index: number,
  look: PlanLook,
  ground: Line["ground"],
): readonly Line[] {
  const { words, width } = look
  const above = startsPage(text, index)
    ? [textLine(`    ${"･".repeat(6)} ${words.page(row.page ?? 0, row.pageApproximate)}`, "dim")]
    : row.kind === "heading" && index > 0
      ? [textLine("")]
      : []
  const label = row.label === null ? "" : `${visibleInCells(row.label)} `
  const isHung = stringWidth(label) <= MOST_LABEL
  const { text: shown, marks } = signed(row, isHung ? "" : label)
  const style = row.kind === "heading" ? "heading" : row.kind === "aside" ? "dim" : "plain"
  const lead = piece(isHung ? label : "", style === "plain" ? "strong" : style)
  const found = marksOf(shown, look.find)
  const lines = paragraph(shown, { width: width - GUTTER, style, marks: overlaid(marks, found), lead })
  const sign = rowSign(row, look.items)
  const isSelected = ground !== "none"
  const gutter = (i: number): readonly Piece[] => [
    piece(isSelected && i === 0 ? "▸ " : "  ", "key"),
    i === 0 ? sign : piece("  "),
  ]
  return [...above, ...lines.map(({ pieces }, i) => line([...gutter(i), ...pieces], ground))]
}

/** A sign in two cells that says without colour what became of the row. */
function rowSign({ pieces, changes, moved }: PlanRow, items: Items): Piece {
  if (moved) return piece(moved === "here" ? "＞" : "＜", "accent")
  if (!changes.length) return piece("  ")
  const isOpen = changes.some(id => isOpenChange(id, items))
  const kinds = new Set(pieces.filter(({ text }) => text !== CELL_END).map(({ kind }) => kind))
  const only = (kind: "added" | "removed") => kinds.size === 1 && kinds.has(kind)
  const sign = only("added") ? "＋" : only("removed") ? "－" : "＊"
  return piece(sign, isOpen ? "warning" : "accent")
}

/** True for a change of which nobody has said why it was made. */
export function isOpenChange(id: string, { changes }: Items): boolean {
  const change = changes.get(id)
  return change !== undefined && isUnexplained(change)
}

/** The text of a row behind its number, with signs between what goes and what comes, and how its parts look. */
function signed(
  { pieces, changes }: PlanRow,
  label: string,
): { readonly text: string; readonly marks: readonly Mark[] } {
  const marks: Mark[] = []
  let text = label
  const add = (more: string, style: Style) => {
    const from = text.length
    text += more
    if (style !== "plain" && more) marks.push({ from, to: text.length, style })
  }
  // Where all of it goes or comes, the sign in front of the row says so.
  const isMixed = changes.length > 0 && new Set(pieces.map(({ kind }) => kind)).size > 1
  for (const [i, { kind, text: own }] of pieces.entries()) {
    const isReplaced = kind === "added" && pieces[i - 1]?.kind === "removed"
    if (isReplaced) add("￫", "dim")
    else if (isMixed && kind === "added") add("＋", "good")
    else if (isMixed && kind === "removed" && pieces[i + 1]?.kind !== "added") add("－", "error")
    // Tabs that stay stand for room.
    const shown = kind === "same" ? own.replaceAll("\t", " ") : own
    add(shown.replaceAll(CELL_END, BETWEEN), own === CELL_END ? "dim" : STYLES[kind])
  }
  return { text, marks }
}

/** Marks with what was found over them. Both are sorted and apart. */
function overlaid(marks: readonly Mark[], found: readonly Mark[]): readonly Mark[] {
  if (!found.length) return marks
  const under = marks.flatMap(mark => {
    const parts: Mark[] = []
    let at = mark.from
    for (const { from, to } of found) {
      if (to <= at || from >= mark.to) continue
      if (from > at) parts.push({ ...mark, from: at, to: from })
      at = to
    }
    return at < mark.to ? [...parts, { ...mark, from: at }] : parts
  })
  return [...under, ...found].sort((a, b) => a.from - b.from)
}
