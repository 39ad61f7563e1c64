import { describe, expect, test } from "vitest"
import { lintRedline } from "../../src/ooxml/lint-redline.ts"
import { readZip } from "../../src/ooxml/zip.ts"
import { docx, p, r } from "../readers/docx-package.ts"
import { redlineOf } from "./redline-made.ts"

/** The body of a redline without what repeats. */
function body(draft: string, revision: string): string {
  const redline = redlineOf(docx(draft), docx(revision))
  expect(lintRedline("redline", redline)).toEqual([])
  const text = new TextDecoder().decode(readZip("redline", redline).get("word/main.xml"))
  return (/<w:body>(.*)<\/w:body>/.exec(text)?.[1] ?? "")
    .replaceAll(' xml:space="preserve"', "")
    .replace(/ w:author="Akaire" w:date="[^"]*"/g, "")
}

const withoutIds = (xml: string) => xml.replace(/ w:id="\d+"/g, "")
const field = (code: string, result: string) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
const END = p(r("以上で終わる。"))
const LONG = "甲は、乙の事前の書面による承諾を得なければならない。"

describe("shapes as Word writes them", () => {
  test("an insertion stands before the deletion that it replaces", () => {
    expect(withoutIds(body(p(r("甲は個人情報を守る。")), p(r("甲は営業秘密を守る。"))))).toBe(
      "<w:p><w:r><w:t>甲は</w:t></w:r><w:ins><w:r><w:t>営業秘密</w:t></w:r></w:ins><w:del><w:r><w:delText>個人情報</w:delText></w:r></w:del><w:r><w:t>を守る。</w:t></w:r></w:p>",
    )
  })

  test("an inserted paragraph has an inserted mark", () => {
    expect(withoutIds(body(p(r("一つ目")) + END, p(r("一つ目")) + p(r("間に入る新しい段落")) + END))).toBe(
      `${p(r("一つ目"))}<w:p><w:pPr><w:rPr><w:ins/></w:rPr></w:pPr><w:ins>${r("間に入る新しい段落")}</w:ins></w:p>${END}`.replaceAll(
        ' xml:space="preserve"',
        "",
      ),
    )
  })

  test("the last mark is never revised: a paragraph at the end takes the mark of the one before", () => {
    const added = withoutIds(body(p(r("初め")), p(r("初め")) + p(r("末尾に足す段落"))))
    expect(added).toBe(
      "<w:p><w:pPr><w:rPr><w:ins/></w:rPr></w:pPr><w:r><w:t>初め</w:t></w:r></w:p><w:p><w:ins><w:r><w:t>末尾に足す段落</w:t></w:r></w:ins></w:p>",
    )
    const removed = withoutIds(body(p(r("初め")) + p(r("末尾の段落")), p(r("初め"))))
    expect(removed).toMatch(/^<w:p><w:pPr><w:rPr><w:del\/><\/w:rPr><\/w:pPr>.*<w:p><w:del>.*<\/w:del><\/w:p>$/)
  })

  test("moved text keeps w:t, and both places bear one name", () => {
    const filler = ["第一の段落である。", "第二の段落は異なる。", "第三の段落もある。"].map(text => p(r(text))).join("")
    const moved = body(p(r(LONG)) + filler + END, filler + p(r(LONG)) + END)
    const [from, to] = [
      /<w:moveFromRangeStart [^>]*w:name="(\w+)"/.exec(moved),
      /<w:moveToRangeStart [^>]*w:name="(\w+)"/.exec(moved),
    ]
    expect(from?.[1]).toBe(to?.[1])
    expect(moved).toMatch(/<w:moveFrom [^>]*><w:r><w:t>/)
    expect(moved).not.toContain("delText")
    expect(moved).toMatch(/<w:pPr><w:rPr><w:moveFrom w:id="\d+"\/>/)
  })

  test("the code of a deleted field is deleted too, and fields are kept whole", () => {
    const both = withoutIds(body(p(r("頁") + field(" PAGE ", "3") + r("を見る。")), p(r("頁を見る。"))))
    expect(both).toContain("<w:delInstrText> PAGE </w:delInstrText>")
    expect(both).not.toContain("<w:instrText>")
    const result = withoutIds(
      body(p(r("頁") + field(" PAGE ", "3") + r("を見る。")), p(r("頁") + field(" PAGE ", "4") + r("を見る。"))),
    )
    expect(result.match(/fldChar /g)).toHaveLength(3)
    expect(result).toContain("<w:ins><w:r><w:t>4</w:t></w:r></w:ins><w:del><w:r><w:delText>3</w:delText></w:r></w:del>")
  })

  test("a changed format is recorded last, with what it was; each run by itself", () => {
    const changed = withoutIds(
      body(p(r("一つ目", "<w:i/>") + r("二つ目", "<w:u/>")), p(r("一つ目二つ目", '<w:b/><w:sz w:val="28"/>'))),
    )
    expect(
      changed.match(/<w:rPr><w:b\/><w:sz w:val="28"\/><w:rPrChange><w:rPr><w:i\/><\/w:rPr><\/w:rPrChange><\/w:rPr>/g),
    ).toHaveLength(1)
    expect(changed).toContain("<w:rPrChange><w:rPr><w:u/></w:rPr></w:rPrChange>")
  })

  test("whole rows and columns are tracked as such", () => {
    const table = (rows: readonly (readonly string[])[]) =>
      `<w:tbl><w:tblPr/><w:tblGrid/>${rows.map(row => `<w:tr>${row.map(text => `<w:tc>${p(r(text))}</w:tc>`).join("")}</w:tr>`).join("")}</w:tbl>${END}`
    const row = body(
      table([
        ["東京", "百人"],
        ["大阪", "二百人"],
      ]),
      table([
        ["東京", "百人"],
        ["名古屋", "三百人"],
        ["大阪", "二百人"],
      ]),
    )
    expect(row.match(/<w:trPr><w:ins /g)).toHaveLength(1)
    const column = body(
      table([
        ["東京", "百人"],
        ["大阪", "二百人"],
      ]),
      table([["東京"], ["大阪"]]),
    )
    expect(column.match(/<w:tcPr><w:cellDel /g)).toHaveLength(2)
  })

  test("ids of revisions differ", () => {
    const ids = [
      ...body(p(r("甲乙丙丁")) + p(r(LONG)) + END, p(r("甲丙戊丁", "<w:b/>")) + END).matchAll(/w:id="(\d+)"/g),
    ].map(([, id]) => id)
    expect(ids.length).toBeGreaterThan(3)
    expect(new Set(ids).size).toBe(ids.length)
  })
})
