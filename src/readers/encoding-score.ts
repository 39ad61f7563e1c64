/** Kana, common punctuation and everyday kanji: what Japanese text is made of, in any sensible decoding. */
const LIKELY = /[\u3041-\u3096\u30a1-\u30fc\u3001\u3002\u300c-\u300f\u30fb\uff08\uff09\uff10-\uff19]/gu
const KANJI = /[\u4e00-\u9fff]/gu
/** What wrong decodings are full of: half-width kana (bytes of EUC read as CP932), private use, symbols, Greek and Cyrillic. */
const UNLIKELY = /[\uff61-\uff9f\ue000-\uf8ff\u0370-\u04ff\u2500-\u257f]/gu

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

/** How much a text looks like Japanese; higher is likelier. Tells CP932 from EUC-JP where both decode without a fault. */
export const scoreJapanese = (text: string): number =>
  2 * count(text, LIKELY) + count(text, KANJI) - 3 * count(text, UNLIKELY) - 10 * count(text, /\ufffd/gu)

/** Letters with accents and the typographic signs of Western text in windows-1252. */
const WESTERN =
  /[A-Za-z\u00c0-\u00ff]['\u2019]?[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff]|[\u00c0-\u00ff][a-z]|[\u2018\u2019\u201c\u201d\u2013\u2014\u2026]/gu
const OUTSIDE_ASCII = /[^\0-\x7f]/gu

/**
 * Whether text decoded as windows-1252 is Western: its signs beyond ASCII are few and nearly all where Western text has them,
 * and the best Japanese decoding found little. English comments with “typographic quotes” come like this from Excel.
 */
export function looksWestern(text: string, japanese: number): boolean {
  const outside = count(text, OUTSIDE_ASCII)
  const fitting = count(text, WESTERN)
  return outside > 0 && outside * 8 < text.length && fitting * 4 >= outside * 3 && japanese < 2 * outside
}
