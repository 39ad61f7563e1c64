import { isUtf8 } from "node:buffer"
import { type OoxmlPackage, relatedPart, relationshipsOf } from "./package.ts"
import { selfContained } from "./self-contained.ts"

/**
 * A main part cut into what stands in its body, without parsing it. Texts hold bytes, one a unit ("latin1"): markup is
 * ASCII, so nothing has to be decoded. Head, blocks and tail together are the part, byte for byte.
 */
export interface BodyBlocks {
  /** Name of the part. */
  readonly part: string
  /** Everything before the first block: up to and with the body's start tag. */
  readonly head: string
  /** Paragraphs, tables and whatever else stands in the body, each with the space behind it. */
  readonly blocks: readonly string[]
  /** From the body's end tag on. */
  readonly tail: string
  /** Whether the block with that index means the same wherever it stands: see `selfContained`. */
  isSelfContained(index: number): boolean
}

/** Attributes as XML has them (2.3): a value holds no "<", so that every "<" outside is markup. */
const ATTRIBUTES = "(?:\\s+[\\w:.-]+\\s*=\\s*(?:\"[^\"<]*\"|'[^'<]*'))*\\s*"

/** A main part as Word and other programs start it: declared UTF-8 or nothing, the usual prefix. */
const HEAD = new RegExp(
  `^(?:\xef\xbb\xbf)?(?:<\\?xml(?:\\s+version\\s*=\\s*["']1\\.0["'])?(?:\\s+encoding\\s*=\\s*["'][Uu][Tt][Ff]-8["'])?(?:\\s+standalone\\s*=\\s*["']\\w+["'])?\\s*\\?>)?\\s*<w:document(${ATTRIBUTES})>\\s*(?:<w:background${ATTRIBUTES}/>\\s*)?<w:body>\\s*`,
)
const END = "</w:body>"

/** What is not read here: comments, CDATA, instructions, and bytes that XML does not allow (2.2). */
const NOT_READ = /<[!?]|[\0-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]/

/** Cuts the main part of a package; null for one that is not written as usual, which has to be parsed. */
export function bodyBlocks(pkg: OoxmlPackage): BodyBlocks | null {
  const part = relatedPart(relationshipsOf(pkg, ""), "officeDocument")
  const bytes = part === null ? undefined : pkg.parts.get(part)
  return part !== null && bytes && isUtf8(bytes) ? blocksIn(part, byteText(bytes)) : null
}

function blocksIn(part: string, text: string): BodyBlocks | null {
  const head = HEAD.exec(text)?.[0]
  const end = text.lastIndexOf(END)
  if (head === undefined || end < head.length) return null
  const first = text.startsWith("<?xml") ? text.indexOf("?>") + 2 : 0
  if (NOT_READ.test(text.slice(first))) return null
  const blocks = cut(text, head.length, end)
  if (!blocks) return null
  const known = new Map<string, boolean>()
  return {
    part,
    head,
    blocks,
    tail: text.slice(end),
    isSelfContained: index => selfContained(blocks[index] ?? "", known),
  }
}

/** Bytes as a text of one unit each. */
export const byteText = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1")

/** The bytes of such a text. */
export const textBytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "latin1"))

/** The start of an element. */
const NAME = /<([\w.-]+:[\w.-]+)/y

/** The elements between two offsets, each with the space behind it; null where they are not one after another. */
function cut(text: string, from: number, to: number): readonly string[] | null {
  const tags = new Map<string, RegExp>()
  const blocks: string[] = []
  let at = from
  while (at < to) {
    NAME.lastIndex = at
    const name = NAME.exec(text)?.[1]
    if (name === undefined) return null
    const tag =
      tags.get(name) ?? new RegExp(`<(/?)${name.replaceAll(".", "\\.")}(?![\\w:.-])(?:${ATTRIBUTES}(/?)>)?`, "g")
    tags.set(name, tag)
    let end = endOf(text, at, tag)
    if (end < 0 || end > to) return null
    while (isSpace(text.charCodeAt(end))) end++
    blocks.push(text.slice(at, end))
    at = end
  }
  return at === to ? blocks : null
}

const isSpace = (unit: number): boolean => unit === 32 || unit === 10 || unit === 13 || unit === 9

/** Where the element that starts at an offset ends, by counting the tags of its name; -1 where one is not well-formed. */
function endOf(text: string, from: number, tag: RegExp): number {
  tag.lastIndex = from
  for (let depth = 0; ; ) {
    const found = tag.exec(text)
    if (!found || found[2] === undefined) return -1
    if (found[1] === "/") depth--
    else if (found[2] === "") depth++
    if (depth === 0) return tag.lastIndex
  }
}

/** The part again, with other blocks. */
export const withBlocks = ({ head, tail }: BodyBlocks, blocks: readonly string[]): Uint8Array =>
  textBytes(head + blocks.join("") + tail)

/** Whether no prefix means one thing in one part and another in the other. */
export function agree(a: BodyBlocks, b: BodyBlocks): boolean {
  const others = declarations(b)
  return [...declarations(a)].every(([prefix, address]) => (others.get(prefix) ?? address) === address)
}

/** Declarations of namespaces in the root's tag, as written: "xmlns:w" → address. */
function declarations({ head }: BodyBlocks): ReadonlyMap<string, string> {
  const tag = HEAD.exec(head)?.[1] ?? ""
  return new Map(
    [...tag.matchAll(/\s(xmlns(?::[\w.-]+)?)\s*=\s*["']([^"']*)["']/g)].map(([, name = "", uri = ""]) => [name, uri]),
  )
}
