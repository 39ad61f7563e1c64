import type { BulkDeed } from "../app/bulk.ts"
import { assignChoices } from "./assignees.ts"
import { listsOf } from "./items.ts"
import type { Command } from "./keys.ts"
import { manyWords } from "./many-words.ts"
import { openMenu, openWriting } from "./menus.ts"
import { moving } from "./selection.ts"
import { BROWSE, type Mode, type State, type Step } from "./state.ts"
import { calling, hint, only } from "./steps.ts"

/** The marked comments that are in the case, in the order of its list; in other views none. */
export function markedComments({ marked, view, snapshot }: State): readonly string[] {
  if (!marked.size || view !== "comments") return []
  return snapshot.comments.flatMap(({ id }) => (marked.has(id) ? id : []))
}

/** Marks, and what is begun for the marked comments together; null: nothing of that. */
export function marking(state: State, command: Command): Step | null {
  const key = state.selected.comments
  if (state.view !== "comments") return null
  const many = markedComments(state)
  switch (command) {
    case "mark":
      return key === null ? null : only(toggled(state, key))
    case "mark-all":
      return markingAll(state)
    case "back":
      if (!many.length || state.focus === "detail") return null
      return hint({ ...state, marked: new Set() }, manyWords(state.language).unmarked)
    case "assign":
      return key === null ? null : only(openMenu(state, { kind: "assign", comments: many.length ? many : [key] }))
    case "note":
      return key === null ? null : only(openWriting(state, { kind: "note", comment: key }))
    case "write-answer":
      return many.length ? only(previewing(state, many, { kind: "answer", text: "" })) : null
    default:
      return null
  }
}

/** Marks or unmarks the selected comment; the next one comes. */
function toggled(state: State, key: string): State {
  const marked = new Set(state.marked)
  if (!marked.delete(key)) marked.add(key)
  return told(moving({ ...state, marked }, 1))
}

function told(state: State): State {
  const { length } = markedComments(state)
  const words = manyWords(state.language)
  return { ...state, notice: { tone: "hint", text: length ? words.marked(length) : words.unmarked } }
}

/** Marks every comment that the list shows; where all of them are marked, none. */
function markingAll(state: State): Step {
  const shown = listsOf(state).keys.comments
  if (!shown.length) return hint(state, manyWords(state.language).nothingToMark)
  const marked = new Set(state.marked)
  const isAll = shown.every(key => marked.has(key))
  for (const key of shown) {
    if (isAll) marked.delete(key)
    else marked.add(key)
  }
  return only(told({ ...state, marked }))
}

/** Shows what would be done before it is. */
const previewing = (state: State, comments: readonly string[], deed: BulkDeed): State => ({
  ...state,
  mode: { kind: "many", comments, deed, scroll: 0 },
})

/** Does it to one comment at once, to several after a preview. */
export const doing = (state: State, comments: readonly string[], deed: BulkDeed): Step =>
  comments.length > 1
    ? only(previewing(state, comments, deed))
    : calling({ ...state, mode: BROWSE }, { kind: "bulk", comments, deed })

/** A choice of who works on comments. */
export function assigning(state: State, comments: readonly string[], index: number): Step {
  const choice = assignChoices(state)[index]
  if (!choice) return only({ ...state, mode: BROWSE })
  if (typeof choice.take === "string") return only(openWriting(state, { kind: "assign", comments, field: choice.take }))
  return doing(state, comments, choice.take)
}

/** Keys over the preview. */
export function previewed(state: State, mode: Mode & { kind: "many" }, command: Command, by: number): Step {
  const { comments, deed } = mode
  if (command !== "confirm") {
    const scroll = Math.max(0, Math.min(comments.length - 1, mode.scroll + by))
    return only({ ...state, mode: { ...mode, scroll } })
  }
  if (deed.kind === "answer") return only(openWriting(state, { kind: "answers", comments }))
  return calling({ ...state, mode: BROWSE }, { kind: "bulk", comments, deed })
}
