import { describe, expect, test } from "vitest"
import type { BulkDeed } from "../../src/app/bulk.ts"
import { openSession } from "../../src/app/open-session.ts"
import { smallCase } from "./small-case.ts"

const IDS = ["A1-1", "A2-1", "A2-2"]

describe("one thing done to many comments", () => {
  test.each<[string, (change: string) => BulkDeed, object]>([
    ["outcome", () => ({ kind: "outcome", outcome: "noted" }), { outcome: "noted" }],
    ["state", () => ({ kind: "state", state: "checked" }), { state: "checked" }],
    ["person", () => ({ kind: "assign", assignee: " 山田\n太郎 " }), { assignee: "山田 太郎" }],
    ["section", () => ({ kind: "assign", unit: "総務課" }), { unit: "総務課", assignee: null }],
    ["link", change => ({ kind: "link", change }), { changes: [expect.any(String)] }],
    ["answer", () => ({ kind: "answer", text: "承りました。" }), { response: { rows: IDS.map(id => [id]) } }],
  ])("%s: one deed, undone at once, and twice the same changes nothing", async (_, deedOn, expected) => {
    const { opened } = await smallCase()
    const session = await openSession(opened, { check: "first" })
    const before = session.snapshot
    const deed = deedOn(before.changes[0]?.id ?? "")
    await session.bulk(IDS, deed)
    const after = session.snapshot
    for (const comment of after.comments) expect(comment).toMatchObject(expected)
    await session.bulk(IDS, deed)
    expect(session.snapshot.seq).toBe(after.seq)
    await session.undo()
    expect({ ...session.snapshot, seq: 0 }).toEqual({ ...before, seq: 0 })
  })

  test("a comment that is not there keeps all of it from happening", async () => {
    const { opened } = await smallCase()
    const session = await openSession(opened, { check: "first" })
    await expect(session.bulk(["A1-1", "?"], { kind: "state", state: "final" })).rejects.toThrow("There is no comment")
    expect(session.snapshot.comments[0]?.state).toBe("open")
  })
})
