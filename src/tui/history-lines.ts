import type { DeedView } from "../app/deed-list.ts"
import type { Message } from "../model/errors.ts"
import { visibleInCells } from "../text/visible.ts"
import { changeTitle, diffLines, sectionLines } from "./change-lines.ts"
import { commentDigest } from "./detail-lines.ts"
import { type Items, itemsOf } from "./items.ts"
import { type Line, type Piece, paragraph, piece, textLine } from "./lines.ts"
import { wordsIn } from "./messages.ts"
import type { State } from "./state.ts"
import { pad } from "./terminal-width.ts"
import { localTime } from "./view-lists.ts"
import { viewWords } from "./view-words.ts"

const COLUMNS = { seq: 7, time: 7, by: 14 } as const

/** The deed of that key, if it was fetched. */
export const deedOf = ({ history }: State, key: string | null): DeedView | undefined =>
  history.list?.deeds.find(({ seq }) => String(seq) === key)

/** What a deed did, its changes by their numbers on the screen. */
function said({ what, changes, more }: DeedView, { language, snapshot }: State): string {
  const { number } = itemsOf(snapshot)
  const words = wordsIn(language)
  const named = changes.reduce(
    (text, id) => {
      const known = number.get(id)
      return known === undefined ? text : text.replaceAll(id, words.changeNumber(known))
    },
    plainly(what, language),
  )
  return visibleInCells(more > 0 ? `${named} ${words.more(more)}` : named)
}

const plainly = (what: Message, language: State["language"]): string => what[language]

/** One deed in a list without its sign and ground. */
export function historyPieces(key: string, state: State): readonly Piece[] {
  const deed = deedOf(state, key)
  if (!deed) return []
  const words = viewWords(state.language)
  const text = said(deed, state)
  return [
    piece(pad(String(deed.seq), COLUMNS.seq), "dim"),
    piece(pad(localTime(deed.at).time, COLUMNS.time), "dim"),
    piece(`${pad(visibleInCells(deed.by), COLUMNS.by)} `),
    ...(deed.state === "undone" ? [piece(`${words.undone} `, "warning"), piece(text, "dim")] : [piece(text)]),
  ]
}

/** Everything about a deed, with the comments and changes that it speaks of as they are now. */
export function historyDetail(state: State, width: number): readonly Line[] {
  const deed = deedOf(state, state.selected.history)
  if (!deed) return []
  const { language, snapshot } = state
  const words = viewWords(language)
  const { date, time } = localTime(deed.at)
  const items = itemsOf(snapshot)
  const look = { items, language, width, find: "" }
  return [
    ...paragraph(said(deed, state), { width, style: deed.state === "undone" ? "dim" : "plain" }),
    ...paragraph(words.doneBy(visibleInCells(deed.by), `${date} ${time}`), { width, style: "dim" }),
    textLine(deed.state === "undone" ? words.isUndone : deed.undoable ? words.canUndo : words.cannotUndo, "dim"),
    ...concerned(deed, items, look),
  ]
}

function concerned({ comments, changes }: DeedView, items: Items, look: Parameters<typeof commentDigest>[1]) {
  const words = wordsIn(look.language)
  const known = changes.flatMap(id => items.changes.get(id) ?? [])
  return [
    ...(comments.length ? sectionLines(words.relatedComments) : []),
    ...comments.slice(0, SHOWN).flatMap(id => commentDigest(id, look)),
    ...(known.length ? sectionLines(words.relatedChanges) : []),
    ...known
      .slice(0, SHOWN)
      .flatMap(change => [
        changeTitle(change, items.number.get(change.id) ?? 0, words),
        ...diffLines(change, look.width, words),
      ]),
  ]
}

/** Comments and changes that are shown of a deed about many. */
const SHOWN = 30

/** The bar over that. */
export function historyTitle(state: State): readonly Piece[] {
  const deed = deedOf(state, state.selected.history)
  return deed ? [piece(viewWords(state.language).record(deed.seq), "strong")] : []
}

/** What the list is about: everything, or one comment or change. */
export function historyScope({ history, snapshot, language }: State): string {
  const { about } = history
  if (!about) return ""
  const words = wordsIn(language)
  if (about.kind === "comment") return `${words.comment} ${visibleInCells(about.id)}`
  return words.changeNumber(itemsOf(snapshot).number.get(about.id) ?? 0)
}
