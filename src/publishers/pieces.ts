import type { Edit } from "../model/change.ts"

/** A stretch of a change's text: in both versions, only in the draft, only in the revision, or in both with other formatting or another reading (furigana). */
export interface Piece {
  readonly kind: "same" | "removed" | "added" | "format"
  readonly text: string
}

/** The part of a change (of a comparison or as published) that its text needs. */
export interface Texts {
  readonly draft: { readonly text: string } | null
  readonly revision: { readonly text: string } | null
  readonly edits: readonly Edit[]
}

/**
 * Both versions in one text, in reading order. "same" + "format" + "removed" pieces are the draft; "same" + "format" + "added" the revision.
 *
 *   個人情報を → 信用情報を   gives   −個人 +信用 =情報を
 */
export function piecesOf({ draft, revision, edits }: Texts): readonly Piece[] {
  if (!draft || !revision) {
    const kind = draft ? "removed" : "added"
    return filled([{ kind, text: (draft ?? revision)?.text ?? "" }])
  }
  const pieces: Piece[] = []
  let at = 0
  for (const edit of edits) {
    pieces.push({ kind: "same", text: draft.text.slice(at, edit.draft[0]) })
    const removed = draft.text.slice(...edit.draft)
    const added = revision.text.slice(...edit.revision)
    // Same text, other formatting or another reading.
    if (removed === added) pieces.push({ kind: "format", text: removed })
    else pieces.push({ kind: "removed", text: removed }, { kind: "added", text: added })
    at = edit.draft[1]
  }
  return filled([...pieces, { kind: "same", text: draft.text.slice(at) }])
}

/** One side only: the draft with what was removed, or the revision with what was added. */
export const sideOf = (pieces: readonly Piece[], side: "draft" | "revision"): readonly Piece[] =>
  pieces.filter(({ kind }) => kind !== (side === "draft" ? "added" : "removed"))

/**
 * Leaves out unchanged text that is further than `context` UTF-16 units from a change; `gap` stands for what is left out.
 * Never cuts a surrogate pair.
 */
export function excerpt(pieces: readonly Piece[], context: number, gap: string): readonly Piece[] {
  return filled(
    pieces.map((piece, index) => {
      const first = index === 0
      const last = index === pieces.length - 1
      const most = first || last ? context : context * 2
      if (piece.kind !== "same" || piece.text.length <= most + gap.length) return piece
      const start = first && !last ? "" : head(piece.text, context)
      const end = last ? "" : tail(piece.text, context)
      return { kind: "same", text: `${start}${gap}${end}` }
    }),
  )
}

/** Shortens the changed pieces themselves as well, for one line in a list. */
export function brief(text: string, length: number, gap: string): string {
  const line = text.replace(/\s*\n\s*/g, " ")
  return line.length <= length ? line : `${head(line, length)}${gap}`
}

/** The pieces line by line; line breaks belong to no piece. */
export function pieceLines(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const lines: Piece[][] = [[]]
  for (const { kind, text } of pieces) {
    for (const [index, part] of text.split("\n").entries()) {
      if (index > 0) lines.push([])
      lines.at(-1)?.push({ kind, text: part })
    }
  }
  return lines.map(filled)
}

const filled = (pieces: readonly Piece[]): readonly Piece[] => pieces.filter(({ text }) => text !== "")

/** Whether a cut at `at` would part the halves of a surrogate pair. */
const insidePair = (text: string, at: number): boolean =>
  /^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(at - 1, at + 1))

/** The first `length` UTF-16 units, or one fewer where that would part a surrogate pair. */
export const head = (text: string, length: number): string =>
  text.slice(0, insidePair(text, length) ? length - 1 : length)

const tail = (text: string, length: number): string => {
  const at = text.length - length
  return text.slice(insidePair(text, at) ? at + 1 : at)
}
