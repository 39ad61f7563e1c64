import type { Change, Edit } from "../model/change.ts"
import { foldNotation } from "../text/fold.ts"
import { changesReplacing } from "./name-change.ts"
import { TextFinder } from "./signals-finder.ts"
import { termsOf } from "./signals-words.ts"

/** What a text says and a change does, word for word. */
export interface Wording {
  /** Taken out, and put in; "" for nothing. */
  readonly removed: string
  readonly added: string
}

/** What was added is told by this many signs of it: a sentence's part, in Latin letters several words. */
const TELLING = 8
const TELLING_LATIN = 30
/** The old and the new words stand this close to each other where a text names an edit: "爆増 を 倍増 に". */
const NEAR = 12
/** An edit longer than this is not named by its words. */
const LONGEST_NAMED = 60

/** How many different words, and pairs of them, are remembered. */
const REMEMBERED = 20_000

interface Named extends Wording {
  readonly change: number
  /** What was added, folded, where it is enough by itself. */
  readonly told: string | null
}

/** Which changes do word for word what a text says. */
export class WordingSignal {
  readonly #changes: readonly Change[]
  readonly #draft: TextFinder
  readonly #revision: TextFinder
  /** Edits by a term of their words. */
  readonly #named = new Map<string, Named[]>()
  readonly #replacing = new Map<string, readonly number[]>()
  readonly #bringing = new Map<string, readonly number[]>()
  readonly #taking = new Map<string, readonly number[]>()

  constructor(changes: readonly Change[]) {
    this.#changes = changes
    this.#draft = new TextFinder(changes.map(({ draft }) => draft?.text ?? ""))
    this.#revision = new TextFinder(changes.map(({ revision }) => revision?.text ?? ""))
    for (const [n, change] of changes.entries()) {
      for (const edit of change.edits) for (const wording of waysToName(change, edit)) this.#index(n, wording)
    }
  }

  #index(change: number, { removed, added }: Wording): void {
    const [term] = termsOf(`${added} ${removed}`).keys()
    if (term === undefined) return
    const named = { change, removed, added, told: isTelling(added) ? foldNotation(added) : null }
    const list = this.#named.get(term)
    if (list) list.push(named)
    else this.#named.set(term, [named])
  }

  /** Changes that replace these words by those. */
  replacing(removed: string, added: string): readonly number[] {
    const key = JSON.stringify([removed, added])
    const known = this.#replacing.get(key)
    if (known) return known
    const found = this.#draft.holding(removed).filter(n => {
      const change = this.#changes[n]
      return change !== undefined && changesReplacing([change], { removed, added }).length > 0
    })
    if (this.#replacing.size < REMEMBERED) this.#replacing.set(key, found)
    return found
  }

  /** Changes after which the words stand there and before which they did not. In another notation where none has them letter for letter. */
  bringing(words: string): readonly number[] {
    return this.#between(words, this.#revision, this.#draft, this.#bringing)
  }

  /** Changes before which the words stood there and after which they do not. */
  taking(words: string): readonly number[] {
    return this.#between(words, this.#draft, this.#revision, this.#taking)
  }

  #between(
    words: string,
    where: TextFinder,
    not: TextFinder,
    known: Map<string, readonly number[]>,
  ): readonly number[] {
    const before = known.get(words)
    if (before) return before
    const holding = where.holding(words)
    const exact = not.exactly(where.exactly(holding, words, true), words, false)
    const found = exact.length > 0 ? exact : not.without(holding, words)
    if (known.size < REMEMBERED) known.set(words, found)
    return found
  }

  /** Changes whose paragraph holds the words before and after. */
  beside(words: string): readonly number[] {
    return this.#draft.holding(words)
  }

  /** Edits whose words a text has, the old and the new ones; or the new ones alone where there are enough of them. */
  namedIn(text: string, terms: Iterable<string>): ReadonlyMap<number, Wording> {
    const found = new Map<number, Wording>()
    let folded: string | null = null
    for (const term of terms) {
      for (const { change, removed, added, told } of this.#named.get(term) ?? []) {
        const isBoth = removed !== "" && standNear(text, removed, added)
        if (!isBoth && told !== null) folded ??= foldNotation(text)
        const isTold = !isBoth && told !== null && folded?.includes(told)
        if (isBoth || (isTold && !found.has(change))) found.set(change, { removed: isBoth ? removed : "", added })
      }
    }
    return found
  }
}

const isTelling = (added: string): boolean =>
  added.length >= (/\p{Script=Latin}/u.test(added) ? TELLING_LATIN : TELLING)

const LATIN = /[\p{Script=Latin}\p{Nd}]/u
/** Long enough to be looked for, and in Latin letters not a word that only joins others. */
const isName = (words: string): boolean =>
  words.trim().length > 1 && (!/\p{Script=Latin}/u.test(words) || termsOf(words).size > 0)

/** What stands between the old and the new words. */
const INSTEAD = /→|⇒|->|=>|▶|[/／]|を|から|ではなく|(?<![a-z])(?:to|with|into|by)(?![a-z])/u
const cutsWord = (a: string, b: string): boolean => LATIN.test(a) && LATIN.test(b)

/** True where `b` stands whole within a few signs behind `a`. */
function standNear(text: string, a: string, b: string): boolean {
  for (let at = text.indexOf(a); at >= 0; at = text.indexOf(a, at + 1)) {
    const end = at + a.length
    if (cutsWord(text.charAt(at - 1), a.charAt(0)) || cutsWord(a.slice(-1), text.charAt(end))) continue
    const behind = text.slice(end, end + NEAR + b.length + 1)
    const from = behind.indexOf(b)
    if (from < 0 || from > NEAR) continue
    if (cutsWord(behind.charAt(from - 1), b.charAt(0)) || cutsWord(b.slice(-1), behind.charAt(from + b.length)))
      continue
    if (INSTEAD.test(behind.slice(0, from))) return true
  }
  return false
}

const isWordSign = (sign: string): boolean => /[\p{L}\p{Nd}]/u.test(sign) && !/\p{Script=Hiragana}/u.test(sign)

/**
 * How people name an edit: by its own words, with one sign more where one of them is short, or by the whole word.
 *
 *   所得[爆/倍]増   →   爆増 → 倍増, 得爆 → 得倍, 所得爆増 → 所得倍増
 */
function waysToName({ draft, revision }: Change, edit: Edit): readonly Wording[] {
  const { removed, added } = edit
  if (added === "" || removed.length > LONGEST_NAMED || added.length > LONGEST_NAMED) return []
  if (removed === "" || !draft || !revision) return !isTelling(added.trim()) ? [] : [{ removed, added: added.trim() }]
  const before = draft.text.slice(0, edit.draft[0])
  const after = draft.text.slice(edit.draft[1])
  const left = isWordSign(before.slice(-1)) ? before.slice(-1) : ""
  const right = isWordSign(after.slice(0, 1)) ? after.slice(0, 1) : ""
  const [wordLeft, wordRight] = [runAtEnd(before), runAtStart(after)]
  const ways = [
    ["", ""],
    [left, ""],
    ["", right],
    [wordLeft, wordRight],
  ].map(([a = "", b = ""]) => ({ removed: a + removed + b, added: a + added + b }))
  return ways.filter(way => isName(way.removed) && isName(way.added))
}

function runAtEnd(text: string): string {
  let from = text.length
  while (from > 0 && text.length - from < LONGEST_NAMED && isWordSign(text.charAt(from - 1))) from--
  return text.slice(from)
}

function runAtStart(text: string): string {
  let to = 0
  while (to < text.length && to < LONGEST_NAMED && isWordSign(text.charAt(to))) to++
  return text.slice(0, to)
}
