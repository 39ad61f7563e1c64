import type { Counts } from "../model/finding.ts"
import type { PublicReport, PublishedAnswer, PublishedResults } from "../model/published.ts"
import type { ResultsProfile } from "../model/results-profile.ts"
import { readZip } from "../ooxml/zip.ts"
import { organizationsCaption, organizationsCount } from "../publishers/organizations.ts"
import { commentsOf } from "../publishers/results-data.ts"
import { oneLine } from "../publishers/results-text.ts"
import { totalsText } from "../text/totals.ts"
import { count } from "../trace/counts.ts"
import type { Ledger } from "../trace/ledger.ts"
import { type Agreed, disagreement } from "./disagreement.ts"
import { buildOrganizations } from "./organizations.ts"
import { linesOf, paperTexts } from "./paper-texts.ts"
import { consultationOf } from "./results.ts"
import { plainText, resultsReadBack } from "./results-read-back.ts"

/** What the papers of one run were made of, and what was made. */
export interface Papers {
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly results: PublishedResults
  readonly report: PublicReport | null
  readonly ledger: Ledger
  /** The form of `results.docx`. */
  readonly profile: ResultsProfile
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
    ...organizations(papers),
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

/** Comments, responses and 有/無 as they stand in the finished Word file. */
function tableInWord({ files, results, profile }: Papers): readonly Agreed[] {
  const bytes = files.get("results.docx")
  return bytes ? resultsReadBack(bytes, results, profile) : []
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

/** 団体名一覧, read back: its rows are the released names and no others, and add up to the line above them. */
function organizations({ files, ledger, results }: Papers): readonly Agreed[] {
  const bytes = files.get("organizations.docx")
  if (!bytes) return []
  const lines = linesOf("organizations.docx", bytes)
  const xml = read.decode(readZip("organizations.docx", bytes).get("word/document.xml"))
  // The first row holds the titles; an office's own file may hold other tables.
  const caption = `w:tblCaption w:val="${organizationsCaption(results)}"`
  const table = [...xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].find(([one]) => one.includes(caption))?.[0] ?? ""
  const rows = [...table.matchAll(/<w:tr>(.*?)<\/w:tr>/gs)]
    .slice(1)
    .map(([, row = ""]) => row.split("</w:tc>").map(plainText))
  const named = rows.map(([, name, count]) => ({ name, count }))
  const released = [...ledger.state.submission.values()].filter(
    ({ kind, release }) => kind === "organization" && release?.publicName,
  )
  const sum = named.reduce((total, { count }) => total + Number(count), 0)
  const stranger = named.find(
    ({ name }) => !released.some(({ release }) => oneLine(release?.publicName ?? "") === name),
  )
  const line = organizationsCount(buildOrganizations(ledger, results))
  if (stranger || sum !== released.length || !lines.includes(line)) {
    throw disagreement(
      {
        ja: "organizations.docx の団体が、公表に同意した団体と違います",
        en: "organizations.docx does not list the organisations whose names were released",
      },
      { ja: stranger?.name ?? `${sum}件、${line}`, en: stranger?.name ?? `${sum}; ${line}` },
    )
  }
  return [{ equality: "names in organizations.docx = released names of organisations", places: named.length }]
}
