import type { ComparisonPaper, SideEntry, TableRow } from "../model/comparison-table.ts"
import { entriesXml } from "./comparison-cells.ts"
import {
  CELL_MARGINS,
  COMPARISON_PARAGRAPHS,
  COMPARISON_STYLES,
  type ComparisonWidths,
  comparisonWidths,
} from "./comparison-look.ts"
import { COMPARISON_WORDS, type ComparisonWords } from "./comparison-words.ts"
import { SHADES, STYLES } from "./results-look.ts"
import { oneLine, wordText } from "./results-text.ts"
import { onOwnPages, type PaperWriter } from "./word-paper.ts"
import { cell, paragraph, row, run, table } from "./word-xml.ts"

/**
 * The 新旧対照表 as a Word document: both versions side by side, what was edited underlined on both sides.
 * The same table gives the same bytes.
 */
export function publishComparison(paper: ComparisonPaper, write: PaperWriter = onOwnPages): Promise<Uint8Array> {
  const { language, layout, stamp, notes } = paper
  const words = COMPARISON_WORDS[language]
  const title = oneLine(paper.title)
  const { leftOut, rows } = paper.table
  const left = (["contents", "empty"] as const).filter(kind => leftOut[kind].length > 0)
  const remarks = [...left.map(kind => words.leftOut[kind](leftOut[kind].length)), ...notes]
  const content = (width: number) => [
    ...(rows.length > 0
      ? [paragraph({ style: COMPARISON_STYLES.legend }, run(words.legend)), tableXml(paper, { title, words, width })]
      : [paragraph({ style: STYLES.none }, run(words.same))]),
    // Word wants a paragraph after a table.
    ...(remarks.length > 0 ? remarks : [""]).map(text =>
      paragraph({ style: COMPARISON_STYLES.note }, run(oneLine(text))),
    ),
  ]
  return write({
    ...{ language, title, stamp, landscape: layout.page === "landscape", styles: COMPARISON_PARAGRAPHS },
    heading: paragraph({ style: STYLES.title }, run(title)),
    content: width => content(width).join(""),
  })
}

/** A row breaks across pages only where it is longer than this, in characters of its longer side: half of a landscape page. */
const WHOLE = 700

function tableXml(
  paper: ComparisonPaper,
  { title: caption, words, width }: { readonly title: string; readonly words: ComparisonWords; readonly width: number },
): string {
  const { layout, remarks } = paper
  const widths = comparisonWidths(layout, { remarks: remarks !== null, width })
  const columns = columnsOf(widths)
  const { rows } = paper.table
  const written = rows.map((one, index) => {
    const next = rows[index + 1]
    const open = [...(one.begins ? [] : ["top" as const]), ...(next && !next.begins ? ["bottom" as const] : [])]
    return rowXml(one, { paper, widths, words, open })
  })
  return table({ widths: columns, caption, margins: CELL_MARGINS }, [titleRow(paper, widths, words), ...written])
}

const columnsOf = ({ place, side, remark }: ComparisonWidths): readonly number[] =>
  [place, side, side, remark].filter(width => width > 0)

function titleRow({ layout, remarks }: ComparisonPaper, widths: ComparisonWidths, words: ComparisonWords): string {
  const titles = layout.titles ?? words.titles
  const sides = layout.left === "draft" ? [titles.draft, titles.revision] : [titles.revision, titles.draft]
  const said = [...(widths.place > 0 ? [words.place] : []), ...sides, ...(remarks ? [words.remark] : [])]
  const columns = columnsOf(widths)
  const cells = said.map((text, index) =>
    cell(
      { width: columns[index] ?? 0, fill: SHADES.header, centred: true },
      paragraph({ style: STYLES.columnTitle }, run(oneLine(text))),
    ),
  )
  return row({ titles: true, whole: true }, cells)
}

interface RowSetting {
  readonly paper: ComparisonPaper
  readonly widths: ComparisonWidths
  readonly words: ComparisonWords
  /** Sides without a rule: the row goes on. */
  readonly open: readonly ("top" | "bottom")[]
}

function rowXml(one: TableRow, { paper, widths, words, open }: RowSetting): string {
  const { layout, remarks } = paper
  // What only says where the next row stands never ends a page.
  const keepNext = one.changes.length === 0
  const width = widths.side - CELL_MARGINS.left - CELL_MARGINS.right
  const side = (entries: readonly SideEntry[], index: number) =>
    cell({ width: widths.side, open }, entriesXml(entries, { words, width, keepNext, beside: sides[1 - index] ?? [] }))
  const sides = layout.left === "draft" ? [one.draft, one.revision] : [one.revision, one.draft]
  const small = (text: string, columnWidth: number) => cell({ width: columnWidth, open }, lines(text, keepNext))
  const said = [...new Set(one.changes.flatMap(id => remarks?.get(id) ?? []))].join("\n")
  return row({ whole: Math.max(...sides.map(lengthOf)) <= WHOLE }, [
    ...(widths.place > 0 ? [small(words.at(one.place), widths.place)] : []),
    ...sides.map(side),
    ...(remarks ? [small(said, widths.remark)] : []),
  ])
}

const lines = (text: string, keepNext: boolean): string =>
  wordText(text)
    .split("\n")
    .map(line => paragraph({ style: COMPARISON_STYLES.remark, keepNext }, line === "" ? "" : run(line)))
    .join("")

/** Characters that one side of a row shows. */
function lengthOf(entries: readonly SideEntry[]): number {
  const passages = entries.flatMap(entry => {
    if (entry.kind === "passage") return [entry]
    if (entry.kind !== "table") return []
    return entry.rows.flatMap(one => (one.kind === "cells" ? one.cells.flatMap(({ passages: all }) => all ?? []) : []))
  })
  return passages.reduce((sum, { text }) => sum + text.reduce((most, part) => most + part.text.length, 0), 0)
}
