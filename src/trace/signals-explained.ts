import type { Change, Edit } from "../model/change.ts"
import { foldNotation } from "../text/fold.ts"
import { termsOf } from "./signals-words.ts"

/** Who asks for an explanation, a note or a full name. */
const ASKED =
  /説明|補足|追記|注釈|注記|脚注|注を|定義|意味|解説|用語|正式名称|略称|略語|(?:分か|わか|判)り(?:にく|づら|難)|何(?:のこと|を指)|\b(?:expla(?:in|nation)|defin(?:e|ition)|spell(?:ed)? out|expand|abbreviation|acronym|what (?:is|does|are)|unclear)\b/i

/** An explanation in brackets; in Latin brackets, also what stands open for the rest of the sentence. */
const BRACKET = /^\s*[（(［〔[]/
/** Word before an edit, with the marks that close a quotation of it. */
const WORD_BEFORE = /([\p{Script=Han}\p{Script=Katakana}\p{Script=Latin}\p{Nd}々〆ー]+)[」』”"]?$/u
const FOREIGN = /[\p{Script=Latin}\p{Nd}]+|[\p{Script=Katakana}ー]+/gu

/**
 * The words that an edit explains: what is put in starts with a bracket and stands right behind them.
 *
 *   STEAM活動[/（科学、技術…）]に触れる   →   STEAM活動, STEAM
 */
function explainedBy({ draft }: Change, { removed, added, draft: [at] }: Edit): readonly string[] {
  if (!draft || removed.trim() !== "" || !BRACKET.test(added)) return []
  const whole = WORD_BEFORE.exec(draft.text.slice(0, at))?.[1]
  if (whole === undefined) return []
  return [whole, ...(whole.match(FOREIGN) ?? [])].filter(word => termsOf(word).size > 0)
}

/** Which changes explain a word. */
export class ExplainedSignal {
  /** Changes by a word (folded), with the word as the plan writes it. */
  readonly #explained = new Map<string, { readonly word: string; readonly changes: Set<number> }>()

  constructor(changes: readonly Change[]) {
    for (const [n, change] of changes.entries()) {
      for (const word of change.edits.flatMap(edit => explainedBy(change, edit))) {
        const known = this.#explained.get(foldNotation(word))
        if (known) known.changes.add(n)
        else this.#explained.set(foldNotation(word), { word, changes: new Set([n]) })
      }
    }
  }

  /** Changes that explain a word of a text which asks for an explanation, each with the word. */
  askedIn(text: string): ReadonlyMap<number, string> {
    const found = new Map<number, string>()
    if (this.#explained.size === 0 || !ASKED.test(text)) return found
    const folded = foldNotation(text)
    for (const [key, { word, changes }] of this.#explained) {
      if (folded.includes(key)) for (const n of changes) found.set(n, word)
    }
    return found
  }
}
