import { COMPARISON_LAYOUT, type ComparisonPaper, type SidePassage } from "../../src/model/comparison-table.ts"

/** A passage written as 個人[情報]を: what stands in brackets is marked. A number before "|" is its label, marked with "*". */
function passage(written: string): SidePassage {
  const [, number, said = ""] = /^(?:([^|[\]]*)\|)?(.*)$/s.exec(written) ?? []
  const text = said
    .split(/[[\]]/)
    .flatMap((part, index) => (part === "" ? [] : [{ text: part, marked: index % 2 === 1 }]))
  const label = number === undefined ? null : { text: number.replace("*", ""), marked: number.startsWith("*") }
  return { kind: "passage", block: written, heading: false, label, text, objects: ["note"] }
}

const cells = (row: number, texts: readonly (string | null)[]) =>
  ({
    kind: "cells",
    row,
    cells: texts.map((text, column) => ({ column, span: 1, passages: text === null ? null : [passage(text)] })),
  }) as const

/** A 新旧対照表 with everything that such tables have. */
export const COMPARISON: ComparisonPaper = {
  language: "ja",
  title: "みどり市自転車計画　新旧対照表",
  layout: COMPARISON_LAYOUT,
  remarks: new Map([
    ["c1", "御意見1、3"],
    ["c2", "字句整理: 用語を統一しました。"],
  ]),
  notes: [],
  stamp: false,
  table: {
    leftOut: { contents: ["c9"], empty: ["c8"] },
    rows: [
      {
        changes: [],
        begins: true,
        place: "",
        draft: [
          { kind: "heading", label: "Ⅳ．", text: "取組" },
          { kind: "omitted", labels: "(1)～(3)" },
        ],
        revision: [
          { kind: "heading", label: "Ⅳ．", text: "取組" },
          { kind: "omitted", labels: "(1)～(3)" },
        ],
      },
      {
        changes: ["c1", "c2"],
        begins: false,
        place: "Ⅳ．取組",
        draft: [passage("*(4)|[ＩＴ]を活用\ufffcした\n安全な利用")],
        revision: [passage("*(5)|[IT]を活用\ufffcした\n安全な[自転車の]利用")],
      },
      {
        changes: ["c3"],
        begins: true,
        place: "別紙1 > 表1 > 2行",
        draft: [
          { kind: "table", columns: 2, rows: [cells(0, ["区分", "内容"]), { kind: "new" }, { kind: "omitted" }] },
        ],
        revision: [
          {
            kind: "table",
            columns: 2,
            rows: [cells(0, ["区分", "内容"]), cells(1, ["[点検]", null]), { kind: "omitted" }],
          },
        ],
      },
      {
        changes: ["c4"],
        begins: true,
        place: "Ⅴ．評価",
        draft: [passage("[削られる段落。<&>\u0000\u202e]")],
        revision: [{ kind: "gone" }],
      },
      {
        changes: ["c5"],
        begins: true,
        place: "Ⅵ．検証",
        draft: [{ kind: "from", place: "Ⅴ．評価" }, passage("評価の方法は、別に定める。")],
        revision: [passage("評価の方法は、別に定める。"), { kind: "format" }],
      },
      {
        changes: [],
        begins: true,
        place: "",
        draft: [{ kind: "place", text: "脚注3" }],
        revision: [
          { kind: "place", text: "脚注3" },
          { kind: "to", place: "Ⅵ．検証" },
        ],
      },
    ],
  },
}
