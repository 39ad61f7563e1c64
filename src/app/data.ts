import type { Language } from "../model/errors.ts"
import type { Counts, Finding } from "../model/finding.ts"
import type { Case } from "./case.ts"
import type { ChangeView, CommentView, PublishOutcome } from "./session.ts"
import { snapshot } from "./snapshot.ts"

/** What `show` lists. */
export type Kind = "consultation" | "comments" | "changes" | "responses" | "submissions" | "findings"

/** Part of a list: `find` keeps what contains the text; `limit` null takes all. */
export interface Page {
  readonly limit: number | null
  readonly offset: number
  readonly find: string | null
}

/** The part of a list that a page shows, and how many there are in all. */
export function paged<T>(items: readonly T[], { limit, offset, find }: Page): readonly T[] {
  const found = find === null ? items : items.filter(item => JSON.stringify(item).includes(find))
  return found.slice(offset, limit === null ? undefined : offset + limit)
}

/** `show comments --json` (design.md §4). */
const commentData = (comment: CommentView) => ({
  id: comment.id,
  submission: comment.submission,
  submitter: comment.sender.kind,
  section: comment.shownSection,
  subsection: comment.shownSubsection,
  original: comment.original,
  summary: comment.summary,
  target: comment.target,
  outcome: comment.outcome,
  response: comment.response?.id ?? null,
  changes: comment.changes,
  state: comment.state,
  assignee: comment.assignee,
})

/** `show changes --json`: a change as `compare --json` has it, with what is behind it. */
const changeData = ({ comments, explanation, ...change }: ChangeView) => ({ ...change, comments, explanation })

/** A finding with its message in one language. */
const findingData = (finding: Finding, language: Language) => ({ ...finding, message: finding.message[language] })

/** `check --json`. */
export const checkData = (
  { findings, counts }: { readonly findings: readonly Finding[]; readonly counts: Counts },
  language: Language,
) => ({ findings: findings.map(finding => findingData(finding, language)), counts })

/** `publish --json`. */
export const publicationData = ({ blockers, ...outcome }: PublishOutcome, language: Language) => ({
  ...outcome,
  blockers: blockers.map(finding => findingData(finding, language)),
})

/** What `show KIND --json` prints: everything of the kind, or the part of it that the page names. */
export async function dataOf(opened: Case, kind: Kind, page: Page, language: Language): Promise<unknown> {
  const { ledger, seq } = await opened.ledger()
  const view = snapshot(ledger, { seq, name: opened.name })
  switch (kind) {
    case "consultation":
      return view.consultation
    case "comments":
      return paged(view.comments.map(commentData), page)
    case "changes":
      return paged(view.changes.map(changeData), page)
    case "responses":
      return paged(ledger.responses, page)
    case "submissions":
      return paged(
        [...ledger.state.submission.values()].sort((a, b) => a.order - b.order),
        page,
      )
    case "findings":
      return paged(
        view.findings.map(finding => findingData(finding, language)),
        page,
      )
  }
}
