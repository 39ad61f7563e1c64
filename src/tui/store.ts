import { step } from "./reduce.ts"
import type { Effect, Event, State } from "./state.ts"

/** What the running terminal lends to effects. */
export interface Terminal {
  exit(): void
  /** Resolves when what the state shows is on the screen. */
  drawn(): Promise<void>
  /** Gives the terminal away while `during` runs. */
  suspend(during: () => Promise<void>): Promise<void>
}

/** Holds the state, feeds it events in order, and runs what they ask for. */
export interface Store {
  current(): State
  subscribe(listener: () => void): () => void
  send(event: Event): void
  /** Hands over the terminal; the function returned takes it back. */
  attach(terminal: Terminal): () => void
}

/** Runs one effect; what comes of it comes back through `send`. */
export type Run = (effect: Effect, store: Store, terminal: Terminal | null) => void

/**
 * Makes a store. While the case is being written to, keys wait in a queue, so that "link, Enter, answer" typed in one
 * go does what it says. `changed` is called after every event.
 */
export function makeStore(first: State, run: Run, changed: (state: State) => void): Store {
  let state = first
  let terminal: Terminal | null = null
  const waiting: Event[] = []
  const listeners = new Set<() => void>()
  const isInput = ({ kind }: Event) => kind === "press" || kind === "paste"

  function take(event: Event): void {
    const [next, effects] = step(state, event)
    state = next
    for (const effect of effects) {
      if (effect.kind === "type-on") waiting.unshift({ kind: "press", press: { name: "text", text: effect.text } })
      else run(effect, store, terminal)
    }
  }

  const store: Store = {
    current: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    send(event) {
      const before = state
      if (state.busy && isInput(event)) {
        waiting.push(event)
        return
      }
      take(event)
      while (!state.busy) {
        const next = waiting.shift()
        if (!next) break
        take(next)
      }
      changed(state)
      if (state !== before) for (const listener of listeners) listener()
    },
    attach(given) {
      terminal = given
      return () => {
        terminal = null
      }
    },
  }
  return store
}
