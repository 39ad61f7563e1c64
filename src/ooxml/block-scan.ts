const TAB = 0x09
const LINE_FEED = 0x0a
const RETURN = 0x0d
const SPACE = 0x20
const QUOTE = 0x22
const AMPERSAND = 0x26
const SLASH = 0x2f
const COLON = 0x3a
const LESS = 0x3c
const EQUALS = 0x3d
const GREATER = 0x3e
const BRACKET = 0x5d
const LETTER_A = 0x61
const LETTER_L = 0x6c
const LETTER_P = 0x70
const LETTER_V = 0x76
const LETTER_W = 0x77
/** The bytes of U+FFFE and U+FFFF, which XML does not allow, but for the last bit. */
const NO_CHARACTER = [0xef, 0xbf, 0xbe] as const

/** Digits in the number of a saving. */
const SAVING_DIGITS = 8

/** FNV-1a, 32 bits. */
const BASIS = 0x811c9dc5 | 0
const PRIME = 0x01000193

const isHex = (byte: number | undefined): boolean =>
  byte !== undefined && ((byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x46))

/** Whether behind the quote before an offset stands the number of a saving ("rsid", "paraId"), or what is written like one. */
function isSaving(bytes: Uint8Array, at: number): boolean {
  if (bytes[at + SAVING_DIGITS] !== QUOTE || bytes[at - 2] !== EQUALS) return false
  for (let i = 0; i < SAVING_DIGITS; i++) if (!isHex(bytes[at + i])) return false
  const isValue =
    bytes[at - 3] === LETTER_L && bytes[at - 4] === LETTER_A && bytes[at - 5] === LETTER_V && bytes[at - 6] === COLON
  return !isValue
}

const isNoCharacter = (bytes: Uint8Array, at: number): boolean =>
  bytes[at + 1] === NO_CHARACTER[1] && (bytes[at + 2] ?? 0) >= NO_CHARACTER[2]

/** Whether a byte of text means something to XML, or starts what XML does not allow. */
const isOdd = (byte: number, bytes: Uint8Array, at: number): boolean =>
  byte === AMPERSAND ||
  byte === BRACKET ||
  byte === GREATER ||
  (byte === NO_CHARACTER[0] && isNoCharacter(bytes, at)) ||
  (byte < SPACE && byte !== TAB && byte !== LINE_FEED && byte !== RETURN)

/** Bytes of UTF-8 that start a character. */
const isStart = (byte: number): boolean => (byte & 0xc0) !== 0x80

/** Some bytes of a part. */
export interface Extent {
  readonly bytes: Uint8Array
  readonly from: number
  readonly to: number
}

/** What a walk over the bytes of a block finds, without making a text of them: the next walk takes its place. */
export class BlockScan {
  /** Hash of its tags, but for the numbers of savings. */
  tags = 0
  /** Whether it holds text, or tags, that have to be looked at letter for letter. */
  isOdd = false
  /** Hashes of what it says: of the whole, or of each paragraph with so many characters. */
  said: number[] = []
  #text = BASIS
  #characters = 0

  /** Walks over elements. `least`: characters of a paragraph of a table that are looked at; null where all is one paragraph. */
  read({ bytes, from, to }: Extent, least: number | null): void {
    this.said = []
    this.isOdd = false
    this.tags = BASIS
    this.#begin()
    for (let at = from; at < to; ) {
      const end = this.#tag(bytes, at, to)
      if (least !== null && isParagraphEnd(bytes, at, end)) this.#said(least)
      at = this.#over(bytes, end, to)
    }
    this.#said(least ?? 0)
  }

  #begin(): void {
    this.#text = BASIS
    this.#characters = 0
  }

  #said(least: number): void {
    if (this.#characters >= least) this.said.push(this.#text)
    this.#begin()
  }

  /** Behind a tag. */
  #tag(bytes: Uint8Array, from: number, to: number): number {
    let hash = this.tags
    let at = from
    for (; at < to; at++) {
      const byte = bytes[at] ?? 0
      hash = Math.imul(hash ^ byte, PRIME)
      if (byte === GREATER) break
      if (byte === QUOTE && isSaving(bytes, at + 1)) at += SAVING_DIGITS
    }
    this.tags = hash
    if (at === to) this.isOdd = true
    return at + 1
  }

  /** Behind a text. */
  #over(bytes: Uint8Array, from: number, to: number): number {
    let [hash, characters] = [this.#text, this.#characters]
    let at = from
    for (; at < to; at++) {
      const byte = bytes[at] ?? 0
      if (byte === LESS) break
      if (isOdd(byte, bytes, at)) this.isOdd = true
      if (isStart(byte)) characters++
      hash = Math.imul(hash ^ byte, PRIME)
    }
    this.#text = hash
    this.#characters = characters
    return at
  }
}

/** Whether a tag is the end of a paragraph. */
const isParagraphEnd = (bytes: Uint8Array, from: number, to: number): boolean =>
  to - from === "</w:p>".length &&
  bytes[from + 1] === SLASH &&
  bytes[from + 2] === LETTER_W &&
  bytes[from + 3] === COLON &&
  bytes[from + 4] === LETTER_P

/** Whether two blocks that are not odd are the same but for text and the numbers of savings. */
export function sameTags(a: Extent, b: Extent): boolean {
  let [i, j] = [a.from, b.from]
  while (i < a.to && j < b.to) {
    for (;;) {
      const byte = a.bytes[i++]
      if (byte !== b.bytes[j++]) return false
      if (byte === GREATER) break
      if (byte === QUOTE && isSaving(a.bytes, i) && isSaving(b.bytes, j)) {
        i += SAVING_DIGITS
        j += SAVING_DIGITS
      }
    }
    while (i < a.to && a.bytes[i] !== LESS) i++
    while (j < b.to && b.bytes[j] !== LESS) j++
  }
  return i === a.to && j === b.to
}
