import type { PublishedResults } from "../model/published.ts"
import { readZip } from "../ooxml/zip.ts"
import { escaped } from "../publishers/markdown.ts"
import { REPORT_WORDS } from "../publishers/report-words.ts"
import { oneLine } from "../publishers/results-text.ts"
import { type Agreed, disagreement } from "./disagreement.ts"

/** A paper, and how it writes the total and the number of a comment; null: it does not list every comment. */
interface Paper {
  readonly file: string
  readonly total: (totals: string) => string
  readonly label: ((comment: string) => string) | null
}

const PAPERS: readonly Paper[] = [
  { file: "report.md", total: escaped, label: comment => `**${comment}**` },
  { file: "report.docx", total: oneLine, label: comment => comment },
  { file: "summary.docx", total: oneLine, label: null },
  { file: "reading.txt", total: oneLine, label: comment => `${comment}:` },
  { file: "egov.txt", total: oneLine, label: null },
]

/** Papers in words, read back: each says the total of the results, and names every comment under its number in the table's order. */
export function paperTexts(files: ReadonlyMap<string, Uint8Array>, results: PublishedResults): readonly Agreed[] {
  const words = REPORT_WORDS[results.language]
  const numbers = results.sections.flatMap(({ subsections }) =>
    subsections.flatMap(({ answers }) => answers.flatMap(({ rows }) => rows.flat().map(({ number }) => number))),
  )
  return PAPERS.flatMap(({ file, total, label }): readonly Agreed[] => {
    const bytes = files.get(file)
    if (!bytes) return []
    const lines = linesOf(file, bytes)
    if (!lines.some(line => line.includes(total(results.totals)))) {
      throw disagreement(
        { ja: `${file} の意見総数が結果の表と違います`, en: `${file} does not give the total of the results table` },
        { ja: results.totals, en: results.totals },
      )
    }
    if (label === null) return [{ equality: `total in ${file} = total in the table`, places: 1 }]
    let at = 0
    for (const number of numbers) {
      // A comment may quote such a line: others between them do no harm.
      const found = lines.indexOf(label(words.comment(number)), at)
      if (found < 0) {
        throw disagreement(
          {
            ja: `${file} の意見の番号が結果の表と違います`,
            en: `${file} numbers comments in another way than the results table`,
          },
          { ja: words.comment(number), en: words.comment(number) },
        )
      }
      at = found + 1
    }
    return [{ equality: `total and numbers of comments in ${file} = those in the table`, places: numbers.length + 1 }]
  })
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" }

/** The lines of a text, or the paragraphs of a Word file. */
export function linesOf(file: string, bytes: Uint8Array): readonly string[] {
  const read = new TextDecoder()
  if (!file.endsWith(".docx")) return read.decode(bytes).split("\n")
  const xml = read.decode(readZip(file, bytes).get("word/document.xml"))
  return xml.split("</w:p>").map(one =>
    one
      .replaceAll("<w:tab/>", "\t")
      .replace(/<[^>]*>/g, "")
      .replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole),
  )
}
