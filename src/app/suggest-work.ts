import type { Ledger } from "../trace/ledger.ts"
import { type SuggestInput, type Suggestion, suggester, type TracedComment } from "../trace/suggest.ts"
import type { Case } from "./case.ts"
import { pagesAtHand } from "./pages-at-hand.ts"
import type { Asked, SuggestedLink } from "./session.ts"
import { tracedComment } from "./traced-comment.ts"
import { storedVersion } from "./versions.ts"

/** More than words in common and an answer that promises something: worth looking at first (docs/tracing.md). */
const LIKELY = 0.5
/** Comments that are gone through between two looks at what was asked: some 10 ms of work. */
const AT_ONCE = 20

/** The suggestion as editors see it: its score in a word. */
export const suggestedLink = ({ comment, change, score, auto, reason }: Suggestion): SuggestedLink => ({
  comment,
  change,
  confidence: auto ? "sure" : score >= LIKELY ? "likely" : "possible",
  reason,
})

/** From the surest; what is kept of a suggestion names one of these. */
const CONFIDENCES = ["sure", "likely", "possible"] as const

type Plans = Omit<SuggestInput, "comments"> & {
  /** Numbers of the changes, from 0. */
  readonly numbers: ReadonlyMap<string, number>
}

/**
 * The suggestions of one case: each comment's are worked out when its turn comes, and again only when the comment or
 * its answers say something else. What is kept of them is short: which changes, and how sure.
 */
export class SuggestWork {
  readonly #opened: Case
  /** The versions and papers that the plans were read from. */
  #versions = ""
  #plans: Plans | null = null
  #seq = -1
  readonly #comments = new Map<string, TracedComment>()
  /** For each comment that was gone through, its suggestions: number of the change × 4 + number of the confidence. */
  readonly #found = new Map<string, readonly number[]>()
  #suggest: ((comment: TracedComment) => readonly Suggestion[]) | null = null

  constructor(opened: Case) {
    this.#opened = opened
  }

  /** Reads what is new in the case; true where suggestions may be other ones now. */
  async follow(): Promise<boolean> {
    const { ledger, seq } = await this.#opened.ledger()
    if (seq === this.#seq) return false
    this.#seq = seq
    const isOther = await this.#read(ledger)
    return this.#put(ledger) || isOther
  }

  /** Reads the plans where they are other ones than before; without a draft and a revision there is nothing to suggest. */
  async #read(ledger: Ledger): Promise<boolean> {
    const { state, changes } = ledger
    const papers = (["draft", "revision"] as const).map(role => pagesAtHand(state, role)?.reading)
    const versions = [...[...state.comparison.values()].map(({ sha256 }) => sha256), ...papers].join(" ")
    if (versions === this.#versions) return false
    this.#versions = versions
    const draft = await storedVersion(this.#opened, state, "draft")
    const revision = await storedVersion(this.#opened, state, "revision")
    const numbers = new Map(changes.map(({ id }, i) => [id, i]))
    this.#plans = draft && revision && { draft: draft.plan, revision: revision.plan, changes, numbers }
    this.#forget()
    return true
  }

  /** Takes over comments. What all comments say together weighs each term: other texts begin everything anew. */
  #put({ comments, ...rest }: Ledger): boolean {
    let isOther = false
    for (const comment of comments) {
      const now = tracedComment(comment, { comments, ...rest })
      const before = this.#comments.get(comment.id)
      if (before && isSame(now, before)) continue
      isOther = true
      this.#comments.set(comment.id, now)
      this.#found.delete(comment.id)
      if (before?.text !== now.text || before.gist !== now.gist) this.#forget()
    }
    if (this.#comments.size === comments.length) return isOther
    const left = new Set(comments.map(({ id }) => id))
    for (const id of this.#comments.keys()) if (!left.has(id)) this.#comments.delete(id)
    this.#forget()
    return true
  }

  #forget(): void {
    this.#suggest = null
    this.#found.clear()
  }

  /** Works out what is missing, some at a time; false while there is more. */
  goOn(): boolean {
    if (!this.#plans) return true
    const { numbers } = this.#plans
    let left = AT_ONCE
    for (const comment of this.#comments.values()) {
      if (this.#found.has(comment.id)) continue
      if (left === 0) return false
      left -= 1
      const kept = this.#of(comment).map(
        ({ change, confidence }) => (numbers.get(change) ?? 0) * 4 + CONFIDENCES.indexOf(confidence),
      )
      this.#found.set(comment.id, kept)
    }
    return true
  }

  /** What is suggested for a comment; for a change, what was found so far. The likeliest first. */
  answer({ view, key }: Asked): readonly SuggestedLink[] {
    if (!this.#plans) return []
    if (view === "comments") {
      const comment = this.#comments.get(key)
      return comment ? this.#of(comment) : []
    }
    const number = this.#plans.numbers.get(key)
    const links = [...this.#found].flatMap(([id, kept]) => {
      const comment = kept.some(one => one >> 2 === number) ? this.#comments.get(id) : undefined
      return comment ? this.#of(comment).filter(({ change }) => change === key) : []
    })
    return CONFIDENCES.flatMap(confidence => links.filter(link => link.confidence === confidence))
  }

  /** Comments and changes that have a sure or likely suggestion. */
  waiting(): { readonly comments: readonly string[]; readonly changes: readonly string[] } {
    const isGood = (one: number) => (one & 3) < 2
    const changes = new Set([...this.#found.values()].flatMap(kept => kept.filter(isGood).map(one => one >> 2)))
    return {
      comments: [...this.#found].flatMap(([id, kept]) => (kept.some(isGood) ? [id] : [])),
      changes: (this.#plans?.changes ?? []).flatMap(({ id }, i) => (changes.has(i) ? [id] : [])),
    }
  }

  #of(comment: TracedComment): readonly SuggestedLink[] {
    if (!this.#plans) return []
    this.#suggest ??= suggester({ ...this.#plans, comments: [...this.#comments.values()] })
    return this.#suggest(comment).map(suggestedLink)
  }
}

/** True when a comment and its answers say what they said. */
function isSame(a: TracedComment, b: TracedComment): boolean {
  if (a.text !== b.text || a.gist !== b.gist || a.target !== b.target) return false
  return (
    a.answers.length === b.answers.length &&
    a.answers.every(({ text, comments }, i) => text === b.answers[i]?.text && comments === b.answers[i]?.comments)
  )
}
