import { describe, expect, test } from "vitest"
import { openPackage, partXml } from "../../src/ooxml/package.ts"
import { resolveRevisions } from "../../src/ooxml/resolve-revisions.ts"
import type { Resolution } from "../../src/ooxml/resolve-revisions-survey.ts"
import { docx, type SideParts } from "../readers/docx-package.ts"

/** What is inside the body, or in a side part, after resolving. */
const resolved = (body: string, how: Resolution, sides: SideParts = {}, part = "word/main.xml"): string => {
  const bytes = resolveRevisions("f.docx", docx(body, sides), how)
  const xml = partXml(openPackage("f.docx", bytes), part)
  const at = xml?.root.children.find(child => child.name === "w:body") ?? xml?.root
  return at && "contentFrom" in at ? (xml?.source.slice(at.contentFrom, at.contentTo) ?? "") : ""
}

const A = 'w:author="a"'
const t = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`
const dt = (text: string) => `<w:r><w:delText>${text}</w:delText></w:r>`
const ins = (inner: string) => `<w:ins w:id="1" ${A}>${inner}</w:ins>`
const del = (inner: string) => `<w:del w:id="2" ${A}>${inner}</w:del>`
const from = (inner: string) => `<w:moveFrom w:id="3" ${A}>${inner}</w:moveFrom>`
const to = (inner: string) => `<w:moveTo w:id="4" ${A}>${inner}</w:moveTo>`
/** A paragraph whose mark is revised. */
const marked = (kind: string, inner: string, properties = "") =>
  `<w:p><w:pPr>${properties}<w:rPr><w:${kind} w:id="9" ${A}/></w:rPr></w:pPr>${inner}</w:p>`
const p = (inner: string, properties = "") => `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${inner}</w:p>`
const tc = (inner: string, properties = "") => `<w:tc>${properties && `<w:tcPr>${properties}</w:tcPr>`}${inner}</w:tc>`
const tr = (inner: string, properties = "") => `<w:tr>${properties && `<w:trPr>${properties}</w:trPr>`}${inner}</w:tr>`
const tbl = (inner: string) => `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>${inner}</w:tbl>`
const CENTER = '<w:jc w:val="center"/>'
const RIGHT = '<w:jc w:val="right"/>'

/** Name, markup, and what accepting and rejecting make of it. */
type Case = readonly [string, string, string, string]

const runs: readonly Case[] = [
  ["insertion", p(t("a") + ins(t("b"))), p(t("a") + t("b")), p(t("a"))],
  ["deletion", p(t("a") + del(dt("b"))), p(t("a")), p(t("a") + t("b"))],
  [
    "deleted text keeps its spaces and attributes",
    p(del('<w:r w:rsidDel="1"><w:delText xml:space="preserve"> b </w:delText></w:r>')),
    p(""),
    p('<w:r w:rsidDel="1"><w:t xml:space="preserve"> b </w:t></w:r>'),
  ],
  ["empty deleted text", p(`${t("a")}${del("<w:r><w:delText/></w:r>")}`), p(t("a")), p(`${t("a")}<w:r><w:t/></w:r>`)],
  ["deletion inside an insertion", p(t("a") + ins(t("b") + del(dt("c")))), p(t("a") + t("b")), p(t("a"))],
  ["insertion inside a deletion", p(t("a") + del(dt("b") + ins(t("c")))), p(t("a")), p(t("a") + t("b"))],
  [
    "move, with w:t as Word writes it and its ranges",
    p(`<w:moveFromRangeStart w:id="5" w:name="m"/>${from(t("b"))}<w:moveFromRangeEnd w:id="5"/>${t("a")}`) +
      p(`<w:moveToRangeStart w:id="6" w:name="m"/>${to(t("b"))}<w:moveToRangeEnd w:id="6"/>`),
    p(t("a")) + p(t("b")),
    p(t("b") + t("a")) + p(""),
  ],
  ["moved text with w:delText", p(from(dt("b"))), p(""), p(t("b"))],
  [
    "field code",
    p(del('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:delInstrText> PAGE </w:delInstrText></w:r>')),
    p(""),
    p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'),
  ],
  [
    "link whose text is all deleted",
    p(`${t("a")}<w:hyperlink r:id="x">${del(dt("b"))}</w:hyperlink>`),
    p(t("a")),
    p(`${t("a")}<w:hyperlink r:id="x">${t("b")}</w:hyperlink>`),
  ],
  [
    "link that was empty before",
    p(`<w:hyperlink r:id="x"/>${ins(t("b"))}`),
    p(`<w:hyperlink r:id="x"/>${t("b")}`),
    p('<w:hyperlink r:id="x"/>'),
  ],
  [
    "simple field and smart tag",
    p(`<w:fldSimple w:instr="PAGE">${ins(t("1"))}</w:fldSimple><w:smartTag w:element="x">${ins(t("b"))}</w:smartTag>`),
    p(`<w:fldSimple w:instr="PAGE">${t("1")}</w:fldSimple><w:smartTag w:element="x">${t("b")}</w:smartTag>`),
    p(""),
  ],
  [
    "content control around deleted text",
    p(`<w:sdt><w:sdtPr/><w:sdtContent>${del(dt("b"))}</w:sdtContent></w:sdt>`),
    p("<w:sdt><w:sdtPr/><w:sdtContent></w:sdtContent></w:sdt>"),
    p(`<w:sdt><w:sdtPr/><w:sdtContent>${t("b")}</w:sdtContent></w:sdt>`),
  ],
  [
    "other prefix",
    '<x:p xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><x:del x:id="1"><x:r><x:delText>a</x:delText></x:r></x:del></x:p>',
    '<x:p xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"></x:p>',
    '<x:p xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><x:r><x:t>a</x:t></x:r></x:p>',
  ],
]

const formats: readonly Case[] = [
  [
    "run format",
    p(`<w:r><w:rPr><w:b/><w:rPrChange w:id="1" ${A}><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr><w:t>a</w:t></w:r>`),
    p("<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r>"),
    p("<w:r><w:rPr><w:i/></w:rPr><w:t>a</w:t></w:r>"),
  ],
  [
    "run format that was not there",
    p(`<w:r><w:rPr><w:b/><w:rPrChange w:id="1" ${A}><w:rPr/></w:rPrChange></w:rPr><w:t>a</w:t></w:r>`),
    p("<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r>"),
    p(t("a")),
  ],
  [
    "run format taken away",
    p(`<w:r><w:rPr><w:rPrChange w:id="1" ${A}><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr><w:t>a</w:t></w:r>`),
    p(t("a")),
    p("<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r>"),
  ],
  [
    "paragraph format keeps the mark's format and the section",
    p(
      t("a"),
      `${CENTER}<w:rPr><w:b/></w:rPr><w:sectPr/><w:pPrChange w:id="1" ${A}><w:pPr>${RIGHT}</w:pPr></w:pPrChange>`,
    ),
    p(t("a"), `${CENTER}<w:rPr><w:b/></w:rPr><w:sectPr/>`),
    p(t("a"), `${RIGHT}<w:rPr><w:b/></w:rPr><w:sectPr/>`),
  ],
  [
    "format of a paragraph mark",
    p(
      "",
      `<w:rPr><w:ins w:id="1" ${A}/><w:b/><w:rPrChange w:id="1" ${A}><w:rPr><w:del w:id="4" ${A}/><w:i/></w:rPr></w:rPrChange></w:rPr>`,
    ) + p(""),
    p("", "<w:rPr><w:b/></w:rPr>") + p(""),
    p(""),
  ],
  [
    "inserted numbering",
    p("", `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins w:id="1" ${A}/></w:numPr>`),
    p("", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
    p(""),
  ],
  [
    "printed number that was",
    p("", `<w:numPr><w:numId w:val="1"/><w:numberingChange w:id="1" ${A} w:original="%1:1:0:."/></w:numPr>`),
    p("", '<w:numPr><w:numId w:val="1"/></w:numPr>'),
    p("", '<w:numPr><w:numId w:val="1"/></w:numPr>'),
  ],
  [
    "section",
    `<w:sectPr w:rsidR="1"><w:headerReference w:type="default" r:id="h"/><w:pgSz w:w="1"/><w:sectPrChange w:id="1" ${A}><w:sectPr><w:pgSz w:w="2"/></w:sectPr></w:sectPrChange></w:sectPr>`,
    '<w:sectPr w:rsidR="1"><w:headerReference w:type="default" r:id="h"/><w:pgSz w:w="1"/></w:sectPr>',
    '<w:sectPr w:rsidR="1"><w:headerReference w:type="default" r:id="h"/><w:pgSz w:w="2"/></w:sectPr>',
  ],
  [
    "table, exceptions, grid, row and cell",
    `<w:tbl><w:tblPr><w:jc w:val="left"/><w:tblPrChange w:id="1" ${A}><w:tblPr>${RIGHT}</w:tblPr></w:tblPrChange></w:tblPr>` +
      '<w:tblGrid><w:gridCol w:w="1"/><w:tblGridChange w:id="1"><w:tblGrid><w:gridCol w:w="2"/><w:gridCol w:w="3"/></w:tblGrid></w:tblGridChange></w:tblGrid>' +
      `<w:tr><w:tblPrEx><w:tblPrExChange w:id="1" ${A}><w:tblPrEx>${RIGHT}</w:tblPrEx></w:tblPrExChange></w:tblPrEx>` +
      `<w:trPr><w:cantSplit/><w:trPrChange w:id="1" ${A}><w:trPr/></w:trPrChange></w:trPr>` +
      `<w:tc><w:tcPr><w:tcW w:w="1"/><w:tcPrChange w:id="1" ${A}><w:tcPr><w:tcW w:w="2"/><w:vMerge/></w:tcPr></w:tcPrChange></w:tcPr><w:p/></w:tc></w:tr></w:tbl>`,
    '<w:tbl><w:tblPr><w:jc w:val="left"/></w:tblPr><w:tblGrid><w:gridCol w:w="1"/></w:tblGrid>' +
      '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="1"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>',
    `<w:tbl><w:tblPr>${RIGHT}</w:tblPr><w:tblGrid><w:gridCol w:w="2"/><w:gridCol w:w="3"/></w:tblGrid>` +
      `<w:tr><w:tblPrEx>${RIGHT}</w:tblPrEx><w:tc><w:tcPr><w:tcW w:w="2"/><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>`,
  ],
]

const SECTION = '<w:sectPr><w:pgSz w:w="1"/></w:sectPr>'
const marks: readonly Case[] = [
  [
    "deleted mark: joined, with the last properties",
    marked("del", t("a"), CENTER) + p(t("b"), RIGHT),
    p(t("a") + t("b"), RIGHT),
    p(t("a"), CENTER) + p(t("b"), RIGHT),
  ],
  [
    "inserted mark: a paragraph that was split",
    marked("ins", t("a"), CENTER) + p(t("b"), RIGHT),
    p(t("a"), CENTER) + p(t("b"), RIGHT),
    p(t("a") + t("b"), RIGHT),
  ],
  [
    "whole paragraphs deleted",
    p(t("a")) + marked("del", del(dt("b"))) + marked("del", del(dt("c"))) + p(t("d"), RIGHT),
    p(t("a")) + p(t("d"), RIGHT),
    p(t("a")) + p(t("b")) + p(t("c")) + p(t("d"), RIGHT),
  ],
  [
    "moved paragraph",
    `<w:moveToRangeStart w:id="5" w:name="m"/>${marked("moveTo", to(t("b")))}<w:moveToRangeEnd w:id="5"/>${p(t("a"))}<w:moveFromRangeStart w:id="6" w:name="m"/>${marked("moveFrom", from(t("b")))}<w:moveFromRangeEnd w:id="6"/>${p("")}`,
    p(t("b")) + p(t("a")) + p(""),
    p(t("a")) + p(t("b")) + p(""),
  ],
  [
    "marks of ranges between joined paragraphs",
    `${marked("del", t("a"))}<w:bookmarkStart w:id="7" w:name="n"/>${p(`${t("b")}<w:bookmarkEnd w:id="7"/>`)}`,
    p(`${t("a")}<w:bookmarkStart w:id="7" w:name="n"/>${t("b")}<w:bookmarkEnd w:id="7"/>`),
    `${p(t("a"))}<w:bookmarkStart w:id="7" w:name="n"/>${p(`${t("b")}<w:bookmarkEnd w:id="7"/>`)}`,
  ],
  [
    "before a table: an empty paragraph goes",
    marked("del", del(dt("a")), CENTER) + tbl(tr(tc(p("")))) + p(""),
    tbl(tr(tc(p("")))) + p(""),
    p(t("a"), CENTER) + tbl(tr(tc(p("")))) + p(""),
  ],
  [
    "before a table: a paragraph with text stays",
    marked("del", t("a"), CENTER) + tbl(tr(tc(p("")))) + p(""),
    p(t("a"), CENTER) + tbl(tr(tc(p("")))) + p(""),
    p(t("a"), CENTER) + tbl(tr(tc(p("")))) + p(""),
  ],
  [
    "before a table that goes",
    marked("del", t("a"), CENTER) + tbl(tr(tc(p(del(dt("x")))), `<w:del w:id="1" ${A}/>`)) + p(t("b")),
    p(t("a") + t("b")),
    p(t("a"), CENTER) + tbl(tr(tc(p(t("x"))))) + p(t("b")),
  ],
  [
    "at the end of a cell the mark stays",
    tbl(tr(tc(marked("del", del(dt("a")))))) + p(""),
    tbl(tr(tc(p("")))) + p(""),
    tbl(tr(tc(p(t("a"))))) + p(""),
  ],
  [
    "several up to the end of a cell",
    tbl(tr(tc(p(t("a")) + marked("del", t("b")) + marked("del", t("c"), RIGHT)))),
    tbl(tr(tc(p(t("a")) + p(t("b") + t("c"), RIGHT)))),
    tbl(tr(tc(p(t("a")) + p(t("b")) + p(t("c"), RIGHT)))),
  ],
  [
    "before the section of the body the mark stays",
    p(t("a")) + marked("del", del(dt("b"))) + SECTION,
    p(t("a")) + p("") + SECTION,
    p(t("a")) + p(t("b")) + SECTION,
  ],
  [
    "a section goes with its mark",
    `<w:p><w:pPr><w:rPr><w:del w:id="9" ${A}/></w:rPr>${SECTION}</w:pPr>${t("a")}</w:p>${p(t("b"))}`,
    p(t("a") + t("b")),
    p(t("a"), SECTION) + p(t("b")),
  ],
  [
    "into a content control",
    `${marked("del", t("a"))}<w:sdt><w:sdtPr/><w:sdtContent>${p(t("b"))}</w:sdtContent></w:sdt>`,
    `<w:sdt><w:sdtPr/><w:sdtContent>${p(t("a") + t("b"))}</w:sdtContent></w:sdt>`,
    `${p(t("a"))}<w:sdt><w:sdtPr/><w:sdtContent>${p(t("b"))}</w:sdtContent></w:sdt>`,
  ],
  [
    "into custom markup",
    `${marked("del", t("a"))}<w:customXml w:element="x"><w:customXmlPr/>${p(t("b"))}</w:customXml>`,
    `<w:customXml w:element="x"><w:customXmlPr/>${p(t("a") + t("b"))}</w:customXml>`,
    `${p(t("a"))}<w:customXml w:element="x"><w:customXmlPr/>${p(t("b"))}</w:customXml>`,
  ],
  [
    "content control that loses its last paragraph",
    `<w:sdt><w:sdtPr/><w:sdtContent>${marked("del", del(dt("a")))}</w:sdtContent></w:sdt>${p(t("b"))}`,
    p(t("b")),
    `<w:sdt><w:sdtPr/><w:sdtContent>${p(t("a"))}</w:sdtContent></w:sdt>${p(t("b"))}`,
  ],
  [
    "mark inserted and deleted",
    `<w:p><w:pPr><w:rPr><w:ins w:id="1" ${A}/><w:del w:id="2" ${A}/></w:rPr></w:pPr></w:p>${p(t("b"))}`,
    p(t("b")),
    p(t("b")),
  ],
]

const ROW_INS = `<w:ins w:id="1" ${A}/>`
const ROW_DEL = `<w:del w:id="1" ${A}/>`
const MERGE = (attributes: string) => `<w:cellMerge w:id="1" ${A} ${attributes}/>`
const tables: readonly Case[] = [
  [
    "rows",
    tbl(
      tr(tc(p(t("a")))) +
        tr(tc(marked("ins", ins(t("b")))), ROW_INS) +
        tr(tc(marked("del", del(dt("c")))), `<w:cantSplit/>${ROW_DEL}`),
    ),
    tbl(tr(tc(p(t("a")))) + tr(tc(p(t("b"))))),
    tbl(tr(tc(p(t("a")))) + tr(tc(p(t("c"))), "<w:cantSplit/>")),
  ],
  [
    "table without rows",
    p(t("a")) + tbl(tr(tc(p("")), ROW_INS)) + p(""),
    p(t("a")) + tbl(tr(tc(p("")))) + p(""),
    p(t("a")) + p(""),
  ],
  [
    "cells",
    tbl(
      tr(
        tc(p(t("a"))) +
          tc(p(ins(t("b"))), `<w:cellIns w:id="1" ${A}/>`) +
          tc(p(del(dt("c"))), `<w:tcW w:w="1"/><w:cellDel w:id="1" ${A}/>`),
      ),
    ),
    tbl(tr(tc(p(t("a"))) + tc(p(t("b"))))),
    tbl(tr(tc(p(t("a"))) + tc(p(t("c")), '<w:tcW w:w="1"/>'))),
  ],
  ["row without cells", p("") + tbl(tr(tc(p(""), `<w:cellIns w:id="1" ${A}/>`))), p("") + tbl(tr(tc(p("")))), p("")],
  [
    "cells merged",
    tbl(
      tr(tc(p(""), `<w:tcW w:w="1"/><w:shd w:val="clear"/>${MERGE('w:vMerge="rest"')}`)) +
        tr(tc(p(""), `<w:tcW w:w="1"/>${MERGE('w:vMerge="cont"')}`)),
    ),
    tbl(
      tr(tc(p(""), '<w:tcW w:w="1"/><w:vMerge w:val="restart"/><w:shd w:val="clear"/>')) +
        tr(tc(p(""), '<w:tcW w:w="1"/><w:vMerge/>')),
    ),
    tbl(tr(tc(p(""), '<w:tcW w:w="1"/><w:shd w:val="clear"/>')) + tr(tc(p(""), '<w:tcW w:w="1"/>'))),
  ],
  [
    "cells split",
    tbl(tr(tc(p(""), MERGE('w:vMergeOrig="cont"')))),
    tbl(tr(tc(p("")))),
    tbl(tr(tc(p(""), "<w:vMerge/>"))),
  ],
]

const BOOKMARK = '<w:bookmarkStart w:id="7" w:name="n"/>'
const BOOKMARK_END = '<w:bookmarkEnd w:id="7"/>'
const COMMENTED = (inner: string) => `<w:commentRangeStart w:id="3"/>${inner}<w:commentRangeEnd w:id="3"/>`
const REFERENCE = '<w:r><w:commentReference w:id="3"/></w:r>'
const ranges: readonly Case[] = [
  ["bookmark inside goes", p(del(BOOKMARK + dt("a") + BOOKMARK_END)), p(""), p(BOOKMARK + t("a") + BOOKMARK_END)],
  [
    "bookmark that ends outside stays",
    p(del(BOOKMARK + dt("a")) + t("b") + BOOKMARK_END),
    p(BOOKMARK + t("b") + BOOKMARK_END),
    p(BOOKMARK + t("a") + t("b") + BOOKMARK_END),
  ],
  [
    "comment goes with its reference",
    p(COMMENTED(t("a")) + del(REFERENCE)) + p(COMMENTED("")),
    p(t("a")) + p(""),
    p(COMMENTED(t("a")) + REFERENCE) + p(COMMENTED("")),
  ],
  [
    "comment on deleted text stays with its reference",
    p(COMMENTED(del(dt("a"))) + REFERENCE),
    p(COMMENTED("") + REFERENCE),
    p(COMMENTED(t("a")) + REFERENCE),
  ],
  [
    "content control inserted around text",
    p(
      `<w:customXmlInsRangeStart w:id="1" ${A}/><w:sdt><w:sdtPr/><w:sdtContent><w:customXmlInsRangeEnd w:id="1"/>${t("a")}<w:customXmlInsRangeStart w:id="2" ${A}/></w:sdtContent></w:sdt><w:customXmlInsRangeEnd w:id="2"/>`,
    ),
    p(`<w:sdt><w:sdtPr/><w:sdtContent>${t("a")}</w:sdtContent></w:sdt>`),
    p(t("a")),
  ],
  [
    "content control deleted around paragraphs",
    `<w:customXmlDelRangeStart w:id="1" ${A}/><w:sdt><w:sdtPr/><w:sdtContent>${p(t("a"))}</w:sdtContent></w:sdt><w:customXmlDelRangeEnd w:id="1"/>`,
    p(t("a")),
    `<w:sdt><w:sdtPr/><w:sdtContent>${p(t("a"))}</w:sdtContent></w:sdt>`,
  ],
  [
    "content control deleted with its text",
    p(`${t("a")}${del(`<w:sdt><w:sdtPr/><w:sdtContent>${dt("b")}</w:sdtContent></w:sdt>`)}`),
    p(t("a")),
    p(`${t("a")}<w:sdt><w:sdtPr/><w:sdtContent>${t("b")}</w:sdtContent></w:sdt>`),
  ],
]

const mr = (text: string) => `<m:r><m:t>${text}</m:t></m:r>`
const FRACTION = (control: string, num: string, den: string) =>
  `<m:f><m:fPr><m:ctrlPr>${control}</m:ctrlPr></m:fPr><m:num>${num}</m:num><m:den>${den}</m:den></m:f>`
const CONTROL = "<w:rPr><w:i/></w:rPr>"
const equations: readonly Case[] = [
  [
    "whole equation",
    p(t("a") + ins(`<m:oMath>${mr("x")}</m:oMath>`)),
    p(`${t("a")}<m:oMath>${mr("x")}</m:oMath>`),
    p(t("a")),
  ],
  [
    "deleted equation keeps m:t",
    p(t("a") + del(`<m:oMath>${mr("x")}</m:oMath>`)),
    p(t("a")),
    p(`${t("a")}<m:oMath>${mr("x")}</m:oMath>`),
  ],
  [
    "inside",
    p(`<m:oMath>${mr("x")}${ins(mr("y"))}${del(mr("z"))}</m:oMath>`),
    p(`<m:oMath>${mr("x")}${mr("y")}</m:oMath>`),
    p(`<m:oMath>${mr("x")}${mr("z")}</m:oMath>`),
  ],
  [
    "all inside",
    p(`<m:oMathPara><m:oMath>${ins(mr("y"))}</m:oMath></m:oMathPara>`),
    p(`<m:oMathPara><m:oMath>${mr("y")}</m:oMath></m:oMathPara>`),
    p(""),
  ],
  [
    "structure inserted around what was there",
    p(`<m:oMath>${FRACTION(ins(CONTROL), mr("x"), ins(mr("2")))}</m:oMath>`),
    p(`<m:oMath>${FRACTION(CONTROL, mr("x"), mr("2"))}</m:oMath>`),
    p(`<m:oMath>${mr("x")}</m:oMath>`),
  ],
  [
    "run with its change inside",
    p(`<m:oMath>${mr("x")}<m:r>${ins(CONTROL)}<m:t>y</m:t></m:r></m:oMath>`),
    p(`<m:oMath>${mr("x")}<m:r>${CONTROL}<m:t>y</m:t></m:r></m:oMath>`),
    p(`<m:oMath>${mr("x")}</m:oMath>`),
  ],
]

const BOX = (inner: string) =>
  p(
    `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${inner}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${inner}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
  )
const stories: readonly Case[] = [
  [
    "text box, both forms",
    BOX(marked("del", t("a")) + p(ins(t("b")))),
    BOX(p(t("a") + t("b"))),
    BOX(p(t("a")) + p("")),
  ],
  [
    "ruby",
    p(`<w:r><w:ruby><w:rt>${ins(t("b"))}</w:rt><w:rubyBase>${t("a")}</w:rubyBase></w:ruby></w:r>`),
    p(`<w:r><w:ruby><w:rt>${t("b")}</w:rt><w:rubyBase>${t("a")}</w:rubyBase></w:ruby></w:r>`),
    p(`<w:r><w:ruby><w:rt></w:rt><w:rubyBase>${t("a")}</w:rubyBase></w:ruby></w:r>`),
  ],
  [
    "nothing tracked",
    p(`${t("a")}<w:r><w:rPr/></w:r><w:hyperlink/><!-- kept -->`),
    p(`${t("a")}<w:r><w:rPr/></w:r><w:hyperlink/><!-- kept -->`),
    p(`${t("a")}<w:r><w:rPr/></w:r><w:hyperlink/><!-- kept -->`),
  ],
]

describe.each([
  ["runs", runs],
  ["formats", formats],
  ["paragraph marks", marks],
  ["tables", tables],
  ["ranges", ranges],
  ["equations", equations],
  ["stories", stories],
])("%s:", (_, cases) => {
  test.each(cases)("%s", (_name, markup, accepted, rejected) => {
    expect(resolved(markup, "accept")).toBe(accepted)
    expect(resolved(markup, "reject")).toBe(rejected)
    for (const form of [accepted, rejected])
      for (const how of ["accept", "reject"] as const) expect(resolved(form, how)).toBe(form)
  })
})

describe("other parts", () => {
  const change = p(ins(t("a")) + del(dt("b")))
  const sides = {
    footnotes: `<w:footnote w:id="1">${change}</w:footnote>`,
    endnotes: `<w:endnote w:id="1">${change}</w:endnote>`,
    comments: `<w:comment w:id="1">${change}</w:comment>`,
    header: change,
    footer: change,
    styles: `<w:style><w:rPr><w:b/><w:rPrChange w:id="1"><w:rPr/></w:rPrChange></w:rPr></w:style>`,
  }

  test("are resolved too", () => {
    for (const [part, content] of Object.entries(sides).slice(0, 5)) {
      expect(resolved("", "accept", sides, `word/${part}1.xml`)).toBe(content.replace(change, p(t("a"))))
      expect(resolved("", "reject", sides, `word/${part}1.xml`)).toBe(content.replace(change, p(t("b"))))
    }
    expect(resolved("", "accept", sides, "word/styles1.xml")).toBe("<w:style><w:rPr><w:b/></w:rPr></w:style>")
    expect(resolved("", "reject", sides, "word/styles1.xml")).toBe("<w:style></w:style>")
  })

  test("a package without changes is the same bytes", () => {
    const bytes = docx(p(t("a")), { header: p(t("ins")) })
    expect(resolveRevisions("f.docx", bytes, "accept")).toBe(bytes)
  })

  test("parts without changes keep their bytes", () => {
    const bytes = docx(change, { header: p(t("a")), image: new Uint8Array([1, 2, 3]) })
    const before = openPackage("f", bytes).parts
    const after = openPackage("f", resolveRevisions("f.docx", bytes, "accept")).parts
    expect(
      [...after]
        .filter(([name, part]) => Buffer.compare(part, before.get(name) ?? new Uint8Array()) !== 0)
        .map(([name]) => name),
    ).toEqual(["word/main.xml"])
  })
})
