import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { readPlan } from "../../src/readers/plan.ts"
import { readTextPlan } from "../../src/readers/plan-text.ts"
import { ENCODINGS, encode, utf8 } from "./encode.ts"

const SHA = "0".repeat(64)
const read = (text: string, file = "p.txt") => readTextPlan(file, utf8(text), SHA).value
const shape = (text: string) => read(text).blocks.map(block => [block.kind, block.level, block.text])

describe("plain text", () => {
  test("has one block for each line that is not blank, exactly as it stands", () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom("　本文です。", "第１章　総則", "1. 目的", "・項目", " a\tb ", "", "  ", "𠮷ＩＴ\u2011"),
          { minLength: 1 },
        ),
        fc.constantFrom("\n", "\r\n", "\r"),
        (lines, end) => {
          const written = lines.filter(line => line.trim() !== "")
          fc.pre(written.length > 0)
          const { blocks, coverage } = read(lines.join(end))
          expect(blocks.map(block => block.text)).toEqual(written)
          expect(blocks.map(block => block.id)).toEqual(written.map((_, i) => `b${i}`))
          expect(coverage).toEqual({ compared: written.length, notCompared: [] })
        },
      ),
    ))

  test("knows headings and items by their numbers; a sentence is no heading", () => {
    expect(
      shape("○○計画\n第１章　総則\n第1節 目的\n1. 一つ\n(1) 二つ\n① 三つ\n・ 四つ\n第１章では目的を定める。\n第二章"),
    ).toEqual([
      ["paragraph", 0, "○○計画"],
      ["heading", 1, "第１章　総則"],
      ["heading", 2, "第1節 目的"],
      ["item", 1, "1. 一つ"],
      ["item", 2, "(1) 二つ"],
      ["item", 3, "① 三つ"],
      ["item", 4, "・ 四つ"],
      ["paragraph", 0, "第１章では目的を定める。"],
      ["heading", 1, "第二章"],
    ])
  })

  test("puts blocks under the headings above them", () => {
    const { blocks, title } = read("第1章 総則\n本文\n第1節 目的\n本文\n第2章 各論\n本文")
    expect(blocks.map(block => block.path.join(" "))).toEqual(["", "b0", "b0", "b0 b2", "", "b4"])
    expect(title).toBe("第1章 総則")
  })

  test("is decoded like a table of comments", () => {
    for (const encoding of ENCODINGS)
      expect(
        readTextPlan("p.txt", encode("計画の案\n本文です。", encoding), SHA).value.blocks.map(each => each.text),
      ).toEqual(["計画の案", "本文です。"])
  })

  test("without any text is refused", () => {
    expect(() => read(" \n\n")).toThrow("p.txt: there is no text in it.")
  })
})

test("the file's name decides among the text formats", () => {
  const kinds = ["p.md", "p.markdown", "p.txt", "p.HTML", "p.xhtml"].map(
    file => readPlan(file, utf8("# <b>A</b>\n"), SHA).value.blocks[0],
  )
  expect(kinds.map(block => [block?.kind, block?.text])).toEqual([
    ["heading", "A"],
    ["heading", "A"],
    ["paragraph", "# <b>A</b>"],
    ["paragraph", "# A"],
    ["paragraph", "# A"],
  ])
})
