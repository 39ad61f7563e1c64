/** What each limit counts is said where it is set. */
export type Limits = Readonly<Record<"weighed" | "edits" | "work" | "short" | "halved" | "rewritten", number>>

/** Limits of the comparison: counts, never clocks. When one is hit the comparison says `precise: false`. */
export const LIMITS: Limits = {
  /** Pairs of blocks that are weighed against each other between two anchors; 500 × 500 takes about 0.2 s. */
  weighed: 250_000,
  /** Insertions and deletions that `diffArrays` may count up to; 1,000 take at most 0.17 s (notes/libs.md §3). */
  edits: 1_000,
  /** Edits times tokens that it may come to: 250 edits among 40,000 tokens take 0.3 s. */
  work: 10_000_000,
  /** Tokens of both sides up to which `diffArrays` is asked at once; longer texts are halved first. */
  short: 4_000,
  /** Insertions and deletions in a text that is halved: their square is what it costs, and 8,000 take 0.3 s. */
  halved: 8_000,
  /** Share of the tokens of both sides that may come or go: of a text that was rewritten more, sentences are paired first. */
  rewritten: 0.25,
}

/** What the engine has to say about its own work. */
export interface Precision {
  /** False as soon as a limit is hit. */
  precise: boolean
}
