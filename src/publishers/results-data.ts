import { OUTCOMES, type Outcome } from "../model/consultation.ts"
import type { PublicReport, PublishedChange, PublishedComment, PublishedResults } from "../model/published.ts"

/** Comments of a results table, each once, by their numbers. */
export function commentsOf({ sections }: PublishedResults): readonly PublishedComment[] {
  const all = sections.flatMap(({ subsections }) =>
    subsections.flatMap(({ answers }) => answers.flatMap(({ rows }) => rows.flat())),
  )
  return [...new Map(all.map(comment => [comment.number, comment])).values()].sort((a, b) => a.number - b.number)
}

/** How many comments have each outcome, in the order of `OUTCOMES`; those with none are left out. */
export function outcomeCounts(results: PublishedResults): readonly (readonly [Outcome, number])[] {
  const groups = Map.groupBy(commentsOf(results), ({ outcome }) => outcome)
  return OUTCOMES.flatMap(outcome => {
    const count = groups.get(outcome)?.length ?? 0
    return count > 0 ? [[outcome, count] as const] : []
  })
}

/**
 * `data.json`: what the other publications say, for programs; the numbers are those of the results table.
 * Described in docs/file-formats.md ("akaire-data/1"). `report` is null where there is no comparison: then `changes` is null.
 */
export function publishData(results: PublishedResults, report: PublicReport | null): string {
  const { language, title, period, totals, closing, stamp, sections } = results
  const value = {
    format: "akaire-data/1",
    language,
    title,
    period,
    totals,
    closing,
    stamped: stamp,
    comments: commentsOf(results).map(({ number, text, outcome }) => ({ number, text, outcome })),
    sections: sections.map(section => ({
      title: section.title,
      subsections: section.subsections.map(({ title: subtitle, answers }) => ({
        title: subtitle,
        answers: answers.map(({ rows, text, revised, repeat }) => ({
          rows: rows.map(row => row.map(({ number }) => number)),
          text,
          revised,
          repeat,
        })),
      })),
    })),
    draft: report?.draftFile ?? null,
    revision: report?.revisionFile ?? null,
    precise: report?.precise ?? null,
    changes: report?.changes.map(changeData) ?? null,
  }
  return `${JSON.stringify(value, null, 2)}\n`
}

const changeData = ({
  number,
  kind,
  nature,
  draft,
  revision,
  edits,
  comments,
  reason,
  derived,
  isDerived,
}: PublishedChange) => ({
  number,
  kind,
  nature,
  draft,
  revision,
  edits: edits.map(edit => ({
    draft: edit.draft,
    revision: edit.revision,
    removed: edit.removed,
    added: edit.added,
    nature: edit.nature,
  })),
  comments,
  reason,
  isDerived,
  derived,
})
