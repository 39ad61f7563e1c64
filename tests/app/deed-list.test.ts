import { expect, test } from "vitest"
import { deedList, namedAbout } from "../../src/app/deed-list.ts"
import { openSession } from "../../src/app/open-session.ts"
import { smallCase } from "./small-case.ts"

test("tells what was done, by whom, what it was about, and what was taken back; each can be undone by its number", async () => {
  const { opened } = await smallCase()
  const session = await openSession(opened, { check: "first" })
  const change = session.snapshot.changes[0]?.id ?? ""
  await session.link("A1-1", change)
  await session.setOutcome("A2-1", "noted")
  await session.setState("A1-1", "final")
  const of = async (about: Parameters<typeof deedList>[1]) => (await deedList(opened, about, 100)).deeds
  const linked = (await of({ kind: "change", id: change }))[0]
  expect(linked).toMatchObject({ by: opened.by, comments: ["A1-1"], changes: [change], state: "live", undoable: true })
  await session.undo(linked?.seq)
  expect(session.snapshot.changes[0]?.comments).toEqual([])
  const deeds = await of({ kind: "comment", id: "A1-1" })
  expect(deeds.map(({ state, what }) => `${state} ${what.ja}`)).toEqual([
    `undo 取り消し: 紐付け A1-1 と ${change}`,
    "live 状態 A1-1",
    `undone 紐付け A1-1 と ${change}`,
  ])
  expect((await of(null)).at(-1)).toMatchObject({ undoable: false, what: { en: "case created" } })
  expect(await deedList(opened, null, 2)).toMatchObject({ isWhole: false, deeds: { length: 2 } })
})

test("names the comment or change that is asked about, and refuses what is neither", async () => {
  const { opened } = await smallCase()
  expect(await namedAbout(opened, "A1-1")).toEqual({ kind: "comment", id: "A1-1" })
  await expect(namedAbout(opened, "nobody")).rejects.toThrow("nobody")
})
