import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { visible, visibleEdit } from "../../src/text/visible.ts"

describe("hidden characters become marks", () => {
  test.each([
    ["plain 御意見\n\t", "plain 御意見\n\t"],
    ["a\u001b[2Jb", "a␛[2Jb"],
    ["\u007f\u009b", "␡⟦U+009B⟧"],
    ["a\u202eb", "a⟦U+202E⟧b"],
    ["a\u200bb\u00adc", "a⟦U+200B⟧b⟦U+00AD⟧c"],
    ["\ud800", "⟦U+D800⟧"],
    ["\ufffc", "⎕"],
    ["\u{e0041}", "⟦U+E0041⟧"],
  ])("%j → %j", (given, expected) => expect(visible(given)).toBe(expected))

  test.each(["👩‍👩‍👧", "👩🏽‍🚒", "葛\u{e0100}飾", "か\u3099", "❤️‍🔥", "𠮷野"])("%s stays", given =>
    expect(visible(given)).toBe(given),
  )

  test("a joiner or a selector that has nothing to join or select is marked", () => {
    expect(visible("あ\u200dい")).toBe("あ⟦U+200D⟧い")
    expect(visible("\u{e0100}")).toBe("⟦U+E0100⟧")
  })

  test("in an edit, spaces and line breaks show where nothing else would", () => {
    expect(visibleEdit("　 ")).toBe("□␣")
    expect(visibleEdit("\n")).toBe("↵\n")
    expect(visibleEdit("a b")).toBe("a b")
  })

  test("nothing without a shape is left of any text", () => {
    const shapeless = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffc]/u
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), text => {
        expect(visible(text).replace(/[\n\t]/g, "")).not.toMatch(shapeless)
        expect(visible(visible(text))).toBe(visible(text))
      }),
    )
  })
})
