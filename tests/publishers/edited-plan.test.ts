import { describe, expect, test } from "vitest"
import { partXml } from "../../src/ooxml/package.ts"
import { publishEdited } from "../../src/publishers/edited-plan.ts"
import { readDocx } from "../../src/readers/plan-docx.ts"
import { del, docx, ins, p, r, type SideParts } from "../readers/docx-package.ts"

const SHA = "0".repeat(64)
const readBytes = (bytes: Uint8Array) => readDocx("plan.docx", bytes, SHA)
const W = /^.*?<w:body>(.*)<\/w:body>.*$/s

/** Replaces the only place where a text stands; gives the body as written and the text as read back. */
function edited(body: string, replace: string, fresh: string, options: { before?: boolean; sides?: SideParts } = {}) {
  const { reading, source } = readBytes(docx(body, options.sides))
  const block = reading.value.blocks.find(({ text }) => text.includes(replace))
  if (!block) throw new Error(`"${replace}" is not in the plan`)
  const from = block.text.indexOf(replace)
  const isInsertion = options.before !== undefined
  const at = options.before === false ? from + replace.length : from
  const edit = isInsertion
    ? { block: block.id, from: at, to: at, text: fresh, like: options.before ? from : at - 1 }
    : { block: block.id, from, to: from + replace.length, text: fresh, like: from }
  const bytes = publishEdited(source, [edit])
  const again = readBytes(bytes)
  const xml = partXml(again.source.pkg, "word/main.xml")?.source ?? ""
  return { body: W.exec(xml)?.[1] ?? "", texts: again.reading.value.blocks.map(({ text }) => text), bytes }
}

describe("replaced text", () => {
  test("takes the place of the old in its run; the rest stays byte for byte", () => {
    const body = `${p(r("前の段落"))}<w:p  w:rsidR="00AB"><w:r ><w:t>個人情報&#x306E;管理 &quot;A&quot;</w:t></w:r></w:p>`
    expect(edited(body, "情報", "データ").body).toBe(body.replace("情報", "データ"))
    expect(edited(body, "個人情報の", "").body).toBe(body.replace("個人情報&#x306E;", ""))
  })

  test("takes the formatting of the first character that is replaced, over several runs", () => {
    const { body, texts } = edited(p(r("第一", "<w:b/>") + r("次の計", "<w:i/>") + r("画")), "一次の計画", "二期案")
    expect(texts).toEqual(["第二期案"])
    expect(body).toBe(p(r("第二期案", "<w:b/>")))
  })

  test("inserted, takes that of the character it stands beside", () => {
    const body = p(r("安全", "<w:b/>") + r("な利用"))
    expect(edited(body, "安全", "確実", { before: false }).body).toBe(p(r("安全確実", "<w:b/>") + r("な利用")))
    expect(edited(body, "な利用", "で便利", { before: true }).body).toBe(p(r("安全", "<w:b/>") + r("で便利な利用")))
  })

  test("may hold signs of XML, tabs, line breaks, hyphens, spaces at its ends", () => {
    const { body, texts } = edited(p("<w:r><w:t>甲乙丙</w:t></w:r>"), "乙", "<&]]> \t\n\u2011 ")
    expect(texts).toEqual(["甲<&]]> \t\n\u2011 丙"])
    expect(body).toBe(
      '<w:p><w:r><w:t xml:space="preserve">甲&lt;&amp;]]&gt; </w:t><w:tab/><w:br/><w:noBreakHyphen/><w:t xml:space="preserve"> 丙</w:t></w:r></w:p>',
    )
  })

  test("may take out tabs and breaks, and stand where they stood", () => {
    const body = p("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r>")
    expect(edited(body, "甲\t乙", "丁").texts).toEqual(["丁\n丙"])
    expect(edited(body, "\t乙\n", "、").body).toBe(p("<w:r><w:t>甲</w:t><w:t>、</w:t><w:t>丙</w:t></w:r>"))
    expect(edited(body, "\t", "、", { before: true }).texts).toEqual(["甲、\t乙\n丙"])
    expect(edited(body, "\n", "、", { before: false }).texts).toEqual(["甲\t乙\n、丙"])
  })

  test("keeps spaces that a cut brings to an end", () => {
    expect(edited("<w:p><w:r><w:t>a b</w:t></w:r></w:p>", "b", "").body).toBe(
      '<w:p><w:r><w:t xml:space="preserve">a </w:t></w:r></w:p>',
    )
    expect(edited('<w:p><w:r><w:t xml:space="default">a b</w:t></w:r></w:p>', "b", "").body).toBe(
      '<w:p><w:r><w:t xml:space="preserve">a </w:t></w:r></w:p>',
    )
  })

  test("is cut out of CDATA and beside comments in the XML", () => {
    expect(edited("<w:p><w:r><w:t><![CDATA[甲<乙]]>丙</w:t></w:r></w:p>", "乙丙", "丁").body).toBe(
      "<w:p><w:r><w:t>甲&lt;丁</w:t></w:r></w:p>",
    )
    expect(edited("<w:p><w:r><w:t>甲<!-- x -->乙丙</w:t></w:r></w:p>", "丙", "丁").texts).toEqual(["甲乙丁"])
    expect(edited("<w:p><w:r><w:t>x]]y&gt;</w:t></w:r></w:p>", "y", "").texts).toEqual(["x]]>"])
  })

  test("runs and links with nothing left go", () => {
    const link = (inner: string) => `<w:hyperlink w:anchor="a">${inner}</w:hyperlink>`
    expect(edited(p(r("甲") + link(r("乙", "<w:b/>") + r("丙")) + r("丁")), "乙丙", "").body).toBe(p(r("甲") + r("丁")))
    expect(edited(p(r("甲") + link(r("乙") + r("丙"))), "甲乙", "戊").body).toBe(p(r("戊") + link(r("丙"))))
    const marked = p(`${r("甲")}${link(`<w:bookmarkStart w:id="1" w:name="x"/>${r("乙")}`)}`)
    expect(edited(marked, "乙", "").body).toContain('<w:bookmarkStart w:id="1" w:name="x"/>')
  })

  test("never touches the code of a field; its result is text", () => {
    const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
    const field = (result: string) =>
      `${mark("begin")}<w:r><w:instrText> REF _表 別紙2 </w:instrText></w:r>${mark("separate")}${result}${mark("end")}`
    const body = p(r("詳しくは") + field(r("別紙2")) + r("の表"))
    expect(edited(body, "2の", "3の").body).toBe(p(r("詳しくは") + field(r("別紙3の")) + r("表")))
    expect(edited(body, "別紙2の表", "次").body).toBe(p(r("詳しくは") + field(r("次"))))
    expect(edited(body, "は別紙2の", "、").body).toBe(p(r("詳しく、") + field("") + r("表")))
  })

  test("leaves tracked changes of the file alone", () => {
    const body = p(r("点検は年") + del("1") + ins(r("2")) + r("回とする。"))
    expect(edited(body, "年2回", "毎月").body).toBe(p(r("点検は毎月") + del("1") + r("とする。")))
    expect(edited(body, "2", "3").body).toBe(p(r("点検は年") + del("1") + ins(r("3")) + r("回とする。")))
  })

  test("in notes and headers changes only their part", () => {
    const body = p(`${r("本文")}<w:r><w:footnoteReference w:id="2"/></w:r>`)
    const footnotes = `<w:footnote w:id="2">${p(r("ＩＴの注"))}</w:footnote>`
    const { bytes, texts, body: after } = edited(body, "ＩＴ", "IT", { sides: { footnotes } })
    expect([texts.at(-1), after]).toEqual(["ITの注", body])
    const [before, written] = [docx(body, { footnotes }), bytes].map(each => readBytes(each).source.pkg.parts)
    const changed = [...(before ?? [])].filter(([name, part]) => !Buffer.from(part).equals(written?.get(name) ?? part))
    expect(changed.map(([name]) => name)).toEqual(["word/footnotes1.xml"])
  })

  test("in a text box changes both forms in which Word writes it", () => {
    const box = p(`${r("図の説明")}<w:r><w:tab/></w:r>`)
    const forms = (inner: string, older = inner) =>
      p(
        `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${p(r("前"))}${inner}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>` +
          `<mc:Fallback><w:pict><v:textbox><w:txbxContent>${p(r("前"))}${older}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
      )
    expect(edited(forms(box), "説明\t", "注").body).toBe(forms(p(r("図の注"))))
    const older = p(r("別の図の説明"))
    expect(edited(forms(box, older), "説明\t", "注").body).toBe(forms(p(r("図の注")), older))
  })

  test("names elements as the file does", () => {
    const xml = `<x:p><x:r><x:t>甲乙</x:t><x:tab/></x:r></x:p>`
    const space = ' xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    const body = xml.replace("<x:p>", `<x:p${space}>`)
    expect(edited(body, "乙", "丙\t").body).toBe(body.replace("乙</x:t>", "丙</x:t><x:tab/>"))
    expect(edited(body, "\t", "丁").body).toBe(body.replace("<x:tab/>", "<x:t>丁</x:t>"))
  })
})

describe("furigana", () => {
  const ruby = (base: string) =>
    `<w:r><w:ruby><w:rubyPr/><w:rt>${r("よみ")}</w:rt><w:rubyBase>${base}</w:rubyBase></w:ruby></w:r>`
  const body = p(r("この") + ruby(r("漢") + r("字")) + r("は"))

  test("goes as a whole with its base text, and text beside it does not come under the reading", () => {
    expect(edited(body, "漢字", "かな").body).toBe(p(`${r("この")}<w:r><w:t>かな</w:t></w:r>${r("は")}`))
    expect(edited(body, "の漢字は", "れ").body).toBe(p(r("これ")))
    expect(edited(body, "漢字", "も", { before: false }).texts).toEqual(["この漢字もは"])
    expect(edited(body, "漢字", "も", { before: false }).body).toContain("</w:ruby><w:t>も</w:t>")
    expect(edited(body, "漢字", "旧", { before: true }).body).toContain("<w:t>旧</w:t><w:ruby>")
  })

  test("is not cut", () => {
    for (const part of ["漢", "字は", "の漢"]) expect(() => edited(body, part, "仮")).toThrow(/furigana/)
    const old = p(
      `${r("甲")}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>EQ \\* jc2 \\o\\ad(\\s\\up 9(よみ),漢字)</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`,
    )
    expect(() => edited(old, "漢字", "かな")).toThrow(/field that shows its code/)
    expect(() => edited(p(`${r("図")}<w:r><w:drawing/></w:r>`), "\uFFFC", "x")).toThrow(/picture/)
  })
})
