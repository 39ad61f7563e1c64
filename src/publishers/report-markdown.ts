import type { Language } from "../model/errors.ts"
import type { PublicReport, PublishedAnswer, PublishedChange, PublishedResults } from "../model/published.ts"
import { natureText, publicPlace, reasonText } from "./change-reason.ts"
import { caveats } from "./compare-words.ts"
import { asLine, escaped, quoted, quotedText } from "./markdown.ts"
import { REPORT_WORDS, type ReportWords } from "./report-words.ts"

/** The diff report as Markdown (CommonMark with GitHub's strikethrough): every change with its reason, every comment with its answer. */
export function reportMarkdown(report: PublicReport): string {
  const { results, draftFile, revisionFile, precise, notCompared, changes } = report
  const { language, title, period, totals, stamp } = results
  const words = REPORT_WORDS[language]
  const line = (text: string) => asLine(escaped(text))
  const blocks = [
    `# ${stamp ? `[${words.stamp}] ` : ""}${escaped(title)}`,
    ...(period === null ? [] : [line(`${words.period}: ${period}`)]),
    line(`${words.totals}: ${totals}`),
    line(`${draftFile} → ${revisionFile}`),
    `## ${words.changes}`,
    ...(changes.length === 0 ? [words.noChanges] : changes.flatMap(change => changeBlocks(change, language))),
    ...caveats({ precise, notCompared }, language).map(line),
    `## ${words.comments}`,
    ...commentBlocks(results, words),
    ...(results.closing === null ? [] : [line(results.closing)]),
  ]
  return `${blocks.join("\n\n")}\n`
}

const changeBlocks = (change: PublishedChange, language: Language): readonly string[] => {
  const words = REPORT_WORDS[language]
  return [
    `### ${words.change(change.number)}: ${escaped(publicPlace(change, language))}`,
    natureText(change, language),
    quoted(change),
    `${words.reason}: ${escaped(reasonText(change, language))}`,
  ]
}

function commentBlocks({ sections }: PublishedResults, words: ReportWords): readonly string[] {
  const blocks = sections.flatMap(({ title, subsections }) => [
    ...(title === null ? [] : [`### ${escaped(title)}`]),
    ...subsections.flatMap(({ title: subtitle, answers }) => [
      ...(subtitle === null ? [] : [`#### ${escaped(subtitle)}`]),
      ...answers.flatMap(answer => answerBlocks(answer, words)),
    ]),
  ])
  return blocks.length === 0 ? [words.noComments] : blocks
}

const answerBlocks = ({ rows, text, revised, repeat }: PublishedAnswer, words: ReportWords): readonly string[] => [
  ...rows.flat().flatMap(({ number, text: said }) => [`**${words.comment(number)}**`, quotedText(said)]),
  `${words.response}${repeat ? ` (${words.repeat})` : ""}:`,
  quotedText(text === "" ? words.noResponse : text),
  `${words.revised}: ${revised ? words.yes : words.no}`,
]
