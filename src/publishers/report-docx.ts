import type { PublicReport, PublishedAnswer, PublishedChange, PublishedResults } from "../model/published.ts"
import { OBJECT_MARK } from "../text/visible.ts"
import { natureText, publicPlace, reasonText } from "./change-reason.ts"
import { caveats } from "./compare-words.ts"
import { type Piece, pieceLines, piecesOf, sideOf } from "./pieces.ts"
import { REPORT_WORDS } from "./report-words.ts"
import { titleRuns } from "./results-docx.ts"
import { SHADES, STYLES, shared } from "./results-look.ts"
import { isShort, ruledTable } from "./results-table.ts"
import { oneLine, paragraphsOf, wordText } from "./results-text.ts"
import { RESULTS_WORDS } from "./results-words.ts"
import { onOwnPages, type PaperWriter } from "./word-paper.ts"
import { cell, paragraph, row, run } from "./word-xml.ts"

/** Percent: number, place, before, after, reason; and number, comment, response, revised. */
const CHANGE_SHARES = [6, 16, null, null, 20] as const
const COMMENT_SHARES = [10, null, null, 7] as const

/** The diff report as a Word document: every change with its reason, every comment with its answer. The same again gives the same bytes. */
export function reportDocument(report: PublicReport, write: PaperWriter = onOwnPages): Promise<Uint8Array> {
  const { results, draftFile, revisionFile, precise, notCompared, changes } = report
  const { language, title, period, totals, closing, stamp } = results
  const words = REPORT_WORDS[language]
  const line = (text: string) => paragraph({ style: STYLES.totals }, run(oneLine(text)))
  const heading = (text: string) => paragraph({ style: STYLES.ownTitle }, run(text))
  const none = (text: string) => paragraph({ style: STYLES.own }, run(text))
  const content = (width: number) => [
    line(`${words.totals}: ${totals}`),
    line(`${words.draft}: ${draftFile}　${words.revision}: ${revisionFile}`),
    heading(words.changes),
    changes.length === 0 ? none(words.noChanges) : changesTable(report, width),
    ...caveats({ precise, notCompared }, language).map(none),
    heading(words.comments),
    results.sections.length === 0 ? none(words.noComments) : commentsTable(results, width),
    paragraphsOf(closing ?? "", { first: STYLES.closing, further: STYLES.closing }),
  ]
  return write({
    ...{ language, title: oneLine(`${title} ${words.kind}`), stamp, landscape: true, styles: [] },
    heading:
      paragraph({ style: STYLES.title }, `${titleRuns(oneLine(title))}<w:r><w:br/></w:r>${run(words.kind)}`) +
      (period === null ? "" : line(`${words.period}: ${period}`)),
    content: width => content(width).join(""),
  })
}

const plain = (text: string): string => paragraphsOf(text, { first: STYLES.own, further: STYLES.own })

function changesTable({ changes, results: { language } }: PublicReport, width: number): string {
  const words = REPORT_WORDS[language]
  const widths = shared(CHANGE_SHARES, width)
  const rows = changes.map(change => {
    const pieces = piecesOf(change)
    const cells = [
      plain(String(change.number)),
      plain(`${publicPlace(change, language)}\n${natureText(change, language)}`),
      sideXml(change, pieces, "draft"),
      sideXml(change, pieces, "revision"),
      plain(reasonText(change, language)),
    ]
    const longest = [change.draft?.text ?? "", change.revision?.text ?? "", reasonText(change, language)]
    return row(
      { whole: isShort(longest, widths.slice(2)) },
      cells.map((inside, index) => cell({ width: widths[index] ?? 0 }, inside)),
    )
  })
  const titles = [words.number, words.place, words.before, words.after, words.reason]
  return ruledTable(titles, widths, { caption: words.changes, rows })

  /** One version, what was edited underlined; what stands in one version only is said to be new or gone. */
  function sideXml(change: PublishedChange, pieces: readonly Piece[], side: "draft" | "revision"): string {
    const { added, deleted } = RESULTS_WORDS[language]
    if (change[side] === null) return plain(side === "draft" ? added : deleted)
    return pieceLines(sideOf(pieces, side))
      .map(line => paragraph({ style: STYLES.own }, line.map(pieceRun).join("")))
      .join("")
  }
}

const pieceRun = ({ kind, text }: Piece): string =>
  run(wordText(text.replaceAll("\ufffc", OBJECT_MARK)), { underline: kind !== "same" })

function commentsTable({ sections, language }: PublishedResults, width: number): string {
  const words = REPORT_WORDS[language]
  const widths = shared(COMMENT_SHARES, width)
  const heading = (text: string, style: string) =>
    row({ whole: true }, [
      cell({ width, span: widths.length, fill: SHADES.section }, paragraph({ style }, run(oneLine(text)))),
    ])
  const rows = sections.flatMap(({ title, subsections }) => [
    ...(title === null ? [] : [heading(title, STYLES.section)]),
    ...subsections.flatMap(({ title: subtitle, answers }) => [
      ...(subtitle === null ? [] : [heading(subtitle, STYLES.subsection)]),
      ...answers.flatMap(answer => answerRows(answer, widths, language)),
    ]),
  ])
  const titles = [words.number, RESULTS_WORDS[language].columns[0], words.response, words.revised]
  return ruledTable(titles, widths, { caption: words.comments, rows })
}

/** A row per comment; the answer is merged over them. */
function answerRows(
  { rows, text, revised, repeat }: PublishedAnswer,
  widths: readonly number[],
  language: PublishedResults["language"],
): readonly string[] {
  const words = REPORT_WORDS[language]
  const comments = rows.flat()
  const answer = `${text === "" ? words.noResponse : text}${repeat ? `\n(${words.repeat})` : ""}`
  return comments.map(({ number, text: said }, index) => {
    const merge = comments.length === 1 ? null : index === 0 ? "restart" : "continue"
    const once = (value: string) => plain(index === 0 ? value : "")
    return row({ whole: isShort([said, merge ? "" : answer], widths.slice(1)) }, [
      cell({ width: widths[0] ?? 0 }, plain(words.comment(number))),
      cell({ width: widths[1] ?? 0 }, plain(said)),
      cell({ width: widths[2] ?? 0, merge }, once(answer)),
      cell({ width: widths[3] ?? 0, merge }, once(revised ? words.yes : words.no)),
    ])
  })
}
