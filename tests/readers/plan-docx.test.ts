import { describe, expect, test } from "vitest"
import { blocks, del, ins, p, r, read, texts } from "./docx-package.ts"

const first = (inner: string, sides = {}) => {
  const [block] = blocks(p(inner), sides)
  if (!block) throw new Error("no block")
  return block
}

const field = (instruction: string, result: string) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r>` +
  `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`

describe("text", () => {
  test.each([
    [
      "signs",
      "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:cr/></w:r>",
      "a\tb\nc\u2011\n",
    ],
    ["wide, kana, rare and combining signs as they are", r("ＩＴ 𠮷野家 が 葛󠄀 ①"), "ＩＴ 𠮷野家 が 葛󠄀 ①"],
    [
      "symbol fonts",
      '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Symbol" w:char="F061"/></w:r>',
      "✓α",
    ],
    ["raw breaks in text print as spaces", "<w:r><w:t>a\nb\tc</w:t></w:r>", "a b c"],
    [
      "links, tags and controls",
      `<w:hyperlink>${r("a")}</w:hyperlink><w:smartTag>${r("b")}</w:smartTag><w:sdt><w:sdtContent>${r("c")}</w:sdtContent></w:sdt>`,
      "abc",
    ],
    ["results of fields", `${r("p.")}${field("PAGEREF _Toc1 \\h", r("12"))}${r("。")}`, "p.12。"],
    [
      "results of fields in fields",
      field(`IF ${"</w:instrText></w:r>"}${field("REF x", r("no"))}<w:r><w:instrText> = 1`, r("yes")),
      "yes",
    ],
    [
      "furigana as base text",
      `<w:r><w:ruby><w:rt>${r("あ")}</w:rt><w:rubyBase>${r("亜")}</w:rubyBase></w:ruby></w:r>`,
      "亜",
    ],
    ["page breaks are no text", '<w:r><w:t>a</w:t><w:br w:type="page"/><w:t>b</w:t></w:r>', "ab"],
    ["hidden text", r("秘", "<w:vanish/>"), "秘"],
  ])("%s", (_, inner, expected) => {
    expect(first(inner).text).toBe(expected)
  })

  test("does not depend on how runs are split, nor on proofing and revision ids", () => {
    const whole = first(r("個人情報を守る", "<w:b/>"))
    const split = first(
      r("個人", '<w:b w:val="true"/><w:lang w:val="ja-JP"/>') +
        '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="0" w:name="x"/>' +
        r("情報を守", '<w:rFonts w:hint="eastAsia"/><w:b/>').replace("<w:r>", '<w:r w:rsidR="00AA11BB">') +
        r("る", "<w:noProof/><w:b/>"),
    )
    expect(split).toEqual(whole)
  })

  test("of a form that only draws has its furigana too", () => {
    const block = first(
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>EQ \\* jc2 \\* "Font:ＭＳ 明朝" \\* hps10 \\o\\ad(\\s\\up 9(ぜいじゃく),脆弱)</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
    )
    expect([block.text, block.ruby]).toEqual(["脆弱", [{ from: 0, to: 2, reading: "ぜいじゃく" }]])
  })
})

describe("beside the text stand", () => {
  test("formats, in canonical form", () => {
    const { format } = first(r("a") + r("b", '<w:sz w:val="24"/><w:b/>') + r("c", '<w:b/><w:sz w:val="24"/>'))
    expect(format).toEqual([{ from: 1, to: 3, key: "b;sz=24" }])
  })

  test("fields with their instruction", () => {
    const block = first(
      `${r("第")}${field(" REF  _Ref1 \\r ", r("３"))}<w:fldSimple w:instr=" PAGE ">${r("9")}</w:fldSimple>`,
    )
    expect(block.fields).toEqual([
      { from: 1, to: 2, instruction: "REF  _Ref1 \\r" },
      { from: 2, to: 3, instruction: "PAGE" },
    ])
  })

  test("fields over several paragraphs, a part in each", () => {
    const toc = field("TOC \\o", `${r("1章")}</w:p><w:p>${r("2章")}`)
    expect(blocks(p(toc)).map(block => block.fields)).toEqual([
      [{ from: 0, to: 2, instruction: "TOC \\o" }],
      [{ from: 0, to: 2, instruction: "TOC \\o" }],
    ])
  })

  test("readings of furigana", () => {
    const ruby = `<w:r><w:ruby><w:rt>${r("とう")}${r("きょう")}</w:rt><w:rubyBase>${r("東京")}</w:rubyBase></w:ruby></w:r>`
    expect(first(r("in ") + ruby).ruby).toEqual([{ from: 3, to: 5, reading: "とうきょう" }])
  })

  test("equations, whose digest follows what they say", () => {
    const equation = (text: string) => first(`${r("式")}<m:oMath><m:r><m:t>${text}</m:t></m:r></m:oMath>`)
    expect(equation("x").text).toBe("式\uFFFC")
    expect(equation("x").objects).toMatchObject([{ at: 1, kind: "equation" }])
    expect(equation("x")).toEqual(equation("x"))
    expect(equation("x").objects).not.toEqual(equation("y").objects)
  })

  test("pictures, whose digest follows their bytes, not their ids and names", () => {
    const picture = (id: number, byte: number) =>
      first(
        `<w:r><w:drawing><wp:inline><wp:docPr id="${id}" name="図 ${id}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="image"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`,
        { image: new Uint8Array([byte]) },
      )
    expect(picture(1, 7).objects).toMatchObject([{ at: 0, kind: "image" }])
    expect(picture(2, 7)).toEqual(picture(1, 7))
    expect(picture(1, 8).objects).not.toEqual(picture(1, 7).objects)
  })
})

describe("existing tracked changes", () => {
  const mark = (name: string) => `<w:rPr><w:${name} w:id="9" w:author="a"/></w:rPr>`
  const both = (body: string) => [texts(body), texts(body, {}, "rejected")]

  test.each([
    ["words", p(r("甲") + del("旧") + ins(r("新")) + r("乙")), ["甲新乙"], ["甲旧乙"]],
    ["an inserted paragraph", p(ins(r("足")), mark("ins")) + p(r("元")), ["足", "元"], ["元"]],
    ["a deleted paragraph", p(del("消"), mark("del")) + p(r("元")), ["元"], ["消", "元"]],
    ["a split", p(r("前"), mark("ins")) + p(r("後")), ["前", "後"], ["前後"]],
    ["a join", p(r("前"), mark("del")) + p(r("後")), ["前後"], ["前", "後"]],
    ["an insertion that is deleted again", p(r("a") + ins(del("x")) + r("b")), ["ab"], ["ab"]],
    [
      "a move",
      p(`<w:moveFrom w:id="1">${r("移")}</w:moveFrom>`, mark("moveFrom")) +
        p(r("a")) +
        p(`<w:moveTo w:id="2">${r("移")}</w:moveTo>`, mark("moveTo")) +
        p(r("z")),
      ["a", "移", "z"],
      ["移", "a", "z"],
    ],
    [
      "rows",
      `<w:tbl><w:tr><w:trPr><w:ins w:id="1"/></w:trPr><w:tc>${p(r("足"))}</w:tc></w:tr><w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc>${p(del("消"))}</w:tc></w:tr><w:tr><w:tc>${p(r("残"))}</w:tc></w:tr></w:tbl>`,
      ["足", "残"],
      ["消", "残"],
    ],
    [
      "the end of a cell, whose paragraph stays",
      `<w:tbl><w:tr><w:tc>${p(del("消"), mark("del"))}</w:tc></w:tr></w:tbl>`,
      [""],
      ["消"],
    ],
  ])("%s", (_, body, accepted, rejected) => {
    expect(both(body)).toEqual([accepted, rejected])
  })

  test("of properties", () => {
    const body = p(
      r("a", '<w:b/><w:rPrChange w:id="1"><w:rPr><w:i/></w:rPr></w:rPrChange>'),
      '<w:jc w:val="center"/><w:pPrChange w:id="1"><w:pPr><w:jc w:val="right"/></w:pPr></w:pPrChange>',
    )
    const seen = (view: "accepted" | "rejected") =>
      blocks(body, {}, view).map(block => [block.paragraphFormat, block.format[0]?.key])
    expect([seen("accepted"), seen("rejected")]).toEqual([[["jc=center", "b"]], [["jc=right", "i"]]])
  })

  test("are said in a warning", () => {
    expect(read(p(r("a") + del("b"))).warnings.map(each => each.message.ja)).toEqual([
      "変更履歴が1か所あり、反映した状態で読みました。",
    ])
  })
})

describe("pages", () => {
  const rendered = "<w:r><w:lastRenderedPageBreak/></w:r>"
  const hard = '<w:r><w:br w:type="page"/></w:r>'
  const pages = (body: string) => blocks(body).map(block => block.page)

  test.each([
    ["are unknown where the file says nothing", p(r("a")), [null]],
    [
      "start where Word drew them",
      p(r("a")) + p(rendered + r("b")) + p(r("c") + rendered + r("d")) + p(r("e")),
      [1, 2, 2, 3],
    ],
    ["count a break and its drawing once", p(r("a") + hard) + p(rendered + r("b")), [1, 2]],
    ["count hard breaks alone", p(r("a")) + p(hard) + p(r("b")) + p(r("c"), "<w:pageBreakBefore/>"), [1, 1, 2, 3]],
    [
      "do not count twice for cells side by side",
      `<w:tbl><w:tr><w:tc>${p(r("a") + rendered + r("b"))}</w:tc><w:tc>${p(r("c") + rendered + r("d"))}</w:tc></w:tr></w:tbl>${p(r("e"))}`,
      [1, 1, 2],
    ],
  ])("%s", (_, body, expected) => {
    expect(pages(body)).toEqual(expected)
  })
})
