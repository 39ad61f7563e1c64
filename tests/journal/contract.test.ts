import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { beforeEach, describe, expect, onTestFinished, test } from "vitest"
import type { CaseEvent } from "../../src/journal/events.ts"
import { MemoryStore, sha256 } from "../../src/journal/memory-store.ts"
import { openSqliteStore } from "../../src/journal/sqlite-store.ts"
import { ConflictError, type Store } from "../../src/journal/store.ts"
import { UserError } from "../../src/model/errors.ts"
import { append, begin } from "./steps.ts"

const AT = "2026-01-28T00:00:00.000Z"

async function sqlite(): Promise<Store> {
  const folder = mkdtempSync(join(tmpdir(), "akaire-contract-"))
  const store = await openSqliteStore(join(folder, "case.akaire"), { create: true })
  onTestFinished(async () => {
    await store.close()
    rmSync(folder, { recursive: true })
  })
  return store
}

const outcome = (comment: string, value: "adopted" | "noted"): CaseEvent => ({
  type: "outcome-set",
  comment,
  outcome: value,
})
const link = (comment: string, change: string): CaseEvent => ({ type: "comment-linked", comment, change, edit: null })
const answer = (id: string, ...comments: string[]): CaseEvent => ({
  type: "response-written",
  id,
  order: 0,
  section: null,
  subsection: null,
  text: "",
  rows: [comments],
  repeat: false,
})
const carried: CaseEvent = {
  type: "links-carried",
  sha256: "x",
  draft: "d",
  revision: "r",
  engine: "1",
  carried: [
    ["c-1", "c-2"],
    ["c-2", "c-1"],
  ],
  lost: ["c-3"],
}

describe.each([
  ["memory", async (): Promise<Store> => new MemoryStore()],
  ["SQLite", sqlite],
])("a store in %s", (_, open) => {
  let store: Store
  let seq: number
  beforeEach(async () => {
    store = await open()
    await begin(store)
    seq = (await store.state()).seq
  })
  const add = (event: CaseEvent, basedOn = seq, by = "二人目") => store.append([event], { by, at: AT, basedOn })

  test("acknowledges with numbers, names and times", async () => {
    expect(
      await store.append([outcome("1-1", "noted"), link("1-1", "c-1")], { by: "甲", at: AT, basedOn: seq }),
    ).toEqual([
      { seq: seq + 1, deed: seq + 1, at: AT, by: "甲", event: outcome("1-1", "noted") },
      { seq: seq + 2, deed: seq + 1, at: AT, by: "甲", event: link("1-1", "c-1") },
    ])
  })

  test.each<[string, CaseEvent, CaseEvent]>([
    ["one comment", outcome("1-1", "adopted"), outcome("1-1", "noted")],
    ["one link", link("1-1", "c-1"), { type: "comment-unlinked", comment: "1-1", change: "c-1" }],
    ["the place of one comment", answer("R1", "1-1", "1-2"), answer("R2", "1-2")],
    ["the number of a new answer", answer("R1", "1-1"), answer("R1", "1-2")],
    ["a link and a new comparison", link("1-1", "c-1"), carried],
    ["a new comparison and a link", carried, link("1-1", "c-1")],
    [
      "the consultation",
      { type: "consultation-set", fields: { title: "甲" } },
      { type: "consultation-set", fields: {} },
    ],
  ])("a second decision on %s is refused, and the first one stands", async (_name, first, second) => {
    await add(first, seq, "一人目")
    const before = await store.state()
    const refused = await add(second).then(
      () => null,
      error => error,
    )
    expect(refused).toBeInstanceOf(ConflictError)
    expect(refused.newer).toMatchObject({ seq: seq + 1, by: "一人目" })
    expect(refused.text.ja).toContain("一人目")
    expect(await store.state()).toEqual(before)
    await add(second, seq + 1)
    expect((await store.state()).seq).toBe(seq + 2)
  })

  test.each<[string, CaseEvent, CaseEvent]>([
    ["two comments", outcome("1-1", "adopted"), outcome("1-2", "noted")],
    ["two links of one comment", link("1-1", "c-1"), link("1-1", "c-2")],
    ["two comments linked to one change", link("1-1", "c-1"), link("1-2", "c-1")],
    ["ids that look like a pattern", outcome("link:*", "adopted"), link("1-1", "c-1")],
    ["two answers", answer("R1", "1-1"), answer("R2", "1-2")],
  ])("decisions on %s do not collide", async (_name, first, second) => {
    await add(first)
    await add(second)
    expect((await store.state()).seq).toBe(seq + 2)
  })

  test("of many events all are taken or none", async () => {
    await add(outcome("1-1", "adopted"))
    const before = await store.state()
    const both = [link("1-2", "c-1"), outcome("1-1", "noted")]
    await expect(store.append(both, { by: "乙", at: AT, basedOn: seq })).rejects.toThrow(ConflictError)
    expect(await store.state()).toEqual(before)
    expect(await store.since(seq + 1)).toEqual([])
  })

  test("two events of one deed may be on one subject", async () => {
    await store.append([outcome("1-1", "adopted"), outcome("1-1", "noted")], { by: "甲", at: AT, basedOn: seq })
    expect((await store.state()).state.comment.get("1-1")?.outcome).toBe("noted")
  })

  test("a comment that is not there is refused with a sentence", async () => {
    for (const event of [outcome("no", "noted"), link("no", "c-1"), answer("R1", "no")]) {
      await expect(add(event)).rejects.toThrow(UserError)
    }
    await expect(add({ type: "event-undone", seq: 99 })).rejects.toThrow(UserError)
  })

  test("half a character is refused, an escape that only looks like one is kept", async () => {
    const summarized = (summary: string): CaseEvent => ({ type: "comment-summarized", comment: "1-1", summary })
    await expect(add(summarized("a\ud800"))).rejects.toThrow(UserError)
    await add(summarized("\\ud800 😀"))
    expect((await store.state()).state.comment.get("1-1")?.summary).toBe("\\ud800 😀")
  })

  test("links and reasons that trade places are carried over, lost ones go", async () => {
    await append(store, [link("1-1", "c-1"), link("1-1", "c-2"), link("1-2", "c-3")])
    await append(store, [carried])
    expect([...(await store.state()).state.link.values()].map(each => `${each.comment} ${each.change}`).sort()).toEqual(
      ["1-1 c-1", "1-1 c-2"],
    )
    expect((await store.state()).state.comparison.get("only")?.lost).toEqual(["c-3"])
  })

  test("follows by number, newest first in the log, page by page", async () => {
    for (const id of ["1-1", "1-2", "a:b"]) await append(store, [outcome(id, "noted")])
    expect((await store.since(seq + 1)).map(each => each.seq)).toEqual([seq + 2, seq + 3])
    expect((await store.log({ limit: 2, before: null })).map(each => each.seq)).toEqual([seq + 3, seq + 2])
    expect((await store.log({ limit: 9, before: 2 })).map(each => each.seq)).toEqual([1])
  })

  test("tells the log of one comment or one change, what undid its events included", async () => {
    await append(store, [outcome("1-1", "noted"), link("1-1", "c-1"), link("1-2", "c-1"), link("a:b", "c-2")])
    await append(store, [{ type: "event-undone", seq: seq + 2 }])
    const of = async (kind: "comment" | "change", id: string, limit = 9) =>
      (await store.log({ limit, before: null, about: { kind, id } })).map(each => each.seq - seq)
    expect(await of("comment", "1-1")).toEqual([5, 2, 1])
    expect(await of("comment", "1-1", 2)).toEqual([5, 2])
    expect(await of("change", "c-1")).toEqual([5, 3, 2])
    expect(await of("comment", "a:b")).toEqual([4])
    expect(await of("comment", "1-%")).toEqual([])
  })

  test("keeps the same bytes once, under the name they came with first", async () => {
    const bytes = new Uint8Array([0, 1, 255])
    const before = (await store.documents()).length
    expect(await store.putDocument("a.docx", bytes)).toBe(sha256(bytes))
    expect(await store.putDocument("b.docx", bytes)).toBe(sha256(bytes))
    expect((await store.documents()).slice(before)).toEqual([{ sha256: sha256(bytes), name: "a.docx", size: 3 }])
    expect(await store.document(sha256(bytes))).toEqual(bytes)
    expect(await store.document("none")).toBeNull()
  })
})
