import { UserError } from "../model/errors.ts"
import type { PublishedResults } from "../model/published.ts"
import type { ResultsProfile } from "../model/results-profile.ts"
import { paperInTemplate } from "../publishers/results-template.ts"
import type { Removed } from "../publishers/scrub.ts"
import { onOwnPages, type PaperWriter } from "../publishers/word-paper.ts"
import type { Ledger } from "../trace/ledger.ts"
import { type NamedFile, readFile } from "./files.ts"
import { NO_EXTRAS, resultsFacts } from "./results-facts.ts"

/** Word papers that can stand in an office's own file, and the files that are made of them. */
const PAPERS = {
  results: "results.docx",
  comparison: "comparison.docx",
  "report-docx": "report.docx",
  summary: "summary.docx",
  organizations: "organizations.docx",
} as const
export type LetterheadPaper = keyof typeof PAPERS

const isPaper = (name: string): name is LetterheadPaper => Object.hasOwn(PAPERS, name)

export type Letterheads = ReadonlyMap<LetterheadPaper, NamedFile>

/**
 * Reads `--template letter.docx` (for the results) and `--template summary=letter.docx`. Throws `UserError` for a paper named
 * twice and for one that is not made.
 */
export function readLetterheads(typed: readonly string[], isMade: (name: LetterheadPaper) => boolean): Letterheads {
  const found = new Map<LetterheadPaper, NamedFile>()
  for (const one of typed) {
    const [, name = "", path = ""] = /^([a-z-]+)=(.+)$/s.exec(one) ?? []
    const [paper, file] = isPaper(name) ? [name, path] : (["results", one] as const)
    if (found.has(paper)) {
      throw new UserError(
        { ja: `--template が ${paper} に二つあります。`, en: `There are two templates for ${paper}.` },
        {
          ja: `ほかの資料には --template 名前=ファイル と書きます: ${Object.keys(PAPERS).join("、")}`,
          en: `For another paper write --template NAME=FILE: ${Object.keys(PAPERS).join(", ")}`,
        },
      )
    }
    if (!isMade(paper)) {
      throw new UserError(
        { ja: `--template の資料 ${paper} は作られません。`, en: `--template is for ${paper}, which is not made.` },
        { ja: `--only に ${paper} を加えてください。`, en: `Add ${paper} to --only.` },
      )
    }
    const read = readFile(file)
    // What is wrong with the file is said with the paper it is for.
    found.set(paper, paper === "results" ? read : { ...read, name: `${read.name} (${PAPERS[paper]})` })
  }
  return found
}

/** What the figures of a letterhead are those of. */
interface Source {
  readonly ledger: Ledger
  readonly results: PublishedResults
  readonly profile: ResultsProfile
}

/** Puts papers into the office's own files where there are any, else on pages of this program's own; keeps what was taken out of these files. */
export class PaperWriters {
  readonly removed = new Map<string, readonly Removed[]>()
  private readonly letterheads: Letterheads
  private readonly source: Source

  constructor(letterheads: Letterheads, source: Source) {
    this.letterheads = letterheads
    this.source = source
  }

  of(paper: LetterheadPaper): PaperWriter {
    const letterhead = this.letterheads.get(paper)
    if (!letterhead) return onOwnPages
    return async made => {
      const { ledger, results, profile } = this.source
      const form = { profile, facts: resultsFacts(ledger, NO_EXTRAS) }
      const { bytes, removed } = await paperInTemplate(letterhead, made, results, form)
      if (removed.length > 0) this.removed.set(PAPERS[paper], removed)
      return bytes
    }
  }
}
