import { describe, expect, test } from "vitest"
import { keptDifference } from "../../src/app/kept-proof.ts"
import { proofForm } from "../../src/app/redline-proof.ts"
import { UserError } from "../../src/model/errors.ts"
import { openTrees } from "../../src/ooxml/canonical-trees.ts"
import { lintRedline } from "../../src/ooxml/lint-redline.ts"
import { resolveRevisions } from "../../src/ooxml/resolve-revisions.ts"
import { readZip, writeZip } from "../../src/ooxml/zip.ts"
import { docx, p, r } from "../readers/docx-package.ts"
import { isOfSecond, keptBy, keptRedline } from "./kept-made.ts"

const FIRST = 'w:author="甲" w:date="2025-04-01T00:00:00Z"'
const END = p(r("以上で終わる。"))
const put = (id: number, text: string) => `<w:ins w:id="${id}" ${FIRST}>${r(text)}</w:ins>`
const cut = (id: number, text: string) =>
  `<w:del w:id="${id}" ${FIRST}><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`
const mark = (id: number, kind: string) => `<w:pPr><w:rPr><w:${kind} w:id="${id}" ${FIRST}/></w:rPr></w:pPr>`

const sectPr = (properties: string) => `<w:sectPr>${properties}</w:sectPr>`

const bodyOf = (bytes: Uint8Array) =>
  /<w:body>(.*)<\/w:body>/.exec(new TextDecoder().decode(readZip("f", bytes).get("word/main.xml")))?.[1] ?? ""

/** The body of a kept redline, in short: who did it, and no ids. */
function kept(draft: string, revision: string): string {
  const bytes = keptRedline(docx(draft), docx(revision))
  expect(lintRedline("kept", bytes)).toEqual([])
  return bodyOf(bytes)
    .replaceAll(' xml:space="preserve"', "")
    .replace(/ w:id="\d+"/g, "")
    .replace(/ w:author="(.)" w:date="[^"]*"/g, " $1")
}

const inserted = (by: string, text: string) => `<w:ins ${by}><w:r><w:t>${text}</w:t></w:r></w:ins>`
const deleted = (by: string, text: string) => `<w:del ${by}><w:r><w:delText>${text}</w:delText></w:r></w:del>`
const plain = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`

describe("tracked changes of two authors", () => {
  test("what 甲 inserted and 乙 deletes is 乙's deletion inside 甲's insertion", () => {
    expect(
      kept(p(r("甲は") + put(1, "速やかに個人情報を") + r("守る。")) + END, p(r("甲は個人情報を守る。")) + END),
    ).toContain(
      `${plain("甲は")}<w:ins 甲><w:del 乙><w:r><w:delText>速やかに</w:delText></w:r></w:del>${plain("個人情報を")}</w:ins>${plain("守る。")}`,
    )
  })

  test("what 乙 inserts into 甲's insertion stands between its halves", () => {
    expect(kept(p(put(1, "個人情報を守る。")) + END, p(r("個人情報を厳に守る。")) + END)).toContain(
      inserted("甲", "個人情報を") + inserted("乙", "厳に") + inserted("甲", "守る。"),
    )
  })

  test("what 甲 deleted stays deleted where it was", () => {
    expect(kept(p(r("甲は") + cut(1, "必ず") + r("守る。")) + END, p(r("甲は守らない。")) + END)).toMatch(
      new RegExp(`^<w:p>${plain("甲は")}${deleted("甲", "必ず")}.*<w:ins 乙>`),
    )
  })

  test("a paragraph mark that 甲 deleted ends its paragraph, with 乙's edit in what follows", () => {
    const draft = `<w:p>${mark(1, "del")}${r("第一の文である。")}</w:p>${p(r("第二の文である。"))}${END}`
    expect(kept(draft, p(r("第一の文である。第二の文ではない。")) + END)).toMatch(
      /^<w:p><w:pPr><w:rPr><w:del 甲\/><\/w:rPr><\/w:pPr><w:r><w:t>第一の文である。<\/w:t><\/w:r><\/w:p><w:p><w:r><w:t>第二の文で<\/w:t><\/w:r>/,
    )
  })

  test("a paragraph that 甲 inserted and 乙 deletes bears both marks", () => {
    const draft = `${p(r("初めの段落である。"))}<w:p>${mark(1, "ins")}${put(2, "間に入れた段落である。")}</w:p>${END}`
    expect(kept(draft, p(r("初めの段落である。")) + END)).toContain(
      `<w:p><w:pPr><w:rPr><w:ins 甲/><w:del 乙/></w:rPr></w:pPr><w:ins 甲>${deleted("乙", "間に入れた段落である。")}</w:ins></w:p>`,
    )
  })

  test("a format that both changed is deleted with 甲's record and inserted anew", () => {
    const record = `<w:rPrChange w:id="1" ${FIRST}><w:rPr><w:i/></w:rPr></w:rPrChange>`
    expect(kept(p(r("強調", `<w:b/>${record}`)) + END, p(r("強調", "<w:u/>")) + END)).toContain(
      "<w:ins 乙><w:r><w:rPr><w:u/></w:rPr><w:t>強調</w:t></w:r></w:ins>" +
        "<w:del 乙><w:r><w:rPr><w:b/><w:rPrChange 甲><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr><w:delText>強調</w:delText></w:r></w:del>",
    )
  })

  test("paragraph properties that both changed are those of a deleted and an inserted mark", () => {
    const record = `<w:pPrChange w:id="1" ${FIRST}><w:pPr/></w:pPrChange>`
    const draft = `<w:p><w:pPr><w:jc w:val="center"/>${record}</w:pPr>${r("見出し")}</w:p>${END}`
    expect(kept(draft, `<w:p><w:pPr><w:jc w:val="right"/></w:pPr>${r("見出し")}</w:p>${END}`)).toBe(
      '<w:p><w:pPr><w:jc w:val="center"/><w:rPr><w:del 乙/></w:rPr><w:pPrChange 甲><w:pPr/></w:pPrChange></w:pPr>' +
        `${plain("見出し")}</w:p><w:p><w:pPr><w:jc w:val="right"/><w:rPr><w:ins 乙/></w:rPr></w:pPr></w:p>${END.replace(' xml:space="preserve"', "")}`,
    )
  })

  describe("properties that both changed, of what cannot be deleted and inserted anew, have one record of 乙 with the oldest", () => {
    const record = (kind: string, former: string, name = kind) =>
      `<w:${kind}Change w:id="1" ${FIRST}><w:${name}>${former}</w:${name}></w:${kind}Change>`
    const merged = (kind: string, former: string) =>
      `<w:${kind}Change 乙><w:${kind}>${former}</w:${kind}></w:${kind}Change>`
    const align = (to: string) => `<w:jc w:val="${to}"/>`
    const margin = (top: number) => `<w:pgMar w:top="${top}"/>`
    const cell = (properties: string) => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(r("東京都"))}</w:tc>`
    const table = (tblPr: string, trPr: string, tcPr: string) =>
      `<w:tbl><w:tblPr>${tblPr}</w:tblPr><w:tblGrid/><w:tr>${trPr && `<w:trPr>${trPr}</w:trPr>`}${cell(tcPr)}</w:tr></w:tbl>${END}`
    const lastly = (properties: string) => `<w:p><w:pPr>${properties}</w:pPr>${r("末尾。")}</w:p>`
    const number = (more = "") => `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/>${more}</w:numPr>`
    const noted = (format: string) =>
      `<w:p><w:r>${format && `<w:rPr>${format}</w:rPr>`}<w:tab/><w:pict/></w:r></w:p>${END}`

    test.each([
      [
        "the last paragraph",
        lastly(align("center") + record("pPr", align("left"))),
        lastly(align("right")),
        "pPr",
        align("left"),
      ],
      [
        "the number of the last paragraph",
        lastly(number(`<w:ins w:id="1" ${FIRST}/>`)),
        lastly(number() + align("right")),
        "pPr",
        "",
      ],
      [
        "the section",
        END + sectPr(margin(2) + record("sectPr", margin(1))),
        END + sectPr(margin(3)),
        "sectPr",
        margin(1),
      ],
      [
        "a section within",
        `<w:p><w:pPr>${sectPr(margin(2) + record("sectPr", margin(1)))}</w:pPr>${r("前。")}</w:p>${END}`,
        `<w:p><w:pPr>${sectPr(margin(3))}</w:pPr>${r("前。")}</w:p>${END}`,
        "sectPr",
        margin(1),
      ],
      [
        "a table",
        table(align("center") + record("tblPr", align("left")), "", ""),
        table(align("right"), "", ""),
        "tblPr",
        align("left"),
      ],
      [
        "a row",
        table("", `<w:cantSplit/>${record("trPr", "<w:hidden/>")}`, ""),
        table("", "<w:tblHeader/>", ""),
        "trPr",
        "<w:hidden/>",
      ],
      [
        "a cell",
        table("", "", `<w:noWrap/>${record("tcPr", "")}`),
        table("", "", '<w:vAlign w:val="center"/>'),
        "tcPr",
        "",
      ],
      ["a picture", noted(`<w:b/>${record("rPr", "<w:i/>")}`), noted("<w:u/>"), "rPr", "<w:i/>"],
    ])("%s", (_, draft, revision, kind, former) => {
      const body = kept(draft, revision)
      expect(body).toContain(merged(kind, former))
      expect(body).not.toContain("甲")
      expect(keptBy("乙", docx(draft), docx(revision)).merged).toBe(1)
    })
  })

  const cell = (text: string, mark = "") => `<w:tc>${mark && `<w:tcPr>${mark}</w:tcPr>`}${p(text && r(text))}</w:tc>`
  const rowOf = (cells: string, mark = "") => `<w:tr>${mark && `<w:trPr>${mark}</w:trPr>`}${cells}</w:tr>`
  const tableOf = (...rows: readonly string[]) => `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join("")}</w:tbl>${END}`
  const tokyo = cell("東京都の数")
  const osaka = cell("大阪府の数")
  const gone = (id: number) => `<w:cellDel w:id="${id}" ${FIRST}/>`
  const start = '<w:bookmarkStart w:id="70" w:name="印"/>'
  const control = (inner: string) => `<w:sdt><w:sdtContent>${inner}</w:sdtContent></w:sdt>`

  test.each([
    [
      "both insert or delete one cell",
      "挿入又は削除されたセル",
      tableOf(rowOf(tokyo + cell("大阪府の数", `<w:cellIns w:id="1" ${FIRST}/>`))),
      tableOf(rowOf(tokyo)),
    ],
    [
      "a row all of whose cells are deleted",
      "すべてのセルを消した行",
      tableOf(rowOf(tokyo), rowOf(cell("大阪府の数", gone(1)))),
      tableOf(rowOf(cell("京都府の数"))),
    ],
    [
      "a change of merged cells",
      "セルの結合の変更",
      tableOf(rowOf(tokyo), rowOf(cell("大阪府の数", `<w:cellMerge w:id="1" ${FIRST} w:vMerge="cont"/>`))),
      tableOf(rowOf(cell("京都府の数")), rowOf(osaka)),
    ],
    [
      "a change around rows or cells",
      "行やセルを囲む変更",
      tableOf(
        control(rowOf(cell("大阪府の数", `<w:tcPrChange w:id="1" ${FIRST}><w:tcPr/></w:tcPrChange>`))),
        rowOf(tokyo),
      ),
      tableOf(rowOf(cell("京都府の数"))),
    ],
    [
      "the mark of a range in a deleted row",
      "消した行にある範囲の印",
      `${p(start + r("前の段落。"))}${tableOf(
        rowOf(`<w:tc>${p(`${r("大阪府の数")}<w:bookmarkEnd w:id="70"/>`)}</w:tc>`, `<w:del w:id="1" ${FIRST}/>`),
        rowOf(tokyo),
      )}`,
      p(r("前の段落。")) + tableOf(rowOf(cell("京都府の数"))),
    ],
    [
      "a paragraph mark deleted at the edge of a content control",
      "コンテンツ コントロールの境で消した段落記号",
      `<w:p>${mark(1, "del")}${r("前の文。")}</w:p>${control(p(r("中の文。")))}${END}`,
      p(r("前の文。中の文ではない。")) + END,
    ],
  ])("%s: one sentence says so, where, and what to try", (en, ja, draft, revision) => {
    const refusal = (): UserError | null => {
      try {
        keptRedline(docx(draft), docx(revision))
      } catch (error) {
        if (error instanceof UserError) return error
        throw error
      }
      return null
    }
    const found = refusal()
    expect(found?.text.en).toContain(`the draft's tracked changes cannot be kept (`)
    expect(found?.text.en).toContain(`${en}; part word/main.xml, at "`)
    expect(found?.text.ja).toContain(ja)
    expect(found?.hint?.en).toContain("--revisions accept")
  })
})

test("what 乙 leaves alone stays byte for byte", () => {
  const alone =
    `<w:p w:rsidR="00A1">${mark(7, "del")}${r("一つ目。")}${cut(9, "余分。")}</w:p>` +
    `<w:p><w:pPr><w:pPrChange w:id="3" ${FIRST}><w:pPr><w:jc w:val="right"/></w:pPr></w:pPrChange></w:pPr>${put(5, "二つ目。")}</w:p>`
  const draft = docx(alone + p(r("三つ目を改める。")) + END)
  const revision = docx(p(r("一つ目。二つ目。")) + p(r("三つ目を廃する。")) + END)
  expect(bodyOf(keptRedline(draft, revision)).startsWith(alone)).toBe(true)
})

test("moves of both keep their names apart, and ids differ", () => {
  const far = ["第一の段落である。", "第二の段落は異なる。", "第三の段落もある。"].map(text => p(r(text))).join("")
  const long = "甲は、乙の事前の書面による承諾を得なければならない。"
  const range = (way: string, id: number, inner: string) =>
    `<w:move${way}RangeStart w:id="${id}" ${FIRST} w:name="move1"/><w:p>${mark(id + 1, `move${way}`)}<w:move${way} w:id="${id + 2}" ${FIRST}>${r(inner)}</w:move${way}></w:p><w:move${way}RangeEnd w:id="${id}"/>`
  const moved = "甲が移した段落は、これとはまた別の長さの文を持つ。"
  const draft = range("From", 1, moved) + p(r(long)) + far + range("To", 5, moved) + END
  const body = bodyOf(keptRedline(docx(draft), docx(far + p(r(moved)) + p(r(long)) + END)))
  const names = [...body.matchAll(/<w:moveFromRangeStart [^>]*w:name="(\w+)"/g)].map(([, name]) => name)
  expect(names.toSorted()).toEqual(["move1", "move1_1"])
  const ids = [...body.matchAll(/<w:(?!\w+Range)\w+ w:id="(\d+)"/g)].map(([, id]) => id)
  expect(new Set(ids).size).toBe(ids.length)
})

describe("the proof of a kept redline", () => {
  const draft = docx(p(r("甲は") + put(1, "速やかに") + cut(2, "必ず") + r("個人情報を守る。")) + END)
  const revision = docx(p(r("甲は速やかに営業秘密を守る。")) + END)
  const whole = keptRedline(draft, revision)
  const failure = (change: (body: string) => string) => {
    const parts = new Map(readZip("f", whole))
    const text = new TextDecoder().decode(parts.get("word/main.xml"))
    expect(change(text)).not.toBe(text)
    parts.set("word/main.xml", new TextEncoder().encode(change(text)))
    const sides = {
      draft: openTrees("draft", draft),
      revision: proofForm(openTrees("revision", resolveRevisions("f", revision, "accept"))),
      isOwn: isOfSecond(whole, draft),
      isMerged: () => false,
    }
    return keptDifference(openTrees("kept", writeZip(parts)), sides)?.side ?? null
  }

  test.each([
    ["authors", "another author", (text: string) => text.replace('w:author="甲"', 'w:author="丙"')],
    ["authors", "another date", (text: string) => text.replace("2025-04-01", "2025-04-02")],
    [
      "rejected",
      "an insertion that is none",
      (text: string) => text.replace(/<w:ins w:id="1"[^>]*>(.*?)<\/w:ins>/, "$1"),
    ],
    ["rejected", "a deletion that is lost", (text: string) => text.replace(/<w:del w:id="2".*?<\/w:del>/, "")],
    [
      "accepted",
      "a new insertion that is lost",
      (text: string) => text.replace(/<w:ins [^>]*乙[^>]*>.*?<\/w:ins>/, ""),
    ],
    [
      "own rejected",
      "a new insertion under the first author's id",
      (text: string) => {
        const [, id = ""] = /<w:ins w:id="(\d+)" w:author="乙"/.exec(text) ?? []
        return text.replace(`w:id="${id}"`, 'w:id="2"')
      },
    ],
  ])("finds (%s) %s", (side, _, change) => {
    expect(failure(change)).toBe(side)
  })
})
