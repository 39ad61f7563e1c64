import { UserError } from "../model/errors.ts"
import type { CaseEvent, Recorded } from "./events.ts"
import { subjectsOf } from "./events.ts"
import { originOf } from "./store.ts"

/** Events that are in force: not undone, and not undos themselves. An undone undo is no undo. */
function liveness(log: readonly Recorded[]): ReadonlyMap<number, boolean> {
  const live = new Map<number, boolean>(log.map(({ seq }) => [seq, true]))
  for (const { seq, event } of log.toReversed()) {
    if (event.type === "event-undone" && live.get(seq)) live.set(event.seq, false)
  }
  return live
}

/** Number of the event whose effect an entry is: itself, or for a redo the first event undone. */
const isDecision = ({ event }: Recorded): boolean => event.type !== "event-undone" && event.type !== "case-created"

/** Why `target` can't be undone now: the newest live event on one of its subjects that came later, or null. */
function obstacle(log: readonly Recorded[], target: Recorded): Recorded | null {
  const bySeq = new Map(log.map(recorded => [recorded.seq, recorded]))
  const past = { event: (seq: number) => bySeq.get(seq) ?? null }
  const subjects = new Set(subjectsOf(originOf(target.event, past)))
  const dependsOnIntake = target.event.type === "comments-taken-in"
  const live = liveness(log)
  return (
    log.findLast(
      later =>
        later.seq > target.seq &&
        isDecision(later) &&
        live.get(later.seq) === true &&
        (subjectsOf(originOf(later.event, past)).some(subject => subjects.has(subject)) ||
          (dependsOnIntake && !["consultation-set", "version-loaded", "links-carried"].includes(later.event.type))),
    ) ?? null
  )
}

/** The event that undoes `seq` (null: the newest live decision). Throws when a later event on the same subject stands on it. */
export function undoEvent(log: readonly Recorded[], seq: number | null): CaseEvent {
  const live = liveness(log)
  const target =
    seq === null
      ? log.findLast(recorded => isDecision(recorded) && live.get(recorded.seq))
      : log.find(recorded => recorded.seq === seq)
  if (!target || !isDecision(target)) {
    throw new UserError(
      seq === null
        ? { ja: "取り消せる記録がありません。", en: "There is nothing to undo." }
        : { ja: `記録 ${seq} は取り消せません。`, en: `The event ${seq} cannot be undone.` },
    )
  }
  if (!live.get(target.seq)) {
    throw new UserError({
      ja: `記録 ${target.seq} は既に取り消されています。`,
      en: `The event ${target.seq} is undone already.`,
    })
  }
  const later = obstacle(log, target)
  if (later) {
    throw new UserError(
      {
        ja: `記録 ${target.seq} は、後の記録 ${later.seq} が同じ事項に及ぶため取り消せません。`,
        en: `The event ${target.seq} cannot be undone: the later event ${later.seq} is on the same subject.`,
      },
      { ja: `先に記録 ${later.seq} を取り消してください。`, en: `Undo the event ${later.seq} first.` },
    )
  }
  return { type: "event-undone", seq: target.seq }
}

/** The event that brings back what was undone last. Throws when nothing was, or a later event took its place. */
export function redoEvent(log: readonly Recorded[]): CaseEvent {
  const live = liveness(log)
  const undo = log.findLast(({ seq, event }) => event.type === "event-undone" && live.get(seq))
  const undone = undo?.event.type === "event-undone" ? undo.event.seq : 0
  const target = log.find(({ seq }) => seq === undone)
  const later = target ? obstacle(log, target) : null
  if (!undo || !target || target.event.type === "event-undone" || later) {
    throw new UserError({ ja: "やり直せる取り消しがありません。", en: "There is nothing to redo." })
  }
  return { type: "event-undone", seq: undo.seq }
}
