import { agree, type BodyBlocks, bufferOf, recomposed } from "../ooxml/body-blocks.ts"
import { type OoxmlPackage, relatedPart, relationshipsOf } from "../ooxml/package.ts"
import { type Aside, asidesOf, rowWith } from "./asides.ts"
import type { CutPackage } from "./proof-short.ts"

type Parts = ReadonlyMap<string, Uint8Array>

/** Two packages without what both share, and how to put it back. */
interface SetAside {
  readonly draft: OoxmlPackage
  readonly revision: OoxmlPackage
  /** The parts of a redline of the two, made one of the whole files; null where something's place was written on. */
  restored(parts: Parts): Parts | null
}

/** Stands in the text of what takes the place of something. */
const NAME = "~akaire~"
/** Makes that text longer than most, so that its pair weighs as the pairs of a whole stretch would. */
const WEIGHT = "=".repeat(400)
/** Fewer bytes are not worth a paragraph in their place. */
const LEAST_BYTES = 1000

const placeholder = ({ row }: Aside, n: number): string => {
  const run = `<w:r><w:t>${NAME}${n}${WEIGHT}</w:t></w:r>`
  return row === null ? `<w:p>${run}</w:p>` : rowWith(row, run)
}

/**
 * Sets aside what stays: a long plan and its revision are mostly the same, and what is the same byte for byte, in its place,
 * and refers to nothing need not be read, compared and written only to be copied. Null where nothing can be set aside, or
 * where the comparison of what is left might come out otherwise than that of the whole. `least`: bytes that are worth it.
 */
export function setAside(draft: CutPackage, revision: CutPackage, least: number = LEAST_BYTES): SetAside | null {
  const [a, b] = [draft.body, revision.body]
  if (!a || !b || !agree(a, b) || a.bytes.includes(NAME) || b.bytes.includes(NAME)) return null
  const asides = asidesOf(a, b, { least, alike: sameSheets(draft.pkg, revision.pkg) })
  if (!asides) return null
  return {
    draft: shortened(draft.pkg, a, asides, "draft"),
    revision: shortened(revision.pkg, b, asides, "revision"),
    restored: parts => restored(parts, draft.pkg.parts, a, asides),
  }
}

/** The package with something short in the place of each of the asides. */
function shortened(
  pkg: OoxmlPackage,
  body: BodyBlocks,
  asides: readonly Aside[],
  side: "draft" | "revision",
): OoxmlPackage {
  const pieces: (string | Aside["draft"])[] = []
  let at = body.starts[0] ?? 0
  for (const [n, aside] of asides.entries()) {
    const [from, to] = aside[side]
    pieces.push([at, from], placeholder(aside, n))
    at = to
  }
  const bytes = recomposed(body, [...pieces, [at, body.starts.at(-1) ?? 0]])
  return { ...pkg, parts: new Map(pkg.parts).set(body.part, bytes) }
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

function restored(parts: Parts, before: Parts, body: BodyBlocks, asides: readonly Aside[]): Parts | null {
  const short = bufferOf(parts.get(body.part) ?? new Uint8Array())
  const pieces: Buffer[] = []
  let at = 0
  for (const [n, aside] of asides.entries()) {
    const place = placeholder(aside, n)
    const from = short.indexOf(place, at, "latin1")
    if (from < 0 || short.subarray(at, from).includes(NAME)) return null
    pieces.push(short.subarray(at, from), body.bytes.subarray(...aside.draft))
    at = from + place.length
  }
  const rest = short.subarray(at)
  const written = [...parts].filter(([name, bytes]) => name !== body.part && bytes !== before.get(name))
  if (rest.includes(NAME) || written.some(([, bytes]) => bufferOf(bytes).includes(NAME))) return null
  return new Map(parts).set(body.part, Buffer.concat([...pieces, rest]))
}
