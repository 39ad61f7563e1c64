import { existsSync } from "node:fs"
import type { DatabaseSync } from "node:sqlite"
import { setTimeout } from "node:timers/promises"
import type { CaseState } from "../model/case.ts"
import { Bug } from "../model/errors.ts"
import { type CaseEvent, type Recorded, subjectKind } from "./events.ts"
import { applyWrites, Evolving, emptyState, type IntakeReading } from "./evolve.ts"
import { sha256 } from "./memory-store.ts"
import { aboutSql, numberIn, type Row, recordedOf, textIn, writeOf } from "./sqlite-rows.ts"
import { isBusy, openDatabase, translated } from "./sqlite-store-file.ts"
import {
  type Authorship,
  type Entry,
  enter,
  entryOf,
  type LogPage,
  type Past,
  type Store,
  type StoredDocument,
} from "./store.ts"

/** Pause between two tries while somebody else writes, in milliseconds: a commit takes about one. */
const PAUSE = 5

/** How often a statement is tried before the person is told that somebody else is writing: about ten seconds. */
const TRIES = 2_000

interface OpenOptions {
  /** Makes the case; the file must not exist. */
  readonly create: boolean
  /** How often to try while somebody else writes. */
  readonly tries?: number
}

/** Opens a case file. Throws `UserError` for anything that is no case. */
export async function openSqliteStore(path: string, { create, tries = TRIES }: OpenOptions): Promise<Store> {
  return new SqliteStore(await openDatabase(path, { create, tries, pause: PAUSE }), path, tries)
}

/**
 * A case in one SQLite file. A statement takes about a millisecond, and waiting for another writer happens between
 * statements, so that the terminal's keys are never held up (docs/decisions/deeds-and-undo.md).
 */
class SqliteStore implements Store {
  readonly #db: DatabaseSync
  readonly #path: string
  readonly #tries: number
  #state: CaseState = emptyState()
  #seq = 0

  constructor(db: DatabaseSync, path: string, tries: number) {
    this.#db = db
    this.#path = path
    this.#tries = tries
  }

  #all(sql: string, ...values: (string | number)[]): readonly Row[] {
    return this.#db.prepare(sql).all(...values) as Row[]
  }

  readonly #past: Past = {
    event: seq => {
      const [row] = this.#all("SELECT * FROM journal WHERE seq = ?", seq)
      return row ? recordedOf(row) : null
    },
    writes: seq => this.#all("SELECT * FROM written WHERE seq = ? ORDER BY n", seq).map(writeOf),
    newest: subject => {
      const kind = subjectKind(subject)
      const whole = kind !== "" && subject === `${kind}*`
      // ";" follows ":", so the range holds every subject of the kind.
      const [row] = whole
        ? this.#all(
            "SELECT max(seq) AS seq FROM subject WHERE subject >= ? AND subject < ?",
            kind,
            `${kind.slice(0, -1)};`,
          )
        : this.#all("SELECT max(seq) AS seq FROM subject WHERE subject IN (?, ?)", subject, `${kind}*`)
      return Number(row?.seq ?? 0)
    },
  }

  #load = (hash: string): IntakeReading => {
    const [row] = this.#all("SELECT bytes FROM document WHERE sha256 = ?", hash)
    const bytes = row?.bytes
    if (!(bytes instanceof Uint8Array)) throw new Bug(`document ${hash} is not in the case`)
    return JSON.parse(new TextDecoder().decode(bytes)) as IntakeReading
  }

  /** Runs statements, again while somebody else holds the file; other troubles of the file become a sentence. */
  async #patiently<T>(body: () => T): Promise<T> {
    for (let left = this.#tries; left > 0; left--) {
      try {
        return body()
      } catch (error) {
        if (!isBusy(error) || left === 1)
          return translated(this.#path, () => {
            throw error
          })
      }
      await setTimeout(PAUSE)
    }
    throw new Bug("no tries left")
  }

  /** One transaction. Its body runs in one go, so that deeds of one process never mix. */
  #transaction<T>(body: () => T, mode: "IMMEDIATE" | "DEFERRED" = "IMMEDIATE"): Promise<T> {
    return this.#patiently(() => {
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

  /** The state as it is in the file, reading only what is new. */
  #current(): { readonly state: CaseState; readonly seq: number } {
    const seq = numberIn(this.#all("SELECT coalesce(max(seq), 0) AS seq FROM journal")[0], "seq")
    if (seq === this.#seq) return { state: this.#state, seq }
    const writes =
      this.#seq === 0
        ? this.#all("SELECT kind, id, NULL AS before, value AS after FROM entity")
        : this.#all("SELECT * FROM written WHERE seq > ? ORDER BY seq, n", this.#seq)
    return { state: applyWrites(this.#state, writes.map(writeOf)), seq }
  }

  #insertDerived(entries: readonly Entry[]): void {
    const subject = this.#db.prepare("INSERT OR IGNORE INTO subject (subject, seq) VALUES (?, ?)")
    const written = this.#db.prepare("INSERT INTO written (seq, n, kind, id, before, after) VALUES (?, ?, ?, ?, ?, ?)")
    const put = this.#db.prepare("INSERT OR REPLACE INTO entity (kind, id, value) VALUES (?, ?, ?)")
    const remove = this.#db.prepare("DELETE FROM entity WHERE kind = ? AND id = ?")
    for (const { recorded, subjects, writes } of entries) {
      for (const name of subjects) subject.run(name, recorded.seq)
      for (const [n, { kind, id, before, after }] of writes.entries()) {
        const value = after === null ? null : JSON.stringify(after)
        written.run(recorded.seq, n, kind, id, before === null ? null : JSON.stringify(before), value)
        if (value === null) remove.run(kind, id)
        else put.run(kind, id, value)
      }
    }
  }

  async append(events: readonly CaseEvent[], authorship: Authorship): Promise<readonly Recorded[]> {
    const { state, seq, entries } = await this.#transaction(() => {
      const current = this.#current()
      const result = enter(current, events, authorship, this.#past, this.#load)
      const journal = this.#db.prepare("INSERT INTO journal (seq, deed, at, by, event) VALUES (?, ?, ?, ?, ?)")
      for (const { recorded } of result.entries) {
        journal.run(recorded.seq, recorded.deed, recorded.at, recorded.by, JSON.stringify(recorded.event))
      }
      this.#insertDerived(result.entries)
      return { ...result, seq: current.seq + result.entries.length }
    })
    this.#state = state
    this.#seq = seq
    return entries.map(entry => entry.recorded)
  }

  async state(): Promise<{ state: CaseState; seq: number }> {
    const current = await this.#transaction(() => this.#current(), "DEFERRED")
    this.#state = current.state
    this.#seq = current.seq
    return current
  }

  async since(seq: number): Promise<readonly Recorded[]> {
    const rows = await this.#patiently(() => this.#all("SELECT * FROM journal WHERE seq > ? ORDER BY seq", seq))
    return rows.map(recordedOf)
  }

  async log({ limit, before, about = null }: LogPage): Promise<readonly Recorded[]> {
    const end = before ?? Number.MAX_SAFE_INTEGER
    const { sql, values } = about ? aboutSql(about) : { sql: "TRUE", values: [] }
    const all = `SELECT * FROM journal WHERE seq < ? AND ${sql} ORDER BY seq DESC LIMIT ?`
    return (await this.#patiently(() => this.#all(all, end, ...values, limit))).map(recordedOf)
  }

  async putDocument(name: string, bytes: Uint8Array): Promise<string> {
    const hash = sha256(bytes)
    const sql = "INSERT OR IGNORE INTO document (sha256, name, bytes) VALUES (?, ?, ?)"
    await this.#transaction(() => this.#db.prepare(sql).run(hash, name, bytes))
    return hash
  }

  async document(hash: string): Promise<Uint8Array | null> {
    const rows = await this.#patiently(() => this.#all("SELECT bytes FROM document WHERE sha256 = ?", hash))
    const bytes = rows[0]?.bytes
    return bytes instanceof Uint8Array ? bytes : null
  }

  async documents(): Promise<readonly StoredDocument[]> {
    const sql = "SELECT sha256, name, length(bytes) AS size FROM document ORDER BY rowid"
    return (await this.#patiently(() => this.#all(sql))).map(row => ({
      sha256: textIn(row, "sha256"),
      name: textIn(row, "name"),
      size: numberIn(row, "size"),
    }))
  }

  async rebuild(): Promise<void> {
    const { state, seq } = await this.#transaction(() => {
      const journal = this.#all("SELECT * FROM journal ORDER BY seq").map(recordedOf)
      this.#db.exec("DELETE FROM subject; DELETE FROM written; DELETE FROM entity")
      const evolving = new Evolving(emptyState())
      for (const recorded of journal) {
        const entry = entryOf(recorded, evolving.state, this.#past, this.#load)
        this.#insertDerived([entry])
        evolving.write(entry.writes)
      }
      return { state: evolving.state, seq: journal.length }
    })
    this.#state = state
    this.#seq = seq
  }

  async copyTo(path: string): Promise<void> {
    if (existsSync(path)) throw new Bug(`${path} exists`)
    await this.#patiently(() => translated(path, () => this.#db.prepare("VACUUM INTO ?").run(path)))
  }

  async close(): Promise<void> {
    if (this.#db.isOpen) this.#db.close()
  }
}
