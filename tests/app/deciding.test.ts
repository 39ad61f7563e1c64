import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { checkCase } from "../../src/app/check-case.ts"
import { dataOf } from "../../src/app/data.ts"
import { decideFile, parseDecisions } from "../../src/app/decide-file.ts"
import { UserError } from "../../src/model/errors.ts"
import { DECISIONS, smallCase, write } from "./small-case.ts"

const ALL = { limit: null, offset: 0, find: null }

describe("a file of decisions", () => {
  test("settles the case, and twice the same changes nothing", async () => {
    const { opened, directory } = await smallCase()
    const path = write(directory, { "decisions.json": JSON.stringify(DECISIONS) })("decisions.json")
    const before = await checkCase(opened)
    expect(before.findings.map(finding => finding.rule).sort()).toEqual([
      "change-without-reason",
      "change-without-reason",
      "change-without-reason",
      "comment-unanswered",
      "comment-unanswered",
      "comment-unanswered",
    ])
    await decideFile(opened, path)
    expect((await checkCase(opened)).findings).toEqual([])
    const { seq } = await opened.store.state()
    const again = await decideFile(opened, path)
    expect(again.data).toEqual({ events: 0 })
    expect((await opened.store.state()).seq).toBe(seq)
  })

  test("is taken whole or not at all", async () => {
    const { opened, directory } = await smallCase()
    const bad = { ...DECISIONS, explanations: [{ change: { removed: "ない", added: "文" }, reason: "other" }] }
    const path = write(directory, { "decisions.json": JSON.stringify(bad) })("decisions.json")
    const { seq } = await opened.store.state()
    await expect(decideFile(opened, path)).rejects.toThrow(UserError)
    expect((await opened.store.state()).seq).toBe(seq)
  })

  test.each([
    ["not JSON", "{"],
    ["an unknown outcome", '{"responses":[{"text":"a","rows":[["A1-1"]],"outcomes":{"A1-1":"maybe"}}]}'],
    ["an unknown key", '{"respones":[]}'],
  ])("says in one sentence where it is wrong: %s", (_, json) => {
    expect(() => parseDecisions("d.json", json)).toThrow(UserError)
  })

  test("counts agree: linked, explained and unexplained are all changes", async () => {
    const { opened, directory } = await smallCase()
    await decideFile(opened, write(directory, { "d.json": JSON.stringify(DECISIONS) })("d.json"))
    const { counts } = await checkCase(opened)
    expect(counts).toEqual({
      submissions: 2,
      organizations: 1,
      individuals: 1,
      unknown: 0,
      comments: 3,
      rows: 3,
      changes: 3,
      derived: 0,
      linked: 2,
      explained: 1,
      unexplained: 0,
    })
  })
})

describe("show --json", () => {
  test("lists comments as the contract says", async () => {
    const { opened, directory } = await smallCase()
    await decideFile(opened, write(directory, { "d.json": JSON.stringify(DECISIONS) })("d.json"))
    const comments = (await dataOf(opened, "comments", ALL, "ja")) as readonly Record<string, unknown>[]
    expect(comments[0]).toEqual({
      id: "A1-1",
      submission: "A1",
      submitter: "individual",
      section: "○ 表記について",
      subsection: null,
      original: "「ＩＴ」は半角の「IT」としてください。",
      summary: null,
      target: "1ページ",
      outcome: "adopted",
      response: "R1",
      changes: [expect.any(String)],
      state: "open",
      assignee: null,
      unit: null,
    })
    expect(await dataOf(opened, "comments", { limit: 1, offset: 1, find: null }, "ja")).toEqual([comments[1]])
    expect(await dataOf(opened, "comments", { ...ALL, find: "賛成" }, "ja")).toEqual([comments[2]])
  })
})

test("a case that can't be made whole leaves nothing behind", async () => {
  const { directory } = await smallCase()
  const { newCase } = await import("../../src/app/new-case.ts")
  const { existsSync } = await import("node:fs")
  const name = join(directory, "other.akaire")
  const parts = {
    draft: join(directory, "absent.docx"),
    revision: null,
    tracked: null,
    pages: null,
    comments: [],
    title: null,
    from: null,
    to: null,
  }
  await expect(newCase(name, { ...parts, by: undefined })).rejects.toThrow(UserError)
  expect(existsSync(name)).toBe(false)
})
