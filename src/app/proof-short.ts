import { agree, BlockNumbers, type BodyBlocks, recomposed } from "../ooxml/body-blocks.ts"
import type { OoxmlPackage } from "../ooxml/package.ts"

/** A package, and its main part in blocks; null where that has to be parsed to be read. */
export interface CutPackage {
  readonly pkg: OoxmlPackage
  readonly body: BodyBlocks | null
}

/** The three packages of a proof. */
export interface ProofPackages<T> {
  readonly redline: T
  readonly draft: T
  readonly revision: T
}

type Side = keyof ProofPackages<unknown>

/** Blocks that follow one another in all three, from these indexes on. */
interface Stretch extends ProofPackages<number> {
  length: number
}

/** Stands in the place of such a stretch, in all three: the same text for the same stretch. */
const placeholder = (n: number, name: string): string => `<w:p><w:r><w:t>${name}${n}.</w:t></w:r></w:p>`

/**
 * The same three packages, with one short paragraph in the place of each stretch of blocks that stands letter for letter in
 * all three. Whatever accepting or rejecting makes of the rest, it leaves such a stretch as it is and where it is, and it
 * does the same with the paragraph: so the short documents are equal when, and only when, the long ones are. That holds
 * since each block is self-contained, since a stretch starts and ends with a paragraph, and since the styles and lists
 * that it names are named in a paragraph of their own, by which they are compared.
 */
export function shortened(whole: ProofPackages<CutPackage>): ProofPackages<OoxmlPackage> {
  const { redline, draft, revision } = whole
  const packages = { redline: redline.pkg, draft: draft.pkg, revision: revision.pkg }
  if (!redline.body || !draft.body || !revision.body) return packages
  const bodies = { redline: redline.body, draft: draft.body, revision: revision.body }
  if (!agree(bodies.redline, bodies.draft) || !agree(bodies.redline, bodies.revision)) return packages
  const stretches = sharedByAll(bodies)
  if (stretches.length === 0) return packages
  const name = freeName(bodies)
  const references = referencesIn(stretches, bodies.draft)
  const short = (side: Side): OoxmlPackage => {
    const pieces = [references, ...withPlaceholders(bodies[side], stretches, side, name)]
    const bytes = recomposed(bodies[side], pieces)
    return { ...packages[side], parts: new Map(packages[side].parts).set(bodies[side].part, bytes) }
  }
  return { redline: short("redline"), draft: short("draft"), revision: short("revision") }
}

/** Where each number that stands once stands; -1 for one that stands several times. */
function places(numbers: readonly number[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  for (const [i, number] of numbers.entries()) found.set(number, found.has(number) ? -1 : i)
  return found
}

/** Stretches of self-contained blocks that all three share, in the order of the redline, from paragraph to paragraph. */
function sharedByAll({ redline, draft, revision }: ProofPackages<BodyBlocks>): readonly Stretch[] {
  const blocks = new BlockNumbers()
  const [before, after, both] = [blocks.of(draft), blocks.of(revision), blocks.of(redline)]
  const [inDraft, inRevision] = [places(before), places(after)]
  const found: Stretch[] = []
  let open: Stretch | null = null
  for (const [i, number] of both.entries()) {
    const next: readonly [number, number] = open
      ? [open.draft + open.length, open.revision + open.length]
      : [before.length, after.length]
    const goesOn = before[next[0]] === number && after[next[1]] === number
    const [d, r] = goesOn ? next : [inDraft.get(number) ?? -1, inRevision.get(number) ?? -1]
    const isShared = d >= 0 && r >= 0 && draft.frame(d).isSelfContained
    if (open && goesOn && isShared) open.length++
    else if (isShared) {
      open = { redline: i, draft: d, revision: r, length: 1 }
      found.push(open)
    } else open = null
  }
  return apart(found.flatMap(stretch => fromParagraphToParagraph(stretch, redline)))
}

function fromParagraphToParagraph({ length, ...at }: Stretch, body: BodyBlocks): readonly Stretch[] {
  let [first, last] = [0, length - 1]
  while (first < length && !body.isParagraph(at.redline + first)) first++
  while (last > first && !body.isParagraph(at.redline + last)) last--
  if (last <= first) return []
  const [redline, draft, revision] = [at.redline + first, at.draft + first, at.revision + first]
  return [{ redline, draft, revision, length: last - first + 1 }]
}

/** Without those that overlap another one: a block that stands in two of them stands there twice in the redline. */
function apart(stretches: readonly Stretch[]): readonly Stretch[] {
  const sides = ["draft", "revision"] as const
  const overlapping = new Set(
    sides.flatMap(side => {
      const sorted = stretches.toSorted((a, b) => a[side] - b[side])
      return sorted.filter((stretch, i) => i > 0 && stretch[side] < endOf(sorted[i - 1], side))
    }),
  )
  return overlapping.size > 0 ? [] : stretches
}

const endOf = (stretch: Stretch | undefined, side: Side): number => (stretch ? stretch[side] + stretch.length : 0)

/** A name that none of the three holds. */
function freeName(bodies: ProofPackages<BodyBlocks>): string {
  let name = "~proof"
  while (Object.values(bodies).some(({ bytes }) => bytes.includes(name))) name += "-"
  return name
}

/** One paragraph for each reference to a style or list in stretches. */
function referencesIn(stretches: readonly Stretch[], draft: BodyBlocks): string {
  const found = new Set<string>()
  for (const { draft: first, length } of stretches)
    for (let i = first; i < first + length; i++) for (const each of draft.frame(i).references) found.add(each)
  return [...found].map(reference => `<w:p><w:pPr>${reference}</w:pPr></w:p>`).join("")
}

/** What stands between the stretches of a body, and what stands for these. */
function withPlaceholders({ starts }: BodyBlocks, stretches: readonly Stretch[], side: Side, name: string) {
  const pieces: (string | readonly [from: number, to: number])[] = []
  let at = starts[0] ?? 0
  const sorted = [...stretches.entries()].sort(([, a], [, b]) => a[side] - b[side])
  for (const [n, stretch] of sorted) {
    pieces.push([at, starts[stretch[side]] ?? at], placeholder(n, name))
    at = starts[stretch[side] + stretch.length] ?? at
  }
  return [...pieces, [at, starts.at(-1) ?? at] as const]
}
