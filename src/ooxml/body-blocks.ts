import { isUtf8 } from "node:buffer"
import { crc32 } from "node:zlib"
import { BlockScan } from "./block-scan.ts"
import { ElementEnds } from "./element-ends.ts"
import { type OoxmlPackage, relatedPart, relationshipsOf } from "./package.ts"
import { type Frame, Frames } from "./self-contained.ts"

/** A main part cut into what stands in its body, without parsing or decoding it: markup is ASCII. */
export interface BodyBlocks {
  /** Name of the part. */
  readonly part: string
  readonly bytes: Buffer
  /**
   * Where each block starts: paragraphs, tables and whatever else stands in the body, each with the space behind it. One
   * number more than there are blocks: where the last one ends. Before the first stands the body's start tag.
   */
  readonly starts: readonly number[]
  /** A block's bytes, one a unit ("latin1"). */
  text(index: number): string
  isParagraph(index: number): boolean
  /** CRC-32 of each block. */
  readonly sums: readonly number[]
  frame(index: number): Frame
  /** Hashes of what a paragraph says, or each long one of a table: what says the same has the same hash. */
  says(index: number): readonly number[]
  /** The rows of a table that is self-contained, as blocks; null where cells go over several rows, or hold tables. */
  rows(index: number): BodyBlocks | null
}

/** Attributes as XML has them (2.3): a value holds no "<", so that every "<" outside is markup. */
const ATTRIBUTES = "(?:\\s+[\\w:.-]+\\s*=\\s*(?:\"[^\"<]*\"|'[^'<]*'))*\\s*"

/** A main part as Word and other programs start it: declared UTF-8 or nothing, the usual prefix. */
const HEAD = new RegExp(
  `^(?:\xef\xbb\xbf)?(?:<\\?xml(?:\\s+version\\s*=\\s*["']1\\.0["'])?(?:\\s+encoding\\s*=\\s*["'][Uu][Tt][Ff]-8["'])?(?:\\s+standalone\\s*=\\s*["']\\w+["'])?\\s*\\?>)?\\s*<w:document(${ATTRIBUTES})>\\s*(?:<w:background${ATTRIBUTES}/>\\s*)?<w:body>\\s*`,
)
/** Longest head that is looked at: root tags declare some thirty namespaces. */
const LONGEST_HEAD = 20_000
const END = "</w:body>"

/** Cuts the main part of a package; null for one that is not written as usual, which has to be parsed. */
export function bodyBlocks(pkg: OoxmlPackage): BodyBlocks | null {
  const part = relatedPart(relationshipsOf(pkg, ""), "officeDocument")
  const content = part === null ? undefined : pkg.parts.get(part)
  if (part === null || !content || !isUtf8(content)) return null
  const bytes = bufferOf(content)
  const head = HEAD.exec(bytes.toString("latin1", 0, LONGEST_HEAD))?.[0]
  const end = bytes.lastIndexOf(END)
  if (head === undefined || end < head.length) return null
  const starts = cut(bytes, head.length, end)
  return starts && new CutBody(part, bytes, starts)
}

/** The same bytes, with a buffer's methods. */
export const bufferOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

class CutBody implements BodyBlocks {
  readonly part: string
  readonly bytes: Buffer
  readonly starts: readonly number[]
  readonly #kinds = new Frames()
  readonly #scan = new BlockScan()
  /** Of each block that was looked at. */
  readonly #frames: Frame[] = []
  readonly #said: (readonly number[])[] = []
  #sums: readonly number[] | null = null

  constructor(part: string, bytes: Buffer, starts: readonly number[]) {
    this.part = part
    this.bytes = bytes
    this.starts = starts
  }

  text(index: number): string {
    return this.bytes.toString("latin1", this.starts[index], this.starts[index + 1])
  }

  get sums(): readonly number[] {
    this.#sums ??= this.starts.slice(0, -1).map((from, i) => crc32(this.bytes.subarray(from, this.starts[i + 1])))
    return this.#sums
  }

  isParagraph(index: number): boolean {
    const at = this.starts[index] ?? 0
    const next = this.bytes[at + 4]
    return (
      this.bytes[at + 1] === LETTER_W &&
      this.bytes[at + 3] === LETTER_P &&
      (next === 0x3e || next === 0x2f || isSpace(next))
    )
  }

  frame(index: number): Frame {
    return this.#frames[index] ?? this.#look(index)
  }

  says(index: number): readonly number[] {
    if (!this.#said[index]) this.#look(index)
    return this.#said[index] ?? []
  }

  rows(index: number): BodyBlocks | null {
    const text = this.text(index)
    const from = text.search(ROW)
    const to = text.lastIndexOf("</w:tbl>")
    if (from < 0 || to < from || text.includes("<w:vMerge") || TABLE.test(text.slice(from, to))) return null
    const at = this.starts[index] ?? 0
    const starts = cut(this.bytes, at + from, at + to)
    return starts && new CutBody(this.part, this.bytes, starts)
  }

  /** Both at once. */
  #look(index: number): Frame {
    const extent = { bytes: this.bytes, from: this.starts[index] ?? 0, to: this.starts[index + 1] ?? 0 }
    this.#scan.read(extent, this.isParagraph(index) ? null : LEAST_TEXT)
    const { said, isOdd, tags } = this.#scan
    this.#said[index] = said
    const frame = isOdd ? this.#kinds.of(this.text(index)) : this.#kinds.like(tags, extent, () => this.text(index))
    this.#frames[index] = frame
    return frame
  }
}

const ROW = /<w:tr[\s>]/
const TABLE = /<w:tbl[\s>]/

/** Shorter texts (in characters) of cells are nobody's twins: see `twinsOf`. */
const LEAST_TEXT = 8
const LETTER_W = 0x77
const LETTER_P = 0x70

/** The start of an element. */
const NAME = /^<([\w.-]+:[\w.-]+)[\s/>]/
const LONGEST_NAME = 80

/** Where the elements between two offsets start, and the end; null where they are not one after another. */
function cut(bytes: Buffer, from: number, to: number): readonly number[] | null {
  const byName = new Map<string, ElementEnds>()
  const starts = [from]
  for (let at = from; at < to; starts.push(at)) {
    const name = NAME.exec(bytes.toString("latin1", at, at + LONGEST_NAME))?.[1]
    if (name === undefined) return null
    const ends = byName.get(name) ?? new ElementEnds(bytes, name)
    byName.set(name, ends)
    at = ends.after(at)
    if (at < 0 || at > to) return null
    while (isSpace(bytes[at])) at++
  }
  return starts.at(-1) === to ? starts : null
}

const isSpace = (byte: number | undefined): boolean => byte === 32 || byte === 10 || byte === 13 || byte === 9

/** The part again, with other things between its body's tags: some of its own bytes (from, to), and some texts in ASCII. */
export function recomposed(
  body: BodyBlocks,
  pieces: readonly (readonly [from: number, to: number] | string)[],
): Uint8Array {
  const { bytes, starts } = body
  const whole = [[0, starts[0] ?? 0] as const, ...pieces, [starts.at(-1) ?? 0, bytes.length] as const]
  return Buffer.concat(
    whole.map(piece => (typeof piece === "string" ? Buffer.from(piece, "latin1") : bytes.subarray(...piece))),
  )
}

/** So many blocks of one checksum are told apart: more are made on purpose. */
const MOST_ALIKE = 50

/** A block that has a number: some bytes of a part. */
interface Numbered {
  readonly bytes: Buffer
  readonly from: number
  readonly to: number
  readonly number: number
}

/** Numbers blocks so that equal numbers are equal bytes. */
export class BlockNumbers {
  readonly #known = new Map<number, Numbered[]>()
  #last = 0

  of({ bytes, starts, sums }: BodyBlocks): readonly number[] {
    return sums.map((sum, i) => this.#number(sum, bytes, starts[i] ?? 0, starts[i + 1] ?? 0))
  }

  #number(sum: number, bytes: Buffer, from: number, to: number): number {
    const alike = this.#known.get(sum) ?? []
    for (const each of alike)
      if (each.to - each.from === to - from && each.bytes.compare(bytes, from, to, each.from, each.to) === 0)
        return each.number
    const number = this.#last++
    if (alike.length < MOST_ALIKE) alike.push({ bytes, from, to, number })
    this.#known.set(sum, alike)
    return number
  }
}

/** Whether no prefix means one thing in one part and another in the other. */
export function agree(a: BodyBlocks, b: BodyBlocks): boolean {
  const others = declarations(b)
  return [...declarations(a)].every(([prefix, address]) => (others.get(prefix) ?? address) === address)
}

/** Declarations of namespaces in the root's tag, as written: "xmlns:w" → address. */
function declarations({ bytes, starts }: BodyBlocks): ReadonlyMap<string, string> {
  const tag = HEAD.exec(bytes.toString("latin1", 0, starts[0]))?.[1] ?? ""
  return new Map(
    [...tag.matchAll(/\s(xmlns(?::[\w.-]+)?)\s*=\s*["']([^"']*)["']/g)].map(([, name = "", uri = ""]) => [name, uri]),
  )
}
