import { describe, expect, test } from "vitest"
import { openCase } from "../../src/app/case.ts"
import { openSession } from "../../src/app/open-session.ts"
import { ConflictError } from "../../src/journal/store.ts"
import { smallCase } from "./small-case.ts"

describe("a session", () => {
  test("does what the screens ask, and undoes and redoes it", async () => {
    const { opened } = await smallCase()
    const session = await openSession(opened, { check: "first" })
    const change = session.snapshot.changes[0]?.id ?? ""
    await session.link("A1-1", change)
    expect(session.snapshot.changes[0]?.comments).toEqual(["A1-1"])
    await session.answer({ comment: "A1-1", response: null }, "御意見のとおり修正します。")
    await session.setOutcome("A1-1", "adopted")
    await session.setState("A1-1", "final")
    await session.summarize("A1-1", "半角にすべき。")
    const whole = session.snapshot
    expect(whole.comments.find(comment => comment.id === "A1-1")).toMatchObject({
      outcome: "adopted",
      state: "final",
      summary: "半角にすべき。",
      response: { text: "御意見のとおり修正します。" },
    })
    for (let i = 0; i < 5; i++) await session.undo()
    expect(session.snapshot.changes[0]?.comments).toEqual([])
    for (let i = 0; i < 5; i++) await session.redo()
    expect({ ...session.snapshot, seq: 0 }).toEqual({ ...whole, seq: 0 })
  })

  test("an explanation counts, and needs no public words", async () => {
    const { opened } = await smallCase()
    const session = await openSession(opened, { check: "first" })
    const change = session.snapshot.changes[2]?.id ?? ""
    await session.explain(change, "editorial", null, "内部")
    expect(session.snapshot.counts.explained).toBe(1)
  })

  test("two editors on one answer: the second is told and nothing is overwritten", async () => {
    const { opened, name } = await smallCase("一人目")
    const other = await openCase(name, "二人目")
    try {
      const [first, second] = [
        await openSession(opened, { check: "first" }),
        await openSession(other, { check: "first" }),
      ]
      await first.answer({ comment: "A1-1", response: null }, "先に書いた考え方")
      await expect(second.answer({ comment: "A1-1", response: null }, "後から")).rejects.toThrow(ConflictError)
      await second.setOutcome("A2-2", "support")
      const now = await first.refresh()
      expect(now.comments.find(comment => comment.id === "A1-1")?.response?.text).toBe("先に書いた考え方")
      expect(now.comments.find(comment => comment.id === "A2-2")?.outcome).toBe("support")
    } finally {
      await other.close()
    }
  })
})
