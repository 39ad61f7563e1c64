import type { SuggestedLink } from "../app/session.ts"
import { changeTitle, diffLines, oneLine, shortChange } from "./change-lines.ts"
import { commentDigest, type DetailLook } from "./detail-lines.ts"
import { itemsOf } from "./items.ts"
import { apart, type Line, line, paragraph, piece } from "./lines.ts"
import { wordsIn } from "./messages.ts"
import type { State } from "./state.ts"
import { shownSuggestion } from "./suggested.ts"

/** A pane lower than this has room for the suggestion on a line, not for its whole text. */
const LEAST_FOR_TEXT = 9
/** What the strip gets of a higher one: the item itself needs the rest. */
const SHARE = 0.5

const CONFIDENCE_STYLES = { sure: "good", likely: "accent", possible: "dim" } as const

/**
 * What is suggested for the selected comment or change, under its detail: always in view, so that nothing is accepted
 * unseen. Empty while nothing is suggested or something else lies over the detail.
 */
export function suggestionStrip(
  state: State,
  { width, height }: { readonly width: number; readonly height: number },
): readonly Line[] {
  const shown = state.mode.kind === "browse" ? shownSuggestion(state) : null
  if (!shown) return []
  const { link, index, count } = shown
  const words = wordsIn(state.language)
  const title = line(
    [
      piece(` ${words.suggestion(index + 1, count)}  `, "heading"),
      piece(words.confidence[link.confidence], CONFIDENCE_STYLES[link.confidence]),
    ],
    "bar",
  )
  const bar = apart(title, line([piece(`  ${words.acceptHint(count)} `, "key")]), width)
  const look: DetailLook = { items: itemsOf(state.snapshot), language: state.language, width, find: "" }
  const isLow = height < LEAST_FOR_TEXT
  const room = isLow ? 2 : Math.floor(height * SHARE)
  const reason = paragraph(link.reason[state.language], { width, style: "dim" })
  const lines = state.view === "comments" ? changePart(link, look, isLow) : commentPart(link, look, isLow)
  return [bar, ...(isLow ? lines : [...reason.slice(0, 2), ...lines]).slice(0, room - 1)]
}

function changePart({ change: id }: SuggestedLink, { items, language, width }: DetailLook, isLow: boolean) {
  const change = items.changes.get(id)
  if (!change) return []
  const words = wordsIn(language)
  const number = items.number.get(id) ?? 0
  if (isLow) return [line([piece(`${number} `, "strong"), ...shortChange(change, words)])]
  return [changeTitle(change, number, words), ...diffLines(change, width, words)]
}

function commentPart({ comment: id }: SuggestedLink, look: DetailLook, isLow: boolean) {
  const comment = look.items.comments.get(id)
  if (!comment) return []
  return isLow
    ? [line([piece(`${id} `, "strong"), piece(oneLine(comment.summary ?? comment.original))])]
    : commentDigest(id, look)
}
