import fc from "fast-check"
import { expect, test } from "vitest"
import { openSession } from "../../src/app/open-session.ts"
import { revisedFrom, revisedList } from "../../src/app/revised-list.ts"
import { snapshot } from "../../src/app/snapshot.ts"
import { ledger } from "../../src/trace/ledger.ts"
import { itemsOf } from "../../src/tui/items.ts"
import { overviewOf } from "../../src/tui/overview.ts"
import { runs } from "../runs.ts"
import { smallCase } from "./small-case.ts"

const IDS = ["A1-1", "A2-1", "A2-2"] as const

test("a snapshot that was made from the one before is the one that would be made anew, and so are its lists", async () => {
  const { opened } = await smallCase()
  const session = await openSession(opened, { check: "first" })
  const change = session.snapshot.changes[0]?.id ?? ""
  let undoable = 0
  const deeds = fc.record({
    what: fc.constantFrom("state", "outcome", "link", "unlink", "answer", "summary", "undo"),
    id: fc.constantFrom(...IDS),
  })
  await fc.assert(
    fc.asyncProperty(deeds, async ({ what, id }) => {
      const before = session.snapshot.seq
      const response = session.snapshot.comments.find(one => one.id === id)?.response?.id ?? null
      if (what === "state") await session.setState(id, "checked")
      else if (what === "outcome") await session.setOutcome(id, "noted")
      else if (what === "link") await session.link(id, change)
      else if (what === "unlink") await session.unlink(id, change)
      else if (what === "answer") await session.answer({ comment: id, response }, `考え方${session.snapshot.seq}`)
      else if (what === "summary") await session.summarize(id, `要旨${session.snapshot.seq}`)
      // Taking in the comments is not taken back: then there would be nothing to decide on.
      else if (undoable > 0) await session.undo()
      undoable += session.snapshot.seq === before ? 0 : what === "undo" ? -1 : 1
      const { state, seq } = await opened.store.state()
      const comparison = await opened.comparison(state)
      const anew = snapshot(ledger(state, comparison?.changes ?? []), { seq, name: opened.name })
      const { checked, findings, waived } = session.snapshot
      expect(session.snapshot).toEqual({ ...anew, checked, findings, waived })
      const [made, fresh] = [itemsOf(session.snapshot), itemsOf({ ...session.snapshot })]
      expect(made.rows).toEqual(fresh.rows)
      expect(made.keys.comments).toEqual(session.snapshot.comments.map(one => one.id))
      for (const one of session.snapshot.comments) expect(made.comments.get(one.id)).toBe(one)
      expect(overviewOf(made).groups).toEqual(overviewOf(fresh).groups)
    }),
    { numRuns: runs(60) },
  )
})

test("a list is rebuilt from the one before and what is new", () => {
  const list = fc.uniqueArray(fc.nat(30)).map(numbers => numbers.map(n => ({ n })))
  fc.assert(
    fc.property(list, list, (before, now) => {
      const made = revisedList(before, revisedFrom(before, now, JSON.stringify))
      expect(made).toEqual(now)
      for (const one of made) {
        const was = before.find(({ n }) => n === one.n)
        if (was) expect(one).toBe(was)
      }
    }),
  )
})
