import { describe, expect, test } from "vitest"
import { compare } from "../../src/compare/compare.ts"
import type { Block } from "../../src/model/plan.ts"
import { block, notation, plan, table, words } from "./plans.ts"

type Blocks = readonly (Block | string)[]
const changes = (draft: Blocks, revision: Blocks) => compare(plan(draft), plan(revision), { words }).changes
const brief = (draft: Blocks, revision: Blocks) =>
  changes(draft, revision).map(({ kind, draft: before, revision: after, edits }) => [
    kind,
    kind === "edited" ? notation(before?.text ?? "", edits) : (after ?? before)?.text,
  ])

const SECTORS = [
  ["分野", "システム", "障害の例"],
  ["クレジット", "決済システム", "カード情報又は個人情報の大規模漏えい"],
  ["電力", "制御システム", "電力供給の停止"],
]

describe("tables", () => {
  test("an edit in a cell is an edit in that cell, and says where", () => {
    const revised = SECTORS.map(row => row.map(cell => cell.replace("個人情報", "信用情報")))
    expect(brief(table(0, SECTORS), table(0, revised))).toEqual([
      ["edited", "カード情報又は[個人/信用]情報の大規模漏えい"],
    ])
    expect(changes(table(0, SECTORS), table(0, revised))[0]).toMatchObject({
      nature: "term",
      draft: { place: "表1 > 2行" },
    })
  })

  test("a cell that says something else altogether was edited all the same", () => {
    const revised = SECTORS.map(row => row.map(cell => cell.replace("電力供給の停止", "なし")))
    expect(brief(table(0, SECTORS), table(0, revised))).toEqual([["edited", "[電力供給の停止/なし]"]])
  })

  test("each row that comes or goes is one change, wherever it stands", () => {
    const water = ["水道", "監視システム", "断水"]
    const gas = ["ガス", "供給監視", "供給停止"]
    expect(brief(table(0, SECTORS), table(0, [SECTORS[0] ?? [], water, gas, ...SECTORS.slice(1)]))).toEqual([
      ["inserted", water.join("\n")],
      ["inserted", gas.join("\n")],
    ])
    expect(brief(table(0, SECTORS), table(0, SECTORS.slice(0, 2)))).toEqual([["deleted", SECTORS[2]?.join("\n")]])
  })

  test("a merged cell that grows with a row in its middle is no change of its own", () => {
    const merged = (rows: readonly string[][], rowSpan: number) =>
      table(0, rows).map(each =>
        each.text === "金融" && each.cell ? { ...each, cell: { ...each.cell, rowSpan } } : each,
      )
    const [before, after] = [
      [
        ["金融", "銀行"],
        ["", "保険"],
      ],
      [
        ["金融", "銀行"],
        ["", "証券"],
        ["", "保険"],
      ],
    ]
    expect(brief(merged(before, 2), merged(after, 3)).map(([kind]) => kind)).toEqual(["inserted"])
  })

  test("a row that moved is one change", () => {
    const [head = [], credit = [], power = []] = SECTORS
    const kinds = changes(table(0, SECTORS), table(0, [head, power, credit])).map(({ kind }) => kind)
    expect(kinds).toEqual(["moved"])
  })

  test("a column that comes or goes is one change, and the cells beside it stay", () => {
    const wider = SECTORS.map(([a = "", ...rest], i) => [a, i === 0 ? "所管省庁" : `省庁${"甲乙丙"[i]}`, ...rest])
    expect(brief(table(0, SECTORS), table(0, wider))).toEqual([["inserted", "所管省庁\n省庁乙\n省庁丙"]])
    expect(brief(table(0, wider), table(0, SECTORS))).toEqual([["deleted", "所管省庁\n省庁乙\n省庁丙"]])
  })

  test("one cell that repeats another moves no column", () => {
    const digits = [
      ["1", "2", "3"],
      ["4", "Lorem.", "6"],
    ]
    const revised = [
      ["1", "2", "3"],
      ["Lorem.", "8", "9"],
    ]
    expect(brief(table(0, digits), table(0, revised))).toEqual([
      ["edited", "[4/Lorem.]"],
      ["edited", "[Lorem./8]"],
      ["edited", "[6/9]"],
    ])
    const turned = SECTORS.map(([a = "", b = "", c = ""]) => [b, a, c])
    expect(brief(table(0, SECTORS), table(0, turned)).map(([kind]) => kind)).toEqual(["moved"])
  })

  test("a table between paragraphs that comes whole is one change with what stands beside it", () => {
    expect(
      brief(
        ["前の段落です。", "後の段落です。"],
        ["前の段落です。", "表を示す。", ...table(0, SECTORS), "後の段落です。"],
      ),
    ).toEqual([["inserted", ["表を示す。", ...SECTORS.flat()].join("\n")]])
  })

  test("a nested table belongs to its cell", () => {
    const nested = (text: string) => {
      const inner = table(1, [[text, "値"]])
      const [a, b] = table(0, [["名称", ""]])
      return [a, ...inner, b].filter(each => each !== undefined)
    }
    expect(brief(nested("項目甲の内容"), nested("項目乙の内容"))).toEqual([["edited", "項目[甲/乙]の内容"]])
  })
})

describe("splits and joins", () => {
  const [first, second] = [
    "事業者は、毎年度、訓練を実施しなければならない。",
    "その結果は、所管省庁に報告するものとする。",
  ]

  test("an equation may come between the parts of a paragraph that was divided", () => {
    const equation = { ...block("\uFFFC"), objects: [{ at: 0, kind: "equation", digest: "e" } as const] }
    const [change, ...others] = changes(["前文", first + second], ["前文", first, equation, second])
    expect([change?.kind, change?.edits.map(({ added }) => added), others]).toEqual(["split", ["\n\uFFFC\n"], []])
  })

  test("an empty paragraph that was filled, or emptied, is one change", () => {
    expect(brief(["前文です。", "", "附則"], ["前文です。", first, "附則"])).toEqual([["edited", `[/${first}]`]])
    expect(brief(["前文です。", first, "附則"], ["前文です。", "", "附則"])).toEqual([["edited", `[${first}/]`]])
    const moved = changes(["前文です。", first, "附則", second], ["前文です。", "", "附則", second, first])
    expect(moved.map(({ kind }) => kind)).toEqual(["inserted", "moved"])
  })

  test("a paragraph that was divided is one change", () => {
    const [change, ...others] = changes(["前文", first + second, "附則"], ["前文", first, second, "附則"])
    expect([change?.kind, change?.edits.map(({ removed, added }) => [removed, added]), others]).toEqual([
      "split",
      [["", "\n"]],
      [],
    ])
  })

  test("two that were put together are one change", () => {
    const [change, ...others] = changes(["前文", first, second, "附則"], ["前文", first + second, "附則"])
    expect([change?.kind, change?.draft?.blocks, others]).toEqual(["joined", ["b1", "b2"], []])
  })
})

describe("what is beside the text", () => {
  test("a format that changes is an edit of nature format on the text that stayed", () => {
    const bold = block("重要な対策", { format: [{ from: 0, to: 2, key: "b" }] })
    expect(changes([block("重要な対策")], [bold])[0]).toMatchObject({
      nature: "format",
      edits: [{ draft: [0, 2], removed: "重要", added: "重要", nature: "format" }],
    })
    const heading = block("重要な対策", { style: "heading 1", kind: "heading", level: 1 })
    expect(changes([block("重要な対策")], [heading])[0]).toMatchObject({ nature: "format", edits: [{ removed: "" }] })
  })

  test("a picture that was exchanged is a change", () => {
    const figure = (digest: string) => block("\uFFFC図", { objects: [{ at: 0, kind: "image", digest }] })
    expect(changes([figure("1")], [figure("1")])).toEqual([])
    expect(changes([figure("1")], [figure("2")])[0]?.edits).toMatchObject([{ removed: "\uFFFC", added: "\uFFFC" }])
  })

  test("a reading that changes is a matter of notation", () => {
    const ruby = (reading: string) => block("斡旋する", { ruby: [{ from: 0, to: 2, reading }] })
    expect(changes([ruby("あつせん")], [ruby("あっせん")])[0]).toMatchObject({ nature: "notation" })
  })

  test("notes, headers and text boxes are compared with their own kind", () => {
    const note = (text: string, n: number) =>
      block(text, { kind: "note", story: { kind: "footnote", part: `footnote ${n}` } })
    const header = (text: string) => block(text, { story: { kind: "header", part: "header1.xml" } })
    expect(
      brief(
        ["本文", note("平成二十六年法律第百四号", 1), header("案")],
        ["本文", note("新たに加えた注", 1), note("平成二十六年法律第百四号", 2), header("成案")],
      ),
    ).toEqual([
      ["inserted", "新たに加えた注"],
      ["edited", "[/成]案"],
    ])
  })
})

describe("what follows by itself", () => {
  const item = (label: string, text: string) => block(text, { kind: "item", level: 1, label })

  test("a number that shifts because an item came before it", () => {
    const [inserted, shifted, ...others] = changes(
      [item("1", "総則について"), item("2", "罰則について")],
      [item("1", "総則について"), item("2", "報告の義務"), item("3", "罰則について")],
    )
    expect(inserted).toMatchObject({ kind: "inserted", derivedFrom: null })
    expect(shifted).toMatchObject({ kind: "edited", nature: "number", derivedFrom: inserted?.id, edits: [] })
    expect(others).toEqual([])
  })

  test("lines of the contents follow the heading that they repeat, pages follow nothing in particular", () => {
    const line = (text: string, page: string) =>
      block(`${text}\t${page}`, {
        fields: [
          { from: 0, to: text.length + 1 + page.length, instruction: 'TOC \\o "1-3"' },
          { from: text.length + 1, to: text.length + 1 + page.length, instruction: "PAGEREF _Toc1 \\h" },
        ],
      })
    const heading = (text: string) => block(text, { kind: "heading", level: 1 })
    const result = changes(
      [line("情報共有の推進", "3"), line("人材の育成", "5"), heading("情報共有の推進"), heading("人材の育成")],
      [line("情報共有の強化", "3"), line("人材の育成", "6"), heading("情報共有の強化"), heading("人材の育成")],
    )
    expect(result.map(({ derivedFrom }) => derivedFrom)).toEqual([result[2]?.id, "", null])
  })

  test("a reference among words that changed too is no change of its own", () => {
    const text = (number: string, verb: string) =>
      block(`第${number}条に${verb}`, { fields: [{ from: 1, to: 1 + number.length, instruction: "REF _Ref1 \\r" }] })
    expect(changes([text("3", "よる。")], [text("4", "よる。")])[0]).toMatchObject({ derivedFrom: "" })
    expect(changes([text("3", "よる。")], [text("4", "基づく。")])[0]).toMatchObject({ derivedFrom: null })
  })
})

describe("ids", () => {
  const draft = ["第一 目的について", "第二 対象について", "第三 期間について"]

  test("survive editing of the revision", () => {
    const first = changes(draft, ["第一 目的について", "第二 範囲について", "追加した段落", "第三 期間について"])
    const later = changes(draft, [
      "前文を加える",
      "第一 目的について",
      "第二 適用範囲について",
      "別の追加の段落",
      "第三 期間について",
    ])
    expect(first.map(({ id }) => id)).toEqual(later.slice(1).map(({ id }) => id))
  })

  test("tell equal paragraphs apart, and do not depend on what else changed", () => {
    const twins = ["同じ段落です。", "間の段落です。", "同じ段落です。"]
    const both = changes(twins, ["同じ段落だ。", "間の段落です。", "同じ段落だ。"]).map(({ id }) => id)
    const second = changes(twins, ["同じ段落です。", "間の段落です。", "同じ段落だ。"]).map(({ id }) => id)
    expect(new Set(both).size).toBe(2)
    expect(second).toEqual([both[1]])
  })
})
