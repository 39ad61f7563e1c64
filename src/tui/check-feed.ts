import type { CaseSnapshot, Session } from "../app/session.ts"
import type { Event, State } from "./state.ts"

/** The case is checked so long after the first screen: keys that were typed before go first. */
const FIRST_MS = 150

/** Has a case checked that was decided on. */
export interface CheckFeed {
  /** Told of every state. */
  look(state: State): void
  stop(): void
}

/** Asks for the findings of every case that is shown without. `first`: milliseconds that the first screen stands before. */
export function checkFeed(session: Session, send: (event: Event) => void, first = FIRST_MS): CheckFeed {
  let isChecking = false
  let ready: CaseSnapshot | null = null
  /** What could not be checked: not asked for again. */
  let failed: CaseSnapshot | null = null
  let state: State | null = null
  let timer: NodeJS.Timeout | undefined
  let wait = first

  /** Never while a text is typed: drawing would disturb an input method. */
  const show = (): void => {
    const { mode, snapshot, busy } = state ?? {}
    if (!ready || !snapshot || busy || mode?.kind === "write" || mode?.kind === "pick" || mode?.kind === "search")
      return
    const shown = ready
    ready = null
    send({ kind: "checked", snapshot: shown })
  }
  const check = async (): Promise<void> => {
    try {
      ready = await session.check()
    } catch (error) {
      failed = state?.snapshot ?? null
      const text = error instanceof Error ? error.message : String(error)
      send({ kind: "notice", notice: { tone: "error", text } })
    } finally {
      isChecking = false
    }
    show()
  }
  return {
    look(now) {
      state = now
      const { snapshot, busy } = now
      if (ready && !busy) setImmediate(show)
      if (isChecking || ready || busy || snapshot.checked || snapshot === failed) return
      isChecking = true
      timer = setTimeout(() => void check(), wait)
      wait = 0
    },
    stop: () => clearTimeout(timer),
  }
}
