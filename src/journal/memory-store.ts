import { createHash } from "node:crypto"
import type { CaseState } from "../model/case.ts"
import { Bug } from "../model/errors.ts"
import { isAbout } from "./about.ts"
import { type CaseEvent, overlap, type Recorded } from "./events.ts"
import { Evolving, emptyState, type IntakeReading } from "./evolve.ts"
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

/** Hex SHA-256, the name of a document within a case. */
export const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex")

/** Keeps a case in memory: for tests, and as the plainest form of what a store does. */
export class MemoryStore implements Store {
  #entries: Entry[] = []
  #state: CaseState = emptyState()
  readonly #documents = new Map<string, { readonly name: string; readonly bytes: Uint8Array }>()

  readonly #past: Past = {
    event: seq => this.#entries[seq - 1]?.recorded ?? null,
    writes: seq => this.#entries[seq - 1]?.writes ?? [],
    newest: subject =>
      this.#entries.findLast(({ subjects }) => subjects.some(other => overlap(other, subject)))?.recorded.seq ?? 0,
  }

  #load = (hash: string): IntakeReading => {
    const found = this.#documents.get(hash)
    if (!found) throw new Bug(`document ${hash} is not in the case`)
    return JSON.parse(new TextDecoder().decode(found.bytes)) as IntakeReading
  }

  async append(events: readonly CaseEvent[], authorship: Authorship): Promise<readonly Recorded[]> {
    const at = { state: this.#state, seq: this.#entries.length }
    const { state, entries } = enter(at, events, authorship, this.#past, this.#load)
    this.#entries.push(...entries)
    this.#state = state
    return entries.map(entry => entry.recorded)
  }

  async state(): Promise<{ state: CaseState; seq: number }> {
    return { state: this.#state, seq: this.#entries.length }
  }

  async since(seq: number): Promise<readonly Recorded[]> {
    return this.#entries.slice(seq).map(entry => entry.recorded)
  }

  async log({ limit, before, about = null }: LogPage): Promise<readonly Recorded[]> {
    const older = before === null ? this.#entries : this.#entries.slice(0, before - 1)
    return older
      .filter(({ subjects }) => about === null || subjects.some(subject => isAbout(subject, about)))
      .toReversed()
      .slice(0, limit)
      .map(entry => entry.recorded)
  }

  async putDocument(name: string, bytes: Uint8Array): Promise<string> {
    const hash = sha256(bytes)
    if (!this.#documents.has(hash)) this.#documents.set(hash, { name, bytes: bytes.slice() })
    return hash
  }

  async document(hash: string): Promise<Uint8Array | null> {
    return this.#documents.get(hash)?.bytes ?? null
  }

  async documents(): Promise<readonly StoredDocument[]> {
    return [...this.#documents].map(([hash, { name, bytes }]) => ({ sha256: hash, name, size: bytes.length }))
  }

  async rebuild(): Promise<void> {
    const old = this.#entries
    this.#entries = []
    const evolving = new Evolving(emptyState())
    for (const { recorded } of old) {
      const entry = entryOf(recorded, evolving.state, this.#past, this.#load)
      evolving.write(entry.writes)
      this.#entries.push(entry)
    }
    this.#state = evolving.state
  }

  async copyTo(): Promise<void> {
    throw new Bug("a case in memory has no file to copy")
  }

  async close(): Promise<void> {}
}
