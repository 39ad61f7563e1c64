import { userInfo } from "node:os"
import { type Command, decide } from "../journal/decide.ts"
import type { CaseEvent } from "../journal/events.ts"
import { applyWrites, project } from "../journal/evolve.ts"
import { openSqliteStore } from "../journal/sqlite-store.ts"
import type { Store } from "../journal/store.ts"
import { type CaseState, ONLY } from "../model/case.ts"
import type { Comparison } from "../model/change.ts"
import { Bug, type Message } from "../model/errors.ts"
import type { Warning } from "../model/reading.ts"
import { type Ledger, ledger } from "../trace/ledger.ts"
import { checkCaseName } from "./locate.ts"

/** What a use case did, in a sentence, with what was odd and data for `--json`. */
export interface Report {
  readonly message: Message
  readonly warnings: readonly Warning[]
  readonly data: Readonly<Record<string, unknown>>
}

/** A report without warnings. */
export const report = (message: Message, data: Report["data"] = {}): Report => ({ message, warnings: [], data })

/** Who decides where nobody is named: AKAIRE_BY, else the machine's user. */
function defaultName(): string {
  return process.env.AKAIRE_BY || userInfo().username
}

/** An open case: its store, and what it knows of the comparison at hand. */
export class Case {
  readonly name: string
  readonly store: Store
  readonly by: string
  /** Newest event that the person deciding has seen; null: whatever stands at the moment of deciding. */
  seen: number | null = null
  #comparison: { readonly sha256: string; readonly value: Comparison } | null = null

  constructor(name: string, store: Store, by: string) {
    this.name = name
    this.store = store
    this.by = by
  }

  /** The stored comparison of the versions at hand, or null while one of them is missing. */
  async comparison(state: CaseState): Promise<Comparison | null> {
    const ref = state.comparison.get(ONLY)
    if (!ref) return null
    if (this.#comparison?.sha256 !== ref.sha256) {
      const bytes = await this.store.document(ref.sha256)
      if (!bytes) throw new Bug(`the comparison ${ref.sha256} is not in the case`)
      this.#comparison = { sha256: ref.sha256, value: JSON.parse(new TextDecoder().decode(bytes)) as Comparison }
    }
    return this.#comparison.value
  }

  /** The case as it stands, indexed, with the number of its newest event. */
  async ledger(): Promise<{ readonly ledger: Ledger; readonly seq: number; readonly comparison: Comparison | null }> {
    const { state, seq } = await this.store.state()
    const comparison = await this.comparison(state)
    return { ledger: ledger(state, comparison?.changes ?? []), seq, comparison }
  }

  /** Decides the commands one on the other and records their events, all or none. Returns how many events that made. */
  async run(commands: readonly Command[]): Promise<number> {
    const { state, seq } = await this.store.state()
    const comparison = await this.comparison(state)
    const changes = new Set((comparison?.changes ?? []).map(change => change.id))
    let current = state
    const events: CaseEvent[] = []
    for (const command of commands) {
      const decided = decide(current, command, changes)
      for (const event of decided) {
        if (event.type !== "event-undone") current = applyWrites(current, project(current, event, noReading))
      }
      events.push(...decided)
    }
    if (events.length > 0) await this.record(events, this.seen ?? seq)
    return events.length
  }

  /** Records events as decided on the case at `basedOn`. */
  async record(events: readonly CaseEvent[], basedOn: number): Promise<void> {
    await this.store.append(events, { by: this.by, at: new Date().toISOString(), basedOn })
  }

  async close(): Promise<void> {
    await this.store.close()
  }
}

const noReading = () => {
  throw new Bug("a decision reads no file")
}

/** Opens a case by its name on the command line. */
export async function openCase(name: string, by?: string): Promise<Case> {
  return new Case(name, await openSqliteStore(checkCaseName(name), { create: false }), by ?? defaultName())
}

/** Creates a case; the file must not exist. */
export async function createCase(name: string, by?: string): Promise<Case> {
  const created = new Case(name, await openSqliteStore(checkCaseName(name), { create: true }), by ?? defaultName())
  await created.record([{ type: "case-created" }], 0)
  return created
}

/** Opens a case, does something with it, and closes it whatever happens. */
export async function withCase<T>(
  name: string,
  by: string | undefined,
  body: (opened: Case) => Promise<T>,
): Promise<T> {
  const opened = await openCase(name, by)
  try {
    return await body(opened)
  } finally {
    await opened.close()
  }
}
