import type { Session } from "../app/session.ts"
import { UserError } from "../model/errors.ts"
import type { Event, State, View } from "./state.ts"

/** Fetches what the views of the plan, the history and the publication show, when they are shown. */
export interface ViewFeed {
  look(state: State): void
}

type Source = Pick<Session, "planText" | "history" | "publication">

/** What was asked for last of each view: the same is not asked for twice, also where it failed. */
type Asked = Partial<Record<View, string>>

export function viewFeed(session: Source, send: (event: Event) => void): ViewFeed {
  const asked: Asked = {}
  const fetch = (view: View, key: string, language: State["language"], get: () => Promise<Event | null>) => {
    if (asked[view] === key) return
    asked[view] = key
    get().then(
      event => {
        if (event) send(event)
      },
      error => send({ kind: "notice", notice: { tone: "error", text: said(error, language) } }),
    )
  }
  return {
    look(state) {
      const { snapshot, plan, history, view, side, language } = state
      const isShown = (of: View) => view === of || side === of
      const { planVersion, seq } = snapshot
      if ((isShown("plan") || plan.goal !== null) && planVersion !== null && plan.text?.version !== planVersion)
        fetch("plan", planVersion, language, async () => {
          const text = await session.planText()
          return text && { kind: "plan-read", text }
        })
      if (isShown("history")) {
        const { about, limit } = history
        fetch("history", JSON.stringify([seq, about, limit]), language, async () => ({
          kind: "history-read",
          list: await session.history(about, limit),
        }))
      }
      if (isShown("publish"))
        fetch("publish", String(seq), language, async () => ({ kind: "offered", offer: await session.publication() }))
    },
  }
}

const said = (error: unknown, language: State["language"]): string =>
  error instanceof UserError ? error.text[language] : error instanceof Error ? error.message : String(error)
