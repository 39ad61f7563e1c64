import { ONLY, type PublicText, publicText } from "../model/case.ts"
import {
  type Comment,
  type CommentId,
  type Consultation,
  NEW_CONSULTATION,
  type Response,
  type Submission,
} from "../model/consultation.ts"
import type { PublishedAnswer, PublishedOwnChange, PublishedResults, PublishedSection } from "../model/published.ts"
import { inTableOrder } from "../model/table-order.ts"
import { snippetOf } from "../text/change-snippet.ts"
import { periodText } from "../text/dates.ts"
import { totalsText } from "../text/totals.ts"
import { count } from "../trace/counts.ts"
import { type Ledger, showsRevised } from "../trace/ledger.ts"

/** The consultation's data, or the defaults of a new case. */
export const consultationOf = ({ state }: Pick<Ledger, "state">): Consultation =>
  state.consultation.get(ONLY) ?? NEW_CONSULTATION

/** The only door from a comment to the public: its summary where there is one, else its own words. */
export const released = (comment: Comment): PublicText => publicText(comment.summary ?? comment.original)

/** The only door from a submitter to the public: the name that was released, or null. */
export const releasedName = (submission: Submission | undefined): PublicText | null => {
  const name = submission?.release?.publicName ?? null
  return name === null ? null : publicText(name)
}

/** Title of the results: the one set, else made from the plan's name. */
function resultsTitle({ title, plan, language }: Consultation): string {
  if (title) return title
  const name = (plan ?? "").replace(/[（(]案[)）]$/, "")
  if (language === "en")
    return name ? `Results of the consultation on “${name} (draft)”` : "Results of the consultation"
  return name ? `「${name}(案)」に対する意見募集の結果について` : "意見募集の結果について"
}

/** Groups by a key in order of first appearance. */
function byFirst<T, K>(values: readonly T[], key: (value: T) => K): readonly (readonly [K, readonly T[]])[] {
  return [...Map.groupBy(values, key)]
}

/** Comments in the order of the table, each once: their numbers in publications are their places here, from 1. */
export function tableOrder({ state, responses, comments, responsesOf, memory }: Ledger): readonly Comment[] {
  const order = memory.of(placedIds, responses).flatMap(id => state.comment.get(id) ?? [])
  for (const comment of comments) if (!responsesOf.has(comment.id)) order.push(comment)
  return order
}

/** Comments of the responses in the order of rows in the table, each once. */
const placedIds = (responses: readonly Response[]): readonly CommentId[] => [
  ...new Set(inTableOrder(responses).flatMap(({ rows }) => rows.flat())),
]

/** What the results table publishes. Comments without a response stand at the end with an empty answer (only a draft gets that far). */
export function buildResults(ledger: Ledger, options: { readonly stamp: boolean }): PublishedResults {
  const consultation = consultationOf(ledger)
  const { language, from, to, closing } = consultation
  const order = tableOrder(ledger)
  const number = new Map<CommentId, number>(order.map((comment, index) => [comment.id, index + 1]))
  const byId = new Map(order.map(comment => [comment.id, comment]))
  const row = (ids: readonly CommentId[]) =>
    ids.flatMap(id => {
      const comment = byId.get(id)
      return comment ? [{ number: number.get(id) ?? 0, text: released(comment), outcome: comment.outcome }] : []
    })
  const answers = ledger.responses.map(response => ({
    section: response.section,
    subsection: response.subsection,
    answer: {
      rows: response.rows.map(row),
      text: publicText(response.text),
      revised: showsRevised(response, ledger),
      repeat: response.repeat,
    } satisfies PublishedAnswer,
  }))
  const loose = order
    .filter(comment => !ledger.responsesOf.has(comment.id))
    .map(comment => ({
      section: comment.section,
      subsection: comment.subsection,
      answer: {
        rows: [row([comment.id])],
        text: publicText(""),
        revised: ledger.changesOf.has(comment.id),
        repeat: false,
      },
    }))
  const sections: readonly PublishedSection[] = byFirst([...answers, ...loose], item => item.section).map(
    ([title, items]) => ({
      title,
      subsections: byFirst(items, item => item.subsection).map(([subtitle, rows]) => ({
        title: subtitle,
        answers: rows.map(item => item.answer),
      })),
    }),
  )
  const counts = count(ledger)
  return {
    language,
    title: resultsTitle(consultation),
    period: from && to ? periodText(from, to, language) : null,
    totals: consultation.totals || totalsText({ ...counts, unit: consultation.count.unit }, language),
    closing,
    stamp: options.stamp,
    sections,
    ownChanges: ownChanges(ledger),
  }
}

/** Changes without a comment whose reason was recorded: the reasons are published with the results. */
function ownChanges({ state, changes, commentsOf }: Ledger): readonly PublishedOwnChange[] {
  return changes.flatMap(change => {
    const explanation = state.explanation.get(change.id)
    if (!explanation || commentsOf.has(change.id) || change.derivedFrom !== null) return []
    const reason = { kind: explanation.reason, text: explanation.publicReason }
    return [{ place: (change.revision ?? change.draft)?.place ?? "", ...snippetOf(change), reason }]
  })
}
