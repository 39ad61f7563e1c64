import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { visibleInCells } from "../../src/text/visible.ts"
import { graphemes } from "../../src/text/width.ts"
import { areaRows, caretAt, insert, pressed, type TextArea, textArea } from "../../src/tui/text-area.ts"

/** A text with its caret as a bar. */
const at = (drawn: string): TextArea => ({ text: drawn.replace("|", ""), caret: drawn.indexOf("|") })
const drawn = ({ text, caret }: TextArea): string => `${text.slice(0, caret)}|${text.slice(caret)}`
const keyed = (before: string, ...keys: readonly string[]): string =>
  drawn(keys.reduce((area, key) => pressed(area, key, 20, 5) ?? insert(area, key), at(before)))

describe("keys of the text", () => {
  test.each([
    ["あい|う", ["left"], "あ|いう"],
    ["あい|う", ["right"], "あいう|"],
    ["|あ", ["left"], "|あ"],
    ["𠮷|野家", ["left"], "|𠮷野家"],
    ["|𠮷野家", ["right"], "𠮷|野家"],
    ["葛󠄀|城", ["backspace"], "|城"],
    ["か\u3099|き", ["backspace"], "|き"],
    ["|か\u3099き", ["delete"], "|き"],
    ["👍🏽|", ["backspace"], "|"],
    ["一行目\n|二行目", ["left"], "一行目|\n二行目"],
    ["一行目|\n二行目", ["right"], "一行目\n|二行目"],
    ["一行目\n|二行目", ["backspace"], "一行目|二行目"],
    ["一行目\n二行|目", ["up"], "一行|目\n二行目"],
    ["一行|目\n二行目", ["down"], "一行目\n二行|目"],
    ["一|\n二", ["up"], "|一\n二"],
    ["一\n二|", ["down"], "一\n二|"],
    ["長い行です\n短\n長い行です|", ["up", "up"], "長|い行です\n短\n長い行です"],
    ["あいう|えお", ["home"], "|あいうえお"],
    ["あいう|えお", ["end"], "あいうえお|"],
    ["一\n二|三\n四", ["ctrl+home"], "|一\n二三\n四"],
    ["一\n二|三\n四", ["ctrl+end"], "一\n二三\n四|"],
    ["あい|うえ", ["ctrl+u"], "|うえ"],
    ["あい|うえ", ["ctrl+k"], "あい|"],
    ["対策、セキュリティ、|修正", ["ctrl+left"], "対策、|セキュリティ、修正"],
    ["対策|、セキュリティを", ["ctrl+right"], "対策、セキュリティ|を"],
    ["plan for 2022|", ["ctrl+w"], "plan for |"],
    ["plan |for 2022", ["alt+f"], "plan for| 2022"],
    ["plan for| 2022", ["alt+b"], "plan |for 2022"],
    ["一\n|二", ["ctrl+left"], "|一\n二"],
    ["あ|う", ["い"], "あい|う"],
  ])("%s %j → %s", (before, keys, expected) => {
    expect(keyed(before, ...keys)).toBe(expected)
  })

  test("a line that is broken: Home and End keep to the row, up and down to the column", () => {
    const text = "一二三四五六七八九十一二三四五"
    expect(areaRows(textArea(text), 20).map(({ from, to }) => text.slice(from, to))).toEqual([
      "一二三四五六七八九",
      "十一二三四五",
    ])
    expect(keyed("一二三四五六七八九十|一二三四五", "up")).toBe("一|二三四五六七八九十一二三四五")
    expect(keyed("一二三|四五六七八九十一二三四五", "end")).toBe("一二三四五六七八|九十一二三四五")
    expect(keyed("一二三四五六七八九十一|二三四五", "home")).toBe("一二三四五六七八九|十一二三四五")
  })

  test("other keys are none of its business", () => {
    for (const key of ["ctrl+s", "escape", "tab", "ctrl+z", "enter"]) expect(pressed(at("|"), key, 20, 5)).toBeNull()
  })
})

describe("text put in", () => {
  test("line breaks become U+000A, control characters are left out", () => {
    expect(insert(textArea(), "一行目\r\n二行目\r三行目\u001b[31m\u0000")).toEqual(
      textArea("一行目\n二行目\n三行目[31m"),
    )
  })

  test("characters that are not seen stay in the text and show as marks", () => {
    const area = insert(textArea(), "a\u202eb\u200bc")
    expect(area.text).toBe("a\u202eb\u200bc")
    expect(caretAt(area, 20)).toEqual({ row: 0, cell: 5 })
  })
})

/** Japanese, Latin, surrogate pairs, marks, pictures, line breaks, what is not seen. */
const tricky = fc
  .array(fc.constantFrom(..."あ漢ｶA1、。（）\n \t𠮷", "か\u3099", "葛󠄀", "👍🏽", "👨‍👩‍👧", "\u200b", "\u202e", "🇯🇵"), {
    maxLength: 60,
  })
  .map(parts => parts.join(""))
const moves = fc.array(
  fc.constantFrom(
    ..."left right up down home end pageup pagedown ctrl+left ctrl+right ctrl+home ctrl+end ctrl+w".split(" "),
    ..."backspace delete ctrl+u ctrl+k あ 𠮷 \n".split(" "),
  ),
  { maxLength: 40 },
)

describe("laws", () => {
  test("the caret never stands inside a character that is shown, and always inside the box", () => {
    fc.assert(
      fc.property(tricky, moves, fc.integer({ min: 4, max: 30 }), (text, keys, width) => {
        let area = textArea(text)
        for (const key of keys) {
          area = pressed(area, key, width, 5) ?? insert(area, key)
          const edges = new Set([
            0,
            ...[...graphemes(visibleInCells(area.text))].map(({ text, from }) => from + text.length),
          ])
          expect(edges.has(area.caret), drawn(area)).toBe(true)
          const { row, cell } = caretAt(area, width)
          expect(cell).toBeLessThan(width)
          expect(row).toBeLessThan(areaRows(area, width).length)
          expect(area.text).toBe(area.text.toWellFormed())
        }
      }),
      { numRuns: 150 },
    )
  })

  test("left undoes right, and words lie between their ends", () => {
    fc.assert(
      fc.property(tricky, fc.nat(), (text, seed) => {
        const edges = [0, ...[...graphemes(visibleInCells(text))].map(({ text: of, from }) => from + of.length)]
        const caret = edges[seed % edges.length] ?? 0
        const area = { text, caret }
        const right = pressed(area, "right", 20, 5)
        if (right && caret < text.length) expect(pressed(right, "left", 20, 5)).toEqual(area)
        expect(pressed(area, "ctrl+left", 20, 5)?.caret).toBeLessThanOrEqual(caret)
        expect(pressed(area, "ctrl+right", 20, 5)?.caret).toBeGreaterThanOrEqual(caret)
      }),
      { numRuns: 200 },
    )
  })
})
