import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { comparePlans, planOf } from "../../src/app/versions.ts"
import type { Change } from "../../src/model/change.ts"
import { carry } from "../../src/trace/carry.ts"
import { rebaseOf, targetsOf } from "../../src/trace/rebase.ts"

const paragraphs = (texts: readonly string[]) =>
  planOf({ name: "plan.md", bytes: new TextEncoder().encode(`# 計画\n\n${texts.join("\n\n")}\n`) }).value

const DRAFT = ["駐輪場を年1回点検します。", "個人情報の管理を徹底します。", "結果を公表します。"]
const HELMET = "ヘルメットの着用を学校で勧めます。"
const SCHOOL = "自転車の教室を毎年度開きます。"

const changesTo = (texts: readonly string[], draft = DRAFT): readonly Change[] =>
  comparePlans(paragraphs(draft), paragraphs(texts)).changes

/** What became of the changes of one revision in the next, each shown by what it brings in. */
function became(before: readonly string[], after: readonly string[]) {
  const [old, fresh] = [changesTo(before), changesTo(after)]
  const { kept, split, joined, regrouped, gone, fresh: added } = rebaseOf(old, fresh, targetsOf(old, fresh, true))
  const show = (changes: readonly Change[]) => (id: string) =>
    changes
      .find(change => change.id === id)
      ?.edits.map(edit => edit.added)
      .join("|") ?? "?"
  const [was, is] = [show(old), show(fresh)]
  return {
    kept: kept.map(({ from, to, isRewritten }) => `${was(from)}${isRewritten ? " ~ " : " = "}${is(to)}`),
    split: split.map(({ from, to }) => [was(from), ...to.map(is)]),
    joined: joined.map(({ from, to }) => [...from.map(was), is(to)]),
    regrouped: regrouped.length,
    gone: gone.map(was),
    added: added.map(is),
  }
}
const nothing = { kept: [], split: [], joined: [], regrouped: 0, gone: [], added: [] }
const [a, b, c] = DRAFT as [string, string, string]

describe("what became of the changes in the next revision", () => {
  test("kept as it was, reworded, gone and new", () => {
    const first = [a.replace("1回", "2回"), b.replace("個人", "利用者"), c]
    const next = [a.replace("1回", "3回"), b, c.replace("公表", "公開")]
    expect(became(first, first).kept).toEqual(["2 = 2", "利用者 = 利用者"])
    expect(became(first, next)).toEqual({ ...nothing, kept: ["2 ~ 3"], gone: ["利用者"], added: ["公開"] })
  })

  test("one insertion that became two, in two places", () => {
    const { split, gone, added } = became([a, HELMET, SCHOOL, b, c], [a, HELMET, b, SCHOOL, c])
    expect(split).toEqual([[`${HELMET}\n${SCHOOL}`, HELMET, SCHOOL]])
    expect([gone, added]).toEqual([[], []])
  })

  test("two insertions that became one", () => {
    const { joined, gone, added } = became([a, HELMET, b, SCHOOL, c], [a, HELMET, SCHOOL, b, c])
    expect(joined).toEqual([[HELMET, SCHOOL, `${HELMET}\n${SCHOOL}`]])
    expect([gone, added]).toEqual([[], []])
  })

  test("an insertion that stands elsewhere is followed by its text, also where another takes its place", () => {
    expect(became([a, HELMET, b, c], [a, b, HELMET, c])).toEqual({ ...nothing, kept: [`${HELMET} = ${HELMET}`] })
    expect(became([a, HELMET, b, c], [a, SCHOOL, b, HELMET, c])).toEqual({
      ...nothing,
      kept: [`${HELMET} = ${HELMET}`],
      added: [SCHOOL],
    })
  })
})

test("links go to all parts of a split change", () => {
  const [old, fresh] = [changesTo([a, HELMET, SCHOOL, b, c]), changesTo([a, HELMET, b, SCHOOL, c])]
  const id = old[0]?.id ?? ""
  const { carried, lost } = carry(old, fresh, { used: new Set([id]), isSameDraft: true })
  expect([carried.map(([from]) => from), carried.map(([, to]) => to), lost]).toEqual([
    [id, id],
    fresh.map(change => change.id),
    [],
  ])
})

test("any two revisions: every old and new change in exactly one list; the same revision keeps everything as it is", () => {
  const version = fc.array(fc.constantFrom(a, b, c, a.replace("1回", "2回"), HELMET, SCHOOL, `${HELMET}${SCHOOL}`), {
    maxLength: 6,
  })
  fc.assert(
    fc.property(version, version, (before, after) => {
      const [old, fresh] = [changesTo(before), changesTo(after)]
      const { kept, split, joined, regrouped, gone, fresh: added } = rebaseOf(old, fresh, targetsOf(old, fresh, true))
      const from = [
        ...kept.map(each => each.from),
        ...split.map(each => each.from),
        ...joined.flatMap(each => each.from),
        ...regrouped.flatMap(each => each.from),
        ...gone,
      ]
      const to = [
        ...kept.map(each => each.to),
        ...split.flatMap(each => each.to),
        ...joined.map(each => each.to),
        ...regrouped.flatMap(each => each.to),
        ...added,
      ]
      expect(from.sort()).toEqual(old.map(({ id }) => id).sort())
      expect(to.sort()).toEqual(fresh.map(({ id }) => id).sort())
      const same = rebaseOf(old, old, targetsOf(old, old, true))
      expect(same.kept.map(each => [each.from, each.isRewritten])).toEqual(old.map(({ id }) => [id, false]))
    }),
    { numRuns: 60 },
  )
})
