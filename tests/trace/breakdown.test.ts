import fc from "fast-check"
import { expect, test } from "vitest"
import type { CaseState } from "../../src/model/case.ts"
import { OUTCOMES } from "../../src/model/consultation.ts"
import { breakdown } from "../../src/trace/breakdown.ts"
import { check } from "../../src/trace/check.ts"
import { count } from "../../src/trace/counts.ts"
import { ledger } from "../../src/trace/ledger.ts"
import { caseOf, change } from "./case.ts"

const kinds = fc.constantFrom("organization" as const, "individual" as const, "unknown" as const)
const person = fc.record({
  kind: kinds,
  channel: fc.constantFrom("郵送", "電子メール", null),
  outcome: fc.constantFrom(...OUTCOMES, null),
  section: fc.constantFrom("○ 総論", "○ 各論", null),
})

/** Cases whose comments are of anybody, decided in any way, some of them in no row. */
const state: fc.Arbitrary<CaseState> = fc
  .record({
    people: fc.array(person, { minLength: 1, maxLength: 8 }),
    rows: fc.array(fc.array(fc.nat(9), { minLength: 1, maxLength: 3 }), { maxLength: 4 }),
    links: fc.subarray(["0→c1", "1→c1", "1→c2", "2→c3"]),
  })
  .map(({ people, rows, links }) => {
    const ids = people.map((_, i) => String(i))
    const placed = rows.map(row => row.map(i => String(i % ids.length)))
    const made = caseOf(placed.length > 0 ? [{ text: "参考とします。", rows: placed }] : [], links, ids)
    const of = (id: string) => people[Number(id)]
    return {
      ...made,
      submission: new Map([...made.submission].map(([id, one]) => [id, { ...one, ...kindOf(of(id)) }])),
      comment: new Map([...made.comment].map(([id, one]) => [id, { ...one, ...decided(of(id)) }])),
    }
  })

type Person = typeof person extends fc.Arbitrary<infer T> ? T : never
const kindOf = (one: Person | undefined) => ({ kind: one?.kind ?? "unknown", channel: one?.channel ?? null })
const decided = (one: Person | undefined) => ({ outcome: one?.outcome ?? null, section: one?.section ?? null })

const book = (of: CaseState) =>
  ledger(
    of,
    ["c1", "c2", "c3", "c4"].map(id => change(id, "A", id)),
  )
const sum = (parts: readonly { readonly count: number }[]) => parts.reduce((total, part) => total + part.count, 0)
const ids = (parts: readonly { readonly ids: readonly string[] }[]) => parts.flatMap(part => part.ids).toSorted()

test("totals are the sums of their parts, and every part lists what it counts, each thing once", () => {
  fc.assert(
    fc.property(state, of => {
      const at = book(of)
      const [counts, by] = [count(at), breakdown(at)]
      const submissions = [...of.submission.keys()].toSorted()
      const comments = [...of.comment.keys()].toSorted()
      expect([sum(by.submitters), sum(by.channels)]).toEqual([counts.submissions, counts.submissions])
      expect(by.submitters.map(part => part.count)).toEqual([counts.organizations, counts.individuals, counts.unknown])
      expect([sum(by.outcomes), sum(by.sections)]).toEqual([counts.comments, counts.comments])
      expect(sum(by.rows)).toBe(counts.rows)
      expect(by.changes.map(part => part.count)).toEqual([counts.linked, counts.explained, counts.unexplained])
      expect([ids(by.submitters), ids(by.channels)]).toEqual([submissions, submissions])
      expect([ids(by.outcomes), ids(by.sections)]).toEqual([comments, comments])
      expect(ids(by.changes)).toEqual(["c1", "c2", "c3", "c4"])
      for (const part of [...by.submitters, ...by.channels, ...by.outcomes, ...by.sections, ...by.changes]) {
        expect(part.count).toBe(part.ids.length)
      }
    }),
  )
})

test("so totals never disagree where nothing is missing", () => {
  fc.assert(
    fc.property(state, of => {
      expect(check(book(of)).filter(finding => finding.rule === "totals-disagree")).toEqual([])
    }),
  )
})
