import { OUTCOMES, WORK_STATES } from "../model/consultation.ts"
import { itemsOf } from "./items.ts"
import type { Words } from "./messages.ts"
import { BROWSE, type Effect, type Menu, type Reason, type State, type Step, type Target } from "./state.ts"
import { textArea } from "./text-area.ts"
import { NO_HISTORY } from "./text-history.ts"

const REASONS: readonly Reason[] = ["editorial", "consequential", "other"]

/** What a menu is called and offers, in order. */
export function menuOf(menu: Menu, words: Words): { readonly title: string; readonly choices: readonly string[] } {
  switch (menu.kind) {
    case "outcome":
      return {
        title: words.chooseOutcome(menu.comment),
        choices: [...OUTCOMES.map(o => words.outcomes[o]), words.undecided],
      }
    case "state":
      return { title: words.chooseState(menu.comment), choices: WORK_STATES.map(s => words.states[s]) }
    case "reason":
      return { title: words.chooseReason, choices: REASONS.map(r => words.reasons[r]) }
  }
}

/** Opens a menu at what holds now. */
export function openMenu(state: State, menu: Menu): State {
  const { comments, changes } = itemsOf(state.snapshot)
  const current = () => {
    if (menu.kind === "reason") return REASONS.indexOf(changes.get(menu.change)?.explanation?.reason ?? "editorial")
    const comment = comments.get(menu.comment)
    if (menu.kind === "state") return WORK_STATES.indexOf(comment?.state ?? "open")
    return comment?.outcome ? OUTCOMES.indexOf(comment.outcome) : 0
  }
  return { ...state, mode: { kind: "menu", menu, index: current() } }
}

/** Takes the choice at `index`. */
export function choose(state: State, menu: Menu, index: number): Step {
  const call = (effect: Effect & { kind: "call" }): Step => [{ ...state, mode: BROWSE, busy: true }, [effect]]
  switch (menu.kind) {
    case "outcome":
      return call({ kind: "call", call: { kind: "outcome", comment: menu.comment, outcome: OUTCOMES[index] ?? null } })
    case "state":
      return call({ kind: "call", call: { kind: "state", comment: menu.comment, state: WORK_STATES[index] ?? "open" } })
    case "reason":
      return [openWriting(state, { kind: "public-reason", change: menu.change, reason: REASONS[index] ?? "other" }), []]
  }
}

/** The text that is there to go on from. */
export function savedText({ snapshot }: State, target: Target): string {
  const { comments, changes } = itemsOf(snapshot)
  switch (target.kind) {
    case "answer":
      return comments.get(target.comment)?.response?.text ?? ""
    case "summary":
      return comments.get(target.comment)?.summary ?? ""
    case "public-reason":
      return changes.get(target.change)?.explanation?.publicReason ?? ""
    case "memo":
      return changes.get(target.change)?.explanation?.memo ?? ""
  }
}

/** Opens the text area on a text. `text`: what was typed before, when it was not saved. */
export function openWriting(state: State, target: Target, text?: string): State {
  const original = savedText(state, target)
  const area = textArea(text ?? original)
  return { ...state, notice: null, mode: { kind: "write", target, area, history: NO_HISTORY, original, newer: null } }
}
