/**
 * A process that works on a case until it is done or killed. It tells each acknowledged deed on a line of its own, as
 * `ok <number of its last event>`, only after the store has said so.
 *
 *   writer-child.ts endless PATH SEED        deeds of one to five events, documents, rebuilds
 *   writer-child.ts rounds PATH NAME I N     N decisions on the I-th comment; starts when a line comes in
 *   writer-child.ts once PATH                one decision, or the sentence why not
 *   writer-child.ts hold PATH                takes the write lock and keeps it
 */
import { writeSync } from "node:fs"
import { DatabaseSync } from "node:sqlite"
import type { CaseEvent } from "../../src/journal/events.ts"
import { openSqliteStore } from "../../src/journal/sqlite-store.ts"
import { ConflictError } from "../../src/journal/store.ts"
import { UserError } from "../../src/model/errors.ts"

const AT = "2026-01-28T00:00:00.000Z"
const tell = (line: string) => writeSync(1, `${line}\n`)
const summary = (comment: string, text: string): CaseEvent => ({ type: "comment-summarized", comment, summary: text })

async function endless(path: string, seed: number): Promise<void> {
  const store = await openSqliteStore(path, { create: false })
  tell("open")
  for (let i = 0; ; i++) {
    const { state, seq } = await store.state()
    const comments = [...state.comment.keys()].slice(0, 1 + ((seed + i * 3) % 5))
    const events = comments.map((comment, n) => summary(comment, `${seed}/${i}/${n}`.repeat(200)))
    const recorded = await store.append(events, { by: String(comments.length), at: AT, basedOn: seq })
    tell(`ok ${recorded.at(-1)?.seq}`)
    if (i % 5 === 4) tell(`kept ${await store.putDocument(`${i}.bin`, new Uint8Array(100_000).fill(i + seed))}`)
    if (i % 11 === 10) await store.rebuild()
  }
}

async function rounds(path: string, name: string, index: number, count: number): Promise<void> {
  const store = await openSqliteStore(path, { create: false })
  const { state, seq } = await store.state()
  const comment = [...state.comment.keys()].sort()[index] ?? "none"
  let seen = seq
  tell("ready")
  await new Promise(resolve => process.stdin.once("data", resolve))
  let conflicts = 0
  for (let done = 0; done < count; ) {
    try {
      const event = summary(comment, `${name} ${seen}`)
      const recorded = await store.append([event], { by: name, at: AT, basedOn: seen })
      seen = recorded.at(-1)?.seq ?? seen
      done++
      tell(`ok ${seen}`)
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error
      conflicts++
      seen = (await store.state()).seq
    }
  }
  tell(`conflicts ${conflicts}`)
  await store.close()
  process.stdin.destroy()
}

async function once(path: string): Promise<void> {
  try {
    const store = await openSqliteStore(path, { create: false })
    const { seq } = await store.state()
    const [recorded] = await store.append([summary("1-1", "一度")], { by: "甲", at: AT, basedOn: seq })
    await store.close()
    tell(`ok ${recorded?.seq}`)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    tell(`refused ${error.text.ja}`)
  }
}

async function hold(path: string): Promise<void> {
  const db = new DatabaseSync(path)
  db.exec("BEGIN IMMEDIATE")
  tell("held")
  process.stdin.resume()
}

const [mode, path = "", ...rest] = process.argv.slice(2)
if (mode === "endless") await endless(path, Number(rest[0]))
else if (mode === "rounds") await rounds(path, rest[0] ?? "", Number(rest[1]), Number(rest[2]))
else if (mode === "once") await once(path)
else if (mode === "hold") await hold(path)
else throw new Error(`unknown mode ${mode}`)
