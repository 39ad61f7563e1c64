import type { Command } from "./keys.ts"
import { openWriting } from "./menus.ts"
import { wordsIn } from "./messages.ts"
import { calling, only } from "./reduce-browse.ts"
import { layoutFor } from "./selection.ts"
import { BROWSE, type Mode, type State, type Step, type WriteMode } from "./state.ts"
import { insert, pressed } from "./text-area.ts"
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
  if (command === "save") return save({ ...state, mode: writing }, writing)
  if (command === "cancel") {
    if (mode.kind === "discard") return only({ ...state, mode: writing })
    return isChanged(writing) ? only({ ...state, mode: { kind: "discard", writing } }) : close(state)
  }
  if (command === "discard") return close(state)
  if (command === "outside") return [state, [{ kind: "edit-outside", text: writing.area.text }]]
  if (mode.kind === "discard") return only(state)
  if (name === "enter") return only({ ...state, mode: { ...writing, area: insert(writing.area, "\n") } })
  const box = writingBox(layoutFor(state))
  const area = pressed(writing.area, name, box.width, box.height)
  return area ? only({ ...state, mode: { ...writing, area } }) : only(state)
}

const close = (state: State): Step => [{ ...state, mode: BROWSE }, [{ kind: "forget-draft" }]]

/** Writes the text to the case; it stays open until the case has it. A public reason is followed by its memo. */
function save(state: State, writing: WriteMode): Step {
  const { target, area } = writing
  const text = area.text.replace(/\s+$/, "")
  if (target.kind === "public-reason") {
    return only(openWriting(state, { ...target, kind: "memo", publicReason: text || null }))
  }
  if (!isChanged(writing)) {
    const [closed, effects] = close(state)
    return [{ ...closed, notice: { tone: "hint", text: wordsIn(state.language).unchanged } }, effects]
  }
  return calling(state, { kind: "write", target, text })
}
