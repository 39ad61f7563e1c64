import { visibleInCells } from "../text/visible.ts"
import { graphemes } from "../text/width.ts"
import { brokenAt } from "./lines.ts"
import stringWidth from "./terminal-width.ts"
import { after, before, wordAfter, wordBefore } from "./text-steps.ts"

/** A text being typed. `caret` is an offset in UTF-16 units, always between two characters as readers see them. */
export interface TextArea {
  readonly text: string
  readonly caret: number
}

export const textArea = (text = ""): TextArea => ({ text, caret: text.length })

/** Puts text in at the caret. Line breaks become U+000A; other control characters are left out. */
export function insert({ text, caret }: TextArea, typed: string): TextArea {
  const clean = typed.replace(/\r\n?/g, "\n").replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, "")
  return { text: text.slice(0, caret) + clean + text.slice(caret), caret: caret + clean.length }
}

/** The rows of the text in a box of `width` cells. One cell stays free for the caret at the end of a full row. */
export const areaRows = ({ text }: TextArea, width: number) => brokenAt(visibleInCells(text), width - 1)

/** Where the caret stands: its row, and its cell in that row. */
export function caretAt(area: TextArea, width: number): { readonly row: number; readonly cell: number } {
  const rows = areaRows(area, width)
  const row = Math.max(
    0,
    rows.findLastIndex(({ from }) => area.caret >= from),
  )
  const from = rows[row]?.from ?? 0
  return { row, cell: Math.min(width - 1, stringWidth(visibleInCells(area.text).slice(from, area.caret))) }
}

/** Moves the caret by rows, keeping to its column. */
function moveRows(area: TextArea, by: number, width: number): TextArea {
  const rows = areaRows(area, width)
  const { row, cell } = caretAt(area, width)
  const target = rows[row + by]
  if (!target) return { ...area, caret: by < 0 ? 0 : area.text.length }
  const own = visibleInCells(area.text.slice(target.from, target.to))
  let used = 0
  let caret = target.from
  for (const cluster of graphemes(own)) {
    const next = used + stringWidth(cluster.text)
    if (next > cell) break
    used = next
    caret = target.from + cluster.from + cluster.text.length
  }
  // The end of a row that runs on is the start of the next one: stay on this one.
  const runsOn = rows[row + by + 1]?.from === target.to
  if (runsOn && caret === target.to) caret = before(area.text, caret)
  return { ...area, caret }
}

function erase({ text }: TextArea, from: number, to: number): TextArea {
  return { text: text.slice(0, from) + text.slice(to), caret: from }
}

/** The box a text is written in, in cells. */
interface Box {
  readonly width: number
  readonly height: number
}

type KeyStep = (area: TextArea, box: Box) => TextArea

const to =
  (place: (text: string, caret: number) => number): KeyStep =>
  area => ({ ...area, caret: place(area.text, area.caret) })

/** The row the caret is in. `end`: the last place that is still shown in it. */
function rowOf(area: TextArea, { width }: Box): { readonly from: number; readonly to: number; readonly end: number } {
  const { text, caret } = area
  const row = areaRows(area, width)[caretAt(area, width).row] ?? { from: caret, to: caret }
  const runsOn = row.to < text.length && text[row.to] !== "\n"
  return { ...row, end: runsOn ? before(text, row.to) : row.to }
}

const toRowStart: KeyStep = (area, box) => ({ ...area, caret: rowOf(area, box).from })
const byWordBack = to(wordBefore)
const byWordOn = to(wordAfter)
const eraseWord: KeyStep = area => erase(area, wordBefore(area.text, area.caret), area.caret)
const eraseAfter: KeyStep = area => erase(area, area.caret, after(area.text, area.caret))

const STEPS: ReadonlyMap<string, KeyStep> = new Map<string, KeyStep>([
  ["left", to(before)],
  ["right", to(after)],
  ["up", (area, { width }) => moveRows(area, -1, width)],
  ["down", (area, { width }) => moveRows(area, 1, width)],
  ["pageup", (area, { width, height }) => moveRows(area, -Math.max(1, height - 1), width)],
  ["pagedown", (area, { width, height }) => moveRows(area, Math.max(1, height - 1), width)],
  ["ctrl+left", byWordBack],
  ["alt+left", byWordBack],
  ["alt+b", byWordBack],
  ["ctrl+right", byWordOn],
  ["alt+right", byWordOn],
  ["alt+f", byWordOn],
  ["ctrl+home", to(() => 0)],
  ["ctrl+end", to(text => text.length)],
  ["home", toRowStart],
  ["ctrl+a", toRowStart],
  ["end", (area, box) => ({ ...area, caret: rowOf(area, box).end })],
  ["backspace", area => erase(area, before(area.text, area.caret), area.caret)],
  ["delete", eraseAfter],
  ["ctrl+d", eraseAfter],
  ["ctrl+w", eraseWord],
  ["alt+backspace", eraseWord],
  ["ctrl+u", (area, box) => erase(area, rowOf(area, box).from, area.caret)],
  ["ctrl+k", (area, box) => erase(area, area.caret, rowOf(area, box).to)],
])

/** What a key does to the text, or null when it is none of the keys of a text. */
export const pressed = (area: TextArea, name: string, width: number, height: number): TextArea | null =>
  STEPS.get(name)?.(area, { width, height }) ?? null
