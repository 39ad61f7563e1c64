import {
  type ITableOptions,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  VerticalMergeType,
  WidthType,
} from "docx"
import type { PublishedAnswer, PublishedComment, PublishedResults, PublishedSection } from "../model/published.ts"
import { columnWidths, RULE, SHADES, STACKED, STYLES, TABLE_WIDTH } from "./results-look.ts"
import { oneLine, paragraphsOf, runsOf } from "./results-text.ts"
import { type ResultsWords, sectionTitle, subsectionTitle } from "./results-words.ts"

type Widths = readonly [number, number, number]
type Merge = (typeof VerticalMergeType)[keyof typeof VerticalMergeType] | null

/** The three columns with every section, sub-section and row. */
export function resultsTable({ language, sections }: PublishedResults, words: ResultsWords): Table {
  const widths = columnWidths(language)
  return new Table({
    rows: [
      headerRow(words.columns, widths),
      ...sections.flatMap((section, index) => sectionRows(section, index, { words, widths })),
    ],
    ...tableLook(widths),
  })
}

/** Ruled, as wide as the text, its first row marked as titles. */
export const tableLook = (widths: readonly number[]): Omit<ITableOptions, "rows"> => ({
  width: { size: TABLE_WIDTH, type: WidthType.DXA },
  columnWidths: [...widths],
  layout: TableLayoutType.FIXED,
  borders: { top: RULE, bottom: RULE, left: RULE, right: RULE, insideHorizontal: RULE, insideVertical: RULE },
  margins: { left: 100, right: 100, top: 20, bottom: 60 },
  tableLook: { firstRow: true, lastRow: false, firstColumn: false, lastColumn: false, noHBand: true, noVBand: true },
})

/** Repeated at the top of every page; never broken across two. */
export function headerRow(columns: readonly string[], widths: readonly number[]): TableRow {
  return new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(
      (title, index) =>
        new TableCell({
          width: { size: widths[index] ?? 0, type: WidthType.DXA },
          shading: { type: ShadingType.CLEAR, color: "auto", fill: SHADES.header },
          verticalAlign: VerticalAlignTable.CENTER,
          children: [new Paragraph({ style: STYLES.columnTitle, children: [...runsOf(title)] })],
        }),
    ),
  })
}

interface Setting {
  readonly words: ResultsWords
  readonly widths: Widths
}

function sectionRows(section: PublishedSection, index: number, setting: Setting): readonly TableRow[] {
  const { otherSection } = setting.words
  const title = section.title ?? (index > 0 ? otherSection : null)
  const rows = section.subsections.flatMap(({ title: own, answers }, place) => {
    const subtitle = own ?? (place > 0 ? otherSection : null)
    const heading = subtitle === null ? [] : [headingRow(subsectionTitle(oneLine(subtitle)), STYLES.subsection)]
    return [...heading, ...answers.flatMap(answer => answerRows(answer, setting))]
  })
  return title === null ? rows : [headingRow(sectionTitle(oneLine(title)), STYLES.section), ...rows]
}

/** A row across all columns. Its style keeps it on the page of the row below. */
function headingRow(text: string, style: string): TableRow {
  return new TableRow({
    cantSplit: true,
    children: [
      new TableCell({
        columnSpan: 3,
        width: { size: TABLE_WIDTH, type: WidthType.DXA },
        shading: { type: ShadingType.CLEAR, color: "auto", fill: SHADES.section },
        children: [new Paragraph({ style, children: [...runsOf(text)] })],
      }),
    ],
  })
}

/** The rows that share one answer: its cell and the cell beside it are merged downwards. */
function answerRows(answer: PublishedAnswer, setting: Setting): readonly TableRow[] {
  // An answer without comments does not occur, but would not be dropped.
  const rows = answer.rows.length > 0 ? answer.rows : [[]]
  return rows.map((comments, index) => {
    const merge = rows.length === 1 ? null : index === 0 ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE
    const repeat = answer.repeat ? setting.words.repeat : null
    const [first, second, third] = setting.widths
    return new TableRow({
      children: [
        cell(commentParagraphs(comments, repeat), first, null),
        cell(index === 0 ? responseParagraphs(answer) : [covered(STYLES.response)], second, merge),
        cell(index === 0 ? [revisedMark(answer, setting.words)] : [covered(STYLES.revised)], third, merge),
      ],
    })
  })
}

export const cell = (children: readonly Paragraph[], size: number, merge: Merge): TableCell =>
  new TableCell({
    width: { size, type: WidthType.DXA },
    children,
    ...(merge && { verticalMerge: merge }),
  })

/** A cell must hold a paragraph, also one that a merged cell covers. */
const covered = (style: string): Paragraph => new Paragraph({ style })

/** Stacked comments, each from a paragraph of its own style on; 再掲 under them. */
function commentParagraphs(comments: readonly PublishedComment[], repeat: string | null): readonly Paragraph[] {
  const texts = comments.flatMap(({ text }, index) =>
    paragraphsOf(text, {
      first: STYLES.comment,
      further: STYLES.commentLine,
      ...(index > 0 && { spacing: STACKED }),
    }),
  )
  const mark = repeat === null ? [] : [new Paragraph({ style: STYLES.repeat, children: [...runsOf(repeat)] })]
  const all = [...texts, ...mark]
  return all.length > 0 ? all : [covered(STYLES.commentLine)]
}

const responseParagraphs = ({ text }: PublishedAnswer): readonly Paragraph[] =>
  paragraphsOf(text, { first: STYLES.response, further: STYLES.responseLine })

const revisedMark = ({ revised }: PublishedAnswer, words: ResultsWords): Paragraph =>
  new Paragraph({ style: STYLES.revised, children: [...runsOf(revised ? words.revised : words.unrevised)] })
