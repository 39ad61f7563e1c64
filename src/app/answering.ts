import type { CommentId, Outcome, ResponseId, WorkState } from "../model/consultation.ts"
import { OUTCOME_LABELS, STATE_LABELS } from "../text/labels.ts"
import { type Case, type Report, report } from "./case.ts"

/** An answer as typed on the command line. `undefined` section: as it is, or as the source suggests. */
export interface TypedAnswer {
  readonly text: string
  readonly outcome: Outcome | null
  readonly section: string | undefined
  readonly subsection: string | undefined
}

/** Answers comments; on exactly an existing response's comments it replaces that response, else they move to a new one. */
export async function respond(opened: Case, comments: readonly string[], answer: TypedAnswer): Promise<Report> {
  const { state } = await opened.store.state()
  const existing = [...state.response.values()].find(
    response =>
      !response.repeat && JSON.stringify(response.rows.flat().toSorted()) === JSON.stringify(comments.toSorted()),
  )
  const events = await opened.run([
    {
      type: "respond",
      rows: existing?.rows ?? [comments],
      text: answer.text,
      section: answer.section ?? null,
      subsection: answer.subsection ?? null,
      repeat: false,
    },
    ...(answer.outcome === null
      ? []
      : comments.map(comment => ({ type: "outcome" as const, comment, outcome: answer.outcome }))),
  ])
  return answered(events, comments)
}

const answered = (events: number, comments: readonly CommentId[]): Report =>
  report(
    events === 0
      ? { ja: "考え方は既にそのとおりです。", en: "The answer says that already." }
      : {
          ja: `意見 ${comments.join("、")} に考え方を記録しました。`,
          en: `Recorded the answer to ${comments.join(", ")}.`,
        },
    { comments, changed: events > 0 },
  )

/** Writes the published summary of a comment; null goes back to its own words. */
export async function summarize(opened: Case, comment: string, summary: string | null): Promise<Report> {
  const events = await opened.run([{ type: "summarize", comment, summary }])
  return report(
    events === 0
      ? { ja: `意見 ${comment} の要旨は既にそのとおりです。`, en: `The summary of ${comment} says that already.` }
      : { ja: `意見 ${comment} の要旨を記録しました。`, en: `Recorded the summary of ${comment}.` },
    { comment, changed: events > 0 },
  )
}

/** Writes the answer of a response, or a new response for the comment when `response` is null. */
export async function answer(
  opened: Case,
  target: { readonly comment: CommentId; readonly response: ResponseId | null },
  text: string,
): Promise<Report> {
  const { state } = await opened.store.state()
  const existing = target.response === null ? undefined : state.response.get(target.response)
  const rows = existing?.rows ?? [[target.comment]]
  const { section, subsection, repeat } = existing ?? { section: null, subsection: null, repeat: false }
  const events = await opened.run([{ type: "respond", rows, text, section, subsection, repeat }])
  return answered(events, rows.flat())
}

/** Decides what becomes of a comment; null takes the decision back. */
export async function setOutcome(opened: Case, comment: CommentId, outcome: Outcome | null): Promise<Report> {
  const events = await opened.run([{ type: "outcome", comment, outcome }])
  const label = outcome === null ? { ja: "未定", en: "undecided" } : OUTCOME_LABELS[outcome]
  return report(
    {
      ja: `意見 ${comment} の対応区分: ${label.ja}`,
      en: `Outcome of ${comment}: ${label.en}`,
    },
    { comment, outcome, changed: events > 0 },
  )
}

/** Says where the work on comments stands. */
export async function setState(opened: Case, comments: readonly CommentId[], state: WorkState): Promise<Report> {
  const events = await opened.run(comments.map(comment => ({ type: "state" as const, comment, state })))
  const label = STATE_LABELS[state]
  return report(
    {
      ja: `意見 ${comments.join("、")} の状態: ${label.ja}`,
      en: `State of ${comments.join(", ")}: ${label.en}`,
    },
    { comments, state, changed: events > 0 },
  )
}
