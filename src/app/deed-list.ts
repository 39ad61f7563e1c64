import { type About, speaksOf } from "../journal/about.ts"
import { commentsOf, type Recorded } from "../journal/events.ts"
import { isUndoable, liveness } from "../journal/history.ts"
import type { ChangeId } from "../model/change.ts"
import type { CommentId } from "../model/consultation.ts"
import { type Message, UserError } from "../model/errors.ts"
import type { Case } from "./case.ts"
import { describe } from "./describe.ts"

export type { About } from "../journal/about.ts"

/** Everything that was done in one go, in the words of an editor. */
export interface DeedView {
  /** Number of its first event. */
  readonly seq: number
  /** An ISO instant. */
  readonly at: string
  readonly by: string
  /** What its first event did; ids of changes stand in it as they are. */
  readonly what: Message
  /** Further events of the deed. */
  readonly more: number
  readonly comments: readonly CommentId[]
  readonly changes: readonly ChangeId[]
  /** "undo": it took something back. */
  readonly state: "live" | "undone" | "undo"
  readonly undoable: boolean
}

/** The newest of what was done, newest first. */
export interface DeedList {
  /** Newest event of the case when it was read. */
  readonly seq: number
  readonly about: About | null
  readonly deeds: readonly DeedView[]
  /** How many events were asked for, and whether there are older ones. */
  readonly limit: number
  readonly isWhole: boolean
}

/** What was done last, with everything or with one comment or change. */
export async function deedList(opened: Case, about: About | null, limit: number): Promise<DeedList> {
  const { seq } = await opened.store.state()
  const read = await opened.store.log({ limit, before: null, about })
  const log = read.filter(recorded => about === null || speaksOf(recorded, about)).toReversed()
  const live = liveness(log)
  const deeds = new Map<number, Recorded[]>()
  for (const recorded of log) {
    const of = deeds.get(recorded.deed)
    if (of) of.push(recorded)
    else deeds.set(recorded.deed, [recorded])
  }
  const bySeq = new Map(log.map(recorded => [recorded.seq, recorded]))
  const views = [...deeds.values()].map(events => deedView(events, live, bySeq)).toReversed()
  return { seq, about, deeds: views, limit, isWhole: read.length < limit }
}

function deedView(
  events: readonly Recorded[],
  live: ReadonlySet<number>,
  bySeq: ReadonlyMap<number, Recorded>,
): DeedView {
  const [first] = events as readonly [Recorded, ...Recorded[]]
  const isUndo = first.event.type === "event-undone"
  const isLive = events.some(({ seq }) => live.has(seq))
  return {
    seq: first.deed,
    at: first.at,
    by: first.by,
    what: said(first, bySeq),
    more: events.length - 1,
    comments: [...new Set(events.flatMap(({ event }) => (event.type === "event-undone" ? [] : commentsOf(event))))],
    changes: [...new Set(events.flatMap(({ event }) => ("change" in event ? [event.change] : [])))],
    state: isUndo ? "undo" : isLive ? "live" : "undone",
    undoable: isLive && events.some(isUndoable),
  }
}

/** What an event did; of an undo, what it took back or brought back. */
function said({ event }: Recorded, bySeq: ReadonlyMap<number, Recorded>): Message {
  if (event.type !== "event-undone") return describe(event)
  const undone = bySeq.get(event.seq)
  if (!undone) return describe(event)
  if (undone.event.type !== "event-undone") {
    const { ja, en } = describe(undone.event)
    return { ja: `取り消し: ${ja}`, en: `undone: ${en}` }
  }
  const origin = bySeq.get(undone.event.seq)
  if (!origin || origin.event.type === "event-undone") return describe(event)
  const { ja, en } = describe(origin.event)
  return { ja: `やり直し: ${ja}`, en: `done again: ${en}` }
}

/** The comment or change of that id. Throws `UserError` where the case has none. */
export async function namedAbout(opened: Case, id: string): Promise<About> {
  const { state, changeById } = (await opened.ledger()).ledger
  if (state.comment.has(id)) return { kind: "comment", id }
  if (changeById.has(id)) return { kind: "change", id }
  throw new UserError(
    { ja: `「${id}」という意見も修正箇所もありません。`, en: `There is no comment or change "${id}".` },
    {
      ja: "akaire show 案件 comments か changes で番号を確かめてください。",
      en: "akaire show CASE comments, or changes, lists them.",
    },
  )
}
