import fc from "fast-check"
import { expect, test } from "vitest"
import { applyEdits } from "../../src/compare/check-comparison.ts"
import { compare } from "../../src/compare/compare.ts"
import type { Comparison } from "../../src/model/change.ts"
import type { Block } from "../../src/model/plan.ts"
import { block, plan, table, words } from "./plans.ts"

const sentence = fc.stringMatching(
  /^[個人情報適切管理計画訓練実施事業者対策はをにのとがし、るたIT0-9ＩＴ０ァアっつ𠮷]{0,24}[。]?$/u,
)
/** Any text: marks, halves of emoji families, control characters. */
const anything = fc.string({ unit: "grapheme", maxLength: 12 })
const paragraph = fc.oneof({ weight: 4, arbitrary: sentence }, { weight: 1, arbitrary: anything })

const rows = fc.array(fc.array(paragraph, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 4 })
const piece = fc.oneof(
  { weight: 5, arbitrary: paragraph.map(text => [block(text)]) },
  { weight: 1, arbitrary: rows.map(cells => table(0, cells)) },
)

/** Blocks of paragraphs and tables; tables get numbers of their own. */
const blocks = fc.array(piece, { maxLength: 8 }).map(pieces => number(pieces))

function number(pieces: readonly (readonly Block[])[]): readonly Block[] {
  return pieces.flatMap((each, i) => each.map(one => (one.cell ? { ...one, cell: { ...one.cell, table: i } } : one)))
}

/** Something done to a draft: the ways in which people change documents. */
const deed = fc.record({
  at: fc.nat(20),
  to: fc.nat(20),
  text: paragraph,
  what: fc.constantFrom("edit", "insert", "delete", "move", "split", "join"),
})

function revised(draft: readonly Block[], deeds: readonly (typeof deed extends fc.Arbitrary<infer T> ? T : never)[]) {
  const list = [...draft]
  for (const { at, to, text, what } of deeds) {
    const i = list.length === 0 ? 0 : at % list.length
    const here = list[i]
    if (what === "insert" || !here) list.splice(i, 0, block(text))
    else if (what === "delete") list.splice(i, 1)
    else if (what === "move") list.splice(to % list.length, 0, ...list.splice(i, 1))
    else if (what === "split") {
      const cut = [...here.text].slice(0, to).join("")
      list.splice(i, 1, { ...here, text: cut }, { ...here, text: here.text.slice(cut.length) })
    } else if (what === "join" && list[i + 1]) {
      list.splice(i, 2, { ...here, text: here.text + (list[i + 1]?.text ?? "") })
    } else {
      const signs = [...here.text]
      list[i] = { ...here, text: [...signs.slice(0, to), text, ...signs.slice(to + (at % 3))].join("") }
    }
  }
  return list
}

const versionsOf = (drafts: fc.Arbitrary<readonly Block[]>) =>
  fc.tuple(drafts, fc.array(deed, { maxLength: 4 })).map(([draft, deeds]) => [draft, revised(draft, deeds)] as const)
const pair = versionsOf(blocks)
const paragraphs = versionsOf(fc.array(paragraph, { maxLength: 8 }).map(texts => texts.map(text => block(text))))
const unrelated = fc.tuple(blocks, blocks)

const compared = ([draft, revision]: readonly [readonly Block[], readonly Block[]]): Comparison =>
  compare(plan(draft), plan(revision), { words })

test("edits lead from the draft to the revision, and every block of both stands in the comparison once", () => {
  // `compare` itself checks the cover and throws; here the edits are applied once more.
  fc.assert(
    fc.property(fc.oneof(pair, unrelated), versions => {
      const { changes, unchanged } = compared(versions)
      for (const change of changes)
        expect(applyEdits(change.edits, change.draft?.text ?? "")).toBe(change.revision?.text ?? "")
      const count = (side: "draft" | "revision") =>
        changes.reduce((sum, change) => sum + (change[side]?.blocks.length ?? 0), unchanged.length)
      expect([count("draft"), count("revision")]).toEqual(versions.map(each => each.length))
    }),
    { numRuns: 400 },
  )
})

test("a plan compared with itself has no changes", () => {
  fc.assert(
    fc.property(blocks, draft => {
      expect(compared([draft, draft]).changes).toEqual([])
    }),
  )
})

test("the same input gives the same comparison", () => {
  fc.assert(
    fc.property(pair, versions => {
      expect(compared(versions)).toEqual(compared(versions))
    }),
    { numRuns: 50 },
  )
})

test("what did not change is not marked: a text that stands once on both sides is never deleted and inserted", () => {
  fc.assert(
    fc.property(paragraphs, ([draft, revision]) => {
      const { changes } = compared([draft, revision])
      const lone = (kind: "deleted" | "inserted") =>
        changes.flatMap(change =>
          change.kind === kind ? change.edits.flatMap(edit => `${edit.removed}${edit.added}`.split("\n")) : [],
        )
      const once = (of: readonly Block[], text: string) => of.filter(each => each.text === text).length === 1
      const inserted = lone("inserted")
      const both = lone("deleted").filter(
        text => /[\p{L}]{9}/u.test(text) && inserted.includes(text) && once(draft, text) && once(revision, text),
      )
      expect(both).toEqual([])
    }),
    { numRuns: 300 },
  )
})

/** Levenshtein distance without substitutions: the least that must be marked. */
function least(a: string, b: string): number {
  const [x, y] = [[...a], [...b]]
  let row = y.map((_, j) => j + 1)
  row.unshift(0)
  for (let i = 1; i <= x.length; i++) {
    const next = [i]
    for (let j = 1; j <= y.length; j++)
      next[j] = x[i - 1] === y[j - 1] ? (row[j - 1] ?? 0) : 1 + Math.min(row[j] ?? 0, next[j - 1] ?? 0)
    row = next
  }
  return row.at(-1) ?? 0
}

test("marked characters stay within 1.5 times the least on single edits of a sentence", () => {
  const words15 =
    "重要インフラ事業者は、サイバー攻撃に備え、情報システムの安全を確保するため、毎年度訓練を実施するものとする。".split(
      "",
    )
  const edit = fc.record({
    at: fc.nat(words15.length - 6),
    cut: fc.nat(5),
    text: sentence.filter(text => text.length > 1),
  })
  const totals = { marked: 0, least: 0 }
  fc.assert(
    fc.property(edit, ({ at, cut, text }) => {
      const draft = words15.join("")
      const revision = draft.slice(0, at) + text + draft.slice(at + cut)
      for (const { edits } of compared([[block(draft)], [block(revision)]]).changes)
        for (const { removed, added } of edits) totals.marked += [...removed].length + [...added].length
      totals.least += least(draft, revision)
    }),
    { numRuns: 300, seed: 7 },
  )
  expect(totals.marked / totals.least).toBeLessThanOrEqual(1.5)
})

test("graphemes are never split", () => {
  fc.assert(
    fc.property(pair, versions => {
      for (const { edits } of compared(versions).changes)
        for (const { removed, added } of edits)
          expect([removed.isWellFormed(), added.isWellFormed()]).toEqual([true, true])
    }),
    { numRuns: 100 },
  )
})
