import fc from "fast-check"
import { expect, test } from "vitest"
import { decideAll } from "../../src/journal/decide.ts"
import { Evolving, emptyState, project } from "../../src/journal/evolve.ts"
import type { CaseState } from "../../src/model/case.ts"
import type { Response } from "../../src/model/consultation.ts"
import { UserError } from "../../src/model/errors.ts"
import { byOrder, inTableOrder } from "../../src/model/table-order.ts"
import { runs } from "../runs.ts"
import { caseOf } from "../trace/case.ts"
import { move } from "./steps.ts"

const heading = fc.constantFrom(null, "○ 総論", "○ 各論")

/** A case whose table has three responses, in any order and under any headings. */
const table: fc.Arbitrary<CaseState> = fc
  .array(fc.record({ order: fc.nat(3), section: heading, subsection: heading, repeat: fc.boolean() }), {
    minLength: 3,
    maxLength: 3,
  })
  .map(places => {
    const state = caseOf([
      { text: "同じ文。", rows: [["1", "2"], ["3"]] },
      { text: "同じ文。", rows: [["4"]] },
      { text: "ほかの文。", rows: [["5"]] },
    ])
    const response = new Map(
      [...state.response.values()].map((one, i) => {
        const { repeat = false, ...place } = places[i] ?? {}
        return [one.id, { ...one, ...place, repeat: repeat && one.id === "R3" }]
      }),
    )
    return { ...state, response }
  })

/** The state after a command; null where it was refused with a sentence. */
function after(state: CaseState, of: Parameters<typeof decideAll>[1]): CaseState | null {
  try {
    const evolving = new Evolving({ ...emptyState(), ...state })
    for (const event of decideAll(state, of, { changes: new Set(), usedNumber: 0 }))
      evolving.write(project(evolving.state, event, () => ({ submissions: [], comments: [] })))
    return evolving.state
  } catch (error) {
    if (error instanceof UserError) return null
    throw error
  }
}

const shown = (state: CaseState): readonly Response[] => inTableOrder(byOrder(state.response.values()))
const placed = (state: CaseState) =>
  shown(state)
    .filter(({ repeat }) => !repeat)
    .flatMap(({ rows }) => rows.flat())
    .toSorted()

test("law: whatever is moved, every comment stays placed as often as it was, with the words of its answer", () => {
  fc.assert(
    fc.property(table, move, (state, of) => {
      const now = after(state, [{ type: "arrange", move: of }])
      if (!now) return
      expect(placed(now)).toEqual(placed(state))
      for (const { rows, text } of shown(now))
        for (const id of rows.flat())
          expect(shown(state).some(one => one.text === text && one.rows.flat().includes(id))).toBe(true)
    }),
    { numRuns: runs(300) },
  )
})

test("law: a row goes where it was sent, under the headings there, and the others keep their order", () => {
  fc.assert(
    fc.property(table, move, (state, of) => {
      const now = of.kind === "row" ? after(state, [{ type: "arrange", move: of }]) : null
      if (!now || of.kind !== "row") return
      const ids = shown(now).map(({ id }) => id)
      expect(ids.indexOf(of.response) - ids.indexOf(of.to.of)).toBe(of.to.side === "after" ? 1 : -1)
      expect(ids.filter(id => id !== of.response)).toEqual(
        shown(state).flatMap(({ id }) => (id === of.response ? [] : id)),
      )
      const [moved, other] = [now.response.get(of.response), now.response.get(of.to.of)]
      expect([moved?.section, moved?.subsection]).toEqual([other?.section, other?.subsection])
    }),
    { numRuns: runs(600) },
  )
})

test("moving one of many touches that one alone", () => {
  const answers = Array.from({ length: 50 }, (_, i) => ({ text: "", rows: [[String(i)]] }))
  const state = caseOf(answers)
  const events = decideAll(
    state,
    [{ type: "arrange", move: { kind: "row", response: "R50", to: { side: "before", of: "R2" } } }],
    { changes: new Set(), usedNumber: 0 },
  )
  expect(events.map(event => "id" in event && event.id)).toEqual(["R50"])
})
