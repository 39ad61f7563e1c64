import { execFileSync } from "node:child_process"
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { beforeEach, describe, expect, onTestFinished, test } from "vitest"
import { openSqliteStore } from "../../src/journal/sqlite-store.ts"
import { openDatabase } from "../../src/journal/sqlite-store-file.ts"
import type { Store } from "../../src/journal/store.ts"
import { UserError } from "../../src/model/errors.ts"
import { startChild } from "./child.ts"
import { append, begin } from "./steps.ts"

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "akaire-files-"))
  path = join(folder, "case.akaire")
  onTestFinished(() => rmSync(folder, { recursive: true }))
})

async function made(at = path): Promise<Store> {
  const store = await openSqliteStore(at, { create: true })
  await begin(store)
  await append(store, [{ type: "outcome-set", comment: "1-1", outcome: "noted" }])
  return store
}

/** Changes the closed file behind the store's back. */
function behindTheBack(sql: string): void {
  const db = new DatabaseSync(path)
  db.exec(sql)
  db.close()
}

const refusal = async (work: Promise<unknown>): Promise<UserError> => {
  const error = await work.then(
    () => null,
    caught => caught,
  )
  expect(error).toBeInstanceOf(UserError)
  for (const sentence of [error.text.ja, error.text.en]) expect(sentence.split("\n")).toHaveLength(1)
  expect(error.text.ja).toMatch(/。$/)
  return error
}
const opening = (at = path) => refusal(openSqliteStore(at, { create: false }))

describe("the case file", () => {
  test("commits to disk before it acknowledges, and readers do not hold up a writer", async () => {
    await (await made()).close()
    const db = await openDatabase(path, { create: false, tries: 1, pause: 1 })
    expect({ ...db.prepare("PRAGMA synchronous").get() }).toEqual({ synchronous: 2 })
    expect({ ...db.prepare("PRAGMA journal_mode").get() }).toEqual({ journal_mode: "wal" })
    db.close()
  })

  test("stands alone when closed", async () => {
    const store = await made()
    const whole = await store.state()
    expect(existsSync(`${path}-wal`)).toBe(true)
    await store.close()
    expect([existsSync(`${path}-wal`), existsSync(`${path}-shm`)]).toEqual([false, false])
    const elsewhere = join(folder, "elsewhere.akaire")
    copyFileSync(path, elsewhere)
    const copy = await openSqliteStore(elsewhere, { create: false })
    expect(await copy.state()).toEqual(whole)
    await copy.close()
  })

  test.each([
    "UPDATE journal SET by = 'x'",
    "DELETE FROM journal",
    "UPDATE document SET name = 'x'",
    "DELETE FROM document",
  ])("refuses %s", async sql => {
    await (await made()).close()
    const before = readFileSync(path)
    expect(() => behindTheBack(sql)).toThrow(/only added to/)
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  test("is worked out again when what is derived from the journal is gone", async () => {
    const store = await made()
    const whole = await store.state()
    await store.close()
    behindTheBack("DELETE FROM subject; DELETE FROM written; DELETE FROM entity")
    const again = await openSqliteStore(path, { create: false })
    await again.rebuild()
    expect(await again.state()).toEqual(whole)
    const stale = { by: "甲", at: "2026-01-28T00:00:00.000Z", basedOn: 2 }
    await refusal(again.append([{ type: "outcome-set", comment: "1-1", outcome: null }], stale))
    await append(again, [{ type: "event-undone", seq: 3 }])
    expect((await again.state()).state.comment.get("1-1")?.outcome).toBeNull()
    await again.close()
  })

  test("is copied whole while it is open and worked on", async () => {
    const store = await made()
    const whole = await store.state()
    const at = join(folder, "copy.akaire")
    await store.copyTo(at)
    await append(store, [{ type: "outcome-set", comment: "1-2", outcome: "noted" }])
    const copy = await openSqliteStore(at, { create: false })
    expect(await copy.state()).toEqual(whole)
    expect(await copy.documents()).toEqual(await store.documents())
    await append(copy, [{ type: "event-undone", seq: 3 }])
    await Promise.all([copy.close(), store.close()])
  })

  test("keeps an empty file as a document", async () => {
    const store = await made()
    const hash = await store.putDocument("empty.txt", new Uint8Array())
    expect(await store.document(hash)).toEqual(new Uint8Array())
    await store.close()
  })
})

describe("what is no case gets one sentence", () => {
  test("nothing there, a folder, an empty file, garbage, text", async () => {
    expect((await opening()).text.en).toMatch(/does not exist/)
    mkdirSync(path)
    expect((await opening()).text.en).toMatch(/is a folder/)
    for (const bytes of ["", "hello", "SQLite format 3\u0000", `SQLite format 3\u0000${"x".repeat(5000)}`]) {
      const garbage = join(folder, "garbage.akaire")
      writeFileSync(garbage, bytes)
      expect((await opening(garbage)).text.en).toMatch(/not a case file|damaged|cut off/)
      expect(readFileSync(garbage, "utf8"), "left as it was").toBe(bytes)
    }
  })

  test("a database of another program, which is left as it was", async () => {
    behindTheBack("CREATE TABLE t (x); INSERT INTO t VALUES (1)")
    const before = readFileSync(path)
    expect((await opening()).text.en).toMatch(/not a case file/)
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  test("a case of a newer version", async () => {
    await (await made()).close()
    behindTheBack("PRAGMA user_version = 99")
    expect((await opening()).text.en).toMatch(/newer Akaire/)
  })

  test.each([0.1, 0.3, 0.5, 0.7, 0.9, 0.99])("a case cut off after %f of its bytes", async part => {
    await (await made()).close()
    truncateSync(path, Math.floor(readFileSync(path).length * part))
    await refusal(
      openSqliteStore(path, { create: false }).then(async store => {
        try {
          await store.rebuild()
          await store.documents()
        } finally {
          await store.close()
        }
      }),
    )
  })

  test("a place where none can be made, or where one is already", async () => {
    expect((await refusal(openSqliteStore(join(folder, "no", "case.akaire"), { create: true }))).text.en).toMatch(
      /ENOENT/,
    )
    await (await made()).close()
    const before = readFileSync(path)
    expect((await refusal(openSqliteStore(path, { create: true }))).text.en).toMatch(/exists already/)
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  test("a file that may only be read", async () => {
    await (await made()).close()
    chmodSync(path, 0o444)
    chmodSync(folder, 0o555)
    // Root may write anywhere: the child works as a user who may not.
    const isRoot = process.getuid?.() === 0
    const child = startChild(["once", path], isRoot ? { uid: Number(execFileSync("id", ["-u", "nobody"])) } : {})
    await child.ended
    chmodSync(folder, 0o755)
    expect(child.lines).toEqual([expect.stringMatching(/^refused .*case\.akaire.*権限.*。$/)])
  })
})
