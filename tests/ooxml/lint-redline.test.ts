import { describe, expect, test } from "vitest"
import { lintRedline } from "../../src/ooxml/lint-redline.ts"
import { readZip, writeZip } from "../../src/ooxml/zip.ts"
import { hasCorpus, load, wordFiles } from "../corpus.ts"
import { docx, p, r, type SideParts } from "../readers/docx-package.ts"

const lint = (body: string, sides: SideParts = {}): readonly string[] =>
  lintRedline("f.docx", docx(body, sides)).map(sentence => sentence.replace(/^word\/main\.xml: /, ""))

const A = 'w:author="a"'
const revised = (name: string, id: number, inner: string) => `<w:${name} w:id="${id}" ${A}>${inner}</w:${name}>`
const mark = (name: string, id: number) => `<w:rPr><w:${name} w:id="${id}" ${A}/></w:rPr>`
const t = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`
const dt = (text: string) => `<w:r><w:delText>${text}</w:delText></w:r>`
const char = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
const move = (kind: string, id: number, name: string, inner: string) =>
  `<w:move${kind}RangeStart w:id="${id}" ${A} w:name="${name}"/>${inner}<w:move${kind}RangeEnd w:id="${id}"/>`
const cell = (inner: string) => `<w:tbl><w:tr><w:tc>${inner}</w:tc></w:tr></w:tbl>`
const END = p("")

/** As Word writes it. */
const SOUND: readonly (readonly [name: string, body: string, sides?: SideParts])[] = [
  ["insertion and deletion", p(t("a") + revised("ins", 1, t("b")) + revised("del", 2, dt("c")))],
  ["deletion inside an insertion", p(revised("ins", 1, t("b") + revised("del", 2, dt("c"))))],
  ["paragraph deleted before the last", p(revised("del", 1, dt("a")), mark("del", 2)) + END],
  [
    "move",
    p(move("To", 1, "m", revised("moveTo", 2, t("a"))), mark("moveTo", 3)) +
      p(move("From", 4, "m", revised("moveFrom", 5, t("a"))), mark("moveFrom", 6)) +
      END,
  ],
  [
    "deleted field",
    p(
      revised(
        "del",
        1,
        `${char("begin")}<w:r><w:delInstrText>PAGE</w:delInstrText></w:r>${char("separate")}${dt("1")}${char("end")}`,
      ),
    ),
  ],
  [
    "result of a field",
    p(char("begin") + char("separate") + revised("ins", 1, t("2")) + revised("del", 2, dt("1")) + char("end")),
  ],
  [
    "row inserted with its marks",
    `<w:tbl><w:tr><w:trPr><w:ins w:id="1" ${A}/></w:trPr><w:tc>${p(revised("ins", 2, t("a")), mark("ins", 3))}</w:tc></w:tr></w:tbl>${END}`,
  ],
  [
    "text of a text box in a deleted drawing",
    p(revised("del", 1, `<w:r><w:drawing><w:txbxContent>${p(t("a"))}</w:txbxContent></w:drawing></w:r>`)),
  ],
  [
    "records of what was, last",
    p(
      "",
      `<w:jc w:val="left"/><w:rPr><w:b/><w:rPrChange w:id="1" ${A}><w:rPr/></w:rPrChange></w:rPr><w:pPrChange w:id="2" ${A}><w:pPr/></w:pPrChange>`,
    ),
  ],
  [
    "notes and comments",
    p(`<w:commentRangeStart w:id="1"/>${t("a")}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>`),
    { comments: `<w:comment w:id="1">${END}</w:comment>` },
  ],
  [
    "section",
    `${p("", "<w:sectPr/>")}<w:sectPr><w:footerReference r:id="footer"/><w:headerReference r:id="header"/><w:pgSz/><w:cols/><w:docGrid/></w:sectPr>`,
    { header: END, footer: END },
  ],
  [
    "both forms of alternate content with the same ids",
    p(
      `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:txbxContent>${p(revised("ins", 1, t("a")))}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${p(revised("ins", 1, t("a")))}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>`,
    ),
  ],
]

/** One defect each, and what is said about it. */
const DEFECTS: readonly (readonly [name: string, body: string, findings: readonly string[], sides?: SideParts])[] = [
  ["w:t in a deletion", p(revised("del", 1, t("abc"))), ['A deletion holds w:t instead of w:delText: "abc".']],
  [
    "w:instrText in a deletion",
    p(revised("del", 1, "<w:r><w:instrText>PAGE</w:instrText></w:r>")),
    ['A deletion holds w:instrText instead of w:delInstrText: "PAGE".'],
  ],
  ["w:delText outside", p(dt("a")), ['w:delText stands outside of a deletion: "a".']],
  [
    "w:delInstrText outside",
    p("<w:r><w:delInstrText>a</w:delInstrText></w:r>"),
    ['w:delInstrText stands outside of a deletion: "a".'],
  ],
  [
    "w:delText in moved text",
    p(move("From", 1, "m", revised("moveFrom", 2, dt("a"))) + move("To", 3, "m", revised("moveTo", 4, t("a")))),
    ['w:delText stands in moved text: "a".'],
  ],
  [
    "insertion inside an insertion",
    p(revised("ins", 1, revised("ins", 2, t("a")))),
    ['w:ins stands inside another w:ins: "a".'],
  ],
  ["spaces that get lost", p(t(" a")), ['Spaces at the end of w:t are not preserved: "a".']],
  [
    "two revisions with one id",
    p(revised("ins", 1, t("a")) + revised("del", 1, dt("b"))),
    ["Several revisions have the id 1 ."],
  ],
  ["a revision without id", p(`<w:ins ${A}>${t("a")}</w:ins>`), ["w:ins has no id."]],
  ["a revision without author", p(`<w:ins w:id="1">${t("a")}</w:ins>`), ["w:ins has no author."]],
  [
    "moves of different names",
    p(move("From", 1, "m", revised("moveFrom", 2, t("a"))) + move("To", 3, "n", revised("moveTo", 4, t("a")))),
    [
      'The moveFrom range "m" has no moveTo range of that name.',
      'The moveTo range "n" has no moveFrom range of that name.',
    ],
  ],
  [
    "a move twice",
    p(move("From", 1, "m", "") + move("From", 2, "m", "") + move("To", 3, "m", "")),
    ['Several moveFrom ranges have the name "m".'],
  ],
  [
    "a move range without end",
    p(`<w:moveFromRangeStart w:id="1" ${A} w:name="m"/>${move("To", 3, "m", "")}`),
    ['The moveFrom range "m" has no end.'],
  ],
  ["a move range end without start", p('<w:moveToRangeEnd w:id="1"/>'), ["A moveTo range end has no start: 1 ."]],
  ["moved text outside of a range", p(revised("moveTo", 1, t("a"))), ["w:moveTo stands outside of a moveTo range."]],
  [
    "last mark of the body",
    `${p(t("a"), mark("ins", 1))}<w:sectPr/>`,
    ['The last paragraph mark of the body is revised: "a".'],
  ],
  [
    "last mark of a cell",
    cell(p(t("a")) + p(t("b"), mark("del", 1))),
    ['The last paragraph mark of a cell is revised: "b".'],
  ],
  [
    "last mark of a header",
    END,
    ['word/header1.xml: The last paragraph mark of a header is revised: "".'],
    { header: p("", mark("ins", 1)) },
  ],
  [
    "last mark of a note",
    p('<w:r><w:footnoteReference w:id="1"/></w:r>'),
    ['word/footnotes1.xml: The last paragraph mark of a footnote is revised: "".'],
    { footnotes: `<w:footnote w:id="1">${p("", mark("ins", 1))}</w:footnote>` },
  ],
  [
    "last mark of a text box",
    p(`<w:r><w:pict><w:txbxContent>${p("", mark("moveTo", 1))}</w:txbxContent></w:pict></w:r>`),
    ['The last paragraph mark of a text box is revised: "".'],
  ],
  [
    "last mark in a content control",
    `<w:sdt><w:sdtContent>${p("", mark("del", 1))}</w:sdtContent></w:sdt>`,
    ['The last paragraph mark of the body is revised: "".'],
  ],
  ["cell without paragraph", cell("<w:tcPr/>"), ['A cell does not end with a paragraph: "".']],
  ["cell that ends with a table", cell(p("") + cell(p("a"))), ['A cell does not end with a paragraph: "a".']],
  ["table without rows", "<w:tbl><w:tblPr/></w:tbl>", ["A table has no rows."]],
  ["row without cells", "<w:tbl><w:tr/></w:tbl>", ["A row has no cells."]],
  [
    "record of a run's format not last",
    p(`<w:r><w:rPr><w:rPrChange w:id="1" ${A}><w:rPr/></w:rPrChange><w:b/></w:rPr></w:r>`),
    ["w:rPrChange is not the last in w:rPr."],
  ],
  [
    "record of a paragraph's format not last",
    p("", `<w:pPrChange w:id="1" ${A}><w:pPr/></w:pPrChange><w:jc/>`),
    ["w:pPrChange is not the last in w:pPr.", "w:jc stands too late in w:pPr."],
  ],
  [
    "revised mark not first",
    p("", `<w:rPr><w:b/><w:ins w:id="1" ${A}/></w:rPr>`) + END,
    ["w:ins is not the first in w:rPr."],
  ],
  ["order in a section", "<w:sectPr><w:cols/><w:pgSz/></w:sectPr>", ["w:pgSz stands too late in w:sectPr."]],
  ["section before the last paragraph", `<w:sectPr/>${END}`, ["The section of the body is not its last element."]],
  [
    "two bookmarks of one name",
    p(
      '<w:bookmarkStart w:id="1" w:name="n"/><w:bookmarkEnd w:id="1"/><w:bookmarkStart w:id="2" w:name="n"/><w:bookmarkEnd w:id="2"/>',
    ),
    ['Several bookmarks have the name "n".'],
  ],
  [
    "two bookmarks of one id",
    p(
      '<w:bookmarkStart w:id="1" w:name="n"/><w:bookmarkEnd w:id="1"/><w:bookmarkStart w:id="1" w:name="m"/><w:bookmarkEnd w:id="1"/>',
    ),
    ["Several bookmarks have the id 1 ."],
  ],
  ["bookmark without end", p('<w:bookmarkStart w:id="1" w:name="n"/>'), ["The bookmark with the id 1 has no end."]],
  ["bookmark end without start", p('<w:bookmarkEnd w:id="1"/>'), ["The bookmark end with the id 1 has no start."]],
  [
    "note that is not there",
    p('<w:r><w:footnoteReference w:id="5"/></w:r>'),
    ["w:footnoteReference leads to nothing: 5 ."],
  ],
  [
    "comment that is not there",
    p('<w:r><w:commentReference w:id="5"/></w:r>'),
    ["w:commentReference leads to nothing: 5 ."],
    { comments: '<w:comment w:id="1"><w:p/></w:comment>' },
  ],
  ["relationship that is not there", p('<w:hyperlink r:id="x"/>'), ["The relationship x is missing."]],
  [
    "field without end",
    p(char("begin")),
    ["A field has no end.", "A field has no end after accepting.", "A field has no end after rejecting."],
  ],
  [
    "field end without field",
    p(char("end")),
    [
      "A field end has no field.",
      "A field end has no field after accepting.",
      "A field end has no field after rejecting.",
    ],
  ],
  [
    "separator without field",
    p(char("separate")),
    [
      "A field separator has no field.",
      "A field separator has no field after accepting.",
      "A field separator has no field after rejecting.",
    ],
  ],
  [
    "field that is whole only with its changes",
    p(char("begin") + char("separate") + revised("del", 1, char("end"))),
    ["A field has no end after accepting."],
  ],
  [
    "field with two ends after rejecting",
    p(revised("ins", 1, char("begin")) + char("separate") + char("end")),
    ["A field separator has no field after rejecting.", "A field end has no field after rejecting."],
  ],
]

for (const [name, body, sides] of SOUND) test(`no finding: ${name}`, () => expect(lint(body, sides)).toEqual([]))
for (const [name, body, findings, sides] of DEFECTS)
  test(`finding: ${name}`, () => expect(lint(body, sides)).toEqual(findings))

test("finding: relationship that leads to a missing part", () => {
  const body = p('<w:r><w:drawing><a:blip r:embed="image"/></w:drawing></w:r>')
  const parts = new Map(readZip("f", docx(body, { image: new Uint8Array([1]) })))
  parts.delete("word/media/image1.png")
  expect(lintRedline("f", writeZip(parts))).toEqual(["word/main.xml: The relationship image leads to a missing part."])
})

test("text is shown shortened, on one line", () => {
  expect(lint(p(revised("del", 1, t(`${"長".repeat(40)}\n`))))[0]).toBe(
    `A deletion holds w:t instead of w:delText: "${"長".repeat(24)}…".`,
  )
  expect(lint(p(r("a ")))).toEqual([])
})

/** Of all of them one has a text with a space at its end that Word drops. */
const TRUE = 'word/document.xml: Spaces at the end of w:t are not preserved: "Symbol".'

describe.skipIf(!hasCorpus)("real files", () => {
  test("have no findings that are not true", () => {
    const found = wordFiles("wild", "pairs").flatMap(file => lintRedline(file, load(file)))
    expect(found.filter(finding => finding !== TRUE)).toEqual([])
  })
})
