import { BODY, MARGINS, SHADES, STACKED, STYLES } from "./results-look.ts"
import type { ResultsSheet, SheetCell, SheetRow } from "./results-sheet.ts"
import { oneLine, paragraphsOf, wordText } from "./results-text.ts"
import { cell, paragraph, row, run, table } from "./word-xml.ts"

/** The table of a sheet, its first row repeated on every page. `widths` in twips. */
export function resultsTable({ columns, rows }: ResultsSheet, widths: readonly number[], caption: string): string {
  const titles = columns.map(({ title }) => title)
  return ruledTable(titles, widths, { caption, rows: rows.map(one => rowXml(one, widths)) })
}

/** A ruled table with a row of titles. */
export function ruledTable(
  titles: readonly string[],
  widths: readonly number[],
  { caption, rows }: { readonly caption: string; readonly rows: readonly string[] },
): string {
  const cells = titles.map((title, index) =>
    cell(
      { width: widths[index] ?? 0, fill: SHADES.header, centred: true },
      paragraph({ style: STYLES.columnTitle }, run(oneLine(title))),
    ),
  )
  return table({ widths, caption, margins: MARGINS }, [row({ titles: true, whole: true }, cells), ...rows])
}

function rowXml(one: SheetRow, widths: readonly number[]): string {
  if (one.kind === "row")
    return row(
      { whole: isShort(one.cells.map(textOfRow), widths) },
      one.cells.map((each, index) => cellXml(each, widths[index] ?? 0)),
    )
  const width = widths.reduce((sum, each) => sum + each, 0)
  const style = one.level === 1 ? STYLES.section : STYLES.subsection
  // Its style keeps it on the page of the row below.
  return row({ whole: true }, [
    cell({ width, span: widths.length, fill: SHADES.section }, paragraph({ style }, run(one.text))),
  ])
}

/** Lines of the longest cell up to which a row is never broken across two pages: about a third of a landscape page. */
const WHOLE = 8
/** A full-width letter of the table, in twips. */
const LETTER = BODY * 10

/** Whether the texts of a row, side by side in columns of these widths (twips), are so short that it stays on one page. */
export const isShort = (texts: readonly string[], widths: readonly number[]): boolean =>
  texts.every((text, index) => {
    const perLine = Math.max(1, Math.floor(((widths[index] ?? 0) - MARGINS.left - MARGINS.right) / LETTER))
    return text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / perLine)), 0) <= WHOLE
  })

/** What a cell adds to the height of its own row; one that is merged may go on in the rows below. */
const textOfRow = ({ texts, merge }: SheetCell): string => (merge ? "" : texts.map(({ text }) => text).join("\n"))

const cellXml = ({ texts, content, merge }: SheetCell, width: number): string => {
  const inside = texts.map(text => paragraphsOf(text.text, { ...LOOKS[text.kind], stacked: text.stacked })).join("")
  return cell({ width, merge }, inside || paragraph({ style: EMPTY[content] ?? STYLES.text }, ""))
}

/** First and further lines of each kind of text. */
const LOOKS = {
  comment: { first: STYLES.comment, further: STYLES.commentLine },
  response: { first: STYLES.response, further: STYLES.responseLine },
  revised: { first: STYLES.revised, further: STYLES.revised },
  repeat: { first: STYLES.repeat, further: STYLES.repeat },
  short: { first: STYLES.short, further: STYLES.short },
  text: { first: STYLES.text, further: STYLES.text },
} as const

/** A cell must hold a paragraph, also one that a merged cell covers. */
const EMPTY: Readonly<Record<string, string>> = {
  comment: STYLES.commentLine,
  response: STYLES.response,
  revised: STYLES.revised,
}

/** The rows of a sheet as records: the title of each column and what it shows, line by line. */
export const recordsXml = ({ columns, rows }: ResultsSheet): string =>
  rows
    .map(one => {
      if (one.kind === "heading") {
        return paragraph(
          { style: one.level === 1 ? STYLES.section : STYLES.subsection, spacing: STACKED },
          run(one.text),
        )
      }
      const [first, ...rest] = one.cells.map((each, index) => recordLines(each, columns[index]?.title ?? ""))
      const head = (first ?? []).map(line => paragraph({ style: STYLES.ownTitle }, line))
      return [...head, ...rest.flat().map(line => paragraph({ style: STYLES.record }, line))].join("")
    })
    .join("")

/** "Comment: …"; further lines without a title. An empty cell is left out. */
function recordLines({ texts }: SheetCell, title: string): readonly string[] {
  const lines = texts.flatMap(({ text }) => wordText(text).split("\n"))
  return lines.map(
    (line, index) => (index === 0 ? run(oneLine(`${title}: `), { bold: true }) : "") + run(oneLine(line)),
  )
}
