import { decideAll } from "../journal/decide.ts"
import type { CaseEvent } from "../journal/events.ts"
import { ONLY } from "../model/case.ts"
import type { Consultation } from "../model/consultation.ts"
import type { StatedResults } from "../model/stated-results.ts"
import { readPublishedResults } from "../readers/published-results.ts"
import { commentsIn, type Ledger } from "../trace/ledger.ts"
import { statedLinks } from "../trace/stated-links.ts"
import type { Case, Moment, Report } from "./case.ts"
import { readFile } from "./files.ts"
import { formLosses, withoutReasons } from "./form-losses.ts"
import { profilesIn } from "./profile-file.ts"
import { numberedIds, printedLinks, type StatedCase, statedCase, statedExplanations } from "./stated-case.ts"
import { takenIn } from "./taken-in.ts"
import { digest, storedVersion } from "./versions.ts"

/** What the table says of the consultation, where it says something; the plan's name as its own draft has it comes first. */
function fieldsIn({ fields }: StatedCase, { state }: Moment): Partial<Consultation> {
  const known = state.consultation.get(ONLY)
  const said = Object.entries(fields).filter(([key, value]) => value !== null && !(key === "plan" && known?.plan))
  return Object.fromEntries(said)
}

/** Everything that the table says, as events of one deed. */
async function importEvents(
  opened: Case,
  moment: Moment,
  made: StatedCase,
  origin: { readonly file: string; readonly sha256: string },
): Promise<readonly CaseEvent[]> {
  const { event, filled } = await takenIn(opened, moment, origin, made.reading)
  const outcomes = [...made.outcomes].map(([comment, outcome]) => ({ type: "outcome", comment, outcome }) as const)
  return [
    { type: "consultation-set", fields: fieldsIn(made, moment) },
    event,
    ...made.responses.map(response => ({ type: "response-written", ...response }) as const),
    ...decideAll(filled, outcomes, moment),
  ]
}

/** Links that the answers' words make sure, and the reasons that the document gives, where both versions of the plan are at hand. */
async function record(
  opened: Case,
  stated: StatedResults,
  made: StatedCase,
): Promise<{ readonly linked: number; readonly explained: number }> {
  const { ledger, comparison } = await opened.ledger()
  const [draft, revision] = [
    await storedVersion(opened, ledger.state, "draft"),
    await storedVersion(opened, ledger.state, "revision"),
  ]
  if (!comparison || !draft || !revision) return { linked: 0, explained: 0 }
  const guessed = statedLinks(ledger, { draft: draft.plan, revision: revision.plan }).links
  // Where rows say themselves what they changed, nothing is guessed.
  const isTold = (id: string) => made.places.get(id)?.row.changes !== undefined
  const links = [...printedLinks(made, ledger.changes), ...guessed.filter(({ comment }) => !isTold(comment))]
  const explanations = statedExplanations(stated, ledger.changes)
  await opened.run([
    ...links.map(({ comment, change }) => ({ type: "link", comment, change, edit: null }) as const),
    ...explanations.map(explanation => ({ type: "explain", explanation }) as const),
  ])
  return { linked: links.length, explained: explanations.length }
}

/** Rows that say 有 and have no link yet. */
const openRows = ({ responses, changesOf }: Ledger): number =>
  responses
    .filter(response => response.stated === true && !commentsIn(response).some(id => changesOf.has(id)))
    .reduce((rows, response) => rows + response.rows.length, 0)

/**
 * Takes in what was published before: comments, answers, sections, 有 and 無, and the consultation's own data. Who sent
 * the comments is not known; the total is kept as it was published. The versions of the plan are loaded before.
 */
export async function importResults(opened: Case, path: string, templates: string | null): Promise<Report> {
  const file = readFile(path)
  const { value: stated, warnings } = await readPublishedResults(
    file.name,
    file.bytes,
    templates === null ? [] : profilesIn(templates),
  )
  const origin = { file: file.name, sha256: digest(file.bytes) }
  const made = statedCase(stated, origin, numberedIds(stated))
  await opened.store.putDocument(file.name, file.bytes)
  await opened.deed(moment => importEvents(opened, moment, made, origin))
  const { linked, explained } = await record(opened, stated, made)
  const { ledger, comparison } = await opened.ledger()
  const rows = stated.answers.reduce((sum, answer) => sum + answer.rows.length, 0)
  const [comments, open] = [made.reading.comments.length, comparison ? openRows(ledger) : 0]
  const lost = stated.reasons.length - explained
  const losses = stated.form ? [formLosses(stated.form), withoutReasons(stated.form)].filter(each => each !== null) : []
  const ja = [
    `${file.name} から意見${comments}件、考え方${stated.answers.length}件(表${rows}行)を取り込みました。`,
    ...(comparison ? [`修正箇所との紐付けは${linked}件、意見によらない修正の理由は${explained}件です。`] : []),
    ...(open > 0 ? [`「有」のうち${open}行は、当たる修正箇所が確かでないため紐付けていません。`] : []),
    ...(lost > 0 ? [`修正の理由${lost}件は、当たる修正箇所がないため取り込んでいません。`] : []),
    ...losses.map(each => each.ja),
  ]
  const en = [
    `Took in ${comments} comments and ${stated.answers.length} answers (${rows} rows) from ${file.name} .`,
    ...(comparison ? [`${linked} links to changes; ${explained} reasons of changes without a comment.`] : []),
    ...(open > 0 ? [`${open} rows that say 有 are not linked: it is not sure which change they mean.`] : []),
    ...(lost > 0 ? [`${lost} reasons were not taken in: there is no such change.`] : []),
    ...losses.map(each => each.en),
  ]
  const data = { results: file.name, comments, answers: stated.answers.length, rows, linked, explained, open }
  return { message: { ja: ja.join("\n"), en: en.join("\n") }, warnings, data }
}
