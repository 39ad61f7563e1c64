import { copyFileSync, renameSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { openSession } from "../../src/app/open-session.ts"
import { watchFile } from "../../src/app/watch-file.ts"
import { watchedRevision } from "../../src/app/watched-revision.ts"
import { DRAFT, REVISION, smallCase } from "../app/small-case.ts"
import { driven } from "./driven.ts"

const SAVED = REVISION.replace("年2回", "年3回")

/** The screens on a real case, with its revision's file watched. */
async function watched() {
  const { opened, directory } = await smallCase()
  const session = await openSession(opened, { check: "first" })
  const { path, isOther } = await watchedRevision(opened, join(directory, "revision.md"))
  const screens = driven({ session, watch: told => watchFile(path, told, { rest: 5, ask: 20, patience: 3 }) })
  const save = (text: string) => {
    writeFileSync(join(directory, "~WRD1.tmp"), text)
    renameSync(join(directory, "~WRD1.tmp"), path)
  }
  const adds = () => screens.state().snapshot.changes.flatMap(change => change.edits.map(edit => edit.added))
  const settled = (seen: () => unknown, expected: unknown) =>
    expect.poll(seen, { timeout: 4_000, interval: 5 }).toEqual(expected)
  return { opened, directory, screens, save, adds, settled, isOther }
}

describe("a file that Word saves while the screens are open", () => {
  test("is taken in, and the screen says what became of the changes", async () => {
    const { screens, save, adds, settled, isOther } = await watched()
    expect(isOther).toBe(false)
    expect(adds()).toEqual(["IT", "2", "利用者"])
    save(SAVED)
    await settled(adds, ["IT", "3", "利用者"])
    expect(screens.state().notice?.text).toContain("revision.md を修正案として読み込みました")
    expect(screens.state().notice?.text).toContain("そのまま 2、文言が変わった 1")
  })

  test("waits until a text that is being typed is done with, and leaves it alone", async () => {
    const { screens, save, adds, settled } = await watched()
    await screens.press("e")
    await screens.type("御意見の")
    save(SAVED)
    await new Promise(resolve => setTimeout(resolve, 60))
    expect(adds()).toEqual(["IT", "2", "利用者"])
    await screens.type("とおり修正します。")
    expect(screens.state().mode).toMatchObject({ kind: "write", area: { text: "御意見のとおり修正します。" } })
    await screens.press("ctrl+s")
    await settled(adds, ["IT", "3", "利用者"])
    expect(screens.state().snapshot.comments[0]?.response?.text).toBe("御意見のとおり修正します。")
  })

  test("is refused in one sentence where it cannot be read, and the revision before stays", async () => {
    const { screens, save, adds, settled } = await watched()
    save("PK\u0003\u0004 half of a file")
    await settled(() => screens.state().notice?.tone, "error")
    expect(screens.state().notice?.text).toMatch(/revision\.md.*前の修正案のままです。/)
    expect(adds()).toEqual(["IT", "2", "利用者"])
    save(SAVED)
    await settled(adds, ["IT", "3", "利用者"])
  })
})

test("the file is looked for beside the case, by its name; another content is told", async () => {
  const { opened, directory } = await smallCase()
  expect(await watchedRevision(opened, null)).toMatchObject({ file: "revision.md", isOther: false })
  writeFileSync(join(directory, "revision.md"), DRAFT)
  expect(await watchedRevision(opened, null)).toMatchObject({ isOther: true })
  copyFileSync(join(directory, "draft.md"), join(directory, "other.md"))
  expect(await watchedRevision(opened, join(directory, "other.md"))).toMatchObject({ file: "other.md", isOther: true })
  await expect(watchedRevision(opened, join(directory, "none.docx"))).rejects.toThrow("none.docx")
})
