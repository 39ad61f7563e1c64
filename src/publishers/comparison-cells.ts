import type { SideEntry, SidePassage, SideRow } from "../model/comparison-table.ts"
import { INNER_MARGINS, innerWidths, COMPARISON_STYLES as STYLES } from "./comparison-look.ts"
import { type ComparisonWords, entryText, rowText } from "./comparison-words.ts"
import { SHADES } from "./results-look.ts"
import { wordText } from "./results-text.ts"
import { cell, paragraph, row, run, table } from "./word-xml.ts"

/** Stands under a table inside a cell: Word wants a paragraph there. */
const THIN = { line: 60, lineRule: "exact" } as const

/** How the entries of a column are written. */
interface Writing {
  readonly words: ComparisonWords
  /** Twips inside the cell. */
  readonly width: number
  /** All of it stays with the row below. */
  readonly keepNext: boolean
  /** What the other column says: a table that stands in both has the same widths in both. */
  readonly beside: readonly SideEntry[]
}

/** What one column says in one row, as paragraphs and tables. */
export function entriesXml(entries: readonly SideEntry[], writing: Writing): string {
  const { words, keepNext } = writing
  const paragraphs = entries.map(entry => {
    if (entry.kind === "passage") {
      const style = entry.heading ? STYLES.heading : STYLES.text
      return paragraph({ style, keepNext: keepNext || entry.heading }, passageRuns(entry, words))
    }
    if (entry.kind === "table") {
      return tableXml(entry, writing) + paragraph({ style: STYLES.said, spacing: THIN, keepNext }, "")
    }
    const style = entry.kind === "heading" || entry.kind === "place" ? STYLES.heading : STYLES.said
    return paragraph({ style, keepNext }, run(wordText(entryText(entry, words))))
  })
  return paragraphs.length > 0 ? paragraphs.join("") : paragraph({ style: STYLES.said, keepNext }, "")
}

/** A paragraph's number and text, underlined where they were edited. */
function passageRuns({ label, text, objects }: SidePassage, words: ComparisonWords): string {
  let object = 0
  const said = (part: string) =>
    wordText(part).replace(/\ufffc/g, () => {
      const kind = objects[object++]
      return kind ? words.objects[kind] : ""
    })
  const number = label ? run(wordText(label.text), { underline: label.marked }) + run("　") : ""
  return number + text.map(({ text: part, marked }) => run(said(part), { underline: marked })).join("")
}

const lengthOf = (passages: readonly SidePassage[] | null): number =>
  Math.max(0, ...(passages ?? []).map(({ text }) => text.reduce((sum, part) => sum + part.text.length, 0)))

type InnerTable = Extract<SideEntry, { readonly kind: "table" }>

/** A table of the plan, cell by cell. */
function tableXml({ rows, columns }: InnerTable, { words, width, beside }: Writing): string {
  const lengths = Array.from({ length: columns }, () => 0)
  const other = beside.find(entry => entry.kind === "table" && entry.columns === columns)
  const all = [...rows, ...(other?.kind === "table" ? other.rows : [])]
  const cells = all.flatMap(one => (one.kind === "cells" ? one.cells : []))
  for (const { column, span, passages } of cells)
    if (span === 1) lengths[column] = Math.max(lengths[column] ?? 0, lengthOf(passages))
  const widths = innerWidths(lengths, width)
  const across = (from: number, span: number) => widths.slice(from, from + span).reduce((sum, one) => sum + one, 0)
  const written = rows.map(one => {
    if (one.kind !== "cells") {
      const text = paragraph({ style: STYLES.cell }, run(rowText(one, words)))
      return row({ whole: true }, [cell({ width, span: columns }, text)])
    }
    const titles = one.row === 0
    const style = titles ? STYLES.cellTitle : STYLES.cell
    const shown = filled(one.cells, columns).map(({ column, span, passages }) => {
      const text =
        passages === null
          ? paragraph({ style }, run(words.omitted))
          : passages.map(passage => paragraph({ style }, passageRuns(passage, words))).join("")
      return cell(
        { width: across(column, span), span, ...(titles && { fill: SHADES.section }) },
        text || paragraph({ style }, ""),
      )
    })
    return row({ whole: true }, shown)
  })
  return table({ widths, caption: "", margins: INNER_MARGINS }, written)
}

type Cells = Extract<SideRow, { readonly kind: "cells" }>["cells"]

/** The cells of a row with empty ones where a grid column has none, and none over another. */
function filled(cells: Cells, columns: number): Cells {
  const whole: Cells[number][] = []
  let at = 0
  for (const one of cells) {
    if (one.column < at) continue
    if (one.column > at) whole.push({ column: at, span: one.column - at, passages: [] })
    whole.push(one)
    at = one.column + one.span
  }
  return at < columns ? [...whole, { column: at, span: columns - at, passages: [] }] : whole
}
