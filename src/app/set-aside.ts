import { Interner } from "../compare/sequence.ts"
import { inPlace, onlyChain, type Stretch, stretchesOf } from "../compare/stretches.ts"
import { agree, type BodyBlocks, byteText, textBytes, withBlocks } from "../ooxml/body-blocks.ts"
import { type OoxmlPackage, relatedPart, relationshipsOf } from "../ooxml/package.ts"
import { isParagraph, sheetReferences } from "../ooxml/self-contained.ts"
import type { CutPackage } from "./proof-short.ts"

/** Two packages without the stretches that both share, and how to put these back. */
interface SetAside {
  readonly draft: OoxmlPackage
  readonly revision: OoxmlPackage
  /** The parts of a redline of the two, made one of the whole files; null where a stretch's place was written on. */
  restored(parts: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Uint8Array> | null
}

type SideName = "draft" | "revision"

/** Stands in the text of a paragraph that takes the place of a stretch. */
const NAME = "akaire:same:"
/** Makes that paragraph longer than most, so that its pair weighs as the pairs of a whole stretch would. */
const WEIGHT = "=".repeat(400)
/** A stretch of fewer bytes is not worth a paragraph in its place. */
const LEAST_BYTES = 1000
/** Shorter texts (in characters) of cells are nobody's twins: see `twinsOf`. */
const LEAST_TEXT = 8
/** Bytes of UTF-8 that go on with a character. */
const GOING_ON = /[\x80-\xbf]/g

const placeholder = (n: number): string => `<w:p><w:r><w:t>${NAME}${n}${WEIGHT}</w:t></w:r></w:p>`

/**
 * Sets aside what stays: a long plan and its revision are mostly the same, and what is the same byte for byte, in its place,
 * and refers to nothing need not be read, compared and written only to be copied. Null where nothing can be set aside, or
 * where the comparison of what is left might come out otherwise than that of the whole.
 */
export function setAside(draft: CutPackage, revision: CutPackage, least: number = LEAST_BYTES): SetAside | null {
  const [a, b] = [draft.body, revision.body]
  if (!a || !b || !agree(a, b) || isNamed(a) || isNamed(b)) return null
  const interner = new Interner()
  const [keysA, keysB] = [a, b].map(body => body.blocks.map(block => interner.number(block))) as [number[], number[]]
  const same = shared([a, keysA], [b, keysB], { least, alike: sameSheets(draft.pkg, revision.pkg) })
  // Negative numbers stand for stretches.
  const left = (keys: readonly number[], side: SideName) => shortened(keys, same, side, n => -1 - n)
  const chain = same.length > 0 ? onlyChain(left(keysA, "draft"), left(keysB, "revision")) : null
  if (!chain || same.some((_, n) => !chain.has(-1 - n))) return null
  const short = (pkg: OoxmlPackage, body: BodyBlocks, side: SideName): OoxmlPackage => {
    const bytes = withBlocks(body, shortened(body.blocks, same, side, placeholder))
    return { ...pkg, parts: new Map(pkg.parts).set(body.part, bytes) }
  }
  return {
    draft: short(draft.pkg, a, "draft"),
    revision: short(revision.pkg, b, "revision"),
    restored: parts => restored(parts, a, same),
  }
}

const isNamed = ({ head, blocks, tail }: BodyBlocks): boolean =>
  [head, ...blocks, tail].some(text => text.includes(NAME))

/** Whether styles and lists are defined letter for letter alike. */
function sameSheets(a: OoxmlPackage, b: OoxmlPackage): boolean {
  const sheet = (pkg: OoxmlPackage, type: string) => {
    const main = relatedPart(relationshipsOf(pkg, ""), "officeDocument") ?? ""
    const part = relatedPart(relationshipsOf(pkg, main), type)
    return Buffer.from(pkg.parts.get(part ?? "") ?? "")
  }
  return ["styles", "numbering"].every(type => sheet(a, type).equals(sheet(b, type)))
}

/** What a paragraph says, or each paragraph of a table, as far as it may be taken for that of another. */
function textsOf(block: string): readonly string[] {
  const text = (part: string) => part.replace(/<[^>]*>/g, "")
  if (isParagraph(block)) return [text(block)]
  return block
    .split("</w:p>")
    .map(text)
    .filter(each => each.replace(GOING_ON, "").length >= LEAST_TEXT)
}

/**
 * Stretches that both bodies share and that nothing else is about: no block beside them says the same, so what was moved,
 * repeated or edited is found without them. Each starts and ends with a paragraph; a body's last block is in none.
 */
function shared(
  [a, keysA]: readonly [BodyBlocks, readonly number[]],
  [b, keysB]: readonly [BodyBlocks, readonly number[]],
  { least, alike }: { readonly least: number; readonly alike: boolean },
): readonly Stretch[] {
  const pairs = inPlace(keysA, keysB)
  const [inA, inB] = [new Set(pairs.map(([i]) => i)), new Set(pairs.map(([, j]) => j))]
  const loose = new Set([
    ...a.blocks.flatMap((block, i) => (inA.has(i) ? [] : textsOf(block))),
    ...b.blocks.flatMap((block, j) => (inB.has(j) ? [] : textsOf(block))),
  ])
  const [lastA, lastB] = [a, b].map(({ blocks }) => blocks.findLastIndex(block => /^<w:(?:p|tbl)[\s/>]/.test(block)))
  const settled = pairs.filter(([i, j]) => {
    const block = a.blocks[i] ?? ""
    if (i === lastA || j === lastB || !a.isSelfContained(i)) return false
    return (alike || sheetReferences(block).length === 0) && !textsOf(block).some(text => loose.has(text))
  })
  return stretchesOf(settled).flatMap(stretch => fromParagraphToParagraph(stretch, a.blocks, least))
}

function fromParagraphToParagraph(
  { draft, revision, length }: Stretch,
  blocks: readonly string[],
  least: number,
): readonly Stretch[] {
  const within = blocks.slice(draft, draft + length)
  const [first, last] = [within.findIndex(isParagraph), within.findLastIndex(isParagraph)]
  const inside = within.slice(first, last + 1)
  if (first < 0 || inside.reduce((sum, block) => sum + block.length, 0) < least) return []
  return [{ draft: draft + first, revision: revision + first, length: inside.length }]
}

/** A list with something else in the place of each stretch. */
function shortened<T>(list: readonly T[], same: readonly Stretch[], side: SideName, instead: (n: number) => T): T[] {
  const left: T[] = []
  let at = 0
  for (const [n, stretch] of same.entries()) {
    left.push(...list.slice(at, stretch[side]), instead(n))
    at = stretch[side] + stretch.length
  }
  return [...left, ...list.slice(at)]
}

function restored(
  parts: ReadonlyMap<string, Uint8Array>,
  { part, blocks }: BodyBlocks,
  same: readonly Stretch[],
): ReadonlyMap<string, Uint8Array> | null {
  const text = byteText(parts.get(part) ?? new Uint8Array())
  const pieces: string[] = []
  let at = 0
  for (const [n, { draft, length }] of same.entries()) {
    const place = placeholder(n)
    const from = text.indexOf(place, at)
    if (from < 0) return null
    pieces.push(text.slice(at, from), ...blocks.slice(draft, draft + length))
    at = from + place.length
  }
  pieces.push(text.slice(at))
  if (
    text.split(NAME).length !== same.length + 1 ||
    [...parts].some(([name, bytes]) => name !== part && holdsName(bytes))
  )
    return null
  return new Map(parts).set(part, textBytes(pieces.join("")))
}

const holdsName = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(NAME)
