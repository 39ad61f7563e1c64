import { describe, expect, test } from "vitest"
import { demoSession } from "./demo-session.ts"
import { driven } from "./driven.ts"

const marked = 2

describe("marked comments", () => {
  test("a mark shows in front of its comment, and the next one comes", async () => {
    const screens = driven()
    const [first, second] = screens.state().snapshot.comments.map(({ id }) => id)
    await screens.press("i")
    expect([...screens.state().marked]).toEqual([first])
    expect(screens.state().selected.comments).toBe(second)
    expect(screens.lines().find(line => line.includes(` ✓${first}`))).toBeDefined()
    await screens.press("up", "i", "escape")
    expect(screens.state().marked.size).toBe(0)
  })

  test("the input method may stay on", async () => {
    const screens = driven()
    await screens.type("い")
    expect(screens.state().marked.size).toBe(1)
  })

  test("all that is shown, and none of it again", async () => {
    const screens = driven()
    await screens.press("I")
    expect(screens.state().marked.size).toBe(screens.state().snapshot.comments.length)
    await screens.press("I")
    expect(screens.state().marked.size).toBe(0)
  })

  test.each([
    ["outcome", ["o", "3"], { outcome: "already-covered" }, "記載済み"],
    ["state", ["s", "4"], { state: "checked" }, "確認済"],
    ["person", ["d", "1"], { assignee: "試験" }, "試験"],
  ])("%s: the preview tells what changes, Enter does it as one deed", async (_, keys, expected, word) => {
    const screens = driven()
    const before = screens.state().snapshot.comments
    await screens.press("i", "i", ...keys)
    expect(screens.state().snapshot.comments).toBe(before)
    expect(screens.screen()).toContain(`意見${marked}件にまとめて行うこと`)
    expect(screens.screen()).toContain(word)
    await screens.press("enter")
    for (const comment of screens.state().snapshot.comments.slice(0, marked)) expect(comment).toMatchObject(expected)
    await screens.press("u")
    expect(screens.state().snapshot.comments).toEqual(before)
  })

  test("Esc in the preview does nothing", async () => {
    const screens = driven()
    const { snapshot } = screens.state()
    await screens.press("i", "i", "o", "1", "escape")
    expect(screens.state().snapshot).toBe(snapshot)
    expect(screens.state().mode.kind).toBe("browse")
  })

  test("one answer for many", async () => {
    const screens = driven()
    const ids = screens
      .state()
      .snapshot.comments.slice(0, marked)
      .map(({ id }) => id)
    await screens.press("i", "i", "e", "enter")
    await screens.type("承りました。")
    await screens.press("ctrl+s")
    const answers = ids.map(id => screens.state().snapshot.comments.find(comment => comment.id === id)?.response)
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toMatchObject({ text: expect.stringContaining("承りました。"), rows: ids.map(id => [id]) })
  })

  test("link and unlink", async () => {
    const screens = driven()
    const linked = () =>
      screens
        .state()
        .snapshot.comments.slice(0, marked)
        .map(({ changes }) => changes.length)
    const before = linked()
    await screens.press("i", "i", "l", "enter")
    expect(screens.screen()).toContain("紐付けなし")
    await screens.press("enter")
    expect(linked().reduce((a, b) => a + b)).toBeGreaterThan(before.reduce((a, b) => a + b))
  })
})

describe("who works on a comment", () => {
  test("a section's name is typed, and the overview counts by it", async () => {
    const session = demoSession()
    const screens = driven({ session, rows: 50 })
    const [first] = screens.state().snapshot.comments
    await screens.press("d", "3")
    await screens.type("総務課")
    await screens.press("ctrl+s")
    expect(screens.state().snapshot.comments.find(({ id }) => id === first?.id)).toMatchObject({ unit: "総務課" })
    expect(screens.screen()).toContain("総務課")
    await screens.press("0")
    expect(screens.screen()).toContain("担当課")
    expect(screens.screen()).toMatch(/総務課 +1 /)
  })

  test("a note is written, shown, and stays when the answer is written", async () => {
    const screens = driven({ rows: 50 })
    await screens.press("b")
    await screens.type("要確認")
    await screens.press("ctrl+s")
    expect(screens.screen()).toContain("メモ（公表しない）")
    expect(screens.screen()).toContain("要確認")
  })
})
