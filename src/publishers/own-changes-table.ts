import type { PublishedOwnChange, PublishedReason, PublishedResults } from "../model/published.ts"
import { REASON_LABELS } from "../text/labels.ts"
import { OWN_SHARES, STYLES, shared } from "./results-look.ts"
import { isShort, ruledTable } from "./results-table.ts"
import { oneLine, paragraphsOf } from "./results-text.ts"
import type { ResultsWords } from "./results-words.ts"
import { cell, paragraph, row, run } from "./word-xml.ts"

/** Changes that no comment led to: a title and a table of before, after and why. Nothing where there are none. `width` in twips. */
export function ownChangesTable(
  { ownChanges, language }: PublishedResults,
  words: ResultsWords,
  width: number,
): string {
  if (ownChanges.length === 0) return ""
  const widths = shared(OWN_SHARES, width)
  const text = (said: string): string => paragraphsOf(said, { first: STYLES.own, further: STYLES.own })
  const rowXml = ({ place, before, after, reason }: PublishedOwnChange) => {
    const said = [place, before === "" ? words.added : before, after === "" ? words.deleted : after, why(reason)]
    return row(
      { whole: isShort(said, widths) },
      said.map((each, index) => cell({ width: widths[index] ?? 0 }, text(each))),
    )
  }
  const why = ({ kind, text: said }: PublishedReason): string => {
    const label = REASON_LABELS[kind][language]
    return said === null || said === "" ? label : `${label}: ${said}`
  }
  const rows = ownChanges.map(rowXml)
  return (
    paragraph({ style: STYLES.ownTitle }, run(oneLine(words.ownChanges))) +
    ruledTable(words.ownColumns, widths, { caption: words.ownChanges, rows })
  )
}
