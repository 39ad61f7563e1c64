import type { ChangeView, CommentView } from "../app/session.ts"
import type { Finding, WaivedFinding } from "../model/finding.ts"
import { visibleInCells } from "../text/visible.ts"
import { oneLine, shortChange } from "./change-lines.ts"
import { severityPiece } from "./detail-lines.ts"
import { marksOf } from "./found-text.ts"
import { historyPieces, historyScope } from "./history-lines.ts"
import { isAnswered, isUnexplained, itemsOf, type ListRow } from "./items.ts"
import { cut, exactly, type Line, line, type Piece, paragraph, piece, type Style, textLine } from "./lines.ts"
import { type Words, wordsIn } from "./messages.ts"
import { overviewPieces, titleLine } from "./overview-lines.ts"
import { planLines } from "./plan-lines.ts"
import { publishPieces } from "./publish-lines.ts"
import { type State, searchedFor, type View } from "./state.ts"
import stringWidth, { pad } from "./terminal-width.ts"
import { viewList } from "./view-lists.ts"
import { viewWords } from "./view-words.ts"

/** Cells that a column of words needs: its longest word and a gap. */
const columnOf = (words: readonly string[]): number => Math.max(...words.map(word => stringWidth(word))) + 2

function idColumn(ids: readonly string[]): number {
  const known = idColumns.get(ids)
  if (known !== undefined) return known
  const cells = Math.min(12, Math.max(4, ...ids.slice(0, 500).map(id => stringWidth(id)))) + 2
  idColumns.set(ids, cells)
  return cells
}

const idColumns = new WeakMap<readonly string[], number>()

/** The state of work has a column where this much is left for the text. */
const ROOM_FOR_TEXT = 24

interface ListLook {
  readonly width: number
  /** Cells of the column of numbers. */
  readonly idWidth: number
  readonly words: Words
  readonly find: string
}

/** Number, outcome, state, whether it is answered, how many changes, then the text as far as it fits. */
function commentPieces(comment: CommentView, { width, idWidth, words, find }: ListLook): readonly Piece[] {
  const { outcome, state, changes } = comment
  const text = oneLine(comment.summary ?? comment.original)
  const answered = isAnswered(comment)
  const columns = {
    outcome: columnOf([...Object.values(words.outcomes), words.undecided]),
    state: columnOf(Object.values(words.states)),
    answered: columnOf([words.answered, words.unanswered]),
    changes: columnOf([words.changeCount(1)]),
  }
  const used = 2 + idWidth + columns.outcome + columns.state + columns.answered + columns.changes
  return [
    piece(pad(visibleInCells(comment.id), idWidth), "strong"),
    piece(pad(outcome ? words.outcomes[outcome] : words.undecided, columns.outcome), outcome ? "plain" : "dim"),
    ...(width - used >= ROOM_FOR_TEXT ? [piece(pad(words.states[state], columns.state), "dim")] : []),
    piece(pad(answered ? words.answered : words.unanswered, columns.answered), answered ? "good" : "warning"),
    piece(pad(words.changeCount(changes.length), columns.changes), "accent"),
    ...cut(text, { from: 0, to: text.length }, "plain", marksOf(text, find)),
  ]
}

/** Why a change was made, in a word: comments, a reason, by itself, or nothing yet. */
function whyPiece(change: ChangeView, words: Words): Piece {
  const column = Math.max(
    columnOf([words.explained, words.unexplained, words.derived]),
    columnOf([words.commentCount(9)]),
  )
  const say = (text: string, style: Style) => piece(pad(text, column), style)
  if (change.comments.length) return say(words.commentCount(change.comments.length), "plain")
  if (isUnexplained(change)) return say(words.unexplained, "warning")
  return change.explanation ? say(words.explained, "dim") : say(words.derived, "dim")
}

function changePieces(change: ChangeView, number: number, { snapshot, language }: State): readonly Piece[] {
  const words = wordsIn(language)
  const { page = null, pageApproximate = false } = change.revision ?? change.draft ?? {}
  const { draft, revision } = snapshot.pages
  const pageColumn = columnOf([words.page(99, Boolean(draft?.approximate || revision?.approximate))])
  return [
    piece(pad(String(number), 5), "strong"),
    piece(pad(words.natures[change.nature], columnOf(Object.values(words.natures)))),
    whyPiece(change, words),
    piece(pad(page ? words.page(page, pageApproximate) : "", pageColumn), "dim"),
    ...shortChange(change, words),
    piece(`  ${visibleInCells((change.revision ?? change.draft)?.place ?? "")}`, "dim"),
  ]
}

function findingPieces(
  finding: Finding,
  waived: WaivedFinding | undefined,
  words: Words,
  language: State["language"],
): readonly Piece[] {
  const { text, style } = severityPiece(finding, words, waived !== undefined)
  const column = columnOf([...Object.values(words.severities), words.waived])
  const message = piece(oneLine(finding.message[language]), waived ? "dim" : "plain")
  return [piece(pad(text, column), style), ...(waived ? [piece(`${oneLine(waived.by)}  `)] : []), message]
}

/** One item of a list without its sign and ground. */
export function itemPieces(view: View, key: string, state: State, width: number): readonly Piece[] {
  switch (view) {
    case "overview":
      return overviewPieces(key, state, width)
    case "history":
      return historyPieces(key, state)
    case "publish":
      return publishPieces(key, state)
  }
  const words = wordsIn(state.language)
  const items = itemsOf(state.snapshot)
  const comment = view === "comments" ? items.comments.get(key) : undefined
  const change = view === "changes" ? items.changes.get(key) : undefined
  const finding = items.findings.get(key)
  if (comment) {
    const find = state.mode.kind === "pick" ? "" : searchedFor(state)
    return commentPieces(comment, { width, idWidth: idColumn(items.keys.comments), words, find })
  }
  if (change) return changePieces(change, items.number.get(key) ?? 0, state)
  return finding ? findingPieces(finding, items.waived.get(key), words, state.language) : []
}

/** A selectable line: the sign in front says what the ground says, for terminals without colours. */
export function selectable(
  pieces: readonly Piece[],
  chosen: boolean,
  focused: boolean,
  width: number,
  isMarked = false,
): Line {
  const sign = piece(`${chosen ? "▸" : " "}${isMarked ? "✓" : " "}`, "key")
  return exactly(line([sign, ...pieces], chosen ? (focused ? "selected" : "remembered") : "none"), width)
}

const headingLine = ({ text, level }: ListRow & { kind: "heading" }, words: Words, width: number): Line =>
  exactly(
    textLine(`${level === 1 ? " " : "   "}${visibleInCells(text ?? words.noSection)}`, level === 1 ? "heading" : "dim"),
    width,
  )

/** What an empty list says: nothing left to do, or where its items come from. */
function emptyText(state: State, view: View, words: Words): string {
  const { openOnly, narrowed, snapshot, history, language } = state
  if (view === "plan") return viewWords(language)[snapshot.planVersion === null ? "noPlan" : "reading"]
  if (view === "history") {
    const own = viewWords(language)
    if (!history.list) return own.readingHistory
    return history.about ? own.noHistoryOf(historyScope(state)) : own.noHistory
  }
  if (narrowed?.view === view) return words.countsNothing
  if (view === "findings") return snapshot.checked ? words.noFindings : words.checking
  if (openOnly && viewList({ ...state, openOnly: false }, view).keys.length > 0) return words.nothingOpen
  if (view === "comments") return words.noComments
  if (snapshot.draftFile === null) return words.noDraft
  return snapshot.revisionFile === null ? words.noRevision : words.noChanges
}

/** The visible lines of the list of a view, exactly `height` of them. */
export function listLines(state: State, width: number, height: number, view = state.view): readonly Line[] {
  const words = wordsIn(state.language)
  const { rows } = viewList(state, view)
  if (!rows.length) {
    const lines = [
      textLine(""),
      ...paragraph(emptyText(state, view, words), { width: width - 4, style: "dim", lead: piece("  ") }),
    ]
    return Array.from({ length: height }, (_, i) => exactly(lines[i] ?? line([]), width))
  }
  const isBrowsing = state.mode.kind === "browse" || state.mode.kind === "search"
  const focused = view === state.view && state.focus === "list" && isBrowsing
  if (view === "plan") return planLines(state, width, height, focused)
  return Array.from({ length: height }, (_, i) => {
    const row = rows[state.top[view] + i]
    if (!row) return exactly(line([]), width)
    if (row.kind === "title") return exactly(titleLine(row.title, words), width)
    if (row.kind === "heading") return headingLine(row, words, width)
    return selectable(
      itemPieces(view, row.key, state, width),
      row.key === state.selected[view],
      focused,
      width,
      view === "comments" && state.marked.has(row.key),
    )
  })
}
