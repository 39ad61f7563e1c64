import { type CaseState, type Entities, type EntityKind, linkId, ONLY, type StaleAnswer } from "../model/case.ts"
import { type Comment, type CommentId, NEW_CONSULTATION, type Submission } from "../model/consultation.ts"
import { Bug, never } from "../model/errors.ts"
import { foldNotation } from "../text/fold.ts"
import type { CaseEvent, Decision } from "./events.ts"

/** One entity that an event put or took away (`after` null). `before` is what stood there: undoing puts it back. */
export interface Write<K extends EntityKind = EntityKind> {
  readonly kind: K
  readonly id: string
  readonly before: Entities[K] | null
  readonly after: Entities[K] | null
}

/** What an intake's stored reading holds. */
export interface IntakeReading {
  readonly submissions: readonly Submission[]
  readonly comments: readonly Comment[]
}

/** Gives the reading that an event refers to by its hash. */
export type LoadReading = (sha256: string) => IntakeReading

/** A case in which nothing has happened. */
export const emptyState = (): CaseState => ({
  consultation: new Map(),
  version: new Map(),
  pages: new Map(),
  comparison: new Map(),
  intake: new Map(),
  submission: new Map(),
  comment: new Map(),
  response: new Map(),
  link: new Map(),
  explanation: new Map(),
  waiver: new Map(),
})

const put = <K extends EntityKind>(state: CaseState, kind: K, id: string, after: Entities[K] | null): Write => ({
  kind,
  id,
  before: state[kind].get(id) ?? null,
  after,
})

function changeComment(state: CaseState, id: CommentId, fields: Partial<Comment>): readonly Write[] {
  const comment = state.comment.get(id)
  if (!comment) throw new Bug(`event on the unknown comment ${id}`)
  return [put(state, "comment", id, { ...comment, ...fields })]
}

type LinksCarried = Extract<CaseEvent, { type: "links-carried" }>

function carryLinks(state: CaseState, { type: _, carried, rewritten, ...comparison }: LinksCarried): readonly Write[] {
  const { lost } = comparison
  const target = targets(carried, lost)
  const gone: Write[] = []
  const come: Write[] = []
  for (const [id, link] of state.link) {
    const to = target.get(link.change)
    if (to === undefined) continue
    gone.push(put(state, "link", id, null))
    // The parts of a split change count their edits anew.
    const edit = to.length > 1 ? null : link.edit
    come.push(...to.map(change => put(state, "link", linkId(link.comment, change), { ...link, change, edit })))
  }
  for (const [id, explanation] of state.explanation) {
    const to = target.get(id)
    if (to === undefined) continue
    gone.push(put(state, "explanation", id, null))
    come.push(...to.map(change => put(state, "explanation", change, { ...explanation, change })))
  }
  // What goes away goes first, so that nothing carried to a place is taken away with what stood there.
  const stale = staleAnswers(state, { target, rewritten: new Set(rewritten) })
  const stands = stale.length > 0 ? { ...comparison, stale } : comparison
  return [put(state, "comparison", ONLY, stands), ...gone, ...come]
}

/** Where the used changes that do not simply stay went: to one, to the several parts of a split one, to nowhere. */
function targets(carried: LinksCarried["carried"], lost: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const target = new Map<string, string[]>(lost.map(id => [id, []]))
  for (const [from, to] of carried) target.set(from, [...(target.get(from) ?? []), to])
  return target
}

/** Answers to the comments of rewritten changes, as they stand; those of an earlier revision stay as long as nobody touched them. */
function staleAnswers(
  state: CaseState,
  {
    target,
    rewritten,
  }: { readonly target: ReadonlyMap<string, readonly string[]>; readonly rewritten: ReadonlySet<string> },
): readonly StaleAnswer[] {
  const moved = (change: string): readonly string[] => target.get(change) ?? [change]
  const before = (state.comparison.get(ONLY)?.stale ?? []).flatMap(one => {
    if (state.response.get(one.response)?.text !== one.text) return []
    return moved(one.change).flatMap(change => (rewritten.has(change) ? [] : [{ ...one, change }]))
  })
  if (rewritten.size === 0) return before
  const changesOf = Map.groupBy([...state.link.values()], link => link.comment)
  const overtaken = [...state.response.values()].flatMap(({ id, rows, text }) => {
    if (text.trim() === "") return []
    const changes = rows.flat().flatMap(comment => (changesOf.get(comment) ?? []).flatMap(link => moved(link.change)))
    const hit = [...new Set(changes)].filter(change => rewritten.has(change))
    return hit.map(change => ({ response: id, change, text }))
  })
  return [...before, ...overtaken]
}

/** A summary that says something else than before overtakes the answers there are; the first one, or another notation, none. */
function summarized(state: CaseState, id: CommentId, summary: string | null): Partial<Comment> {
  const before = state.comment.get(id)?.summary ?? null
  if (before === null || foldNotation(before) === foldNotation(summary ?? "")) return { summary }
  const answers = [...state.response.values()].filter(
    ({ text, rows }) => text.trim() !== "" && rows.flat().includes(id),
  )
  return { summary, overtaken: answers.map(({ id: response, text }) => ({ response, text })) }
}

/** What an event writes into the state. Pure; an undo's writes come from the journal (`inverse`), not from here. */
export function project(state: CaseState, event: Decision, load: LoadReading): readonly Write[] {
  switch (event.type) {
    case "case-created":
      return [put(state, "consultation", ONLY, NEW_CONSULTATION)]
    case "consultation-set": {
      const before = state.consultation.get(ONLY) ?? NEW_CONSULTATION
      return [put(state, "consultation", ONLY, { ...before, ...event.fields })]
    }
    case "version-loaded": {
      const { type: _, ...version } = event
      return [put(state, "version", event.role, version)]
    }
    case "pages-read": {
      const { type: _, ...pages } = event
      return [put(state, "pages", event.role, pages)]
    }
    case "comments-taken-in": {
      const { type: _, reading, ...intake } = event
      const { submissions, comments } = load(reading)
      return [
        put(state, "intake", event.sha256, intake),
        ...submissions.map(submission => put(state, "submission", submission.id, submission)),
        ...comments.map(comment => put(state, "comment", comment.id, comment)),
      ]
    }
    case "links-carried":
      return carryLinks(state, event)
    case "comment-linked": {
      const { type: _, ...link } = event
      return [put(state, "link", linkId(event.comment, event.change), link)]
    }
    case "comment-unlinked":
      return [put(state, "link", linkId(event.comment, event.change), null)]
    case "change-explained": {
      const { type: _, ...explanation } = event
      return [put(state, "explanation", event.change, explanation)]
    }
    case "change-unexplained":
      return [put(state, "explanation", event.change, null)]
    case "submission-released": {
      const submission = state.submission.get(event.submission)
      if (!submission) throw new Bug(`event on the unknown submission ${event.submission}`)
      const { publicName, original } = event
      return [put(state, "submission", submission.id, { ...submission, release: { publicName, original } })]
    }
    case "finding-waived": {
      const { type: _, ...waiver } = event
      return [put(state, "waiver", event.finding, waiver)]
    }
    case "response-written": {
      const { type: _, ...response } = event
      return [put(state, "response", event.id, response)]
    }
    case "response-removed":
      return [put(state, "response", event.id, null)]
    case "outcome-set":
      return changeComment(state, event.comment, { outcome: event.outcome })
    case "comment-summarized":
      return changeComment(state, event.comment, summarized(state, event.comment, event.summary))
    case "state-set":
      return changeComment(state, event.comment, { state: event.state })
    case "comment-assigned": {
      const { comment, assignee, unit } = event
      return changeComment(state, comment, { assignee, unit })
    }
    case "comment-noted":
      return changeComment(state, event.comment, { note: event.note })
    default:
      return never(event)
  }
}

/** The writes that put back what `writes` changed, last first. */
export const inverse = (writes: readonly Write[]): readonly Write[] =>
  writes.toReversed().map(({ kind, id, before, after }) => ({ kind, id, before: after, after: before }))

/** A state that many writes go into one after the other: each kind is copied once, however many there are. */
export class Evolving {
  #state: CaseState
  readonly #own = new Map<EntityKind, Map<string, unknown>>()

  constructor(state: CaseState) {
    this.#state = state
  }

  /** As it stands; later writes show in it. */
  get state(): CaseState {
    return this.#state
  }

  write(writes: readonly Write[]): void {
    for (const { kind, id, after } of writes) {
      let entities = this.#own.get(kind)
      if (!entities) {
        entities = new Map<string, unknown>(this.#state[kind])
        this.#own.set(kind, entities)
        this.#state = { ...this.#state, [kind]: entities }
      }
      if (after === null) entities.delete(id)
      else entities.set(id, after)
    }
  }
}

/** The state after the writes. Kinds that are not written stay the same objects. */
export function applyWrites(state: CaseState, writes: readonly Write[]): CaseState {
  const evolving = new Evolving(state)
  evolving.write(writes)
  return evolving.state
}
