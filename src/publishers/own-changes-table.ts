import { Paragraph, Table, TableRow } from "docx"
import type { PublishedOwnChange, PublishedReason, PublishedResults } from "../model/published.ts"
import { REASON_LABELS } from "../text/labels.ts"
import { ownWidths, STYLES } from "./results-look.ts"
import { cell, headerRow, tableLook } from "./results-table.ts"
import { oneLine, paragraphsOf, runsOf } from "./results-text.ts"
import type { ResultsWords } from "./results-words.ts"

/** Changes that no comment led to: a title and a table of before, after and why. Nothing where there are none. */
export function ownChangesTable(
  { ownChanges, language }: PublishedResults,
  words: ResultsWords,
): readonly (Paragraph | Table)[] {
  if (ownChanges.length === 0) return []
  const widths = ownWidths()
  const text = (said: string): readonly Paragraph[] => paragraphsOf(said, { first: STYLES.own, further: STYLES.own })
  const row = ({ place, before, after, reason }: PublishedOwnChange) => {
    const cells = [place, before === "" ? words.added : before, after === "" ? words.deleted : after, why(reason)]
    return new TableRow({ children: cells.map((said, index) => cell(text(said), widths[index] ?? 0, null)) })
  }
  const why = ({ kind, text: said }: PublishedReason): string => {
    const label = REASON_LABELS[kind][language]
    if (said === null || said === "") return label
    return kind === "other" ? said : `${label}: ${said}`
  }
  return [
    new Paragraph({ style: STYLES.ownTitle, children: [...runsOf(oneLine(words.ownChanges))] }),
    new Table({ rows: [headerRow(words.ownColumns, widths), ...ownChanges.map(row)], ...tableLook(widths) }),
  ]
}
