import { readFileSync } from "node:fs"
import { join } from "node:path"
import { compare } from "../src/compare/compare.ts"
import { type BlockCase, blockCase, written } from "../tests/compare/block-notation.ts"
import { words } from "../tests/compare/plans.ts"
import { distance, markedIn } from "./minimum.ts"

/** One of the sixty pairs. */
export interface JapanesePair extends BlockCase {
  readonly kind: string
}

/** Reads japanese-pairs.txt: kinds under ##, cases between empty lines, one line without a sign is an edited paragraph. */
export function japanesePairs(): readonly JapanesePair[] {
  const text = readFileSync(join(import.meta.dirname, "japanese-pairs.txt"), "utf8")
  return text
    .split(/^## /m)
    .slice(1)
    .flatMap(section => {
      const [kind = "", ...cases] = section.trimEnd().split("\n\n")
      return cases.map(each => {
        const lines = each.split("\n")
        const [first = ""] = lines
        const signed = /^[=~<>+-] /.test(first) ? lines : lines.map(line => `~ ${line}`)
        return { ...blockCase(first, signed), kind }
      })
    })
}

/** What Akaire makes of a pair. */
export interface Answer {
  readonly pair: JapanesePair
  readonly lines: readonly string[]
  readonly asExpected: boolean
  /** Code points marked. */
  readonly marked: number
  /** Least that must be marked where the texts are paired as the answer pairs them; what moved counts nothing. */
  readonly minimum: number
}

/** Compares a pair and measures the result. */
export function answer(pair: JapanesePair): Answer {
  const comparison = compare(pair.draft, pair.revision, { words })
  const lines = written(comparison, pair.draft, pair.revision)
  const asExpected = lines.join("\n") === pair.lines.join("\n")
  const least = pair.partners.reduce(
    (sum, [a, b]) => sum + distance(a.replace(/\| | \|/g, ""), b.replace(/\| | \|/g, "")),
    0,
  )
  return { pair, lines, asExpected, marked: markedIn(comparison.changes), minimum: least }
}
