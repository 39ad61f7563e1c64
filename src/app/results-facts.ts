import type { Change, ChangeId } from "../model/change.ts"
import type { Comment, CommentId, SubmissionId } from "../model/consultation.ts"
import type { CommentFacts, ResultsFacts, RowChange } from "../model/results-facts.ts"
import { snippetOf } from "../text/change-snippet.ts"
import { citationsIn } from "../text/citations.ts"
import { proposalsIn } from "../text/proposals.ts"
import { count } from "../trace/counts.ts"
import { type Ledger, showsRevised } from "../trace/ledger.ts"
import { maskedOriginal } from "./masked-original.ts"
import type { PlanPositions } from "./plan-positions.ts"
import { consultationOf, released, releasedName, tableOrder } from "./results.ts"

/** What only some tables show. */
interface Extras {
  /** Where the table is in the order of the plan. */
  readonly positions: PlanPositions | null
  /** True where it shows released original words. */
  readonly originals: boolean
}

export const NO_EXTRAS: Extras = { positions: null, originals: false }

/** What a results table may say beside the results. Throws `UserError` for released words that must be masked by hand. */
export function resultsFacts(ledger: Ledger, { positions, originals }: Extras): ResultsFacts {
  const numbers = new Map<ChangeId, number>(ledger.changes.map((change, index) => [change.id, index + 1]))
  const index = originalNumbers(ledger)
  const facts = tableOrder(ledger).map((comment, place): readonly [number, CommentFacts] => {
    const changes = (ledger.changesOf.get(comment.id) ?? []).flatMap(id => ledger.changeById.get(id) ?? [])
    const submission = ledger.state.submission.get(comment.submission)
    return [
      place + 1,
      {
        place: namedPlace(comment) || [...new Set(changes.map(placeOf))].join("\n"),
        ...(index.get(comment.id) ?? { index: "", submission: 0 }),
        submitter: submission?.kind ?? "unknown",
        name: releasedName(submission),
        original: originals && submission?.release?.original ? maskedOriginal(comment, submission) : null,
        type: typeOf(comment, changes),
        proposals: proposalsIn(released(comment)),
        changes: changes.map(change => rowChange(change, numbers.get(change.id) ?? 0)),
        position: positions?.of(comment, changes) ?? null,
      },
    ]
  })
  return { comments: new Map(facts), figures: figures(ledger) }
}

const placeOf = ({ revision, draft }: Change): string => (revision ?? draft)?.place ?? ""

function rowChange(change: Change, number: number): RowChange {
  const { page = null, pageApproximate = false } = change.revision ?? change.draft ?? {}
  return { number, place: placeOf(change), page, pageApproximate, ...snippetOf(change) }
}

/** Chapters, annexes, figures, pages and lines that the comment's own column names: never its words, which nobody released. */
const namedPlace = ({ target }: Comment): string =>
  citationsIn(target ?? "")
    .filter(({ kind }) => kind !== "quotation" && kind !== "column")
    .map(({ from, to }) => (target ?? "").slice(from, to))
    .join("、")

/** ISO/IEC's three kinds, by what the comment led to or is about. */
function typeOf(comment: Comment, changes: readonly Change[]): CommentFacts["type"] {
  if (changes.length > 0)
    return changes.every(({ nature }) => nature === "format" || nature === "notation") ? "editorial" : "technical"
  const isGeneral =
    comment.outcome === "support" || comment.outcome === "question" || comment.outcome === "out-of-scope"
  return isGeneral || namedPlace(comment) === "" ? "general" : "technical"
}

/** Numbers by which originals can be found: of the submission in order of arrival, and of the comment in it. */
function originalNumbers({ state, comments }: Ledger) {
  const submissions = [...state.submission.values()].sort((a, b) => a.order - b.order)
  const place = new Map<SubmissionId, number>(submissions.map(({ id }, index) => [id, index + 1]))
  const members = Map.groupBy(comments, ({ submission }) => submission)
  const numbers = new Map<CommentId, { readonly index: string; readonly submission: number }>()
  for (const [id, own] of members) {
    const submission = place.get(id) ?? 0
    for (const [at, comment] of own.entries())
      numbers.set(comment.id, { submission, index: own.length === 1 ? `${submission}` : `${submission}-${at + 1}` })
  }
  return numbers
}

/** Ways in which submissions arrive, as publications name them. What fits none is その他: a source's own words are not published. */
const CHANNELS: readonly (readonly [pattern: RegExp, ja: string, en: string])[] = [
  [/e-?gov|電子政府/i, "e-Gov", "e-Gov"],
  [/fax|ファックス|ファクシミリ/i, "FAX", "fax"],
  [/メール|mail/i, "電子メール", "e-mail"],
  [/郵送|郵便|封書|はがき|post/i, "郵送", "post"],
  [/持参|窓口|来庁|hand/i, "持参", "by hand"],
  [/説明会|公聴会|meeting|hearing/i, "説明会", "meeting"],
  [/web|ウェブ|フォーム|form|インターネット|電子申請/i, "ウェブ", "web form"],
]

function channels({ state }: Ledger, language: "ja" | "en"): string {
  const named = [...state.submission.values()].map(({ channel }) => {
    const known = CHANNELS.find(([pattern]) => channel !== null && pattern.test(channel))
    if (known) return language === "ja" ? known[1] : known[2]
    return language === "ja" ? "その他" : "other"
  })
  const order = [...CHANNELS.map(([, ja, en]) => (language === "ja" ? ja : en)), language === "ja" ? "その他" : "other"]
  return order
    .map(name => [name, named.filter(one => one === name).length] as const)
    .filter(([, found]) => found > 0)
    .map(([name, found]) => (language === "ja" ? `${name}${found}` : `${name} ${found}`))
    .join(language === "ja" ? "、" : ", ")
}

function figures(ledger: Ledger): ResultsFacts["figures"] {
  const counts = count(ledger)
  const of = (kind: string) =>
    ledger.comments.filter(({ submission }) => ledger.state.submission.get(submission)?.kind === kind).length
  const rows = (revised: boolean) =>
    ledger.responses
      .filter(response => showsRevised(response, ledger) === revised)
      .reduce((sum, response) => sum + response.rows.length, 0)
  const adopted = ledger.comments.filter(({ outcome }) => outcome === "adopted" || outcome === "partly-adopted").length
  return {
    submissions: `${counts.submissions}`,
    organizations: `${counts.organizations}`,
    individuals: `${counts.individuals}`,
    unknown: `${counts.unknown}`,
    comments: `${counts.comments}`,
    commentsOfOrganizations: `${of("organization")}`,
    commentsOfIndividuals: `${of("individual")}`,
    rows: `${counts.rows}`,
    answers: `${ledger.responses.length}`,
    changes: `${counts.changes}`,
    revisedRows: `${rows(true)}`,
    unrevisedRows: `${rows(false)}`,
    adopted: `${adopted}`,
    channels: channels(ledger, consultationOf(ledger).language),
  }
}
