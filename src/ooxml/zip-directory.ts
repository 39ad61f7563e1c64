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

/** A part as the directory describes it. */
export interface Entry {
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
export const LOCAL_SIGNATURE = 0x04034b50
/** Size of the end record, and how far back a comment can push it (appnote.txt 4.3.16). */
const END_SIZE = 22
const END_SEARCH = END_SIZE + 0xffff

const TRY_SAVING: Message = {
  ja: "作成元のソフトで開き直し、もう一度保存したファイルを指定してください。",
  en: "Open the file in the program it came from and save it again.",
}

/** Why a package cannot be read. */
export const broken = (file: string, ja: string, en: string, hint: Message = TRY_SAVING): UserError =>
  new UserError({ ja: `${file}: ${ja}`, en: `${file}: ${en}` }, hint)

export const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/**
 * Reads the directory of a zip package: its parts with distinct, safe names, without folders, none larger than the limits.
 * Throws `UserError` otherwise.
 */
export function readDirectory(file: string, bytes: Uint8Array, limits: ZipLimits = ZIP_LIMITS): readonly Entry[] {
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
  checkTotals(file, bytes, entries, limits)
  const parts = entries.filter(({ name }) => !name.endsWith("/"))
  checkNames(file, parts)
  return parts
}

function checkNames(file: string, parts: readonly Entry[]): void {
  const seen = new Set<string>()
  for (const { name } of parts) {
    const folded = name.toLowerCase()
    if (seen.has(folded))
      throw broken(file, `同じ名前の部品 ${name} が二つあります。`, `it holds two parts named ${name} .`)
    seen.add(folded)
  }
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
export const decodeName = (bytes: Uint8Array): string => new TextDecoder().decode(bytes).replaceAll("\\", "/")

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
