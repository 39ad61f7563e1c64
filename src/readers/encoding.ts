import { UserError } from "../model/errors.ts"
import type { Warning } from "../model/reading.ts"
import { looksWestern, scoreJapanese } from "./encoding-score.ts"

/** Names people use → labels that `TextDecoder` knows. Its "shift_jis" is CP932 (①㈱髙 and all), measured code by code. */
const LABELS: Readonly<Record<string, string>> = {
  cp932: "shift_jis",
  ms932: "shift_jis",
  sjis: "shift_jis",
  windows31j: "shift_jis",
  shiftjis: "shift_jis",
  euc: "euc-jp",
  eucjp: "euc-jp",
  jis: "iso-2022-jp",
  utf8bom: "utf-8",
  utf8sig: "utf-8",
  utf16: "utf-16le",
  ansi: "shift_jis",
}

/** Text of a file, and how it was read. */
interface Decoded {
  readonly text: string
  /** Label of the encoding, "utf-8" and so on. */
  readonly encoding: string
  readonly warnings: readonly Warning[]
}

/**
 * Decodes a text file. Without `forced` the encoding is found: byte order mark, NUL bytes (UTF-16), escape sequences (JIS),
 * valid UTF-8, else CP932, EUC-JP or Western by which of them gives likely text. Bytes that fit none become U+FFFD and are warned about.
 */
export function decodeText(file: string, bytes: Uint8Array, forced: string | null = null): Decoded {
  const encoding = forced === null ? detect(file, bytes) : labelOf(forced)
  const text = new TextDecoder(encoding).decode(bytes)
  return { text, encoding, warnings: brokenCharacters(file, bytes, text, encoding, forced !== null) }
}

function labelOf(name: string): string {
  const label = LABELS[name.toLowerCase().replace(/[^a-z0-9]/g, "")] ?? name
  try {
    return new TextDecoder(label).encoding
  } catch {
    throw new UserError(
      {
        ja: `文字コード「${name}」は使えません。`,
        en: `The encoding "${name}" is not known.`,
      },
      {
        ja: "utf-8・utf-16le・utf-16be・cp932・euc-jp・iso-2022-jp のいずれかを指定してください。",
        en: "Name one of utf-8, utf-16le, utf-16be, cp932, euc-jp, iso-2022-jp.",
      },
    )
  }
}

/** Bytes that are looked at for NUL and escape sequences; titles alone are enough to tell. */
const HEAD = 4096
/** Bytes whose decoding is scored; a longer text would say the same. */
const SCORED = 1 << 20

function detect(file: string, bytes: Uint8Array): string {
  const [a, b, c, d] = bytes
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) throw notText(file, "UTF-32")
  if (a === 0xff && b === 0xfe) return "utf-16le"
  if (a === 0xfe && b === 0xff) return "utf-16be"
  const wide = byNulBytes(bytes)
  if (wide === "binary") throw notText(file, null)
  if (wide !== null) return wide
  if (hasJisEscape(bytes)) return "iso-2022-jp"
  if (decodes(bytes, "utf-8")) return "utf-8"
  return bestLegacy(bytes)
}

/** ASCII in UTF-16 has a NUL in every second byte; a text in another encoding has none. */
function byNulBytes(bytes: Uint8Array): "utf-16le" | "utf-16be" | "binary" | null {
  const head = bytes.subarray(0, HEAD)
  const nul = [0, 0]
  head.forEach((byte, i) => {
    if (byte === 0) nul[i % 2] = (nul[i % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = nul
  if (even + odd === 0) return null
  if (bytes.length % 2 === 0 && odd > 3 * even) return "utf-16le"
  if (bytes.length % 2 === 0 && even > 3 * odd) return "utf-16be"
  return (even + odd) * 20 > head.length ? "binary" : null
}

function hasJisEscape(bytes: Uint8Array): boolean {
  let found = false
  for (let i = 0; i < bytes.length; i++) {
    if ((bytes[i] ?? 0) >= 0x80) return false
    if (bytes[i] === 0x1b && bytes[i + 1] === 0x24 && (bytes[i + 2] === 0x42 || bytes[i + 2] === 0x40)) found = true
  }
  return found
}

function decodes(bytes: Uint8Array, label: string): boolean {
  try {
    new TextDecoder(label, { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** The encoding with fewest broken characters; among equals the one with the most likely Japanese. */
function bestLegacy(bytes: Uint8Array): string {
  const part = bytes.subarray(0, SCORED)
  const read = (label: string) => new TextDecoder(label).decode(part)
  const candidates = ["shift_jis", "euc-jp", "utf-8"].map(label => {
    const text = read(label)
    return { label, broken: countBroken(text), score: scoreJapanese(text) }
  })
  candidates.sort((a, b) => a.broken - b.broken || b.score - a.score)
  const best = candidates[0]
  if (best && looksWestern(read("windows-1252"), best.score)) return "windows-1252"
  return best?.label ?? "utf-8"
}

const countBroken = (text: string): number => text.split("\ufffd").length - 1

function notText(file: string, what: string | null): UserError {
  return new UserError(
    {
      ja: what === null ? `${file}: 文字のファイルではありません。` : `${file}: ${what}の文字コードは読めません。`,
      en: what === null ? `${file}: it is not a text file.` : `${file}: text in ${what} cannot be read.`,
    },
    {
      ja: "元のソフトで開き、UTF-8で保存し直してください。文字コードが分かるときは --encoding で指定できます。",
      en: "Save it as UTF-8 from its own program, or name its encoding with --encoding.",
    },
  )
}

/** Says how many characters could not be read, with the line of the first. U+FFFD that stood in the file as such does not count. */
function brokenCharacters(
  file: string,
  bytes: Uint8Array,
  text: string,
  encoding: string,
  forced: boolean,
): readonly Warning[] {
  const first = text.indexOf("\ufffd")
  if (first < 0 || decodes(bytes, encoding)) return []
  const count = countBroken(text)
  const line = text.slice(0, first).split("\n").length
  return [
    {
      message: {
        ja: `${encoding} として読めない文字が${count}字あり、�にしました。${forced ? "" : "--encoding で文字コードを指定できます。"}`,
        en: `${count} characters are not valid ${encoding} and were read as �.${forced ? "" : " Name the encoding with --encoding."}`,
      },
      source: { file, part: null, line },
      count,
    },
  ]
}
