import type { Finding } from "../model/finding.ts"
import { hash } from "../text/hash.ts"
import type { Ledger } from "./ledger.ts"

/** Characters of the hash that an id keeps: short enough to type; two of 10,000 findings clash once in 50,000 cases. */
const KEPT = 8

/**
 * Names a finding by its rule and what it is about, so that it keeps its name while texts are worked on. Two findings
 * of one rule about the same comments, changes and words are one to waive.
 */
export const findingId = ({ rule, comments, changes, words = "" }: Finding): string =>
  `f-${hash(JSON.stringify([rule, comments.toSorted(), changes.toSorted(), words])).slice(0, KEPT)}`

/** Fingerprint of the texts that a finding speaks of: what was waived is open again when it is another one. */
export function findingBasis({ comments, changes, details = [] }: Finding, ledger: Ledger): string {
  const { state, responsesOf, changeById, commentsOf, changesOf } = ledger
  const spoken = comments.map(id => {
    const comment = state.comment.get(id)
    const answers = (responsesOf.get(id) ?? []).map(({ text }) => text)
    return [id, comment?.original, comment?.summary, comment?.outcome, answers, changesOf.get(id) ?? []]
  })
  const changed = changes.map(id => {
    const { draft, revision } = changeById.get(id) ?? {}
    return [id, draft?.text, revision?.text, state.explanation.get(id) ?? null, commentsOf.get(id) ?? []]
  })
  return hash(JSON.stringify([spoken, changed, details]))
}
