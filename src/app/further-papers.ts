import type { PublicReport, PublishedResults } from "../model/published.ts"
import { egovText } from "../publishers/egov-text.ts"
import { organizationsDocument } from "../publishers/organizations.ts"
import { originalsDocument, originalsTable } from "../publishers/originals.ts"
import { readingText } from "../publishers/reading-text.ts"
import { reportDocument } from "../publishers/report-docx.ts"
import { reportMarkdown } from "../publishers/report-markdown.ts"
import { publishData } from "../publishers/results-data.ts"
import { summaryDocument } from "../publishers/summary-docx.ts"
import { count } from "../trace/counts.ts"
import type { Ledger } from "../trace/ledger.ts"
import type { PaperWriters } from "./letterheads.ts"
import { buildOrganizations } from "./organizations.ts"
import { buildOriginals } from "./originals.ts"
import { consultationOf } from "./results.ts"

/** What is made of the results and, where there is a comparison, of the report. */
export interface PaperSource {
  readonly results: PublishedResults
  /** Null while a version of the plan is missing. */
  readonly report: PublicReport | null
  readonly ledger: Ledger
  readonly writers: PaperWriters
  /** The numbers that the results table prints, by the public number; null where it prints none. */
  readonly numbers: () => Promise<ReadonlyMap<number, string> | null>
}

/** Papers beside the tables and the papers of the plan, by the names that ask for them. */
export const FURTHER = [
  "data",
  "report-md",
  "report-docx",
  "summary",
  "reading",
  "egov",
  "organizations",
  "originals",
] as const
export type FurtherName = (typeof FURTHER)[number]

/** What can be made without a comparison. */
export const WITHOUT_COMPARISON: ReadonlySet<string> = new Set<FurtherName>([
  "data",
  "summary",
  "reading",
  "egov",
  "organizations",
  "originals",
])

/** Files for the office: the originals are all of them, also those that were not released. */
export const INTERNAL = /^(?:report-internal|originals|egov)\./

/** What `--all` makes: everything but the words of submitters, which are asked for by name. */
export const isForAll = (name: string): boolean => name !== "originals"

const MAKERS: Readonly<Record<FurtherName, (source: PaperSource) => Promise<ReadonlyMap<string, Uint8Array>>>> = {
  data: async ({ results, report }) => new Map([["data.json", encode(publishData(results, report))]]),
  "report-md": async ({ report }) => new Map(report ? [["report.md", encode(reportMarkdown(report))]] : []),
  "report-docx": async ({ report, writers }) =>
    new Map(report ? [["report.docx", await reportDocument(report, writers.of("report-docx"))]] : []),
  summary: async ({ results, report, writers }) =>
    new Map([["summary.docx", await summaryDocument(results, report, writers.of("summary"))]]),
  reading: async ({ results, report }) => new Map([["reading.txt", encode(readingText(results, report))]]),
  egov: async ({ results, ledger }) => {
    const { plan, procedure, from, to } = consultationOf(ledger)
    const { submissions } = count(ledger)
    return new Map([["egov.txt", encode(egovText({ results, plan, procedure, from, to, submissions }))]])
  },
  organizations: async ({ results, ledger, writers }) => {
    const paper = buildOrganizations(ledger, results)
    return new Map([["organizations.docx", await organizationsDocument(paper, writers.of("organizations"))]])
  },
  originals: async ({ results, ledger, numbers }) => {
    const paper = buildOriginals(ledger, results, await numbers())
    return new Map([
      ["originals.docx", await originalsDocument(paper)],
      ["originals.csv", encode(originalsTable(paper))],
    ])
  },
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

/** The papers asked for, by file name, in the order of `FURTHER`. */
export async function furtherPapers(
  wanted: (name: FurtherName) => boolean,
  source: PaperSource,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>()
  for (const name of FURTHER.filter(wanted)) {
    for (const [file, bytes] of await MAKERS[name](source)) files.set(file, bytes)
  }
  return files
}
