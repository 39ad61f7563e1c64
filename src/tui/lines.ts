import type { Span } from "../model/plan.ts"
import { breakText } from "../text/kinsoku.ts"
import { visibleInCells } from "../text/visible.ts"
import stringWidth, { cellsOf, shorten } from "./terminal-width.ts"

/** What a piece of text means; `theme.ts` says how that looks. */
export type Style =
  | "plain"
  | "dim"
  | "strong"
  | "heading"
  | "accent"
  | "inserted"
  | "deleted"
  | "error"
  | "warning"
  | "good"
  | "key"
  | "match"
  | "tab"

/** What a whole line lies on. */
export type Ground = "none" | "selected" | "remembered" | "bar"

export interface Piece {
  readonly text: string
  readonly style: Style
}

/** One row of a pane. */
export interface Line {
  readonly pieces: readonly Piece[]
  readonly ground: Ground
}

/** One row of the screen: what stands side by side in it, each part on its own ground. */
export type ScreenRow = readonly Line[]

/** A stretch of a row that looks the same from end to end. */
interface Run extends Piece {
  readonly ground: Ground
}

/**
 * A row as few runs: every run and every cell costs Ink time at each frame. Blanks that show nothing are left out at
 * the end; an empty row keeps one, without which it would have no height.
 */
export function runsOf(row: ScreenRow): readonly Run[] {
  const runs: Run[] = []
  for (const { pieces, ground } of row) {
    for (const { text, style } of pieces) {
      const last = runs.at(-1)
      const joined = last && joinedStyle(last, { text, style, ground })
      if (last && joined) runs[runs.length - 1] = { text: last.text + text, style: joined, ground }
      else if (text) runs.push({ text, style, ground })
    }
  }
  for (let last = runs.at(-1); last && endsUnseen(last); last = runs.at(-1)) {
    runs.pop()
    const text = last.text.replace(/ +$/, "")
    if (!text) continue
    runs.push({ ...last, text })
    break
  }
  return runs.length ? runs : [{ text: " ", style: "plain", ground: "none" }]
}

/** Styles that cannot be seen on a blank. */
const UNSEEN: ReadonlySet<Style> = new Set<Style>([
  "plain",
  "dim",
  "strong",
  "heading",
  "accent",
  "error",
  "warning",
  "good",
  "key",
])

/** The style in which two neighbours look as they do apart, or null. Blanks on no ground take any style. */
function joinedStyle(a: Run, b: Run): Style | null {
  if (a.ground !== b.ground) return null
  if (a.style === b.style) return a.style
  if (a.ground !== "none" || !UNSEEN.has(a.style) || !UNSEEN.has(b.style)) return null
  if (/^ *$/.test(a.text)) return b.style
  return /^ *$/.test(b.text) ? a.style : null
}

/** True when trailing blanks of the run cannot be seen. */
const endsUnseen = ({ text, style, ground }: Run): boolean =>
  ground === "none" && UNSEEN.has(style) && text.endsWith(" ")

/** A style over part of a text, half-open in UTF-16 units. */
export interface Mark extends Span {
  readonly style: Style
}

/** A piece of a line. Nothing raw gets through here: control characters and line breaks become marks. */
export const piece = (text: string, style: Style = "plain"): Piece => ({
  text: visibleInCells(text).replaceAll("\n", "␊"),
  style,
})
export const line = (pieces: readonly Piece[], ground: Ground = "none"): Line => ({ pieces, ground })
export const textLine = (text: string, style: Style = "plain"): Line => line([piece(text, style)])
export const BLANK: Line = line([])

export const lineWidth = (of: Line): number => of.pieces.reduce((sum, { text }) => sum + stringWidth(text), 0)

/** Broken texts by width and text, and how many characters they are. One screen shows a few dozen. */
const broken = new Map<string, readonly Span[]>()
let brokenCharacters = 0
const MOST_BROKEN = 2_000_000

/** The lines of a text in a pane of `width` cells, as spans of the text. */
export function brokenAt(text: string, width: number): readonly Span[] {
  const key = `${width}\u0000${text}`
  const known = broken.get(key)
  if (known) return known
  brokenCharacters += key.length
  if (brokenCharacters > MOST_BROKEN) {
    broken.clear()
    brokenCharacters = key.length
  }
  const spans = breakText(text, Math.max(2, width), cellsOf)
  broken.set(key, spans)
  return spans
}

/** Cuts `span` of a text into pieces at the marks that lie on it. Marks are sorted and apart. */
export function cut(text: string, span: Span, style: Style, marks: readonly Mark[]): readonly Piece[] {
  const pieces: Piece[] = []
  let at = span.from
  for (const mark of marks) {
    const from = Math.max(mark.from, at)
    const to = Math.min(mark.to, span.to)
    if (from >= to) continue
    if (from > at) pieces.push(piece(text.slice(at, from), style))
    pieces.push(piece(text.slice(from, to), mark.style))
    at = to
  }
  if (at < span.to) pieces.push(piece(text.slice(at, span.to), style))
  return pieces
}

export interface ParagraphLook {
  readonly width: number
  readonly style?: Style
  readonly marks?: readonly Mark[]
  /** Stands before the first line; the lines after it are indented by as much. */
  readonly lead?: Piece
}

/** A text of any length as lines of a pane, unsafe characters made visible. */
export function paragraph(
  text: string,
  { width, style = "plain", marks = [], lead = piece("") }: ParagraphLook,
): Line[] {
  const safe = visibleInCells(text)
  const indent = stringWidth(lead.text)
  const rest = piece(" ".repeat(indent))
  return brokenAt(safe, width - indent).map((span, i) =>
    line([...(indent ? [i === 0 ? lead : rest] : []), ...cut(safe, span, style, marks)]),
  )
}

/** A line of exactly `width` cells: too long ones are cut, short ones filled so that their ground reaches the edge. */
export function exactly(of: Line, width: number): Line {
  const pieces: Piece[] = []
  let left = width
  for (const { text, style } of of.pieces) {
    const own = stringWidth(text)
    if (own > left) {
      // A blank where a line was broken says nothing when it is cut.
      const bare = text.trimEnd()
      const short = stringWidth(bare) <= left ? bare : shorten(text, left)
      pieces.push({ text: short, style })
      left -= stringWidth(short)
      break
    }
    pieces.push({ text, style })
    left -= own
  }
  if (left > 0) pieces.push({ text: " ".repeat(left), style: "plain" })
  return line(pieces, of.ground)
}

/** Left and right part of one line of `width` cells. The left one yields, until the right one has half of the line. */
export function apart(left: Line, right: Line, width: number): Line {
  const own = Math.min(lineWidth(right), Math.floor(width / 2))
  return line([...exactly(left, width - own).pieces, ...exactly(right, own).pieces], left.ground)
}
