import type { PublishedResults } from "../model/published.ts"
import type { ResultsFacts } from "../model/results-facts.ts"
import { inLanguage, type ResultsProfile } from "../model/results-profile.ts"
import { STANDARD_PROFILE } from "../model/standard-profile.ts"
import { ownChangesTable } from "./own-changes-table.ts"
import { PROFILE_PARAGRAPHS, STYLES, shared, textWidth } from "./results-look.ts"
import { type ResultsSheet, resultsSheet } from "./results-sheet.ts"
import { recordsXml, resultsTable } from "./results-table.ts"
import { oneLine, paragraphsOf } from "./results-text.ts"
import { RESULTS_WORDS, type ResultsWords } from "./results-words.ts"
import { wordDocument } from "./word-shell.ts"
import { paragraph, run } from "./word-xml.ts"

/** By which form the results are published, and what that form can show beside them. */
export interface Form {
  readonly profile: ResultsProfile
  readonly facts: ResultsFacts
}

/** The usual form needs no facts: it shows comments, answers and 有/無 alone. */
const STANDARD_FORM: Form = {
  profile: STANDARD_PROFILE,
  facts: {
    comments: new Map(),
    figures: {
      submissions: "",
      organizations: "",
      individuals: "",
      unknown: "",
      comments: "",
      commentsOfOrganizations: "",
      commentsOfIndividuals: "",
      rows: "",
      answers: "",
      changes: "",
      revisedRows: "",
      unrevisedRows: "",
      adopted: "",
      channels: "",
    },
  },
}

/**
 * The results of a consultation as a Word document: title, period, totals, the table, the closing remark.
 * The same results give the same bytes. Nothing of the machine or its user is in them.
 */
export async function publishResults(results: PublishedResults, form: Form = STANDARD_FORM): Promise<Uint8Array> {
  const { language, stamp } = results
  const { profile } = form
  const words = RESULTS_WORDS[language]
  const sheet = resultsSheet(results, { ...form, words })
  const shell = {
    language,
    title: oneLine(results.title),
    stamp,
    landscape: profile.page === "landscape",
    // The usual form has no use for them, and other programs show every style that a file brings.
    styles: profile === STANDARD_PROFILE ? [] : PROFILE_PARAGRAPHS,
  }
  return wordDocument(shell, body(results, sheet, { profile, words }))
}

interface Setting {
  readonly profile: ResultsProfile
  readonly words: ResultsWords
}

function body(results: PublishedResults, sheet: ResultsSheet, { profile, words }: Setting): string {
  const { closing } = results
  const width = textWidth(profile.page)
  const own = profile.ownChanges ? ownChangesTable(results, words, width) : ""
  const isTable = profile.layout === "table" && hasRows(results)
  const after = [
    ...linesXml(sheet.below),
    ...(closing === null ? [] : [paragraphsOf(closing, { first: STYLES.closing, further: STYLES.closing })]),
  ]
  return [
    paragraph({ style: STYLES.title }, titleRuns(oneLine(results.title))),
    ...headLines(results, sheet, { profile, words }),
    ...linesXml(sheet.above),
    ...rowsXml(results, sheet, { profile, words, width }),
    own,
    ...after,
    // Word wants a paragraph after a table.
    ...(after.length === 0 && (isTable || own !== "") ? [GAP] : []),
  ].join("")
}

const linesXml = (lines: readonly string[]): readonly string[] =>
  lines.map(text => paragraphsOf(text, { first: STYLES.line, further: STYLES.line }))

/** What stands in the place of a template's {{table}}: the rows with the lines around them, as wide as the place. */
export const tableBlock = (results: PublishedResults, sheet: ResultsSheet, setting: Setting & Width): string =>
  [...linesXml(sheet.above), ...rowsXml(results, sheet, setting), ...linesXml(sheet.below)].join("")

interface Width {
  /** Twips. */
  readonly width: number
}

/** Period and total, or what the profile says in their place. */
function headLines({ period, totals }: PublishedResults, { head }: ResultsSheet, { profile, words }: Setting) {
  const line = (text: string, style: string) => paragraph({ style }, run(oneLine(text)))
  if (profile.head !== null) return head.map(text => line(text, STYLES.totals))
  return [
    ...(period === null ? [] : [line(words.period(period), STYLES.period)]),
    line(words.totals(totals), STYLES.totals),
  ]
}

function rowsXml(
  results: PublishedResults,
  sheet: ResultsSheet,
  { profile, words, width }: Setting & Width,
): readonly string[] {
  if (!hasRows(results)) {
    const none = profile.words.none === null ? words.none : inLanguage(profile.words.none, results.language)
    return [paragraph({ style: STYLES.none }, run(oneLine(none)))]
  }
  if (profile.layout === "list") return [recordsXml(sheet)]
  const shares = sheet.columns.map(({ width }) => width)
  return [GAP, resultsTable(sheet, shared(shares, width), oneLine(results.title))]
}

const hasRows = ({ sections }: PublishedResults): boolean =>
  sections.some(({ subsections }) => subsections.some(({ answers }) => answers.length > 0))

/** A small paragraph between two tables, or after one. */
export const GAP = '<w:p><w:pPr><w:spacing w:line="120" w:lineRule="exact"/></w:pPr></w:p>'

/** Full-width characters of the title that fit on a line. */
const TITLE_LINE = 34

/** A title of two lines breaks after what it is about: 「…(案)」に対する / 意見募集の結果について. */
export function titleRuns(title: string): string {
  const [, about, rest] = /^(「.*」に(?:対する|関する|係る))(.+)$/su.exec(title) ?? []
  if (title.length <= TITLE_LINE || about === undefined || rest === undefined) return run(title)
  return `${run(about)}<w:r><w:br/></w:r>${run(rest)}`
}
