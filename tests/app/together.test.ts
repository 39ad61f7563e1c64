import { describe, expect, onTestFinished, test } from "vitest"
import { respond } from "../../src/app/answering.ts"
import { type Case, openCase } from "../../src/app/case.ts"
import { checkCase } from "../../src/app/check-case.ts"
import { decideFile } from "../../src/app/decide-file.ts"
import { link } from "../../src/app/deciding.ts"
import { redo, undo } from "../../src/app/history.ts"
import { PLAIN, takeIn } from "../../src/app/take-in.ts"
import { loadVersion } from "../../src/app/versions.ts"
import { ConflictError } from "../../src/journal/store.ts"
import { DECISIONS, REVISION, smallCase, write } from "./small-case.ts"

/** The small case, opened by several people at once. */
async function openedBy(people: number) {
  const { name, directory } = await smallCase()
  const cases: Case[] = []
  for (let i = 0; i < people; i++) {
    const opened = await openCase(name, `編集者${i + 1}`)
    onTestFinished(() => opened.close())
    cases.push(opened)
  }
  return { cases, directory, path: (file: string, text: string) => write(directory, { [file]: text })(file) }
}

const plainAnswer = (text: string) => ({ text, outcome: null, section: undefined, subsection: undefined })

describe("people who work on a case at the same time", () => {
  test("answer different comments, each under a number of its own", async () => {
    const { cases } = await openedBy(3)
    const comments = ["A1-1", "A2-1", "A2-2"]
    // Everybody has looked before anybody answers.
    for (const opened of cases) opened.seen = (await opened.store.state()).seq
    await Promise.all(cases.map((opened, i) => respond(opened, [comments[i] ?? ""], plainAnswer(`考え方${i}`))))
    const { state } = (await cases[0]?.store.state()) ?? {}
    expect([...(state?.response.keys() ?? [])].sort()).toEqual(["R1", "R2", "R3"])
    expect([...(state?.response.values() ?? [])].flatMap(({ rows }) => rows.flat()).sort()).toEqual(comments)
  })

  test("take a number again that somebody used and gave back", async () => {
    const { cases } = await openedBy(2)
    const [first, second] = cases as [Case, Case]
    second.seen = (await second.store.state()).seq
    await respond(first, ["A1-1"], plainAnswer("書いて"))
    await undo(first, null)
    await respond(second, ["A2-1"], plainAnswer("別の意見への考え方"))
    expect([...(await second.store.state()).state.response.keys()]).toEqual(["R2"])
    await redo(first)
    expect([...(await second.store.state()).state.response.keys()].sort()).toEqual(["R1", "R2"])
  })

  test("take in two tables: no comment of one gets the number of another", async () => {
    const { cases, path } = await openedBy(2)
    const files = [path("a.csv", "意見\n甲の一\n甲の二\n"), path("b.csv", "意見\n乙の一\n乙の二\n")]
    const taken = await Promise.allSettled(cases.map((opened, i) => takeIn(opened, [files[i] ?? ""], PLAIN)))
    for (const [i, result] of taken.entries()) {
      if (result.status === "fulfilled") continue
      expect(result.reason).toBeInstanceOf(ConflictError)
      await takeIn(cases[i] as Case, [files[i] ?? ""], PLAIN)
    }
    const { state } = (await cases[0]?.store.state()) ?? {}
    const originals = [...(state?.comment.values() ?? [])].map(comment => comment.original)
    for (const original of ["甲の一", "甲の二", "乙の一", "乙の二"]) expect(originals).toContain(original)
    expect(originals).toHaveLength(7)
  })

  test("link while somebody loads a revision: no link is lost without a word", async () => {
    const { cases, path } = await openedBy(2)
    const [editor, other] = cases as [Case, Case]
    const { ledger } = await editor.ledger()
    const [, twice, term] = ledger.changes.map(change => change.id)
    editor.seen = (await editor.store.state()).seq
    await loadVersion(other, "revision", path("next.md", REVISION.replace("利用者情報", "個人情報")))
    await expect(link(editor, "A2-1", twice ?? "")).rejects.toThrow(ConflictError)
    editor.seen = (await editor.store.state()).seq
    await link(editor, "A2-1", twice ?? "")
    await expect(link(editor, "A2-1", term ?? "")).rejects.toThrow(/There is no change/)
  })
})

describe("a revision", () => {
  test("is loaded in one deed: comparing, carrying links and all", async () => {
    const { cases, path } = await openedBy(1)
    const [opened] = cases as [Case]
    await decideFile(opened, path("d.json", JSON.stringify(DECISIONS)))
    const before = (await opened.store.state()).state
    await loadVersion(opened, "revision", path("next.md", REVISION.replace("年2回", "年3回").replace("利用者", "個人")))
    const [newest] = await opened.store.log({ limit: 1, before: null })
    const deed = (await opened.store.since(0)).filter(each => each.deed === newest?.deed)
    expect(deed.map(each => each.event.type)).toEqual(["version-loaded", "links-carried"])
    expect((await checkCase(opened)).findings.map(finding => finding.rule)).toContain("change-reverted")
    await undo(opened, null)
    expect((await opened.store.state()).state).toEqual(before)
  })

  test("cannot be undone while a decision stands on it", async () => {
    const { cases, path } = await openedBy(1)
    const [opened] = cases as [Case]
    await loadVersion(opened, "revision", path("next.md", REVISION.replace("年2回", "年3回")))
    const [newest] = await opened.store.log({ limit: 1, before: null })
    const { ledger } = await opened.ledger()
    await link(opened, "A2-1", ledger.changes[1]?.id ?? "")
    await expect(undo(opened, newest?.seq ?? 0)).rejects.toThrow(/later event/)
    await undo(opened, null)
    await undo(opened, newest?.seq ?? 0)
    expect((await opened.store.state()).state.version.get("revision")?.file).toBe("revision.md")
  })
})
