import { describe, expect, test } from "vitest"
import { type InkKey, isKana, plainKey, pressesOf } from "../../src/tui/press.ts"

const NONE: InkKey = {
  upArrow: false,
  downArrow: false,
  leftArrow: false,
  rightArrow: false,
  pageUp: false,
  pageDown: false,
  home: false,
  end: false,
  return: false,
  escape: false,
  tab: false,
  shift: false,
  ctrl: false,
  meta: false,
  backspace: false,
  delete: false,
}

const pressed = (input: string, held: Partial<InkKey> = {}) =>
  pressesOf(input, { ...NONE, ...held }).map(({ name, text }) => (name === "text" ? `"${text}"` : name))

describe("a chunk of input", () => {
  test.each([
    ["jj", ['"jj"']],
    ["日本語", ['"日本語"']],
    ["日本語\r", ['"日本語"', "enter"]],
    ["下書き\u001a", ['"下書き"', "ctrl+z"]],
    ["a\tb\u007f", ['"a"', "tab", '"b"', "backspace"]],
    ["a\u001b", ['"a"', "escape"]],
    ["\u0000", []],
  ])("%j", (input, names) => {
    expect(pressed(input)).toEqual(names)
  })

  test.each<[Partial<InkKey>, string, string[]]>([
    [{ upArrow: true }, "", ["up"]],
    [{ leftArrow: true, ctrl: true }, "", ["ctrl+left"]],
    [{ rightArrow: true, meta: true }, "", ["alt+right"]],
    [{ upArrow: true, ctrl: true }, "", ["up"]],
    [{ return: true, meta: true }, "\r", ["alt+enter"]],
    [{ escape: true, meta: true }, "", ["escape"]],
    [{ tab: true, shift: true }, "", ["shift+tab"]],
    [{ ctrl: true }, "S", ["ctrl+s"]],
    [{ meta: true }, "b", ["alt+b"]],
    [{ meta: true }, "", []],
  ])("%j %j", (held, input, names) => {
    expect(pressed(input, held)).toEqual(names)
  })
})

describe("an input method left on", () => {
  test.each([
    ["ｊ", "j"],
    ["Ｇ", "G"],
    ["あ", "a"],
    ["う", "u"],
    ["お", "o"],
    ["ん", "n"],
    ["／", "/"],
    ["・", "/"],
    ["？", "?"],
    ["「", "["],
    ["」", "]"],
    ["１", "1"],
    ["　", "space"],
    ["k", "k"],
  ])("%s is read as %s", (typed, key) => {
    expect(plainKey(typed)).toBe(key)
  })

  test("what names no key is known for what it is", () => {
    expect([..."かカ漢"].every(isKana)).toBe(true)
    expect([..."aＡ?、"].some(isKana)).toBe(false)
  })
})
