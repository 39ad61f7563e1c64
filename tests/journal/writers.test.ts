import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, onTestFinished, test } from "vitest"
import type { Recorded } from "../../src/journal/events.ts"
import { openSqliteStore } from "../../src/journal/sqlite-store.ts"
import { UserError } from "../../src/model/errors.ts"
import { startChild } from "./child.ts"
import { append, begin, FIRST, LATER, perform } from "./steps.ts"

/** A closed case with eight comments. */
async function freshCase(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "akaire-writers-"))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, "case.akaire")
  const store = await openSqliteStore(path, { create: true })
  await begin(store)
  await perform(store, { kind: "take-in" })
  await store.close()
  return path
}

/** Decisions that each writer makes. */
const COUNT = 40

/** Starts a writer on each of the comments, all at once; gives how often each was refused, and the journal. */
async function write(path: string, comments: readonly number[]) {
  const children = comments.map((comment, i) => startChild(["rounds", path, `w${i}`, String(comment), String(COUNT)]))
  for (const child of children) await child.until(line => line === "ready")
  for (const child of children) child.process.stdin.write("go\n")
  await Promise.all(children.map(child => child.ended))
  const refused = children.map(({ lines }) => Number(lines.at(-1)?.replace("conflicts ", "")))
  const store = await openSqliteStore(path, { create: false })
  const journal = await store.since(0)
  await store.close()
  return { refused, decisions: journal.filter(each => each.event.type === "comment-summarized") }
}

/** What a writer had seen when it decided, as it wrote it into the summary. */
const seenBy = ({ event }: Recorded): number =>
  event.type === "comment-summarized" ? Number(event.summary?.split(" ")[1]) : Number.NaN

test("eight editors on eight comments never collide", async () => {
  expect(FIRST.length + LATER.length).toBe(8)
  const { refused, decisions } = await write(await freshCase(), [0, 1, 2, 3, 4, 5, 6, 7])
  expect(refused).toEqual(Array(8).fill(0))
  expect(decisions.length).toBe(8 * COUNT)
})

test("two editors on one comment never overwrite what they had not seen", async () => {
  const { decisions } = await write(await freshCase(), [0, 0])
  expect(decisions.length).toBe(2 * COUNT)
  for (const [i, decision] of decisions.entries()) {
    expect(seenBy(decision)).toBeGreaterThanOrEqual(decisions[i - 1]?.seq ?? 0)
  }
})

test("while somebody else writes and hangs, a decision waits without holding up anything, then says so", async () => {
  const path = await freshCase()
  const holder = startChild(["hold", path])
  await holder.until(line => line === "held")
  const store = await openSqliteStore(path, { create: false, tries: 20 })
  const { seq } = await store.state()
  let turns = 0
  const turning = setInterval(() => turns++, 1)
  const refused = await append(store, [{ type: "consultation-set", fields: { title: "甲" } }]).catch(error => error)
  clearInterval(turning)
  expect(refused).toBeInstanceOf(UserError)
  expect(refused.text.ja).toMatch(/case\.akaire: ほかの人が書き込み中です。/)
  expect(turns).toBeGreaterThan(5)
  holder.process.kill("SIGKILL")
  await holder.ended
  await append(store, [{ type: "consultation-set", fields: { title: "甲" } }])
  expect((await store.state()).seq).toBe(seq + 1)
  await store.close()
})
