import type { Change } from "../model/change.ts"
import type { BlockId, Plan } from "../model/plan.ts"
import { proposalsIn, requestsIn } from "../text/proposals.ts"
import { quotationsIn } from "../text/quotations.ts"
import { ChangeTerms } from "./signals-changes.ts"
import { ExplainedSignal } from "./signals-explained.ts"
import { type Rarity, TermIndex } from "./signals-index.ts"
import { PassageIndex } from "./signals-passages.ts"
import { PlaceSignal } from "./signals-places.ts"
import { StyleSignal } from "./signals-style.ts"
import { WordingSignal } from "./signals-wording.ts"
import { termsOf } from "./signals-words.ts"
import type { Evidence } from "./suggest-reason.ts"

/** Evidence for changes by their numbers. */
export type Found = Map<number, Evidence[]>

/**
 * How surely each kind of evidence alone tells the change. Ordered by what published answers and comments bear out:
 * the new text quoted in an answer is right but for chance; a place is right as often as the edit is where one pointed.
 */
const STRENGTH = {
  answerReplaces: 0.98,
  answerQuotes: 0.97,
  answerPlace: 0.5,
  proposal: 0.96,
  nearProposal: 0.8,
  addition: 0.92,
  named: 0.85,
  told: 0.7,
  explained: 0.6,
  style: 0.5,
  passage: 0.45,
  brought: 0.5,
  beside: 0.25,
} as const

/** Shared terms weigh half as much as can be at this sum. */
const HALF_TERMS = 1.5
/** Changes that share terms are looked at no further than this. */
const MOST_BY_TERMS = 20
/** A quotation of the answer that is shorter proves less: it may stand in several changes. */
const SHORT_QUOTATION = 6

/** What a place tells, by how many changes stand there. */
const placeStrength = (among: number): number => (among === 1 ? 0.45 : among <= 3 ? 0.35 : among <= 10 ? 0.2 : 0.1)

const put = (found: Found, n: number, evidence: Evidence): void => {
  const list = found.get(n)
  if (list) list.push(evidence)
  else found.set(n, [evidence])
}

/** Everything about the changes that comments and answers are held against. Built once for all comments. */
export class EvidenceIndex {
  readonly #terms: TermIndex
  readonly #passages: PassageIndex
  readonly #places: PlaceSignal
  readonly #wording: WordingSignal
  readonly #explained: ExplainedSignal
  readonly #style: StyleSignal
  /** The change of a paragraph of the draft, by the paragraph's number. */
  readonly #changeAt: readonly (number | null)[]

  constructor(changes: readonly Change[], { draft, revision }: { draft: Plan; revision: Plan }, rarity: Rarity) {
    const terms = new ChangeTerms(draft, revision)
    const isWords = ({ nature }: Change) => nature !== "format"
    this.#terms = new TermIndex(
      changes.map(change => (isWords(change) ? terms.of(change) : new Map<string, number>())),
      rarity,
    )
    this.#passages = new PassageIndex(draft.blocks)
    this.#places = new PlaceSignal(changes, draft, revision)
    this.#wording = new WordingSignal(changes)
    this.#explained = new ExplainedSignal(changes)
    this.#style = new StyleSignal(changes)
    const at = new Map<BlockId, number>(
      changes.flatMap(({ draft: side }, n) => (side?.blocks ?? []).map(id => [id, n])),
    )
    this.#changeAt = draft.blocks.map(({ id }) => at.get(id) ?? null)
  }

  /** Terms in common; the words to show are filled in later, for the few that are suggested. */
  byTerms(query: ReadonlyMap<string, number>, kind: "terms" | "answer-terms", found: Found): void {
    for (const { text: n, sum } of this.#terms.like(query, MOST_BY_TERMS)) {
      put(found, n, { kind, strength: sum / (sum + HALF_TERMS), words: [] })
    }
  }

  /** Passages of the draft that a comment quotes; true where all that it quotes is from somewhere else. */
  byPassages(text: string, found: Found): boolean {
    const { held, foreign } = this.#passages.quotedBy(text)
    for (const [paragraph, share] of held) {
      const n = this.#changeAt[paragraph]
      if (n != null)
        put(found, n, { kind: "passage", strength: STRENGTH.passage * Math.min(1, share + 0.3), words: [] })
    }
    return foreign > 0 && held.size === 0
  }

  byPlaces(text: string, kind: "place" | "answer-place", found: Found): void {
    for (const [n, { written, among }] of this.#places.pointedAt(text)) {
      const strength = kind === "answer-place" && among <= 3 ? STRENGTH.answerPlace : placeStrength(among)
      put(found, n, { kind, strength, words: [written] })
    }
  }

  /** What a comment asks for, word for word; true where it asks and no change does any of it. */
  byProposals(texts: readonly string[], found: Found): boolean {
    let [asked, met] = [0, 0]
    for (const { replace, with: added } of texts.flatMap(proposalsIn)) {
      asked++
      const exact = this.#wording.replacing(replace, added)
      const words = [replace, added]
      for (const n of exact) put(found, n, { kind: "proposal", strength: STRENGTH.proposal, words })
      if (exact.length > 0) {
        met++
        continue
      }
      const beside = new Set(this.#wording.beside(replace))
      const bringing = this.#wording.bringing(added)
      if (bringing.length > 0) met++
      for (const n of bringing) {
        if (beside.has(n)) put(found, n, { kind: "proposal", strength: STRENGTH.nearProposal, words })
      }
    }
    for (const { kind, words } of texts.flatMap(requestsIn)) {
      const changes = kind === "addition" ? this.#wording.bringing(words) : this.#wording.taking(words)
      const strength = words.length < SHORT_QUOTATION ? STRENGTH.brought : STRENGTH.addition
      asked++
      if (changes.length > 0) met++
      for (const n of changes) put(found, n, { kind, strength: strength / Math.sqrt(changes.length), words: [words] })
    }
    return asked > 0 && met === 0
  }

  /** Words that a comment quotes or only has, and that an edit takes out or puts in. */
  byWords(text: string, found: Found): void {
    for (const { text: quoted } of quotationsIn(text)) {
      if (quoted.length < 2 || (/^[\p{Script=Latin}\s]+$/u.test(quoted) && termsOf(quoted).size === 0)) continue
      const touched = new Set([...this.#wording.bringing(quoted), ...this.#wording.taking(quoted)])
      const beside = this.#wording.beside(quoted)
      const all = new Set([...touched, ...beside])
      for (const n of all) {
        const full = touched.has(n) ? STRENGTH.brought : STRENGTH.beside
        put(found, n, { kind: "words", strength: full / Math.sqrt(all.size), words: [quoted] })
      }
    }
    for (const [n, word] of this.#explained.askedIn(text)) {
      put(found, n, { kind: "explained", strength: STRENGTH.explained, words: [word] })
    }
    for (const [n, { written, isAll }] of this.#style.askedIn(text)) {
      put(found, n, { kind: "style", strength: isAll ? STRENGTH.style : STRENGTH.beside, words: [written] })
    }
    for (const [n, { removed, added }] of this.#wording.namedIn(text, termsOf(text).keys())) {
      put(found, n, { kind: "named", strength: removed ? STRENGTH.named : STRENGTH.told, words: [removed, added] })
    }
  }

  /** What an answer says was done: new text that it quotes, old and new words side by side. */
  byAnswer(text: string, found: Found): void {
    const quotations = quotationsIn(text)
    for (const [i, { text: quoted }] of quotations.entries()) {
      const next = quotations[i + 1]?.text
      const replacing = next === undefined ? [] : this.#wording.replacing(quoted, next)
      for (const n of replacing) {
        put(found, n, { kind: "answer-replaces", strength: STRENGTH.answerReplaces, words: [quoted, next ?? ""] })
      }
      const made = [...new Set([...this.#wording.bringing(quoted), ...this.#wording.taking(quoted)])]
      const sure = quoted.length >= SHORT_QUOTATION ? STRENGTH.answerQuotes : STRENGTH.nearProposal
      for (const n of made) {
        put(found, n, { kind: "answer-quotes", strength: sure / Math.sqrt(made.length), words: [quoted] })
      }
    }
    this.byPlaces(text, "answer-place", found)
  }
}
