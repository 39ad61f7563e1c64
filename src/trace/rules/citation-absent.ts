import { type CaseState, versionKey } from "../../model/case.ts"
import type { Comment } from "../../model/consultation.ts"
import type { Message } from "../../model/errors.ts"
import type { Finding } from "../../model/finding.ts"
import type { Ledger } from "../ledger.ts"
import { cut } from "../naming.ts"
import { type CitedPage, type OwnCitation, ownCitations, ownPages } from "../own-citations.ts"
import { placeIndexOf } from "../place-index.ts"
import { type PublishedText, publishedCitations } from "../published-citations.ts"

/** What of a comment is published, and the place that its own column names. */
const placesOf = ({ summary, target }: Comment): string => [target, summary].filter(text => text !== null).join("\n")
const citedInComment = (comment: Comment): readonly OwnCitation[] => ownCitations(placesOf(comment))
const pagesInComment = (comment: Comment): readonly CitedPage[] => ownPages(placesOf(comment))

/**
 * A place that an answer, a published reason, a summary or a comment's own column names by its number is in the plan. What
 * the office publishes as its own is a warning; a submitter's error is only to be looked at (note).
 */
export function citationAbsent(ledger: Ledger): readonly Finding[] {
  const { state, comments, places, memory } = ledger
  const index = places && memory.of(placeIndexOf, places)
  const last = lastPage(state)
  const absent = (cited: readonly OwnCitation[]) => (index ? cited.filter(({ key }) => index.isAbsent(key)) : [])
  return [
    ...publishedCitations(ledger).flatMap(text => {
      const found = absent(text.cited)
      return found.length === 0 ? [] : [ofText(text, found)]
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

function shownAs(found: readonly OwnCitation[]): Message {
  const shown = found.map(({ written }) => cut(written))
  return { ja: shown.map(one => `「${one}」`).join("、"), en: shown.map(one => `"${one}"`).join(", ") }
}

function ofText({ name, comments, changes }: PublishedText, found: readonly OwnCitation[]): Finding {
  const shown = shownAs(found)
  return {
    rule: "citation-absent",
    severity: "warning",
    message: {
      ja: `${name.ja}が示す${shown.ja}は、案にも修正案にもありません。番号を改めるか、別の文書であればその名称を書いてください。`,
      en: `${name.en} names ${shown.en}, which neither the draft nor the revision has: correct the number, or name the document that it is of.`,
    },
    comments,
    changes,
    words: "published",
    details: found.map(({ key }) => key),
  }
}

function ofComment(id: string, found: readonly OwnCitation[]): Finding {
  const shown = shownAs(found)
  return {
    rule: "citation-absent",
    severity: "note",
    message: {
      ja: `意見 ${id} が示す${shown.ja}は案にありません。どこへの意見か確かめ、要旨で補ってください。`,
      en: `Comment ${id} names ${shown.en}, which the draft does not have: make sure what it is about, and say so in the summary.`,
    },
    comments: [id],
    changes: [],
    details: found.map(({ key }) => key),
  }
}
