import { ENGINE } from "../compare/compare.ts"
import { emptyState } from "../journal/evolve.ts"
import { type CaseState, linkId, ONLY } from "../model/case.ts"
import type { Comparison } from "../model/change.ts"
import { type CommentId, NEW_CONSULTATION } from "../model/consultation.ts"
import type { Language, Message } from "../model/errors.ts"
import type { Counts, Finding } from "../model/finding.ts"
import type { Plan } from "../model/plan.ts"
import type { Warning } from "../model/reading.ts"
import type { StatedResults } from "../model/stated-results.ts"
import { readPublishedResults } from "../readers/published-results.ts"
import { citedPlaces } from "../trace/cited-places.ts"
import { count } from "../trace/counts.ts"
import { type Ledger, ledger } from "../trace/ledger.ts"
import { statedFindings } from "../trace/stated-findings.ts"
import { type StatedLinks, statedLinks } from "../trace/stated-links.ts"
import { readFile } from "./files.ts"
import { linesOf } from "./plan-lines.ts"
import { type StatedCase, type StatedPlace, statedCase, statedExplanations } from "./stated-case.ts"
import { comparePlans, digest, planOf, wordFile } from "./versions.ts"

/** The files of an audit: a results table, and the plan before and after: two files, or one with tracked changes. */
export interface AuditFiles {
  readonly results: string
  readonly plans:
    | { readonly draft: string; readonly revision: string }
    /** A Word file with tracked changes that is both. */
    | { readonly tracked: string }
}

/** What an audit found. */
export interface Audited {
  readonly stated: StatedResults
  /** Errors first. */
  readonly findings: readonly Finding[]
  readonly counts: Counts
  readonly ledger: Ledger
  readonly links: StatedLinks
  readonly places: ReadonlyMap<CommentId, StatedPlace>
  readonly files: { readonly draft: string; readonly revision: string }
  readonly warnings: readonly Warning[]
}

/** Reads a results table that somebody made and tells what does not agree with the draft and the revision. No case is needed. */
export async function auditResults({ results, plans }: AuditFiles, language: Language): Promise<Audited> {
  const file = readFile(results)
  const { value: stated, warnings } = await readPublishedResults(file.name, file.bytes)
  const { draft, revision } = readPlans(plans)
  const made = statedCase(stated, { file: file.name, sha256: digest(file.bytes) }, place => rowName(place)[language])
  return { ...auditOf(made, stated, { draft, revision }), warnings }
}

function readPlans(plans: AuditFiles["plans"]): { readonly draft: Plan; readonly revision: Plan } {
  if ("tracked" in plans) {
    const file = wordFile(plans.tracked)
    return { draft: planOf(file, "rejected").value, revision: planOf(file, "accepted").value }
  }
  return { draft: planOf(readFile(plans.draft)).value, revision: planOf(readFile(plans.revision)).value }
}

/** Names a row as people find it: by its own number, else by its sheet or table and row. */
export function rowName({ row, stacked }: StatedPlace): Message {
  const { number, part, line } = row
  const at = stacked === null ? { ja: "", en: "" } : { ja: `の${stacked}件目`, en: ` (comment ${stacked})` }
  if (number !== null) return { ja: `No.${number}${at.ja}`, en: `No. ${number}${at.en}` }
  const table =
    part === null
      ? null
      : /^\d+$/.test(part)
        ? { ja: `表${part}の`, en: `table ${part} ` }
        : { ja: `${part} `, en: `${part} ` }
  return { ja: `${table?.ja ?? ""}${line}行目${at.ja}`, en: `${table?.en ?? ""}row ${line}${at.en}` }
}

/** The audit of a table that was read. */
export function auditOf(
  made: StatedCase,
  stated: StatedResults,
  plans: { readonly draft: Plan; readonly revision: Plan },
  comparison: Comparison = comparePlans(plans.draft, plans.revision),
): Omit<Audited, "warnings"> {
  const state = stateOf(made, stated, comparison)
  const lines = linesOf(plans.revision, comparison)
  const places = citedPlaces(plans.draft, plans.revision, comparison)
  const unlinked = ledger(state, comparison.changes, lines, undefined, places)
  const links = statedLinks(unlinked, plans)
  const link = new Map(
    links.links.map(({ comment, change }) => [linkId(comment, change), { comment, change, edit: null }]),
  )
  const linked = ledger({ ...state, link }, comparison.changes, lines, unlinked.memory, places)
  const rowOf = (comment: CommentId): Message => {
    const place = made.places.get(comment)
    return place ? rowName(place) : { ja: comment, en: comment }
  }
  return {
    ...{ stated, links, ledger: linked, places: made.places },
    findings: statedFindings(linked, { links, rowOf }),
    counts: count(linked),
    files: { draft: plans.draft.file, revision: plans.revision.file },
  }
}

/** The table as the state of a case that stands nowhere. What is published of a comment is its summary. */
function stateOf(
  { fields, reading, responses, outcomes }: StatedCase,
  stated: StatedResults,
  comparison: Comparison,
): CaseState {
  const { draft, revision } = comparison
  const explanations = statedExplanations(stated, comparison.changes)
  const comments = reading.comments.map(comment => ({
    ...comment,
    summary: comment.original,
    outcome: outcomes.get(comment.id) ?? null,
  }))
  const at = { sha256: "", draft: draft.sha256, revision: revision.sha256, engine: ENGINE, lost: [] }
  return {
    ...emptyState(),
    consultation: new Map([[ONLY, { ...NEW_CONSULTATION, ...fields }]]),
    comparison: new Map([[ONLY, at]]),
    submission: new Map(reading.submissions.map(submission => [submission.id, submission])),
    comment: new Map(comments.map(comment => [comment.id, comment])),
    response: new Map(responses.map(response => [response.id, response])),
    explanation: new Map(explanations.map(explanation => [explanation.change, explanation])),
  }
}
