import type { Change } from "../model/change.ts"
import type { Comment } from "../model/consultation.ts"
import { count } from "../trace/counts.ts"
import type { Ledger } from "../trace/ledger.ts"
import { knownPages } from "./known-pages.ts"
import { planVersionOf } from "./plan-version.ts"
import { consultationOf, tableOrder } from "./results.ts"
import type { CaseSnapshot, ChangeView, CommentView } from "./session.ts"

const NONE: readonly never[] = []

const same = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a === b || (a.length === b.length && a.every((one, i) => one === b[i]))

/** What of a ledger stands beside a comment. */
type Sources = Pick<Ledger, "state" | "responsesOf" | "changesOf">

/** A comment with what stands beside it. `known`: its view among `before`, looked up anew only in what is another. */
function commentView(
  comment: Comment,
  { state, responsesOf, changesOf }: Sources,
  known: CommentView | undefined,
  before: Sources | null,
): CommentView | null {
  const isKnown = known !== undefined && before !== null
  const sender =
    isKnown && before.state.submission === state.submission ? known.sender : state.submission.get(comment.submission)
  if (!sender) return null
  const response =
    isKnown && before.responsesOf === responsesOf ? known.response : (responsesOf.get(comment.id)?.[0] ?? null)
  const changes = isKnown && before.changesOf === changesOf ? known.changes : (changesOf.get(comment.id) ?? NONE)
  if (known && known.sender === sender && known.response === response && same(known.changes, changes)) return known
  return {
    ...comment,
    sender,
    shownSection: response ? response.section : comment.section,
    shownSubsection: response ? response.subsection : comment.subsection,
    response,
    changes,
  }
}

function changeView(change: Change, { state, commentsOf }: Ledger, known: ChangeView | undefined): ChangeView {
  const comments = commentsOf.get(change.id) ?? NONE
  const explanation = state.explanation.get(change.id) ?? null
  if (known && known.explanation === explanation && same(known.comments, comments)) return known
  return { ...change, comments, explanation }
}

/** Makes what stands in a list anew, from what was made last: what stands in it twice in the same order is handed on. */
class Made<T, V extends object> {
  #from: readonly T[] = []
  #made: readonly (V | null)[] = []

  of(from: readonly T[], make: (one: T, known: V | undefined) => V | null): readonly V[] {
    const [before, views] = [this.#from, this.#made]
    // After one thing moved, the others stand one place further.
    let at = 0
    const made = from.map(one => {
      if (before[at] !== one && before[at + 1] === one) at += 1
      return make(one, before[at] === one ? (views[at++] ?? undefined) : undefined)
    })
    this.#from = from
    this.#made = made
    return made.filter(view => view !== null)
  }
}

/** Makes the snapshots of one case, each from the one before: what nobody touched is the same object in both. */
export class Snapshots {
  readonly #comments = new Made<Comment, CommentView>()
  readonly #changes = new Made<Change, ChangeView>()
  #before: Sources | null = null

  /** What screens show of a case before it was checked, worked out from its ledger: everything but its findings. */
  of(ledger: Ledger, at: { readonly seq: number; readonly name: string }): CaseSnapshot {
    const { state } = ledger
    const before = this.#before
    this.#before = { state, responsesOf: ledger.responsesOf, changesOf: ledger.changesOf }
    return {
      ...at,
      consultation: consultationOf(ledger),
      draftFile: state.version.get("draft")?.file ?? null,
      revisionFile: state.version.get("revision")?.file ?? null,
      planVersion: planVersionOf(state),
      pages: knownPages(ledger),
      comments: this.#comments.of(tableOrder(ledger), (comment, known) => commentView(comment, ledger, known, before)),
      changes: this.#changes.of(ledger.changes, (change, known) => changeView(change, ledger, known)),
      checked: false,
      findings: [],
      waived: [],
      counts: count(ledger),
    }
  }
}

/** The snapshot of a case at one moment alone. */
export const snapshot = (ledger: Ledger, at: { readonly seq: number; readonly name: string }): CaseSnapshot =>
  new Snapshots().of(ledger, at)
