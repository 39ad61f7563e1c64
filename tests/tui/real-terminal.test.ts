import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs"
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest"
import { Programs } from "./program.ts"

const programs = new Programs()
beforeAll(() => programs.buildDemo())
afterEach(() => programs.endAll())
afterAll(() => programs.remove())

const answer = /意見 1-1 への考え方/

describe("an input method", () => {
  test("finds the terminal's cursor right behind the text, also after moving and in a wide layout", async () => {
    const narrow = await programs.demo()
    narrow.write("]e")
    await narrow.until("意見 6-1 への考え方")
    narrow.write("日本語の回答")
    await narrow.until("日本語の回答")
    expect(narrow.cursor()).toEqual({ x: 1 + 12, y: 10, hidden: false, alternate: true })
    narrow.write("\u001b[D\u001b[D")
    await narrow.until(() => narrow.cursor().x === 1 + 8)
    narrow.write("\u001b")
    await narrow.until("保存していない文があります")
    expect(narrow.cursor().hidden).toBe(true)

    const wide = await programs.demo({ cols: 200, rows: 50 })
    wide.write("]e")
    await wide.until("意見 6-1 への考え方")
    wide.write("新設")
    await wide.until("│ 新設")
    const y = wide.lines().findIndex(line => line.endsWith("│ 新設"))
    expect(wide.cursor()).toMatchObject({ x: 84 + 3 + 4, y, hidden: false })
  })

  test("stands in the search line and in the filter of a picker", async () => {
    const tui = await programs.demo()
    tui.write("/信用")
    await tui.until("検索: 信用")
    expect(tui.cursor()).toMatchObject({ x: 7 + 4, y: 22, hidden: false })
    tui.write("\u001b")
    await tui.until(() => tui.cursor().hidden)
    tui.write("l表記")
    await tui.until("絞り込み: 表記")
    expect(tui.cursor()).toMatchObject({ x: 1 + 10 + 4, y: 3, hidden: false })
  })

  test("left on in the lists, it still works them", async () => {
    const tui = await programs.demo()
    tui.write("ｊ")
    await tui.until(/▸ 2-1/)
    tui.write("か")
    await tui.until("日本語入力がオンです")
    tui.write("／")
    await tui.until("検索:")
  })
})

describe("keys", () => {
  test("typed before the first screen are neither echoed nor lost", async () => {
    const tui = programs.start(process.execPath, [programs.path("dist/demo.js"), "ja"])
    tui.write("1jj")
    await tui.until(/▸ 3-1/)
  })

  test("a bracketed paste with CRLF is text of several lines, never commands", async () => {
    const tui = await programs.demo()
    tui.write("\u001b[200~qqq\r\n\u001b[201~")
    tui.write("]e")
    await tui.until("意見 6-1 への考え方")
    tui.write("\u001b[200~一行目\r\n二行目\u001b[31m\u001b[201~")
    await tui.until(/一行目\n 二行目\[31m/)
  })

  test("late answers of the terminal are not typed into the text", async () => {
    const tui = await programs.demo()
    tui.write("]e")
    await tui.until("意見 6-1 への考え方")
    tui.write("あ\u001b]11;rgb:ffff/ffff/ffff\u001b\\い\u001b[?62;22cう\u001b[<0;3;4Mえ\u001b[Iお")
    await tui.until("あいうえお")
    expect(tui.screen()).not.toMatch(/rgb|\[</)
  })

  test("Alt+Enter saves, words are gone over, typing is taken back", async () => {
    const tui = await programs.demo()
    tui.write("]e")
    await tui.until("意見 6-1 への考え方")
    tui.write("plan two")
    await tui.until("plan two")
    tui.write("\u001b[1;5D")
    await tui.until(() => tui.cursor().x === 1 + 5)
    tui.write("\u001a")
    await tui.until(screen => !screen.includes("plan"))
    tui.write("\u0019")
    await tui.until("plan two")
    tui.write("\u001b\r")
    await tui.until("考え方を保存しました")
  })
})

describe("the window", () => {
  test("smaller, larger, too small and back, while a text is written", async () => {
    const tui = await programs.demo()
    tui.write("]e")
    await tui.until("意見 6-1 への考え方")
    tui.write("書きかけの文")
    await tui.until("書きかけの文")
    tui.resize(60, 15)
    await tui.until(() => tui.lines()[14]?.includes("Ctrl+S 保存") === true)
    tui.resize(30, 8)
    await tui.until("画面が小さすぎます")
    tui.resize(200, 50)
    await tui.until(screen => screen.includes("書きかけの文") && screen.includes("全般について"))
    expect(tui.lines()[49]).toContain("Ctrl+S 保存")
    const y = () => tui.lines().findIndex(line => line.endsWith("書きかけの文"))
    await tui.until(() => tui.cursor().x === 84 + 3 + 12 && tui.cursor().y === y())
  })

  test("Ctrl+L draws everything again", async () => {
    const tui = await programs.demo()
    await new Promise<void>(resolve => tui.emulator.write("\u001b[2J", resolve))
    expect(tui.screen().trim()).toBe("")
    tui.write("\u000c")
    await tui.until(/▸ 1-1/)
  })
})

describe("leaving and coming back", () => {
  test("q gives the terminal back as it was", async () => {
    const tui = await programs.demo()
    tui.write("q")
    const { exitCode } = await tui.exited
    await tui.until("終わりました")
    expect(exitCode).toBe(0)
    expect(tui.cursor()).toMatchObject({ alternate: false, hidden: false })
  })

  test("SIGTERM gives the terminal back and keeps the text", async () => {
    const drafts = programs.path("term.json")
    const tui = await programs.demo({}, "ja", drafts)
    tui.write("]e")
    await tui.until("意見 6-1 への考え方")
    tui.write("途中の文")
    await tui.until("途中の文")
    tui.kill("SIGTERM")
    await tui.exited
    // The last bytes may come after the end.
    await tui.settled()
    expect(tui.cursor()).toMatchObject({ alternate: false, hidden: false })
    expect(JSON.parse(readFileSync(drafts, "utf8")).text).toBe("途中の文")
  })

  test("Ctrl+Z and fg in a real shell", async () => {
    const shell = programs.start("/bin/bash", ["--norc", "--noprofile", "-i"], { env: { PS1: "殻> " } })
    await shell.until("殻>")
    shell.write(`'${process.execPath}' dist/demo.js ja\r`)
    await shell.until(/q 終了/)
    shell.write("1")
    await shell.until(/▸ 1-1/)
    shell.write("j")
    await shell.until(/▸ 2-1/)
    shell.write("\u001a")
    await shell.until(/Stopped|停止/)
    expect(shell.cursor()).toMatchObject({ alternate: false, hidden: false })
    shell.write("fg\r")
    await shell.until("再開しました")
    expect(shell.screen()).toMatch(/▸ 2-1/)
    shell.write("j")
    await shell.until(/▸ 3-1/)
  })
})

describe("text is never lost", () => {
  test("killed while writing: the draft is offered next time, and gone once it is saved", async () => {
    const drafts = programs.path("killed.json")
    const first = await programs.demo({}, "ja", drafts)
    first.write("]e")
    await first.until("意見 6-1 への考え方")
    first.write("失われない文")
    await first.until(() => existsSync(drafts))
    first.kill("SIGKILL")
    await first.exited
    const second = await programs.demo({}, "ja", drafts)
    await second.until("前回、保存されなかった文があります")
    expect(second.screen()).toContain("失われない文")
    second.write("\r")
    await second.until(/意見 6-1 への考え方[\s\S]*失われない文/)
    second.write("\u0013")
    await second.until("考え方を保存しました")
    expect(existsSync(drafts)).toBe(false)
  })

  test("an own editor gets the text and brings it back; one that fails changes nothing", async () => {
    const editor = programs.path("editor.sh")
    writeFileSync(editor, '#!/bin/sh\ncat "$1" > seen.txt\nprintf "外で書いた文\\r\\n二行目\\n" > "$1"\n')
    chmodSync(editor, 0o755)
    const tui = await programs.demo({ env: { VISUAL: editor } })
    tui.write("E")
    await tui.until(/意見 1-1 への考え方[\s\S]*外で書いた文\n 二行目/)
    expect(readFileSync(programs.path("seen.txt"), "utf8")).toBe("御賛同の御意見として承ります。")
    tui.write("\u0013")
    await tui.until("考え方を保存しました")

    const failing = await programs.demo({ env: { EDITOR: "false" } })
    failing.write("e")
    await failing.until(answer)
    failing.write("続き\u0005")
    await failing.until("正常に終わりませんでした")
    expect(failing.screen()).toContain("承ります。続き")

    const none = await programs.demo()
    none.write("E")
    await none.until("外部エディタが設定されていません")
  })
})

test("escape sequences in a comment are shown as marks", async () => {
  const tui = await programs.demo()
  tui.write("/最新版\r")
  await tui.until("␛[31m最新版␛[0m")
})

test("English, and a terminal without colours", async () => {
  const tui = await programs.demo({ env: { NO_COLOR: "1", COLORTERM: "" } }, "en")
  expect(tui.screen()).toContain("1 Comments")
  expect(tui.screen()).toMatch(/▸ 1-1 +Support +Final +answered/)
  const cell = tui.emulator.buffer.active.getLine(3)?.getCell(4)
  expect(cell?.isInverse()).toBeTruthy()
  expect(cell?.isFgDefault()).toBe(true)
})
