import { align } from "./align.ts"
import type { Precision } from "./limits.ts"
import { commonPairs, Interner, type Pair, wholeOf } from "./sequence.ts"
import { gramsOf } from "./similarity.ts"
import type { Side } from "./tokens.ts"
import type { Unit } from "./units.ts"

/** Replaces tokens `a` of the draft by tokens `b` of the revision; half-open, never empty on both sides. */
export interface TokenEdit {
  readonly a: readonly [from: number, to: number]
  readonly b: readonly [from: number, to: number]
}

type Range = TokenEdit["a"]

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

/** Pieces of a side between the tokens at which one ends, as [from, to) in tokens. */
function piecesOf({ tokens }: Side, endsAt: (index: number) => boolean): readonly Range[] {
  const pieces: Range[] = []
  let from = 0
  for (let i = 1; i <= tokens.length; i++)
    if (i === tokens.length || endsAt(i)) {
      pieces.push([from, i])
      from = i
    }
  return pieces
}

const atomsOf = (side: Side): readonly Range[] => piecesOf(side, i => !side.inside.has(i))

const nameOf = ({ tokens }: Side, [from, to]: Range): string =>
  to - from === 1
    ? (tokens[from]?.name ?? "")
    : tokens
        .slice(from, to)
        .map(({ name }) => name)
        .join("")

/** Pairs of equal pieces as pairs of their tokens. */
const spread = (pairs: readonly Pair[], a: readonly Range[], b: readonly Range[]): readonly Pair[] =>
  pairs.flatMap(([i, j]) => {
    const [[fromA, toA], [fromB]] = [a[i] ?? [0, 0], b[j] ?? [0]]
    return Array.from({ length: toA - fromA }, (_, n): Pair => [fromA + n, fromB + n])
  })

const SENTENCE_END = /^[。．！？!?\n]$/
const CLAUSE_END = /^[、，；,;:：]$/

/** Sentences; where there is but one, its clauses. */
function sentencesOf(side: Side): readonly Range[] {
  const { tokens } = side
  const ends = (pattern: RegExp) => (i: number) => {
    const before = tokens[i - 1]?.text ?? ""
    return pattern.test(before) || (tokens[i - 2]?.text === "." && before === " ")
  }
  const sentences = piecesOf(side, ends(SENTENCE_END))
  return sentences.length > 1 ? sentences : piecesOf(side, ends(CLAUSE_END))
}

/** Sentences are aligned as paragraphs are. */
const asUnit = (text: string): Unit => {
  let grams: ReturnType<typeof gramsOf> | null = null
  return {
    kind: "block",
    blocks: [],
    key: text,
    children: [],
    cells: [],
    grams: () => {
      grams ??= gramsOf(text)
      return grams
    },
  }
}

/** Atoms of each piece, in order. */
function atomsOfEach(side: Side, pieces: readonly Range[]): readonly (readonly Range[])[] {
  const atoms = atomsOf(side)
  let at = 0
  return pieces.map(([, to]) => {
    const first = at
    while ((atoms[at]?.[0] ?? to) < to) at++
    return atoms.slice(first, at)
  })
}

/** For texts with too many edits: sentences that belong together first, then what changed inside each. */
function pairsBySentence(a: Side, b: Side, precision: Precision): readonly Pair[] {
  const [inA, inB] = [sentencesOf(a), sentencesOf(b)]
  const [atomsA, atomsB] = [atomsOfEach(a, inA), atomsOfEach(b, inB)]
  const units = (side: Side, ranges: readonly Range[]) => ranges.map(range => asUnit(nameOf(side, range)))
  const interner = new Interner()
  const keys = (side: Side, atoms: readonly Range[]) => atoms.map(range => interner.number(nameOf(side, range)))
  return align({ a: units(a, inA), b: units(b, inB), twins: new Set() }, precision).flatMap(([i, j]) => {
    const [partA, partB] = [atomsA[i] ?? [], atomsB[j] ?? []]
    const pairs = commonPairs(keys(a, partA), keys(b, partB), wholeOf(partA, partB))
    if (!pairs) precision.precise = false
    return spread(pairs ?? [], partA, partB)
  })
}

/**
 * A least set of edits that turns `a` into `b`, character by character, numbers and words of letters whole; by sentences
 * where a limit is hit.
 */
export function characterEdits(a: Side, b: Side, precision: Precision): readonly TokenEdit[] {
  const interner = new Interner()
  const [atomsA, atomsB] = [atomsOf(a), atomsOf(b)]
  const keys = (side: Side, atoms: readonly Range[]) => atoms.map(range => interner.number(nameOf(side, range)))
  const exact = commonPairs(keys(a, atomsA), keys(b, atomsB), wholeOf(atomsA, atomsB))
  const pairs = exact ? spread(exact, atomsA, atomsB) : pairsBySentence(a, b, precision)
  return editsBetween(pairs, a.tokens.length, b.tokens.length)
}
