import { type Command, decideAll } from "../journal/decide.ts"
import type { IntakeReading } from "../journal/evolve.ts"
import type { CaseState } from "../model/case.ts"
import type { Comment, Release, Submission } from "../model/consultation.ts"
import type { CommentRow } from "../model/intake.ts"
import type { Warning } from "../model/reading.ts"
import { readComments } from "../readers/comments.ts"
import { parseMapping } from "../readers/mapping.ts"
import type { Case, Moment, Report } from "./case.ts"
import { type NamedFile, readFile } from "./files.ts"
import { parseCount } from "./numbers.ts"
import { takenIn } from "./taken-in.ts"
import { digest } from "./versions.ts"

/** How a table is to be read where it does not say so itself. */
export interface IntakeOptions {
  /** Path of a mapping file. */
  readonly map: string | null
  readonly sheet: string | null
  /** As typed; row from 1. */
  readonly headerRow: string | null
  readonly encoding: string | null
  readonly dryRun: boolean
}

export const PLAIN: IntakeOptions = { map: null, sheet: null, headerRow: null, encoding: null, dryRun: false }

/** Where rows come from, for the ids of those without one. */
interface Origin {
  readonly file: string
  readonly sha256: string
  /** Number of the file within the case, from 1. */
  readonly number: number
}

interface Sorted extends IntakeReading {
  /** The rows that are new to the case, in their order, with their ids. */
  readonly ids: ReadonlyMap<CommentRow, string>
  readonly warnings: readonly Warning[]
}

/**
 * Gives rows their ids (their own, else `<file number>.<row>`, on further sheets and tables `<file number>.<sheet>.<row>`;
 * and `<submission>-<n>`) and leaves out what the case has.
 * A row whose id stands in the case with other words is reported and left out: the original is never overwritten.
 */
function sortRows(state: CaseState, rows: readonly CommentRow[], origin: Origin): Sorted {
  const submissions = new Map<string, Submission>()
  const comments = new Map<string, Comment>()
  const warnings: Warning[] = []
  const ids = new Map<CommentRow, string>()
  const perSubmission = new Map<string, number>()
  const rowsOf = new Map<string, CommentRow[]>()
  const parts = [...new Set(rows.map(row => row.part))]
  for (const row of rows) {
    const part = parts.indexOf(row.part)
    const submission = row.submissionId ?? [origin.number, ...(part > 0 ? [part + 1] : []), row.line].join(".")
    const n = (perSubmission.get(submission) ?? 0) + 1
    perSubmission.set(submission, n)
    const own = rowsOf.get(submission)
    if (own) own.push(row)
    else rowsOf.set(submission, [row])
    const id = row.commentId ?? `${submission}-${n}`
    const known = state.comment.get(id) ?? comments.get(id)
    if (known) {
      if (known.original !== row.original) warnings.push(otherWords(id, row, origin))
      continue
    }
    if (!state.submission.has(submission) && !submissions.has(submission)) {
      submissions.set(submission, submissionOf(submission, row, state.submission.size + submissions.size, origin))
    }
    ids.set(row, id)
    comments.set(id, commentOf(id, submission, row, state.comment.size + comments.size))
  }
  const senders = [...submissions.values()].map(one => withRelease(one, releasesIn(rowsOf.get(one.id) ?? [])))
  return { submissions: senders, comments: [...comments.values()], ids, warnings }
}

const otherWords = (id: string, row: CommentRow, origin: Origin): Warning => ({
  message: {
    ja: `意見 ${id} は別の文言で取り込み済みです。既にあるものを残しました。`,
    en: `Comment ${id} is in the case with other words; what is there was kept.`,
  },
  source: { file: origin.file, part: row.part, line: row.line },
  count: 1,
})

const submissionOf = (id: string, row: CommentRow, order: number, { file, sha256 }: Origin): Submission => ({
  id,
  order,
  kind: row.kind,
  name: row.name,
  received: row.received,
  channel: row.channel,
  contact: row.contact,
  source: { file, sha256, part: row.part, line: row.line },
})

/** What the rows of a submission release: a yes counts only where no row of it says no. */
function releasesIn(rows: readonly CommentRow[]): Release {
  const agreed = (consents: readonly (boolean | null)[]) => consents.includes(true) && !consents.includes(false)
  const names = rows.map(row => row.nameConsent)
  const given = rows.find(row => row.publicName !== null)?.publicName ?? null
  const own = agreed(names) ? (rows.find(row => row.name !== null)?.name ?? null) : null
  return {
    publicName: names.includes(false) ? null : (given ?? own),
    original: agreed(rows.map(row => row.originalConsent)),
  }
}

const withRelease = (submission: Submission, release: Release): Submission =>
  release.publicName === null && !release.original ? submission : { ...submission, release }

const commentOf = (id: string, submission: string, row: CommentRow, order: number): Comment => ({
  id,
  submission,
  order,
  original: row.original,
  summary: row.summary,
  target: row.target,
  section: row.section,
  subsection: row.subsection,
  outcome: null,
  state: "open",
  assignee: null,
})

/** Answers that stand in the table already become responses; rows in a row with the same answer share it. */
function answersIn(ids: ReadonlyMap<CommentRow, string>): readonly Command[] {
  const answers: { text: string; rows: string[][]; row: CommentRow }[] = []
  for (const [row, id] of ids) {
    if (row.response === null) continue
    const last = answers.at(-1)
    if (last && last.text === row.response && last.row.section === row.section) last.rows.push([id])
    else answers.push({ text: row.response, rows: [[id]], row })
  }
  return answers.map(({ text, rows: comments, row }) => ({
    type: "respond",
    rows: comments,
    text,
    section: row.section,
    subsection: row.subsection,
    repeat: false,
  }))
}

/** Keeps what is taken over of a table; gives the event that says so, and the answers that stood in the table. */
async function intakeEvents(opened: Case, moment: Moment, file: NamedFile, sorted: Sorted) {
  await opened.store.putDocument(file.name, file.bytes)
  const { submissions, comments } = sorted
  const origin = { file: file.name, sha256: digest(file.bytes) }
  const { event, filled } = await takenIn(opened, moment, origin, { submissions, comments })
  return [event, ...decideAll(filled, answersIn(sorted.ids), moment)]
}

const NOTHING = { submissions: 0, comments: 0, warnings: [] }

async function takeInOne(opened: Case, file: NamedFile, options: IntakeOptions) {
  const sha256 = digest(file.bytes)
  if ((await opened.store.state()).state.intake.has(sha256)) return NOTHING
  const map = options.map === null ? null : readFile(options.map)
  const { value: rows, warnings } = await readComments(file.name, file.bytes, {
    ...(map ? { map: parseMapping(map.name, new TextDecoder().decode(map.bytes)) } : {}),
    ...(options.sheet === null ? {} : { sheet: options.sheet }),
    ...(options.headerRow === null ? {} : { headerRow: parseCount(options.headerRow, "--header-row") }),
    ...(options.encoding === null ? {} : { encoding: options.encoding }),
  })
  let taken: typeof NOTHING | { submissions: number; comments: number; warnings: readonly Warning[] } = NOTHING
  await opened.deed(moment => {
    if (moment.state.intake.has(sha256)) return []
    const sorted = sortRows(moment.state, rows, { file: file.name, sha256, number: moment.state.intake.size + 1 })
    taken = {
      submissions: sorted.submissions.length,
      comments: sorted.comments.length,
      warnings: [...warnings, ...sorted.warnings],
    }
    return options.dryRun ? [] : intakeEvents(opened, moment, file, sorted)
  })
  return taken
}

/** Takes in tables of comments. The same file again changes nothing. */
export async function takeIn(opened: Case, paths: readonly string[], options: IntakeOptions): Promise<Report> {
  const files = paths.map(readFile)
  let submissions = 0
  let comments = 0
  const warnings: Warning[] = []
  for (const file of files) {
    const taken = await takeInOne(opened, file, options)
    submissions += taken.submissions
    comments += taken.comments
    warnings.push(...taken.warnings)
  }
  const verb = options.dryRun
    ? { ja: "取り込む予定です", en: "would be taken in" }
    : { ja: "取り込みました", en: "taken in" }
  return {
    message:
      comments === 0
        ? { ja: "新しい意見はありません。", en: "There are no new comments." }
        : {
            ja: `提出意見${submissions}通、意見${comments}件を${verb.ja}。`,
            en: `${comments} comments in ${submissions} submissions ${verb.en}.`,
          },
    warnings,
    data: { submissions, comments, dryRun: options.dryRun },
  }
}
