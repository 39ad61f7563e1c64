import { align } from "./align.ts"
import { leastPairs } from "./halving.ts"
import type { Precision } from "./limits.ts"
import { Interner, type Pair, type Sequence, wholeOf } from "./sequence.ts"
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
  for (let n = 0; n <= pairs.length; n++) {
    const [nextA, nextB] = pairs[n] ?? [a, b]
    if (nextA > i || nextB > j) edits.push({ a: [i, nextA], b: [j, nextB] })
    i = nextA + 1
    j = nextB + 1
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

/** Which atoms are in each piece, in order: half-open ranges of their indexes. */
function atomsInEach(atoms: readonly Range[], pieces: readonly Range[]): readonly Range[] {
  let at = 0
  return pieces.map(([, to]): Range => {
    const first = at
    while ((atoms[at]?.[0] ?? to) < to) at++
    return [first, at]
  })
}

/** A side as what is compared: its atoms, and equal numbers for equal ones. */
interface Atoms {
  readonly side: Side
  readonly ranges: readonly Range[]
  readonly keys: Sequence
}

/** For texts with too many edits: sentences that belong together first, then the atoms that stayed inside each. */
function pairsBySentence(a: Atoms, b: Atoms, precision: Precision): readonly Pair[] {
  const [inA, inB] = [sentencesOf(a.side), sentencesOf(b.side)]
  const [atomsA, atomsB] = [atomsInEach(a.ranges, inA), atomsInEach(b.ranges, inB)]
  const units = (side: Side, ranges: readonly Range[]) => ranges.map(range => asUnit(nameOf(side, range)))
  const lists = { a: units(a.side, inA), b: units(b.side, inB), twins: new Set<Unit>() }
  const all = align(lists, precision).flatMap(([i, j]) => {
    const pairs = leastPairs(a.keys, b.keys, { a: atomsA[i] ?? [0, 0], b: atomsB[j] ?? [0, 0] })
    if (!pairs) precision.precise = false
    return pairs ?? []
  })
  if (all.length === 0) precision.precise = false
  return all
}

/**
 * A least set of edits that turns `a` into `b`, character by character, numbers and words of letters whole; by sentences
 * where a limit is hit.
 */
export function characterEdits(a: Side, b: Side, precision: Precision): readonly TokenEdit[] {
  const interner = new Interner()
  const atoms = (side: Side): Atoms => {
    const ranges = atomsOf(side)
    return { side, ranges, keys: ranges.map(range => interner.number(nameOf(side, range))) }
  }
  const [draft, revision] = [atoms(a), atoms(b)]
  const whole = wholeOf(draft.ranges, revision.ranges)
  const pairs = leastPairs(draft.keys, revision.keys, whole) ?? pairsBySentence(draft, revision, precision)
  const start = ({ side, ranges }: Atoms, i: number) => ranges[i]?.[0] ?? side.tokens.length
  return editsBetween(pairs, draft.ranges.length, revision.ranges.length).map(edit => ({
    a: [start(draft, edit.a[0]), start(draft, edit.a[1])],
    b: [start(revision, edit.b[0]), start(revision, edit.b[1])],
  }))
}
