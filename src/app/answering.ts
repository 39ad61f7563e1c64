import type { Outcome } from "../model/consultation.ts"
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
  return report(
    events === 0
      ? { ja: "考え方は既にそのとおりです。", en: "The answer says that already." }
      : {
          ja: `意見 ${comments.join("、")} に考え方を記録しました。`,
          en: `Recorded the answer to ${comments.join(", ")}.`,
        },
    { comments, changed: events > 0 },
  )
}

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
