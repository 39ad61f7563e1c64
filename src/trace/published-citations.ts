import type { Explanation } from "../model/case.ts"
import type { ChangeId } from "../model/change.ts"
import type { CommentId, Response } from "../model/consultation.ts"
import type { Message } from "../model/errors.ts"
import type { Ledger } from "./ledger.ts"
import { commentsIn } from "./ledger.ts"
import { named } from "./naming.ts"
import { type OwnCitation, ownCitations } from "./own-citations.ts"
import { brief } from "./rules/change-without-reason.ts"

/** A text of the office's that is published, with the places that it names by their numbers. */
export interface PublishedText {
  /** What it is called at the start of a sentence: 意見 1 への考え方. */
  readonly name: Message
  readonly comments: readonly CommentId[]
  readonly changes: readonly ChangeId[]
  readonly cited: readonly OwnCitation[]
}

const inAnswer = ({ text }: Response): readonly OwnCitation[] => ownCitations(text)
const inReason = ({ publicReason }: Explanation): readonly OwnCitation[] => ownCitations(publicReason ?? "")

/** The answers and the published reasons that name places by their numbers. */
export function publishedCitations({ state, responses, changeById, memory }: Ledger): readonly PublishedText[] {
  const answers = responses.map(response => {
    const comments = [...new Set(commentsIn(response))]
    const who = named(comments)
    const name = { ja: `意見 ${who.ja} への考え方`, en: `The answer to ${who.en}` }
    return { name, comments, changes: [], cited: memory.of(inAnswer, response) }
  })
  const reasons = [...state.explanation.values()].map(explanation => {
    const change = changeById.get(explanation.change)
    const what = change ? brief(change) : explanation.change
    const name = { ja: `修正 ${what} の公表する理由`, en: `The published reason of ${what}` }
    return { name, comments: [], changes: [explanation.change], cited: memory.of(inReason, explanation) }
  })
  return [...answers, ...reasons].filter(({ cited }) => cited.length > 0)
}
