import type { ChangeView } from "../app/session.ts"
import type { ChangeSide, Edit } from "../model/change.ts"
import { visibleInCells } from "../text/visible.ts"
import { type Line, line, type Mark, type Piece, paragraph, piece, type Style, textLine } from "./lines.ts"
import type { Words } from "./messages.ts"

/** Characters of unchanged text shown on each side of an edit. */
const CONTEXT = 36
/** A gap in the text that is not shown. */
const ELLIPSIS = "⋯"

/** The replacement in a few words: ＩＴ￫IT. */
export function shortChange(change: ChangeView, words: Words): readonly Piece[] {
  const [first] = change.edits
  if (!first)
    return [piece(words.kinds[change.kind], "dim"), piece(` ${oneLine((change.revision ?? change.draft)?.text ?? "")}`)]
  const { removed, added } = first
  const pieces: Piece[] = []
  // A sign for what only goes or only comes: underlines and strokes do not show everywhere.
  if (removed && !added) pieces.push(piece("－", "error"))
  if (!removed && added) pieces.push(piece("＋", "good"))
  if (removed) pieces.push(piece(oneLine(removed), "deleted"))
  if (removed && added) pieces.push(piece("￫", "dim"))
  if (added) pieces.push(piece(oneLine(added), "inserted"))
  if (!removed && !added) pieces.push(piece(oneLine(touched(change, first)), "strong"))
  if (change.edits.length > 1) pieces.push(piece(` ${words.more(change.edits.length - 1)}`, "dim"))
  return pieces
}

/** The text under an edit that changes none of it: its looks only. */
function touched({ draft, revision }: ChangeView, edit: Edit): string {
  const [side, [from, to]] = revision ? [revision, edit.revision] : [draft, edit.draft]
  return side?.text.slice(from, to) ?? ""
}

/** The start of a text on one line. */
export const oneLine = (text: string): string => visibleInCells(text.slice(0, 400).replace(/\s*\n\s*/g, " "))

/** Parts of a text worth showing: each edit with its context, the rest left out. */
function windows(
  length: number,
  ranges: readonly (readonly [number, number])[],
): readonly (readonly [number, number])[] {
  const out: [number, number][] = []
  for (const [from, to] of ranges) {
    const next: [number, number] = [Math.max(0, from - CONTEXT), Math.min(length, to + CONTEXT)]
    const last = out.at(-1)
    if (last && next[0] <= last[1] + CONTEXT) last[1] = Math.max(last[1], next[1])
    else out.push(next)
  }
  return out
}

/** Never between the two halves of a surrogate pair. */
const whole = (text: string, at: number): number => (/[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at)

/** The signs of the two sides, by what they mean. */
const SIGNS: Readonly<Record<string, Style>> = { "－": "error", "＋": "good" }

/** One side of a change: its sign, the text around the edits, the edits marked. */
export function sideLines(
  sign: string,
  { text }: Pick<ChangeSide, "text">,
  ranges: readonly (readonly [number, number])[],
  style: Style,
  width: number,
): readonly Line[] {
  const marks: Mark[] = []
  let excerpt = ""
  const shownParts = ranges.length ? windows(text.length, ranges) : [[0, Math.min(text.length, CONTEXT * 4)] as const]
  for (const [start, end] of shownParts) {
    const [from, to] = [whole(text, start), whole(text, end)]
    if (from > 0) excerpt += ELLIPSIS
    const shift = excerpt.length - from
    for (const [a, b] of ranges)
      if (a >= from && b <= to && a < b) marks.push({ from: a + shift, to: b + shift, style })
    excerpt += text.slice(from, to)
  }
  if ((shownParts.at(-1)?.[1] ?? 0) < text.length) excerpt += ELLIPSIS
  return paragraph(excerpt, { width, marks, lead: piece(`${sign} `, SIGNS[sign] ?? "dim") })
}

/** The character diff of a change: what the draft says, what the revision says. */
export function diffLines(change: ChangeView, width: number, words: Words): readonly Line[] {
  const { draft, revision, edits } = change
  if (!edits.length && draft && revision) {
    const moved =
      change.kind === "moved" ? paragraph(words.movedTo(draft.place, revision.place), { width, style: "dim" }) : []
    return [...moved, ...sideLines("　", revision, [], "plain", width)]
  }
  const ranges = (side: "draft" | "revision") => edits.map((edit: Edit) => edit[side])
  // Looks alone: the words are the same on both sides.
  if (revision && edits.every(({ nature }) => nature === "format"))
    return sideLines("　", revision, ranges("revision"), "strong", width)
  return [
    ...(draft ? sideLines("－", draft, ranges("draft"), "deleted", width) : []),
    ...(revision ? sideLines("＋", revision, ranges("revision"), "inserted", width) : []),
  ]
}

/** Number, nature, place and page of a change on one line. */
export function changeTitle(change: ChangeView, number: number, words: Words): Line {
  const side = change.revision ?? change.draft
  const page = side?.page ? `  ${words.page(side.page, side.pageApproximate)}` : ""
  return line([
    piece(`${number} `, "strong"),
    piece(`${words.natures[change.nature]} ${words.kinds[change.kind]}`, "accent"),
    piece(`${page}  ${side?.place ?? ""}`, "dim"),
  ])
}

/** A heading inside a detail, with a blank line above it. */
export const sectionLines = (title: string, more: readonly Piece[] = []): readonly Line[] => [
  textLine(""),
  line([piece(title, "heading"), ...more]),
]
