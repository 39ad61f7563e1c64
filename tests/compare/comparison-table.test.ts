import fc from "fast-check"
import { expect, test } from "vitest"
import { compare } from "../../src/compare/compare.ts"
import { comparisonTable } from "../../src/compare/comparison-table.ts"
import type { Change } from "../../src/model/change.ts"
import type { ComparisonTable, SideEntry, SidePassage, SideRow } from "../../src/model/comparison-table.ts"
import type { Block, Plan } from "../../src/model/plan.ts"
import { versions } from "./generated.ts"
import { block, plan, table, words } from "./plans.ts"

function passagesIn(entries: readonly SideEntry[]): readonly SidePassage[] {
  const inRow = (row: SideRow) => (row.kind === "cells" ? row.cells.flatMap(({ passages }) => passages ?? []) : [])
  return entries.flatMap(entry =>
    entry.kind === "passage" ? [entry] : entry.kind === "table" ? entry.rows.flatMap(inRow) : [],
  )
}

const plainText = ({ text }: SidePassage) => text.map(part => part.text).join("")

/** Half-open ranges of a passage that are marked, those that touch as one. */
function marked({ text }: SidePassage): readonly (readonly [number, number])[] {
  const ranges: [number, number][] = []
  let at = 0
  for (const part of text) {
    const last = ranges.at(-1)
    if (part.marked && last?.[1] === at) last[1] += part.text.length
    else if (part.marked) ranges.push([at, at + part.text.length])
    at += part.text.length
  }
  return ranges
}

/** The characters of a side that its edits cover, block by block. */
function edited(change: Change, side: "draft" | "revision", blocks: readonly Block[]): readonly boolean[][] {
  const covered = Array.from({ length: (change[side]?.text ?? "").length }, () => false)
  for (const edit of change.edits) covered.fill(true, ...edit[side])
  let at = 0
  return blocks.map(({ text }) => {
    const own = covered.slice(at, at + text.length)
    at += text.length + 1
    return own
  })
}

function proved(table: ComparisonTable, changes: readonly Change[], plans: { draft: Plan; revision: Plan }): void {
  const shown = table.rows.flatMap(row => row.changes)
  const { contents, empty } = table.leftOut
  const gone = changes.filter(({ id }) => empty.includes(id)).map(({ draft, revision }) => (draft ?? revision)?.text)
  expect(gone.every(text => text?.trim() === "")).toBe(true)
  expect(changes.filter(({ id }) => contents.includes(id)).every(change => change.derivedFrom !== null)).toBe(true)
  expect([...shown, ...contents, ...empty].toSorted()).toEqual(changes.map(({ id }) => id).toSorted())
  for (const row of table.rows) {
    for (const change of changes.filter(({ id }) => row.changes.includes(id))) {
      for (const side of ["draft", "revision"] as const) {
        const byId = new Map(passagesIn(row[side]).map(passage => [passage.block, passage]))
        const blocks = (change[side]?.blocks ?? []).flatMap(id => plans[side].blocks.filter(one => one.id === id))
        const covered = edited(change, side, blocks)
        for (const [i, one] of blocks.entries()) {
          const passage = byId.get(one.id)
          expect(passage && plainText(passage), `${side} ${one.id}`).toBe(one.text)
          const flags = one.text.split("").map(() => false)
          for (const range of passage ? marked(passage) : []) flags.fill(true, ...range)
          expect(flags).toEqual(covered[i])
        }
      }
    }
  }
}

test("each change stands in one row, whose columns say what the versions say and mark exactly the edits", () => {
  fc.assert(
    fc.property(versions, fc.constantFrom("headings", "column"), ([draft, revision], places) => {
      const plans = { draft: plan(draft), revision: plan(revision) }
      const comparison = compare(plans.draft, plans.revision, { words })
      proved(comparisonTable(comparison, plans, { places }), comparison.changes, plans)
    }),
    { numRuns: 100 },
  )
})

/** A table in a few signs: `_edited_`, headings in brackets. */
function drawn({ rows }: ComparisonTable): string {
  const passage = (one: SidePassage) => {
    const number = one.label === null ? "" : one.label.marked ? `_${one.label.text}_ ` : `${one.label.text} `
    return number + one.text.map(({ text, marked: isMarked }) => (isMarked ? `_${text}_` : text)).join("")
  }
  const inner = (row: SideRow) =>
    row.kind === "cells" ? row.cells.map(({ passages }) => passages?.map(passage).join("/") ?? "…").join("|") : row.kind
  const entry = (one: SideEntry): string => {
    switch (one.kind) {
      case "passage":
        return passage(one)
      case "heading":
        return `[${one.label ?? ""}${one.text}]`
      case "omitted":
        return `${one.labels}…`
      case "table":
        return one.rows.map(inner).join(" ‖ ")
      case "place":
        return `at ${one.text}`
      case "from":
      case "to":
        return `${one.kind} ${one.place}`
      default:
        return one.kind
    }
  }
  const side = (entries: readonly SideEntry[]) => entries.map(entry).join(" ")
  return rows.map(row => `${row.begins ? "=" : " "} ${side(row.revision)} <> ${side(row.draft)}`).join("\n")
}

const heading = (text: string, label: string, path: readonly string[] = []) =>
  block(text, { kind: "heading", level: path.length + 1, label, path })
const tableOf = (draft: readonly Block[], revision: readonly Block[]) => {
  const plans = { draft: plan(draft), revision: plan(revision) }
  return drawn(comparisonTable(compare(plans.draft, plans.revision, { words }), plans, { places: "headings" }))
}

test("a row stands under the plan's headings; unchanged parts are （略） with their numbers", () => {
  const versionOf = (aim: string, training: string) => [
    heading("総則", "1."),
    block("この計画は、事業者の取組を進めるものである。", { path: ["b0"] }),
    heading("目的", "1.1", ["b0"]),
    block("目的は、安全の確保とする。", { path: ["b0", "b2"] }),
    heading("範囲", "1.2", ["b0"]),
    block("範囲は、全ての事業者とする。", { path: ["b0", "b4"] }),
    heading("期間", "1.3", ["b0"]),
    block(aim, { path: ["b0", "b6"] }),
    heading("取組", "2."),
    block(training, { path: ["b8"] }),
  ]
  const draft = versionOf("期間は３年とする。", "訓練を行う。")
  expect(tableOf(draft, versionOf("期間は５年とする。", "訓練を毎年度行う。"))).toBe(
    [
      "= [1.総則] … [1.3期間] <> [1.総則] … [1.3期間]",
      "  期間は_５_年とする。 <> 期間は_３_年とする。",
      "= [2.取組] <> [2.取組]",
      "  訓練を_毎年度_行う。 <> 訓練を行う。",
    ].join("\n"),
  )
})

test("a new row of a table stands between those that both versions have; long cells beside it are left out", () => {
  const rows = [
    ["分野", "事業者"],
    ["電力", "電気事業者"],
    ["鉄道", "鉄道事業者"],
    ["物流", "物流事業者"],
  ]
  const more = [...rows.slice(0, 3), ["港湾", "港湾運送事業者"], ...rows.slice(3)]
  expect(tableOf(table(0, rows), table(0, more))).toBe(
    "= 分野|事業者 ‖ omitted ‖ _港湾_|_港湾運送事業者_ ‖ omitted <> 分野|事業者 ‖ omitted ‖ new ‖ omitted",
  )
})

test("what moved stands at its new place beside its old text, and is named at its old one", () => {
  const long = "評価の方法は、関係する事業者の意見を聴いた上で、別に定める基準によるものとする。"
  const rest = ["第一の段落である。", "第二の段落では、訓練について定める。", "第三の段落では、報告について定める。"]
  const drawnTable = tableOf(
    [long, ...rest].map(text => block(text)),
    [...rest, long].map(text => block(text)),
  )
  expect(drawnTable).toContain(`${long} <> from `)
  expect(drawnTable).toMatch(/^. to .* <> …$/m)
})

test("another number is marked, though the words stayed", () => {
  const item = (label: string, text: string) => block(text, { kind: "item", level: 1, label })
  const drawnTable = tableOf(
    [item("(1)", "訓練を実施する。"), item("(2)", "結果を報告する。")],
    [
      item("(1)", "訓練を実施する。"),
      item("(2)", "体制を整備するとともに、関係者に周知する。"),
      item("(3)", "結果を報告する。"),
    ],
  )
  expect(drawnTable).toContain("_(2)_ _体制を整備するとともに、関係者に周知する。_ <> new")
  expect(drawnTable).toContain("_(3)_ 結果を報告する。 <> _(2)_ 結果を報告する。")
})
