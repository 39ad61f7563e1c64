import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { readTextPlan } from "../../src/readers/plan-text.ts"
import { encode, utf8 } from "./encode.ts"

const read = (html: string, file = "p.html") => readTextPlan(file, utf8(html), "0".repeat(64))
const blocks = (html: string) => read(html).value.blocks
const texts = (html: string) => blocks(html).map(block => block.text)
const shape = (html: string) => blocks(html).map(block => [block.kind, block.level, block.label, block.text])
const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;")

describe("HTML", () => {
  test("gives headings, paragraphs and items with their printed numbers", () => {
    expect(
      shape(
        "<h1>計画</h1>前文<p>本文<ul><li>一<ol type=a start=3><li>二<li><p>三<p>四</ol><li value=9>五</ul><h2>背景</h2>",
      ),
    ).toEqual([
      ["heading", 1, null, "計画"],
      ["paragraph", 0, null, "前文"],
      ["paragraph", 0, null, "本文"],
      ["item", 1, null, "一"],
      ["item", 2, "c.", "二"],
      ["item", 2, "d.", "三"],
      ["item", 2, null, "四"],
      ["item", 1, null, "五"],
      ["heading", 2, null, "背景"],
    ])
  })

  test("collapses white space as a browser does; line breaks between Japanese show nothing", () => {
    expect(texts("<p>\n  一つの文が\n  続き、two\n  words  are　全角\n</p><p>a<br>  b <br/>\nc</p>")).toEqual([
      "一つの文が続き、two words are　全角",
      "a\nb\nc",
    ])
    expect(texts("<p><b>太字</b>\n<i>斜体</i> x</p><pre>\n a\n  b\n</pre>")).toEqual(["太字斜体 x", " a\n  b"])
  })

  test("decodes entities and shows text in any paragraph as it was written", () =>
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.constantFrom(..."あ漢Ａa1&<>\"'、。　𠮷;#"), { minLength: 1, maxLength: 20 }), {
          minLength: 1,
          maxLength: 8,
        }),
        fc.constantFrom("p", "div", "li", "h2", "td"),
        (paragraphs, tag) => {
          const written = paragraphs.map(signs => `文${signs.join("")}`)
          const html = written.map(text => `<${tag}>${escaped(text)}</${tag}>`).join("\n")
          expect(texts(tag === "td" ? `<table><tr>${html}</table>` : html)).toEqual(written)
        },
      ),
    ))

  test("puts cells in their places with their spans; empty ones and several paragraphs in one too", () => {
    const html =
      "<table><caption>表1</caption><thead><tr><th rowspan=2>項目<th colspan=2>目標</thead><tr><td>現状<td>令和6年<tr><td><p>一</p><p>二</p><td><td>三</table>"
    expect(
      blocks(html).map(({ text, cell }) => [text, cell && [cell.row, cell.column, cell.rowSpan, cell.columnSpan]]),
    ).toEqual([
      ["表1", null],
      ["項目", [0, 0, 2, 1]],
      ["目標", [0, 1, 1, 2]],
      ["現状", [1, 1, 1, 1]],
      ["令和6年", [1, 2, 1, 1]],
      ["一", [2, 0, 1, 1]],
      ["二", [2, 0, 1, 1]],
      ["", [2, 1, 1, 1]],
      ["三", [2, 2, 1, 1]],
    ])
  })

  test("numbers nested tables in their order; a heading inside one names nothing below", () => {
    const list = blocks("<h1>一</h1><table><tr><td><h2>中</h2><table><tr><td>x</table><td>y</table><p>z</p>")
    expect(list.map(({ text, cell, path }) => [text, cell?.table ?? null, path.join()])).toEqual([
      ["一", null, ""],
      ["中", 0, "b0"],
      ["x", 1, "b0"],
      ["y", 0, "b0"],
      ["z", null, "b0"],
    ])
  })

  test("keeps the readings of ruby beside the text", () => {
    expect(blocks("<p>あ<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp>字<rt>じ</rt></ruby>い</p>")[0]).toMatchObject({
      text: "あ漢字い",
      ruby: [
        { from: 1, to: 2, reading: "かん" },
        { from: 2, to: 3, reading: "じ" },
      ],
    })
  })

  test("takes the title of the page, else its first heading", () => {
    expect(read("<title> 計画 案 </title><h1>見出し</h1>").value.title).toBe("計画 案")
    expect(read("<p>前</p><h1>見出し</h1>").value.title).toBe("見出し")
  })

  test("says what it does not read, with counts, and counts it", () => {
    const { value, warnings } = read(
      "<style>p{}</style><p hidden>隠</p><script>1</script><script>2</script><iframe src=x></iframe><img src=a.png><input><!-- c -->",
    )
    expect(value.coverage.notCompared).toEqual([
      { what: "hidden text", count: 1 },
      { what: "script", count: 2 },
      { what: "frame", count: 1 },
      { what: "image", count: 1 },
      { what: "form field", count: 1 },
      { what: "comment in the source", count: 1 },
    ])
    expect(warnings.map(each => [each.message.en, each.count])).toEqual([
      ["Hidden text was read as part of the text (1).", 1],
      ["Scripts were not run (2).", 2],
      ["Embedded pages were not read (1).", 1],
      ["Pictures are compared by their address only (1).", 1],
      ["Form fields were not read (1).", 1],
    ])
  })

  test.each([
    ['<meta charset="Shift_JIS">', "shift_jis"],
    ['<meta http-equiv="Content-Type" content="text/html; charset=euc-jp">', "euc-jp"],
    ['<?xml version="1.0" encoding="Shift_JIS"?>', "shift_jis"],
    ['<meta charset="utf-8">', "shift_jis"],
    ["", "utf-16le"],
  ] as const)("is decoded as %j says, where its bytes (%s) keep to it", (declared, encoding) => {
    const bytes = encode(`${declared}<p>計画の案について定める。</p>`, encoding)
    expect(readTextPlan("p.html", bytes, "0".repeat(64)).value.blocks.map(each => each.text)).toEqual([
      "計画の案について定める。",
    ])
  })

  test("is XHTML too: what closes itself swallows nothing", () => {
    const xhtml = '<?xml version="1.0"?><html><head><script src="a"/><title/></head><body><p>本文</p></body></html>'
    expect(read(xhtml, "p.xhtml").value.blocks.map(each => each.text)).toEqual(["本文"])
  })

  test.each([
    ["nested levels", `${"<div>".repeat(20_000)}x`, /nested more than 512 levels/],
    [
      "elements that multiply",
      `${"<p>"}${Array.from({ length: 400 }, (_, i) => `<b x=${i}>`).join("")}${"<p>x".repeat(5000)}`,
      /too many elements/,
    ],
    ["no text", "<script>x</script>", /there is no text/],
  ])("with %s is refused in one sentence", (_, html, message) => {
    expect(() => read(html)).toThrow(message)
  })

  test("with spans as large as can be is read", () => {
    const html = `<table>${'<tr><td rowspan="99999999999" colspan="99999999999">a<td>b'.repeat(50)}</table>`
    expect(blocks(html).length).toBe(100)
  })
})
