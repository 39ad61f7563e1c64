import { itemsOf } from "./items.ts"
import type { Command } from "./keys.ts"
import { openWriting, savedText } from "./menus.ts"
import { wordsIn } from "./messages.ts"
import { layoutFor } from "./selection.ts"
import { BROWSE, type Mode, type State, type Step, type WriteMode } from "./state.ts"
import { calling, hint, only } from "./steps.ts"
import type { Target } from "./target.ts"
import { insert, pressed, type TextArea } from "./text-area.ts"
import { recorded, travelled } from "./text-history.ts"
import { writingBox } from "./writing-box.ts"

export const isWriting = (mode: Mode): mode is WriteMode => mode.kind === "write"

/** True when closing would lose something. A memo holds the public reason that was written before it. */
export const isChanged = ({ target, area, original }: WriteMode): boolean =>
  area.text !== original || target.kind === "memo"

/** Keys while a text is written, or while asked what to do with it. */
export function write(
  state: State,
  mode: Mode & { kind: "write" | "discard" },
  name: string,
  command: Command | null,
): Step {
  const writing = mode.kind === "write" ? mode : mode.writing
  if (command === "save" || command === "next") return save({ ...state, mode: writing }, writing)
  if (command === "cancel") {
    if (mode.kind === "discard") return only({ ...state, mode: writing })
    return isChanged(writing) ? only({ ...state, mode: { kind: "discard", writing } }) : close(state)
  }
  if (command === "discard") return close(state)
  if (command === "outside") return [state, [{ kind: "edit-outside", text: writing.area.text }]]
  if (mode.kind === "discard") return only(state)
  if (command === "undo" || command === "redo") {
    const there = travelled(writing.history, writing.area, command)
    return there ? only({ ...state, mode: { ...writing, ...there } }) : only(state)
  }
  if (name === "enter") return only({ ...state, mode: withText(writing, insert(writing.area, "\n")) })
  const box = writingBox(layoutFor(state))
  const area = pressed(writing.area, name, box.width, box.height)
  return area ? only({ ...state, mode: withText(writing, area) }) : only(state)
}

/** The text area after something was done in it, which can be taken back. */
export const withText = (writing: WriteMode, area: TextArea): WriteMode => ({
  ...writing,
  area,
  history: recorded(writing.history, writing.area, area),
})

/** An answer is written into the response that its comment has at this moment. */
function targetNow({ snapshot }: State, target: Target): Target {
  if (target.kind !== "answer") return target
  return { ...target, response: itemsOf(snapshot).comments.get(target.comment)?.response?.id ?? null }
}

/** Takes notice of what somebody else saved in the place of the text that is being written. */
export function besideOthers(state: State): State {
  const { mode, language } = state
  const writing = mode.kind === "discard" ? mode.writing : mode
  if (!isWriting(writing)) return state
  const saved = savedText(state, writing.target)
  if (saved === writing.original) return state
  const next: WriteMode = { ...writing, target: targetNow(state, writing.target), original: saved, newer: saved }
  return {
    ...state,
    mode: mode.kind === "discard" ? { kind: "discard", writing: next } : next,
    notice: { tone: "error", text: wordsIn(language).newerText },
  }
}

const close = (state: State): Step => [{ ...state, mode: BROWSE }, [{ kind: "forget-draft" }]]

/** Writes the text to the case; it stays open until the case has it. A public reason is followed by its memo. */
function save(state: State, writing: WriteMode): Step {
  const { target, area } = writing
  const text = area.text.replace(/\s+$/, "")
  if (target.kind === "public-reason") {
    return only(openWriting(state, { ...target, kind: "memo", publicReason: text || null }))
  }
  if (target.kind === "waiver" && !text) return hint(state, wordsIn(state.language).noteNeeded)
  if (!isChanged(writing)) {
    const [closed, effects] = close(state)
    return [{ ...closed, notice: { tone: "hint", text: wordsIn(state.language).unchanged } }, effects]
  }
  return calling(state, { kind: "write", target, text })
}
