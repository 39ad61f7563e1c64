import type { CaseState } from "../model/case.ts"
import { UserError } from "../model/errors.ts"
import type { About } from "./about.ts"
import { type CaseEvent, commentsOf, type Decision, type Recorded, subjectsOf } from "./events.ts"
import { Evolving, inverse, type LoadReading, project, type Write } from "./evolve.ts"

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

/** A part of the journal, from its end. */
export interface LogPage {
  readonly limit: number
  readonly before: number | null
  /** Absent: whatever they speak of. */
  readonly about?: About | null
}

/** Where a case is kept. Asynchronous, so that a server fits behind the same interface. */
export interface Store {
  /** Adds events as one deed, all or none; durable when it resolves. Throws `ConflictError` if a subject has an event newer than `basedOn`. */
  append(events: readonly CaseEvent[], authorship: Authorship): Promise<readonly Recorded[]>
  /** The case as it stands, with the number of its newest event; reads what others appended. */
  state(): Promise<{ readonly state: CaseState; readonly seq: number }>
  /** Events after `seq`, oldest first. */
  since(seq: number): Promise<readonly Recorded[]>
  /** Events before `before` (null: from the newest), newest first, at most `limit`; of one comment or change with what undid them. */
  log(page: LogPage): Promise<readonly Recorded[]>
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
  readonly subject: string

  constructor(newer: Recorded, subject: string) {
    super(
      {
        ja: `同じ事項が ${newer.by} により先に変更されています(記録 ${newer.seq})。`,
        en: `${newer.by} has changed the same thing meanwhile (event ${newer.seq}).`,
      },
      { ja: "いまの内容を確かめてから、もう一度行ってください。", en: "Look at it as it stands, then try again." },
    )
    this.name = "ConflictError"
    this.newer = newer
    this.subject = subject
  }
}

/** What a store must know of the journal to add to it. */
export interface Past {
  /** The event with this number, or null. */
  event(seq: number): Recorded | null
  /** What the event wrote. */
  writes(seq: number): readonly Write[]
  /** Number of the newest event on a subject that overlaps this one, 0 for none. */
  newest(subject: string): number
}

/** An event with what follows from it. */
export interface Entry {
  readonly recorded: Recorded
  readonly subjects: readonly string[]
  readonly writes: readonly Write[]
}

/** The decision an event is about in the end: undoing an undo speaks of what was undone first. */
function originOf(event: CaseEvent, past: Pick<Past, "event">): Decision {
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

const isWellFormed = (value: unknown): boolean =>
  typeof value === "string"
    ? value.isWellFormed()
    : typeof value !== "object" || value === null || Object.entries(value).every(pair => pair.every(isWellFormed))

function refuseSplitSurrogates(event: CaseEvent): void {
  if (isWellFormed(event)) return
  throw new UserError(
    {
      ja: "文字として正しくないデータ(孤立したサロゲート)が含まれています。",
      en: "The text holds half a character (a lone surrogate).",
    },
    { ja: "該当の文字を入力し直してください。", en: "Type the character again." },
  )
}

function refuseStale(event: CaseEvent, basedOn: number, past: Past): void {
  for (const subject of subjectsOf(originOf(event, past))) {
    const newest = past.newest(subject)
    const newer = newest > basedOn ? past.event(newest) : null
    if (newer) throw new ConflictError(newer, subject)
  }
}

function refuseMissingComments(event: CaseEvent, state: CaseState): void {
  const gone = event.type === "event-undone" ? undefined : commentsOf(event).find(id => !state.comment.has(id))
  if (gone === undefined) return
  throw new UserError(
    { ja: `意見「${gone}」は案件にありません。`, en: `The comment "${gone}" is not in the case.` },
    {
      ja: "その取り込みが取り消された可能性があります。akaire log で確かめてください。",
      en: "Taking it in may have been undone: look with akaire log.",
    },
  )
}

/** Works out the entry of one event on top of the state: what it speaks of and what it writes. */
export function entryOf(recorded: Recorded, state: CaseState, past: Past, load: LoadReading): Entry {
  const { event } = recorded
  return {
    recorded,
    subjects: subjectsOf(originOf(event, past)),
    writes: event.type === "event-undone" ? inverse(past.writes(event.seq)) : project(state, event, load),
  }
}

/** Works out the entries for new events on top of the state: numbers, subjects and writes. Throws on a conflict. */
export function enter(
  at: { readonly state: CaseState; readonly seq: number },
  events: readonly CaseEvent[],
  { by, at: time, basedOn }: Authorship,
  past: Past,
  load: LoadReading,
): { readonly state: CaseState; readonly entries: readonly Entry[] } {
  const evolving = new Evolving(at.state)
  const deed = at.seq + 1
  const entries = events.map((event, i) => {
    refuseSplitSurrogates(event)
    refuseStale(event, basedOn, past)
    refuseMissingComments(event, evolving.state)
    const entry = entryOf({ seq: deed + i, deed, at: time, by, event }, evolving.state, past, load)
    evolving.write(entry.writes)
    return entry
  })
  return { state: evolving.state, entries }
}
