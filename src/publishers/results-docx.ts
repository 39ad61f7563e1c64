import { Document, Footer, Header, Packer, PageNumber, Paragraph, TextRun } from "docx"
import { TextWatermark } from "docx/watermarks"
import type { Language } from "../model/errors.ts"
import type { PublishedResults } from "../model/published.ts"
import { ownChangesTable } from "./own-changes-table.ts"
import { repeatable } from "./repeatable.ts"
import { PAGE, resultsStyles, STYLES } from "./results-look.ts"
import { resultsTable } from "./results-table.ts"
import { oneLine, paragraphsOf, runsOf } from "./results-text.ts"
import { RESULTS_WORDS, type ResultsWords } from "./results-words.ts"

/**
 * The results of a consultation as a Word document: title, period, totals, the table, the closing remark.
 * The same results give the same bytes. Nothing of the machine or its user is in them.
 */
export async function publishResults(results: PublishedResults): Promise<Uint8Array> {
  const words = RESULTS_WORDS[results.language]
  const document = new Document({
    styles: resultsStyles(results.language),
    sections: [
      {
        properties: { page: PAGE },
        footers: { default: new Footer({ children: [pageNumber(words)] }) },
        ...(results.stamp && { headers: { default: new Header({ children: [stamp(words, results.language)] }) } }),
        children: body(results, words),
      },
    ],
  })
  const bytes = await Packer.toBuffer(document)
  const title = oneLine(results.title)
  const tableTitles = hasRows(results) ? [title, words.ownChanges] : [words.ownChanges]
  return repeatable(bytes, { title, language: words.locale, tableTitles })
}

function body(results: PublishedResults, words: ResultsWords) {
  const { title, period, totals, closing } = results
  const line = (text: string, style: string) => new Paragraph({ style, children: [...runsOf(oneLine(text))] })
  return [
    new Paragraph({ style: STYLES.title, children: [...titleRuns(oneLine(title))] }),
    ...(period === null ? [] : [line(words.period(period), STYLES.period)]),
    line(words.totals(totals), STYLES.totals),
    ...(hasRows(results) ? [gap(), resultsTable(results, words)] : [line(words.none, STYLES.none)]),
    ...ownChangesTable(results, words),
    ...(closing === null ? [] : paragraphsOf(closing, { first: STYLES.closing, further: STYLES.closing })),
    // Word wants a paragraph after a table.
    ...(closing === null && (hasRows(results) || results.ownChanges.length > 0) ? [gap()] : []),
  ]
}

const hasRows = ({ sections }: PublishedResults): boolean =>
  sections.some(({ subsections }) => subsections.some(({ answers }) => answers.length > 0))

const gap = (): Paragraph => new Paragraph({ spacing: { line: 120, lineRule: "exact" } })

function pageNumber({ page: [before, between, after] }: ResultsWords): Paragraph {
  return new Paragraph({
    style: STYLES.page,
    children: [new TextRun({ children: [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after] })],
  })
}

/** Full-width characters of the title that fit on a line. */
const TITLE_LINE = 34

/** A title of two lines breaks after what it is about: 「…(案)」に対する / 意見募集の結果について. */
function titleRuns(title: string): readonly TextRun[] {
  const [, about, rest] = /^(「.*」に(?:対する|関する|係る))(.+)$/su.exec(title) ?? []
  if (title.length <= TITLE_LINE || about === undefined || rest === undefined) return runsOf(title)
  return [...runsOf(about), new TextRun({ break: 1 }), ...runsOf(rest)]
}

/** Points; small and pale enough to read the text over it. */
const WATERMARK = { ja: 260, en: 420 } as const

/** On every page: a word at the top that also prints in black and white, and the same across the page. */
function stamp(words: ResultsWords, language: Language): Paragraph {
  const across = new TextWatermark({
    text: words.stamp,
    font: "ＭＳ ゴシック",
    width: WATERMARK[language],
    color: "D9D9D9",
    opacity: 0.4,
  })
  const border = { style: "single", size: 8, space: 4, color: "000000" } as const
  return new Paragraph({ style: STYLES.stamp, children: [new TextRun({ text: words.stamp, border }), across] })
}
