import fc from "fast-check"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { visibleInCells } from "../../src/text/visible.ts"
import { textWidth, USUAL_WIDTH } from "../../src/text/width.ts"
import { screenOf } from "../../src/tui/screen.ts"
import { setWidthPolicy } from "../../src/tui/terminal-width.ts"
import { demoSession } from "./demo-session.ts"
import { type Driven, driven } from "./driven.ts"
import { hostileCase, hostileText } from "./hostile-case.ts"

/** Ways to each screen. */
const WAYS: Readonly<Record<string, readonly string[]>> = {
  comments: ["j"],
  "a detail": ["j", "enter", "down"],
  changes: ["2", "j"],
  findings: ["3", "end"],
  filter: ["f"],
  help: ["?"],
  search: ["/", "I", "T"],
  "link picker": ["j", "j", "l", "I"],
  "go picker": ["2", "enter"],
  menu: ["o", "down"],
  answer: ["e", "down"],
  "public reason": ["2", "r", "enter"],
  memo: ["2", "r", "enter", "ctrl+s"],
  discard: ["e", "x", "escape"],
  overview: ["0", "down"],
  "a number's list": ["0", "end", "enter"],
  actions: [" "],
  "actions of a finding": ["3", " ", "down"],
  "waive menu": ["3", "w"],
  "waiver note": ["3", "w", "2"],
  waived: ["3", "end"],
  "unwaive menu": ["3", "end", "w"],
  publish: ["P"],
  refused: ["P", "enter", "down"],
  published: ["P", "enter", "d"],
  notice: ["z"],
}
const SIZES = [
  [40, 10],
  [60, 15],
  [80, 24],
  [109, 24],
  [110, 30],
  [200, 50],
] as const

function checkScreen(tui: Driven, where: string): void {
  const state = tui.state()
  const { rows, cursor } = screenOf(state)
  expect(rows.length, where).toBe(state.rows)
  for (const line of tui.lines()) expect(textWidth(line), `${where}: ${line.slice(0, 300)}`).toBe(state.columns)
  if (cursor) {
    expect(cursor.x, where).toBeGreaterThanOrEqual(0)
    expect(cursor.x, where).toBeLessThan(state.columns)
    expect(cursor.y, where).toBeGreaterThanOrEqual(0)
    expect(cursor.y, where).toBeLessThan(state.rows)
  }
}

describe.each(SIZES)("%i×%i", (columns, rows) => {
  test.each(Object.keys(WAYS))("%s fills the screen exactly", async name => {
    for (const language of ["ja", "en"] as const) {
      const tui = driven({ columns, rows, language })
      await tui.press(...(WAYS[name] ?? []))
      checkScreen(tui, `${name} ${language}`)
    }
  })
})

describe("a terminal where ambiguous signs take two cells", () => {
  const wide = { ambiguous: 2, emojiPresentation: 1 } as const
  beforeEach(() => setWidthPolicy(wide))
  afterEach(() => setWidthPolicy(USUAL_WIDTH))

  test.each(Object.keys(WAYS))("%s fills the screen exactly", async name => {
    for (const columns of [80, 130]) {
      const tui = driven({ columns, rows: 24, session: hostileCase("①○—※“…”→Ⅳ α ⚠\ufe0f") })
      await tui.press(...(WAYS[name] ?? []))
      for (const line of tui.lines()) expect(textWidth(line, wide), line).toBe(columns)
    }
  })
})

test("a window too small says so, and nothing is lost when it grows again", async () => {
  const tui = driven()
  await tui.press("e")
  await tui.type("書きかけ")
  await tui.send({ kind: "resize", columns: 30, rows: 8 })
  expect(tui.screen()).toBe("画面が小さすぎます。40桁×10行\n以上に広げてください。")
  await tui.send({ kind: "resize", columns: 80, rows: 24 })
  expect(tui.screen()).toContain("書きかけ")
})

describe("cases with nothing in them", () => {
  const { snapshot } = demoSession()
  const nothing = { ...snapshot, comments: [], changes: [], findings: [], draftFile: null, revisionFile: null }
  test.each([
    ["1", nothing, "意見がまだありません。「akaire add"],
    ["2", nothing, "案文がまだありません。"],
    ["2", { ...nothing, draftFile: "draft.docx" }, "修正後の案がまだありません。「akaire revise"],
    ["2", { ...nothing, draftFile: "draft.docx", revisionFile: "revision.docx" }, "違いがありません。"],
    ["3", nothing, "要確認事項はありません。"],
  ] as const)("view %s says where its items come from: %s", async (view, empty, text) => {
    const tui = driven({ session: { ...demoSession(), snapshot: empty } })
    await tui.press(view)
    expect(tui.screen().replace(/\n\s*/g, "")).toContain(text)
    checkScreen(tui, view)
    for (const key of [
      "j",
      "l",
      "a",
      "e",
      "p",
      "w",
      "c",
      " ",
      "x",
      "o",
      "r",
      "enter",
      "]",
      "n",
      "end",
      "f",
      "/",
      "escape",
      "?",
    ]) {
      await tui.press(key)
      checkScreen(tui, `${view} ${key}`)
    }
  })
})

describe("hostile texts", () => {
  /** What must never be written to a terminal by itself. */
  const RAW = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u00ad]/u

  test("nothing raw is in any line of any screen, and no line is wider than the screen", async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, fc.constantFrom(...Object.values(WAYS)), fc.boolean(), async (text, way, wide) => {
        const [columns, rows] = wide ? [130, 30] : [80, 24]
        const tui = driven({ session: hostileCase(text), columns, rows })
        await tui.press(...way)
        for (const line of tui.lines()) expect(line).not.toMatch(RAW)
        checkScreen(tui, JSON.stringify(text))
      }),
      { numRuns: 150 },
    )
  })

  test("marks take the place of what is not shown, unit for unit", () => {
    expect(visibleInCells("a\u001b[2Jb\u0000\u007f")).toBe("a␛[2Jb␀␡")
    expect(visibleInCells("abc\u202edef")).toBe("abc␦def")
    expect(visibleInCells("図\ufffc")).toBe("図⎕")
    expect(visibleInCells("葛\u{e0100}⚠\ufe0f\n")).toBe("葛\u{e0100}⚠\ufe0f\n")
    fc.assert(
      fc.property(
        hostileText,
        text => visibleInCells(text).length === text.length && !RAW.test(visibleInCells(text).replaceAll("\n", "")),
      ),
    )
  })
})

test("a comment of 200,000 characters is read from end to end", async () => {
  const session = hostileCase("御意見、ＩＴ（IT）の（あ）。".repeat(12_500))
  const tui = driven({ session })
  await tui.press("enter", "end")
  checkScreen(tui, "end")
  expect(tui.state().scroll).toBeGreaterThan(5_000)
  await tui.press("pageup", "home")
  expect(tui.state().scroll).toBe(0)
})
