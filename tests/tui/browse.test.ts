import { describe, expect, test } from "vitest"
import { driven } from "./driven.ts"

const selectedIn = (screen: string) => /^▸ (\S+)/m.exec(screen)?.[1]

describe("lists", () => {
  test("comments by section with outcome, state, whether they are answered and how many changes", async () => {
    const tui = driven()
    expect(tui.screen()).toMatch(/全般について\n▸ 1-1 +賛同 +確定 +考え方済/)
    expect(tui.screen()).toMatch(/3-1 +反映 +作成中 +考え方済 +修正1/)
    await tui.press("end")
    expect(tui.screen()).toMatch(/▸ 11-1 +質問 +作成中 +考え方未/)
  })

  test("the detail: the text, the answer, the linked change as a character diff", async () => {
    const tui = driven({ rows: 30 })
    await tui.press("j", "j")
    expect(tui.screen()).toContain("意見 3-1  団体  12ページ")
    expect(tui.screen()).toContain("御意見を踏まえ、「ＩＴ」の表記を「IT」に")
    expect(tui.screen()).toMatch(/－ 重要インフラ事業者等は、ＩＴ障害[\s\S]*＋ 重要インフラ事業者等は、IT障害/)
    expect(tui.screen()).toContain("共通の考え方: 3-2")
  })

  test("changes with the comments behind each", async () => {
    const tui = driven()
    await tui.press("2")
    // Pages of the revision are Word's own, those of what only the draft has are from its PDF.
    expect(tui.screen()).toMatch(/1 +表記 +意見1件 +約12頁 +ＩＴ￫IT/)
    expect(tui.screen()).toMatch(/3 +構成 +未説明 +約22頁 +＋\(4\)/)
    expect(tui.screen()).toMatch(/6 +構成 +未説明 +63頁 +－なお/)
    expect(tui.screen()).toMatch(/7 +数値 +自動/)
    expect(tui.screen()).toMatch(/もとになった意見 1件\n 3-1 反映/)
  })

  test("findings, with what to do about each", async () => {
    const tui = driven()
    await tui.press("3")
    expect(tui.screen()).toMatch(/▸ エラー +Ⅲ. 推進体制 > 3 の修正箇所には/)
    expect(tui.screen()).toContain("r で修正理由を記録します")
  })
})

describe("going about", () => {
  test("Enter goes from a comment to its change and from there to its comment; Esc comes back", async () => {
    const tui = driven()
    await tui.press("j", "j", "enter", "enter")
    expect(tui.state()).toMatchObject({ view: "changes", selected: { changes: "c1" } })
    await tui.press("enter", "enter")
    expect(tui.state()).toMatchObject({ view: "comments", selected: { comments: "3-1" } })
    await tui.press("escape", "escape")
    expect(tui.state()).toMatchObject({ view: "comments", selected: { comments: "3-1" }, trail: [] })
  })

  test("Enter on a finding goes to what it is about, Esc back to the finding", async () => {
    const tui = driven()
    await tui.press("3", "end", "enter")
    expect(selectedIn(tui.screen())).toBe("11-1")
    await tui.press("escape")
    expect(tui.state().view).toBe("findings")
  })

  test("a change with several comments asks which one", async () => {
    const tui = driven()
    await tui.press("2", "l")
    await tui.type("8-1")
    await tui.press("enter", "enter", "enter")
    expect(tui.screen()).toContain("どれを開きますか")
    await tui.press("down", "enter")
    expect(tui.state()).toMatchObject({ view: "comments", selected: { comments: "8-1" } })
  })

  test("] and [ go through what is open, round the end", async () => {
    const tui = driven()
    const seen: (string | undefined)[] = []
    for (let i = 0; i < 4; i++) {
      await tui.press("]")
      seen.push(selectedIn(tui.screen()))
    }
    expect(seen).toEqual(["6-1", "9-1", "11-1", "6-1"])
    await tui.press("[")
    expect(selectedIn(tui.screen())).toBe("11-1")
  })

  test("f leaves only what is open, says how many, and takes the selection along", async () => {
    const tui = driven()
    await tui.press("f")
    expect(tui.screen()).toContain("意見 3/12")
    expect(tui.screen()).toContain("修正箇所 3/7")
    expect(selectedIn(tui.screen())).toBe("6-1")
    await tui.press("e")
    await tui.type("窓口を明記します。")
    await tui.press("ctrl+s")
    expect(tui.screen()).toContain("意見 2/12")
    expect(selectedIn(tui.screen())).toBe("9-1")
    await tui.press("escape")
    expect(tui.screen()).toContain("意見 12 ")
  })

  test("the filter ends where something that it hides is gone to", async () => {
    const tui = driven()
    await tui.press("2", "f", "l")
    await tui.type("7-1")
    await tui.press("enter")
    expect(tui.screen()).toContain("修正箇所 2/7")
    await tui.press("2", "f", "home", "enter", "enter")
    expect(tui.state()).toMatchObject({ openOnly: false, view: "comments" })
  })

  test("lists as long as the day: the selection stays in view", async () => {
    const tui = driven({ rows: 12 })
    for (let i = 0; i < 11; i++) {
      await tui.press("j")
      expect(selectedIn(tui.screen())).toBe(tui.state().selected.comments)
    }
    await tui.press("home")
    expect(tui.screen()).toContain("全般について")
  })
})

describe("search", () => {
  test("selects while it is typed, width and kana aside; n and N go on", async () => {
    const tui = driven()
    await tui.press("/")
    await tui.type("あっせん")
    expect(tui.lines().at(-2)).toContain("検索: あっせん")
    await tui.press("enter")
    expect(selectedIn(tui.screen())).toBe("3-2")
    await tui.press("/")
    await tui.type("ｼﾝﾖｳ")
    await tui.press("escape")
    await tui.press("/")
    await tui.type("信用情報")
    await tui.press("enter")
    expect(tui.screen()).toContain("信用情報 1/2")
    await tui.press("n")
    expect(selectedIn(tui.screen())).toBe("8-1")
    await tui.press("n")
    expect(selectedIn(tui.screen())).toBe("7-1")
    await tui.press("N")
    expect(selectedIn(tui.screen())).toBe("8-1")
  })

  test("hits are marked in the texts", async () => {
    const tui = driven()
    await tui.press("/")
    await tui.type("it")
    const { screenOf } = await import("../../src/tui/screen.ts")
    const marked = screenOf(tui.state())
      .rows.flat()
      .flatMap(({ pieces }) => pieces.filter(({ style }) => style === "match").map(({ text }) => text))
    expect(marked).toEqual(expect.arrayContaining(["ＩＴ", "IT"]))
  })

  test("Esc goes back to where it began; what is not there is said", async () => {
    const tui = driven()
    await tui.press("j", "/")
    await tui.type("サプライ")
    expect(selectedIn(tui.screen())).toBe("5-1")
    await tui.press("escape")
    expect(selectedIn(tui.screen())).toBe("2-1")
    await tui.press("n")
    expect(tui.screen()).toContain("検索していません")
    await tui.press("/")
    await tui.type("ありえない語")
    await tui.press("enter")
    expect(tui.screen()).toContain("「ありえない語」は見つかりません。")
  })
})

describe("an input method left on", () => {
  test("full-width letters and vowels work as keys, other kana say why not", async () => {
    const tui = driven()
    await tui.type("ｊｊ")
    expect(selectedIn(tui.screen())).toBe("3-1")
    await tui.type("か")
    expect(tui.screen()).toContain("日本語入力がオンです")
    await tui.type("え")
    expect(tui.screen()).toContain("意見 3-1 への考え方")
    await tui.press("escape")
    await tui.type("？")
    expect(tui.screen()).toContain("この画面で使えるキー")
  })

  test("a run of keys does what its keys do, also behind one that writes to the case", async () => {
    const tui = driven()
    await tui.type("jjjjjjeo")
    expect(tui.state().mode).toMatchObject({ kind: "write", area: { text: "o" } })
    await tui.press("escape")
    await tui.type("d")
    await tui.type("jxu")
    expect(tui.screen()).toContain("元に戻しました")
  })
})

test.each(["ja", "en"] as const)("help shows the keys that work here, all of them (%s)", async language => {
  const tui = driven({ language })
  await tui.press("?")
  const first = tui.screen()
  await tui.press("pagedown")
  const help = first + tui.screen()
  const wanted =
    language === "ja" ? ["考え方を書く", "元に戻す", "Ctrl+R", "一時停止"] : ["Write the response", "Suspend"]
  for (const text of wanted) expect(help).toContain(text)
  await tui.press("escape", "2", "?")
  expect(tui.screen()).toContain(language === "ja" ? "修正理由を書く" : "Give the reason")
  expect(tui.screen()).not.toContain(language === "ja" ? "考え方を書く" : "Write the response")
})
