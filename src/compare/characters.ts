import type { Precision } from "./limits.ts"
import { commonPairs, Interner, type Pair, wholeOf } from "./sequence.ts"
import type { Side } from "./tokens.ts"

/** Replaces tokens `a` of the draft by tokens `b` of the revision; half-open, never empty on both sides. */
export interface TokenEdit {
  readonly a: readonly [from: number, to: number]
  readonly b: readonly [from: number, to: number]
}

/** The gaps between pairs, as edits. */
export function editsBetween(pairs: readonly Pair[], a: number, b: number): readonly TokenEdit[] {
  const edits: TokenEdit[] = []
  let [i, j] = [0, 0]
  for (const [nextA, nextB] of [...pairs, [a, b] as const]) {
    if (nextA > i || nextB > j) edits.push({ a: [i, nextA], b: [j, nextB] })
    ;[i, j] = [nextA + 1, nextB + 1]
  }
  return edits
}

/** Words of a side, as [from, to) in tokens. */
function wordsOf({ tokens, wordStarts }: Side): readonly (readonly [number, number])[] {
  const starts = [...new Set([0, ...wordStarts])].sort((x, y) => x - y)
  return tokens.length === 0 ? [] : starts.map((from, i) => [from, starts[i + 1] ?? tokens.length])
}

/** Pairs of equal words, for texts with too many edits to compare them character by character. */
function wordPairs(a: Side, b: Side): readonly Pair[] | null {
  const interner = new Interner()
  const [wordsA, wordsB] = [wordsOf(a), wordsOf(b)]
  const number =
    ({ tokens }: Side) =>
    ([from, to]: readonly [number, number]) =>
      interner.number(
        tokens
          .slice(from, to)
          .map(token => token.name)
          .join(""),
      )
  const pairs = commonPairs(wordsA.map(number(a)), wordsB.map(number(b)), wholeOf(wordsA, wordsB))
  return (
    pairs?.flatMap(([i, j]) => {
      const [fromA, toA] = wordsA[i] ?? [0, 0]
      const [fromB] = wordsB[j] ?? [0, 0]
      return Array.from({ length: toA - fromA }, (_, n): Pair => [fromA + n, fromB + n])
    }) ?? null
  )
}

/** A least set of edits that turns `a` into `b`, character by character; coarser where a limit is hit. */
export function characterEdits(a: Side, b: Side, precision: Precision): readonly TokenEdit[] {
  const interner = new Interner()
  const keys = ({ tokens }: Side) => tokens.map(token => interner.number(token.name))
  const exact = commonPairs(keys(a), keys(b), wholeOf(a.tokens, b.tokens))
  if (!exact) precision.precise = false
  return editsBetween(exact ?? wordPairs(a, b) ?? [], a.tokens.length, b.tokens.length)
}
