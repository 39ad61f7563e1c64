import type { Response, Submission } from "../model/consultation.ts"
import type { Language } from "../model/errors.ts"
import type { Counts, Finding } from "../model/finding.ts"
import { findingId } from "../trace/finding-id.ts"
import type { Case } from "./case.ts"
import type { CheckedCase } from "./check-case.ts"
import type { CaseSnapshot, ChangeView, CommentView, PublishOutcome } from "./session.ts"
import { snapshot } from "./snapshot.ts"

/** What `show` lists. */
export type Kind = "consultation" | "comments" | "changes" | "responses" | "submissions" | "findings"

/** Part of a list: `find` keeps what contains the text; `limit` null takes all. */
export interface Page {
  readonly limit: number | null
  readonly offset: number
  readonly find: string | null
}

/** Text as it is looked for: full and half width, upper and lower case are the same. */
const folded = (text: string): string => text.normalize("NFKC").toLowerCase()

/** True when one of the texts in a value, at any depth, contains `find` (folded). */
const contains = (value: unknown, find: string): boolean =>
  typeof value === "string"
    ? folded(value).includes(find)
    : typeof value === "object" && value !== null && Object.values(value).some(inner => contains(inner, find))

/** The part of a list that a page shows, and how many there are in all that match. */
export function paged<T>(
  items: readonly T[],
  { limit, offset, find }: Page,
): { readonly part: readonly T[]; readonly all: number } {
  const found = find === null ? items : items.filter(item => contains(item, folded(find)))
  return { part: found.slice(offset, limit === null ? undefined : offset + limit), all: found.length }
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
  unit: comment.unit ?? null,
})

/** `show changes --json`: a change as `compare --json` has it, with what is behind it. */
const changeData = ({ comments, explanation, ...change }: ChangeView) => ({ ...change, comments, explanation })

/** A finding with its id and its message in one language. */
const findingData = (finding: Finding, language: Language) => ({
  id: findingId(finding),
  ...finding,
  message: finding.message[language],
})

/** `check --json`. */
export const checkData = ({ findings, waived, counts, breakdown }: CheckedCase, language: Language) => ({
  ...findingsData({ findings, counts }, language),
  waived: waived.map(({ finding, note, by }) => ({ ...findingData(finding, language), note, by })),
  breakdown,
})

const findingsData = (
  { findings, counts }: { readonly findings: readonly Finding[]; readonly counts: Counts },
  language: Language,
) => ({ findings: findings.map(finding => findingData(finding, language)), counts })

/** `publish --json`: what was written; what was checked stands in the manifest. */
export const publicationData = ({ blockers, checked: _, ...outcome }: PublishOutcome, language: Language) => ({
  ...outcome,
  blockers: blockers.map(finding => findingData(finding, language)),
})

/** Everything of a kind that a case holds, as lists show it; what `--find` looks at. */
export interface Listed {
  readonly comments: readonly CommentView[]
  readonly changes: readonly ChangeView[]
  readonly responses: readonly Response[]
  readonly submissions: readonly Submission[]
  readonly findings: readonly Finding[]
}

/** The lists of a case, with the snapshot they are of. */
export async function listed(opened: Case): Promise<Listed & { readonly view: CaseSnapshot }> {
  const { ledger, seq } = await opened.ledger()
  const view = snapshot(ledger, { seq, name: opened.name })
  return {
    view,
    comments: view.comments,
    changes: view.changes,
    responses: ledger.responses,
    submissions: [...ledger.state.submission.values()].sort((a, b) => a.order - b.order),
    findings: view.findings,
  }
}

/** What `show KIND --json` prints: everything of the kind, or the part of it that the page names. */
export async function dataOf(opened: Case, kind: Kind, page: Page, language: Language): Promise<unknown> {
  const lists = await listed(opened)
  switch (kind) {
    case "consultation":
      return lists.view.consultation
    case "comments":
      return paged(lists.comments, page).part.map(commentData)
    case "changes":
      return paged(lists.changes, page).part.map(changeData)
    case "responses":
      return paged(lists.responses, page).part
    case "submissions":
      return paged(lists.submissions, page).part
    case "findings":
      return paged(lists.findings, page).part.map(finding => findingData(finding, language))
  }
}

/** `review --json`: where a case stands. */
export const standingData = (view: CaseSnapshot, language: Language) => ({
  case: view.name,
  event: view.seq,
  consultation: view.consultation,
  draft: view.draftFile,
  revision: view.revisionFile,
  pages: view.pages,
  answered: view.comments.filter(comment => comment.response?.text).length,
  ...findingsData(view, language),
})
