import type { PublishedResults } from "../model/published.ts"
import { inLanguage, type ResultsProfile, showsContent } from "../model/results-profile.ts"
import { RESULTS_STYLES } from "../model/results-styles.ts"
import { readZip } from "../ooxml/zip.ts"
import { oneLine, wordText } from "../publishers/results-text.ts"
import { RESULTS_WORDS } from "../publishers/results-words.ts"
import { type Agreed, disagreement } from "./disagreement.ts"

/** A comment as a row of the finished table shows it. Null: the form has no such column, or another row speaks for it. */
interface Shown {
  readonly comment: string
  readonly response: string | null
  readonly revised: string | null
}

const read = new TextDecoder()
const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" }

/** The text of a paragraph or cell that this program wrote. */
export const plainText = (xml: string): string =>
  xml
    .replaceAll("<w:tab/>", "\t")
    .replaceAll("<w:br/>", "\n")
    .replace(/<[^>]*>/g, "")
    .replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)

/** The names of the styles by their ids: a template calls them what it wants. */
function styleNames(styles: string): ReadonlyMap<string, string> {
  const found = styles.matchAll(/<w:style\s[^>]*?w:styleId="([^"]*)"[^>]*>.*?<w:name\s[^>]*?w:val="([^"]*)"/gs)
  return new Map([...found].map(([, id = "", name = ""]) => [id, plainText(name)]))
}

/** The texts of a row's paragraphs by what they are; a further line goes on with the text above it. */
function textsIn(row: string, names: ReadonlyMap<string, string>) {
  const comments: string[] = []
  let response: string | null = null
  let revised: string | null = null
  for (const [, id = "", inside = ""] of row.matchAll(/<w:p><w:pPr><w:pStyle w:val="([^"]*)"\/>(.*?)<\/w:p>/gs)) {
    const text = plainText(inside)
    const { comment, commentLine, response: first, responseLine, revised: mark } = RESULTS_STYLES
    const name = names.get(id)
    if (name === comment) comments.push(text)
    else if (name === commentLine && comments.length > 0) comments.push(`${comments.pop()}\n${text}`)
    else if (name === first || name === responseLine) response = response === null ? text : `${response}\n${text}`
    else if (name === mark && text !== "") revised = text
  }
  return { comments, response, revised }
}

/** Reads the table back from the file alone: every comment with the answer beside it, merged cells as the cell above. */
function shownIn(bytes: Uint8Array): readonly Shown[] {
  const parts = readZip("results.docx", bytes)
  const names = styleNames(read.decode(parts.get("word/styles.xml")))
  const shown: Shown[] = []
  let above: { readonly response: string | null; readonly revised: string | null } = { response: null, revised: null }
  for (const [, row = ""] of read.decode(parts.get("word/document.xml")).matchAll(/<w:tr>(.*?)<\/w:tr>/gs)) {
    const { comments, response, revised } = textsIn(row, names)
    if (comments.length === 0) continue
    if (!row.includes('<w:vMerge w:val="continue"/>')) above = { response, revised }
    for (const comment of comments) shown.push({ comment, ...above })
  }
  return shown
}

/** What the table must say, by the case. */
function meant(results: PublishedResults, profile: ResultsProfile): readonly Shown[] {
  const words = RESULTS_WORDS[results.language]
  const mark = (revised: boolean) => {
    const own = revised ? profile.words.revised : profile.words.unrevised
    return own === null ? words[revised ? "revised" : "unrevised"] : inLanguage(own, results.language)
  }
  const says = (content: "response" | "revised") => showsContent(profile, content)
  return results.sections.flatMap(({ subsections }) =>
    subsections.flatMap(({ answers }) =>
      answers.flatMap(({ rows, text, revised }) =>
        rows.flat().map(comment => ({
          comment: wordText(comment.text),
          response: says("response") ? wordText(text) : null,
          // Where rows are complete in themselves each has a mark of its own.
          revised: says("revised") && profile.merge ? oneLine(mark(revised)) : null,
        })),
      ),
    ),
  )
}

/**
 * The finished table, read back, says what the case says (design.md, law 4): every comment with its answer and 有/無, none more
 * and none less. Forms in the order of plan or class have another order, which is no matter here.
 */
export function resultsReadBack(
  bytes: Uint8Array,
  results: PublishedResults,
  profile: ResultsProfile,
): readonly Agreed[] {
  if (!showsContent(profile, "comment")) return []
  const wanted = meant(results, profile)
  if (profile.layout === "list") return recordsReadBack(bytes, wanted, results, profile)
  const left = new Map<string, number>()
  const keyOf = ({ comment, response, revised }: Shown, like: Shown | undefined) =>
    JSON.stringify([comment, like?.response === null ? null : response, like?.revised === null ? null : revised])
  const [like] = wanted
  for (const one of shownIn(bytes)) left.set(keyOf(one, like), (left.get(keyOf(one, like)) ?? 0) + 1)
  for (const one of wanted) {
    const key = keyOf(one, like)
    const count = left.get(key) ?? 0
    if (count === 0) throw otherRows(one.comment)
    if (count === 1) left.delete(key)
    else left.set(key, count - 1)
  }
  const [more] = left.keys()
  if (more !== undefined) throw otherRows(JSON.parse(more)[0])
  const what = ["comments", ...(like?.response ? ["responses"] : []), ...(like?.revised ? ["revised"] : [])]
  return [{ equality: `results.docx read back = ${what.join(", ")} of the case`, places: wanted.length }]
}

/** Records have no cells that tell texts apart: each line of every comment and answer stands in one of them. */
function recordsReadBack(
  bytes: Uint8Array,
  wanted: readonly Shown[],
  { language }: PublishedResults,
  { columns }: ResultsProfile,
): readonly Agreed[] {
  const titles = columns.map(({ title }) => oneLine(`${inLanguage(title, language)}: `))
  const xml = read.decode(readZip("results.docx", bytes).get("word/document.xml"))
  const lines = xml.split("</w:p>").map(plainText)
  const said = new Set(
    lines.flatMap(line => [line, ...titles.filter(one => line.startsWith(one)).map(one => line.slice(one.length))]),
  )
  const lost = wanted.find(({ comment, response }) =>
    [comment, response ?? ""].some(text => text.split("\n").some(line => line !== "" && !said.has(line))),
  )
  if (lost) throw otherRows(lost.comment)
  return [{ equality: "lines of comments and responses = lines of results.docx", places: wanted.length }]
}

/** Characters of the comment that the sentence quotes. */
const EXCERPT = 30

function otherRows(comment: string) {
  const excerpt = oneLine(comment).slice(0, EXCERPT)
  return disagreement(
    {
      ja: "results.docx を読み戻すと、意見、考え方、修正の有無が案件と違います",
      en: "results.docx, read back, has other comments, responses or 有/無 than the case",
    },
    { ja: `意見「${excerpt}」`, en: `comment "${excerpt}"` },
  )
}
