import type { Change } from "../model/change.ts"
import { termsOf } from "./signals-words.ts"
import type { Evidence } from "./suggest-reason.ts"
import { declinesChange, promisesChange } from "./wording.ts"

/** What speaks against a comment's links, and for them, as a whole: factors from 0 to 1. */
export interface Doubt {
  /** What is left of every score. */
  readonly all: number
  /** What is left of evidence that only says that the two are about the same. */
  readonly near: number
  /** What a change was promised with: raises what is left, 0 for nothing. */
  readonly promised: number
}

/** Evidence that only says that the two are about the same. */
const NEAR: ReadonlySet<Evidence["kind"]> = new Set(["terms", "passage", "words", "place"])

/** All that the comment quotes is from elsewhere. */
const ELSEWHERE = 0.5
/** It has no word of the plan's name. */
const UNNAMED = 0.9
/** It asks for wording, letter for letter, and no change does that. */
const UNMET = 0.5
/** It praises, or only wants to know, and asks for nothing. */
const ASKS_NOTHING = 0.6
/** The change is of endings, stops or joining words: whoever asks for one says so. */
const WORDLESS = 0.5
/** The answer keeps the draft, or promises nothing. Judged, not measured: no set of comments with answers says what follows. */
const DECLINED = 0.15
const UNPROMISED = 0.35
/** The answer says that the plan is changed. */
const PROMISED = 0.3

const CONTENT = /[\p{Script=Han}\p{Script=Katakana}\p{Nd}]/u

/** True for a change of endings, stops or joining words only. */
export const isWordless = ({ kind, edits }: Change): boolean =>
  kind === "edited" &&
  edits.every(({ removed, added }) => {
    const touched = `${removed} ${added}`
    return !CONTENT.test(touched) && termsOf(touched).size === 0
  })

const ASKS =
  /べき|(?:ほ|欲)しい|(?:いただ|頂)(?:きた|け)|(?:くだ|下)さい|願い|願う|希望|要望|提案|提言し|求め|必要|検討|修正|追加|追記|加筆|削除|変更|明記|充実|拡充|強化|期待|望[むみま]|(?:どう|いかが|如何)(?:か|でしょう)|ではないか|では(?:ない|ありません)でしょうか|誤|統一|不足|不十分|反対|問題|懸念|疑問|[→⇒▶]/
const PRAISES = /賛同|賛成|同意|支持し|評価(?:し|でき|いた)|歓迎|感謝|ありがとう/
const WANTS_TO_KNOW = /か[。？?]?\s*$/

const asksNothing = (text: string): boolean => !ASKS.test(text) && (PRAISES.test(text) || WANTS_TO_KNOW.test(text))

/** What is known of a comment beside the changes. */
export interface Standing {
  readonly text: string
  readonly answers: readonly { readonly text: string; readonly comments: number }[]
  readonly isElsewhere: boolean
  readonly isNamed: boolean
  readonly isUnmet: boolean
}

/** What speaks against a comment's links as a whole, by its own words and by those of the answers. */
export function doubtOf({ text, answers, isElsewhere, isNamed, isUnmet }: Standing): Doubt {
  const near = (isElsewhere ? ELSEWHERE : 1) * (isNamed ? 1 : UNNAMED) * (isUnmet ? UNMET : 1)
  return { ...answered(answers), near: near * (asksNothing(text) ? ASKS_NOTHING : 1) }
}

function answered(answers: Standing["answers"]): Omit<Doubt, "near"> {
  const written = answers.filter(({ text }) => text !== "")
  const promising = written.filter(({ text }) => promisesChange(text))
  const promised = Math.max(0, ...promising.map(({ comments }) => PROMISED / Math.sqrt(Math.max(1, comments))))
  if (promising.length > 0 || written.length === 0) return { all: 1, promised }
  return { all: written.some(({ text }) => declinesChange(text)) ? DECLINED : UNPROMISED, promised }
}

/** What is left where the change is of endings, stops or joining words. */
export const wordless = (doubt: Doubt): Doubt => ({ ...doubt, near: doubt.near * WORDLESS })

/** Evidence that stands apart adds up: what neither one nor the other misses. The best of each kind counts. From 0 to 1. */
export function combined(evidence: readonly Evidence[], { all, near }: Doubt): number {
  const best = new Map<Evidence["kind"], number>()
  for (const { kind, strength } of evidence) best.set(kind, Math.max(strength, best.get(kind) ?? 0))
  let [missedNear, missed] = [1, 1]
  for (const [kind, strength] of best) {
    if (NEAR.has(kind)) missedNear *= 1 - strength
    else missed *= 1 - strength
  }
  return all * (1 - missed * (1 - near * (1 - missedNear)))
}

/** A score as it compares with those of other comments: one whose answer promises a change has one, so its best guess is worth more. */
export const lifted = (score: number, { promised }: Doubt): number => 1 - (1 - score) * (1 - promised)
