import type { PlanText } from "../app/plan-text.ts"
import { type PlanLook, planRowLines } from "./plan-rows.ts"

/** What of the plan a pane shows: from a line of a row on. */
export interface PlanTop {
  /** Index of the first row shown. */
  readonly row: number
  /** Lines of it that stand above the pane. */
  readonly skip: number
}

/** Rows are laid out only as far as a pane needs them: a plan has thousands. */
const heightOf = (text: PlanText, index: number, look: PlanLook): number =>
  planRowLines(text, index, look, "none").length

/** The place `lines` further down, or up where that is negative; never outside the text. */
export function scrolled(text: PlanText, top: PlanTop, lines: number, look: PlanLook): PlanTop {
  let { row, skip } = top
  skip += lines
  while (skip < 0 && row > 0) skip += heightOf(text, --row, look)
  for (let height = heightOf(text, row, look); skip >= height && row < text.rows.length - 1; ) {
    skip -= height
    height = heightOf(text, ++row, look)
  }
  return { row, skip: Math.max(0, Math.min(skip, heightOf(text, row, look) - 1)) }
}

/** The lowest place from which the pane is full: the end of the plan at its bottom. */
const lastTop = (text: PlanText, height: number, look: PlanLook): PlanTop =>
  scrolled(text, { row: text.rows.length, skip: 0 }, -height, look)

const isBefore = (a: PlanTop, b: PlanTop): boolean => a.row < b.row || (a.row === b.row && a.skip < b.skip)

/** The place a pane further down or up; never behind the place from which the pane is full. */
export function paged(text: PlanText, top: PlanTop, lines: number, height: number, look: PlanLook): PlanTop {
  const there = scrolled(text, top, lines, look)
  const last = lastTop(text, height, look)
  return isBefore(last, there) ? last : there
}

/**
 * Moves the pane as little as needed so that it shows the row, or the row's start where it is higher than the pane. One that
 * is far from what the pane shows comes to stand with text above it.
 */
export function showing(text: PlanText, top: PlanTop, row: number, height: number, look: PlanLook): PlanTop {
  if (!text.rows.length) return { row: 0, skip: 0 }
  const own = heightOf(text, row, look)
  const start = { row, skip: 0 }
  if (own >= height) {
    const isInside = top.row === row && top.skip < own
    return isInside ? top : start
  }
  // From here on the row's last line stands in the pane.
  const least = scrolled(text, start, own - height, look)
  const isFar = row < top.row - 1 || row > scrolled(text, top, height, look).row + 1
  const nearest = isBefore(start, top) ? start : isBefore(top, least) ? least : top
  const context = scrolled(text, start, -Math.min(Math.floor(height / 3), height - own), look)
  const wanted = isFar ? context : nearest
  const last = lastTop(text, height, look)
  return isBefore(last, wanted) ? last : wanted
}

/** The first row that starts in the pane, or the one that fills it. */
export function firstWhole(text: PlanText, top: PlanTop, height: number, look: PlanLook): number {
  if (top.skip === 0 || top.row >= text.rows.length - 1) return top.row
  return heightOf(text, top.row, look) - top.skip < height ? top.row + 1 : top.row
}

/** True where the end of a row stands below the pane. */
export const endsBelow = (text: PlanText, top: PlanTop, row: number, height: number, look: PlanLook): boolean =>
  top.row === row && heightOf(text, row, look) - top.skip > height
