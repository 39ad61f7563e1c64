import type { PublicReport, PublishedAnswer, PublishedChange, PublishedComment } from "../model/published.ts"

/** An answer with where it stands in the results. */
export interface PlacedAnswer {
  readonly answer: PublishedAnswer
  readonly section: string | null
  readonly subsection: string | null
}

/** A report's changes, comments and answers with the ways between them. */
export interface ReportLinks {
  readonly answers: readonly PlacedAnswer[]
  /** Each comment once, by number. */
  readonly comments: ReadonlyMap<number, PublishedComment>
  readonly changes: ReadonlyMap<number, PublishedChange>
  /** Comment number → the changes it led to. */
  readonly changesOf: ReadonlyMap<number, readonly PublishedChange[]>
  /** Comment number → its answers, first 再掲 last. */
  readonly answersOf: ReadonlyMap<number, readonly PlacedAnswer[]>
  /** Changes that need a reason, in the order of the revision. */
  readonly own: readonly PublishedChange[]
  /** Change number → the changes shown under it because they follow from it by themselves. */
  readonly followers: ReadonlyMap<number, readonly PublishedChange[]>
  /** What follows from no single change. */
  readonly adrift: readonly PublishedChange[]
}

type Linked = Pick<PublicReport, "changes"> & { readonly results: Pick<PublicReport["results"], "sections"> }

/** Works out every link once, so that both directions say the same. Each change is in exactly one of `own`, one list of `followers`, and `adrift`. */
export function reportLinks({ results, changes }: Linked): ReportLinks {
  const answers = results.sections.flatMap(({ title, subsections }) =>
    subsections.flatMap(subsection =>
      subsection.answers.map(answer => ({ answer, section: title, subsection: subsection.title })),
    ),
  )
  const pairs = answers.flatMap(placed => placed.answer.rows.flat().map(comment => ({ placed, comment })))
  const byNumber = new Map(changes.map(change => [change.number, change]))
  const own = changes.filter(change => !change.isDerived)
  const followers = followersOf(own, byNumber)
  const placed = new Set([...followers.values()].flat())
  return {
    answers,
    comments: new Map(pairs.toReversed().map(({ comment }) => [comment.number, comment])),
    changes: byNumber,
    changesOf: byComment(changes),
    answersOf: answersByComment(pairs),
    own,
    followers,
    adrift: changes.filter(change => change.isDerived && !placed.has(change)),
  }
}

function followersOf(
  own: readonly PublishedChange[],
  byNumber: ReadonlyMap<number, PublishedChange>,
): ReadonlyMap<number, readonly PublishedChange[]> {
  const taken = new Set<number>()
  const lists = own.map(cause => {
    const list = cause.derived.flatMap(number => {
      const follower = byNumber.get(number)
      if (!follower?.isDerived || taken.has(number)) return []
      taken.add(number)
      return [follower]
    })
    return [cause.number, list] as const
  })
  return new Map(lists)
}

function byComment(changes: readonly PublishedChange[]): ReadonlyMap<number, readonly PublishedChange[]> {
  const pairs = changes.flatMap(change => [...new Set(change.comments)].map(comment => ({ comment, change })))
  const grouped = [...Map.groupBy(pairs, pair => pair.comment)]
  return new Map(grouped.map(([comment, list]) => [comment, list.map(pair => pair.change)]))
}

function answersByComment(
  pairs: readonly { readonly placed: PlacedAnswer; readonly comment: PublishedComment }[],
): ReadonlyMap<number, readonly PlacedAnswer[]> {
  const grouped = [...Map.groupBy(pairs, ({ comment }) => comment.number)]
  const repeatsLast = (a: PlacedAnswer, b: PlacedAnswer) => Number(a.answer.repeat) - Number(b.answer.repeat)
  return new Map(
    grouped.map(([number, list]) => [number, [...new Set(list.map(({ placed }) => placed))].sort(repeatsLast)]),
  )
}
