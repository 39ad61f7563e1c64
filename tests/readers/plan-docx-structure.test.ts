import { describe, expect, test } from "vitest"
import { UserError } from "../../src/model/errors.ts"
import { writeZip } from "../../src/ooxml/zip.ts"
import { readDocxPlan } from "../../src/readers/plan-docx.ts"
import { blocks, docx, p, r, read, texts } from "./docx-package.ts"

const STYLES =
  '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>' +
  '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>' +
  '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="見出し 2"/></w:style>' +
  '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="別紙"/><w:basedOn w:val="1"/></w:style>' +
  '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="TOC Heading"/><w:basedOn w:val="1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>'
const styled = (id: string, text: string) => p(r(text), `<w:pStyle w:val="${id}"/>`)

describe("headings", () => {
  test("come from styles and outline levels, and stand above what follows", () => {
    const body =
      styled("1", "第1章") +
      p(r("a")) +
      styled("2", "第1節") +
      p(r("b")) +
      styled("t", "目次") +
      styled("x", "別紙1") +
      p(r("c")) +
      p(r("d"), '<w:outlineLvl w:val="2"/>') +
      p(r("e")) +
      styled("1", "")
    expect(blocks(body, { styles: STYLES }).map(b => `${b.text} ${b.kind}${b.level} ${b.path.join(",")}`)).toEqual([
      "第1章 heading1 ",
      "a paragraph0 b0",
      "第1節 heading2 b0",
      "b paragraph0 b0,b2",
      "目次 paragraph0 b0,b2",
      "別紙1 heading1 ",
      "c paragraph0 b5",
      "d heading3 b5",
      "e paragraph0 b5,b7",
      " paragraph0 b5,b7",
    ])
  })

  test("and items have their printed numbers", () => {
    const numbering =
      '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimalFullWidth"/><w:lvlText w:val="（%1）"/></w:lvl></w:abstractNum>' +
      '<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>'
    const item = (text: string) => p(r(text), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>')
    expect(blocks(item("a") + p(r("b")) + item("c"), { numbering }).map(b => [b.kind, b.level, b.label])).toEqual([
      ["item", 1, "（１）"],
      ["paragraph", 0, null],
      ["item", 1, "（２）"],
    ])
  })
})

describe("tables", () => {
  const tc = (inner: string, properties = "") => `<w:tc><w:tcPr>${properties}</w:tcPr>${inner}</w:tc>`
  const tr = (cells: string, properties = "") => `<w:tr><w:trPr>${properties}</w:trPr>${cells}</w:tr>`
  const cells = (body: string) =>
    blocks(body).flatMap(b =>
      b.cell
        ? [`${b.text} t${b.cell.table} r${b.cell.row}+${b.cell.rowSpan} c${b.cell.column}+${b.cell.columnSpan}`]
        : [],
    )

  test("place cells in the grid, merged ones once", () => {
    const start = '<w:vMerge w:val="restart"/>'
    const on = "<w:vMerge/>"
    expect(
      cells(
        `<w:tbl>${tr(tc(p(r("a")), start) + tc(p(r("b")), '<w:gridSpan w:val="2"/>'))}${tr(tc(p(""), on) + tc(p(r("c"))) + tc(p(r("d"))))}${tr(tc(p(r("e"))), '<w:gridBefore w:val="1"/>')}</w:tbl>`,
      ),
    ).toEqual(["a t0 r0+2 c0+1", "b t0 r0+1 c1+2", "c t0 r1+1 c1+1", "d t0 r1+1 c2+1", "e t0 r2+1 c1+1"])
  })

  test("may stand in cells and in content controls", () => {
    const inner = `<w:tbl>${tr(tc(p(r("x"))))}</w:tbl>`
    expect(
      cells(
        `<w:tbl><w:sdt><w:sdtContent>${tr(tc(p(r("a")) + inner + p(r("z"))))}</w:sdtContent></w:sdt></w:tbl>${inner}`,
      ),
    ).toEqual(["a t0 r0+1 c0+1", "x t1 r0+1 c0+1", "z t0 r0+1 c0+1", "x t2 r0+1 c0+1"])
  })

  test("with senseless numbers are read", () => {
    expect(
      cells(
        `<w:tbl>${tr(tc(p(r("a")), '<w:vMerge/><w:gridSpan w:val="-5"/>') + tc(p(r("b")), '<w:gridSpan w:val="999999999"/>') + tc(p(r("c"))))}</w:tbl>`,
      ),
    ).toEqual(["a t0 r0+1 c0+1", "b t0 r0+1 c1+1000", "c t0 r0+1 c1001+1"])
  })

  test("keep the text of covered cells", () => {
    expect(
      cells(`<w:tbl>${tr(tc(p(r("a")), '<w:vMerge w:val="restart"/>'))}${tr(tc(p(r("残")), "<w:vMerge/>"))}</w:tbl>`),
    ).toEqual(["a t0 r0+2 c0+1", "残 t0 r0+2 c0+1"])
  })
})

describe("other stories", () => {
  const note = (kind: string, id: number, text: string) => `<w:${kind} w:id="${id}">${p(r(text))}</w:${kind}>`
  const mark = (kind: string, id: number) => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`

  test("follow the body: notes in the order of their marks, headers, footers", () => {
    const body =
      p(r("a") + mark("footnote", 7) + mark("endnote", 1)) +
      p(r("b") + mark("footnote", 3)) +
      '<w:sectPr><w:headerReference w:type="default" r:id="header"/><w:footerReference w:type="default" r:id="footer"/></w:sectPr>'
    const sides = {
      footnotes: `<w:footnote w:type="separator" w:id="-1">${p("")}</w:footnote>${note("footnote", 3, "後")}${note("footnote", 7, "先")}`,
      endnotes: note("endnote", 1, "末"),
      header: p(r("上")),
      footer: p(r("下")),
    }
    expect(blocks(body, sides).map(b => `${b.story.kind}:${b.story.part} ${b.label} ${b.text}`)).toEqual([
      "body: null a\uFFFC\uFFFC",
      "body: null b\uFFFC",
      "footnote:footnote 1 1 先",
      "footnote:footnote 2 2 後",
      "endnote:endnote 1 i 末",
      "header:header1.xml null 上",
      "footer:footer1.xml null 下",
    ])
  })

  test("are text boxes, after the paragraph that holds them, once for both of their forms", () => {
    const box = `<w:txbxContent>${p(r("箱"))}</w:txbxContent>`
    const shape = (text: string) =>
      p(
        `${r("前")}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wps:wsp><wps:txbx>${box.replace("箱", text)}</wps:txbx></wps:wsp></wp:anchor></w:drawing></mc:Choice>` +
          `<mc:Fallback><w:pict><v:shape><v:textbox>${box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>${r("後")}`,
      )
    const { value } = read(shape("箱"))
    expect(value.blocks.map(b => [b.story.kind, b.text])).toEqual([
      ["body", "前\uFFFC後"],
      ["textbox", "箱"],
    ])
    expect(value.coverage).toEqual({ compared: 3, notCompared: [{ what: "mc:Fallback", count: 1 }] })
    expect(blocks(shape("函"))[0]?.objects).toEqual(value.blocks[0]?.objects)
  })

  test("that are not compared are counted and said", () => {
    const { value, warnings } = read(`${p(r("a"))}<w:altChunk r:id="z"/>`, {
      comments: `<w:comment w:id="1">${p(r("私見"))}</w:comment>`,
    })
    expect(value.coverage).toEqual({
      compared: 1,
      notCompared: [
        { what: "altChunk", count: 1 },
        { what: "comment", count: 1 },
      ],
    })
    expect(warnings.map(each => each.message.ja)).toEqual([
      "取り込まれた別ファイル1個の中身は比べていません。Wordで開いて保存し直すと本文になります。",
      "コメント1件は比べていません。",
    ])
  })
})

describe("a document", () => {
  test("is found by its relationship, in any encoding that the standard allows", () => {
    const utf16 = (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, "utf16le"))
    const encode = (text: string) => new TextEncoder().encode(text)
    const bytes = writeZip(
      new Map([
        ["[Content_Types].xml", encode("<Types/>")],
        [
          "_rels/.rels",
          encode(
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="x" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/Other/%E6%A1%88.xml"/></Relationships>',
          ),
        ],
        [
          "other/案.xml",
          utf16(
            `<?xml version="1.0" encoding="UTF-16"?><document xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"><body>${"<p><r><t>案</t></r></p>"}</body></document>`,
          ),
        ],
      ]),
    )
    expect(readDocxPlan("a.docx", bytes, "").value.blocks.map(b => b.text)).toEqual(["案"])
  })

  test("takes its title from its first text where it has none", () => {
    expect(read(p("") + p(r(" 行動計画　（案） "))).value.title).toBe("行動計画 （案）")
  })

  test("that is a workbook, or damaged inside, is refused in a sentence", () => {
    const broken = (from: string, to: string) => {
      const map = new Map([
        ["_rels/.rels", new TextEncoder().encode(from)],
        ["[Content_Types].xml", new TextEncoder().encode(to)],
      ])
      return writeZip(map)
    }
    for (const bytes of [
      broken("<a/>", "<a/>"),
      broken("<a", "<a/>"),
      docx("<w:p>"),
      docx(`<w:p>${"<w:sdt>".repeat(400)}`),
    ])
      expect(() => readDocxPlan("a.docx", bytes, "")).toThrow(UserError)
  })

  test("nested as deep as is read does not break the reader", () => {
    const depth = 60
    const body = `${"<w:tbl><w:tr><w:tc>".repeat(depth)}${p(r("底"))}${"</w:tc></w:tr></w:tbl>".repeat(depth)}`
    expect(texts(body)).toEqual(["底"])
  })
})
