import type { CommentId, SubmissionId } from "../model/consultation.ts"
import { UserError } from "../model/errors.ts"
import { type CaseEvent, commentsOf, type Decision, overlap, type Recorded, subjectsOf } from "./events.ts"

/** Everything that one command did, oldest event first. It is undone and redone as a whole. */
export interface Deed {
  readonly events: readonly Recorded[]
}

/** Numbers of the events that are in force: not undone. An undone undo undoes nothing. */
export function liveness(log: readonly Recorded[]): ReadonlySet<number> {
  const live = new Set(log.map(({ seq }) => seq))
  for (const { seq, event } of log.toReversed()) {
    if (event.type === "event-undone" && live.has(seq)) live.delete(event.seq)
  }
  return live
}

const isDecision = (recorded: Recorded): recorded is Recorded & { readonly event: Decision } =>
  recorded.event.type !== "event-undone"

/** What a person can take back: decisions, but not that the case was made. */
export const isUndoable = (recorded: Recorded): boolean =>
  isDecision(recorded) && recorded.event.type !== "case-created"

const deedOf = (log: readonly Recorded[], { deed }: Recorded): Deed => ({
  events: log.filter(recorded => recorded.deed === deed),
})

/** The end of the journal, from the first event of the deed on, or null while `log` does not reach back that far. */
const reaches = (log: readonly Recorded[], seq: number): boolean => (log[0]?.seq ?? 1) <= seq

/**
 * The deed that an undo is about: the newest live one, or the one that event `seq` belongs to. `log` is the end of the
 * journal, oldest first; null when it must reach further back to tell.
 */
export function deedToUndo(log: readonly Recorded[], seq: number | null): Deed | null {
  const live = liveness(log)
  const target = log.findLast(each => (seq === null ? isUndoable(each) && live.has(each.seq) : each.seq === seq))
  if (!target) {
    if (!reaches(log, 1)) return null
    throw new UserError(
      seq === null
        ? { ja: "取り消せる記録がありません。", en: "There is nothing to undo." }
        : { ja: `記録 ${seq} はありません。`, en: `There is no event ${seq}.` },
    )
  }
  if (!isUndoable(target)) {
    throw new UserError(
      { ja: `記録 ${target.seq} は取り消せません。`, en: `The event ${target.seq} cannot be undone.` },
      target.event.type === "event-undone"
        ? { ja: "取り消しを元に戻すには akaire redo を使ってください。", en: "akaire redo takes an undo back." }
        : null,
    )
  }
  if (!live.has(target.seq)) {
    throw new UserError({
      ja: `記録 ${target.seq} は既に取り消されています。`,
      en: `The event ${target.seq} is undone already.`,
    })
  }
  return reaches(log, target.deed) ? deedOf(log, target) : null
}

/** The undo that was made last and is in force, with the deed it undid; null when `log` must reach further back to tell. */
export function deedToRedo(log: readonly Recorded[]): { readonly undo: Deed; readonly deed: Deed } | null {
  const live = liveness(log)
  const bySeq = new Map(log.map(recorded => [recorded.seq, recorded]))
  for (const recorded of log.toReversed()) {
    if (recorded.event.type !== "event-undone" || !live.has(recorded.seq)) continue
    if (!reaches(log, recorded.event.seq)) return null
    const undone = bySeq.get(recorded.event.seq)
    // A redo is an undo of an undo: the deed it brought back is in force.
    if (!undone || !isDecision(undone)) continue
    return reaches(log, undone.deed) ? { undo: deedOf(log, recorded), deed: deedOf(log, undone) } : null
  }
  if (!reaches(log, 1)) return null
  throw nothingToRedo()
}

const nothingToRedo = () => new UserError({ ja: "やり直せる取り消しがありません。", en: "There is nothing to redo." })

/** What a deed took in. */
export interface TakenIn {
  readonly comments: ReadonlySet<CommentId>
  readonly submissions: ReadonlySet<SubmissionId>
}

const NOTHING: TakenIn = { comments: new Set(), submissions: new Set() }

/** The newest live decision after the deed that stands on it: on one of its subjects, or on something that it took in. */
function obstacle(log: readonly Recorded[], { events }: Deed, takenIn: TakenIn): Recorded | null {
  const last = events.at(-1)?.seq ?? 0
  const subjects = events.filter(isDecision).flatMap(({ event }) => subjectsOf(event))
  const live = liveness(log)
  const standsOnIt = ({ event }: { readonly event: Decision }) =>
    subjectsOf(event).some(subject => subjects.some(other => overlap(subject, other))) ||
    commentsOf(event).some(comment => takenIn.comments.has(comment)) ||
    (event.type === "submission-released" && takenIn.submissions.has(event.submission))
  return log.filter(isDecision).findLast(later => later.seq > last && live.has(later.seq) && standsOnIt(later)) ?? null
}

const undoneAll = ({ events }: Deed): readonly CaseEvent[] =>
  events.toReversed().map(({ seq }) => ({ type: "event-undone", seq }))

/**
 * The events that undo a deed, last one first. `takenIn`: what it took in. Throws when a later decision stands
 * on it: that one must be undone first.
 */
export function undoEvents(log: readonly Recorded[], deed: Deed, takenIn: TakenIn): readonly CaseEvent[] {
  const later = obstacle(log, deed, takenIn)
  if (!later) return undoneAll(deed)
  const [first] = deed.events
  throw new UserError(
    {
      ja: `記録 ${first?.seq} は、後の記録 ${later.seq} が同じ事項に及ぶため取り消せません。`,
      en: `The event ${first?.seq} cannot be undone: the later event ${later.seq} is on the same subject.`,
    },
    { ja: `先に記録 ${later.seq} を取り消してください。`, en: `Undo the event ${later.seq} first.` },
  )
}

/** The events that bring a deed back. Throws when a later decision took its place. */
export function redoEvents(log: readonly Recorded[], undo: Deed, deed: Deed): readonly CaseEvent[] {
  const later = obstacle(log, deed, NOTHING)
  if (!later) return undoneAll(undo)
  throw new UserError({
    ja: `後の記録 ${later.seq} が同じ事項に及ぶため、やり直せません。`,
    en: `Nothing to redo: the later event ${later.seq} is on the same subject.`,
  })
}
