import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { answersFrom } from "../../src/tui/probe.ts"
import { withoutReports } from "../../src/tui/terminal-input.ts"

const ESC = "\u001b"

describe("what a terminal answers about itself", () => {
  const replies = (circle: number, rule: number, emoji: number, rest = "") =>
    [circle, rule, emoji].map(cells => `${ESC}[1;${cells + 1}R`).join("") + rest

  test.each([
    ["one cell for all", replies(1, 1, 2), { ambiguous: 1, emojiPresentation: 2 }],
    ["wide signs", replies(2, 1, 2), { ambiguous: 2, emojiPresentation: 2 }],
    ["wide lines", replies(1, 2, 2), { ambiguous: 2, emojiPresentation: 2 }],
    ["narrow pictures", replies(1, 1, 1), { ambiguous: 1, emojiPresentation: 1 }],
    ["nothing", "", { ambiguous: 1, emojiPresentation: 2 }],
  ])("%s", (_, text, width) => {
    expect(answersFrom(text).width).toEqual(width)
  })

  test.each([
    [`${ESC}]11;rgb:1616/1a1a/2222${ESC}\\`, "dark"],
    [`${ESC}]11;rgb:ffff/ffff/ffff\u0007`, "light"],
    [`${ESC}]11;rgb:ff/ff/f0\u0007`, "light"],
    [`${ESC}]11;rgba:0000/0000/0000/ffff\u0007`, "dark"],
    ["", null],
  ])("background %j is %s", (text, background) => {
    expect(answersFrom(text).background).toBe(background)
  })

  test("keys typed meanwhile stay, wherever they stand", () => {
    const text = `j${ESC}[1;2R日${ESC}[1;2R${ESC}[1;3R本${ESC}]11;rgb:0/0/0\u0007k${ESC}[?62;22c\r`
    expect(answersFrom(text).typedAhead).toBe("j日本k\r")
  })
})

describe("reports among keys", () => {
  test.each([
    [`a${ESC}[<0;10;5Mb`, "ab", ""],
    [`${ESC}[I${ESC}[O`, "", ""],
    [`あ${ESC}]11;rgb:ffff/ffff/ffff${ESC}\\い`, "あい", ""],
    [`${ESC}[?62;22c${ESC}[12;40R${ESC}[?2026;2$y`, "", ""],
    [`${ESC}[A${ESC}[1;5D`, `${ESC}[A${ESC}[1;5D`, ""],
    [ESC, ESC, ""],
    [`x${ESC}[<0;1`, "x", `${ESC}[<0;1`],
    [`x${ESC}]11;rgb`, "x", `${ESC}]11;rgb`],
    [`${ESC}[200~貼る${ESC}[201~`, `${ESC}[200~貼る${ESC}[201~`, ""],
  ])("%j", (chunk, keys, rest) => {
    expect(withoutReports(chunk)).toEqual({ keys, rest })
  })

  test("a report is taken out however its bytes are parted", () => {
    const reports = [`${ESC}[<35;120;40M`, `${ESC}]11;rgb:ffff/ffff/ffff${ESC}\\`, `${ESC}[?62;22c`]
    fc.assert(
      fc.property(fc.constantFrom(...reports), fc.nat(), (report, seed) => {
        const text = `あ${report}い`
        // Parted behind the second character: a lone Esc is a key.
        const at = 3 + (seed % (text.length - 3))
        const first = withoutReports(text.slice(0, at))
        const second = withoutReports(first.rest + text.slice(at))
        expect(first.keys + second.keys + second.rest).toBe("あい")
      }),
    )
  })
})
