import { existsSync } from "node:fs"
import type { DatabaseSync, SQLInputValue } from "node:sqlite"
import type { CaseState, EntityKind } from "../model/case.ts"
import { Bug } from "../model/errors.ts"
import { type CaseEvent, parseEvent, type Recorded } from "./events.ts"
import { applyWrites, emptyState, type IntakeReading, type Write } from "./evolve.ts"
import { sha256 } from "./memory-store.ts"
import { openDatabase, translated } from "./sqlite-file.ts"
import { type Authorship, type Entry, enter, type Past, type Store, type StoredDocument } from "./store.ts"

type Row = Readonly<Record<string, SQLInputValue>>

const text = (row: Row | undefined, column: string): string => {
  const value = row?.[column]
  if (typeof value !== "string") throw new Bug(`column ${column} holds no text`)
  return value
}

const whole = (row: Row | undefined, column: string): number => {
  const value = row?.[column]
  if (typeof value !== "number") throw new Bug(`column ${column} holds no number`)
  return value
}

const parsed = (value: SQLInputValue | undefined) => (typeof value === "string" ? JSON.parse(value) : null)

const recordedOf = (row: Row): Recorded => ({
  seq: whole(row, "seq"),
  at: text(row, "at"),
  by: text(row, "by"),
  event: parseEvent(text(row, "event")),
})

const writeOf = (row: Row): Write => ({
  kind: text(row, "kind") as EntityKind,
  id: text(row, "id"),
  before: parsed(row["before"]),
  after: parsed(row["after"]),
})

/** Opens a case file. `create`: make it; the file must not exist. Throws `UserError` for anything that is no case. */
export async function openSqliteStore(path: string, options: { readonly create: boolean }): Promise<Store> {
  return new SqliteStore(await openDatabase(path, options), path)
}

/**
 * A case in one SQLite file. Statements run synchronously: an append takes about a millisecond (docs/decisions), so the
 * terminal's keys are not held up; the interface is asynchronous for stores that need it.
 */
class SqliteStore implements Store {
  readonly #db: DatabaseSync
  readonly #path: string
  #state: CaseState = emptyState()
  #seq = 0

  constructor(db: DatabaseSync, path: string) {
    this.#db = db
    this.#path = path
  }

  #all(sql: string, ...values: (string | number)[]): readonly Row[] {
    return translated(this.#path, () => this.#db.prepare(sql).all(...values) as Row[])
  }

  readonly #past: Past = {
    event: seq => {
      const [row] = this.#all("SELECT * FROM journal WHERE seq = ?", seq)
      return row ? recordedOf(row) : null
    },
    writes: seq => this.#all("SELECT * FROM written WHERE seq = ? ORDER BY n", seq).map(writeOf),
    newest: subject => {
      const [row] = this.#all("SELECT coalesce(max(seq), 0) AS seq FROM subject WHERE subject = ?", subject)
      return whole(row, "seq")
    },
  }

  #load = (hash: string): IntakeReading => {
    const [row] = this.#all("SELECT bytes FROM document WHERE sha256 = ?", hash)
    const bytes = row?.["bytes"]
    if (!(bytes instanceof Uint8Array)) throw new Bug(`document ${hash} is not in the case`)
    return JSON.parse(new TextDecoder().decode(bytes)) as IntakeReading
  }

  /** Brings the state at hand up to what is in the file, reading only what is new. */
  #refresh(): void {
    const newest = whole(this.#all("SELECT coalesce(max(seq), 0) AS seq FROM journal")[0], "seq")
    if (newest === this.#seq) return
    if (this.#seq === 0) {
      const writes = this.#all("SELECT kind, id, NULL AS before, value AS after FROM entity").map(writeOf)
      this.#state = applyWrites(emptyState(), writes)
    } else {
      const writes = this.#all("SELECT * FROM written WHERE seq > ? ORDER BY seq, n", this.#seq).map(writeOf)
      this.#state = applyWrites(this.#state, writes)
    }
    this.#seq = newest
  }

  #transaction<T>(body: () => T, mode: "IMMEDIATE" | "DEFERRED" = "IMMEDIATE"): T {
    return translated(this.#path, () => {
      this.#db.exec(`BEGIN ${mode}`)
      try {
        const result = body()
        this.#db.exec("COMMIT")
        return result
      } catch (error) {
        if (this.#db.isTransaction) this.#db.exec("ROLLBACK")
        throw error
      }
    })
  }

  #insert(entries: readonly Entry[]): void {
    const journal = this.#db.prepare("INSERT INTO journal (seq, at, by, event) VALUES (?, ?, ?, ?)")
    const subject = this.#db.prepare("INSERT OR IGNORE INTO subject (subject, seq) VALUES (?, ?)")
    for (const { recorded, subjects } of entries) {
      journal.run(recorded.seq, recorded.at, recorded.by, JSON.stringify(recorded.event))
      for (const name of subjects) subject.run(name, recorded.seq)
    }
    this.#insertWrites(entries)
  }

  #insertWrites(entries: readonly Entry[]): void {
    const written = this.#db.prepare("INSERT INTO written (seq, n, kind, id, before, after) VALUES (?, ?, ?, ?, ?, ?)")
    const put = this.#db.prepare("INSERT OR REPLACE INTO entity (kind, id, value) VALUES (?, ?, ?)")
    const remove = this.#db.prepare("DELETE FROM entity WHERE kind = ? AND id = ?")
    for (const { recorded, writes } of entries) {
      for (const [n, { kind, id, before, after }] of writes.entries()) {
        const value = after === null ? null : JSON.stringify(after)
        written.run(recorded.seq, n, kind, id, before === null ? null : JSON.stringify(before), value)
        if (value === null) remove.run(kind, id)
        else put.run(kind, id, value)
      }
    }
  }

  async append(events: readonly CaseEvent[], authorship: Authorship): Promise<readonly Recorded[]> {
    const { state, entries } = this.#transaction(() => {
      this.#refresh()
      const result = enter({ state: this.#state, seq: this.#seq }, events, authorship, this.#past, this.#load)
      this.#insert(result.entries)
      return result
    })
    this.#state = state
    this.#seq += entries.length
    return entries.map(entry => entry.recorded)
  }

  async state(): Promise<{ state: CaseState; seq: number }> {
    this.#transaction(() => this.#refresh(), "DEFERRED")
    return { state: this.#state, seq: this.#seq }
  }

  async since(seq: number): Promise<readonly Recorded[]> {
    return this.#all("SELECT * FROM journal WHERE seq > ? ORDER BY seq", seq).map(recordedOf)
  }

  async log({ limit, before }: { limit: number; before: number | null }): Promise<readonly Recorded[]> {
    const end = before ?? Number.MAX_SAFE_INTEGER
    return this.#all("SELECT * FROM journal WHERE seq < ? ORDER BY seq DESC LIMIT ?", end, limit).map(recordedOf)
  }

  async putDocument(name: string, bytes: Uint8Array): Promise<string> {
    const hash = sha256(bytes)
    this.#transaction(() =>
      this.#db.prepare("INSERT OR IGNORE INTO document (sha256, name, bytes) VALUES (?, ?, ?)").run(hash, name, bytes),
    )
    return hash
  }

  async document(hash: string): Promise<Uint8Array | null> {
    const bytes = this.#all("SELECT bytes FROM document WHERE sha256 = ?", hash)[0]?.["bytes"]
    return bytes instanceof Uint8Array ? bytes : null
  }

  async documents(): Promise<readonly StoredDocument[]> {
    return this.#all("SELECT sha256, name, length(bytes) AS size FROM document ORDER BY rowid").map(row => ({
      sha256: text(row, "sha256"),
      name: text(row, "name"),
      size: whole(row, "size"),
    }))
  }

  async rebuild(): Promise<void> {
    this.#transaction(() => {
      const journal = this.#all("SELECT * FROM journal ORDER BY seq").map(recordedOf)
      this.#db.exec("DELETE FROM written; DELETE FROM entity")
      let state = emptyState()
      for (const recorded of journal) {
        const at = { state, seq: recorded.seq - 1 }
        const result = enter(at, [recorded.event], { ...recorded, basedOn: recorded.seq }, this.#past, this.#load)
        this.#insertWrites(result.entries)
        state = result.state
      }
      this.#state = state
      this.#seq = journal.length
    })
  }

  async copyTo(path: string): Promise<void> {
    if (existsSync(path)) throw new Bug(`${path} exists`)
    translated(path, () => this.#db.prepare("VACUUM INTO ?").run(path))
  }

  async close(): Promise<void> {
    if (this.#db.isOpen) this.#db.close()
  }
}
