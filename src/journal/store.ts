import type { CaseState } from "../model/case.ts"
import { UserError } from "../model/errors.ts"
import type { CaseEvent, Recorded } from "./events.ts"
import { subjectsOf } from "./events.ts"
import { applyWrites, inverse, type LoadReading, project, type Write } from "./evolve.ts"

/** Who decides, when (an ISO instant), and the newest event they had seen. */
export interface Authorship {
  readonly by: string
  readonly at: string
  readonly basedOn: number
}

/** A file kept in a case, by its hash. */
export interface StoredDocument {
  readonly sha256: string
  readonly name: string
  readonly size: number
}

/** Where a case is kept. Asynchronous, so that a server fits behind the same interface. */
export interface Store {
  /** Adds events, all or none; durable when it resolves. Throws `ConflictError` if a subject has an event newer than `basedOn`. */
  append(events: readonly CaseEvent[], authorship: Authorship): Promise<readonly Recorded[]>
  /** The case as it stands, with the number of its newest event; reads what others appended. */
  state(): Promise<{ readonly state: CaseState; readonly seq: number }>
  /** Events after `seq`, oldest first. */
  since(seq: number): Promise<readonly Recorded[]>
  /** Events before `before` (null: from the newest), newest first, at most `limit`. */
  log(page: { readonly limit: number; readonly before: number | null }): Promise<readonly Recorded[]>
  /** Keeps a file; returns its hex SHA-256. The same bytes are kept once. */
  putDocument(name: string, bytes: Uint8Array): Promise<string>
  document(sha256: string): Promise<Uint8Array | null>
  documents(): Promise<readonly StoredDocument[]>
  /** Drops what is derived from the journal and works it out again from the events alone. */
  rebuild(): Promise<void>
  /** Writes a whole copy, also while others work on the case. */
  copyTo(path: string): Promise<void>
  close(): Promise<void>
}

/** Somebody decided on the same thing meanwhile. Nothing was overwritten. */
export class ConflictError extends UserError {
  readonly newer: Recorded

  constructor(newer: Recorded) {
    super(
      {
        ja: `同じ事項が ${newer.by} により先に変更されています(記録 ${newer.seq})。`,
        en: `${newer.by} has changed the same thing meanwhile (event ${newer.seq}).`,
      },
      { ja: "いまの内容を確かめてから、もう一度行ってください。", en: "Look at it as it stands, then try again." },
    )
    this.name = "ConflictError"
    this.newer = newer
  }
}

/** What a store must know of the journal to add to it. */
export interface Past {
  /** The event with this number, or null. */
  event(seq: number): Recorded | null
  /** What the event wrote. */
  writes(seq: number): readonly Write[]
  /** Number of the newest event on the subject, 0 for none. */
  newest(subject: string): number
}

/** An event with what follows from it. */
export interface Entry {
  readonly recorded: Recorded
  readonly subjects: readonly string[]
  readonly writes: readonly Write[]
}

/** The event an undo is about in the end: undoing an undo speaks of what was undone first. */
export function originOf(event: CaseEvent, past: Pick<Past, "event">): Exclude<CaseEvent, { type: "event-undone" }> {
  let current = event
  while (current.type === "event-undone") {
    const undone = past.event(current.seq)
    if (!undone) {
      throw new UserError({
        ja: `記録 ${current.seq} はありません。`,
        en: `There is no event ${current.seq}.`,
      })
    }
    current = undone.event
  }
  return current
}

function refuseSplitSurrogates(event: CaseEvent): void {
  if (JSON.stringify(event).search(/\\ud[89a-f]/i) < 0) return
  throw new UserError(
    {
      ja: "文字として正しくないデータ(孤立したサロゲート)が含まれています。",
      en: "The text holds half a character (a lone surrogate).",
    },
    { ja: "該当の文字を入力し直してください。", en: "Type the character again." },
  )
}

/** Works out the entries for new events on top of the state: numbers, subjects and writes. Throws on a conflict. */
export function enter(
  at: { readonly state: CaseState; readonly seq: number },
  events: readonly CaseEvent[],
  authorship: Authorship,
  past: Past,
  load: LoadReading,
): { readonly state: CaseState; readonly entries: readonly Entry[] } {
  let { state } = at
  const entries: Entry[] = []
  for (const event of events) {
    refuseSplitSurrogates(event)
    const subjects = subjectsOf(originOf(event, past))
    for (const subject of subjects) {
      const newest = past.newest(subject)
      const newer = newest > authorship.basedOn ? past.event(newest) : null
      if (newer) throw new ConflictError(newer)
    }
    const writes = event.type === "event-undone" ? inverse(past.writes(event.seq)) : project(state, event, load)
    const seq = at.seq + entries.length + 1
    entries.push({ recorded: { seq, at: authorship.at, by: authorship.by, event }, subjects, writes })
    state = applyWrites(state, writes)
  }
  return { state, entries }
}
