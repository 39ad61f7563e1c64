import type { Asked, Session } from "../app/session.ts"
import { UserError } from "../model/errors.ts"
import type { Event, State } from "./state.ts"

/** A selection rests this long before it is asked what is suggested for it: not while keys go through a list. */
const REST_MS = 150

/** After so long it is asked again what waits elsewhere. */
const AGAIN_MS = 500

/** Asks what is suggested for the item that is looked at. */
export interface SuggestionFeed {
  /** Told of every state. */
  look(state: State): void
  stop(): void
}

/** What a state asks for, or null: only lists are asked about, and nothing is drawn while a text is written. */
function askedBy({ mode, view, selected, busy }: State): Asked | null {
  const key = view === "comments" || view === "changes" ? selected[view] : null
  return mode.kind === "browse" && !busy && key !== null ? { view: view as Asked["view"], key } : null
}

/** `rest`: milliseconds that a selection rests first. */
export function suggestionFeed(session: Session, send: (event: Event) => void, rest = REST_MS): SuggestionFeed {
  let timer: NodeJS.Timeout | undefined
  /** What was asked last, of which moment of the case. */
  let last = ""
  const later = (asked: Asked, name: string, state: State, after: number): void => {
    timer = setTimeout(() => void ask(asked, name, state), after)
  }
  const ask = (asked: Asked, name: string, state: State): Promise<void> =>
    session.suggestions(asked).then(
      suggestions => {
        // Who went on meanwhile, or began to write, is left alone.
        if (name !== last) return
        send({ kind: "suggested", asked, suggestions })
        // What else waits is known when the whole case was gone through.
        if (suggestions.waiting === null && suggestions.links.length) later(asked, name, state, AGAIN_MS)
      },
      error => {
        if (name !== last) return
        const text = error instanceof UserError ? error.text[state.language] : String(error)
        send({ kind: "notice", notice: { tone: "error", text } })
      },
    )
  return {
    look(state) {
      const asked = askedBy(state)
      const name = asked ? JSON.stringify([asked, state.snapshot.seq]) : ""
      if (name === last) return
      clearTimeout(timer)
      last = name
      if (asked) later(asked, name, state, rest)
    },
    stop: () => clearTimeout(timer),
  }
}
