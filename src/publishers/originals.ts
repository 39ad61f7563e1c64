import type { Language } from "../model/errors.ts"
import { titleRuns } from "./results-docx.ts"
import { STYLES, shared, textWidth } from "./results-look.ts"
import { ruledTable } from "./results-table.ts"
import { oneLine, paragraphsOf, wordText } from "./results-text.ts"
import { wordDocument } from "./word-shell.ts"
import { cell, paragraph, row, run } from "./word-xml.ts"

/** One opinion in its own words, masked. */
export interface PublishedOriginal {
  /** As the results table numbers it. */
  readonly number: string
  /** "3-1": the submission in order of arrival, and the comment in it. */
  readonly index: string
  /** Line breaks are U+000A. */
  readonly text: string
}

/** The masked originals of a consultation, in the order of the results table. */
export interface OriginalsPaper {
  readonly language: Language
  readonly title: string
  readonly stamp: boolean
  readonly originals: readonly PublishedOriginal[]
}

const WORDS = {
  ja: {
    kind: "提出された御意見（原文）",
    columns: ["番号", "原文番号", "御意見の原文"],
    note: "番号は、結果の表の番号です。●●●は、提出者が分かる記載を伏せた箇所です。",
    none: "御意見の提出はありませんでした。",
    stamp: "案",
  },
  en: {
    kind: "Comments in their own words",
    columns: ["No.", "Original", "Comment as submitted"],
    note: "Numbers are those of the results table. ●●● stands for what would tell who sent the comment.",
    none: "No comments were submitted.",
    stamp: "DRAFT",
  },
} as const

/** Percent: numbers, then the words. */
const SHARES = [10, 12, null] as const

/** `originals.docx`. The same again gives the same bytes. */
export async function originalsDocument({ language, title, stamp, originals }: OriginalsPaper): Promise<Uint8Array> {
  const words = WORDS[language]
  const widths = shared(SHARES, textWidth("portrait"))
  const text = (said: string, index: number) =>
    cell({ width: widths[index] ?? 0 }, paragraphsOf(said, { first: STYLES.comment, further: STYLES.commentLine }))
  const rows = originals.map(one => row({}, [one.number, one.index, one.text].map(text)))
  const heading = `${oneLine(title)} ${words.kind}`
  const body = [
    paragraph({ style: STYLES.title }, `${titleRuns(oneLine(title))}<w:r><w:br/></w:r>${run(words.kind)}`),
    paragraph({ style: STYLES.totals }, run(words.note)),
    ...(rows.length === 0
      ? [paragraph({ style: STYLES.none }, run(words.none))]
      : [ruledTable(words.columns, widths, { caption: heading, rows }), paragraph({ style: STYLES.own }, "")]),
  ]
  return wordDocument({ language, title: heading, stamp, landscape: false, styles: [] }, body.join(""))
}

/** `originals.csv`: UTF-8 with a byte order mark and CRLF, as Excel opens it. */
export function originalsTable({ language, stamp, originals }: OriginalsPaper): string {
  const { columns, stamp: mark } = WORDS[language]
  const [number, ...others] = columns
  const titles = [stamp ? `${number} (${mark})` : number, ...others]
  const lines = [titles, ...originals.map(one => [one.number, one.index, one.text])]
  return `\ufeff${lines.map(line => `${line.map(field).join(",")}\r\n`).join("")}`
}

/** A cell that starts with one of these, in either width, is taken for a formula by spreadsheets; "3-1" for a date. */
const FORMULA = /^\s*[=+\-@＝＋－＠|%]|^[\t\r]|^\d+-\d/

/** Quoted always; what a spreadsheet could take for something else than text has an apostrophe before it. */
const field = (value: string): string => {
  const text = wordText(value)
  return `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
}
