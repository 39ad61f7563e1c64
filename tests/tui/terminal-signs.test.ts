import fc from "fast-check"
import { expect, test } from "vitest"
import {
  abilitiesOf,
  copyable,
  copyCode,
  GIVE_TITLE_BACK,
  KEEP_TITLE,
  MOST_COPIED,
  NOT_WORKING,
  titleCode,
  WORKING,
} from "../../src/tui/terminal-codes.ts"
import { signsOn } from "../../src/tui/terminal-signs.ts"
import { runs } from "../runs.ts"
import { driven } from "./driven.ts"

const hostile = fc.string({
  unit: fc.constantFrom(
    "\u001b",
    "\u0007",
    "\u009c",
    "\u009d",
    "\\",
    "]",
    "\n",
    "\u202e",
    "\u0000",
    "意",
    "👨‍👩‍👧",
    "\ud800",
    "a",
  ),
  maxLength: 300,
})

test("no control character of a title reaches the terminal", () => {
  fc.assert(
    fc.property(hostile, title => {
      const code = titleCode(title)
      expect(code.startsWith("\u001b]2;") && code.endsWith("\u001b\\")).toBe(true)
      expect(code.slice(4, -2)).not.toMatch(/[\p{Cc}\u202e]/u)
    }),
    { numRuns: runs(300) },
  )
})

test("what is copied arrives whole, as base64", () => {
  fc.assert(
    fc.property(hostile, text => {
      const [, base64 = ""] = /^\u001b\]52;c;([A-Za-z0-9+/=]*)\u001b\\$/.exec(copyCode(text)) ?? []
      expect(Buffer.from(base64, "base64").toString()).toBe(text.toWellFormed())
    }),
    { numRuns: runs(300) },
  )
})

test("a long text is cut between characters, as late as terminals allow", () => {
  const family = "👨‍👩‍👧"
  const part = copyable(family.repeat(10_000))
  const bytes = Buffer.byteLength(part)
  expect(part.length % family.length).toBe(0)
  expect(bytes).toBeLessThanOrEqual(MOST_COPIED)
  expect(bytes + Buffer.byteLength(family)).toBeGreaterThan(MOST_COPIED)
  expect(copyable("短い")).toBe("短い")
})

test("signs are written when they change, and taken back", () => {
  const written: string[] = []
  const signs = signsOn({ write: (code: string) => written.push(code) > 0 }, { signs: true, progress: true })
  const state = driven().state()
  signs.begin(state)
  signs.show(state)
  expect(written.join("")).toMatch(/^\u001b\[22;2t\u001b\]2;.*意見.* – Akaire\u001b\\$/)
  signs.show({ ...state, view: "changes" })
  signs.working(true)
  signs.working(true)
  signs.end()
  signs.end()
  expect(written.filter(code => code === WORKING)).toHaveLength(1)
  expect(written.slice(-2)).toEqual([NOT_WORKING, titleCode("") + GIVE_TITLE_BACK])
  signs.begin(state)
  expect(written.at(-2)).toBe(KEEP_TITLE)
  signs.copy("a\u001b[2J")
  expect(written.at(-1)).toBe(copyCode("a␛[2J"))
})

test("only terminals that know a sign get it", () => {
  expect(abilitiesOf({})).toEqual({ signs: false, progress: false })
  expect(abilitiesOf({ TERM: "linux", WT_SESSION: "1" })).toEqual({ signs: false, progress: false })
  expect(abilitiesOf({ TERM: "xterm-256color" })).toEqual({ signs: true, progress: false })
  expect(abilitiesOf({ TERM: "xterm-256color", TERM_PROGRAM: "iTerm.app" }).progress).toBe(false)
  expect(abilitiesOf({ TERM: "xterm-256color", WT_SESSION: "1" }).progress).toBe(true)
})

test.each(["ja", "en"] as const)("one key copies what is selected and says so (%s)", async language => {
  const tui = driven({ language })
  const { original } = tui.state().snapshot.comments[0] ?? { original: "?" }
  await tui.press("y")
  expect(tui.happened.join("\n")).toContain(original)
  expect(tui.screen()).toMatch(/コピーしました|Copied/)
  await tui.press("2", "y", "3", "y")
  expect(tui.happened).toHaveLength(3)
})

test.each(["ja", "en"] as const)(
  "the welcome fits 60×15, says what to press, and any key ends it (%s)",
  async language => {
    for (const key of ["x", "enter", "escape", "あ"]) {
      const tui = driven({ language, welcome: true, columns: 60, rows: 15 })
      expect(tui.screen()).toMatch(/Ctrl\+S[\s\S]*\? /)
      await tui.press(key)
      expect(tui.state().mode.kind).toBe("browse")
    }
  },
)

test("publishing shows that it goes on, and that it is over, also when it is refused", async () => {
  const tui = driven()
  await tui.press("P", "enter")
  expect(tui.state().mode.kind).toBe("refused")
  await tui.press("j")
  expect(tui.taskbar).toEqual([true, false])
})

test("whether all is saved is said at every moment", async () => {
  const tui = driven({ columns: 60, rows: 15 })
  expect(tui.lines()[0]).toMatch(/保存済み $/)
  await tui.press("e")
  expect(tui.lines()[0]).toMatch(/保存済み $/)
  await tui.type("書きかけ")
  expect(tui.lines()[0]).toMatch(/未保存の入力 $/)
  await tui.press("ctrl+s")
  expect(tui.lines()[0]).toMatch(/保存済み $/)
})

test("a small screen works and says that it is small; a smaller one says what it needs", () => {
  expect(driven({ columns: 60, rows: 15 }).screen()).not.toContain("60桁×15行")
  const small = driven({ columns: 50, rows: 10 })
  expect(small.screen()).toMatch(/60桁×15行以上に広げると見やすくなります。/)
  expect(small.screen()).toMatch(/▸/)
  expect(driven({ columns: 30, rows: 8 }).screen()).toMatch(/小さすぎます[\s\S]*40桁/)
})
