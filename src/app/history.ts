import type { CaseEvent } from "../journal/events.ts"
import { redoEvent, undoEvent } from "../journal/history.ts"
import type { Message } from "../model/errors.ts"
import { type Case, type Report, report } from "./case.ts"
import { describe } from "./describe.ts"

async function record(opened: Case, event: CaseEvent, verb: Message): Promise<Report> {
  const log = await opened.store.since(0)
  let target = event
  while (target.type === "event-undone") {
    const seq: number = target.seq
    const undone = log.find(recorded => recorded.seq === seq)
    if (!undone) break
    target = undone.event
  }
  await opened.record([event], log.at(-1)?.seq ?? 0)
  const what = describe(target)
  return report(
    { ja: `${verb.ja}: ${what.ja}`, en: `${verb.en}: ${what.en}` },
    { undone: event.type === "event-undone" ? event.seq : null },
  )
}

/** Undoes the newest live decision, or the one named; again goes further back. */
export async function undo(opened: Case, seq: number | null): Promise<Report> {
  return record(opened, undoEvent(await opened.store.since(0), seq), { ja: "取り消しました", en: "Undone" })
}

/** Brings back what was undone last. */
export async function redo(opened: Case): Promise<Report> {
  return record(opened, redoEvent(await opened.store.since(0)), { ja: "やり直しました", en: "Redone" })
}
