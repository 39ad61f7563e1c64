import { inPlace, onlyChain, type Stretch, stretchesOf } from "../compare/stretches.ts"
import { agree, BlockNumbers, type BodyBlocks, bufferOf, recomposed } from "../ooxml/body-blocks.ts"
import { type OoxmlPackage, relatedPart, relationshipsOf } from "../ooxml/package.ts"
import type { CutPackage } from "./proof-short.ts"

type Parts = ReadonlyMap<string, Uint8Array>

/** Two packages without the stretches that both share, and how to put these back. */
interface SetAside {
  readonly draft: OoxmlPackage
  readonly revision: OoxmlPackage
  /** The parts of a redline of the two, made one of the whole files; null where a stretch's place was written on. */
  restored(parts: Parts): Parts | null
}

type SideName = "draft" | "revision"

/** Stands in the text of a paragraph that takes the place of a stretch. */
const NAME = "~akaire~"
/** Makes that paragraph longer than most, so that its pair weighs as the pairs of a whole stretch would. */
const WEIGHT = "=".repeat(400)
/** A stretch of fewer bytes is not worth a paragraph in its place. */
const LEAST_BYTES = 1000

const placeholder = (n: number): string => `<w:p><w:r><w:t>${NAME}${n}${WEIGHT}</w:t></w:r></w:p>`

/**
 * Sets aside what stays: a long plan and its revision are mostly the same, and what is the same byte for byte, in its place,
 * and refers to nothing need not be read, compared and written only to be copied. Null where nothing can be set aside, or
 * where the comparison of what is left might come out otherwise than that of the whole. `least`: bytes of a stretch.
 */
export function setAside(draft: CutPackage, revision: CutPackage, least: number = LEAST_BYTES): SetAside | null {
  const [a, b] = [draft.body, revision.body]
  if (!a || !b || !agree(a, b) || a.bytes.includes(NAME) || b.bytes.includes(NAME)) return null
  const numbers = new BlockNumbers()
  const [keysA, keysB] = [numbers.of(a), numbers.of(b)]
  const same = shared([a, keysA], [b, keysB], { least, alike: sameSheets(draft.pkg, revision.pkg) })
  const chain = same.length > 0 ? onlyChain(leftOf(keysA, same, "draft"), leftOf(keysB, same, "revision")) : null
  if (!chain || same.some((_, n) => !chain.has(-1 - n))) return null
  return {
    draft: shortened(draft.pkg, a, same, "draft"),
    revision: shortened(revision.pkg, b, same, "revision"),
    restored: parts => restored(parts, draft.pkg.parts, a, same),
  }
}

/** Numbers of the blocks that are left; negative ones stand for stretches. */
function leftOf(keys: readonly number[], same: readonly Stretch[], side: SideName): readonly number[] {
  const left: number[] = []
  let at = 0
  for (const [n, stretch] of same.entries()) {
    left.push(...keys.slice(at, stretch[side]), -1 - n)
    at = stretch[side] + stretch.length
  }
  return [...left, ...keys.slice(at)]
}

/** The package with a paragraph in the place of each stretch. */
function shortened(pkg: OoxmlPackage, body: BodyBlocks, same: readonly Stretch[], side: SideName): OoxmlPackage {
  const { part, starts } = body
  const ends = same.map(stretch => starts[stretch[side] + stretch.length] ?? 0)
  const pieces = same.flatMap((stretch, n) => [
    [n === 0 ? (starts[0] ?? 0) : (ends[n - 1] ?? 0), starts[stretch[side]] ?? 0] as const,
    placeholder(n),
  ])
  const bytes = recomposed(body, [...pieces, [ends.at(-1) ?? 0, starts.at(-1) ?? 0]])
  return { ...pkg, parts: new Map(pkg.parts).set(part, bytes) }
}

/** Whether styles and lists are defined letter for letter alike. */
function sameSheets(a: OoxmlPackage, b: OoxmlPackage): boolean {
  const sheet = (pkg: OoxmlPackage, type: string) => {
    const main = relatedPart(relationshipsOf(pkg, ""), "officeDocument") ?? ""
    const part = relatedPart(relationshipsOf(pkg, main), type)
    return bufferOf(pkg.parts.get(part ?? "") ?? new Uint8Array())
  }
  return ["styles", "numbering"].every(type => sheet(a, type).equals(sheet(b, type)))
}

/** Texts of the blocks that are not at these indexes. */
const textsBeside = (body: BodyBlocks, paired: ReadonlySet<number>): readonly number[] =>
  body.starts.slice(0, -1).flatMap((_, i) => (paired.has(i) ? [] : body.says(i)))

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
  const loose = new Set([
    ...textsBeside(a, new Set(pairs.map(([i]) => i))),
    ...textsBeside(b, new Set(pairs.map(([, j]) => j))),
  ])
  const [lastA, lastB] = [lastOf(a), lastOf(b)]
  const settled = pairs.filter(([i, j]) => {
    const { isSelfContained, references } = a.frame(i)
    if (i === lastA || j === lastB || !isSelfContained || !(alike || references.length === 0)) return false
    return !a.says(i).some(text => loose.has(text))
  })
  return stretchesOf(settled).flatMap(stretch => fromParagraphToParagraph(stretch, a, least))
}

/** Index of the last paragraph or table. */
function lastOf(body: BodyBlocks): number {
  let last = body.starts.length - 2
  while (last >= 0 && !/^<w:(?:p|tbl)[\s/>]/.test(body.text(last))) last--
  return last
}

function fromParagraphToParagraph(stretch: Stretch, body: BodyBlocks, least: number): readonly Stretch[] {
  let { draft, revision, length } = stretch
  for (; length > 0 && !body.isParagraph(draft); length--) {
    draft++
    revision++
  }
  while (length > 0 && !body.isParagraph(draft + length - 1)) length--
  const bytes = (body.starts[draft + length] ?? 0) - (body.starts[draft] ?? 0)
  return length > 0 && bytes >= least ? [{ draft, revision, length }] : []
}

function restored(parts: Parts, before: Parts, body: BodyBlocks, same: readonly Stretch[]): Parts | null {
  const short = bufferOf(parts.get(body.part) ?? new Uint8Array())
  const pieces: Buffer[] = []
  let at = 0
  for (const [n, { draft, length }] of same.entries()) {
    const place = placeholder(n)
    const from = short.indexOf(place, at)
    if (from < 0 || short.subarray(at, from).includes(NAME)) return null
    pieces.push(short.subarray(at, from), body.bytes.subarray(body.starts[draft], body.starts[draft + length]))
    at = from + place.length
  }
  const rest = short.subarray(at)
  const written = [...parts].filter(([name, bytes]) => name !== body.part && bytes !== before.get(name))
  if (rest.includes(NAME) || written.some(([, bytes]) => bufferOf(bytes).includes(NAME))) return null
  return new Map(parts).set(body.part, Buffer.concat([...pieces, rest]))
}
