import type { PublicReport, PublishedAnswer, PublishedResults } from "../model/published.ts"
import { snippetOf } from "../text/change-snippet.ts"
import { OUTCOME_LABELS } from "../text/labels.ts"
import { textWidth as columns } from "../text/width.ts"
import { brief } from "./pieces.ts"
import { REPORT_WORDS } from "./report-words.ts"
import { commentsOf, outcomeCounts } from "./results-data.ts"
import { GAP, titleRuns } from "./results-docx.ts"
import { STYLES, shared } from "./results-look.ts"
import { ruledTable } from "./results-table.ts"
import { oneLine, paragraphsOf } from "./results-text.ts"
import { RESULTS_WORDS } from "./results-words.ts"
import { onOwnPages, type PaperWriter } from "./word-paper.ts"
import { cell, paragraph, row, run } from "./word-xml.ts"

const WORDS = {
  ja: {
    kind: "結果の概要",
    figures: ["提出意見", "御意見", "うち修正に至ったもの", "修正箇所", "うち御意見によるもの"],
    outcomes: "対応区分",
    main: "主な御意見と修正",
    content: "修正の内容",
    item: (label: string, count: number) => `${label}${count}件`,
    rest: (count: number) => `ほかの考え方${count}件は、結果の表に掲げています。`,
    join: "、",
  },
  en: {
    kind: "Summary of results",
    figures: ["Total", "Comments", "that led to a change", "Changes", "made because of comments"],
    outcomes: "Outcomes",
    main: "Main comments and changes",
    content: "What changed",
    item: (label: string, count: number) => `${label} ${count}`,
    rest: (count: number) => `${count} more responses are in the results table.`,
    join: ", ",
  },
} as const

/** Percent: number, comment, response, change. */
const SHARES = [8, null, null, null] as const
/** Longest text of a cell, in half-width columns, and how many of them fit on a line of a cell. */
const LONGEST = 100
const PER_LINE = 26
/** Lines of the table that one A4 page holds beside the rest. */
const LINES = 26

/** One A4 page: figures, then the main comments with what changed, as many as fit; answers that changed the plan come first. */
export function summaryDocument(
  results: PublishedResults,
  report: PublicReport | null,
  write: PaperWriter = onOwnPages,
): Promise<Uint8Array> {
  const { language, title, period, stamp } = results
  const words = WORDS[language]
  const all = results.sections.flatMap(({ subsections }) => subsections.flatMap(({ answers }) => answers))
  const once = all.filter(({ repeat }) => !repeat)
  const main = fitting([...once.filter(({ revised }) => revised), ...once.filter(({ revised }) => !revised)], answer =>
    cellsOf(answer, results, report),
  )
  const outcomes = outcomesText(results)
  const titles = [REPORT_WORDS[language].number, ...RESULTS_WORDS[language].columns.slice(0, 2), words.content]
  const rest = once.length - main.length
  const content = (width: number) => {
    const widths = shared(SHARES, width)
    const text = (said: string, index: number) =>
      cell({ width: widths[index] ?? 0 }, paragraphsOf(said, { first: STYLES.own, further: STYLES.own }))
    return [
      GAP,
      figuresTable(results, report, width),
      ...(outcomes === "" ? [] : [paragraph({ style: STYLES.closing }, run(`${words.outcomes}: ${outcomes}`))]),
      paragraph({ style: STYLES.ownTitle }, run(words.main)),
      main.length === 0
        ? paragraph({ style: STYLES.own }, run(REPORT_WORDS[language].noComments))
        : ruledTable(titles, widths, {
            caption: words.main,
            rows: main.map(cells => row({ whole: true }, cells.map(text))),
          }),
      GAP,
      paragraph({ style: STYLES.own }, rest > 0 ? run(words.rest(rest)) : ""),
    ].join("")
  }
  const heading = `${titleRuns(oneLine(brief(title, 120, "…")))}<w:r><w:br/></w:r>${run(words.kind)}`
  return write({
    ...{ language, title: oneLine(`${title} ${words.kind}`), stamp, landscape: false, styles: [] },
    heading:
      paragraph({ style: STYLES.title }, heading) +
      (period === null ? "" : paragraph({ style: STYLES.period }, run(RESULTS_WORDS[language].period(period)))),
    content,
  })
}

/** Rows from the first on, while there is room on the page. */
function fitting(answers: readonly PublishedAnswer[], cells: (answer: PublishedAnswer) => readonly string[]) {
  const rows: (readonly string[])[] = []
  let left = LINES
  for (const answer of answers) {
    const made = cells(answer)
    left -= Math.max(...made.slice(1).map(linesOf)) + 0.5
    if (left < 0) break
    rows.push(made)
  }
  return rows
}

const linesOf = (text: string): number =>
  text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(columns(line) / PER_LINE)), 0)

/** At most `most` half-width columns of a text, on one line. */
function shortened(text: string, most: number): string {
  const line = oneLine(text)
  const share = columns(line) / Math.max(1, line.length)
  return brief(line, Math.floor(most / Math.max(1, share)), "…")
}

function cellsOf(
  { rows, text, revised }: PublishedAnswer,
  { language }: PublishedResults,
  report: PublicReport | null,
) {
  const comments = rows.flat()
  const numbers = new Set(comments.map(({ number }) => number))
  const changes = (report?.changes ?? []).filter(change => change.comments.some(number => numbers.has(number)))
  const { added, deleted } = RESULTS_WORDS[language]
  const shown = changes.slice(0, 2)
  const said = shown.map(change => {
    const { before, after } = snippetOf(change, 12)
    const most = LONGEST / 2 / shown.length
    return `${shortened(before || added, most)} → ${shortened(after || deleted, most)}`
  })
  const words = REPORT_WORDS[language]
  return [
    comments
      .slice(0, 3)
      .map(({ number }) => String(number))
      .join("\n") + (comments.length > 3 ? "\n…" : ""),
    shortened(comments[0]?.text ?? "", LONGEST),
    shortened(text === "" ? words.noResponse : text, LONGEST),
    said.join("\n") || (revised ? words.yes : words.no),
  ]
}

function outcomesText(results: PublishedResults): string {
  const { language } = results
  const words = WORDS[language]
  return outcomeCounts(results)
    .map(([outcome, count]) => words.item(OUTCOME_LABELS[outcome][language], count))
    .join(words.join)
}

/** The figures that the other papers give, in one row. */
function figuresTable(results: PublishedResults, report: PublicReport | null, width: number): string {
  const words = WORDS[results.language]
  const comments = commentsOf(results)
  const own = report?.changes.filter(({ isDerived }) => !isDerived) ?? null
  const led = new Set(own?.flatMap(change => change.comments))
  const { items, places } = REPORT_WORDS[results.language]
  const counted = (count: number | null | undefined, say: (count: number) => string) =>
    count == null ? "-" : say(count)
  const values = [
    oneLine(results.totals),
    counted(comments.length, items),
    counted(own && comments.filter(({ number }) => led.has(number)).length, items),
    counted(own?.length, places),
    counted(own?.filter(change => change.comments.length > 0).length, places),
  ]
  const widths = shared([32, null, null, null, null], width)
  const cells = values.map((value, index) =>
    cell({ width: widths[index] ?? 0, centred: true }, paragraph({ style: STYLES.revised }, run(value))),
  )
  return ruledTable(words.figures, widths, { caption: words.kind, rows: [row({ whole: true }, cells)] })
}
