import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { PlanRow, PlanText } from "../../src/app/plan-text.ts"
import { itemsOf } from "../../src/tui/items.ts"
import { lineWidth } from "../../src/tui/lines.ts"
import { wordsIn } from "../../src/tui/messages.ts"
import { planMap } from "../../src/tui/plan-map.ts"
import { type PlanLook, planRowLines } from "../../src/tui/plan-rows.ts"
import { paged, scrolled, showing } from "../../src/tui/plan-window.ts"
import { runs } from "../runs.ts"
import { DEMO, snapshotOf } from "./demo-case.ts"
import { type Driven, driven } from "./driven.ts"

const items = itemsOf(snapshotOf(DEMO))
const look = (width: number, find = ""): PlanLook => ({ items, words: wordsIn("ja"), width, find })

const piece = fc.record({
  kind: fc.constantFrom("same", "removed", "added", "format"),
  text: fc.string({
    unit: fc.constantFrom("案", "ｱ", "a", "、", "）", "\n", "\t", "葛󠄀", "𠮷", "\u001b"),
    maxLength: 60,
  }),
})
const planRow: fc.Arbitrary<PlanRow> = fc.record({
  kind: fc.constantFrom("heading", "text", "cells", "aside"),
  level: fc.nat(3),
  label: fc.constantFrom(null, "第3条", "とても長い番号の付いた見出しの番号"),
  page: fc.constantFrom(null, 1, 2),
  pageApproximate: fc.boolean(),
  pieces: fc.array(piece, { maxLength: 5 }),
  changes: fc.constantFrom([], ["c1"], ["c3", "nobody's"]),
  moved: fc.constantFrom(null, "here", "away"),
})
const plan: fc.Arbitrary<PlanText> = fc.record({
  version: fc.constant("v"),
  rows: fc.array(planRow, { minLength: 1, maxLength: 30 }),
})

const heights = (text: PlanText, at: PlanLook) => text.rows.map((_, i) => planRowLines(text, i, at, "none").length)

describe("rows of the plan", () => {
  test("keep every character and stay within their pane, whatever stands in them", () => {
    const signs = /[\s␊⟦⟧＋－￫￨･▸＊＞＜約頁0-9]/gu
    fc.assert(
      fc.property(plan, fc.integer({ min: 24, max: 90 }), (text, width) => {
        for (const [index, row] of text.rows.entries()) {
          const lines = planRowLines(text, index, look(width), "none")
          for (const line of lines) expect(lineWidth(line)).toBeLessThanOrEqual(width)
          const shown = lines.flatMap(({ pieces }) => pieces.map(one => one.text)).join("")
          const meant = (row.label ?? "") + row.pieces.map(({ text: own }) => own).join("")
          const plain = (of: string) =>
            of
              .replace(/[\u001b\t]/g, "")
              .replace(/[␛»]/g, "")
              .replace(signs, "")
          expect(plain(shown)).toBe(plain(meant))
        }
      }),
      { numRuns: runs(60) },
    )
  })

  test("say without colour what goes and what comes", () => {
    const row = (pieces: PlanRow["pieces"]): PlanText => ({
      version: "v",
      rows: [
        {
          ...{ kind: "text", level: 0, label: null, page: null, pageApproximate: false, moved: null },
          ...{ changes: ["c1"], pieces },
        },
      ],
    })
    const shown = (pieces: PlanRow["pieces"]) =>
      planRowLines(row(pieces), 0, look(60), "none")
        .flatMap(({ pieces: of }) => of.map(({ text }) => text))
        .join("")
        .trim()
    const [same, removed, added] = [
      { kind: "same", text: "甲" },
      { kind: "removed", text: "乙" },
      { kind: "added", text: "丙" },
    ] as const
    expect(shown([same, removed, added, same])).toBe("＊甲乙￫丙甲")
    expect(shown([same, removed])).toBe("＊甲－乙")
    expect(shown([same, added])).toBe("＊甲＋丙")
    expect(shown([added])).toBe("＋丙")
    expect(shown([removed])).toBe("－乙")
  })
})

describe("the window of the plan", () => {
  test("shows the row that is asked for, and is full while there is text", () => {
    fc.assert(
      fc.property(plan, fc.nat(29), fc.nat(29), fc.integer({ min: 3, max: 20 }), (text, from, to, height) => {
        const at = look(40)
        const all = heights(text, at)
        const last = text.rows.length - 1
        const start = { row: Math.min(from, last), skip: 0 }
        const row = Math.min(to, last)
        const top = showing(text, start, row, height, at)
        const line = (index: number) => all.slice(0, index).reduce((sum, one) => sum + one, 0)
        const [first, own] = [line(top.row) + top.skip, all[row] ?? 0]
        expect(line(row)).toBeGreaterThanOrEqual(own >= height ? 0 : first)
        if (own < height) {
          expect(line(row) + own).toBeLessThanOrEqual(first + height)
          expect(first).toBeLessThanOrEqual(Math.max(0, line(last + 1) - height))
        } else expect(top.row).toBe(row)
      }),
      { numRuns: runs(150) },
    )
  })

  test("pages lead through all of it and back", () => {
    fc.assert(
      fc.property(plan, fc.integer({ min: 3, max: 20 }), (text, height) => {
        const at = look(40)
        let top = { row: 0, skip: 0 }
        for (let i = 0; i < 400; i++) top = paged(text, top, height - 1, height, at)
        expect(scrolled(text, top, height, at).row).toBe(text.rows.length - 1)
        for (let i = 0; i < 400; i++) top = paged(text, top, 1 - height, height, at)
        expect(top).toEqual({ row: 0, skip: 0 })
      }),
      { numRuns: runs(20) },
    )
  })

  test("the map has a cell for each line and marks a change where it stands", () => {
    const rows = Array.from(
      { length: 100 },
      (_, i): PlanRow => ({
        ...{ kind: "text", level: 0, label: null, page: null, pageApproximate: false, moved: null },
        ...{ pieces: [{ kind: "same", text: "本文" }], changes: i === 75 ? ["c3"] : [] },
      }),
    )
    const map = planMap({ version: "v", rows }, items, { top: { row: 0, skip: 0 }, last: 9, height: 20 })
    expect(map.map(({ text }) => text).join("")).toBe(`  ${"￨".repeat(13)}￭${"￨".repeat(4)}`)
    expect(map[15]?.style).toBe("warning")
  })
})

const inPlan = async (more: Parameters<typeof driven>[0] = {}): Promise<Driven> => {
  const tui = driven(more)
  await tui.press("4")
  return tui
}

describe("the view of the plan", () => {
  test("n and N go through the changes, round the end; Enter opens one, Esc comes back", async () => {
    const tui = await inPlan()
    await tui.press("n")
    expect(tui.screen()).toMatch(/▸ ＊重要インフラ事業者等は、ＩＴ￫IT障害/)
    expect(tui.screen()).toContain("修正のある段落 1/7")
    expect(tui.screen()).toMatch(/もとになった意見 1件\n 3-1 反映/)
    await tui.press("N")
    expect(tui.screen()).toContain("修正のある段落 7/7")
    await tui.press("n", "n", "enter")
    expect(tui.state()).toMatchObject({ view: "changes", selected: { changes: "c2" } })
    await tui.press("escape")
    expect(tui.state()).toMatchObject({ view: "plan", selected: { plan: "5" } })
  })

  test("t goes from a comment, a change or a finding to its place", async () => {
    const tui = driven()
    await tui.press("j", "j", "t")
    expect(tui.state()).toMatchObject({ view: "plan", selected: { plan: "2" } })
    await tui.press("escape")
    expect(tui.state()).toMatchObject({ view: "comments", selected: { comments: "3-1" } })
    await tui.press("2", "end", "t")
    expect(tui.state()).toMatchObject({ view: "plan", selected: { plan: "20" } })
    // Without a change the page that the comment names tells the place.
    await tui.press("1", "end", "t")
    expect(tui.state()).toMatchObject({ view: "plan", selected: { plan: "17" } })
    await tui.press("1", "home", "t")
    expect(tui.screen()).toContain("案文のどこの話か分かりません")
  })

  test("search has hits; ] goes to what nobody explained; r explains it", async () => {
    const tui = await inPlan()
    await tui.press("/")
    await tui.type("信用情報")
    await tui.press("enter")
    expect(tui.screen()).toContain("信用情報 1/1")
    await tui.press("escape", "home", "]")
    expect(tui.state().selected.plan).toBe("8")
    await tui.press("r")
    expect(tui.screen()).toContain("この修正の理由")
    expect(tui.state()).toMatchObject({ view: "changes", selected: { changes: "c3" } })
  })

  test("a plan that is still read, and none at all, say so", async () => {
    const tui = driven()
    await tui.send({ kind: "refreshed", snapshot: { ...tui.state().snapshot, seq: 9, planVersion: null } })
    await tui.press("4")
    expect(tui.screen()).toContain("案文がまだありません")
  })

  test.each([160, 200])("stands beside another view on a wide screen and follows its selection (%i)", async columns => {
    const tui = driven({ columns, rows: 50, view: "changes" })
    await tui.press("v", "2", "j")
    expect(tui.screen()).toMatch(/▸ 2 [^\n]*│/)
    expect(tui.screen()).toMatch(/│ ▸ ＊経営層は/)
    await tui.press("tab")
    expect(tui.state()).toMatchObject({ view: "plan", side: "changes" })
    await tui.press("n")
    expect(tui.screen()).toMatch(/│ ▸ 3 +構成/)
    await tui.press("v", "1")
    expect(tui.state().side).toBeNull()
  })

  test("narrower screens say from where on", async () => {
    const tui = driven({ columns: 120, rows: 40 })
    await tui.press("v")
    expect(tui.screen()).toContain("横160桁以上")
  })
})
