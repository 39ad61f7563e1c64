import { describe, expect, test } from "vitest"
import { readComments } from "../../src/readers/comments.ts"
import { del, docx, ins, p, r, type SideParts } from "./docx-package.ts"

const cell = (content: string, properties = "") =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content.startsWith("<") ? content : p(content === "" ? "" : r(content))}</w:tc>`
const row = (...cells: readonly string[]) =>
  `<w:tr>${cells.map(each => (each.startsWith("<w:tc>") ? each : cell(each))).join("")}</w:tr>`
const table = (...rows: readonly string[]) =>
  `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/></w:tblPr>${rows.join("")}</w:tbl>`
const START = '<w:vMerge w:val="restart"/>'
const GO_ON = "<w:vMerge/>"

const read = (body: string, sides: SideParts = {}) => readComments("c.docx", docx(body, sides), {})
const originals = async (content: string, sides: SideParts = {}) =>
  (await read(table(row("意見", "番号"), row(cell(content), "1")), sides)).value.map(each => each.original)

describe("tables in Word", () => {
  test("are read with their number and row; merged cells count for each row", async () => {
    const body = table(
      row("受付番号", "御意見", "考え方"),
      row(cell("7", START), "一つ目", cell("回答", START)),
      row(cell("", GO_ON), "二つ目", cell("", GO_ON)),
    )
    expect((await read(p(r("題")) + body)).value).toMatchObject([
      { submissionId: "7", original: "一つ目", response: "回答", part: "1", line: 2 },
      { submissionId: "7", original: "二つ目", response: "回答", part: "1", line: 3 },
    ])
  })

  test("keep paragraphs, blank ones too, line breaks and tabs", async () => {
    const content = p(r("一")) + p("") + p(`${r("二")}<w:r><w:br/><w:t>三</w:t><w:tab/><w:t>四</w:t></w:r>`)
    expect(await originals(content)).toEqual(["一\n\n二\n三\t四"])
  })

  test("keep what mammoth drops: base text of ruby, fields, list numbers", async () => {
    const ruby =
      "<w:r><w:ruby><w:rt><w:r><w:t>かん</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby><w:t>字</w:t></w:r>"
    const field = `<w:fldSimple w:instr=" REF a ">${r("欄")}</w:fldSimple>`
    expect(await originals(p(r("前") + ruby + field))).toEqual(["前漢字欄"])
    const numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    const level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl>'
    const numbering = `<w:abstractNum w:abstractNumId="0">${level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`
    const body = table(row("No.", "意見"), ...["a", "b"].map(each => row(cell(p("", numbered)), each)))
    expect((await read(body, { numbering })).value.map(each => each.submissionId)).toEqual(["1", "2"])
    expect(await originals(p(r("条件"), numbered), { numbering })).toEqual(["1 条件"])
  })

  test("are read with tracked changes accepted, and that is said", async () => {
    const { value, warnings } = await read(
      table(row("意見", "番号"), row(cell(p(r("残") + ins(r("足")) + del("引"))), "1")),
    )
    expect(value.map(each => each.original)).toEqual(["残足"])
    expect(warnings.map(({ message, count }) => [message.en, count])).toEqual([
      ["Tracked changes in tables were read as accepted.", 2],
    ])
  })

  test("without titles are skipped and told, beside others that have them", async () => {
    const { value, warnings } = await read(
      table(row("担当", "電話")) + table(row("意見", "番号"), row("a", "1")) + table(row("b", "2")),
    )
    expect(value.map(each => [each.part, each.original])).toEqual([["2", "a"]])
    expect(warnings.map(({ source, message }) => [source.part, message.en])).toEqual([
      ["1", "It has no column title for comments; its 1 rows were not read."],
      ["3", "It has no column title for comments; its 1 rows were not read."],
    ])
  })

  test("inside a frame are found by their titles", async () => {
    const inner = table(row("意見", "番号"), row("a", "1"))
    const { value } = await read(table(row(cell(p(r("枠")) + inner + p("")))))
    expect(value.map(each => [each.part, each.original])).toEqual([["1-1", "a"]])
  })

  test("are needed: a letter is refused with what to do", async () => {
    await expect(read(p(r("意見書")))).rejects.toMatchObject({ text: { en: "c.docx: there is no table in it." } })
    await expect(read(table(row("枠だけ")))).rejects.toMatchObject({
      hint: { en: expect.stringContaining("--header-row") },
    })
  })
})
