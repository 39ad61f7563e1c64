import { never } from "../model/errors.ts"
import type { PublishedChange } from "../model/published.ts"
import { editProse, type Html, html, joined, NOTHING, prose } from "./html.ts"
import { brief, excerpt, head, type Piece, piecesOf } from "./pieces.ts"
import type { ReportWords } from "./report-words.ts"

/** Texts longer than this (UTF-16 units, about one page) are shown around their edits first and whole on demand. */
const LONG = 1600
/** Unchanged characters left around an edit in the shortened view: about three lines of a report. */
const CONTEXT = 120
/** Characters of each side of an edit in a list, and edits shown there. */
const BRIEF = 40
const BRIEF_EDITS = 3
const GAP = "⋯"

type Shown = Pick<PublishedChange, "draft" | "revision" | "edits" | "kind">

/** Both versions in one text, marked character by character; long texts fold, and unfold on paper. */
export function diffHtml(change: Shown, words: ReportWords): Html {
  const pieces = piecesOf(change)
  const length = pieces.reduce((sum, { text }) => sum + text.length, 0)
  const whole = html`<div class="versions"><div class="diff">${pieces.map(pieceHtml)}</div></div>`
  if (length <= LONG) return joined([unchangedNote(change, pieces, words), whole])
  const short = excerpt(shortened(pieces), CONTEXT, GAP).map(pieceHtml)
  return html`${unchangedNote(change, pieces, words)}<div class="versions"><div class="diff excerpt">${short}</div></div>
<details class="whole"><summary>${words.whole(length)}</summary>${whole}</details>`
}

/** The change in a few words, for a list. */
export function briefDiff(change: Shown): Html {
  const edits = piecesOf(change).filter(({ kind }) => kind !== "same")
  const shown =
    edits.length > 0 ? edits : [{ kind: "same" as const, text: (change.revision ?? change.draft)?.text ?? "" }]
  const groups = shown.slice(0, BRIEF_EDITS * 2).map(piece => ({ ...piece, text: brief(piece.text, BRIEF, GAP) }))
  const spaced = groups.map((piece, index) => {
    const apart = index > 0 && groups[index - 1]?.kind !== "removed"
    return html`${apart ? html`<span class="apart">${GAP}</span>` : NOTHING}${pieceHtml(piece)}`
  })
  return html`${spaced}${shown.length > groups.length ? html`<span class="apart">${GAP}</span>` : NOTHING}`
}

/** Whole inserted or deleted sections fold too, after their first lines. */
const shortened = (pieces: readonly Piece[]): readonly Piece[] =>
  pieces.map(piece =>
    piece.kind === "same" || piece.text.length <= LONG / 2
      ? piece
      : {
          ...piece,
          text: `${head(piece.text, CONTEXT * 3)}${GAP}`,
        },
  )

function unchangedNote(change: Shown, pieces: readonly Piece[], words: ReportWords): Html {
  if (pieces.some(({ kind }) => kind === "removed" || kind === "added")) return NOTHING
  return html`<p class="remark">${change.kind === "moved" ? words.movedOnly : words.formatOnly}</p>`
}

function pieceHtml({ kind, text }: Piece): Html {
  switch (kind) {
    case "same":
      return prose(text)
    case "removed":
      return html`<del>${editProse(text)}</del>`
    case "added":
      return html`<ins>${editProse(text)}</ins>`
    case "format":
      return html`<span class="reformatted">${prose(text)}</span>`
    default:
      return never(kind)
  }
}
