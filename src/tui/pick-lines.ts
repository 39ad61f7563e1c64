import { visibleInCells } from "../text/visible.ts"
import { changeTitle, diffLines } from "./change-lines.ts"
import { commentDigest, type DetailLook } from "./detail-lines.ts"
import { itemsOf } from "./items.ts"
import { type Line, line, type Piece, piece, textLine } from "./lines.ts"
import { itemPieces, selectable } from "./list-lines.ts"
import { type Words, wordsIn } from "./messages.ts"
import type { Overlay } from "./overlay.ts"
import { type Candidate, candidatesFor } from "./picking.ts"
import type { PickMode, Purpose, State, View } from "./state.ts"
import stringWidth, { pad } from "./terminal-width.ts"

/** A pane lower than this shows the choice only. */
const LEAST_FOR_BOTH = 12
/** Lines of the filter and the blank under it. */
const ABOVE = 2

/** Lines for the choice: what is chosen needs the rest. */
function listRoom(count: number, height: number): number {
  const room = Math.max(1, height - ABOVE)
  return height < LEAST_FOR_BOTH ? room : Math.max(1, Math.min(count, Math.floor(room * 0.4)))
}

function purposeTitle(purpose: Purpose, words: Words): string {
  if (purpose.kind === "go") return words.goTo
  const { kind, from } = purpose
  if (from.view === "comments") return kind === "link" ? words.linkChanges(from.id) : words.unlinkChanges(from.id)
  return kind === "link" ? words.linkComments : words.unlinkComments
}

/** The choice, and under it all about the one that Enter takes: a link is made with both sides in view. */
export function pickOverlay(state: State, { purpose, query, index }: PickMode, width: number, height: number): Overlay {
  const words = wordsIn(state.language)
  const candidates = candidatesFor(state, purpose, query.text)
  const room = listRoom(candidates.length, height)
  const top = Math.max(0, Math.min(index - Math.floor(room / 2), candidates.length - room))
  const chosen = candidates[index]
  const label = `${words.filter}: `
  const marked = purpose.kind === "link" && candidates.some(({ linked, matches }) => linked || matches)
  const aside = (of: Candidate): readonly Piece[] => {
    if (!marked) return []
    const column = Math.max(stringWidth(words.linked), stringWidth(words.matches)) + 2
    if (of.linked) return [piece(pad(words.linked, column), "dim")]
    return [piece(pad(of.matches ? words.matches : "", column), "good")]
  }
  const rows = candidates
    .slice(top, top + room)
    .map((of, i) =>
      selectable([...aside(of), ...itemPieces(of.view, of.key, state, width)], top + i === index, true, width),
    )
  return {
    title: purposeTitle(purpose, words),
    aside: candidates.length ? `${Math.min(index + 1, candidates.length)}/${candidates.length}` : "",
    lines: [
      line([piece(label, "dim"), piece(query.text)]),
      textLine(""),
      ...(rows.length ? rows : [textLine(words.nothingMatches, "dim")]),
      ...(chosen && height >= LEAST_FOR_BOTH ? bothSides(state, purpose, chosen, width) : []),
    ],
    cursor: {
      x: Math.min(width - 1, stringWidth(label) + stringWidth(visibleInCells(query.text.slice(0, query.caret)))),
      y: 0,
    },
  }
}

/** The start of what the choice is for, and the candidate. */
function bothSides(state: State, purpose: Purpose, { view, key }: Candidate, width: number): readonly Line[] {
  const look: DetailLook = { items: itemsOf(state.snapshot), language: state.language, width, find: "" }
  const from = purpose.kind === "go" ? [] : side(purpose.from.view, purpose.from.id, look).slice(0, 4)
  return [textLine(""), ...from, ...(from.length ? [textLine("")] : []), ...side(view, key, look)]
}

function side(view: View, key: string, look: DetailLook): readonly Line[] {
  const words = wordsIn(look.language)
  const change = view === "changes" ? look.items.changes.get(key) : undefined
  if (!change) return commentDigest(key, look)
  return [changeTitle(change, look.items.number.get(key) ?? 0, words), ...diffLines(change, look.width, words)]
}
