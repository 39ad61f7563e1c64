import { isWaivable } from "../app/waivable.ts"
import { proposalsIn } from "../text/proposals.ts"
import { editChoices, editedPlace } from "./edit-lines.ts"
import { itemsOf } from "./items.ts"
import type { Command } from "./keys.ts"
import { choose, openMenu } from "./menus.ts"
import { wordsIn } from "./messages.ts"
import { inWindow, nextItem, selecting } from "./selection.ts"
import { BROWSE, type Event, type Mode, type State, type Step } from "./state.ts"
import { calling, hint, only } from "./steps.ts"
import { isWaiting, shownSuggestion, suggestedHere } from "./suggested.ts"

/** `a`: links what is suggested and in view. */
export function accept(state: State): Step {
  const words = wordsIn(state.language)
  const { view } = state
  const shown = shownSuggestion(state)
  if (!shown || (view !== "comments" && view !== "changes"))
    return hint(state, suggestedHere(state) ? words.noSuggestion : words.suggesting)
  const { comment, change } = shown.link
  return calling(state, { kind: "accept", view, comment, change })
}

/** Shows the next suggestion for the same item, round the end. */
export function nextSuggestion(state: State): Step {
  const { suggested } = state
  const shown = shownSuggestion(state)
  if (!suggested || !shown) return hint(state, wordsIn(state.language).noSuggestion)
  const index = (shown.index + 1) % shown.count
  return only(inWindow({ ...state, suggested: { ...suggested, index } }))
}

/** After a suggestion was accepted: the next item comes for which something likely is suggested. */
export function afterAccepting(state: State): State {
  // Before the whole case was gone through nobody knows what is next.
  if (!state.suggested?.suggestions.waiting) return state
  const next = nextItem(state, 1, key => isWaiting(state, key))
  const text = state.notice?.text ?? ""
  if (next === null || next === state.selected[state.view])
    return { ...state, notice: { tone: "good", text: `${text} ${wordsIn(state.language).nothingWaiting}` } }
  return selecting(state, next)
}

/** After a finding was waived: the next open one comes. */
export function afterWaiving(before: State, state: State): State {
  if (state.view !== "findings") return state
  const items = itemsOf(state.snapshot)
  const next = nextItem(before, 1, key => items.findings.has(key) && !items.waived.has(key))
  return next === null ? state : selecting(state, next)
}

/** Takes over what was found for an item; an answer that comes after the item was left is kept for when it is selected. */
export function withSuggestions(state: State, { asked, suggestions }: Event & { kind: "suggested" }): State {
  const before = state.suggested
  const isSame = before?.asked.view === asked.view && before.asked.key === asked.key
  return inWindow({ ...state, suggested: { asked, suggestions, index: isSame ? before.index : 0 } })
}

/** `p`: asks where the comment's proposal would be made in the plan. */
export function apply(state: State, comment: string): Step {
  const words = wordsIn(state.language)
  const proposals = proposalsIn(itemsOf(state.snapshot).comments.get(comment)?.original ?? "")
  const [first, second] = proposals
  if (!first) return hint(state, words.noProposal)
  if (second) return only(openMenu(state, { kind: "proposal", comment, proposals }))
  return choose(state, { kind: "proposal", comment, proposals }, 0)
}

/** Keys over the preview of an edit. */
export function editing(state: State, mode: Mode & { kind: "edit" }, command: Command, name: string): Step {
  const { preview } = mode
  const { length } = editChoices(preview, wordsIn(state.language))
  const to = (index: number) => only({ ...state, mode: { ...mode, index: (index + length) % length } })
  if (command === "up") return to(mode.index - 1)
  if (command === "down") return to(mode.index + 1)
  const index = command === "by-number" ? Number(name) - 1 : mode.index
  if (index >= length) return only(state)
  const at = editedPlace(preview, index)
  const closed = { ...state, mode: BROWSE }
  if (at === undefined || command === "cancel") return only(closed)
  const notice = { tone: "hint", text: wordsIn(state.language).editing } as const
  return calling({ ...closed, notice }, { kind: "edit", comment: preview.comment, proposal: preview.proposal, at })
}

/** `w`: asks why the finding is settled as it is, or whether it is to be opened again. */
export function waiving(state: State): Step {
  const words = wordsIn(state.language)
  const { findings, waived } = itemsOf(state.snapshot)
  const key = state.selected.findings ?? ""
  const finding = findings.get(key)
  if (!finding) return only(state)
  if (waived.has(key)) return only(openMenu(state, { kind: "unwaive", finding: key }))
  if (!isWaivable(finding)) return hint(state, words.notWaivable)
  return only(openMenu(state, { kind: "waive", finding: key }))
}
