import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { readComments } from "../../src/readers/comments.ts"
import { literalQuotes, sniffDelimiter } from "../../src/readers/comments-csv.ts"
import { csv, ENCODINGS, encode, utf8 } from "./encode.ts"

const read = async (text: string | Uint8Array, options = {}, file = "c.csv") =>
  readComments(file, typeof text === "string" ? utf8(text) : text, options)
const originals = async (text: string | Uint8Array, options = {}) =>
  (await read(text, options)).value.map(row => row.original)

/** Signs that both Japanese encodings have, and those that make CSV hard. */
const SIGNS = [...'あいアイ漢字計画第、。「」（）ＩＴabcAZ019 ,;\t"\n=+-@①'.replace("①", "")]
const opinion = fc
  .array(fc.constantFrom(...SIGNS), { minLength: 0, maxLength: 30 })
  .map(signs => `意見${signs.join("")}です`)
const name = fc.constantFrom("山田太郎", "鈴木, 花子", "㈱".normalize("NFKC"), '市民 "A"')

describe.each(ENCODINGS)("CSV in %s", encoding => {
  test("comes back as it was written, whatever stands in the cells", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(name, opinion), { minLength: 1, maxLength: 8 }),
        fc.constantFrom(",", "\t", ";"),
        fc.constantFrom("\r\n", "\n", "\r"),
        async (rows, delimiter, end) => {
          const table = [
            ["受付番号", "提出者", "御意見の内容"],
            ...rows.map(([who, text], i) => [String(i + 1), who, text]),
          ]
          const { value, warnings } = await read(encode(csv(table, delimiter, end), encoding))
          expect(value.map(row => [row.name, row.original])).toEqual(rows.map(row => [...row]))
          expect(value.map(row => row.submissionId)).toEqual(rows.map((_, i) => String(i + 1)))
          expect(warnings).toEqual([])
        },
      ),
      { numRuns: 60 },
    ))

  test("is read the same when the encoding is named", async () => {
    const bytes = encode(csv([["意見"], ["計画に賛成です。"]]), encoding)
    const label = encoding.replace(" with mark", "")
    expect(await originals(bytes, { encoding: label })).toEqual(["計画に賛成です。"])
  })
})

test("CP932 has the signs that names are written with", async () => {
  const bytes = encode(
    csv([
      ["提出者", "意見"],
      ["髙﨑㈱", "①Ⅳ～"],
    ]),
    "shift_jis",
  )
  expect((await read(bytes)).value[0]).toMatchObject({ name: "髙﨑㈱", original: "①Ⅳ～" })
})

test("English with typographic quotes from Excel is read as windows-1252", async () => {
  const latin = (text: string) =>
    Uint8Array.from([...text].map(sign => ({ "“": 0x93, "”": 0x94, "’": 0x92 })[sign] ?? sign.charCodeAt(0)))
  const text = "Comment,Submitter\r\nThe plan’s “target” is café-like,José\r\n"
  expect((await read(latin(text))).value[0]).toMatchObject({
    original: "The plan’s “target” is café-like",
    name: "José",
  })
})

test("JIS (ISO-2022-JP) is recognised by its escapes", async () => {
  const bytes = Uint8Array.from([0x1b, 0x24, 0x42, 0x30, 0x55, 0x38, 0x2b, 0x1b, 0x28, 0x42, 0x0a, 0x6f, 0x6b, 0x0a])
  expect(await originals(bytes)).toEqual(["ok"])
})

test("a line sep=; names the delimiter and counts as a row", async () => {
  const { value } = await read("sep=;\r\n意見;ページ\r\nよい, とても;5\r\n")
  expect(value[0]).toMatchObject({ original: "よい, とても", target: "5ページ", line: 3 })
})

test.each([
  ["a;b\n1;2\n", ";"],
  ["意見\tページ\nあ、い,う\t3\n", "\t"],
  ['意見,番号\n"a;b;c;d",1\n', ","],
  ["意見\nよい\n", ","],
])("the delimiter of %j is %j", (text, delimiter) => {
  expect(sniffDelimiter(text)).toBe(delimiter)
})

describe("quotation marks that are not closed", () => {
  test.each([
    ['1,"a\n2,b\n', "1,Xa\n2,b\n", [1]],
    ['1,"a"b,c\n', '1,Xa"b,c\n', [1]],
    ['1,"a""b"\n2,"c\n', '1,"a""b"\n2,Xc\n', [2]],
    ['a"b,c\n', 'a"b,c\n', []],
    ['"a\nb",c\n', '"a\nb",c\n', []],
  ])("%j", (text, repaired, lines) => {
    const literal = literalQuotes(text, ",")
    expect(literal.text.replaceAll(literal.sign, "X")).toBe(repaired)
    expect(literal.lines).toEqual(lines)
  })

  test("lose no row and are warned about with their line", async () => {
    const { value, warnings } = await read('番号,意見\n1,"開いたまま\n2,次の意見\n3,"正しい ""引用"""\n4,最後\n')
    expect(value.map(row => row.original)).toEqual(['"開いたまま', "次の意見", '正しい "引用"', "最後"])
    expect(warnings.map(({ source, message }) => [source.line, message.en])).toEqual([
      [2, 'A quotation mark (") is not closed properly and was read as a character.'],
    ])
  })

  test("in every line are told together after the first twenty", async () => {
    const { value, warnings } = await read(`意見\n${'"開いた\n'.repeat(30)}`)
    expect(value.length).toBe(30)
    expect(warnings.map(({ source, count }) => [source.line, count]).slice(19)).toEqual([
      [21, 1],
      [22, 10],
    ])
  })
})

test("rows count as in a spreadsheet: blank ones and cells over several lines are one each", async () => {
  const { value } = await read('意見,番号\n"一\n二",1\n\n三,2\n')
  expect(value.map(row => [row.line, row.original])).toEqual([
    [2, "一\n二"],
    [4, "三"],
  ])
})

test("bytes that fit no encoding become � and are told with their line", async () => {
  const bytes = Uint8Array.from([...utf8("意見\nよい\n"), 0xff, 0xff, ...utf8("です\n")])
  const { value, warnings } = await read(bytes, { encoding: "utf-8" })
  expect(value.at(-1)?.original).toBe("��です")
  expect(warnings).toMatchObject([{ source: { line: 3 }, count: 2 }])
})

test("a cell that starts with = stays text, and white space inside stays", async () => {
  expect(await originals("番号,意見\n1,=1+1\n2,  字下げ　と  空白 \n")).toEqual(["=1+1", "  字下げ　と  空白 "])
})
