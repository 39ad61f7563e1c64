import type { CaseEvent, Recorded } from "../journal/events.ts"
import { type Deed, deedToRedo, deedToUndo, redoEvents, type TakenIn, undoEvents } from "../journal/history.ts"
import type { CommentId, SubmissionId } from "../model/consultation.ts"
import { Bug, type Message, UserError } from "../model/errors.ts"
import { type Case, type Report, report } from "./case.ts"
import { describe } from "./describe.ts"

/** How many events are read at first to find what is to be undone; each further try reads four times as many. */
const FIRST_PAGE = 256

/** Reads the journal from its end backwards until `find` finds what it looks for. */
async function find<T>(
  { store }: Case,
  look: (log: readonly Recorded[]) => T | null,
): Promise<{ readonly log: readonly Recorded[]; readonly found: T }> {
  for (let limit = FIRST_PAGE; ; limit *= 4) {
    const log = (await store.log({ limit, before: null })).toReversed()
    const found = look(log)
    if (found !== null) return { log, found }
    if ((log[0]?.seq ?? 1) === 1) throw new Bug("the whole journal did not tell what to undo")
  }
}

async function takenIn(opened: Case, { events }: Deed): Promise<TakenIn> {
  const comments = new Set<CommentId>()
  const submissions = new Set<SubmissionId>()
  for (const { event } of events) {
    if (event.type !== "comments-taken-in") continue
    const reading = await opened.reading(event.reading)
    for (const { id } of reading.comments) comments.add(id)
    for (const { id } of reading.submissions) submissions.add(id)
  }
  return { comments, submissions }
}

/** What a deed did, named by its first event and how many more there are. */
function named({ events }: Deed): Message {
  const [first] = events
  if (!first) throw new Bug("a deed without events")
  const { ja, en } = describe(first.event)
  const more = events.length - 1
  return more === 0 ? { ja, en } : { ja: `${ja} ほか${more}件`, en: `${en} and ${more} more` }
}

async function record(opened: Case, log: readonly Recorded[], events: readonly CaseEvent[]): Promise<void> {
  await opened.record(events, log.at(-1)?.seq ?? 0)
}

const seqs = ({ events }: Deed): readonly number[] => events.map(({ seq }) => seq)

/** Undoes the newest live deed, or the one that event `seq` belongs to; again goes further back. */
export async function undo(opened: Case, seq: number | null): Promise<Report> {
  const { log, found: deed } = await find(opened, recent => deedToUndo(recent, seq))
  await record(opened, log, undoEvents(log, deed, await takenIn(opened, deed)))
  const what = named(deed)
  return report({ ja: `取り消しました: ${what.ja}`, en: `Undone: ${what.en}` }, { undone: seqs(deed) })
}

/** Brings back the deed that was undone last. */
export async function redo(opened: Case): Promise<Report> {
  const { log, found } = await find(opened, deedToRedo)
  await record(opened, log, redoEvents(log, found.undo, found.deed))
  const what = named(found.deed)
  return report({ ja: `やり直しました: ${what.ja}`, en: `Redone: ${what.en}` }, { redone: seqs(found.deed) })
}

/** Number of the newest event that waived a finding. Throws where it was never waived. */
export async function waivedAt(opened: Case, finding: string): Promise<number> {
  const { found } = await find(opened, log => {
    const event = log.findLast(({ event }) => event.type === "finding-waived" && event.finding === finding)
    if (event || log[0]?.seq !== 1) return event?.seq ?? null
    throw new UserError({
      ja: `要確認事項 ${finding} は了承されていません。`,
      en: `The finding ${finding} is not waived.`,
    })
  })
  return found
}
