import type { Block } from "../model/plan.ts"
import { type Script, scriptOf } from "../text/characters.ts"
import { graphemes } from "../text/width.ts"
import { atomsIn } from "./atoms.ts"
import { textOf } from "./units.ts"

/** A character as a reader sees it: never half a surrogate pair, never a letter without its marks. */
export interface Token {
  readonly text: string
  /** UTF-16 offset in the side's text. */
  readonly from: number
  readonly script: Script
  /** Equal names: the same character, or the same object. */
  readonly name: string
}

/** One side of what is compared character by character. */
export interface Side {
  readonly text: string
  readonly tokens: readonly Token[]
  /** Indexes of tokens at which a word starts. */
  readonly wordStarts: ReadonlySet<number>
  /** Indexes of tokens before which nothing is ever cut: they go on with a number or a word of letters. */
  readonly inside: ReadonlySet<number>
}

/** Where words start in a text, as UTF-16 offsets: a vote, given from outside because it depends on the platform's tables. */
export type WordCuts = (text: string) => readonly number[]

/** Text in which every code unit is a character of its own. */
const PLAIN = /^[\t\n\u0020-\u007e\u3000-\u3098\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff9d\ufffc]*$/

function* charactersOf(text: string): Generator<{ readonly text: string; readonly from: number }> {
  if (PLAIN.test(text)) for (let from = 0; from < text.length; from++) yield { text: text.charAt(from), from }
  else yield* graphemes(text)
}

/** Digests of the objects in joined blocks, by offset. */
function digestsOf(blocks: readonly Block[]): ReadonlyMap<number, string> {
  const digests = new Map<number, string>()
  let at = 0
  for (const { text, objects } of blocks) {
    for (const object of objects) digests.set(at + object.at, object.digest)
    at += text.length + 1
  }
  return digests
}

/** Prepares blocks for comparison, character by character. */
export function sideOf(blocks: readonly Block[], words: WordCuts): Side {
  const text = textOf(blocks)
  const digests = digestsOf(blocks)
  const tokens: Token[] = []
  const scripts = new Map<string, Script>()
  for (const { text: character, from } of charactersOf(text)) {
    const digest = digests.get(from)
    const script = scripts.get(character) ?? scriptOf(character)
    scripts.set(character, script)
    tokens.push({ text: character, from, script, name: digest === undefined ? character : `${character}${digest}` })
  }
  const cuts = indexesAt(words(text), tokens)
  return { text, tokens, wordStarts: withoutScraps(cuts, tokens), inside: insideOf(text, tokens) }
}

/** Indexes of the tokens that start at offsets, which ascend; an offset inside a token is left out. */
function indexesAt(offsets: readonly number[], tokens: readonly Token[]): readonly number[] {
  const indexes: number[] = []
  let i = 0
  for (const offset of offsets) {
    while ((tokens[i]?.from ?? offset) < offset) i++
    if (tokens[i]?.from === offset) indexes.push(i)
  }
  return indexes
}

/** No word of katakana is shorter; the platform's tables cut those they do not know into scraps. */
const SHORTEST_KATAKANA = 3

/**
 * Word starts without those inside katakana that would leave a scrap on either side.
 *
 *   クラ|ウド|サービス → クラウド|サービス     イン|トラ|ネット → イントラ|ネット
 */
function withoutScraps(starts: readonly number[], tokens: readonly Token[]): ReadonlySet<number> {
  const kana = (i: number) => tokens[i]?.script === "katakana"
  const kept = new Set<number>()
  let from = 0
  for (const at of starts) {
    let to = at
    while (kana(to) && to - at < SHORTEST_KATAKANA) to++
    const isWithin = kana(at - 1) && kana(at)
    if (isWithin && (at - from < SHORTEST_KATAKANA || to - at < SHORTEST_KATAKANA)) continue
    kept.add(at)
    from = at
  }
  return kept
}

function insideOf(text: string, tokens: readonly Token[]): ReadonlySet<number> {
  const inside = new Set<number>()
  let i = 0
  for (const { from, to } of atomsIn(text)) {
    while ((tokens[i]?.from ?? text.length) <= from && i < tokens.length) i++
    for (; (tokens[i]?.from ?? to) < to; i++) inside.add(i)
  }
  return inside
}

/** UTF-16 offset of a token, or the end of the text. */
export const offsetOf = (side: Side, index: number): number => side.tokens[index]?.from ?? side.text.length
