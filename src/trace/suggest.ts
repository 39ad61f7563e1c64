import type { Change, ChangeId } from "../model/change.ts"
import type { CommentId } from "../model/consultation.ts"
import type { Message } from "../model/errors.ts"
import type { Plan } from "../model/plan.ts"
import { Rarity } from "./signals-index.ts"
import { sharedWords, termsOf, type Word, wordsOf } from "./signals-words.ts"
import { combined, type Doubt, doubtOf, isWordless, lifted, wordless } from "./suggest-doubt.ts"
import { EvidenceIndex, type Found } from "./suggest-evidence.ts"
import { type Evidence, reasonOf } from "./suggest-reason.ts"
import { promisesChange } from "./wording.ts"

/** A comment with what is known of it. */
export interface TracedComment {
  readonly id: CommentId
  readonly text: string
  /** What it is about in a line (title, published summary), or null. */
  readonly gist: string | null
  /** The place that its source's own column names. */
  readonly target: string | null
  /** The answers to it, each with how many comments it answers. */
  readonly answers: readonly { readonly text: string; readonly comments: number }[]
}

/** What suggestions are made from. */
export interface SuggestInput {
  readonly comments: readonly TracedComment[]
  readonly changes: readonly Change[]
  readonly draft: Plan
  readonly revision: Plan
}

/** A link that may be: one comment, one change. */
export interface Suggestion {
  readonly comment: CommentId
  readonly change: ChangeId
  /** 0 to 1: comparable between comments. */
  readonly score: number
  /** Sure enough to be recorded unasked. */
  readonly auto: boolean
  readonly reason: Message
}

/** How many changes are suggested for a comment. */
const MOST = 5
/** Below this a suggestion is noise. */
const LEAST = 0.1
/**
 * Sure enough to be recorded unasked: two kinds of evidence that agree, or one that needs no other. On the corpus 95 of
 * 100 such links are right (docs/tracing.md).
 */
const AUTO = 0.62
const AUTO_ALONE = 0.66
/** A second change for the same comment needs words that agree letter for letter. */
const AUTO_FURTHER = 0.85
/** Words of the gist count more. */
const GIST = 2
/** A first line of at most this many signs, with more below it, is a title. */
const TITLE = 100
/** An answer to several comments says what was done, but not for whom. */
const SHARED_ANSWER = 0.5

/**
 * Suggests which comments led to which changes, the likeliest first for each comment, the comments in their order.
 * Pure and deterministic: what the answer says was done counts most, then what the comment proposes word for word, then
 * what it quotes and the place it names, then rare terms in common. Changes that follow by themselves are never suggested.
 */
export function suggest(input: SuggestInput): readonly Suggestion[] {
  return input.comments.flatMap(suggester(input))
}

/** The same for one comment after the other: the index is made once, from the texts of all comments. */
export function suggester({
  comments,
  changes,
  draft,
  revision,
}: SuggestInput): (comment: TracedComment) => readonly Suggestion[] {
  const own = changes.filter(({ derivedFrom }) => derivedFrom === null)
  if (own.length === 0) return () => []
  const rarity = new Rarity()
  for (const { text } of [...draft.blocks, ...revision.blocks]) rarity.add(termsOf(text).keys())
  for (const comment of comments) rarity.add(termsOf(wholeText(comment)).keys())
  const index = new EvidenceIndex(own, { draft, revision }, rarity)
  const naming = [...termsOf(draft.title).keys()]
  const known = {
    changes: own.map(change => ({ change, terms: termsIn(change), isWordless: isWordless(change) })),
    index,
    rarity,
    naming,
  }
  return comment => suggestFor(comment, known)
}

interface Known {
  /** By their numbers, with their terms. */
  readonly changes: readonly {
    readonly change: Change
    readonly terms: ReadonlySet<string>
    readonly isWordless: boolean
  }[]
  readonly index: EvidenceIndex
  readonly rarity: Rarity
  /** Terms of the plan's own name: a comment that has one speaks of this plan. */
  readonly naming: readonly string[]
}

const wholeText = ({ text, gist }: TracedComment): string => (gist === null ? text : `${gist}\n${text}`)

function gistOf({ text, gist }: TracedComment): string {
  if (gist !== null) return gist
  const [first = "", ...rest] = text.split("\n")
  return first.length <= TITLE && rest.length > 0 ? first : ""
}

/** The terms that a comment is looked for by. */
function queryOf(comment: TracedComment): ReadonlyMap<string, number> {
  const query = new Map([...termsOf(comment.text)].map(([term, times]) => [term, Math.sqrt(Math.min(times, 3))]))
  for (const term of termsOf(gistOf(comment)).keys()) query.set(term, (query.get(term) ?? 0) + GIST)
  return query
}

function suggestFor(comment: TracedComment, { changes, ...known }: Known): readonly Suggestion[] {
  const { found, doubt } = evidenceFor(comment, known)
  const told = withWords(comment, known.rarity)
  const doubtAt = (n: number): Doubt => (changes[n]?.isWordless ? wordless(doubt) : doubt)
  const isAnsweredAlone = comment.answers.some(answer => answer.comments === 1)
  const ranked = [...found]
    .map(([n, evidence]) => ({ n, evidence, score: combined(evidence, doubtAt(n)) }))
    .filter(({ score }) => score >= LEAST)
    .sort((a, b) => b.score - a.score || a.n - b.n)
    .slice(0, MOST)
  return ranked.flatMap(({ n, evidence, score }, rank) => {
    const { change, terms } = changes[n] ?? {}
    if (!change || !terms) return []
    const own = evidence.filter(({ kind }) => isOwn(kind, isAnsweredAlone))
    const reason = reasonOf(evidence.map(each => told(each, terms)))
    return {
      comment: comment.id,
      change: change.id,
      score: round(lifted(score, doubt)),
      auto: isSure(combined(own, doubtAt(n)), own, rank),
      reason,
    }
  })
}

/** What is said to several comments proves the change, not whose it is; a way of writing is asked for of many changes at once. */
const isOwn = (kind: Evidence["kind"], isAnsweredAlone: boolean): boolean =>
  kind !== "style" && (isAnsweredAlone || !kind.startsWith("answer"))

const isSure = (score: number, evidence: readonly Evidence[], rank: number): boolean =>
  score >= (rank > 0 ? AUTO_FURTHER : new Set(evidence.map(({ kind }) => kind)).size > 1 ? AUTO : AUTO_ALONE)

const round = (score: number): number => Math.round(score * 1000) / 1000

/** Everything that speaks for a comment's links, and against them as a whole. */
function evidenceFor(
  comment: TracedComment,
  { index, naming }: Pick<Known, "index" | "naming">,
): { found: Found; doubt: Doubt } {
  const found: Found = new Map()
  const text = wholeText(comment)
  const query = queryOf(comment)
  index.byTerms(query, "terms", found)
  const isElsewhere = index.byPassages(text, found)
  index.byPlaces(comment.target === null ? text : `${comment.target}\n${text}`, "place", found)
  const isUnmet = index.byProposals(comment.gist === null ? [comment.text] : [comment.gist, comment.text], found)
  index.byWords(text, found)
  addAnswers(comment, index, found)
  const isNamed = naming.some(term => query.has(term))
  return { found, doubt: doubtOf({ text, answers: comment.answers, isElsewhere, isNamed, isUnmet }) }
}

/** Adds what the answers say was done. */
function addAnswers({ answers }: TracedComment, index: EvidenceIndex, found: Found): void {
  for (const { text, comments } of answers.filter(answer => promisesChange(answer.text))) {
    const said: Found = new Map()
    index.byAnswer(text, said)
    index.byTerms(termsOf(text), "answer-terms", said)
    const share = comments === 1 ? 1 : SHARED_ANSWER
    for (const [n, evidence] of said) {
      const shared = evidence.map(each => ({ ...each, strength: each.strength * share }))
      found.set(n, [...(found.get(n) ?? []), ...shared])
    }
  }
}

/** Fills in the words in common where evidence was found by terms. */
function withWords(
  comment: TracedComment,
  rarity: Rarity,
): (evidence: Evidence, change: ReadonlySet<string>) => Evidence {
  const known = new Map<Evidence["kind"], readonly Word[]>()
  const words = (kind: Evidence["kind"]): readonly Word[] => {
    const text = kind === "terms" ? wholeText(comment) : comment.answers.map(answer => answer.text).join("\n")
    const found = known.get(kind) ?? wordsOf(text, term => rarity.of(term))
    known.set(kind, found)
    return found
  }
  return (evidence, change) =>
    evidence.kind === "terms" || evidence.kind === "answer-terms"
      ? { ...evidence, words: sharedWords(words(evidence.kind), change) }
      : evidence
}

/** The terms of both sides of a change. */
const termsIn = ({ draft, revision }: Change): ReadonlySet<string> =>
  new Set(termsOf(`${draft?.text ?? ""}\n${revision?.text ?? ""}`).keys())
