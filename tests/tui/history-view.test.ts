import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { equalityWords } from "../../src/app/equality-words.ts"
import { openSession } from "../../src/app/open-session.ts"
import { smallCase } from "../app/small-case.ts"
import { type Driven, driven } from "./driven.ts"

/** Waits until the history of the case as it stands was read. */
async function read(tui: Driven): Promise<void> {
  const isRead = () => tui.state().history.list?.seq === tui.state().snapshot.seq
  while (!isRead()) await new Promise(resolve => setTimeout(resolve, 1))
}

describe("the history", () => {
  test("tells what was done, that of one comment alone, and undoes any of it", async () => {
    const { opened } = await smallCase()
    const session = await openSession(opened, { check: "first" })
    const tui = driven({ session, columns: 120 })
    const change = session.snapshot.changes[0]?.id ?? ""
    await session.link("A1-1", change)
    await session.setState("A2-1", "final")
    await tui.send({ kind: "refreshed", snapshot: session.snapshot })
    await tui.press("5")
    await read(tui)
    expect(tui.screen()).toMatch(/状態 A2-1[\s\S]*紐付け A1-1 と 修正箇所1[\s\S]*案件の作成/)
    await tui.press("1", "h")
    await read(tui)
    expect(tui.screen()).toContain("意見 A1-1 の履歴だけ")
    expect(tui.screen()).not.toContain("状態 A2-1")
    await tui.press("home", "u")
    await read(tui)
    expect(session.snapshot.changes[0]?.comments).toEqual([])
    expect(tui.screen()).toMatch(/取り消し: 紐付け[\s\S]*取消済 紐付け/)
    await tui.press("end")
    await tui.press("u")
    expect(tui.screen()).toContain("取り消し済みです")
    await tui.press("escape")
    expect(tui.state()).toMatchObject({ view: "comments", selected: { comments: "A1-1" } })
  })

  test("Enter goes to what a deed is about, t to its place in the plan", async () => {
    const tui = driven()
    await tui.press("j", "j", "s", "1", "5")
    await tui.press("enter")
    expect(tui.state()).toMatchObject({ view: "comments", selected: { comments: "3-1" } })
    await tui.press("escape", "t")
    expect(tui.state()).toMatchObject({ view: "plan", selected: { plan: "2" } })
  })
})

describe("what would be published", () => {
  test("the papers and why one is not made, what blocks it, the form; Enter opens each", async () => {
    const tui = driven({ rows: 40, columns: 120 })
    await tui.press("6")
    expect(tui.screen()).toMatch(/公表資料を作る +エラー6件を解決すると公表できます/)
    expect(tui.screen()).toMatch(/redline\.docx +作りません: Word ではありません/)
    await tui.press("down", "down", "enter")
    expect(tui.state()).toMatchObject({ view: "findings", trail: [{ view: "publish" }] })
    await tui.press("escape", "end", "up", "enter", "2")
    expect(tui.screen()).toMatch(/結果の表の様式 +市の三欄/)
    await tui.press("down", "enter", "2")
    expect(tui.state().papers).toMatchObject({ profile: "city", template: "akaire-demo/用紙.docx" })
    await tui.press("home", "down", "enter", "escape")
    expect(tui.screen()).toMatch(/作成した資料[\s\S]*results\.docx[\s\S]*一致 6か所 +新旧対照表の行は/)
    await tui.press("down", "enter", "down", "enter")
    expect(tui.happened).toEqual(["published", "published/results.docx"])
  })

  test("every equality that a publication checks has Japanese words", () => {
    const folder = join(import.meta.dirname, "../../src/app")
    const sources = readdirSync(folder).map(name => readFileSync(join(folder, name), "utf8"))
    const given = sources.flatMap(text =>
      [...text.matchAll(/equality: .*/g)].map(([line]) => line.replace(/\$\{.*?\}/g, "results.docx")),
    )
    const equalities = given.flatMap(line => [...line.matchAll(/["`](.+? = .+?)["`]/g)].map(([, one = ""]) => one))
    expect(equalities.length).toBeGreaterThan(10)
    for (const one of equalities) expect(equalityWords(one).ja, one).not.toBe(one)
  })
})
