import fc from "fast-check"
import type { Move } from "../../src/journal/arrange.ts"
import { type Command, decideAll } from "../../src/journal/decide.ts"
import type { CaseEvent } from "../../src/journal/events.ts"
import type { IntakeReading } from "../../src/journal/evolve.ts"
import { deedToRedo, deedToUndo, redoEvents, undoEvents } from "../../src/journal/history.ts"
import type { Store } from "../../src/journal/store.ts"
import { memo, publicText } from "../../src/model/case.ts"
import { type Comment, OUTCOMES, type Submission, WORK_STATES } from "../../src/model/consultation.ts"
import { UserError } from "../../src/model/errors.ts"

/** Comments that are in the case from the start; ids as hostile as a table can make them. */
export const FIRST = ["1-1", "1-2", "a:b", "x\u0000y", "link:*", "→"]

/** Comments that a later table brings. */
export const LATER = ["9-1", "9-2"]

/** Changes of the comparison at hand. */
const CHANGES = ["c-1", "c-2", "c-3"]

/** What a person does, as a value. `undo`: the newest deed, or the one so many events back. */
export type Step =
  | { readonly kind: "command"; readonly command: Command }
  | { readonly kind: "undo"; readonly back: number | null }
  | { readonly kind: "redo" }
  | { readonly kind: "carry"; readonly to: readonly (string | null)[] }
  | { readonly kind: "take-in" }

const comment = fc.constantFrom(...FIRST, ...LATER)
const change = fc.constantFrom(...CHANGES)
const text = fc.oneof(
  fc.constantFrom("", "修正します。", "\u0000\u001b[2J", "😀\\ud800", "a\nb"),
  fc.string({ unit: "binary" }),
)
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })

const response = fc.constantFrom("R1", "R2", "R3", "R9")
const heading = fc.constantFrom(null, "○ 総論", "○ 各論")
const beside = <T>(of: fc.Arbitrary<T>) => fc.record({ side: fc.constantFrom("before" as const, "after" as const), of })
export const move: fc.Arbitrary<Move> = fc.oneof(
  fc.record({ kind: fc.constant("row" as const), response, to: beside(response) }),
  fc.record({ kind: fc.constant("section" as const), section: heading, to: beside(heading) }),
  fc.record({
    kind: fc.constantFrom("stack" as const, "unstack" as const, "apart" as const),
    response,
    row: fc.nat(3),
  }),
  fc.record({ kind: fc.constant("merge" as const), response, into: response }),
  fc.record({
    kind: fc.constantFrom("place" as const, "repeat" as const),
    response,
    section: heading,
    subsection: heading,
  }),
  fc.record({ kind: fc.constant("drop" as const), response }),
)

const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 2, arbitrary: move.map(of => ({ type: "arrange" as const, move: of })) },
  fc.record({ type: fc.constant("link" as const), comment, change, edit: orNull(fc.nat(3)) }),
  fc.record({ type: fc.constant("unlink" as const), comment, change }),
  fc.record({ type: fc.constant("outcome" as const), comment, outcome: orNull(fc.constantFrom(...OUTCOMES)) }),
  fc.record({ type: fc.constant("state" as const), comment, state: fc.constantFrom(...WORK_STATES) }),
  fc.record({ type: fc.constant("assign" as const), comment, assignee: text, unit: text }),
  fc.record({ type: fc.constant("note" as const), comment, note: text }),
  fc.record({ type: fc.constant("summarize" as const), comment, summary: orNull(text) }),
  fc.record({ type: fc.constant("unexplain" as const), change }),
  fc.tuple(change, fc.constantFrom("editorial" as const, "other" as const), text).map(([id, reason, words]) => ({
    type: "explain" as const,
    explanation: { change: id, reason, publicReason: publicText(words), memo: memo(words) },
  })),
  fc
    .tuple(fc.uniqueArray(comment, { minLength: 1, maxLength: 4 }), fc.nat(3), text, fc.boolean())
    .map(([ids, cut, words, repeat]) => ({
      type: "respond" as const,
      rows: [ids.slice(0, cut), ids.slice(cut)],
      text: words,
      section: null,
      subsection: words,
      repeat,
    })),
  fc.record({
    type: fc.constant("waive" as const),
    waiver: fc.record({
      finding: fc.constantFrom("f-1", "f-2"),
      rule: fc.constant("old-form-left" as const),
      basis: fc.constantFrom("a", "b"),
      note: text.map(memo),
      by: fc.constantFrom("山田", "鈴木"),
    }),
  }),
  fc.record({
    type: fc.constant("release" as const),
    submission: fc.constantFrom("s1", "s2"),
    release: fc.record({ publicName: orNull(text), original: fc.boolean() }),
  }),
  fc.record({ type: fc.constant("set" as const), fields: fc.record({ title: orNull(text), closing: orNull(text) }) }),
)

/** Where the links of each change go: to an other one, away (null), or nowhere new (itself). */
const targets = fc
  .tuple(fc.shuffledSubarray([...CHANGES], { minLength: 3 }), fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }))
  .map(([order, lost]) => order.map((to, i) => (lost[i] ? null : to)))

/** One step: mostly commands, often undone and redone. */
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ kind: fc.constant("command" as const), command }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("undo" as const), back: orNull(fc.nat(6)) }) },
  { weight: 3, arbitrary: fc.constant({ kind: "redo" as const }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("carry" as const), to: targets }) },
  { weight: 1, arbitrary: fc.constant({ kind: "take-in" as const }) },
)

export const steps = fc.array(step, { maxLength: 24 })

const submission = (order: number): Submission => ({
  id: `s${order}`,
  order,
  kind: "individual",
  name: "名\u0000前",
  received: null,
  channel: null,
  contact: { "e-mail": "a@b" },
  source: { file: "c.csv", sha256: "", part: null, line: order },
})

const received = (id: string, order: number, sender: number): Comment => ({
  id,
  submission: `s${sender}`,
  order,
  original: `意見 ${id}`,
  summary: null,
  target: null,
  section: "○ 総論",
  subsection: null,
  outcome: null,
  state: "open",
  assignee: null,
})

async function intake(store: Store, ids: readonly string[], number: number): Promise<CaseEvent> {
  const content: IntakeReading = {
    submissions: [submission(number)],
    comments: ids.map((id, i) => received(id, number * 100 + i, number)),
  }
  const reading = await store.putDocument(`${number}.json`, new TextEncoder().encode(JSON.stringify(content)))
  return {
    type: "comments-taken-in",
    file: `${number}.csv`,
    sha256: `sha-${number}`,
    reading,
    submissions: 1,
    comments: ids.length,
  }
}

const AT = "2026-01-28T00:00:00.000Z"

/** Appends as one person, on the newest state. */
export async function append(store: Store, events: readonly CaseEvent[], by = "編集者"): Promise<void> {
  const { seq } = await store.state()
  await store.append(events, { by, at: AT, basedOn: seq })
}

/** A case with its first comments in it. */
export async function begin(store: Store): Promise<void> {
  await append(store, [{ type: "case-created" }])
  await append(store, [await intake(store, FIRST, 1)])
}

async function eventsOf(store: Store, step: Step): Promise<readonly CaseEvent[]> {
  const { state, seq } = await store.state()
  const log = await store.since(0)
  switch (step.kind) {
    case "command":
      return decideAll(state, [step.command], { changes: new Set(CHANGES), usedNumber: 0 })
    case "undo": {
      const deed = deedToUndo(log, step.back === null ? null : seq - step.back)
      if (!deed) throw new Error("the whole journal was given")
      const takesIn = deed.events.some(({ event }) => event.type === "comments-taken-in")
      return undoEvents(log, deed, {
        comments: new Set(takesIn ? [...FIRST, ...LATER] : []),
        submissions: new Set(takesIn ? ["s1", "s2"] : []),
      })
    }
    case "redo": {
      const found = deedToRedo(log)
      if (!found) throw new Error("the whole journal was given")
      return redoEvents(log, found.undo, found.deed)
    }
    case "carry": {
      const pairs = CHANGES.map((from, i) => [from, step.to[i] ?? null] as const)
      return [
        {
          type: "links-carried",
          ...{ sha256: "x", draft: "d", revision: "r", engine: "1" },
          carried: pairs.flatMap(([from, to]) => (to === null || to === from ? [] : [[from, to] as const])),
          lost: pairs.flatMap(([from, to]) => (to === null ? [from] : [])),
          rewritten: pairs.flatMap(([, to]) => (to === null ? [] : [to])).slice(0, 1),
        },
      ]
    }
    case "take-in":
      return state.intake.has("sha-2") ? [] : [await intake(store, LATER, 2)]
  }
}

/** Does a step; false when it was refused with a sentence or changed nothing. */
export async function perform(store: Store, step: Step): Promise<boolean> {
  try {
    const events = await eventsOf(store, step)
    if (events.length > 0) await append(store, events)
    return events.length > 0
  } catch (error) {
    if (error instanceof UserError) return false
    throw error
  }
}
