import { type SuggestInput, type Suggestion, suggester, type TracedComment } from "../trace/suggest.ts"
import type { Asked, SuggestedLink } from "./session.ts"

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

/**
 * The suggestions of one case: each comment's are worked out once, when they are asked for or when their turn comes, and
 * again only when the comment or its answers say something else.
 */
export class SuggestWork {
  readonly #plans: Omit<SuggestInput, "comments">
  readonly #comments = new Map<string, TracedComment>()
  readonly #found = new Map<string, readonly SuggestedLink[]>()
  #suggest: ((comment: TracedComment) => readonly Suggestion[]) | null = null

  constructor(plans: Omit<SuggestInput, "comments">) {
    this.#plans = plans
  }

  /** Takes over comments. What all comments say together weighs each term: other texts begin everything anew. */
  put(comments: readonly TracedComment[]): void {
    for (const comment of comments) {
      const before = this.#comments.get(comment.id)
      this.#comments.set(comment.id, comment)
      this.#found.delete(comment.id)
      if (before?.text === comment.text && before.gist === comment.gist) continue
      this.#suggest = null
      this.#found.clear()
    }
  }

  /** Works out what is missing, some at a time; false while there is more. */
  goOn(): boolean {
    let left = AT_ONCE
    for (const comment of this.#comments.values()) {
      if (this.#found.has(comment.id)) continue
      if (left === 0) return false
      left -= 1
      this.#of(comment)
    }
    return true
  }

  /** What is suggested for a comment; for a change, what was found so far. The likeliest first. */
  answer({ view, key }: Asked): readonly SuggestedLink[] {
    if (view === "changes")
      return rank([...this.#found.values()].flatMap(found => found.filter(({ change }) => change === key)))
    const comment = this.#comments.get(key)
    return comment ? this.#of(comment) : []
  }

  /** Comments and changes that have a sure or likely suggestion. */
  waiting(): { readonly comments: readonly string[]; readonly changes: readonly string[] } {
    const good = [...this.#found.values()].flat().filter(({ confidence }) => confidence !== "possible")
    return {
      comments: [...new Set(good.map(({ comment }) => comment))],
      changes: [...new Set(good.map(({ change }) => change))],
    }
  }

  #of(comment: TracedComment): readonly SuggestedLink[] {
    const known = this.#found.get(comment.id)
    if (known) return known
    this.#suggest ??= suggester({ ...this.#plans, comments: [...this.#comments.values()] })
    const found = this.#suggest(comment).map(suggestedLink)
    this.#found.set(comment.id, found)
    return found
  }
}

const ORDER = ["sure", "likely", "possible"] as const

const rank = (links: readonly SuggestedLink[]): readonly SuggestedLink[] =>
  ORDER.flatMap(confidence => links.filter(link => link.confidence === confidence))
