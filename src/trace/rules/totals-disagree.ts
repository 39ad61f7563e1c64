import { ONLY } from "../../model/case.ts"
import type { Message } from "../../model/errors.ts"
import type { Finding } from "../../model/finding.ts"
import { parseTotals } from "../../text/stated-totals.ts"
import { breakdown } from "../breakdown.ts"
import { count } from "../counts.ts"
import type { Ledger } from "../ledger.ts"
import { commentsIn } from "../ledger.ts"
import { cut, named } from "../naming.ts"

interface Disagreement {
  readonly words: string
  readonly ja: string
  readonly en: string
  readonly comments?: readonly string[]
  /** What to do about it, where it is not to look at what was taken in. */
  readonly todo?: Message
}

/** Things that the totals count and that stand nowhere, or the reverse. */
function strays({ state, comments, responses }: Ledger): readonly Disagreement[] {
  const withComments = new Set(comments.map(comment => comment.submission))
  const homeless = comments.filter(comment => !state.submission.has(comment.submission)).map(comment => comment.id)
  const empty = [...state.submission.keys()].filter(id => !withComments.has(id))
  const unknown = [...new Set(responses.flatMap(commentsIn))].filter(id => !state.comment.has(id))
  return [
    ...(homeless.length > 0
      ? [
          {
            words: "comments without submission",
            ja: `意見 ${named(homeless).ja} の提出意見が案件にありません。`,
            en: `The submissions of ${named(homeless).en} are not in the case.`,
            comments: homeless,
          },
        ]
      : []),
    ...(empty.length > 0
      ? [
          {
            words: "submissions without comment",
            ja: `提出意見 ${named(empty).ja} は総数に入っていますが、意見が一つもありません。`,
            en: `Submissions ${named(empty).en} are in the total, but have no comment.`,
          },
        ]
      : []),
    ...(unknown.length > 0
      ? [
          {
            words: "rows without comment",
            ja: `表の行にある意見 ${named(unknown).ja} が案件にありません。`,
            en: `Comments ${named(unknown).en} stand in rows, but are not in the case.`,
          },
        ]
      : []),
  ]
}

/** Totals that are not the sum of their parts. */
function sums(ledger: Ledger): readonly Disagreement[] {
  const [counts, by] = [count(ledger), breakdown(ledger)]
  const sum = (list: readonly { readonly count: number }[]) => list.reduce((total, part) => total + part.count, 0)
  const pairs = [
    ["submissions by submitter", counts.submissions, counts.organizations + counts.individuals + counts.unknown],
    ["submissions by channel", counts.submissions, sum(by.channels)],
    ["comments by outcome", counts.comments, sum(by.outcomes)],
    ["comments by section", counts.comments, sum(by.sections)],
    ["rows by revised", counts.rows, sum(by.rows)],
    ["changes by reason", counts.changes, counts.linked + counts.explained + counts.unexplained],
  ] as const
  return pairs
    .filter(([, total, added]) => total !== added)
    .map(([words, total, added]) => ({
      words,
      ja: `総数${total}と内訳の計${added}が一致しません(${words})。`,
      en: `The total ${total} and the sum of its parts ${added} differ (${words}).`,
    }))
}

const TAKEN_IN: Message = { ja: "取り込んだ意見を確かめてください。", en: "Look at what was taken in." }
const STATED: Message = { ja: "総数と内訳の数を確かめてください。", en: "Look at the total and its parts." }

/** The total of an imported publication: its parts add up, and there are not more rows than it counts comments. */
function stated({ state, responses }: Ledger): readonly Disagreement[] {
  const said = state.consultation.get(ONLY)?.totals
  if (!said) return []
  const { wholes, sums: added, comments } = parseTotals(said)
  const odd = added.find(sum => wholes.length > 0 && !wholes.some(({ count: whole }) => whole === sum))
  const rows = responses.filter(({ repeat }) => !repeat).reduce((all, response) => all + response.rows.length, 0)
  return [
    ...(odd === undefined
      ? []
      : [
          {
            todo: STATED,
            words: "stated total",
            ja: `意見総数「${cut(said)}」の内訳の計は${odd}で、総数と一致しません。`,
            en: `The parts of the stated total ("${cut(said)}") add up to ${odd}.`,
          },
        ]),
    ...(comments === null || rows <= comments
      ? []
      : [
          {
            todo: STATED,
            words: "stated comments",
            ja: `意見総数は「${cut(said)}」ですが、表の行は${rows}行あります。`,
            en: `The stated total is "${cut(said)}", but the table has ${rows} rows.`,
          },
        ]),
  ]
}

/** What is published as a number adds up. Nobody can waive it. */
export function totalsDisagree(ledger: Ledger): readonly Finding[] {
  return [...strays(ledger), ...sums(ledger), ...stated(ledger)].map(
    ({ words, ja, en, comments = [], todo = TAKEN_IN }) => ({
      rule: "totals-disagree",
      severity: "error",
      message: { ja: `${ja}${todo.ja}`, en: `${en} ${todo.en}` },
      comments,
      changes: [],
      words,
    }),
  )
}
