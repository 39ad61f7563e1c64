import { comparePlans } from "../src/app/versions.ts"
import { block, plan } from "../tests/compare/plans.ts"

/** A paragraph of pieces that repeat by a fixed rule: no paragraph of real text has fewer anchors. */
const repeating = (count: number, piece: (n: number) => string): readonly string[] =>
  Array.from({ length: count }, (_, i) => piece((i * i + 7 * i) % 997))

/** So many pieces replaced, evenly scattered. */
const replaced = (pieces: readonly string[], edits: number, by: string): readonly string[] => {
  const every = Math.floor(pieces.length / edits)
  return pieces.map((piece, i) => (i % every === every - 1 ? by : piece))
}

/** One paragraph before and after. */
export type Paragraphs = readonly [draft: string, revision: string]

/** English: so many words, of which `edits` were replaced by "amended". */
export function ofWords(count: number, edits: number): Paragraphs {
  const letter = (n: number, of: number) => String.fromCharCode(97 + (n % of))
  const words = repeating(count, n => `w${letter(n, 26)}${letter(n * 7, 26)}${letter(n, 5)}`)
  return [words.join(" "), replaced(words, edits, "amended").join(" ")]
}

/** Japanese without a stop: so many characters, of which `edits` were replaced by 々. */
export function ofCharacters(count: number, edits: number): Paragraphs {
  const characters = repeating(count, n => String.fromCharCode(0x4e00 + n))
  return [characters.join(""), replaced(characters, edits, "々").join("")]
}

/** Nothing in common. */
export function ofOthers(count: number): Paragraphs {
  const text = (from: number, of: number) =>
    Array.from({ length: count }, (_, i) => String.fromCharCode(from + (i % of))).join("")
  return [text(0x4e00, 20_000), text(0xac00, 11_000)]
}

/** What is compared, and in how many milliseconds it should be. */
const CASES: readonly (readonly [name: string, texts: Paragraphs, most: number])[] = [
  ["8,000 words, 160 edits", ofWords(8_000, 160), 500],
  ["20,000 words, 400 edits", ofWords(20_000, 400), 1_500],
  ["40,000 characters, 160 edits", ofCharacters(40_000, 160), 1_500],
  ["100,000 other characters", ofOthers(100_000), 3_000],
]

/** Lines of the bench: processor time of each, the middle of three. */
export function longParagraphs(): readonly string[] {
  return CASES.map(([name, [draft, revision], most]) => {
    const times: number[] = []
    let edits = 0
    let isPrecise = true
    for (let run = 0; run < 3; run++) {
      const before = process.cpuUsage()
      const { changes, precise } = comparePlans(plan([block(draft)]), plan([block(revision)]))
      const { user, system } = process.cpuUsage(before)
      times.push((user + system) / 1000)
      edits = changes.reduce((sum, change) => sum + change.edits.length, 0)
      isPrecise = precise
    }
    const middle = times.sort((x, y) => x - y)[1] ?? 0
    const found = `${String(edits).padStart(5)} edits, ${isPrecise ? "precise" : "coarse"}`
    return `  ${name.padEnd(34)} cpu ${middle.toFixed(0).padStart(5)} ms  ${found.padEnd(20)}  limit ${most} ms  ${middle <= most ? "ok" : "OVER"}`
  })
}
