import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { readTextPlan } from "../../src/readers/plan-text.ts"
import { CORPUS } from "../corpus.ts"
import { utf8 } from "./encode.ts"

const read = (text: string) => readTextPlan("p.md", utf8(text), "0".repeat(64))
const blocks = (text: string) => read(text).value.blocks
const shape = (text: string) => blocks(text).map(block => [block.kind, block.level, block.label, block.text])

describe("Markdown", () => {
  test("gives headings, paragraphs and lists with their printed numbers", () => {
    expect(shape("# 計画\n\n本文\n\n## 背景\n\n- 一\n  - 二\n- 三\n\n3. 四\n4. 五\n")).toEqual([
      ["heading", 1, null, "計画"],
      ["paragraph", 0, null, "本文"],
      ["heading", 2, null, "背景"],
      ["item", 1, null, "一"],
      ["item", 2, null, "二"],
      ["item", 1, null, "三"],
      ["item", 1, "3.", "四"],
      ["item", 1, "4.", "五"],
    ])
    expect(blocks("# 計画\n\n## 背景\n\n本文\n").map(block => block.path)).toEqual([[], ["b0"], ["b0", "b1"]])
  })

  test("gives text as its reader sees it, with emphasis, code and links beside it", () => {
    const [block] = blocks("**個人**情報を[参照](https://a.example/?x=1&y=2)し、`a<b`とする &amp; \\*終\\*\n")
    expect(block?.text).toBe("個人情報を参照し、a<bとする & *終*")
    expect(block?.format).toEqual([
      { from: 0, to: 2, key: "strong" },
      { from: 5, to: 7, key: "link:https://a.example/?x=1&y=2" },
      { from: 9, to: 12, key: "code" },
    ])
  })

  test("keeps the line breaks of a paragraph, and a single ~", () => {
    expect(shape("一行目\n二行目  \n三行目\n\n10~20%と30~40%\n")).toEqual([
      ["paragraph", 0, null, "一行目\n二行目\n三行目"],
      ["paragraph", 0, null, "10~20%と30~40%"],
    ])
    expect(blocks("~~消す~~残す\n")[0]).toMatchObject({ text: "消す残す", format: [{ from: 0, to: 2, key: "del" }] })
  })

  test("puts a table's cells in their places, empty ones too", () => {
    const cells = blocks("|項目|目標|\n|-|-|\n|水|**80**%|\n|空||\n").map(({ text, cell }) => [
      text,
      cell?.row,
      cell?.column,
    ])
    expect(cells).toEqual([
      ["項目", 0, 0],
      ["目標", 0, 1],
      ["水", 1, 0],
      ["80%", 1, 1],
      ["空", 2, 0],
      ["", 2, 1],
    ])
  })

  test("keeps code as it stands, pictures as one sign that changes with their address", () => {
    expect(blocks("```\nif a:\n    b  c\n```\n").map(({ text, style }) => [text, style])).toEqual([
      ["if a:\n    b  c", "code"],
    ])
    const [a, b, c] = ["![図](a.png)", "![図](b.png)", "![図](a.png)"].map(text => blocks(text)[0])
    expect(a?.text).toBe("\ufffc")
    expect(a?.objects[0]?.digest).not.toBe(b?.objects[0]?.digest)
    expect(a?.objects).toEqual(c?.objects)
    expect(read("![図](a.png)").warnings.map(each => each.message.en)).toEqual([
      "Pictures are compared by their address only (1).",
    ])
  })

  test("keeps front matter, one block a line, and takes its title", () => {
    const { title, blocks: list } = read('---\ntitle: "基本計画"\ndate: 2022\n---\n# はじめに\n').value
    expect(title).toBe("基本計画")
    expect(list.map(({ text, style }) => [text, style])).toEqual([
      ['title: "基本計画"', "front matter"],
      ["date: 2022", "front matter"],
      ["はじめに", null],
    ])
  })

  test("reads HTML inside it without running any", () => {
    const { value, warnings } = read("本文<ruby>漢字<rt>かんじ</rt></ruby><br>次\n\n<script>alert(1)</script>\n")
    expect(value.blocks.map(({ text, ruby }) => [text, ruby])).toEqual([
      ["本文漢字\n次", [{ from: 2, to: 4, reading: "かんじ" }]],
    ])
    expect(warnings.map(each => each.message.en)).toEqual(["Scripts were not run (1)."])
  })

  test("loses no plain word of any paragraph", () => {
    const word = fc.constantFrom(
      "計画",
      "ＩＴ",
      "10%",
      "(注)",
      "「引用」",
      "a.b",
      "〜",
      "・項目",
      "１．目的",
      "  ",
      "\t",
      "…",
    )
    fc.assert(
      fc.property(
        fc.array(fc.array(word, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 }),
        paragraphs => {
          const texts = paragraphs.map(words => `本文${words.join("")}です`)
          expect(blocks(texts.join("\n\n")).map(block => block.text)).toEqual(texts)
        },
      ),
    )
  })

  test("nested without end is refused, not overflown", () => {
    expect(() => read(">".repeat(20_000))).toThrow(/^p\.md: /)
    expect(() => read(`${"- ".repeat(5000)}x`)).toThrow(/^p\.md: it is nested/)
  })
})

const TRACE = join(CORPUS, "trace")

describe.skipIf(!existsSync(TRACE)).each(["election2024", "quic-applicability"])("the real plan %s", set => {
  test("keeps every word of its lines", () => {
    const source = readFileSync(join(TRACE, set, "draft.md"), "utf8")
    const { value } = readTextPlan("draft.md", utf8(source), "0".repeat(64))
    const read = value.blocks.map(({ label, text }) => `${label ?? ""}${text}`).join("\n")
    const seen = new Set(read.match(/[\p{L}\p{N}]+/gu))
    // Addresses stand beside the text, and comments in the source are not shown.
    const plain = source
      .replace(/<!--[\s\S]*?-->/g, "")
      .replace(/!\[[^\]]*\]\([^)]*\)/g, "")
      .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
      .replace(/<\/?[a-z][^>]*>/g, "")
    const lost = (plain.match(/[\p{L}\p{N}]+/gu) ?? []).filter(word => !seen.has(word))
    expect(lost.filter(word => !/^\d+$/.test(word))).toEqual([])
  })
})
