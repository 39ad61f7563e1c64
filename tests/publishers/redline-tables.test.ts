import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { readZip } from "../../src/ooxml/zip.ts"
import { docx, p, r } from "../readers/docx-package.ts"
import { failure } from "./redline-failure.ts"
import { redlineOf } from "./redline-made.ts"

const control = (tag: string, content: string): string =>
  `<w:sdt><w:sdtPr><w:tag w:val="${tag}"/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`
const cell = (text: string, properties = ""): string =>
  `<w:tc>${properties && `<w:tcPr>${properties}</w:tcPr>`}${text ? p(r(text)) : "<w:p/>"}</w:tc>`
const table = (rows: readonly string[]): string =>
  `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>${rows.join("")}</w:tbl>`
const plan = (rows: readonly string[]): Uint8Array => docx(table(rows) + p(r("以上")))

interface Row {
  readonly text: string
  readonly tag: string
  readonly cellTag: string
  readonly isMerged: boolean
}

const written = (rows: readonly Row[]): Uint8Array =>
  plan(
    rows.map(({ text, tag, cellTag, isMerged }, i) => {
      const first = isMerged && i > 0 ? cell("", "<w:vMerge/>") : cell(text, '<w:vMerge w:val="restart"/>')
      const second = isMerged && i > 0 ? cell("", "<w:vMerge/>") : cell(`${text}の欄`, '<w:vMerge w:val="restart"/>')
      const row = `<w:tr>${cellTag ? control(cellTag, first) : first}${second}</w:tr>`
      return tag ? control(tag, row) : row
    }),
  )

const tag = fc.constantFrom("", "", "甲", "乙")
const rows = fc.array(
  fc.record({
    text: fc.constantFrom("電力", "水道", "通信", "医療", "金融", "電力の供給"),
    tag,
    cellTag: tag,
    isMerged: fc.boolean(),
  }),
  { minLength: 1, maxLength: 4 },
)

describe("a file that Word takes in when it opens the plan", () => {
  const chunk = '<w:altChunk r:id="image"/>'
  const html = (text: string) => ({ image: new TextEncoder().encode(`<p>${text}</p>`) })
  const around = (text: string) => docx(p(r("前文")) + chunk + p(r("以上")), html(text))

  test("stays where it is the same, and is refused in a sentence where it became another", () => {
    const [same, edited] = [around("一"), docx(p(r("前文を改める")) + chunk + p(r("以上")), html("一"))]
    expect(failure(same, edited)).toBeNull()
    expect(() => redlineOf(same, around("二"))).toThrow(/altChunk/)
    expect(() => redlineOf(same, docx(p(r("前文")) + p(r("以上"))))).toThrow(/altChunk/)
  })

  test("comes and goes with its row", () => {
    const row = `<w:tr><w:tc>${chunk}${p(r("注"))}</w:tc></w:tr>`
    const [one, two] = [[`<w:tr>${cell("電力")}</w:tr>`], [`<w:tr>${cell("電力")}</w:tr>`, row]]
    const [without, withRow] = [docx(table(one) + p("")), docx(table(two) + p(""), html("一"))]
    expect(failure(without, withRow)).toBeNull()
    expect(failure(withRow, without)).toBeNull()
  })
})

describe("tables", () => {
  test("a row of merged cells stays where the row that it goes on from stays", () => {
    const merged = `<w:tr>${cell("", "<w:vMerge/>")}${cell("", "<w:vMerge/>")}</w:tr>`
    const start = (text: string) =>
      `<w:tr>${cell(text, '<w:vMerge w:val="restart"/>')}${cell("欄", '<w:vMerge w:val="restart"/>')}</w:tr>`
    const [draft, revision] = [plan([start("電力の供給"), merged]), plan([start("電力の供給の停止"), merged])]
    expect(failure(draft, revision)).toBeNull()
    expect(new TextDecoder().decode(readZip("r", redlineOf(draft, revision)).get("word/main.xml"))).not.toMatch(
      /<w:trPr><w:(?:ins|del) /,
    )
  })

  test("whatever content controls stand around rows and cells, and whichever cells are merged", () => {
    fc.assert(
      fc.property(rows, rows, (draft, revision) => {
        expect(failure(written(draft), written(revision))).toBeNull()
      }),
      { numRuns: process.env.AKAIRE_LONG ? 600 : 20 },
    )
  })
})
