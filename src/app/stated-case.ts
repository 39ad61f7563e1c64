import type { IntakeReading } from "../journal/evolve.ts"
import type { Explanation } from "../model/case.ts"
import { publicText } from "../model/case.ts"
import type { Change, ChangeId } from "../model/change.ts"
import type { Comment, CommentId, Consultation, Outcome, Response, Submission } from "../model/consultation.ts"
import type { StatedAnswer, StatedResults, StatedRow } from "../model/stated-results.ts"
import { spaced } from "../publishers/results-words.ts"
import { snippetOf } from "../text/change-snippet.ts"
import { reasonNamed } from "../text/labels.ts"
import { changesReplacing, type Replacement } from "../trace/name-change.ts"

/** What a published table holds, as entities of a case. */
export interface StatedCase {
  readonly fields: Partial<Consultation>
  readonly reading: IntakeReading
  readonly responses: readonly Response[]
  readonly outcomes: ReadonlyMap<CommentId, Outcome>
  /** Where each comment stands in the table. */
  readonly places: ReadonlyMap<CommentId, StatedPlace>
}

/** A comment's place in the table; `stacked`: its number among several in the cell, from 1, or null. */
export interface StatedPlace {
  readonly row: StatedRow
  readonly answer: StatedAnswer
  readonly stacked: number | null
}

interface Origin {
  readonly file: string
  readonly sha256: string
}

/** Names a comment by its place; used as its id where no other has it. */
export type NameComment = (place: StatedPlace, order: number) => CommentId

/** Ids of an imported table: its own numbers where they name one comment each, else counted in the order of the table. */
export function numberedIds(stated: StatedResults): NameComment {
  const numbers = stated.answers.flatMap(({ rows, repeat }) => (repeat ? [] : rows.map(({ number }) => number)))
  const isOwn = numbers.every(number => number !== null) && new Set(numbers).size === numbers.length
  return ({ row, stacked }, order) => {
    if (!isOwn) return String(order + 1)
    return stacked === null ? (row.number ?? "") : `${row.number}-${stacked}`
  }
}

/** Comments of the table in the order of the table. What stands in a row marked as repeated is the comment it repeats. */
class Comments {
  readonly submissions: Submission[] = []
  readonly comments: Comment[] = []
  readonly places = new Map<CommentId, StatedPlace>()
  private readonly byText = new Map<string, CommentId[]>()
  private readonly origin: Origin
  private readonly name: NameComment

  constructor(origin: Origin, name: NameComment) {
    this.origin = origin
    this.name = name
  }

  add(text: string, place: StatedPlace): CommentId {
    const order = this.comments.length
    const wanted = this.name(place, order)
    const id = this.places.has(wanted) ? `${wanted}(${order + 1})` : wanted
    const { part, line, targets, original, publicName = null } = place.row
    const target = targets ? (targets[(place.stacked ?? 1) - 1] ?? null) : place.row.target
    const { section, subsection } = place.answer
    this.submissions.push({
      ...{ id, order, kind: "unknown", name: null, received: null, channel: null, contact: {} },
      // What was published is released.
      ...(publicName !== null || original ? { release: { publicName, original: Boolean(original) } } : {}),
      source: { ...this.origin, part, line },
    })
    this.comments.push({
      ...{ id, submission: id, order, target, section, subsection },
      ...(original ? { original, summary: text } : { original: text, summary: null }),
      ...{ outcome: null, state: "open", assignee: null },
    })
    this.places.set(id, place)
    const same = this.byText.get(text)
    if (same) same.push(id)
    else this.byText.set(text, [id])
    return id
  }

  /** The comment that a row repeats: the first with the same words that the same answer does not have yet. */
  repeated(text: string, taken: ReadonlySet<CommentId>): CommentId | null {
    return this.byText.get(text)?.find(id => !taken.has(id)) ?? null
  }
}

/** Makes entities of a table. Nobody knows who sent the comments: each is a submission of its own. */
export function statedCase(stated: StatedResults, origin: Origin, name: NameComment): StatedCase {
  const comments = new Comments(origin, name)
  const rowsOf = new Map<StatedAnswer, readonly (readonly CommentId[])[]>()
  const addAll = (answer: StatedAnswer, give: (text: string, place: StatedPlace) => CommentId) =>
    rowsOf.set(
      answer,
      answer.rows.map(row =>
        row.comments.map((text, i) => give(text, { row, answer, stacked: row.comments.length > 1 ? i + 1 : null })),
      ),
    )
  for (const answer of stated.answers) if (!answer.repeat) addAll(answer, (text, place) => comments.add(text, place))
  for (const answer of stated.answers) {
    if (!answer.repeat) continue
    const taken = new Set<CommentId>()
    addAll(answer, (text, place) => {
      const id = comments.repeated(text, taken) ?? comments.add(text, place)
      taken.add(id)
      return id
    })
  }
  const responses = stated.answers.map((answer, order): Response => {
    const { section, subsection, text, repeat, revised } = answer
    const rows = rowsOf.get(answer) ?? []
    const mark = revised === null ? {} : { stated: revised }
    return { id: `R${order + 1}`, order, section, subsection, text, rows, repeat, ...mark }
  })
  const outcomes = new Map(
    stated.answers.flatMap(answer =>
      (rowsOf.get(answer) ?? []).flatMap((ids, row) =>
        ids.flatMap((id, at) => {
          const outcome = answer.rows[row]?.outcomes?.[at] ?? answer.outcome
          return outcome ? [[id, outcome] as const] : []
        }),
      ),
    ),
  )
  const reading = byOriginals(comments) ?? { submissions: comments.submissions, comments: comments.comments }
  return { fields: fieldsOf(stated), reading, responses, outcomes, places: comments.places }
}

/** Where a table names the original of each comment (12-2), those of one submission belong together; null where it does not. */
function byOriginals({ comments, submissions, places }: Comments): IntakeReading | null {
  const numbered = comments.map((comment, at) => {
    const { row, stacked } = places.get(comment.id) ?? {}
    const [, submission, own = "1"] = /^(\d+)(?:-(\d+))?$/.exec(row?.index?.[(stacked ?? 1) - 1] ?? "") ?? []
    return { comment, sender: submissions[at], submission, own: Number(own) }
  })
  if (numbered.some(({ submission, sender }) => submission === undefined || sender === undefined)) return null
  const groups = [...Map.groupBy(numbered, ({ submission }) => submission ?? "")].toSorted(
    ([a], [b]) => Number(a) - Number(b),
  )
  const sorted = groups.map(([id, members]) => ({ id, members: members.toSorted((a, b) => a.own - b.own) }))
  const own = sorted.flatMap(({ id, members }) => members.map(({ comment }) => ({ ...comment, submission: id })))
  return {
    submissions: sorted.flatMap(({ id, members }, order) =>
      members.slice(0, 1).flatMap(({ sender }) => (sender ? [{ ...sender, id, order }] : [])),
    ),
    comments: own.map((comment, order) => ({ ...comment, order })),
  }
}

function fieldsOf({ title, from, to, totals, closing, language }: StatedResults): Partial<Consultation> {
  const plan = /「(.+?)(?:[（(]案[)）])?」/.exec(title ?? "")?.[1] ?? null
  return { title, from, to, totals, closing, language, ...(plan === null ? {} : { plan }) }
}

/** Explanations of the changes that a table explains without a comment, each named by what it replaces. */
export function statedExplanations(stated: StatedResults, changes: readonly Change[]): readonly Explanation[] {
  const found = stated.reasons.flatMap(({ removed, added, reason }) => {
    const named = reasonNamed(reason)
    const publicReason = named.text === "" ? null : publicText(named.text)
    return changesNamed(changes, { removed, added }).map(
      (change): Explanation => ({ change, reason: named.kind, publicReason, memo: null }),
    )
  })
  return [...new Map(found.map(explanation => [explanation.change, explanation])).values()]
}

const plain = (text: string): string => text.replace(/\s+/g, " ").trim()

/** Changes that are printed in these words; else those that replace them by one another. */
function changesNamed(changes: readonly Change[], words: Replacement): readonly ChangeId[] {
  const own = changes.filter(({ derivedFrom }) => derivedFrom === null)
  const printed = own.filter(change => {
    const { before, after } = snippetOf(change)
    return plain(before) === plain(words.removed) && plain(after) === plain(words.added)
  })
  return printed.length > 0 ? printed.map(({ id }) => id) : changesReplacing(changes, words)
}

/** Comments of rows that say what they changed, each with these changes: those adopted, or else all that the answer is for. */
export function printedLinks(
  { places, outcomes, responses }: StatedCase,
  changes: readonly Change[],
): readonly { readonly comment: CommentId; readonly change: ChangeId }[] {
  return responses.flatMap(({ rows, repeat }) => {
    const said = rows.flat().filter(id => places.get(id)?.row.changes)
    const adopted = said.filter(id => ["adopted", "partly-adopted"].includes(outcomes.get(id) ?? ""))
    const comments = repeat ? [] : adopted.length > 0 ? adopted : said
    return comments.flatMap(comment => {
      const text = places.get(comment)?.row.changes ?? ""
      return changes.filter(change => isPrinted(change, text)).map(({ id: change }) => ({ comment, change }))
    })
  })
}

/** Whether a cell shows a change: its place, and both sides on lines of their own. */
function isPrinted(change: Change, cell: string): boolean {
  const { before, after } = snippetOf(change)
  const lines = `\n${cell}\n`
  const place = (change.revision ?? change.draft)?.place ?? ""
  const isThere = (side: string) => side === "" || lines.includes(`\n${side}\n`)
  return (
    change.derivedFrom === null &&
    (cell.includes(spaced(place)) || cell.includes(place)) &&
    isThere(before) &&
    isThere(after)
  )
}
