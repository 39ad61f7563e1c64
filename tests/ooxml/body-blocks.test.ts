import { describe, expect, test } from "vitest"
import { agree, BlockNumbers, bodyBlocks, recomposed } from "../../src/ooxml/body-blocks.ts"
import { openPackage } from "../../src/ooxml/package.ts"
import { writeZip } from "../../src/ooxml/zip.ts"
import { docx, p, r } from "../readers/docx-package.ts"

const MAIN = "word/main.xml"
const pack = (bytes: Uint8Array) => openPackage("f.docx", bytes)

/** The blocks of a document whose main part was changed as text. */
function cut(body: string, change: (text: string) => string = text => text) {
  const parts = new Map(pack(docx(body)).parts)
  const text = change(new TextDecoder().decode(parts.get(MAIN)))
  return bodyBlocks(pack(writeZip(parts.set(MAIN, new TextEncoder().encode(text)))))
}

const blocksOf = (body: string) => {
  const found = cut(body)
  return found?.starts.slice(0, -1).map((_, i) => Buffer.from(found.text(i), "latin1").toString())
}

const BOX = (inside: string) =>
  `<w:r><w:pict><v:textbox><w:txbxContent>${inside}</w:txbxContent></v:textbox></w:pict></w:r>`
const TABLE = (inside: string) => `<w:tbl><w:tr><w:tc>${inside}</w:tc></w:tr></w:tbl>`

describe("a body", () => {
  test.each<[string, readonly string[]]>([
    ["paragraphs, one of them empty", [p(r("一")), "<w:p/>", '<w:p w:rsidR="00A1B2C3"/>', p(r("二"))]],
    ["space between", [`${p(r("一"))}\n  `, p(r("二"))]],
    ["a text box with paragraphs", [p(r("一") + BOX(p(r("内")) + p(""))), p(r("二"))]],
    ["a text box in a text box", [p(BOX(p(BOX(p(r("奥")))))), p(r("二"))]],
    ["a table in a table", [TABLE(TABLE(p(r("内"))) + p("")), p(r("二"))]],
    ["marks and sections", ['<w:bookmarkStart w:id="1" w:name="a>b"/>', p(r("一")), "<w:sectPr><w:pgSz/></w:sectPr>"]],
    ["a closing sign in a value", ['<w:p w:x="/>"><w:r><w:t>一</w:t></w:r></w:p>', p(r("二"))]],
  ])("is cut into its blocks: %s", (_, blocks) => expect(blocksOf(blocks.join(""))).toEqual(blocks))

  test("together with its head and end is the part again", () => {
    const found = cut(p(r("一")) + TABLE(p(r("二"))))
    const pieces = found?.starts.slice(0, -1).map((from, i) => [from, found.starts[i + 1] ?? 0] as const)
    expect(found && Buffer.from(recomposed(found, pieces ?? []))).toEqual(found?.bytes)
  })

  test.each<[string, string, (text: string) => string]>([
    ["text between blocks", `${p(r("一"))}x`, text => text],
    ["a paragraph in a paragraph", p(r("一") + p(r("二"))), text => text],
    ["a tag that is not closed", "<w:p><w:r>", text => text],
    ["a comment in the head", p(""), text => text.replace("<w:body>", "<!-- --><w:body>")],
    ["another prefix", p(""), text => text.replaceAll("w:body", "x:body")],
    [
      "another encoding",
      p(""),
      text => `<?xml version="1.0" encoding="Shift_JIS"?>${text.replace(/^<\?xml[^>]*\?>/, "")}`,
    ],
  ])("is left to the parser where it holds %s", (_, body, change) => expect(cut(body, change)).toBeNull())
})

test("equal numbers are equal bytes", () => {
  const [a, b] = [cut(p(r("一")) + p(r("二")) + p(r("一"))), cut(p(r("二")))]
  const numbers = new BlockNumbers()
  expect(a && numbers.of(a)).toEqual([0, 1, 0])
  expect(b && numbers.of(b)).toEqual([1])
})

test("a prefix that means two things is seen", () => {
  const other = cut("", text =>
    text.replace(/xmlns:w="[^"]*"/, 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'),
  )
  const own = cut("")
  expect(own && other && [agree(own, own), agree(own, other)]).toEqual([true, false])
})
