import { type CellValue, type WriteSheet, writeXlsx } from "hucre/xlsx"
import { describe, expect, test } from "vitest"
import { readZip, writeZip } from "../../src/ooxml/zip.ts"
import { readComments } from "../../src/readers/comments.ts"
import { numberText } from "../../src/readers/xlsx-cells.ts"

type Sheet = Omit<WriteSheet, "name"> & { readonly name?: string }

const book = (...sheets: readonly Sheet[]): Promise<Uint8Array> =>
  writeXlsx({ sheets: sheets.map((sheet, i) => ({ name: `Sheet${i + 1}`, ...sheet })) })
const read = async (bytes: Uint8Array, options = {}) => readComments("c.xlsx", bytes, options)
const rowsOf = async (rows: CellValue[][], more: Sheet = {}) => read(await book({ rows, ...more }))
const said = (reading: Awaited<ReturnType<typeof read>>) =>
  reading.warnings.map(({ source, message, count }) => [source.part, source.line, message.en, count])

/** A workbook whose first sheet holds that XML between its rows; strings are inline. */
async function bookOf(sheetData: string, more = ""): Promise<Uint8Array> {
  const parts = new Map(readZip("x", await book({ rows: [["x"]] })))
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  const xml = `<worksheet xmlns="${main}"><sheetData>${sheetData}</sheetData>${more}</worksheet>`
  parts.set("xl/worksheets/sheet1.xml", new TextEncoder().encode(xml))
  return writeZip(parts)
}
const text = (ref: string, value: string) => `<c r="${ref}" t="inlineStr"><is>${value}</is></c>`
const row = (...cells: readonly string[]) => `<row>${cells.join("")}</row>`
const TITLES = row(text("A1", "<t>受付番号</t>"), text("B1", "<t>御意見</t>"))

describe("a sheet", () => {
  test("is read with its name and row numbers; titles above the table are skipped", async () => {
    const { value, warnings } = await rowsOf([
      ["意見募集の結果"],
      [],
      ["受付番号", "御意見"],
      ["1", "賛成"],
      [],
      ["2", "反対"],
    ])
    expect(value).toMatchObject([
      { submissionId: "1", original: "賛成", part: "Sheet1", line: 4 },
      { submissionId: "2", original: "反対", part: "Sheet1", line: 6 },
    ])
    expect(warnings).toEqual([])
  })

  test("keeps opinions code point for code point; line breaks become U+000A", async () => {
    const original = "  一行目\r\n𠮷野家・葛󠄀城　①㈱髙\n=SUM(A1)\t末尾  "
    const { value } = await rowsOf([["意見"], [original]])
    expect(value[0]?.original).toBe(original.replace("\r\n", "\n"))
  })

  test("gives rich text as one text, without furigana", async () => {
    const { value } = await read(
      await bookOf(
        TITLES +
          row(
            text("A2", "<t>1</t>"),
            text(
              "B2",
              '<r><rPr><b/></rPr><t>個人</t></r><r><t xml:space="preserve"> 情報</t></r><rPh sb="0" eb="2"><t>コジン</t></rPh>',
            ),
          ),
      ),
    )
    expect(value[0]?.original).toBe("個人 情報")
  })

  test("shows numbers as they stand in it, however long", async () => {
    const { value } = await read(
      await bookOf(
        TITLES +
          row('<c r="A2"><v>12345678901234567890</v></c>', text("B2", "<t>a</t>")) +
          row('<c r="A3"><v>20220128000017</v></c>', text("B3", "<t>b</t>")),
      ),
    )
    expect(value.map(each => each.submissionId)).toEqual(["12345678901234567890", "20220128000017"])
  })

  test("has dates in every calendar as ISO, with the time where there is one", async () => {
    const day = new Date(Date.UTC(2022, 0, 28))
    const formats = ["yyyy/m/d", '[$-411]ggge"年"m"月"d"日"', '[$-ja-JP-x-gannen]ggge"年"m"月"d"日";@', "m/d/yy"]
    const cells = new Map(formats.map((numFmt, i) => [`${i + 1},0`, { value: day, style: { numFmt } }]))
    cells.set("5,0", { value: new Date(Date.UTC(2022, 0, 28, 13, 5)), style: { numFmt: "yyyy/m/d h:mm" } })
    const rows = [["受付日", "意見"], ...[1, 2, 3, 4, 5].map(i => [null, `a${i}`])]
    const { value } = await rowsOf(rows, { cells })
    expect(value.map(each => each.received)).toEqual([...formats.map(() => "2022-01-28"), "2022-01-28T13:05"])
  })

  test.each([
    [12, "0000", "0012"],
    [12, '"No."0', "No.12"],
    [12, '0000"号"', "0012号"],
    [1234567, "000-0000", "123-4567"],
    [12, "\\R0", "R12"],
    [1234, "#,##0", "1234"],
    [5, "General", "5"],
    [5, "", "5"],
    [5, "@", "5"],
    [0.5, "0%", "0.5"],
    [12, "0_ ;[Red]\\-0\\ ", "12"],
    [12, "[DBNum3]0", "12"],
    [12.5, "0000", "12.5"],
    [-3, "000", "-3"],
  ])("the number %d in the format %j is %j", (value, format, shown) => {
    expect(numberText(value, format)).toBe(shown)
  })

  test("of which the numbers of submissions are padded by their format keeps them so", async () => {
    const cells = new Map([["1,0", { value: 12, style: { numFmt: "0000" } }]])
    expect(
      (
        await rowsOf(
          [
            ["受付番号", "意見"],
            [null, "a"],
          ],
          { cells },
        )
      ).value[0]?.submissionId,
    ).toBe("0012")
  })
})

describe("merged cells", () => {
  const merge = (startRow: number, startCol: number, endRow: number, endCol: number) => ({
    startRow,
    startCol,
    endRow,
    endCol,
  })

  test("give their number and name to each opinion of a submission", async () => {
    const { value } = await rowsOf(
      [
        ["受付番号", "氏名", "御意見", "考え方"],
        ["7", "山田", "一つ目", "まとめて回答"],
        [null, null, "二つ目", null],
        ["8", "鈴木", "三つ目", null],
      ],
      { merges: [merge(1, 0, 2, 0), merge(1, 1, 2, 1), merge(1, 3, 2, 3)] },
    )
    expect(value.map(each => [each.submissionId, each.name, each.original, each.response])).toEqual([
      ["7", "山田", "一つ目", "まとめて回答"],
      ["7", "山田", "二つ目", "まとめて回答"],
      ["8", "鈴木", "三つ目", null],
    ])
  })

  test("that are blank without being merged stay blank", async () => {
    const { value } = await rowsOf([
      ["受付番号", "御意見"],
      ["7", "a"],
      [null, "b"],
    ])
    expect(value.map(each => each.submissionId)).toEqual(["7", null])
  })

  test("of an opinion make it one comment; a second answer beside it goes with the first", async () => {
    const { value, warnings } = await rowsOf(
      [
        ["御意見", "考え方"],
        ["長い意見", "一"],
        [null, "二"],
      ],
      {
        merges: [merge(1, 0, 2, 0)],
      },
    )
    expect(value.map(each => [each.original, each.response])).toEqual([["長い意見", "一\n二"]])
    expect(warnings).toEqual([])
  })

  test("across the table name the section and sub-section of the rows below", async () => {
    const { value } = await rowsOf(
      [["御意見", "考え方", "修正"], ["総論について"], ["(組織統治)"], ["a", "b", "無"], ["各論"], ["c", "d", "有"]],
      { merges: [merge(1, 0, 1, 2), merge(2, 0, 2, 2), merge(4, 0, 4, 2)] },
    )
    expect(value.map(each => [each.section, each.subsection, each.original])).toEqual([
      ["総論について", "(組織統治)", "a"],
      ["各論", null, "c"],
    ])
  })

  test("in the titles group them over two rows", async () => {
    const { value } = await rowsOf(
      [
        ["No.", "提出者", null, "意見"],
        [null, "氏名", "区分", null],
        [1, "山田", "個人", "a"],
      ],
      { merges: [merge(0, 1, 0, 2), merge(0, 0, 1, 0), merge(0, 3, 1, 3)] },
    )
    expect(value).toMatchObject([{ submissionId: "1", name: "山田", kind: "individual", original: "a", line: 3 }])
  })

  test("as large as the sheet cost nothing", async () => {
    const { value } = await rowsOf(
      [
        ["意見", "番号"],
        ["a", "1"],
      ],
      { merges: [merge(3, 0, 1_048_575, 16_383)] },
    )
    expect(value.length).toBe(1)
  })
})

describe("sheets", () => {
  const table = (name: string, ...opinions: readonly string[]): Sheet => ({
    name,
    rows: [["意見"], ...opinions.map(each => [each])],
  })

  test("that are visible are all read; one without titles is told", async () => {
    const reading = await read(
      await book(
        table("総論", "a"),
        {
          name: "メモ",
          rows: [
            ["集計", 3],
            ["x", 4],
          ],
        },
        table("各論", "b", "c"),
      ),
    )
    expect(reading.value.map(each => [each.part, each.original])).toEqual([
      ["総論", "a"],
      ["各論", "b"],
      ["各論", "c"],
    ])
    expect(said(reading)).toEqual([["メモ", 1, "It has no column title for comments; its 2 rows were not read.", 1]])
  })

  test("that are hidden are told and not read, unless named", async () => {
    const bytes = await book(table("表", "a"), { ...table("裏", "b"), hidden: true })
    const reading = await read(bytes)
    expect(reading.value.map(each => each.original)).toEqual(["a"])
    expect(said(reading)).toEqual([["裏", null, 'The hidden sheet "裏" was not read; name it with --sheet.', 1]])
    expect((await read(bytes, { sheet: "裏" })).value.map(each => each.original)).toEqual(["b"])
  })

  test("on which No. starts again join nobody; a number of a comment stands once in a file", async () => {
    const sheet = (name: string, number: string, opinion: string): Sheet => ({
      name,
      rows: [
        [number, "意見"],
        [1, opinion],
      ],
    })
    const numbers = await read(await book(sheet("総論", "No.", "a"), sheet("各論", "No.", "b")))
    expect(numbers.value.map(each => [each.submissionId, each.contact])).toEqual([
      [null, { "No.": "1" }],
      [null, { "No.": "1" }],
    ])
    const receipts = await read(await book(sheet("総論", "受付番号", "a"), sheet("各論", "受付番号", "b")))
    expect(receipts.value.map(each => each.submissionId)).toEqual(["1", "1"])
    const ids = await read(await book(sheet("総論", "意見番号", "a"), sheet("各論", "意見番号", "b")))
    expect(ids.value.map(each => each.commentId)).toEqual(["1", null])
    expect(said(ids)).toEqual([["各論", 2, "The comment number 1 stands in row 2 too.", 1]])
  })

  test("can be named by name, in any width, or by number", async () => {
    const bytes = await book(table("ＡＢ", "a"), table("２", "b"), table("三", "c"))
    for (const [sheet, original] of [
      ["ＡＢ", "a"],
      ["AB", "a"],
      ["2", "b"],
      ["3", "c"],
    ])
      expect((await read(bytes, { sheet })).value.map(each => each.original)).toEqual([original])
  })

  test("of an unknown name are refused with the list", async () => {
    await expect(read(await book(table("甲", "a"), table("乙", "b")), { sheet: "丙" })).rejects.toMatchObject({
      text: { en: 'c.xlsx: there is no sheet "丙".' },
      hint: { en: 'Its sheets are "甲", "乙".' },
    })
  })
})

describe("odd cells are told", () => {
  test("errors are empty, with their place", async () => {
    const reading = await read(
      await bookOf(
        TITLES +
          row('<c r="A2" t="e"><v>#REF!</v></c>', text("B2", "<t>a</t>")) +
          row(text("A3", "<t>2</t>"), '<c r="B3" t="e"><f>NA()</f><v>#N/A</v></c>'),
      ),
    )
    expect(reading.value.map(each => [each.submissionId, each.original])).toEqual([[null, "a"]])
    expect(said(reading)).toEqual([
      ["Sheet1", 2, "The cell A2 holds an error (#REF!) and was read as empty.", 1],
      ["Sheet1", 3, "The cell B3 holds an error (#N/A) and was read as empty.", 1],
      ["Sheet1", 3, "Rows with nothing but a number were skipped. (rows 3)", 1],
    ])
  })

  test("a formula gives its stored result, or is told when it has none", async () => {
    const reading = await read(
      await bookOf(
        TITLES +
          row('<c r="A2"><f>1+1</f><v>2</v></c>', '<c r="B2" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>') +
          row('<c r="A3"><f>1+1</f></c>', text("B3", "<t>c</t>")),
      ),
    )
    expect(reading.value.map(each => [each.submissionId, each.original])).toEqual([
      ["2", "ab"],
      [null, "c"],
    ])
    expect(said(reading)).toEqual([
      ["Sheet1", 3, "The formula in the cell A3 has no stored result and was read as empty.", 1],
    ])
  })

  test("hidden rows are read and counted", async () => {
    const reading = await rowsOf([["意見"], ["a"], ["b"], ["c"]], { rowDefs: new Map([[2, { hidden: true }]]) })
    expect(reading.value.length).toBe(3)
    expect(said(reading)).toEqual([["Sheet1", null, "1 hidden rows were read like the others.", 1]])
  })

  test("cells far away that only have a format do not count", async () => {
    const far = `<row r="1048576"><c r="XFD1048576" s="0"/></row>`
    expect(
      (await read(await bookOf(TITLES + row(text("A2", "<t>1</t>"), text("B2", "<t>a</t>")) + far))).value.length,
    ).toBe(1)
  })
})
