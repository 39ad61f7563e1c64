import type { SuggestedLink } from "../app/session.ts"
import { visibleInCells } from "../text/visible.ts"
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
  const room = (isLow ? 2 : Math.floor(height * SHARE)) - 1
  const reason = paragraph(link.reason[state.language], { width, style: "dim" })
  const { full, short, low } = state.view === "comments" ? changePart(link, look) : commentPart(link, look)
  if (isLow) return [bar, low]
  const whole = [...full, ...reason]
  return [bar, ...(whole.length <= room ? whole : [...short, ...reason].slice(0, room))]
}

/** All of it, what is shown where that has no room, and all of that in a line. */
interface Parts {
  readonly full: readonly Line[]
  readonly short: readonly Line[]
  readonly low: Line
}

const NONE: Parts = { full: [], short: [], low: line([]) }

function changePart({ change: id }: SuggestedLink, { items, language, width }: DetailLook): Parts {
  const change = items.changes.get(id)
  if (!change) return NONE
  const words = wordsIn(language)
  const number = items.number.get(id) ?? 0
  const title = changeTitle(change, number, words)
  const replaced = shortChange(change, words)
  return {
    full: [title, ...diffLines(change, width, words)],
    short: [title, line(replaced)],
    low: line([piece(`${number} `, "strong"), ...replaced]),
  }
}

function commentPart({ comment: id }: SuggestedLink, look: DetailLook): Parts {
  const comment = look.items.comments.get(id)
  if (!comment) return NONE
  const low = line([piece(`${visibleInCells(id)} `, "strong"), piece(oneLine(comment.summary ?? comment.original))])
  return { full: commentDigest(id, look), short: [low], low }
}
