import { userInfo } from "node:os"
import { withPageNumbers } from "../compare/page-numbers.ts"
import { type Command, decideAll, responseNumber, type Surroundings } from "../journal/decide.ts"
import type { CaseEvent } from "../journal/events.ts"
import type { IntakeReading } from "../journal/evolve.ts"
import { openSqliteStore } from "../journal/sqlite-store.ts"
import { ConflictError, type Store } from "../journal/store.ts"
import { type CaseState, ONLY } from "../model/case.ts"
import type { Comparison } from "../model/change.ts"
import { Bug, type Message } from "../model/errors.ts"
import type { Warning } from "../model/reading.ts"
import type { CitedPlace } from "../trace/cited-places.ts"
import { type Ledger, ledger } from "../trace/ledger.ts"
import { Memory } from "../trace/memory.ts"
import type { PlanLine } from "../trace/plan-line.ts"
import { checkCaseName } from "./locate.ts"
import { pagesAtHand } from "./pages-at-hand.ts"
import { storedNumbers } from "./stored-pages.ts"

/** What a use case did, in a sentence, with what was odd and data for `--json`. */
export interface Report {
  readonly message: Message
  readonly warnings: readonly Warning[]
  readonly data: Readonly<Record<string, unknown>>
}

/** A report without warnings. */
export const report = (message: Message, data: Report["data"] = {}): Report => ({ message, warnings: [], data })

/** Who decides where nobody is named: AKAIRE_BY, else the machine's user (a container may run as one without a name). */
function defaultName(): string {
  if (process.env.AKAIRE_BY) return process.env.AKAIRE_BY
  try {
    return userInfo().username
  } catch {
    return process.env.USER || "?"
  }
}

/** How often a deed is worked out again when others are faster: more than there are editors. */
const TRIES = 50

/** What a deed is worked out on. */
export interface Moment extends Surroundings {
  readonly state: CaseState
  readonly comparison: Comparison | null
}

/** What is stored beside a comparison for the checks; a case written by an earlier version has the lines alone. */
export interface StoredText {
  readonly lines: readonly PlanLine[]
  readonly places: readonly CitedPlace[] | null
}

/** An open case: its store, and what it knows of the comparison at hand. */
export class Case {
  readonly name: string
  readonly store: Store
  readonly by: string
  /** Newest event that the person deciding has seen; null: whatever stands at the moment of deciding. */
  seen: number | null = null
  #comparison: { readonly key: string; readonly value: Comparison } | null = null
  readonly #memory = new Memory()
  #text: { readonly sha256: string; readonly value: StoredText } | null = null
  #ledger: Ledger | null = null

  constructor(name: string, store: Store, by: string) {
    this.name = name
    this.store = store
    this.by = by
  }

  /** The stored comparison of the versions at hand, or null while one of them is missing. */
  async comparison(state: CaseState): Promise<Comparison | null> {
    const ref = state.comparison.get(ONLY)
    if (!ref) return null
    const papers = [pagesAtHand(state, "draft"), pagesAtHand(state, "revision")]
    const key = [ref.sha256, ...papers.map(pages => pages?.numbers)].join(" ")
    if (this.#comparison?.key !== key) {
      const bytes = await this.store.document(ref.sha256)
      if (!bytes) throw new Bug(`the comparison ${ref.sha256} is not in the case`)
      const compared = JSON.parse(new TextDecoder().decode(bytes)) as Comparison
      const [draft, revision] = [
        await storedNumbers(this, state, "draft"),
        await storedNumbers(this, state, "revision"),
      ]
      this.#comparison = { key, value: withPageNumbers(compared, { draft, revision }) }
    }
    return this.#comparison.value
  }

  /** What the versions at hand say, as it was stored with the comparison. */
  async #versionText(state: CaseState): Promise<StoredText | null> {
    const sha256 = state.comparison.get(ONLY)?.lines
    if (sha256 === undefined) return null
    if (this.#text?.sha256 !== sha256) {
      const bytes = await this.store.document(sha256)
      if (!bytes) throw new Bug(`the revision's lines ${sha256} are not in the case`)
      const value = JSON.parse(new TextDecoder().decode(bytes)) as StoredText | readonly PlanLine[]
      this.#text = { sha256, value: "lines" in value ? value : { lines: value, places: null } }
    }
    return this.#text.value
  }

  /** The case as it stands, indexed, with the number of its newest event. */
  async ledger(): Promise<{ readonly ledger: Ledger; readonly seq: number; readonly comparison: Comparison | null }> {
    const { state, seq } = await this.store.state()
    const comparison = await this.comparison(state)
    const text = await this.#versionText(state)
    const changes = comparison?.changes ?? []
    this.#ledger = ledger(state, changes, text?.lines ?? null, this.#memory, text?.places ?? null, this.#ledger)
    return { ledger: this.#ledger, seq, comparison }
  }

  /** What an intake took over, by the hash of its stored reading. */
  async reading(sha256: string): Promise<IntakeReading> {
    const bytes = await this.store.document(sha256)
    if (!bytes) throw new Bug(`the reading ${sha256} is not in the case`)
    return JSON.parse(new TextDecoder().decode(bytes)) as IntakeReading
  }

  /** Decides the commands one on the other and records their events as one deed. Returns how many events that made. */
  async run(commands: readonly Command[]): Promise<number> {
    return (await this.deed(moment => decideAll(moment.state, commands, moment))).length
  }

  /**
   * Works out events on the case as it stands and records them as one deed, all or none. Works them out again when
   * others meanwhile took only what is nobody's: the number of a new answer, or any link while links are carried over.
   */
  async deed(
    work: (moment: Moment) => readonly CaseEvent[] | Promise<readonly CaseEvent[]>,
  ): Promise<readonly CaseEvent[]> {
    let usedNumber = 0
    for (let left = TRIES; ; left--) {
      const { state, seq } = await this.store.state()
      const comparison = await this.comparison(state)
      const changes = new Set(comparison?.changes.map(change => change.id))
      const events = await work({ state, comparison, changes, usedNumber })
      try {
        if (events.length > 0) await this.record(events, this.seen ?? seq)
        return events
      } catch (error) {
        if (!(error instanceof ConflictError) || left === 0) throw error
        const number = newResponseNumber(state, error.subject)
        if (number === null && !error.subject.endsWith(":*")) throw error
        usedNumber = number ?? usedNumber
      }
    }
  }

  /** Records events as decided on the case at `basedOn`. */
  async record(events: readonly CaseEvent[], basedOn: number): Promise<void> {
    await this.store.append(events, { by: this.by, at: new Date().toISOString(), basedOn })
  }

  async close(): Promise<void> {
    await this.store.close()
  }
}

/** The number of the new response that a subject names, or null when it names anything else. */
function newResponseNumber(state: CaseState, subject: string): number | null {
  const [kind, id = ""] = subject.split(":")
  return kind === "response" && !state.response.has(id) ? responseNumber(id) : null
}

/** Opens a case by its name on the command line. */
export async function openCase(name: string, by?: string): Promise<Case> {
  return new Case(name, await openSqliteStore(checkCaseName(name), { create: false }), by || defaultName())
}

/** Creates a case; the file must not exist. */
export async function createCase(name: string, by?: string): Promise<Case> {
  const created = new Case(name, await openSqliteStore(checkCaseName(name), { create: true }), by || defaultName())
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
