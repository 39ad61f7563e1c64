import fc from "fast-check"
import { expect, test } from "vitest"
import { markedIn, minimum } from "../../bench/minimum.ts"
import { applyEdits } from "../../src/compare/check-comparison.ts"
import { compare } from "../../src/compare/compare.ts"
import type { Change, Comparison } from "../../src/model/change.ts"
import type { Block } from "../../src/model/plan.ts"
import { graphemes } from "../../src/text/width.ts"
import { runs } from "../runs.ts"
import { assembled, pieces, sentence, versions } from "./generated.ts"
import { block, notation, plan, table, words } from "./plans.ts"

type Version = readonly (Block | string)[]
const compared = (draft: Version, revision: Version): Comparison => compare(plan(draft), plan(revision), { words })
const kinds = (changes: readonly Change[]) => changes.map(({ kind }) => kind)

test("tables, notes, fields and objects: the edits apply, and every block stands in the comparison once", () => {
  fc.assert(
    fc.property(versions, ([draft, revision]) => {
      const { changes, unchanged } = compared(draft, revision)
      for (const change of changes)
        expect(applyEdits(change.edits, change.draft?.text ?? "")).toBe(change.revision?.text ?? "")
      const count = (side: "draft" | "revision") =>
        changes.reduce((sum, change) => sum + (change[side]?.blocks.length ?? 0), unchanged.length)
      expect([count("draft"), count("revision")]).toEqual([draft.length, revision.length])
    }),
    { numRuns: runs(300) },
  )
})

test("nothing differs from itself, and the same input gives the same comparison", () => {
  fc.assert(
    fc.property(pieces, versions, (same, [draft, revision]) => {
      expect(compared(assembled(same), assembled(same)).changes).toEqual([])
      expect(compared(draft, revision)).toEqual(compared(draft, revision))
    }),
    { numRuns: runs(60) },
  )
})

test("over all that people do to plans, at most 1.5 times the least is marked", () => {
  const totals = { marked: 0, least: 0 }
  fc.assert(
    fc.property(versions, ([draft, revision]) => {
      const marked = markedIn(compared(draft, revision).changes)
      totals.marked += marked
      totals.least += Math.min(marked, minimum(plan(draft).blocks, plan(revision).blocks))
    }),
    { numRuns: runs(200), seed: 11 },
  )
  expect(totals.marked / totals.least).toBeLessThanOrEqual(1.5)
})

test("no edit ends inside a grapheme or inside a number", () => {
  fc.assert(
    fc.property(versions, ([draft, revision]) => {
      for (const { draft: before, revision: after, edits } of compared(draft, revision).changes)
        for (const edit of edits) {
          if (edit.nature === "format") continue
          for (const [text, ends] of [
            [before?.text ?? "", edit.draft],
            [after?.text ?? "", edit.revision],
          ] as const) {
            const starts = new Set(Array.from(graphemes(text), ({ from }) => from)).add(text.length)
            for (const end of ends) expect([text, end, starts.has(end)]).toEqual([text, end, true])
          }
          const [last, next] = [edit.draft[1] - 1, edit.draft[1]]
          const cut = /\p{Nd}/u.test(before?.text[last] ?? "") && /\p{Nd}/u.test(before?.text[next] ?? "")
          expect(cut && edit.removed !== "" && !edit.added.includes("\uFFFC")).toBe(false)
        }
    }),
    { numRuns: runs(200) },
  )
})

/** Paragraphs that nobody could take for one another. */
const distinct = (n: number): readonly string[] =>
  Array.from({ length: n }, (_, i) => {
    const [a, b, c] = ["情報訓練復旧評価契約", "監査報告連絡分析提供", "国省庁企業団体個人者"].map(
      signs => [...signs][i % 10],
    )
    return `${a}${b}の${c}${i}に関し、${b}${c}は${a}を${c}${a}として定め、これを${"甲乙丙丁戊己庚辛壬癸"[i % 10]}に通知する。`
  })

test("one paragraph that changes its place is one move, and nothing else", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 10 }), fc.nat(9), fc.nat(9), (n, from, to) => {
      const draft = distinct(n)
      const revision = [...draft]
      revision.splice(to % n, 0, ...revision.splice(from % n, 1))
      expect(kinds(compared(draft, revision).changes)).toEqual(from % n === to % n ? [] : ["moved"])
    }),
  )
})

test("a paragraph that moved and was edited is one move with that edit", () => {
  fc.assert(
    fc.property(fc.integer({ min: 4, max: 10 }), fc.nat(9), (n, from) => {
      const draft = distinct(n)
      const moved = (draft[from % n] ?? "").replace("通知する", "報告する")
      const rest = draft.filter((_, i) => i !== from % n)
      const to = (from + Math.floor(n / 2)) % n
      const { changes } = compared(draft, rest.toSpliced(to, 0, moved))
      const texts = changes.flatMap(({ edits }) => edits.map(({ removed, added }) => [removed, added]))
      expect(texts).toEqual([["通知", "報告"]])
    }),
  )
})

test("a text is never deleted in one place and inserted in another, however often it stands", () => {
  const pool = distinct(4)
  const list = fc.array(fc.constantFrom(...pool), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(list, fc.nat(7), fc.nat(7), (draft, from, to) => {
      const revision = [...draft]
      revision.splice(to % draft.length, 0, ...revision.splice(from % draft.length, 1))
      const { changes } = compared(draft, revision)
      expect(kinds(changes).filter(kind => kind !== "moved")).toEqual([])
    }),
    { numRuns: runs(300) },
  )
})

test("a clause that is put in shifts the numbers behind it: each follows from it, and nothing else is edited", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 12 }),
      fc.nat(12),
      fc.constantFrom("第#条　", "（#）", "#．"),
      (n, at, label) => {
        const numbered = (texts: readonly string[]) => texts.map((text, i) => label.replace("#", String(i + 1)) + text)
        const texts = distinct(n)
        const place = at % (n + 1)
        const { changes } = compared(
          numbered(texts),
          numbered(texts.toSpliced(place, 0, "新たに加える規定は、別に定めるところによる。")),
        )
        const [inserted, ...shifted] = changes
        expect([inserted?.kind, inserted?.derivedFrom, shifted.length]).toEqual(["inserted", null, n - place])
        for (const { nature, derivedFrom, edits } of shifted) {
          expect([nature, derivedFrom, edits.length]).toEqual(["number", inserted?.id, 1])
          expect(Number(edits[0]?.added) - Number(edits[0]?.removed)).toBe(1)
        }
      },
    ),
  )
})

test("rows and columns that change their place are one move each", () => {
  const cells = (rows: number, columns: number) =>
    Array.from({ length: rows }, (_, r) => distinct(rows * columns).slice(r * columns, (r + 1) * columns))
  fc.assert(
    fc.property(fc.integer({ min: 3, max: 6 }), fc.nat(5), fc.boolean(), (n, from, byColumn) => {
      const rows = cells(n, n)
      const moved = <T>(list: readonly T[]) =>
        list.toSpliced(from % n, 1).toSpliced((from + 1) % n, 0, ...list.slice(from % n, (from % n) + 1))
      const after = byColumn ? rows.map(moved) : moved(rows)
      expect(kinds(compared(table(0, rows), table(0, after)).changes)).toEqual(["moved"])
    }),
    { numRuns: runs(60) },
  )
})

test("a sentence put between others is inserted whole", () => {
  const plain = sentence.map(text => `${text.replace(/[\uFFFC。]/g, "")}。`)
  fc.assert(
    fc.property(fc.array(plain, { minLength: 1, maxLength: 4 }), fc.nat(4), (sentences, at) => {
      const added = "この場合において、両者は誠実に協議する。"
      const place = at % (sentences.length + 1)
      const draft = sentences.join("")
      const { changes } = compared([draft], [sentences.toSpliced(place, 0, added).join("")])
      expect(changes.map(change => notation(draft, change.edits))).toEqual([
        `${sentences.slice(0, place).join("")}[/${added}]${sentences.slice(place).join("")}`,
      ])
    }),
  )
})

test("a paragraph of twenty thousand characters is compared exactly", () => {
  const long = distinct(400).join("")
  const revision = long.replaceAll("通知する", "報告する").replaceAll("として定め", "と定め")
  const comparison = compared([block(long)], [block(revision)])
  expect([comparison.precise, comparison.changes[0]?.edits.length]).toEqual([true, 800])
})
