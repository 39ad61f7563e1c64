import type { Counts } from "../model/finding.ts"
import type { PublicReport, PublishedAnswer, PublishedResults } from "../model/published.ts"
import { readZip } from "../ooxml/zip.ts"
import { commentsOf } from "../publishers/results-data.ts"
import { STYLES } from "../publishers/results-look.ts"
import { RESULTS_WORDS } from "../publishers/results-words.ts"
import { totalsText } from "../text/totals.ts"
import { count } from "../trace/counts.ts"
import type { Ledger } from "../trace/ledger.ts"
import { type Agreed, disagreement } from "./disagreement.ts"
import { paperTexts } from "./paper-texts.ts"
import { consultationOf } from "./results.ts"

/** What the papers of one run were made of, and what was made. */
export interface Papers {
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly results: PublishedResults
  readonly report: PublicReport | null
  readonly ledger: Ledger
  /** False where a profile or a template gives `results.docx` other columns or styles. */
  readonly usualForm: boolean
}

type Counted = Papers & { readonly counts: Counts; readonly stated: boolean }

/**
 * Holds the papers to each other. Throws `UserError`, naming what and where, when two say different things: then nothing is published.
 * What could not be asked (no comparison, another form of the table) is not in the list.
 */
export function agreements(made: Papers): readonly Agreed[] {
  // A total as an imported publication states it is not counted from submissions.
  const papers = { ...made, counts: count(made.ledger), stated: consultationOf(made.ledger).totals !== null }
  return [
    totals(papers),
    numbers(papers),
    ...revisedRows(papers),
    ...changeNumbers(papers),
    ...tableInWord(papers),
    ...data(papers),
    ...paperTexts(papers.files, papers.results),
    ...redline(papers),
  ]
}

const answersOf = ({ sections }: PublishedResults): readonly PublishedAnswer[] =>
  sections.flatMap(({ subsections }) => subsections.flatMap(({ answers }) => answers))

/** The printed total is the sum of those it counts. */
function totals({ results, counts, stated }: Counted): Agreed {
  const { submissions, organizations, individuals, unknown } = counts
  const where = { ja: results.totals, en: results.totals }
  if (organizations + individuals + unknown !== submissions) {
    throw disagreement(
      { ja: "団体・個人・不明の合計が総数と違います", en: "the kinds of submitters do not add up to the total" },
      where,
    )
  }
  const printed = (["submissions", "submitters", "comments"] as const).map(unit =>
    totalsText({ ...counts, unit }, results.language),
  )
  if (!stated && !printed.includes(results.totals)) {
    throw disagreement({ ja: "意見総数が数えた数と違います", en: "the printed total is not what was counted" }, where)
  }
  return {
    equality: stated ? "kinds of submitters = submissions" : "printed total = submissions = kinds of submitters",
    places: 1,
  }
}

/** Every comment of the case stands in the table, under the numbers from 1 without a gap. */
function numbers({ results, counts }: Counted): Agreed {
  const found = commentsOf(results)
  const gap = found.findIndex(({ number }, index) => number !== index + 1)
  if (gap >= 0 || found.length !== counts.comments) {
    const at = gap >= 0 ? gap + 1 : found.length
    throw disagreement(
      {
        ja: "結果の表の意見の番号がそろっていません",
        en: "the numbers of comments in the results table are not complete",
      },
      {
        ja: `意見${at}、表${found.length}件、案件${counts.comments}件`,
        en: `comment ${at}; ${found.length} in the table, ${counts.comments} in the case`,
      },
    )
  }
  return { equality: "comments in the table = comments of the case, numbered from 1", places: found.length }
}

/** 有 rows are the rows with a comment that led to a change in the report. */
function revisedRows({ results, report }: Papers): readonly Agreed[] {
  if (!report) return []
  const linked = new Set(report.changes.flatMap(({ comments }) => comments))
  const answers = answersOf(results)
  for (const { rows, revised } of answers) {
    const all = rows.flat().map(({ number }) => number)
    if (revised === all.some(number => linked.has(number))) continue
    throw disagreement(
      { ja: "修正の有無が、紐付けた修正箇所と合いません", en: "有/無 of a row is not what the links say" },
      { ja: `意見${all.join("、")}`, en: `comments ${all.join(", ")}` },
    )
  }
  return [{ equality: "rows that say revised = rows with a linked change", places: answers.length }]
}

/** Every comment that a change names stands in the table; changes are numbered from 1. */
function changeNumbers({ results, report }: Papers): readonly Agreed[] {
  if (!report) return []
  const known = new Set(commentsOf(results).map(({ number }) => number))
  for (const [index, { number, comments }] of report.changes.entries()) {
    const stranger = comments.find(one => !known.has(one))
    if (number === index + 1 && stranger === undefined) continue
    throw disagreement(
      {
        ja: "修正箇所の番号か、そこに挙げた意見の番号が表にありません",
        en: "a change, or a comment that it names, has a number that is not in the table",
      },
      { ja: `修正${number}`, en: `change ${number}` },
    )
  }
  return [{ equality: "comments named by changes = comments in the table", places: report.changes.length }]
}

const read = new TextDecoder()

/** 有/無 and the number of comments as they stand in the finished Word file. */
function tableInWord({ files, results, usualForm }: Papers): readonly Agreed[] {
  const bytes = files.get("results.docx")
  if (!bytes || !usualForm) return []
  const xml = read.decode(readZip("results.docx", bytes).get("word/document.xml"))
  const styled = (style: string) =>
    [...xml.matchAll(new RegExp(`<w:p><w:pPr><w:pStyle w:val="${style}"/>.*?</w:p>`, "gs"))].map(([one]) =>
      one.replace(/<[^>]*>/g, ""),
    )
  const words = RESULTS_WORDS[results.language]
  const answers = answersOf(results)
  const printed = styled(STYLES.revised).filter(text => text !== "")
  const row = answers.findIndex(({ revised }, index) => printed[index] !== (revised ? words.revised : words.unrevised))
  const stacked = answers.reduce((sum, { rows }) => sum + rows.flat().length, 0)
  if (row >= 0 || printed.length !== answers.length || styled(STYLES.comment).length !== stacked) {
    const at = row >= 0 ? row + 1 : answers.length
    throw disagreement(
      {
        ja: "results.docx を読み戻すと、行が案件と違います",
        en: "results.docx, read back, has other rows than the case",
      },
      { ja: `考え方${at}`, en: `response ${at}` },
    )
  }
  return [{ equality: "results.docx read back = comments and revised of the case", places: answers.length }]
}

/** `data.json` as read back names the same comments and says the same of each answer. */
function data({ files, results }: Papers): readonly Agreed[] {
  const bytes = files.get("data.json")
  if (!bytes) return []
  const value = JSON.parse(read.decode(bytes))
  const said = [value.totals, ...value.comments.map((one: { number: number; text: string }) => [one.number, one.text])]
  const meant = [results.totals, ...commentsOf(results).map(({ number, text }) => [number, text])]
  if (JSON.stringify(said) !== JSON.stringify(meant)) {
    throw disagreement(
      { ja: "data.json の意見が結果の表と違います", en: "data.json has other comments than the results table" },
      { ja: "data.json", en: "data.json" },
    )
  }
  return [{ equality: "data.json read back = comments in the table", places: meant.length - 1 }]
}

/** Proved while the papers of the plan are made: a redline that fails is refused there. */
function redline({ files }: Papers): readonly Agreed[] {
  const made = ["redline.docx", "clean.docx"].filter(name => files.has(name))
  if (made.length === 0) return []
  return [{ equality: "redline with all rejected = draft, with all accepted = revision", places: made.length }]
}
