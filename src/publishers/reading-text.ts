import type { PublicReport, PublishedChange, PublishedResults } from "../model/published.ts"
import { OBJECT_MARK } from "../text/visible.ts"
import { natureText, publicPlace, reasonText } from "./change-reason.ts"
import { REPORT_WORDS } from "./report-words.ts"
import { oneLine, wordText } from "./results-text.ts"
import { plainTitle, RESULTS_WORDS } from "./results-words.ts"

const SAID = {
  ja: { heading: (text: string) => `【${text}】`, revised: "修正: あり", unrevised: "修正: なし", end: "以上" },
  en: {
    heading: (text: string) => `${text.toUpperCase()}`,
    revised: "Revised: yes",
    unrevised: "Revised: no",
    end: "End",
  },
} as const

/**
 * The results as plain text in the order in which they are read aloud (読み上げ用): no tables, nothing said by place or looks
 * alone, each comment with its answer, then each change with both wordings. `report` is null where there is no comparison.
 */
export function readingText(results: PublishedResults, report: PublicReport | null): string {
  const { language, title, period, totals, closing, stamp } = results
  const words = REPORT_WORDS[language]
  const { heading } = SAID[language]
  const blocks = [
    [...(stamp ? [words.stamp] : []), title],
    [...(period === null ? [] : [`${words.period}: ${period}`]), `${words.totals}: ${oneLine(totals)}`],
    [heading(words.comments)],
    ...commentBlocks(results),
    ...(closing === null ? [] : [[closing]]),
    ...(report ? changeBlocks(report) : []),
    [SAID[language].end],
  ]
  return `${blocks.map(lines => lines.map(line => spoken(line)).join("\n")).join("\n\n")}\n`
}

/** What a voice can read: no controls, and a word for what is no text. */
const spoken = (text: string): string => wordText(text).replaceAll("\ufffc", OBJECT_MARK)

type Block = readonly string[]

function commentBlocks({ sections, language }: PublishedResults): readonly Block[] {
  const words = REPORT_WORDS[language]
  const { revised: yes, unrevised: no } = SAID[language]
  const blocks = sections.flatMap(({ title, subsections }): readonly Block[] => [
    ...(title === null ? [] : [[plainTitle(title)]]),
    ...subsections.flatMap(({ title: subtitle, answers }): readonly Block[] => [
      ...(subtitle === null ? [] : [[plainTitle(subtitle)]]),
      ...answers.map(({ rows, text, revised, repeat }) => [
        ...rows.flat().flatMap(({ number, text: said }) => [`${words.comment(number)}:`, said]),
        `${words.response}${repeat ? `(${words.repeat})` : ""}:`,
        text === "" ? words.noResponse : text,
        revised ? yes : no,
      ]),
    ]),
  ])
  return blocks.length === 0 ? [[words.noComments]] : blocks
}

function changeBlocks({ changes, results: { language } }: PublicReport): readonly Block[] {
  const words = REPORT_WORDS[language]
  const { added, deleted } = RESULTS_WORDS[language]
  const block = (change: PublishedChange): Block => [
    `${words.change(change.number)}: ${publicPlace(change, language)} (${natureText(change, language)})`,
    `${words.before}: ${change.draft?.text ?? added}`,
    `${words.after}: ${change.revision?.text ?? deleted}`,
    `${words.reason}: ${reasonText(change, language)}`,
  ]
  const own = changes.filter(({ isDerived }) => !isDerived)
  return [[SAID[language].heading(words.changes)], ...(own.length === 0 ? [[words.noChanges]] : own.map(block))]
}
