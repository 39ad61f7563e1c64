import type { ChangeId } from "../model/change.ts"
import type { CommentId, Outcome, ResponseId, SubmissionId, SubmitterKind } from "../model/consultation.ts"
import { OUTCOMES } from "../model/consultation.ts"
import { type Ledger, showsRevised } from "./ledger.ts"

/** A part of a whole, with everything it counts. */
interface Part<V, I> {
  readonly value: V
  readonly count: number
  readonly ids: readonly I[]
}

/**
 * What each count counts, by id. Within a list the parts are disjoint and hold everything of their unit: submissions by
 * submitter and by channel, comments by outcome and by section, changes by why they were made. Rows are those of the table.
 */
export interface Breakdown {
  readonly submitters: readonly Part<SubmitterKind, SubmissionId>[]
  readonly channels: readonly Part<string | null, SubmissionId>[]
  readonly outcomes: readonly Part<Outcome | null, CommentId>[]
  readonly sections: readonly Part<string | null, CommentId>[]
  /** 有 and 無, by response: `count` is the number of their rows. */
  readonly rows: readonly Part<"revised" | "unrevised", ResponseId>[]
  readonly changes: readonly Part<"linked" | "explained" | "unexplained", ChangeId>[]
}

/** Sorts things into parts: the values named come first and always, others as they appear. */
function parts<T, V, I>(
  items: readonly T[],
  values: readonly V[],
  of: { readonly value: (item: T) => V; readonly id: (item: T) => I; readonly weight?: (item: T) => number },
): readonly Part<V, I>[] {
  const found = new Map<V, T[]>(values.map(value => [value, []]))
  for (const item of items) {
    const value = of.value(item)
    const part = found.get(value)
    if (part) part.push(item)
    else found.set(value, [item])
  }
  return [...found].map(([value, members]) => ({
    value,
    count: members.reduce((sum, member) => sum + (of.weight?.(member) ?? 1), 0),
    ids: members.map(of.id),
  }))
}

/** Sorts everything that is counted into its parts. */
export function breakdown(ledger: Ledger): Breakdown {
  const { state, comments, responses, responsesOf, changes, commentsOf } = ledger
  const submissions = [...state.submission.values()].sort((a, b) => a.order - b.order)
  const own = changes.filter(change => change.derivedFrom === null)
  const why = (id: ChangeId) =>
    commentsOf.has(id) ? "linked" : state.explanation.has(id) ? "explained" : ("unexplained" as const)
  return {
    submitters: parts(submissions, ["organization", "individual", "unknown"], {
      value: one => one.kind,
      id: one => one.id,
    }),
    channels: parts(submissions, [], { value: one => one.channel, id: one => one.id }),
    outcomes: parts(comments, [...OUTCOMES, null], { value: one => one.outcome, id: one => one.id }),
    sections: parts(comments, [], {
      value: one => (responsesOf.get(one.id)?.[0] ?? one).section,
      id: one => one.id,
    }),
    rows: parts(responses, ["revised", "unrevised"], {
      value: one => (showsRevised(one, ledger) ? "revised" : "unrevised"),
      id: one => one.id,
      weight: one => one.rows.length,
    }),
    changes: parts(own, ["linked", "explained", "unexplained"], { value: one => why(one.id), id: one => one.id }),
  }
}
