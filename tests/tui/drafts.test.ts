import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, test } from "vitest"
import { draftsIn, parsed } from "../../src/tui/drafts.ts"
import type { Draft } from "../../src/tui/target.ts"
import { unsaved } from "../../src/tui/unsaved.ts"
import { driven } from "./driven.ts"

const folder = mkdtempSync(join(tmpdir(), "akaire-drafts-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const DRAFTS: readonly Draft[] = [
  { target: { kind: "answer", comment: "1-1", response: null }, text: "一行目\n二行目" },
  { target: { kind: "answer", comment: "1-1", response: "R1" }, text: "" },
  { target: { kind: "summary", comment: "1-1" }, text: "𠮷" },
  { target: { kind: "public-reason", change: "c1", reason: "editorial" }, text: "理由" },
  { target: { kind: "memo", change: "c1", reason: "other", publicReason: "公表" }, text: "内部" },
]

describe("drafts in a file", () => {
  test("come back as they were kept; only their owner may read them; nothing else is left behind", () => {
    const file = join(folder, "new", "case-drafts.json")
    const drafts = draftsIn(file)
    expect(drafts.read()).toBeNull()
    for (const draft of DRAFTS) {
      drafts.keep(draft)
      expect(draftsIn(file).read()).toEqual(draft)
    }
    expect(statSync(file).mode & 0o077).toBe(0)
    expect(readdirSync(join(folder, "new"))).toEqual(["case-drafts.json"])
    drafts.forget()
    drafts.forget()
    expect(drafts.read()).toBeNull()
  })

  test.each([
    "",
    "{",
    "[]",
    "null",
    '"text"',
    '{"text":"a"}',
    '{"text":1,"target":{"kind":"summary","comment":"1"}}',
    '{"text":"a","target":{"kind":"answer","comment":"1"}}',
    '{"text":"a","target":{"kind":"public-reason","change":"c1","reason":"none"}}',
    '{"text":"a","target":{"kind":"other","comment":"1"}}',
  ])("a broken file is no draft and keeps no case from opening: %s", json => {
    expect(parsed(json)).toBeNull()
    const file = join(folder, "broken.json")
    writeFileSync(file, json)
    expect(draftsIn(file).read()).toBeNull()
  })

  test("where no file is named, nothing is kept", () => {
    const drafts = draftsIn(null)
    for (const draft of DRAFTS) drafts.keep(draft)
    expect(drafts.read()).toBeNull()
  })
})

test("what would be lost: text that differs from what is saved, also while asked about it", async () => {
  const tui = driven()
  expect(unsaved(tui.state())).toBeNull()
  await tui.press("e")
  expect(unsaved(tui.state())).toBeNull()
  await tui.type("続き")
  const draft = {
    target: { kind: "answer", comment: "1-1", response: "R1" },
    text: "御賛同の御意見として承ります。続き",
  }
  expect(unsaved(tui.state())).toEqual(draft)
  await tui.press("escape")
  expect(unsaved(tui.state())).toEqual(draft)
  await tui.press("d")
  expect(unsaved(tui.state())).toBeNull()
})
