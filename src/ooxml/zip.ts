import { promisify } from "node:util"
import {
  crc32,
  deflateRaw,
  deflateRawSync,
  type InputType,
  inflateRaw,
  inflateRawSync,
  type ZlibOptions,
} from "node:zlib"
import { deflateSync } from "fflate"
import type { UserError } from "../model/errors.ts"
import {
  broken,
  decodeName,
  type Entry,
  LOCAL_SIGNATURE,
  readDirectory,
  view,
  type ZipLimits,
} from "./zip-directory.ts"

const STORED = 0
const DEFLATED = 8
/** From this size on a part is packed by Node's own zlib, which is ten times as fast; its bytes may differ from one version of Node to another. */
const LARGE = 1 << 20

/**
 * Unpacks a zip package (docx, xlsx) into its parts by name, in the order of its directory.
 * Every part is checked: path, size, checksum. Throws `UserError` for anything that is not exactly what it says it is.
 */
export function readZip(file: string, bytes: Uint8Array, limits?: ZipLimits): ReadonlyMap<string, Uint8Array> {
  const entries = readDirectory(file, bytes, limits)
  return new Map(
    entries.map(entry => [entry.name, checked(file, entry, inflate(file, packedOf(file, bytes, entry), entry))]),
  )
}

/** The same, large parts in threads of their own. */
export async function readZipApart(file: string, bytes: Uint8Array): Promise<ReadonlyMap<string, Uint8Array>> {
  const entries = readDirectory(file, bytes)
  const contents = await Promise.all(entries.map(entry => inflateApart(file, packedOf(file, bytes, entry), entry)))
  return new Map(entries.map((entry, i) => [entry.name, checked(file, entry, contents[i] ?? new Uint8Array())]))
}

/** The packed bytes of a part. */
function packedOf(file: string, bytes: Uint8Array, { at, name, packed }: Entry): Uint8Array {
  const data = view(bytes)
  if (at + 30 > bytes.length || data.getUint32(at, true) !== LOCAL_SIGNATURE)
    throw broken(file, `部品 ${name} が見つかりません。`, `its part ${name} is missing.`)
  const nameEnd = at + 30 + data.getUint16(at + 26, true)
  const from = nameEnd + data.getUint16(at + 28, true)
  const to = from + packed
  if (to > bytes.length) throw broken(file, `部品 ${name} が途中で切れています。`, `its part ${name} is cut off.`)
  if (decodeName(bytes.subarray(at + 30, nameEnd)) !== name)
    throw broken(file, `部品 ${name} の名前が二通りあります。`, `its part ${name} goes by two names.`)
  return bytes.subarray(from, to)
}

/** A part's content, if it is what the directory says. */
function checked(file: string, { name, size, crc }: Entry, content: Uint8Array): Uint8Array {
  if (content.length !== size)
    throw broken(file, `部品 ${name} の大きさが記録と違います。`, `the size of its part ${name} is not as recorded.`)
  if (crc32(content) !== crc)
    throw broken(
      file,
      `部品 ${name} が壊れています（検査値が合いません）。`,
      `its part ${name} is damaged (wrong checksum).`,
    )
  return content
}

/**
 * A part in one piece where that is sane: putting small pieces together takes longer than unpacking them. One byte more than
 * it has, so that it is done in one step; the cap stops a part that is larger than it says at the first byte too many.
 */
const howToInflate = ({ size }: Entry) => ({
  maxOutputLength: Math.max(1, size),
  chunkSize: Math.min(Math.max(size, 1024), 64 << 20) + 1,
})

const notInflated = (file: string, { name }: Entry): UserError =>
  broken(file, `部品 ${name} を展開できません。`, `its part ${name} cannot be unpacked.`)

const unknownMethod = (file: string, { name, method }: Entry): UserError =>
  broken(
    file,
    `部品 ${name} の圧縮方式（${method}）は読めません。`,
    `its part ${name} is packed in a way (${method}) that cannot be read.`,
  )

function inflate(file: string, packed: Uint8Array, entry: Entry): Uint8Array {
  if (entry.method === STORED) return packed
  if (entry.method !== DEFLATED) throw unknownMethod(file, entry)
  try {
    return inflateRawSync(packed, howToInflate(entry))
  } catch {
    throw notInflated(file, entry)
  }
}

/** The same in a thread of its own, where that is worth its while. */
async function inflateApart(file: string, packed: Uint8Array, entry: Entry): Promise<Uint8Array> {
  if (entry.method !== DEFLATED || entry.size < LARGE) return inflate(file, packed, entry)
  try {
    return await inflated(packed, howToInflate(entry))
  } catch {
    throw notInflated(file, entry)
  }
}

const inflated = promisify<InputType, ZlibOptions, Buffer>(inflateRaw)
const deflated = promisify<InputType, ZlibOptions, Buffer>(deflateRaw)

const LEVEL = 6

/** 1980-01-01, the first day that a zip knows (appnote.txt 4.4.6). */
const FIRST_DAY = 0x0021_0000
const VERSION = 20
/** Names are UTF-8 (bit 11). */
const UTF8 = 0x0800
const LEVEL_OF_DEFLATE = 0

/** Parts that readers look for first come first. */
const rank = (name: string): number => (name === "[Content_Types].xml" ? 0 : name === "_rels/.rels" ? 1 : 2)

const packed = (bytes: Uint8Array): Uint8Array =>
  bytes.length >= LARGE ? deflateRawSync(bytes, { level: LEVEL }) : deflateSync(bytes, { level: LEVEL })

/** The same bytes, packed in a thread of its own in one step, where that is worth its while. */
const packedApart = (bytes: Uint8Array): Promise<Uint8Array> | Uint8Array =>
  bytes.length >= LARGE ? deflated(bytes, { level: LEVEL, chunkSize: bytes.length }) : packed(bytes)

/** What the local header and the directory say of a part, from "version needed" to the length of the extra field (4.3.7). */
function description(name: Buffer, bytes: Uint8Array, content: Uint8Array): Buffer {
  const isAscii = name.every(byte => byte < 0x80)
  const header = Buffer.alloc(26)
  header.writeUInt16LE(VERSION, 0)
  header.writeUInt16LE(isAscii ? LEVEL_OF_DEFLATE : UTF8, 2)
  header.writeUInt16LE(DEFLATED, 4)
  header.writeUInt32LE(FIRST_DAY, 6)
  header.writeUInt32LE(crc32(bytes), 10)
  header.writeUInt32LE(content.length, 14)
  header.writeUInt32LE(bytes.length, 18)
  header.writeUInt16LE(name.length, 22)
  return header
}

const LOCAL = Buffer.from("504b0304", "hex")
const CENTRAL = Buffer.from("504b01021400", "hex")
const END = Buffer.from("504b0506", "hex")

/** Parts in the order in which they are packed, whatever that of the map. */
const inOrder = (parts: ReadonlyMap<string, Uint8Array>): readonly (readonly [path: string, bytes: Uint8Array])[] =>
  [...parts].sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0))

/** Packs parts into a zip package. Same parts, same bytes, whatever their order in the map, the clock or the time zone. */
export function writeZip(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const sorted = inOrder(parts)
  return zipOf(
    sorted,
    sorted.map(([, bytes]) => packed(bytes)),
  )
}

/** The same, large parts in threads of their own. */
export async function writeZipApart(parts: ReadonlyMap<string, Uint8Array>): Promise<Uint8Array> {
  const sorted = inOrder(parts)
  return zipOf(sorted, await Promise.all(sorted.map(([, bytes]) => packedApart(bytes))))
}

function zipOf(sorted: ReturnType<typeof inOrder>, contents: readonly Uint8Array[]): Uint8Array {
  const files: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let at = 0
  for (const [i, [path, bytes]] of sorted.entries()) {
    const name = Buffer.from(path)
    const content = contents[i] ?? new Uint8Array()
    const about = description(name, bytes, content)
    files.push(LOCAL, about, name, content)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    directory.push(CENTRAL, about, place, name)
    at += LOCAL.length + about.length + name.length + content.length
  }
  const size = directory.reduce((sum, each) => sum + each.length, 0)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(sorted.length, 4)
  end.writeUInt16LE(sorted.length, 6)
  end.writeUInt32LE(size, 8)
  end.writeUInt32LE(at, 12)
  return new Uint8Array(Buffer.concat([...files, ...directory, END, end]))
}
