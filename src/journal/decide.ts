import { type CaseState, type Explanation, linkId, memo, ONLY, type Waiver } from "../model/case.ts"
import type { ChangeId } from "../model/change.ts"
import {
  type Comment,
  type CommentId,
  type Consultation,
  NOTHING_RELEASED,
  type Outcome,
  type Release,
  type Response,
  type ResponseId,
  type Submission,
  type SubmissionId,
  type WorkState,
} from "../model/consultation.ts"
import { Bug, type Message, never, UserError } from "../model/errors.ts"
import { arrange, type Move } from "./arrange.ts"
import type { Decision } from "./events.ts"
import { Evolving, project } from "./evolve.ts"

/** What a person wants done. */
export type Command =
  | { readonly type: "set"; readonly fields: Partial<Consultation> }
  | { readonly type: "link"; readonly comment: CommentId; readonly change: ChangeId; readonly edit: number | null }
  | { readonly type: "unlink"; readonly comment: CommentId; readonly change: ChangeId }
  | { readonly type: "explain"; readonly explanation: Explanation }
  | { readonly type: "unexplain"; readonly change: ChangeId }
  | { readonly type: "waive"; readonly waiver: Waiver }
  | { readonly type: "release"; readonly submission: SubmissionId; readonly release: Release }
  | ({ readonly type: "respond" } & Answer)
  | { readonly type: "outcome"; readonly comment: CommentId; readonly outcome: Outcome | null }
  | { readonly type: "summarize"; readonly comment: CommentId; readonly summary: string | null }
  | { readonly type: "state"; readonly comment: CommentId; readonly state: WorkState }
  /** Who works on it; a field that is absent stays. "" is nobody. */
  | { readonly type: "assign"; readonly comment: CommentId; readonly assignee?: string; readonly unit?: string }
  /** Rearranges the results table. */
  | { readonly type: "arrange"; readonly move: Move }
  /** "" takes the note away. */
  | { readonly type: "note"; readonly comment: CommentId; readonly note: string }

/** What the state does not tell. */
export interface Surroundings {
  /** Ids of the comparison at hand. */
  readonly changes: ReadonlySet<ChangeId>
  /** New responses get numbers above this one. */
  readonly usedNumber: number
}

/** An answer and the rows it stands beside. Null section: the existing response's, else what the comments' source suggests. */
export interface Answer {
  readonly rows: readonly (readonly CommentId[])[]
  readonly text: string
  readonly section: string | null
  readonly subsection: string | null
  /** 再掲: the comments stay where else they are answered. */
  readonly repeat: boolean
}

/** Ids that exist but look close to what was typed. */
const near = (id: string, ids: Iterable<string>): readonly string[] =>
  [...ids].filter(other => other.startsWith(id) || id.startsWith(other) || other.endsWith(id)).slice(0, 5)

function unknown(id: string, ids: Iterable<string>, name: Message): UserError {
  const others = near(id, ids)
  return new UserError(
    { ja: `${name.ja}「${id}」はありません。`, en: `There is no ${name.en} "${id}".` },
    others.length > 0
      ? { ja: `近い番号: ${others.join("、")}`, en: `Close to it: ${others.join(", ")}` }
      : { ja: "番号は akaire show で確かめられます。", en: "akaire show lists the ids." },
  )
}

/** A comment of the case, or a sentence that it is not there. */
export function needComment(state: CaseState, id: CommentId): Comment {
  const comment = state.comment.get(id)
  if (comment) return comment
  throw unknown(id, state.comment.keys(), { ja: "意見", en: "comment" })
}

/** A submission of the case, or a sentence that it is not there. */
export function needSubmission(state: CaseState, id: SubmissionId): Submission {
  const submission = state.submission.get(id)
  if (submission) return submission
  throw unknown(id, state.submission.keys(), { ja: "提出意見", en: "submission" })
}

function needChange({ changes }: Surroundings, id: ChangeId): void {
  if (!changes.has(id)) throw unknown(id, changes, { ja: "修正箇所", en: "change" })
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Keeps only events that would change something. */
const unless = (unchanged: boolean, event: Decision): readonly Decision[] => (unchanged ? [] : [event])

const sameComments = (a: readonly CommentId[], b: readonly CommentId[]): boolean => same(a.toSorted(), b.toSorted())

/** Number of a response: 12 of "R12", 0 for an id of another form. */
export const responseNumber = (id: ResponseId): number => (/^R[1-9]\d{0,14}$/.test(id) ? Number(id.slice(1)) : 0)

/** Ids count up: R1, R2, … A number is not used again while its response or a later one stands. */
const nextResponseId = (state: CaseState, { usedNumber }: Surroundings): ResponseId =>
  `R${[...state.response.keys()].reduce((highest, id) => Math.max(highest, responseNumber(id)), usedNumber) + 1}`

const nextOrder = (state: CaseState): number =>
  [...state.response.values()].reduce((highest, { order }) => Math.max(highest, order), -1) + 1

/** Takes comments out of the responses where they stand; a response left without comments goes. */
function takeOut(state: CaseState, comments: ReadonlySet<CommentId>, keep: ResponseId | null): readonly Decision[] {
  return [...state.response.values()].flatMap((response): readonly Decision[] => {
    if (response.id === keep || response.repeat || !response.rows.flat().some(id => comments.has(id))) return []
    const rows = response.rows.map(row => row.filter(id => !comments.has(id))).filter(row => row.length > 0)
    if (rows.length === 0) return [{ type: "response-removed", id: response.id }]
    return [{ type: "response-written", ...response, rows }]
  })
}

/** Who works on a comment, as typed; not typed: as before. A name stands on one line. */
const assigned = (typed: string | undefined, before: string | null): string | null =>
  typed === undefined ? before : typed.replace(/\s+/g, " ").trim() || null

function respond(state: CaseState, answer: Answer, surroundings: Surroundings): readonly Decision[] {
  const rows = answer.rows.filter(row => row.length > 0)
  const comments = rows.flat().map(id => needComment(state, id))
  const ids = comments.map(comment => comment.id)
  if (ids.length === 0 || new Set(ids).size < ids.length) {
    throw new UserError({
      ja: "考え方には、重複のない一つ以上の意見が必要です。",
      en: "An answer needs one or more comments, each named once.",
    })
  }
  const existing = [...state.response.values()].find(
    response => response.repeat === answer.repeat && sameComments(response.rows.flat(), ids),
  )
  const written: Response = {
    id: existing?.id ?? nextResponseId(state, surroundings),
    order: existing?.order ?? nextOrder(state),
    section: answer.section ?? (existing ? existing.section : (comments[0]?.section ?? null)),
    subsection: answer.subsection ?? (existing ? existing.subsection : (comments[0]?.subsection ?? null)),
    text: answer.text,
    rows,
    repeat: answer.repeat,
  }
  const removed = answer.repeat ? [] : takeOut(state, new Set(ids), existing?.id ?? null)
  return [...removed, ...unless(same(existing, written), { type: "response-written", ...written })]
}

/**
 * What a command does to a case: the events to record, none when nothing would change. Throws `UserError` when the
 * command speaks of something that is not there.
 */
function decide(state: CaseState, command: Command, surroundings: Surroundings): readonly Decision[] {
  switch (command.type) {
    case "set": {
      const before = state.consultation.get(ONLY)
      return unless(before !== undefined && same(before, { ...before, ...command.fields }), {
        type: "consultation-set",
        fields: command.fields,
      })
    }
    case "link": {
      needComment(state, command.comment)
      needChange(surroundings, command.change)
      const { type: _, ...link } = command
      const before = state.link.get(linkId(command.comment, command.change))
      return unless(before !== undefined && before.edit === link.edit, { type: "comment-linked", ...link })
    }
    case "unlink": {
      needComment(state, command.comment)
      const { comment, change } = command
      return unless(!state.link.has(linkId(comment, change)), { type: "comment-unlinked", comment, change })
    }
    case "explain": {
      needChange(surroundings, command.explanation.change)
      const before = state.explanation.get(command.explanation.change)
      return unless(same(before, { ...before, ...command.explanation }), {
        type: "change-explained",
        ...command.explanation,
      })
    }
    case "unexplain":
      return unless(!state.explanation.has(command.change), { type: "change-unexplained", change: command.change })
    case "waive": {
      const { waiver } = command
      if (waiver.note.trim() === "") {
        throw new UserError({
          ja: "了承には、その理由の記録が必要です。",
          en: "Waiving a finding needs a note that says why.",
        })
      }
      return unless(same(state.waiver.get(waiver.finding), waiver), { type: "finding-waived", ...waiver })
    }
    case "release": {
      const { id, release = NOTHING_RELEASED } = needSubmission(state, command.submission)
      const { publicName, original } = command.release
      return unless(release.publicName === publicName && release.original === original, {
        type: "submission-released",
        submission: id,
        publicName,
        original,
      })
    }
    case "respond":
      return respond(state, command, surroundings)
    case "outcome": {
      const { comment, outcome } = command
      return unless(needComment(state, comment).outcome === outcome, {
        type: "outcome-set",
        comment,
        outcome,
      })
    }
    case "summarize": {
      const { comment, summary } = command
      return unless(needComment(state, comment).summary === summary, {
        type: "comment-summarized",
        comment,
        summary,
      })
    }
    case "state": {
      const { comment } = command
      return unless(needComment(state, comment).state === command.state, {
        type: "state-set",
        comment,
        state: command.state,
      })
    }
    case "assign": {
      const before = needComment(state, command.comment)
      const assignee = assigned(command.assignee, before.assignee)
      const unit = assigned(command.unit, before.unit ?? null)
      return unless(before.assignee === assignee && (before.unit ?? null) === unit, {
        type: "comment-assigned",
        comment: before.id,
        assignee,
        unit,
      })
    }
    case "note": {
      const before = needComment(state, command.comment)
      const note = command.note.trim() === "" ? null : memo(command.note)
      return unless((before.note ?? null) === note, { type: "comment-noted", comment: before.id, note })
    }
    case "arrange":
      return arrange(state, command.move, nextResponseId(state, surroundings))
    default:
      return never(command)
  }
}

const readsNoFile = () => {
  throw new Bug("a decision reads no file")
}

/** What commands do to a case, each decided on what the ones before it left. */
export function decideAll(
  state: CaseState,
  commands: readonly Command[],
  surroundings: Surroundings,
): readonly Decision[] {
  const evolving = new Evolving(state)
  return commands.flatMap(command => {
    const events = decide(evolving.state, command, surroundings)
    for (const event of events) evolving.write(project(evolving.state, event, readsNoFile))
    return events
  })
}
