import { type CaseState, versionKey } from "../../model/case.ts"
import type { Comment, Response } from "../../model/consultation.ts"
import type { Finding } from "../../model/finding.ts"
import type { Ledger } from "../ledger.ts"
import { commentsIn } from "../ledger.ts"
import { cut, named } from "../naming.ts"
import { type CitedPage, type OwnCitation, ownCitations, ownPages } from "../own-citations.ts"
import { placeIndexOf } from "../place-index.ts"

const citedInAnswer = ({ text }: Response): readonly OwnCitation[] => ownCitations(text)
/** What of a comment is published, and the place that its own column names. */
const placesOf = ({ summary, target }: Comment): string => [target, summary].filter(text => text !== null).join("\n")
const citedInComment = (comment: Comment): readonly OwnCitation[] => ownCitations(placesOf(comment))
const pagesInComment = (comment: Comment): readonly CitedPage[] => ownPages(placesOf(comment))

/**
 * A place that an answer, a summary or a comment's own column names by its number is in the plan. An error of the answer
 * is published as the office's (warning); one of the submitter is only to be looked at (note).
 */
export function citationAbsent({ state, responses, comments, places, memory }: Ledger): readonly Finding[] {
  const index = places && memory.of(placeIndexOf, places)
  const last = lastPage(state)
  const absent = (cited: readonly OwnCitation[]) => (index ? cited.filter(({ key }) => index.isAbsent(key)) : [])
  return [
    ...responses.flatMap(response => {
      const found = absent(memory.of(citedInAnswer, response))
      return found.length === 0 ? [] : [ofAnswer([...new Set(commentsIn(response))], found)]
    }),
    ...comments.flatMap(comment => {
      const beyond = last === null ? [] : memory.of(pagesInComment, comment).filter(({ first }) => first > last)
      const found = [...absent(memory.of(citedInComment, comment)), ...beyond]
      return found.length === 0 ? [] : [ofComment(comment.id, found)]
    }),
  ]
}

/** How many pages the draft's PDF has: no page beyond them can be meant. Null where there is none; LibreOffice may break pages elsewhere. */
function lastPage({ pages, version }: CaseState): number | null {
  const [paper, draft] = [pages.get("draft"), version.get("draft")]
  return paper?.source === "pdf" && draft && paper.version === versionKey(draft) ? paper.pages : null
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
