import type { ChangeId } from "../model/change.ts"
import type { CommentId, Response, ResponseId } from "../model/consultation.ts"
import type { Message } from "../model/errors.ts"
import type { Plan } from "../model/plan.ts"
import { commentsIn, type Ledger } from "./ledger.ts"
import { newWordsIn } from "./new-words.ts"
import { type Suggestion, suggest, type TracedComment } from "./suggest.ts"
import { stanceOf } from "./wording.ts"

/** A link that a published table lets one see: what its answer says, what its comment asks for. */
export interface StatedLink {
  readonly comment: CommentId
  readonly change: ChangeId
  /** 0 to 1, as of a suggestion. */
  readonly score: number
  /** Sure enough to be recorded unasked. */
  readonly sure: boolean
  readonly reason: Message
}

/** What a table of answers says about the changes. */
export interface StatedLinks {
  readonly links: readonly StatedLink[]
  /** For each change without a link, the row that comes nearest, where there is one. */
  readonly nearest: ReadonlyMap<ChangeId, StatedLink>
  /** For each answer that says the plan is changed and has no link, the change that comes nearest, where there is one. */
  readonly likely: ReadonlyMap<ResponseId, StatedLink>
}

/** Below this a row and a change only happen to share some words: no more than chance to tell an editor of. */
const LEAST_NEAR = 0.25

/** True where the row says that the plan is changed: by 有, or in the words of its answer. */
const saysRevised = (response: Response, { memory }: Ledger): boolean =>
  response.stated === true || memory.of(stanceOf, response).promises

/** No comment has such an id. */
const joinedId = ({ id }: Response): CommentId => `\u0000${id}`

/** Comments as tracing reads them; and each answer to several as one, for what is said to all of them. */
function traced(ledger: Ledger): readonly TracedComment[] {
  const { comments, responsesOf, responses } = ledger
  // Where the row says 有, an answer that says nothing of it is no sign that nothing was changed.
  const isHeard = (response: Response) => response.stated !== true || ledger.memory.of(stanceOf, response).promises
  const answersOf = (list: readonly Response[]) =>
    list.filter(isHeard).map(response => ({ text: response.text, comments: commentsIn(response).length }))
  const byId = new Map(comments.map(comment => [comment.id, comment]))
  const joined = responses
    .filter(response => commentsIn(response).length > 1 && saysRevised(response, ledger))
    .map(response => ({
      id: joinedId(response),
      text: commentsIn(response)
        .map(id => byId.get(id)?.original ?? "")
        .join("\n"),
      gist: null,
      target: null,
      answers: [{ text: response.text, comments: 1 }],
    }))
  const single = comments.map(({ id, original, target }) => ({
    ...{ id, text: original, gist: null, target },
    answers: answersOf(responsesOf.get(id) ?? []),
  }))
  return [...single, ...joined]
}

/**
 * Which rows of a published table account for which changes: those that are sure enough. What is only likely is told as
 * such, so that neither a change without a reason nor a promise without a change is hidden by a guess.
 */
export function statedLinks(ledger: Ledger, plans: { readonly draft: Plan; readonly revision: Plan }): StatedLinks {
  const all = suggest({ comments: traced(ledger), changes: ledger.changes, ...plans })
  const bySource = Map.groupBy(all, ({ comment }) => comment)
  const candidates = ledger.responses.filter(({ repeat }) => !repeat).map(response => candidateOf(response, bySource))
  const links = new Map<string, StatedLink>()
  for (const { found } of candidates) {
    for (const one of found.filter(({ sure }) => sure)) {
      const key = JSON.stringify([one.comment, one.change])
      if (!links.has(key)) links.set(key, one)
    }
  }
  for (const one of bySaying(candidates, links, ledger)) links.set(JSON.stringify([one.comment, one.change]), one)
  const linked = new Set([...links.values()].map(({ change }) => change))
  const nearest = new Map<ChangeId, StatedLink>()
  const likely = new Map<ResponseId, StatedLink>()
  for (const { response, found } of candidates) {
    const open = found.filter(({ change, score }) => score >= LEAST_NEAR && !linked.has(change))
    for (const one of open) if (one.score > (nearest.get(one.change)?.score ?? 0)) nearest.set(one.change, one)
    const [best] = open
    const isLinked = found.some(one => links.has(JSON.stringify([one.comment, one.change])))
    if (best && !isLinked && saysRevised(response, ledger)) likely.set(response.id, best)
  }
  return { links: [...links.values()], nearest, likely }
}

type Candidate = ReturnType<typeof candidateOf>

/** An answer without a sure link that promises a change and has its new words, and those of no other open change. */
function bySaying(
  candidates: readonly Candidate[],
  links: ReadonlyMap<string, StatedLink>,
  { changeById, memory }: Ledger,
): readonly StatedLink[] {
  const taken = new Set([...links.values()].map(({ change }) => change))
  return candidates.flatMap(({ response, found }): readonly StatedLink[] => {
    if (found.some(({ sure }) => sure) || !memory.of(stanceOf, response).promises) return []
    const said = found.flatMap(one => {
      const change = taken.has(one.change) ? undefined : changeById.get(one.change)
      const words = change ? newWordsIn(response.text, change) : null
      return words === null ? [] : [{ one, words }]
    })
    const [first] = said
    if (!first || new Set(said.map(({ one }) => one.change)).size > 1) return []
    const reason = { ja: `考え方にある「${first.words}」`, en: `the answer says "${first.words}"` }
    return [{ ...first.one, sure: true, reason }]
  })
}

/** What may belong to an answer, the likeliest first: found by each of its comments, or by all of them together. */
function candidateOf(response: Response, bySource: ReadonlyMap<string, readonly Suggestion[]>) {
  const ids = [...new Set(commentsIn(response))]
  const own = ids.flatMap(id => bySource.get(id) ?? [])
  const shared = (bySource.get(joinedId(response)) ?? []).map(one => ({ ...one, comment: owner(one, own, ids) }))
  return { response, found: [...own, ...shared].sort((a, b) => b.score - a.score).map(linkOf) }
}

/** Whose comment a change that the shared answer speaks of goes to: the one that comes nearest itself, else the first. */
function owner({ change }: Suggestion, own: readonly Suggestion[], ids: readonly CommentId[]): CommentId {
  const [best] = own.filter(one => one.change === change).sort((a, b) => b.score - a.score)
  return best?.comment ?? ids[0] ?? ""
}

const linkOf = ({ comment, change, score, auto, reason }: Suggestion): StatedLink => ({
  ...{ comment, change, score, reason },
  sure: auto,
})
