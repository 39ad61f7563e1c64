import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { ColumnMapping } from "../../src/model/intake.ts"
import { titleMeaning } from "../../src/readers/column-words.ts"
import { readComments } from "../../src/readers/comments.ts"
import { csv, utf8 } from "./encode.ts"

const read = (rows: readonly (readonly string[])[], options = {}) => readComments("c.csv", utf8(csv(rows)), options)
const first = async (rows: readonly (readonly string[])[], options = {}) => (await read(rows, options)).value[0]

test.each([
  ["No.", "number"],
  ["№", "number"],
  ["番号", "number"],
  ["意見番号", "commentId"],
  ["Comment ID", "commentId"],
  ["受付番号", "submissionId"],
  ["提出番号", "submissionId"],
  ["提出者", "name"],
  ["お名前", "name"],
  ["氏名\n（法人その他の団体にあっては名称）", "name"],
  ["団体名", "organization"],
  ["MB/NC", "organization"],
  ["団体／個人", "kind"],
  ["提出者区分", "kind"],
  ["区分", "category"],
  ["受付日", "received"],
  ["タイムスタンプ", "received"],
  ["Received Date", "received"],
  ["提出方法", "channel"],
  ["該当箇所（ページ、行）", "target"],
  ["頁", "target"],
  ["Page#", "target"],
  ["Line #", "target"],
  ["Clause/ Subclause", "target"],
  ["章", "section"],
  ["項目", "section"],
  ["Sub-section", "subsection"],
  ["御意見", "original"],
  ["ご 意 見（１，０００字以内）", "original"],
  ["意見(原文)", "original"],
  ["提出された意見", "original"],
  ["素案に対する御意見の内容", "original"],
  ["ご意見及びその理由", "original"],
  ["Comment", "original"],
  ["Description", "original"],
  ["御意見の要旨", "summary"],
  ["コメントの概要", "summary"],
  ["御意見に対する考え方", "response"],
  ["金融庁の考え方", "response"],
  ["市の考え方及び見直しの結果", "response"],
  ["市の検討結果と理由", "response"],
  ["Agency Notes", "response"],
])("%j is a column of %s", (title, role) => {
  expect(titleMeaning(title)?.role).toBe(role)
})

test.each([
  "フリガナ",
  "住所",
  "メールアドレス",
  "備考",
  "意見の理由",
  "意見数",
  "対応区分",
  "修正の有無",
  "Resolution",
  "",
])("%j is none of the fields", title => {
  expect(titleMeaning(title)).toBeNull()
})

describe("the row of the titles", () => {
  const table = [
    ["受付番号", "提出者", "該当箇所", "御意見の内容"],
    ["1", "山田", "3ページ", "賛成です。"],
    ["2", "鈴木", "", "反対です。"],
  ]
  const above = fc.constantFrom(
    [],
    [""],
    ["", "", ""],
    ["第５次○○計画（案）に対する意見募集の結果について"],
    ["意見"],
    ["○○計画に対する御意見", "", "", ""],
    ["期間：令和4年1月28日から2月28日まで", "", "意見総数：24件"],
    ["※ 個人情報は公表しません", "印刷用"],
  )

  test("is found whatever stands above it", () =>
    fc.assert(
      fc.asyncProperty(fc.array(above, { maxLength: 25 }), async lines => {
        const { value, warnings } = await read([...lines, ...table])
        expect(value.map(row => [row.submissionId, row.name, row.target, row.original])).toEqual([
          ["1", "山田", "3ページ", "賛成です。"],
          ["2", "鈴木", null, "反対です。"],
        ])
        expect(value.map(row => row.line)).toEqual([lines.length + 2, lines.length + 3])
        expect(warnings).toEqual([])
      }),
    ))

  test("is found with its columns in any order", () =>
    fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), async order => {
        const { value } = await read(table.map(row => order.map(c => row[c] ?? "")))
        expect(value.map(row => row.original)).toEqual(["賛成です。", "反対です。"])
      }),
    ))

  test("does not mind width, spaces and line breaks in the titles", async () => {
    expect(
      await first([
        ["受 付\n番　号", "ご意見\n（原文）"],
        ["1", "あ"],
      ]),
    ).toMatchObject({
      submissionId: "1",
      original: "あ",
    })
  })

  test("may be two rows, of which the lower says what the upper only groups", async () => {
    expect(
      await first([
        ["No.", "提出者", "", "意見", "", "備考"],
        ["", "氏名", "区分", "原文", "要旨", ""],
        ["1", "山田", "個人", "長い意見", "短い意見", "メモ"],
      ]),
    ).toMatchObject({
      submissionId: "1",
      name: "山田",
      kind: "individual",
      original: "長い意見",
      summary: "短い意見",
      contact: { 備考: "メモ" },
      line: 3,
    })
  })

  test("that comes again on each page is skipped and said", async () => {
    const { value, warnings } = await read([...table, ...table])
    expect(value.length).toBe(4)
    expect(warnings.some(({ message, source }) => message.en.startsWith("Repeated titles") && source.line === 4)).toBe(
      true,
    )
  })
})

test("a heading above a table whose titles are not known is not taken for a title", async () => {
  const rows = [["意見"], ["甲", "乙"], ["1", "x"], ["2", "y"]]
  await expect(read(rows)).rejects.toMatchObject({ hint: { en: expect.stringContaining("--header-row 3") } })
})

test("one known title is enough beside others that are not known", async () => {
  expect(
    await first([
      ["ふるさと", "意見"],
      ["東京", "よい"],
    ]),
  ).toMatchObject({ original: "よい", contact: { ふるさと: "東京" } })
})

describe("small tables need no mapping", () => {
  test.each([
    [[["意見"], ["よい"]], ["よい"]],
    [
      [["comment"], ["Good"], ["Bad"]],
      ["Good", "Bad"],
    ],
    [
      [["ご意見をお聞かせください"], ["よい"]],
      ["ご意見をお聞かせください", "よい"],
    ],
    [
      [["賛成です。"], ["反対です。"]],
      ["賛成です。", "反対です。"],
    ],
    [
      [
        ["No.", "意見の概要"],
        ["1", "要旨だけ"],
      ],
      ["要旨だけ"],
    ],
    [
      [
        ["番号", "内容", "回答"],
        ["1", "本文", "答え"],
      ],
      ["本文"],
    ],
    [
      [
        ["id", "title", "text"],
        ["#1", "T", "Body"],
      ],
      ["Body"],
    ],
  ])("%j", async (rows, originals) => {
    expect((await read(rows)).value.map(row => row.original)).toEqual(originals)
  })

  test("a list without a title is read and said", async () => {
    expect((await read([["賛成です。"]])).warnings.map(each => each.message.en)).toEqual([
      "There are no column titles; every row was read as a comment.",
    ])
  })
})

describe("what a column holds", () => {
  test("No. numbers submissions where there is no other number, and comments beside one", async () => {
    expect(
      await first([
        ["No.", "意見"],
        ["7", "a"],
      ]),
    ).toMatchObject({ submissionId: "7", commentId: null })
    expect(
      await first([
        ["No.", "受付番号", "意見"],
        ["7", "A-1", "a"],
      ]),
    ).toMatchObject({ submissionId: "A-1", commentId: "7" })
  })

  test("No. that starts again further down joins nobody", async () => {
    const { value } = await read([
      ["No.", "意見"],
      ["1", "a"],
      ["2", "b"],
      ["1", "c"],
    ])
    expect(value.map(row => row.submissionId)).toEqual([null, null, null])
  })

  test("区分 is the kind of submitter only where it holds kinds", async () => {
    expect(
      await first([
        ["区分", "意見"],
        ["団体", "a"],
      ]),
    ).toMatchObject({ kind: "organization" })
    expect(
      await first([
        ["区分", "意見"],
        ["賛成", "a"],
      ]),
    ).toMatchObject({ kind: "unknown", contact: { 区分: "賛成" } })
  })

  test("a filled 団体名 makes an organisation, whose name goes first", async () => {
    const { value } = await read([
      ["氏名", "団体名", "意見"],
      ["山田", "○○協会", "a"],
      ["鈴木", "なし", "b"],
      ["佐藤", "", "c"],
    ])
    expect(value.map(row => [row.kind, row.name, row.contact])).toEqual([
      ["organization", "○○協会", { 氏名: "山田" }],
      ["unknown", "鈴木", {}],
      ["unknown", "佐藤", {}],
    ])
  })

  test("names are not taken for kinds because they hold a word for one", async () => {
    expect(
      await first([
        ["提出者", "意見"],
        ["市民A", "a"],
      ]),
    ).toMatchObject({ name: "市民A", kind: "unknown" })
  })

  test.each([
    ["令和4年1月28日", "2022-01-28"],
    ["2022/1/28 9:05", "2022-01-28T09:05"],
    ["R4.1.28", "2022-01-28"],
    ["先週", "先週"],
  ])("a date %j is %j", async (written, received) => {
    expect(
      (
        await first([
          ["受付日", "意見"],
          [written, "a"],
        ])
      )?.received,
    ).toBe(received)
  })

  test("several columns of a place are one place, with units", async () => {
    expect(
      (
        await first([
          ["該当箇所", "ページ", "行", "意見"],
          ["別紙2", "58", "12", "a"],
        ])
      )?.target,
    ).toBe("別紙2 58ページ 12行")
    expect(
      (
        await first([
          ["Page#", "Line #", "Comment"],
          ["5", "7-9", "a"],
        ])
      )?.target,
    ).toBe("page 5 7-9")
  })

  test("columns that are not known go to the submitter's contact by their titles", async () => {
    expect(
      (
        await first([
          ["住所", "電話", "意見", "電話"],
          ["東京", "03", "a", "090"],
        ])
      )?.contact,
    ).toEqual({
      住所: "東京",
      電話: "03",
      "電話 (D)": "090",
    })
  })

  test("marked rows name the section of those below", async () => {
    const { value } = await read([
      ["No.", "意見", "考え方"],
      ["○ 総論について", "", ""],
      ["1", "a", "b"],
    ])
    expect(value).toMatchObject([{ section: "○ 総論について", original: "a", response: "b" }])
  })
})

describe("a mapping", () => {
  const rows = [
    ["しるし", "だれ", "なに"],
    ["x-1", "山田", "よい"],
  ]
  const mapped = (map: ColumnMapping) => first(rows, { map })

  test.each([
    [{ しるし: "commentId", だれ: "name", なに: "original" }],
    [{ A: "commentId", B: "name", C: "original" }],
    [{ "1": "commentId", "2": "name", "3": "original" }],
  ] as const)("%j names columns by title, letter or number", async map => {
    expect(await mapped(map)).toMatchObject({ commentId: "x-1", name: "山田", original: "よい", line: 2 })
  })

  test("finds the row of its titles, and leaves ignored columns out", async () => {
    const map = { しるし: "ignore", なに: "original" } as const
    expect(await first([["題"], [], ...rows], { map })).toMatchObject({
      original: "よい",
      contact: { だれ: "山田" },
      line: 4,
    })
  })

  test("that names no column says so and lists the columns", async () => {
    await expect(mapped({ 意見: "original" })).rejects.toMatchObject({
      text: { en: 'c.csv: there is no column "意見".' },
      hint: { en: expect.stringContaining('"しるし", "だれ", "なに"') },
    })
  })
})

describe("--header-row", () => {
  const rows = [
    ["意見", "番号"],
    ["意見", "No."],
    ["b", "2"],
  ]

  test("overrules what the words say", async () => {
    expect((await read(rows, { headerRow: 2 })).value).toMatchObject([{ original: "b", submissionId: "2", line: 3 }])
  })

  test("takes the only open column for the opinions", async () => {
    expect(
      (
        await read(
          [
            ["No.", "寄せられた声"],
            ["1", "b"],
          ],
          { headerRow: 1 },
        )
      ).value,
    ).toMatchObject([{ original: "b" }])
  })

  test("outside the table is refused", async () => {
    await expect(read(rows, { headerRow: 9 })).rejects.toMatchObject({ text: { en: "c.csv: there is no row 9." } })
  })
})

describe("rows with problems are told with their number", () => {
  const told = async (rows: readonly (readonly string[])[]) =>
    (await read(rows)).warnings.map(({ source, message, count }) => [source.line, message.en, count])

  test("an empty opinion beside filled cells", async () => {
    expect(
      await told([
        ["番号", "提出者", "意見"],
        ["1", "a", "x"],
        ["2", "b", ""],
        ["", "", ""],
      ]),
    ).toEqual([[3, "The opinion is empty; the row was skipped.", 1]])
  })

  test("rows of a form with nothing but a number are told once", async () => {
    expect(
      await told([
        ["番号", "意見"],
        ["1", "x"],
        ["2", ""],
        ["3", "　"],
      ]),
    ).toEqual([[3, "Rows with nothing but a number were skipped. (rows 3, 4)", 2]])
  })

  test("many are told together after the first twenty", async () => {
    const rows = Array.from({ length: 25 }, (_, i) => [String(i), "名", ""])
    const all = await told([["番号", "提出者", "意見"], ["x", "a", "x"], ...rows])
    expect(all.length).toBe(21)
    expect(all.at(-1)).toEqual([23, "The opinion is empty; the row was skipped. (rows 23, 24, 25, 26, 27)", 5])
  })

  test("a number that stands twice: no opinion is lost", async () => {
    const rows = [
      ["意見番号", "意見"],
      ["1", "a"],
      ["1", "b"],
    ]
    expect(await told(rows)).toEqual([[3, "The comment number 1 stands in row 2 too.", 1]])
    expect((await read(rows)).value.map(row => row.commentId)).toEqual(["1", null])
  })

  test("an opinion that is an error of a formula", async () => {
    const rows = [
      ["番号", "意見"],
      ["1", "#N/A"],
      ["2", "b"],
    ]
    expect(await told(rows)).toEqual([[2, "The opinion is an error value (#N/A); the row was skipped.", 1]])
  })

  test("an opinion as long as a cell of Excel can be", async () => {
    expect((await told([["意見"], ["あ".repeat(32_767)]]))[0]?.[0]).toBe(2)
    expect(await told([["意見"], ["あ".repeat(32_766)]])).toEqual([])
  })
})
