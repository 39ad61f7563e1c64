import { describe, expect, test } from "vitest"
import type { StatedResults } from "../../src/model/stated-results.ts"
import { readPublishedResults } from "../../src/readers/published-results.ts"
import { docx, p, r } from "./docx-package.ts"

/** A cell of an HTML table: its text, or its text with how many rows and columns it takes. */
type Cell = string | { readonly text: string; readonly rows?: number; readonly columns?: number }

const across = (text: string, columns: number): readonly Cell[] => [{ text, columns }]

function cellHtml(cell: Cell): string {
  const { text, rows = 1, columns = 1 } = typeof cell === "string" ? { text: cell } : cell
  const lines = text.split("\n").map(line => `<p>${line}</p>`)
  return `<td rowspan="${rows}" colspan="${columns}">${lines.join("")}</td>`
}

const table = (...rows: readonly (readonly Cell[])[]): string =>
  `<table>${rows.map(cells => `<tr>${cells.map(cellHtml).join("")}</tr>`).join("")}</table>`

const reading = (body: string, file = "結果.html") => readPublishedResults(file, new TextEncoder().encode(body))
const read = async (...body: readonly string[]): Promise<StatedResults> => (await reading(body.join("\n"))).value

/** What a test looks at: section, comments row by row, answer, mark. */
const brief = ({ answers }: StatedResults) =>
  answers.map(({ section, rows, text, revised }) => [
    section,
    rows.map(row => row.comments.join("+")).join("|"),
    text,
    revised,
  ])

describe("forms of published tables (the numbers are those of the survey)", () => {
  test("1: three columns, sections, stacked and merged cells, two page tables, the remark at the end", async () => {
    const titles = ["御意見の要旨", "御意見に対する考え方", "修正"]
    const stated = await read(
      "<p>「計画(案)」に対する</p><p>意見募集の結果について</p>",
      "<p>意見募集期間: 令和4(2022)年1月28日から2月28日まで 意見総数: 24件(団体8件、個人16件)</p>",
      table(
        titles,
        across("○ 総論", 3),
        across("(組織)", 3),
        ["・一つ目\n・二つ目", "考え", "有"],
        ["単独", "別の考え", "無"],
      ),
      table(titles, ["三つ目", { text: "共通", rows: 2 }, { text: "無", rows: 2 }], ["四つ目"], ["五つ目", "", ""]),
      "<p>その他の御意見もありましたが、案に直接関係のないものでした。</p>",
    )
    expect(stated).toMatchObject({
      title: "「計画(案)」に対する意見募集の結果について",
      from: "2022-01-28",
      to: "2022-02-28",
      totals: "24件(団体8件、個人16件)",
      closing: "その他の御意見もありましたが、案に直接関係のないものでした。",
      hasMarks: true,
      language: "ja",
    })
    expect(brief(stated)).toEqual([
      ["○ 総論", "一つ目+二つ目".replace(/(一|二)つ目/g, "・$&"), "考え", true],
      ["○ 総論", "単独", "別の考え", false],
      ["○ 総論", "三つ目|四つ目|五つ目", "共通", false],
    ])
    expect(stated.answers.map(({ subsection }) => subsection)).toEqual(["(組織)", "(組織)", "(組織)"])
  })

  test("3, 8, 9: numbers; the words for opinion and answer differ", async () => {
    const forms = [
      ["No.", "コメントの概要", "金融庁の考え方"],
      ["No", "意見の内容", "県の考え方"],
      ["番号", "ご意見", "回答"],
    ]
    for (const titles of forms) {
      const stated = await read(table(titles, across("●総則", 3), ["1", "意見A", "考えA"], ["2", "意見B", "考えB"]))
      expect(brief(stated)).toEqual([
        ["●総則", "意見A", "考えA", null],
        ["●総則", "意見B", "考えB", null],
      ])
      expect(stated.answers.map(({ rows }) => rows[0]?.number)).toEqual(["1", "2"])
      expect(stated.hasMarks).toBe(false)
    }
  })

  test("4, 14: the place or the item in the first column, merged over rows", async () => {
    const stated = await read(
      table(
        ["該当箇所", "番号", "意見（概要）", "考え方"],
        [{ text: "第1章", rows: 2 }, "1", "意見A", { text: "共通の考え", rows: 2 }],
        ["2", "意見B"],
        ["第2章", "3", "意見C", "考えC"],
      ),
    )
    expect(stated.answers.map(({ rows }) => rows.map(({ target, number }) => [target, number]))).toEqual([
      [
        ["第1章", "1"],
        ["第1章", "2"],
      ],
      [["第2章", "3"]],
    ])
    const grouped = await read(
      table(["番号", "意見", "考え方"], across("Ⅰ 修正するもの", 3), ["1", "A", "a"], across("Ⅱ その他", 3), [
        "1",
        "B",
        "b",
      ]),
    )
    expect(grouped.answers.map(({ revised }) => revised)).toEqual([true, null])
    const items = await read(
      table(["項目", "意見", "市の検討結果と理由"], [{ text: "交通", rows: 2 }, "A", "a"], ["B", "b"]),
    )
    expect(brief(items).map(([section]) => section)).toEqual(["交通", "交通"])
  })

  test("2, 17: a class of each answer, the revision in a column of its own; number of people is no place", async () => {
    const stated = await read(
      table(
        ["No.", "該当箇所", "意見の概要", "件数", "町の考え方", "区分", "計画の修正"],
        ["1", "P3", "意見A", "2", "修正します。", "修正", "あり"],
        ["2", "P4", "意見B", "1", "参考とします。", "今後の参考", "なし"],
        ["3", "P5", "意見C", "1", "原案のとおりとします。", "原案どおり", "－"],
      ),
    )
    expect(stated.answers.map(({ outcome, revised }) => [outcome, revised])).toEqual([
      ["adopted", true],
      ["noted", false],
      ["not-adopted", false],
    ])
  })

  test("17: a class by its letter, as the legend above the table explains it", async () => {
    const stated = await read(
      "<p>Ａ：意見を反映し、案を修正したもの</p><p>Ｂ：案に既に記載されているもの</p>",
      table(["C", "今後の参考とするもの"], ["D", "案に反映できないもの"]),
      table(["意見", "考え方", "区分"], ["一", "1", "A"], ["二", "2", "Ｂ"], ["三", "3", "C"], ["四", "4", "D"]),
    )
    expect(stated.answers.map(({ outcome }) => outcome)).toEqual(["adopted", "already-covered", "noted", "not-adopted"])
  })

  test("13: 【修正なし】 in the cells", async () => {
    const stated = await read(
      table(["ご意見", "回答", "計画書の修正【修正の有無】"], ["A", "a", "【修正なし】"], ["B", "b", "【修正あり】"]),
    )
    expect(stated.answers.map(({ revised }) => revised)).toEqual([false, true])
  })

  test("11, 12: the summary is what is published; 再掲 is told apart", async () => {
    const stated = await read(
      table(
        ["意見（原文）", "意見の要約", "対応"],
        ["長い原文です。", "要約", "反映します。"],
        ["長い原文です。", "要約（再掲）", "別の章でも反映します。"],
      ),
    )
    expect(stated.answers.map(({ rows, repeat }) => [rows[0]?.comments, repeat])).toEqual([
      [["要約"], false],
      [["要約"], true],
    ])
  })

  test("16, 15: topics as headings between tables; changes without a comment in a table of their own", async () => {
    const titles = ["No.", "意見", "考え方"]
    const stated = await read(
      "<h2>■ 通学路</h2>",
      table(titles, ["1", "A", "a"]),
      "<h2>■ 校舎</h2>",
      table(titles, ["2", "B", "b"]),
      "<p>PC手続き以外での修正</p>",
      table(
        ["箇所", "修正前", "修正後", "理由"],
        ["2章", "34類型", "35類型", "数を改めた。"],
        ["3章", "（新設）", "一文", "追加"],
      ),
      "<p>以上</p>",
    )
    expect(brief(stated).map(([section]) => section)).toEqual(["■ 通学路", "■ 校舎"])
    expect(stated.reasons).toEqual([
      { removed: "34類型", added: "35類型", reason: "数を改めた。" },
      { removed: "", added: "一文", reason: "追加" },
    ])
    expect(stated.closing).toBe("以上")
  })

  test("15, 16: what was changed in place of a mark", async () => {
    const stated = await read(
      table(
        ["意見", "考え方", "計画の修正"],
        ["A", "a", "P32④「年1回」を「年2回」に修正"],
        ["B", "b", "なし"],
        ["C", "c", "？"],
      ),
    )
    expect(brief(stated)).toEqual([
      [null, "A", "a\nP32④「年1回」を「年2回」に修正", true],
      [null, "B", "b", false],
      [null, "C", "c", null],
    ])
  })

  test("numbers left out or twice are told", async () => {
    const rows = (...numbers: readonly string[]) => numbers.map(number => [number, `意見${number}`, "考え"])
    const said = async (...numbers: readonly string[]) =>
      (await reading(table(["No.", "意見", "考え方"], ...rows(...numbers)))).warnings.map(({ message }) => message.en)
    expect(await said("1", "2", "4", "4", "７")).toEqual([
      "The numbers 3, 5, 6 are missing in the table.",
      "The numbers 4 stand there more than once.",
    ])
    expect(await said("1", "2", "1", "2")).toEqual([])
    expect(await said("1-1", "1-2")).toEqual([])
    expect(await said("3", "4")).toEqual([])
  })

  test("18: English, columns in another order", async () => {
    const stated = await read(
      "<h1>Results of the consultation</h1><p>Comments received: 24 submissions (8 organisations, 16 individuals)</p>",
      table(
        ["Corresponding modification", "Response", "Comment"],
        ["Yes", "Changed.", "Too long."],
        ["No", "Noted.", "Fine."],
      ),
    )
    expect(stated).toMatchObject({ language: "en", totals: "24 submissions (8 organisations, 16 individuals)" })
    expect(brief(stated)).toEqual([
      [null, "Too long.", "Changed.", true],
      [null, "Fine.", "Noted.", false],
    ])
  })
})

describe("cells", () => {
  const one = async (cell: string) =>
    (await read(table(["意見", "考え方"], [cell, "a"]))).answers[0]?.rows[0]?.comments.length

  test.each([
    ["・A\n・B\n続き", 2],
    ["①A\n②B", 2],
    ["(1) A\n(2) B\n(3) C", 3],
    ["次のとおり。\n・A\n・B", 1],
    ["② A\n③ B", 1],
    ["・A", 1],
    ["一文目。\n二文目。", 1],
  ])("%j holds %i comments", async (cell, count) => {
    expect(await one(cell)).toBe(count)
  })

  test("an empty answer is that of the row above where nothing is merged, and missing where cells are", async () => {
    const plain = await reading(table(["意見", "考え方"], ["A", "a"], ["B", ""]))
    expect(brief(plain.value)).toEqual([[null, "A|B", "a", null]])
    expect(plain.warnings.map(({ message, source }) => [source.line, message.en])).toEqual([
      [3, "The answer is empty and was read as the one above."],
    ])
    const merged = await read(table(["意見", "考え方"], ["A", { text: "a", rows: 2 }], ["B"], ["C", ""]))
    expect(brief(merged)).toEqual([
      [null, "A|B", "a", null],
      [null, "C", "", null],
    ])
    const marked = await read(table(["意見", "考え方", "修正"], ["A", "a", "無"], ["B", "", "無"]))
    expect(brief(marked).at(-1)).toEqual([null, "B", "", false])
  })

  test("a comment with two answers is one; a table across pages goes on in a merged cell", async () => {
    const stated = await read(
      table(["意見", "考え方"], [{ text: "A", rows: 2 }, "一つ"], ["二つ"]),
      table(["B", ""], ["C", "c"]),
    )
    expect(brief(stated)).toEqual([
      [null, "A|B", "一つ\n二つ", null],
      [null, "C", "c", null],
    ])
  })
})

describe("other files", () => {
  test("a CSV file: a heading is a single marked cell, the remark stands under a blank row", async () => {
    const csv =
      "結果について\n意見総数：3件\n\n意見の概要,考え方,修正の有無\n○ 総論,,\nA,a,有\nB,,\n\n以上のほか、案に関係のない御意見がありました。,,\n"
    const { value } = await readPublishedResults("r.csv", new TextEncoder().encode(csv))
    expect(brief(value)).toEqual([["○ 総論", "A|B", "a", true]])
    expect(value).toMatchObject({
      title: "結果について",
      totals: "3件",
      closing: "以上のほか、案に関係のない御意見がありました。",
    })
    expect(value.answers[0]?.rows.map(({ line }) => line)).toEqual([6, 7])
  })

  test("Word: a table inside a cell belongs to it; automatic numbers are read", async () => {
    const tc = (content: string) => `<w:tc><w:tcPr/>${content}</w:tc>`
    const tr = (...cells: readonly string[]) => `<w:tr>${cells.map(tc).join("")}</w:tr>`
    const said = (text: string) => p(r(text))
    const inner = `<w:tbl>${tr(said("修正前"), said("修正後"))}</w:tbl>`
    const body = `<w:tbl>${tr(said("意見"), said("考え方"))}${tr(said("A"), `${said("次のとおり。")}${inner}${p("")}`)}${tr(said("B"), said("b"))}</w:tbl>`
    const { value } = await readPublishedResults("r.docx", docx(body))
    expect(brief(value)).toEqual([
      [null, "A", "次のとおり。\n修正前\n修正後", null],
      [null, "B", "b", null],
    ])
  })

  test.each([
    ["no table", "<p>結果について</p>", "no table at all"],
    ["another table", table(["柱", "取組"], ["1", "2"]), "「柱」「取組」"],
    ["comments alone", table(["受付番号", "御意見"], ["1", "A"]), "「受付番号」「御意見」"],
  ])("%s: one sentence that says what was looked for and found", async (_, body, found) => {
    await expect(reading(body)).rejects.toMatchObject({
      text: { en: expect.stringContaining(found) },
      hint: { ja: expect.stringContaining("考え方") },
    })
  })

  test("PDF and JSON are refused by name", async () => {
    await expect(reading("%PDF-1.7", "r.pdf")).rejects.toMatchObject({ text: { en: expect.stringContaining("PDF") } })
    await expect(reading("[{}]", "r.json")).rejects.toMatchObject({ text: { en: expect.stringContaining("JSON") } })
  })
})
