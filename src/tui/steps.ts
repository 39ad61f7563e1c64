import type { Call, Effect, State, Step } from "./state.ts"

/** The steps that most commands end in. */
export const only = (state: State): Step => [state, []]
export const hint = (state: State, text: string): Step => only({ ...state, notice: { tone: "hint", text } })
export const calling = (state: State, call: Call, ...first: readonly Effect[]): Step => [
  { ...state, busy: true },
  [...first, { kind: "call", call }],
]
