import { type CaseState, ONLY } from "../model/case.ts"
import type { Change, ChangeId } from "../model/change.ts"
import type { Comment, CommentId, Response } from "../model/consultation.ts"
import type { CitedPlace } from "./cited-places.ts"
import { type FilledResponse, filledResponses } from "./live-quotation.ts"
import { Memory } from "./memory.ts"
import type { PlanLine } from "./plan-line.ts"

/** Who goes with whom: the case's links, answers and changes, indexed once for all checks. */
export interface Ledger {
  readonly state: CaseState
  /** In revision order, those that follow by themselves behind the others; empty while there is no comparison. */
  readonly changes: readonly Change[]
  readonly changeById: ReadonlyMap<ChangeId, Change>
  /** In the order of the table. */
  readonly responses: readonly FilledResponse[]
  /** The same as they were recorded, their fields not filled. */
  readonly written: readonly Response[]
  /** In order of arrival. */
  readonly comments: readonly Comment[]
  readonly responsesOf: ReadonlyMap<CommentId, readonly FilledResponse[]>
  readonly changesOf: ReadonlyMap<CommentId, readonly ChangeId[]>
  readonly commentsOf: ReadonlyMap<ChangeId, readonly CommentId[]>
  /** What the revision says, paragraph by paragraph; null where it is not at hand: then no rule speaks of it. */
  readonly revision: readonly PlanLine[] | null
  /** What can be cited by a number in either version; null where it is not at hand. */
  readonly places: readonly CitedPlace[] | null
  /** What was read out of the case's texts before. */
  readonly memory: Memory
}

function group<K, V>(pairs: Iterable<readonly [K, V]>): ReadonlyMap<K, readonly V[]> {
  const groups = new Map<K, V[]>()
  for (const [key, value] of pairs) {
    const values = groups.get(key)
    if (values) values.push(value)
    else groups.set(key, [value])
  }
  return groups
}

/** Comments of a response, row by row. */
export const commentsIn = (response: Response): readonly CommentId[] => response.rows.flat()

// The numbers under which changes are shown and published count these places: the first that a person decides on is 1.
const inOrder = (compared: readonly Change[]): readonly Change[] => [
  ...compared.filter(change => change.derivedFrom === null),
  ...compared.filter(change => change.derivedFrom !== null),
]

const byId = (changes: readonly Change[]): ReadonlyMap<ChangeId, Change> =>
  new Map(changes.map(change => [change.id, change]))

const sorted = <T extends { readonly order: number }>(entities: ReadonlyMap<string, T>): readonly T[] =>
  [...entities.values()].sort((a, b) => a.order - b.order)
const arrived = (comments: CaseState["comment"]): readonly Comment[] => sorted(comments)
const placed = (responses: CaseState["response"]): readonly Response[] => sorted(responses)

const byComment = (responses: readonly FilledResponse[]): Ledger["responsesOf"] =>
  group(responses.flatMap(response => commentsIn(response).map(id => [id, response] as const)))

const sameIds = (a: readonly Comment[], b: readonly Comment[]): boolean =>
  a.length === b.length && a.every(({ id }, i) => id === b[i]?.id)

/** Who is linked with whom, in the order of the comments. */
function linked(
  state: CaseState,
  comments: readonly Comment[],
  changeById: ReadonlyMap<ChangeId, Change>,
): Pick<Ledger, "changesOf" | "commentsOf"> {
  const arrival = new Map(comments.map((comment, index) => [comment.id, index]))
  const links = [...state.link.values()]
    .filter(link => changeById.has(link.change) && arrival.has(link.comment))
    .sort((a, b) => (arrival.get(a.comment) ?? 0) - (arrival.get(b.comment) ?? 0))
  return {
    changesOf: group(links.map(link => [link.comment, link.change] as const)),
    commentsOf: group(links.map(link => [link.change, link.comment] as const)),
  }
}

/**
 * Builds the ledger. Links to changes that are not in the comparison at hand are left out. `before`: the ledger of an
 * earlier moment with the same memory; what did not change since is taken over from it.
 */
export function ledger(
  state: CaseState,
  compared: readonly Change[],
  revision: readonly PlanLine[] | null = null,
  memory = new Memory(),
  places: readonly CitedPlace[] | null = null,
  before: Ledger | null = null,
): Ledger {
  const changes = memory.of(inOrder, compared)
  const changeById = memory.of(byId, changes)
  const comments = memory.of(arrived, state.comment)
  const written = memory.of(placed, state.response)
  const isLinkedAsBefore =
    before?.state.link === state.link && before.changes === changes && sameIds(before.comments, comments)
  const { changesOf, commentsOf } = isLinkedAsBefore ? before : linked(state, comments, changeById)
  const isQuotedAsBefore = isLinkedAsBefore && before.state.link === state.link && before.written === written
  const responses = isQuotedAsBefore ? before.responses : filledResponses(written, { state, changeById, changesOf })
  return {
    state,
    changes,
    changeById,
    responses,
    written,
    comments,
    responsesOf: memory.of(byComment, responses),
    changesOf,
    commentsOf,
    revision,
    places,
    memory,
  }
}

/** True when the response's row says 有: one of its comments led to a change. */
export const isRevised = (response: Response, { changesOf }: Ledger): boolean =>
  commentsIn(response).some(id => changesOf.has(id))

/** What the row prints: as the links say; as an imported table stated it while there are no changes to link. */
export const showsRevised = (response: Response, ledger: Ledger): boolean =>
  ledger.state.comparison.has(ONLY) ? isRevised(response, ledger) : (response.stated ?? isRevised(response, ledger))
