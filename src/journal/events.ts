import * as v from "valibot"
import type {
  ComparisonRef,
  Explanation,
  Intake,
  Memo,
  PlanVersion,
  PublicText,
  VersionPages,
  Waiver,
} from "../model/case.ts"
import type { ChangeId } from "../model/change.ts"
import {
  type CommentId,
  type Consultation,
  OUTCOMES,
  type Outcome,
  type Release,
  type Response,
  type ResponseId,
  type SubmissionId,
  WORK_STATES,
  type WorkState,
} from "../model/consultation.ts"
import { Bug } from "../model/errors.ts"
import type { Rule } from "../model/finding.ts"

/** What happened in a case: typed facts in the past tense. The journal holds nothing else. */
export type CaseEvent =
  | { readonly type: "case-created" }
  | { readonly type: "consultation-set"; readonly fields: Partial<Consultation> }
  | ({ readonly type: "version-loaded" } & PlanVersion)
  /** A paper told the pages of a version. */
  | ({ readonly type: "pages-read" } & VersionPages)
  /** `reading`: hash of the stored JSON with the submissions and comments that were taken over. */
  | ({ readonly type: "comments-taken-in"; readonly reading: string } & Intake)
  /** A comparison was stored; links and reasons of `carried` go over to their new ids, those of `lost` fall away. */
  | ({
      readonly type: "links-carried"
      readonly carried: readonly (readonly [from: ChangeId, to: ChangeId])[]
      /** Used changes that are in both comparisons, under their new ids, and whose revision says something else. */
      readonly rewritten?: readonly ChangeId[]
    } & Omit<ComparisonRef, "stale">)
  | {
      readonly type: "comment-linked"
      readonly comment: CommentId
      readonly change: ChangeId
      readonly edit: number | null
    }
  | { readonly type: "comment-unlinked"; readonly comment: CommentId; readonly change: ChangeId }
  | ({ readonly type: "change-explained" } & Explanation)
  | { readonly type: "change-unexplained"; readonly change: ChangeId }
  | ({ readonly type: "response-written" } & Response)
  | { readonly type: "response-removed"; readonly id: ResponseId }
  | { readonly type: "outcome-set"; readonly comment: CommentId; readonly outcome: Outcome | null }
  | { readonly type: "comment-summarized"; readonly comment: CommentId; readonly summary: string | null }
  | { readonly type: "state-set"; readonly comment: CommentId; readonly state: WorkState }
  /** Who works on a comment: a person, a section of the office, both or nobody. */
  | {
      readonly type: "comment-assigned"
      readonly comment: CommentId
      readonly assignee: string | null
      readonly unit: string | null
    }
  | { readonly type: "comment-noted"; readonly comment: CommentId; readonly note: Memo | null }
  /** What the submitter agreed to have published, as a person recorded it; it takes the place of what was released before. */
  | ({ readonly type: "submission-released"; readonly submission: SubmissionId } & Release)
  | ({ readonly type: "finding-waived" } & Waiver)
  /** What event `seq` wrote was put back. Undoing an undo brings it back: that is redo. */
  | { readonly type: "event-undone"; readonly seq: number }

/** An event that decides something, as against one that takes a decision back. */
export type Decision = Exclude<CaseEvent, { type: "event-undone" }>

/** An event as the journal keeps it: `seq` from 1 without gaps; `at` an ISO instant. */
export interface Recorded {
  readonly seq: number
  /** Number of the first event of the deed it belongs to: what one command did, undone as a whole. */
  readonly deed: number
  readonly at: string
  readonly by: string
  readonly event: CaseEvent
}

const text = v.string()
const orNull = <S extends v.GenericSchema>(schema: S) => v.nullable(schema)
const publicText = v.custom<PublicText>(value => typeof value === "string")
const memo = v.custom<Memo>(value => typeof value === "string")

/** Any rule: a journal stays readable when a later version knows other rules. */
const rule = v.custom<Rule>(value => typeof value === "string")

const REVERTED = v.strictObject({ change: text, removed: text, added: text, place: text })

const CONSULTATION = v.strictObject({
  title: v.exactOptional(orNull(text)),
  plan: v.exactOptional(orNull(text)),
  from: v.exactOptional(orNull(text)),
  to: v.exactOptional(orNull(text)),
  procedure: v.exactOptional(v.picklist(["voluntary", "statutory"])),
  closing: v.exactOptional(orNull(text)),
  totals: v.exactOptional(orNull(text)),
  count: v.exactOptional(v.strictObject({ unit: v.picklist(["submissions", "submitters", "comments"]) })),
  language: v.exactOptional(v.picklist(["ja", "en"])),
})

const pair = v.custom<readonly [string, string]>(
  value => Array.isArray(value) && value.length === 2 && value.every(part => typeof part === "string"),
)

const EVENT = v.variant("type", [
  v.strictObject({ type: v.literal("case-created") }),
  v.strictObject({ type: v.literal("consultation-set"), fields: CONSULTATION }),
  v.strictObject({
    type: v.literal("version-loaded"),
    role: v.picklist(["draft", "revision"]),
    file: text,
    sha256: text,
    tracked: v.picklist(["accepted", "rejected"]),
  }),
  v.strictObject({
    type: v.literal("pages-read"),
    role: v.picklist(["draft", "revision"]),
    version: text,
    source: v.picklist(["pdf", "libreoffice"]),
    file: orNull(text),
    sha256: orNull(text),
    reading: text,
    numbers: text,
    pages: v.number(),
    paragraphs: v.number(),
    found: v.number(),
    differing: v.exactOptional(v.number()),
  }),
  v.strictObject({
    type: v.literal("comments-taken-in"),
    file: text,
    sha256: text,
    reading: text,
    submissions: v.number(),
    comments: v.number(),
  }),
  v.strictObject({
    type: v.literal("links-carried"),
    sha256: text,
    draft: text,
    revision: text,
    engine: text,
    carried: v.array(pair),
    lost: v.array(text),
    reverted: v.exactOptional(v.array(REVERTED)),
    rewritten: v.exactOptional(v.array(text)),
    lines: v.exactOptional(text),
  }),
  v.strictObject({ type: v.literal("comment-linked"), comment: text, change: text, edit: orNull(v.number()) }),
  v.strictObject({ type: v.literal("comment-unlinked"), comment: text, change: text }),
  v.strictObject({
    type: v.literal("change-explained"),
    change: text,
    reason: v.picklist(["editorial", "consequential", "other"]),
    publicReason: orNull(publicText),
    memo: orNull(memo),
  }),
  v.strictObject({ type: v.literal("change-unexplained"), change: text }),
  v.strictObject({
    type: v.literal("response-written"),
    id: text,
    order: v.number(),
    section: orNull(text),
    subsection: orNull(text),
    text,
    rows: v.array(v.array(text)),
    repeat: v.boolean(),
    stated: v.exactOptional(v.boolean()),
  }),
  v.strictObject({ type: v.literal("response-removed"), id: text }),
  v.strictObject({ type: v.literal("outcome-set"), comment: text, outcome: orNull(v.picklist(OUTCOMES)) }),
  v.strictObject({ type: v.literal("comment-summarized"), comment: text, summary: orNull(text) }),
  v.strictObject({ type: v.literal("state-set"), comment: text, state: v.picklist(WORK_STATES) }),
  v.strictObject({
    type: v.literal("comment-assigned"),
    comment: text,
    assignee: orNull(text),
    unit: orNull(text),
  }),
  v.strictObject({ type: v.literal("comment-noted"), comment: text, note: orNull(memo) }),
  v.strictObject({
    type: v.literal("submission-released"),
    submission: text,
    publicName: orNull(text),
    original: v.boolean(),
  }),
  v.strictObject({ type: v.literal("finding-waived"), finding: text, rule, basis: text, note: memo, by: text }),
  v.strictObject({ type: v.literal("event-undone"), seq: v.number() }),
])

/** Reads an event back from the journal; a journal that does not hold one is damaged. */
export function parseEvent(json: string): CaseEvent {
  const parsed = v.safeParse(EVENT, JSON.parse(json))
  if (!parsed.success) throw new Bug(`unreadable event ${json.slice(0, 200)}: ${parsed.issues[0].message}`)
  return parsed.output
}

/**
 * What an event speaks of: "kind:id", or "kind:*" where it touches all of a kind. Two events collide only when their
 * subjects overlap (`overlap`). Taking in numbers files and comments, so two of them at once collide.
 */
export function subjectsOf(event: Decision): readonly string[] {
  switch (event.type) {
    case "case-created":
    case "consultation-set":
      return ["consultation"]
    case "version-loaded":
      return [`version:${event.role}`]
    case "pages-read":
      return [`pages:${event.role}`, `version:${event.role}`]
    case "comments-taken-in":
      return ["intake"]
    case "links-carried":
      return ["comparison", "link:*", "change:*"]
    case "comment-linked":
    case "comment-unlinked":
      return [`link:${event.comment}:${event.change}`]
    case "change-explained":
    case "change-unexplained":
      return [`change:${event.change}`]
    case "submission-released":
      return [`submission:${event.submission}`]
    case "finding-waived":
      return [`finding:${event.finding}`]
    case "response-written":
      return [`response:${event.id}`, ...event.rows.flat().map(id => `placing:${id}`)]
    case "response-removed":
      return [`response:${event.id}`]
    case "outcome-set":
    case "comment-summarized":
    case "state-set":
    case "comment-assigned":
    case "comment-noted":
      return [`comment:${event.comment}`]
  }
}

/** "link:" of "link:A:c1"; "" where a subject has no kind of its own. */
export const subjectKind = (subject: string): string => subject.slice(0, subject.indexOf(":") + 1)

/** True when two subjects are the same, or one of them is all of the other's kind. */
export function overlap(a: string, b: string): boolean {
  if (a === b) return true
  const kind = subjectKind(a)
  return kind !== "" && kind === subjectKind(b) && (a === `${kind}*` || b === `${kind}*`)
}

/** The comments that must be in the case for the event to make sense. */
export function commentsOf(event: Decision): readonly CommentId[] {
  switch (event.type) {
    case "response-written":
      return event.rows.flat()
    case "comment-linked":
    case "comment-unlinked":
    case "outcome-set":
    case "comment-summarized":
    case "state-set":
    case "comment-assigned":
    case "comment-noted":
      return [event.comment]
    default:
      return []
  }
}
