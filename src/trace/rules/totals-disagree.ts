import type { Finding } from "../../model/finding.ts"
import { breakdown } from "../breakdown.ts"
import { count } from "../counts.ts"
import type { Ledger } from "../ledger.ts"
import { commentsIn } from "../ledger.ts"
import { named } from "../naming.ts"

interface Disagreement {
  readonly words: string
  readonly ja: string
  readonly en: string
  readonly comments?: readonly string[]
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

/** What is published as a number adds up. Nobody can waive it. */
export function totalsDisagree(ledger: Ledger): readonly Finding[] {
  return [...strays(ledger), ...sums(ledger)].map(({ words, ja, en, comments = [] }) => ({
    rule: "totals-disagree",
    severity: "error",
    message: { ja: `${ja}取り込んだ意見を確かめてください。`, en: `${en} Look at what was taken in.` },
    comments,
    changes: [],
    words,
  }))
}
