import { agree, type BodyBlocks, withBlocks } from "../ooxml/body-blocks.ts"
import type { OoxmlPackage } from "../ooxml/package.ts"
import { isParagraph, sheetReferences } from "../ooxml/self-contained.ts"

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

const SIDES = ["redline", "draft", "revision"] as const

/** Blocks that follow one another in all three, from these indexes on. */
type Stretch = { -readonly [Side in (typeof SIDES)[number]]: number } & { length: number }

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
  const references = referencesIn(stretches, bodies.redline.blocks)
  const short = (side: (typeof SIDES)[number]): OoxmlPackage => {
    const blocks = withPlaceholders(bodies[side].blocks, stretches, side, name)
    const { part } = bodies[side]
    return {
      ...packages[side],
      parts: new Map(packages[side].parts).set(part, withBlocks(bodies[side], [...references, ...blocks])),
    }
  }
  return { redline: short("redline"), draft: short("draft"), revision: short("revision") }
}

/** Where each text that stands once in a body stands; -1 for one that stands several times. */
function places({ blocks }: BodyBlocks): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const [i, block] of blocks.entries()) found.set(block, found.has(block) ? -1 : i)
  return found
}

/** Stretches of self-contained blocks that all three share, in the order of the redline, from paragraph to paragraph. */
function sharedByAll({ redline, draft, revision }: ProofPackages<BodyBlocks>): readonly Stretch[] {
  const [inDraft, inRevision] = [places(draft), places(revision)]
  const found: Stretch[] = []
  let open: Stretch | null = null
  for (const [i, block] of redline.blocks.entries()) {
    const goesOn: boolean =
      open !== null &&
      draft.blocks[open.draft + open.length] === block &&
      revision.blocks[open.revision + open.length] === block
    const d: number = open && goesOn ? open.draft + open.length : (inDraft.get(block) ?? -1)
    const r: number = open && goesOn ? open.revision + open.length : (inRevision.get(block) ?? -1)
    const isShared = d >= 0 && r >= 0 && draft.isSelfContained(d)
    if (open && goesOn && isShared) open.length++
    else if (isShared) {
      open = { redline: i, draft: d, revision: r, length: 1 }
      found.push(open)
    } else open = null
  }
  return apart(found.flatMap(stretch => fromParagraphToParagraph(stretch, redline.blocks)))
}

function fromParagraphToParagraph(stretch: Stretch, blocks: readonly string[]): readonly Stretch[] {
  const within = blocks.slice(stretch.redline, stretch.redline + stretch.length)
  const [first, last] = [within.findIndex(isParagraph), within.findLastIndex(isParagraph)]
  if (first < 0 || first === last) return []
  const [redline, draft, revision] = SIDES.map(side => stretch[side] + first) as [number, number, number]
  return [{ redline, draft, revision, length: last - first + 1 }]
}

/** Without those that overlap another one: a block that stands in two of them stands there twice in the redline. */
function apart(stretches: readonly Stretch[]): readonly Stretch[] {
  const taken = { draft: new Set<number>(), revision: new Set<number>() }
  return stretches.filter(stretch => {
    for (const side of ["draft", "revision"] as const)
      for (let i = 0; i < stretch.length; i++) if (taken[side].has(stretch[side] + i)) return false
    for (const side of ["draft", "revision"] as const)
      for (let i = 0; i < stretch.length; i++) taken[side].add(stretch[side] + i)
    return true
  })
}

/** A name that none of the three holds. */
function freeName(bodies: ProofPackages<BodyBlocks>): string {
  const holds = (name: string) =>
    SIDES.some(side => [bodies[side].head, ...bodies[side].blocks, bodies[side].tail].some(text => text.includes(name)))
  let name = "proof"
  while (holds(name)) name += "-"
  return name
}

/** One paragraph for each reference to a style or list in stretches. */
function referencesIn(stretches: readonly Stretch[], blocks: readonly string[]): readonly string[] {
  const found = new Set<string>()
  for (const { redline, length } of stretches)
    for (const block of blocks.slice(redline, redline + length))
      for (const each of sheetReferences(block)) found.add(each)
  return [...found].map(reference => `<w:p><w:pPr>${reference}</w:pPr></w:p>`)
}

function withPlaceholders(
  blocks: readonly string[],
  stretches: readonly Stretch[],
  side: (typeof SIDES)[number],
  name: string,
): readonly string[] {
  const starts = new Map(stretches.map((stretch, n) => [stretch[side], { n, length: stretch.length }]))
  const left: string[] = []
  for (let i = 0; i < blocks.length; ) {
    const start = starts.get(i)
    left.push(start ? placeholder(start.n, name) : (blocks[i] ?? ""))
    i += start?.length ?? 1
  }
  return left
}
