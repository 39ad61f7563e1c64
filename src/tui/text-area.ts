import { graphemes } from "../text/width.ts"
import { brokenAt } from "./lines.ts"
import { shown } from "./shown.ts"
import stringWidth from "./terminal-width.ts"

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

/** Start of the character before `at`, within its own line as far as possible. */
function before(text: string, at: number): number {
  if (at <= 1) return 0
  const from = text.lastIndexOf("\n", at - 2) + 1
  let last = from
  for (const cluster of graphemes(text.slice(from, at))) last = from + cluster.from
  return last
}

/** End of the character after `at`. */
function after(text: string, at: number): number {
  for (const cluster of graphemes(text.slice(at, at + 64))) return at + cluster.text.length
  return at
}

/** The rows of the text in a box of `width` cells. One cell stays free for the caret at the end of a full row. */
export const areaRows = ({ text }: TextArea, width: number) => brokenAt(shown(text), width - 1)

/** Where the caret stands: its row, and its cell in that row. */
export function caretAt(area: TextArea, width: number): { readonly row: number; readonly cell: number } {
  const rows = areaRows(area, width)
  const row = Math.max(
    0,
    rows.findLastIndex(({ from }) => area.caret >= from),
  )
  const from = rows[row]?.from ?? 0
  return { row, cell: Math.min(width - 1, stringWidth(shown(area.text).slice(from, area.caret))) }
}

/** Moves the caret by rows, keeping to its column. */
function moveRows(area: TextArea, by: number, width: number): TextArea {
  const rows = areaRows(area, width)
  const { row, cell } = caretAt(area, width)
  const target = rows[row + by]
  if (!target) return { ...area, caret: by < 0 ? 0 : area.text.length }
  const own = area.text.slice(target.from, target.to)
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

/** What a key does to the text, or null when it is none of the keys of a text. */
export function pressed(area: TextArea, name: string, width: number, height: number): TextArea | null {
  const { text, caret } = area
  const row = areaRows(area, width)[caretAt(area, width).row]
  const lineEnd = row && text[row.to] !== "\n" && row.to < text.length ? before(text, row.to) : (row?.to ?? caret)
  switch (name) {
    case "left":
      return { ...area, caret: before(text, caret) }
    case "right":
      return { ...area, caret: after(text, caret) }
    case "up":
      return moveRows(area, -1, width)
    case "down":
      return moveRows(area, 1, width)
    case "pageup":
      return moveRows(area, -Math.max(1, height - 1), width)
    case "pagedown":
      return moveRows(area, Math.max(1, height - 1), width)
    case "home":
    case "ctrl+a":
      return { ...area, caret: row?.from ?? 0 }
    case "end":
      return { ...area, caret: lineEnd }
    case "backspace":
      return erase(area, before(text, caret), caret)
    case "delete":
    case "ctrl+d":
      return erase(area, caret, after(text, caret))
    case "ctrl+u":
      return erase(area, row?.from ?? 0, caret)
    case "ctrl+k":
      return erase(area, caret, row?.to ?? caret)
    default:
      return null
  }
}
