import type { Finding } from "../model/finding.ts"
import type { Ledger } from "./ledger.ts"

/** 53-bit hash of a text (cyrb53, public domain): a name, not a secret. */
function hash(text: string): string {
  let [h1, h2] = [0xdeadbeef, 0x41c6ce57]
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    h1 = Math.imul(h1 ^ unit, 2654435761)
    h2 = Math.imul(h2 ^ unit, 1597334677)
  }
  h1 = Math.imul(h1 ^ (h1 >>> 16), 2246822507) ^ Math.imul(h2 ^ (h2 >>> 13), 3266489909)
  h2 = Math.imul(h2 ^ (h2 >>> 16), 2246822507) ^ Math.imul(h1 ^ (h1 >>> 13), 3266489909)
  return (4294967296 * (2097151 & h2) + (h1 >>> 0)).toString(36).padStart(11, "0")
}

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
