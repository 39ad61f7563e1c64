import type { Comment, Response } from "../../model/consultation.ts"
import type { Finding } from "../../model/finding.ts"
import type { Ledger } from "../ledger.ts"
import { commentsIn } from "../ledger.ts"
import { cut, named } from "../naming.ts"
import { type OwnCitation, ownCitations } from "../own-citations.ts"
import { placeIndexOf } from "../place-index.ts"

const citedInAnswer = ({ text }: Response): readonly OwnCitation[] => ownCitations(text)
/** What of a comment is published, and the place that its own column names. */
const citedInComment = ({ summary, target }: Comment): readonly OwnCitation[] =>
  ownCitations([target, summary].filter(text => text !== null).join("\n"))

/**
 * A place that an answer, a summary or a comment's own column names by its number is in the plan. An error of the answer
 * is published as the office's (warning); one of the submitter is only to be looked at (note).
 */
export function citationAbsent({ responses, comments, places, memory }: Ledger): readonly Finding[] {
  if (!places) return []
  const index = memory.of(placeIndexOf, places)
  const absent = (cited: readonly OwnCitation[]) => cited.filter(({ key }) => index.isAbsent(key))
  return [
    ...responses.flatMap(response => {
      const found = absent(memory.of(citedInAnswer, response))
      return found.length === 0 ? [] : [ofAnswer([...new Set(commentsIn(response))], found)]
    }),
    ...comments.flatMap(comment => {
      const found = absent(memory.of(citedInComment, comment))
      return found.length === 0 ? [] : [ofComment(comment.id, found)]
    }),
  ]
}

const shownAs = (found: readonly OwnCitation[]): string => found.map(({ written }) => `「${cut(written)}」`).join("、")

function ofAnswer(comments: readonly string[], found: readonly OwnCitation[]): Finding {
  const [who, shown] = [named(comments), shownAs(found)]
  return {
    rule: "citation-absent",
    severity: "warning",
    message: {
      ja: `意見 ${who.ja} への考え方が示す${shown}は、案にも修正案にもありません。番号を改めるか、別の文書であればその名称を書いてください。`,
      en: `The answer to ${who.en} names ${shown}, which neither the draft nor the revision has: correct the number, or name the document that it is of.`,
    },
    comments,
    changes: [],
    words: "answer",
    details: found.map(({ key }) => key),
  }
}

function ofComment(id: string, found: readonly OwnCitation[]): Finding {
  const shown = shownAs(found)
  return {
    rule: "citation-absent",
    severity: "note",
    message: {
      ja: `意見 ${id} が示す${shown}は案にありません。どこへの意見か確かめ、要旨で補ってください。`,
      en: `Comment ${id} names ${shown}, which the draft does not have: make sure what it is about, and say so in the summary.`,
    },
    comments: [id],
    changes: [],
    details: found.map(({ key }) => key),
  }
}
