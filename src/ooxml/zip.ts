import { crc32, deflateRawSync, inflateRawSync } from "node:zlib"
import { deflateSync } from "fflate"
import { type Message, UserError } from "../model/errors.ts"

/** What a package may hold at most. Counts and bytes, so that the same file always gives the same answer. */
export interface ZipLimits {
  readonly entries: number
  /** Bytes of one part, unpacked. */
  readonly partBytes: number
  /** Bytes of all parts together, unpacked. */
  readonly totalBytes: number
}

/** Ten times the largest real plan seen (25 MB of XML, some hundred pictures); the tree of such a part still fits in memory. */
const ZIP_LIMITS: ZipLimits = { entries: 20_000, partBytes: 128 << 20, totalBytes: 256 << 20 }

interface Entry {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly size: number
  /** Offset of the local header. */
  readonly at: number
}

const END_SIGNATURE = 0x06054b50
const CENTRAL_SIGNATURE = 0x02014b50
const LOCAL_SIGNATURE = 0x04034b50
/** Size of the end record, and how far back a comment can push it (appnote.txt 4.3.16). */
const END_SIZE = 22
const END_SEARCH = END_SIZE + 0xffff
const STORED = 0
const DEFLATED = 8

const TRY_SAVING: Message = {
  ja: "作成元のソフトで開き直し、もう一度保存したファイルを指定してください。",
  en: "Open the file in the program it came from and save it again.",
}

const broken = (file: string, ja: string, en: string, hint: Message = TRY_SAVING): UserError =>
  new UserError({ ja: `${file}: ${ja}`, en: `${file}: ${en}` }, hint)

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/**
 * Unpacks a zip package (docx, xlsx) into its parts by name, in the order of its directory.
 * Every part is checked: path, size, checksum. Throws `UserError` for anything that is not exactly what it says it is.
 */
export function readZip(
  file: string,
  bytes: Uint8Array,
  limits: ZipLimits = ZIP_LIMITS,
): ReadonlyMap<string, Uint8Array> {
  const entries = readDirectory(file, bytes, limits)
  checkTotals(file, bytes, entries, limits)
  const parts = new Map<string, Uint8Array>()
  const seen = new Set<string>()
  for (const entry of entries) {
    if (entry.name.endsWith("/")) continue
    const folded = entry.name.toLowerCase()
    if (seen.has(folded))
      throw broken(file, `同じ名前の部品 ${entry.name} が二つあります。`, `it holds two parts named ${entry.name} .`)
    seen.add(folded)
    parts.set(entry.name, unpack(file, bytes, entry))
  }
  return parts
}

function readDirectory(file: string, bytes: Uint8Array, limits: ZipLimits): readonly Entry[] {
  const end = findEnd(file, bytes)
  const data = view(bytes)
  const count = data.getUint16(end + 10, true)
  const start = data.getUint32(end + 16, true)
  if (count > limits.entries)
    throw broken(
      file,
      `部品が${count}個あり、上限の${limits.entries}個を超えています。`,
      `it holds ${count} parts, more than the limit of ${limits.entries}.`,
    )
  const entries: Entry[] = []
  let at = start
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || data.getUint32(at, true) !== CENTRAL_SIGNATURE)
      throw broken(file, "目次が壊れています。", "its table of contents is broken.")
    entries.push(readEntry(file, bytes, data, at))
    at += 46 + data.getUint16(at + 28, true) + data.getUint16(at + 30, true) + data.getUint16(at + 32, true)
  }
  return entries
}

function findEnd(file: string, bytes: Uint8Array): number {
  if (bytes.length === 0) throw broken(file, "ファイルが空です。", "the file is empty.")
  const data = view(bytes)
  if (bytes.length >= 8 && data.getUint32(0) === 0xd0cf11e0)
    throw broken(
      file,
      "パスワードで暗号化されているか、旧形式（.doc・.xls）のファイルです。",
      "it is encrypted with a password, or in an old format (.doc, .xls).",
      {
        ja: "パスワードを外し、Word文書（.docx）またはExcelブック（.xlsx）として保存し直してください。",
        en: "Remove the password and save it as a Word document (.docx) or an Excel workbook (.xlsx).",
      },
    )
  for (let at = bytes.length - END_SIZE; at >= 0 && at >= bytes.length - END_SEARCH; at--)
    if (data.getUint32(at, true) === END_SIGNATURE) return at
  if (bytes.length >= 4 && data.getUint32(0, true) === LOCAL_SIGNATURE)
    throw broken(file, "途中で切れています。", "the file is cut off.", {
      ja: "コピーや送受信が途中で終わっていないか確かめ、元のファイルを取り直してください。",
      en: "Check that copying or sending was not interrupted, and fetch the original again.",
    })
  throw broken(
    file,
    "WordやExcelの形式（.docx・.xlsx）ではありません。",
    "it is not in the format of Word or Excel (.docx, .xlsx).",
    {
      ja: "拡張子だけが付け替えられていないか確かめ、元のソフトから .docx または .xlsx で保存してください。",
      en: "Check that only its extension was changed, and save it as .docx or .xlsx from its own program.",
    },
  )
}

function readEntry(file: string, bytes: Uint8Array, data: DataView, at: number): Entry {
  const nameEnd = at + 46 + data.getUint16(at + 28, true)
  if (nameEnd > bytes.length) throw broken(file, "目次が壊れています。", "its table of contents is broken.")
  const name = decodeName(bytes.subarray(at + 46, nameEnd))
  const flags = data.getUint16(at + 8, true)
  if (flags & 1)
    throw broken(file, `部品 ${name} が暗号化されています。`, `its part ${name} is encrypted.`, {
      ja: "パスワードを外して保存し直してください。",
      en: "Save it again without a password.",
    })
  if (!isSafePath(name))
    throw broken(
      file,
      `部品の名前 ${visible(name)} がパッケージの外を指しています。`,
      `the part name ${visible(name)} points outside the package.`,
    )
  return {
    name,
    method: data.getUint16(at + 10, true),
    crc: data.getUint32(at + 16, true),
    packed: data.getUint32(at + 20, true),
    size: data.getUint32(at + 24, true),
    at: data.getUint32(at + 42, true),
  }
}

/** OPC part names are ASCII or UTF-8; old writers used backslashes. */
const decodeName = (bytes: Uint8Array): string => new TextDecoder().decode(bytes).replaceAll("\\", "/")

const isSafePath = (name: string): boolean =>
  name !== "" && !/[\0-\x1f\x7f]|^\/|^[A-Za-z]:/.test(name) && !name.split("/").includes("..")

const visible = (name: string): string => name.replace(/[\0-\x1f\x7f]/g, "�")

function checkTotals(file: string, bytes: Uint8Array, entries: readonly Entry[], limits: ZipLimits): void {
  const large = entries.find(entry => entry.size > limits.partBytes)
  const total = entries.reduce((sum, entry) => sum + entry.size, 0)
  const packed = entries.reduce((sum, entry) => sum + entry.packed, 0)
  const megabytes = (count: number) => `${Math.ceil(count / (1 << 20))} MB`
  if (large)
    throw broken(
      file,
      `部品 ${large.name} が展開すると ${megabytes(large.size)} になり、上限の ${megabytes(limits.partBytes)} を超えます。`,
      `its part ${large.name} unpacks to ${megabytes(large.size)}, more than the limit of ${megabytes(limits.partBytes)}.`,
      { ja: "文書を分けて保存してください。", en: "Save the document in several files." },
    )
  if (total > limits.totalBytes)
    throw broken(
      file,
      `展開すると ${megabytes(total)} になり、上限の ${megabytes(limits.totalBytes)} を超えます。`,
      `it unpacks to ${megabytes(total)}, more than the limit of ${megabytes(limits.totalBytes)}.`,
      {
        ja: "図を圧縮するか、文書を分けて保存してください。",
        en: "Compress its pictures, or save it in several files.",
      },
    )
  // Entries that share the same packed bytes are how a small file unpacks to petabytes (Fifield 2019).
  if (packed > bytes.length) throw broken(file, "部品どうしが重なっています。", "its parts overlap one another.")
}

function unpack(file: string, bytes: Uint8Array, entry: Entry): Uint8Array {
  const data = view(bytes)
  const { at, name } = entry
  if (at + 30 > bytes.length || data.getUint32(at, true) !== LOCAL_SIGNATURE)
    throw broken(file, `部品 ${name} が見つかりません。`, `its part ${name} is missing.`)
  const nameEnd = at + 30 + data.getUint16(at + 26, true)
  const from = nameEnd + data.getUint16(at + 28, true)
  const to = from + entry.packed
  if (to > bytes.length) throw broken(file, `部品 ${name} が途中で切れています。`, `its part ${name} is cut off.`)
  if (decodeName(bytes.subarray(at + 30, nameEnd)) !== name)
    throw broken(file, `部品 ${name} の名前が二通りあります。`, `its part ${name} goes by two names.`)
  const content = inflate(file, bytes.subarray(from, to), entry)
  if (content.length !== entry.size)
    throw broken(file, `部品 ${name} の大きさが記録と違います。`, `the size of its part ${name} is not as recorded.`)
  if (crc32(content) !== entry.crc)
    throw broken(
      file,
      `部品 ${name} が壊れています（検査値が合いません）。`,
      `its part ${name} is damaged (wrong checksum).`,
    )
  return content
}

/** A part in one piece where that is sane: putting small pieces together takes longer than unpacking them. */
const chunkOf = ({ size }: Entry): number => Math.min(Math.max(size, 1024), 64 << 20)

function inflate(file: string, packed: Uint8Array, entry: Entry): Uint8Array {
  switch (entry.method) {
    case STORED:
      return packed
    case DEFLATED:
      try {
        // The cap stops a part that is larger than it says at the first byte too many.
        return inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.size), chunkSize: chunkOf(entry) })
      } catch {
        throw broken(file, `部品 ${entry.name} を展開できません。`, `its part ${entry.name} cannot be unpacked.`)
      }
    default:
      throw broken(
        file,
        `部品 ${entry.name} の圧縮方式（${entry.method}）は読めません。`,
        `its part ${entry.name} is packed in a way (${entry.method}) that cannot be read.`,
      )
  }
}

/** From this size on a part is packed by Node's own zlib, which is ten times as fast; its bytes may differ from one version of Node to another. */
const LARGE = 1 << 20
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

/** Packs parts into a zip package. Same parts, same bytes, whatever their order in the map, the clock or the time zone. */
export function writeZip(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const sorted = [...parts].sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0))
  const files: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let at = 0
  for (const [path, bytes] of sorted) {
    const name = Buffer.from(path)
    const content = packed(bytes)
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
