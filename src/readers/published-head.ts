import { RESULTS_STYLES } from "../model/results-styles.ts"
import { parsePeriod } from "../text/period.ts"
import { isBlank } from "./comments-table.ts"
import type { FlowLine } from "./published-flow.ts"

/** What stands above the table. */
export interface ResultsHead {
  readonly title: string | null
  readonly from: string | null
  readonly to: string | null
  readonly totals: string | null
}

const TITLE = /結果|意見募集|パブリック・?コメント|パブコメ|考え方|results|comments|consultation/i
/** A title set over two paragraphs ends its first one like this. */
const GOES_ON = /(?:に対する|に関する|に係る|についての|への|の)$/
const LONGEST_TITLE = 200

/** 意見総数: 24件(…), 提出者数 8名 意見数 25件, 提出意見数：33者62件. What is captured begins with the first number. */
const TOTALS_JA =
  /(?:意見|提出|応募|寄せられた)[^0-9０-９。]{0,16}?((?:延べ\s*)?[0-9０-９][0-9０-９,，]*\s*(?:件|通|者|人|名|団体).*)$/
const TOTALS_EN =
  /(?:received|total|submitted)[^0-9]{0,12}([0-9][0-9,]*\s+(?:comments?|submissions?|submitters?|respondents?).*)$/i

const oneLine = (text: string): string => {
  // A line of Japanese breaks anywhere, without a space.
  const joined = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text) ? "" : " "
  return text.trim().replace(/\s*\n\s*/g, joined)
}

function titleOf(lines: readonly FlowLine[]): string | null {
  const styled = lines.find(({ style }) => style === RESULTS_STYLES.title)
  if (styled) return oneLine(styled.text)
  const shown = lines.filter(({ text }) => !isBlank(text) && text.length <= LONGEST_TITLE)
  const at = shown.findIndex(({ text }) => TITLE.test(text) && totalsIn(text) === null && parsePeriod(text) === null)
  const [first, second] = [shown[at < 0 ? shown.findIndex(({ isHeading }) => isHeading) : at], shown[at + 1]]
  if (!first) return null
  const isSplit = at >= 0 && GOES_ON.test(first.text.trim()) && second && TITLE.test(second.text)
  const [before] =
    at > 0 && /^[^「]*(?:結果|考え方)/.test(first.text) && GOES_ON.test(shown[at - 1]?.text.trim() ?? "")
      ? [shown[at - 1]]
      : []
  return oneLine(
    [before?.text, first.text, isSplit ? second.text : undefined].filter(text => text !== undefined).join("\n"),
  )
}

function totalsIn(text: string): string | null {
  const found = TOTALS_JA.exec(text)?.[1] ?? TOTALS_EN.exec(text)?.[1]
  return found === undefined
    ? null
    : found
        .trim()
        .replace(/[。.]$/, "")
        .replace(/(?:でした|です|となりました)$/, "")
}

/** Title, period and total of the lines above the table. */
export function headOf(lines: readonly FlowLine[]): ResultsHead {
  // Several of them may share a paragraph.
  const texts = lines.flatMap(({ text }) => text.split("\n")).filter(text => !isBlank(text))
  const period = texts.flatMap(text => parsePeriod(text) ?? [])[0] ?? null
  const own = lines.find(({ style }) => style === RESULTS_STYLES.totals)?.text
  const totals = own ? own.replace(/^[^:：]*[:：]\s*/, "") : (texts.flatMap(text => totalsIn(text) ?? [])[0] ?? null)
  return { title: titleOf(lines), from: period?.from ?? null, to: period?.to ?? null, totals }
}
