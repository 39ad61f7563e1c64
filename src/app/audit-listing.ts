import type { CommentId } from "../model/consultation.ts"
import type { Language } from "../model/errors.ts"
import type { Finding } from "../model/finding.ts"
import { SEVERITY_LABELS } from "../text/labels.ts"
import { findingId } from "../trace/finding-id.ts"
import { type Audited, rowName } from "./audit-results.ts"
import { warningLine } from "./listing.ts"
import { excerpt } from "./table.ts"

/** How much of a comment is shown so that its row is found, in characters. */
const OPENING = 24
/** Rows that a heading names before it only counts them. */
const NAMED = 4

/** Names of the rows that comments stand in; comments of a row by their numbers only where others of it are not meant. */
function rowNames(comments: readonly CommentId[], { places }: Audited, language: Language): readonly string[] {
  const meant = new Set(comments)
  const of = Map.groupBy(places, ([, { row }]) => row)
  const names = comments.map(id => {
    const place = places.get(id)
    const isWhole = place && (of.get(place.row) ?? []).every(([other]) => meant.has(other))
    return place ? rowName(isWhole ? { ...place, stacked: null } : place)[language] : id
  })
  return [...new Set(names)]
}

/** The rows that a finding speaks of, with the words that the first begins with; null: its message says where it is. */
function rowsOf({ comments }: Finding, audited: Audited, language: Language): string | null {
  const [first] = comments
  if (first === undefined) return null
  const names = rowNames(comments, audited, language)
  const more = names.length - NAMED
  const others = more > 0 ? { ja: ` ほか${more}行`, en: ` and ${more} more` }[language] : ""
  const words = excerpt(audited.ledger.state.comment.get(first)?.original ?? "", OPENING)
  const rows = names.slice(0, NAMED).join({ ja: "、", en: ", " }[language])
  return `${rows}${others}${{ ja: `「${words}」`, en: ` “${words}”` }[language]}`
}

/** Findings of one severity on the same rows stand together under them. */
function findingLines(findings: readonly Finding[], audited: Audited, language: Language): readonly string[] {
  const groups = Map.groupBy(findings, ({ severity, comments }, i) =>
    JSON.stringify([severity, comments.length > 0 ? comments : i]),
  )
  return [...groups.values()].flatMap(group => {
    const [first] = group
    if (!first) return []
    const severity = SEVERITY_LABELS[first.severity][language]
    const rows = rowsOf(first, audited, language)
    const said = group.map(({ message, rule }) => `${message[language]} [${rule}]`)
    return rows === null
      ? said.map(line => `${severity}  ${line}`)
      : [`${severity}  ${rows}`, ...said.map(line => `    ${line}`)]
  })
}

function summary({ stated, counts, files, ledger }: Audited, language: Language): readonly string[] {
  const marked = stated.answers.filter(({ revised }) => revised).reduce((rows, answer) => rows + answer.rows.length, 0)
  const repeated = ledger.responses.some(({ repeat }) => repeat)
  const { rows, comments, changes, derived, linked, explained, unexplained } = counts
  const apart =
    derived > 0 ? { ja: `(ほかに自動的な修正${derived})`, en: ` (${derived} derived ones apart)` }[language] : ""
  return language === "ja"
    ? [
        `${stated.file} を ${files.draft} と ${files.revision} に照らし合わせました。`,
        `表${rows}行${repeated ? "(再掲を含む)" : ""}、意見${comments}件${stated.hasMarks ? `、「有」${marked}行` : ""}${stated.totals ? `(意見総数の記載: ${stated.totals})` : ""}`,
        `修正箇所${changes}か所: 表に理由があるもの${linked}、意見によらない理由があるもの${explained}、理由が見当たらないもの${unexplained}${apart}`,
      ]
    : [
        `Compared ${stated.file} with ${files.draft} and ${files.revision} .`,
        `${rows} rows${repeated ? " (repeated ones too)" : ""}, ${comments} comments${stated.hasMarks ? `, ${marked} rows say 有/yes` : ""}${stated.totals ? ` (stated total: ${stated.totals})` : ""}`,
        `${changes} changes: ${linked} with a reason in the table, ${explained} explained without a comment, ${unexplained} without a reason${apart}`,
      ]
}

/** An audit for people: what was compared, and for each finding where it is and what to do. */
export function listAudit(audited: Audited, language: Language): string {
  const none = { ja: "食い違いはありません。", en: "Nothing disagrees." }[language]
  const found = findingLines(audited.findings, audited, language)
  return [
    ...summary(audited, language),
    ...audited.warnings.map(warning => warningLine(warning, language)),
    "",
    ...(found.length > 0 ? found : [none]),
  ].join("\n")
}

/** `check RESULTS --json`: the findings as of a case; rows and changes by the names that the findings use. */
export function auditData(audited: Audited, language: Language) {
  const { stated, findings, counts, files, ledger, links, places, warnings } = audited
  const { comments, rows, changes, derived, linked, explained, unexplained } = counts
  const row = (id: CommentId) => {
    const place = places.get(id)
    if (!place) return []
    const { part, line, number } = place.row
    const { section, subsection, text, revised } = place.answer
    const original = ledger.state.comment.get(id)?.original ?? ""
    const changesOf = ledger.changesOf.get(id) ?? []
    return [
      { id, part, line, number, section, subsection, comment: original, response: text, revised, changes: changesOf },
    ]
  }
  const changed = ledger.changes.map(({ id, kind, nature, derivedFrom, draft, revision, edits }) => {
    const near = links.nearest.get(id)
    return {
      ...{ id, kind, nature, derivedFrom, place: (revision ?? draft)?.place ?? "" },
      edits: edits.map(({ removed, added }) => ({ removed, added })),
      comments: ledger.commentsOf.get(id) ?? [],
      nearest: near ? { comment: near.comment, score: near.score, reason: near.reason[language] } : null,
    }
  })
  return {
    results: { file: stated.file, title: stated.title, from: stated.from, to: stated.to, totals: stated.totals },
    ...files,
    findings: findings.map(finding => ({ id: findingId(finding), ...finding, message: finding.message[language] })),
    counts: { comments, rows, changes, derived, linked, explained, unexplained },
    rows: ledger.comments.flatMap(({ id }) => row(id)),
    changes: changed,
    warnings: warnings.map(warning => warningLine(warning, language)),
  }
}
