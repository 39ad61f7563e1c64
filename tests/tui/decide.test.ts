import { describe, expect, test } from "vitest"
import type { Session } from "../../src/app/session.ts"
import { UserError } from "../../src/model/errors.ts"
import { demoSession } from "./demo-session.ts"
import { driven } from "./driven.ts"

const commentIn = (session: Session, id: string) => session.snapshot.comments.find(comment => comment.id === id)
const changeIn = (session: Session, id: string) => session.snapshot.changes.find(change => change.id === id)

describe("what the screens do to the case", () => {
  test("link: changes that the comment speaks of come first; typing narrows; Enter links", async () => {
    const session = demoSession()
    const tui = driven({ session })
    await tui.press("/")
    await tui.type("8-1")
    await tui.press("enter", "l")
    expect(tui.screen()).toMatch(/▸ 一致 +4 +用語/)
    await tui.press("enter")
    expect(commentIn(session, "8-1")?.changes).toEqual(["c4"])
    expect(tui.screen()).toContain("意見 8-1 に修正箇所を紐付けました。")
    await tui.press("l")
    expect(tui.screen()).toMatch(/済 +4 +用語/)
    await tui.type("目次")
    expect(tui.screen()).toContain("当てはまるものがありません。")
    await tui.press("escape")
  })

  test("unlink: the only one at once, one of several by choice, none says so", async () => {
    const session = demoSession()
    const tui = driven({ session })
    await tui.press("j", "j", "x")
    expect(commentIn(session, "3-1")?.changes).toEqual([])
    await tui.press("x")
    expect(tui.screen()).toContain("外す紐付けがありません。")
    await tui.press("l", "enter", "l", "enter", "x")
    expect(tui.screen()).toContain("意見 3-1 から外す修正箇所")
    await tui.press("down", "enter")
    expect(commentIn(session, "3-1")?.changes).toEqual(["c1"])
  })

  test("link from the change's side", async () => {
    const session = demoSession()
    const tui = driven({ session })
    await tui.press("2", "j", "j", "l")
    await tui.type("連絡体制")
    await tui.press("enter")
    expect(changeIn(session, "c3")?.comments).toEqual(["6-1"])
  })

  test("outcome and state, from menus that open at what holds", async () => {
    const session = demoSession()
    const tui = driven({ session })
    await tui.press("o")
    expect(tui.screen()).toContain("▸ 7 賛同")
    await tui.press("up", "enter", "s")
    expect(tui.screen()).toContain("▸ 5 確定")
    await tui.press("down", "down", "enter")
    expect(commentIn(session, "1-1")).toMatchObject({ outcome: "out-of-scope", state: "drafting" })
    await tui.press("o", "down", "down", "down", "enter")
    expect(commentIn(session, "1-1")?.outcome).toBeNull()
  })

  test("an answer of several lines in Japanese", async () => {
    const session = demoSession()
    const tui = driven({ session })
    await tui.press("]", "e")
    await tui.type("御意見を踏まえ、")
    await tui.press("enter")
    await tui.type("窓口を明記します。")
    expect(tui.screen()).toContain("17字")
    await tui.press("ctrl+s")
    expect(commentIn(session, "6-1")?.response?.text).toBe("御意見を踏まえ、\n窓口を明記します。")
    expect(tui.happened).toEqual(["forget"])
    expect(tui.screen()).toContain("意見 6-1 の考え方を保存しました。")
  })

  test("a summary; an empty one takes it back", async () => {
    const session = demoSession()
    const tui = driven({ session })
    await tui.press("m")
    await tui.type("防護に賛同。")
    await tui.press("ctrl+s")
    expect(commentIn(session, "1-1")?.summary).toBe("防護に賛同。")
    expect(tui.screen()).toMatch(/意見の要旨（公表文）\n 防護に賛同。\n\n 意見の原文/)
    await tui.press("m", "ctrl+u", "ctrl+s")
    expect(commentIn(session, "1-1")?.summary).toBeNull()
  })

  test.each([
    [0, "editorial"],
    [1, "consequential"],
    [2, "other"],
  ] as const)("a reason for a change, with words for the public and for the office (%i)", async (down, reason) => {
    const session = demoSession()
    const tui = driven({ session })
    await tui.press("2", "]", "r", ...Array.from({ length: down }, () => "down"), "enter")
    expect(tui.screen()).toContain("修正理由（1/2）公表する理由")
    expect(tui.screen()).toContain("Ctrl+S 次へ")
    await tui.type("表現を改めた。")
    await tui.press("ctrl+s")
    expect(tui.screen()).toContain("修正理由（2/2）内部メモ")
    await tui.type("法制局の指摘")
    await tui.press("ctrl+s")
    expect(changeIn(session, "c3")?.explanation).toEqual({
      change: "c3",
      reason,
      publicReason: "表現を改めた。",
      memo: "法制局の指摘",
    })
    expect(tui.screen()).toMatch(/説明済/)
  })

  test("from a finding: its keys act on what it is about", async () => {
    const session = demoSession()
    const tui = driven({ session })
    await tui.press("3", "r", "enter", "ctrl+s", "ctrl+s")
    expect(changeIn(session, "c3")?.explanation?.reason).toBe("editorial")
    await tui.press("escape", "end", "e")
    await tui.type("含みます。")
    await tui.press("ctrl+s")
    expect(commentIn(session, "11-1")?.response?.text).toBe("含みます。")
    await tui.press("escape", "home", "e")
    expect(tui.screen()).toContain("この要確認事項に関係する意見はありません。")
  })

  test("undo and redo say what they did and show it", async () => {
    const session = demoSession()
    const tui = driven({ session })
    await tui.press("j", "j", "x", "u")
    expect(tui.screen()).toContain("元に戻しました。")
    expect(commentIn(session, "3-1")?.changes).toEqual(["c1"])
    await tui.press("ctrl+r")
    expect(commentIn(session, "3-1")?.changes).toEqual([])
    await tui.press("u", "u")
    expect(tui.screen()).toContain("元に戻せる操作がありません。")
  })

  test("ids of changes in what was done become their numbers", async () => {
    const session = demoSession()
    const undo: Session["undo"] = async () => ({
      snapshot: session.snapshot,
      message: { ja: "取り消しました: 紐付け 8-1 と c4", en: "Undone: link 8-1 and c4" },
    })
    const tui = driven({ session: { ...session, snapshot: session.snapshot, undo } })
    await tui.press("u")
    expect(tui.screen()).toContain("取り消しました: 紐付け 8-1 と 修正箇所4")
  })
})

describe("publishing", () => {
  test("says where, refuses with what is open, goes to it, makes a stamped draft", async () => {
    const tui = driven()
    await tui.press("P")
    expect(tui.screen()).toContain("書き出し先: published")
    await tui.press("enter")
    expect(tui.screen()).toContain("次の6件が解決していません。")
    expect(tui.screen()).not.toContain("しばらくお待ちください")
    await tui.press("enter")
    expect(tui.state()).toMatchObject({ view: "findings", mode: { kind: "browse" } })
    await tui.press("P", "enter")
    await tui.press("d")
    expect(tui.screen()).toMatch(/公表資料を作成しました[\s\S]*results\.docx[\s\S]*manifest\.json/)
    await tui.press("enter", "down", "enter", "d")
    expect(tui.happened).toEqual(["published/results.docx", "published/report.html", "published"])
    await tui.press("escape")
    expect(tui.state().mode.kind).toBe("browse")
  })

  test("the screen says that it works before the work begins", async () => {
    const session = demoSession()
    let seen = ""
    const tui = driven({
      session: {
        ...session,
        snapshot: session.snapshot,
        publish: async () => {
          seen = tui.screen()
          return { directory: "published", files: ["results.docx"], blockers: [], checked: [] }
        },
      },
    })
    await tui.press("P", "enter")
    expect(seen).toContain("公表資料を作成しています")
  })
})

describe("what goes wrong is said, and no text is lost", () => {
  test("an error of the case", async () => {
    const tui = driven()
    await tui.press("]", "e")
    await tui.type("保存できない文")
    await tui.press("ctrl+s")
    expect(tui.screen()).toContain("この文は保存できません。 文を改めてください。")
    expect(tui.state().mode).toMatchObject({ kind: "write", area: { text: "保存できない文" } })
    expect(tui.happened).toEqual([])
  })

  test("an error of ours", async () => {
    const session = demoSession()
    const undo = () => Promise.reject(new Error("disk I/O error"))
    const tui = driven({ session: { ...session, snapshot: session.snapshot, undo } })
    await tui.press("u")
    expect(tui.screen()).toContain("disk I/O error")
  })

  test("somebody else saved first: their text is shown, ours stays, saving again replaces it", async () => {
    const session = demoSession()
    const state = { first: true }
    const shared: Session = {
      ...session,
      get snapshot() {
        return session.snapshot
      },
      refresh: async () => session.snapshot,
      async answer(target, text) {
        if (!state.first) return session.answer(target, text)
        state.first = false
        await session.answer(target, "先に書いた考え方")
        throw new UserError(
          { ja: "同じ事項が 山田 により先に変更されています。", en: "山田 has changed the same thing." },
          { ja: "いまの内容を確かめてから、もう一度行ってください。", en: "Look at it, then try again." },
        )
      },
    }
    const tui = driven({ session: shared })
    await tui.press("]", "e")
    await tui.type("わたしの考え方")
    await tui.press("ctrl+s")
    expect(tui.screen()).toContain("同じ事項が 山田 により先に変更されています。")
    expect(tui.screen()).toMatch(/ほかの人が保存した文\n 先に書いた考え方/)
    expect(tui.state().mode).toMatchObject({ kind: "write", area: { text: "わたしの考え方" } })
    await tui.press("ctrl+s")
    expect(commentIn(session, "6-1")?.response?.text).toBe("わたしの考え方")
  })

  test("what others do comes in; an answer that comes late does not", async () => {
    const session = demoSession()
    const tui = driven({ session })
    const before = session.snapshot
    await session.setOutcome("1-1", "noted")
    await tui.send({ kind: "refreshed", snapshot: session.snapshot })
    expect(tui.screen()).toContain("ほかの人の作業を読み込みました。")
    expect(tui.screen()).toMatch(/1-1 +今後の参考/)
    await tui.send({ kind: "refreshed", snapshot: before })
    expect(tui.screen()).toMatch(/1-1 +今後の参考/)
  })
})

describe("text that is not saved", () => {
  test("Esc asks: go on, save or discard; an unchanged one closes at once", async () => {
    const session = demoSession()
    const tui = driven({ session })
    await tui.press("]", "e", "escape")
    expect(tui.state().mode.kind).toBe("browse")
    await tui.press("e")
    await tui.type("書きかけ")
    await tui.press("ctrl+c")
    expect(tui.screen()).toContain("保存していない文があります")
    await tui.press("escape")
    expect(tui.state().mode).toMatchObject({ kind: "write", area: { text: "書きかけ" } })
    await tui.press("escape", "s")
    expect(commentIn(session, "6-1")?.response?.text).toBe("書きかけ")
  })

  test("discarding forgets it", async () => {
    const tui = driven()
    await tui.press("]", "e")
    await tui.type("書きかけ")
    await tui.press("escape", "d")
    expect(tui.state().mode.kind).toBe("browse")
    expect(tui.happened).toEqual(["forget"])
  })

  test("a memo asks too: the words for the public came before it", async () => {
    const tui = driven()
    await tui.press("2", "r", "enter", "ctrl+s", "escape")
    expect(tui.state().mode.kind).toBe("discard")
  })

  test("Ctrl+Z takes back typing and Ctrl+Y brings it again", async () => {
    const tui = driven()
    await tui.press("]", "e")
    await tui.type("一つ目。")
    await tui.type("二つ目。")
    await tui.press("ctrl+z")
    expect(tui.state().mode).toMatchObject({ area: { text: "一つ目。" } })
    await tui.press("ctrl+y")
    expect(tui.state().mode).toMatchObject({ area: { text: "一つ目。二つ目。" } })
    await tui.press("ctrl+z", "ctrl+z", "ctrl+z")
    expect(tui.state().mode).toMatchObject({ area: { text: "" } })
  })

  test("a draft of last time is offered: gone on with, discarded, or left for later", async () => {
    const draft = { target: { kind: "answer", comment: "9-1", response: null }, text: "前回の文" } as const
    const on = driven({ draft })
    expect(on.screen()).toContain("前回、保存されなかった文があります")
    expect(on.screen()).toContain("前回の文")
    await on.press("enter")
    expect(on.state()).toMatchObject({
      selected: { comments: "9-1" },
      mode: { kind: "write", area: { text: "前回の文" } },
    })
    const off = driven({ draft })
    await off.press("d")
    expect(off.happened).toEqual(["forget"])
    const later = driven({ draft })
    await later.press("q")
    expect(later.happened).toEqual(["quit"])
  })

  test("a paste goes into the text, never into commands", async () => {
    const tui = driven()
    await tui.send({ kind: "paste", text: "qpd\r\n" })
    expect(tui.state().mode.kind).toBe("browse")
    await tui.press("e")
    await tui.send({ kind: "paste", text: "一\r\n二\u001b[31m" })
    expect(tui.state().mode).toMatchObject({ area: { text: "御賛同の御意見として承ります。一\n二[31m" } })
  })

  test("q and Ctrl+C quit from the lists", async () => {
    const tui = driven()
    await tui.press("q", "ctrl+c")
    expect(tui.happened).toEqual(["quit", "quit"])
  })
})
