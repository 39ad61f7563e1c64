import { describe, expect, test } from "vitest"
import type { Session } from "../../src/app/session.ts"
import { DEMO } from "./demo-case.ts"
import { demoSession } from "./demo-session.ts"
import { driven } from "./driven.ts"

/** Findings, suggestions and proposals, from keys to the case. */

const commentIn = (session: Session, id: string) => session.snapshot.comments.find(comment => comment.id === id)
const selectedIn = (screen: string) => /^▸ (\S+)/m.exec(screen)?.[1]

/** The case in memory, in which a comment says something else. */
const saying = (id: string, original: string) =>
  demoSession({
    ...DEMO,
    comments: DEMO.comments.map(comment => (comment.id === id ? { ...comment, original } : comment)),
  })

describe("waiving", () => {
  test("asks why by a numbered menu, records it in the person's name, and the next open finding comes", async () => {
    const session = demoSession()
    const tui = driven({ session })
    await tui.press("3", "w")
    expect(tui.screen()).toMatch(/了承する理由（試験 の名で記録します）\n ▸ 1 意図したとおり/)
    await tui.press("2")
    expect(tui.screen()).toMatch(/了承する理由（試験・公表されません）.*18字\n 法令・引用元の用語/)
    await tui.press("end")
    await tui.type("第5条。")
    await tui.press("ctrl+s")
    expect(session.snapshot.waived).toMatchObject([
      { finding: { changes: ["c3"] }, note: "法令・引用元の用語に合わせています。第5条。", by: "試験" },
    ])
    expect(tui.screen()).toContain("3 要確認 5 ")
    expect(tui.screen()).toMatch(/▸ エラー +別紙3/)
    expect(tui.happened).toEqual(["forget"])
  })

  test("waived ones stand below with who and why; the waiver is taken back by a menu or by undo", async () => {
    const session = demoSession()
    const tui = driven({ session })
    await tui.press("3", "w", "1", "ctrl+s", "end")
    expect(tui.screen()).toMatch(/ 了承済み\n▸ 了承済 +試験 +Ⅲ. 推進体制/)
    expect(tui.screen()).toMatch(/了承した人: 試験\n 意図したとおりの記述です。/)
    await tui.press("w", "2")
    expect(session.snapshot.waived).toHaveLength(1)
    await tui.press("w", "1")
    expect(session.snapshot.waived).toEqual([])
    await tui.press("home", "w", "enter", "ctrl+s", "u")
    expect(session.snapshot.waived).toEqual([])
  })

  test("needs a note, and says why where it can't be", async () => {
    const session = demoSession()
    const tui = driven({ session })
    await tui.press("3", "w", "4", "ctrl+s")
    expect(tui.screen()).toContain("了承する理由を書いてください。")
    expect(tui.state().mode.kind).toBe("write")
    const totals = {
      rule: "totals-disagree",
      severity: "error",
      message: { ja: "合計が合いません。", en: "The totals disagree." },
      comments: [],
      changes: [],
    } as const
    const other = driven({ session: { ...session, snapshot: { ...session.snapshot, findings: [totals] } } })
    await other.press("3", "w")
    expect(other.screen()).toContain("これは了承できません。")
    await other.press("enter")
    expect(other.screen()).toContain("特定の意見や修正箇所の話ではありません。")
  })

  test("Enter asks which of several things a finding speaks of, and Esc comes back to it", async () => {
    const { snapshot } = demoSession()
    const both = {
      rule: "change-without-promise",
      severity: "warning",
      message: { ja: "約束がありません。", en: "No promise." },
      comments: ["3-1"],
      changes: ["c1"],
    } as const
    const tui = driven({ session: { ...demoSession(), snapshot: { ...snapshot, findings: [both] } } })
    await tui.press("3", "enter")
    expect(tui.screen()).toContain("どれを開きますか")
    await tui.press("down", "enter")
    expect(tui.state()).toMatchObject({ view: "changes", selected: { changes: "c1" } })
    await tui.press("escape")
    expect(tui.state().view).toBe("findings")
  })
})

describe("suggested links", () => {
  test("stand under the item with their surety in a word and a reason; `a` links, and the next one comes", async () => {
    const session = demoSession()
    const tui = driven({ session })
    await tui.press("/")
    await tui.type("8-1")
    await tui.press("enter")
    await tui.suggested()
    expect(tui.screen()).toMatch(/紐付けの候補 1\/2 +ほぼ確実 +a 紐付ける {2}c ほかの候補/)
    expect(tui.screen()).toContain("「信用情報」は修正案にある新しい字句")
    expect(tui.lines().at(-1)).toContain("a 候補を紐付け")
    await tui.press("c")
    expect(tui.screen()).toMatch(/紐付けの候補 2\/2 +可能性あり/)
    await tui.press("c", "a")
    expect(commentIn(session, "8-1")?.changes).toEqual(["c4"])
    expect(selectedIn(tui.screen())).toBe("6-1")
    await tui.suggested()
    expect(tui.screen()).toMatch(/紐付けの候補 1\/1 +有力/)
    await tui.press("a")
    expect(commentIn(session, "6-1")?.changes).toEqual(["c3"])
    expect(tui.screen()).toContain("ほかに有力な候補はありません。")
    expect(selectedIn(tui.screen())).toBe("6-1")
    await tui.press("u", "u")
    expect(commentIn(session, "8-1")?.changes).toEqual([])
  })

  test("from a change: the suggested comments, on low screens in one line", async () => {
    const session = demoSession()
    const tui = driven({ session, columns: 60, rows: 15 })
    await tui.press("2", "j", "j")
    await tui.suggested()
    expect(tui.screen()).toMatch(/紐付けの候補 1\/1 +有力 +a 紐付ける\n +6-1 事案が発生した際/)
    await tui.press("a")
    expect(commentIn(session, "6-1")?.changes).toEqual(["c3"])
  })

  test("are never linked unseen: before they came in, and where there are none, `a` only says so", async () => {
    const session = demoSession()
    const tui = driven({ session })
    await tui.press("a")
    expect(tui.screen()).toContain("紐付けの候補を調べています。")
    await tui.suggested()
    await tui.press("a")
    expect(tui.screen()).toContain("紐付けの候補はありません。l で選んで紐付けます。")
    expect(session.snapshot.seq).toBe(1)
  })
})

describe("a comment's proposal", () => {
  test("is shown in the plan and made after a yes", async () => {
    const session = saying("8-1", "「信用情報の漏えい」を「信用情報の漏洩」に修正していただきたい。")
    const tui = driven({ session })
    await tui.press("/")
    await tui.type("8-1")
    await tui.press("enter")
    expect(tui.lines().at(-1)).toContain("p 提案を反映")
    await tui.press("p")
    expect(tui.screen()).toMatch(/「信用情報の漏えい」￫「信用情報の漏洩」\n ▸ 1 この内容で直す\n {3}2 直さない/)
    expect(tui.screen()).toMatch(/－ 信用情報の漏えい、滅失[\s\S]*＋ 信用情報の漏洩、滅失/)
    await tui.press("n")
    expect(session.snapshot.seq).toBe(1)
    await tui.press("p", "y")
    expect(tui.screen()).toContain("(1か所目)")
    expect(commentIn(session, "8-1")?.changes).toEqual(["c4"])
    await tui.press("u")
    expect(commentIn(session, "8-1")?.changes).toEqual([])
  })

  test("in several places: one of them or all; of several proposals: one", async () => {
    const session = saying("1-1", "「信用情報」を「与信情報」に、「滅失」を「消失」に修正していただきたい。")
    const tui = driven({ session })
    await tui.press("p")
    expect(tui.screen()).toMatch(/▸ 1 「信用情報」￫「与信情報」\n {3}2 「滅失」￫「消失」/)
    await tui.press("1")
    expect(tui.screen()).toMatch(/▸ 1 58頁 別紙2 > 表1\n {3}2 58頁 別紙2 > 表2\n {3}3 すべて（2か所）\n {3}4 直さない/)
    await tui.press("down")
    expect(tui.screen()).toContain("＋ 会員の与信情報を取り扱う事業者")
    await tui.press("3")
    expect(tui.screen()).toContain("(すべて)")
  })

  test("where there is none, or its words are not in the plan, that is said", async () => {
    const tui = driven({ session: saying("1-1", "「歩道橋」を「橋」に修正していただきたい。") })
    await tui.press("p")
    expect(tui.screen()).toContain("「歩道橋」は draft.docx にありません。")
    expect(tui.screen()).not.toContain("--replace")
    expect(tui.state().mode.kind).toBe("browse")
    await tui.press("j", "p")
    expect(tui.screen()).toContain("「A」を「B」に という形の提案がありません。")
  })
})

describe("the overview", () => {
  const OVERVIEW = ` 赤入れ  重要インフラのサイバーセキュリティ⋯  akaire-demo/demo.akaire  保存済み
  0 概要  1 意見 12  2 修正箇所 7  3 要確認 6  4 案文  5 履歴  6 公表
▸ つぎにすること        考え方が未記入の意見 3件（Enter で開きます）
 公表まで
  公表資料を作る        エラー6件を解決すると公表できます
  エラー                    6
  警告                      0
  注記                      0
  了承済み                  0
 意見
  考え方を書いた意見        9  ￭￭￭￭￭￭￭･･･  9/12
  考え方が未記入の意見      3
  修正に紐付いた意見        3
  未着手                    2
  作成中                    8
  照会中                    0
 考え方が未記入の意見  3件                                                   ￬1
 6-1 考え方未
   事案が発生した際の連絡体制について、夜間及び休日の窓口を明らかにしていただき
 9-1 考え方未
   表の注にある「https://example.jp/guide/2021」の参照先が古い。␛[31m最新版␛[0m
 11-1 質問  考え方未

 Enter 開く  Space 操作  u 元に戻す  P 公表  / 検索  f 絞る  ? ヘルプ  q 終了`

  test("comes first and says what is next and what blocks publication", () => {
    expect(driven({ view: "overview" }).screen()).toBe(OVERVIEW)
  })

  test("says so while the case is still being checked, and shows what was found then", async () => {
    const session = demoSession()
    const { snapshot } = session
    const tui = driven({
      view: "overview",
      session: { ...session, snapshot: { ...snapshot, checked: false, findings: [] } },
    })
    expect(tui.screen()).toContain("公表資料を作る        食い違いがないか調べています")
    expect(tui.screen()).toMatch(/エラー +⋯\n/)
    expect(tui.screen()).toContain("3 要確認 確認中⋯")
    await tui.press("3")
    expect(tui.screen()).toContain("  食い違いがないか調べています")
    await tui.send({ kind: "checked", snapshot })
    expect(tui.screen()).toContain("3 要確認 6")
    await tui.press("0")
    expect(tui.screen()).toBe(OVERVIEW)
  })

  test("each number leads to the list of exactly what it counts, and Esc back", async () => {
    const tui = driven({ view: "overview", rows: 60 })
    let counted = 0
    for (;;) {
      const before = tui.state().selected.overview
      const number = Number(/^▸ .*?\s(\d+)(?: |$)/m.exec(tui.screen())?.[1] ?? 0)
      if (number > 0 && before !== "next" && before !== "publish") {
        await tui.press("enter")
        const { view } = tui.state()
        expect(tui.screen(), before ?? "").toContain(` ${number}/`)
        expect(view).not.toBe("overview")
        expect(tui.screen()).toContain("Esc で概要に戻ります。")
        await tui.press("escape")
        expect(tui.state()).toMatchObject({ view: "overview", selected: { overview: before }, narrowed: null })
        counted += 1
      }
      await tui.press("down")
      if (tui.state().selected.overview === before) break
    }
    expect(counted).toBe(13)
  })

  test("what is next: an answer, a reason, a finding, publication", async () => {
    const tui = driven({ view: "overview" })
    await tui.press("enter")
    expect(tui.state()).toMatchObject({ view: "comments", selected: { comments: "6-1" } })
    expect(tui.screen()).toContain("1 意見 3/12")
    await tui.press("escape", "down", "enter")
    expect(tui.state().mode.kind).toBe("publish")
    const { snapshot } = demoSession()
    const done = driven({
      view: "overview",
      session: { ...demoSession(), snapshot: { ...snapshot, comments: [], changes: [], findings: [] } },
    })
    expect(done.screen()).toContain("公表資料を作成できます（Enter）")
    await done.press("enter")
    expect(done.state().mode.kind).toBe("publish")
  })

  test("an answer written in a list of what is unanswered takes the comment out of it", async () => {
    const tui = driven({ view: "overview" })
    await tui.press("enter", "e")
    await tui.type("窓口を明記します。")
    await tui.press("ctrl+s")
    expect(tui.screen()).toContain("1 意見 2/12")
    expect(selectedIn(tui.screen())).toBe("9-1")
  })
})

describe("the menu of actions", () => {
  test("Space offers what can be done here, by number or arrows; the letters stand beside", async () => {
    const tui = driven()
    await tui.type("　")
    expect(tui.screen()).toMatch(/ここでできること\n ▸ 1 開く・紐付いた所へ {2}Enter\n {3}2 考え方を書く {2}e/)
    expect(tui.screen()).not.toContain("候補を紐付ける")
    await tui.type("２")
    expect(tui.screen()).toContain("意見 1-1 への考え方")
    await tui.press("escape", "3", " ")
    expect(tui.screen()).toContain("了承・了承の取消  w")
    expect(tui.screen()).not.toContain("考え方を書く")
  })

  test("on a low screen the choices around the chosen one are shown", async () => {
    const tui = driven({ columns: 60, rows: 15 })
    await tui.press(" ", "up")
    expect(tui.screen()).toMatch(/▸ +公表 {2}6/)
    await tui.press("enter")
    expect(tui.state().view).toBe("publish")
  })
})
