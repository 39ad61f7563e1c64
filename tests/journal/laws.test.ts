import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import fc from "fast-check"
import { afterAll, expect, test } from "vitest"
import { applyWrites, type IntakeReading, inverse } from "../../src/journal/evolve.ts"
import { MemoryStore } from "../../src/journal/memory-store.ts"
import { openSqliteStore } from "../../src/journal/sqlite-store.ts"
import type { Store } from "../../src/journal/store.ts"
import { faults, replay } from "./state-laws.ts"
import { begin, perform, type Step, steps } from "./steps.ts"

/** More with AKAIRE_RUNS=1000. */
const RUNS = Number(process.env.AKAIRE_RUNS ?? 150)
const folder = mkdtempSync(join(tmpdir(), "akaire-journal-"))
afterAll(() => rmSync(folder, { recursive: true }))

async function after(store: Store, done: readonly Step[]): Promise<Store> {
  await begin(store)
  for (const step of done) await perform(store, step)
  return store
}

async function readings(store: Store): Promise<(sha256: string) => IntakeReading> {
  const bytes = new Map<string, Uint8Array | null>()
  for (const { sha256 } of await store.documents()) bytes.set(sha256, await store.document(sha256))
  return sha256 => JSON.parse(new TextDecoder().decode(bytes.get(sha256) ?? undefined))
}

const law = (name: string, body: (done: readonly Step[]) => Promise<void>, numRuns = RUNS) =>
  test(name, async () => {
    await fc.assert(fc.asyncProperty(steps, body), { seed: 43, numRuns })
  })

law("every prefix of a journal is a valid state, and the whole is the state at hand", async done => {
  const store = await after(new MemoryStore(), done)
  let last = null
  for (const { state } of replay(await store.since(0), await readings(store))) {
    expect(faults(state)).toEqual([])
    last = structuredClone(state)
  }
  expect((await store.state()).state).toEqual(last)
})

law("numbers go from 1 without gaps, and a deed is a run of them", async done => {
  const journal = await (await after(new MemoryStore(), done)).since(0)
  expect(journal.map(({ seq }) => seq)).toEqual(journal.map((_, i) => i + 1))
  for (const [i, { seq, deed }] of journal.entries()) {
    if (deed !== seq) expect(journal[i - 1]?.deed).toBe(deed)
  }
})

law("undoing puts back the state before the deed, redoing the one after it", async done => {
  const store = new MemoryStore()
  await begin(store)
  for (const step of done) {
    const before = (await store.state()).state
    const didSomething = await perform(store, step)
    if (!didSomething || step.kind === "undo" || step.kind === "redo") continue
    const made = (await store.state()).state
    expect(await perform(store, { kind: "undo", back: null })).toBe(true)
    expect((await store.state()).state).toEqual(before)
    expect(await perform(store, { kind: "redo" })).toBe(true)
    expect((await store.state()).state).toEqual(made)
  }
})

law("undoing everything ends at the new case, redoing everything where it was", async done => {
  const store = await after(new MemoryStore(), done)
  const whole = (await store.state()).state
  let undone = 0
  while (await perform(store, { kind: "undo", back: null })) undone++
  const { state } = await store.state()
  expect(state.comment.size + state.response.size + state.link.size + state.explanation.size).toBe(0)
  for (let i = 0; i < undone; i++) expect(await perform(store, { kind: "redo" })).toBe(true)
  expect((await store.state()).state).toEqual(whole)
})

law("an older deed is undone only while everything stands as it left it, and nothing else changes then", async done => {
  const store = await after(new MemoryStore(), done)
  const journal = await store.since(0)
  const written = [...replay(journal, await readings(store))].map(({ writes }) => writes)
  for (const { seq, deed } of journal) {
    const { state } = await store.state()
    if (!(await perform(store, { kind: "undo", back: (await store.state()).seq - seq }))) continue
    const writes = journal
      .filter(recorded => recorded.deed === deed)
      .flatMap(recorded => written[recorded.seq - 1] ?? [])
    for (const { kind, id, after: left } of new Map(writes.map(each => [`${each.kind} ${each.id}`, each])).values()) {
      expect(state[kind].get(id) ?? null, `${kind} ${id}`).toEqual(left)
    }
    const back = applyWrites(state, inverse(writes))
    expect((await store.state()).state).toEqual(back)
    expect(await perform(store, { kind: "redo" })).toBe(true)
    expect((await store.state()).state).toEqual(state)
  }
})

law("working everything out again from the events gives the same", async done => {
  const store = await after(new MemoryStore(), done)
  const before = { ...(await store.state()), journal: await store.since(0) }
  await store.rebuild()
  expect({ ...(await store.state()), journal: await store.since(0) }).toEqual(before)
})

let files = 0

law(
  "memory and SQLite agree, also when the file is opened again and rebuilt",
  async done => {
    const path = join(folder, `${files++}.akaire`)
    const memory = await after(new MemoryStore(), done)
    const file = await after(await openSqliteStore(path, { create: true }), done)
    const expected = { ...(await memory.state()), journal: await memory.since(0) }
    const seen = async (store: Store) => ({ ...(await store.state()), journal: await store.since(0) })
    expect(await seen(file)).toEqual(expected)
    await file.close()
    const again = await openSqliteStore(path, { create: false })
    expect(await seen(again)).toEqual(expected)
    await again.rebuild()
    expect(await seen(again)).toEqual(expected)
    await again.close()
    const last = await openSqliteStore(path, { create: false })
    expect(await seen(last)).toEqual(expected)
    await last.close()
  },
  Math.ceil(RUNS / 4),
)
