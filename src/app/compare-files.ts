import type { PlanVersion } from "../model/case.ts"
import type { ComparisonLayout } from "../model/comparison-table.ts"
import { type Language, type Message, UserError } from "../model/errors.ts"
import type { Plan } from "../model/plan.ts"
import { compareHtml } from "../publishers/compare-html.ts"
import { compareJson } from "../publishers/compare-json.ts"
import { compareMarkdown } from "../publishers/compare-markdown.ts"
import { compareText } from "../publishers/compare-text.ts"
import { publishComparison } from "../publishers/comparison-docx.ts"
import { visible } from "../text/visible.ts"
import type { Signed } from "./authorship.ts"
import { comparisonOfFiles } from "./comparison-paper.ts"
import { type NamedFile, readFile } from "./files.ts"
import { jsonText } from "./json-text.ts"
import { makeKeptRedline } from "./kept-redline.ts"
import { comparePlans, digest, planOf, wordFile } from "./versions.ts"
import { makeWordPapers, type WordVersion } from "./word-papers.ts"

/** Formats that are Word files: tracked changes, plain looks, everything accepted. */
const WORD_FORMATS = ["docx", "struck", "clean"] as const
type WordFormat = (typeof WORD_FORMATS)[number]

/** What becomes of the tracked changes that the draft came with; kept only in a file with tracked changes. */
export type DraftRevisions = "accept" | "reject" | "keep"

interface Format {
  readonly format: "text" | "json" | "html" | "markdown" | "comparison" | WordFormat
  readonly language: Language
  /** Escape sequences for colour in the text format. */
  readonly color: boolean
  /** Who tracked changes are by, for the Word formats. */
  readonly signed: Signed
  /** For the 新旧対照表. */
  readonly layout: ComparisonLayout
  readonly revisions: DraftRevisions
}

/** What git hands to an external diff program: the path, and a file with the old and the new content. */
interface GitPair {
  readonly path: string
  readonly newPath: string
  readonly draft: string
  readonly revision: string
}

/** What is compared: two files, the two sides of the tracked changes in one, or what git hands over. */
export type Pair =
  | { readonly kind: "files"; readonly draft: string; readonly revision: string }
  | { readonly kind: "tracked"; readonly file: string }
  | ({ readonly kind: "git" } & GitPair)

/** Reads the arguments of an external diff: `path old-file old-hex old-mode new-file new-hex new-mode [new-path metadata]`. See git(1), GIT_EXTERNAL_DIFF. */
export function gitPair(args: readonly string[]): GitPair | null {
  const [path, draft, , , revision, , , renamed] = args
  if ((args.length !== 7 && args.length !== 9) || !path || !draft || !revision) return null
  return { path, newPath: renamed || path, draft, revision }
}

/** What git names where a file is new or deleted. */
const NOTHING = "/dev/null"

const emptyPlan = (file: string): Plan => ({
  file,
  sha256: digest(new Uint8Array()),
  title: file,
  blocks: [],
  coverage: { compared: 0, notCompared: [] },
  pages: null,
})

const isText = (bytes: Uint8Array): boolean => !bytes.subarray(0, 8000).includes(0)

/** Reads a version by what it holds; a text under a name that says nothing is read as plain text. */
function sniffed(path: string, name: string): Plan {
  if (path === NOTHING) return emptyPlan(name)
  const { bytes } = readFile(path)
  try {
    return planOf({ name, bytes }).value
  } catch (error) {
    if (!(error instanceof UserError) || !isText(bytes) || bytes[0] === 0x25) throw error
    return { ...planOf({ name: `${name}.txt`, bytes }).value, file: name }
  }
}

const plain = (path: string, tracked: PlanVersion["tracked"] = "accepted"): Plan =>
  path === NOTHING ? emptyPlan(path) : planOf(readFile(path), tracked).value

/** Which side of the draft's own tracked changes is compared. */
const sideOf = (revisions: DraftRevisions) => (revisions === "reject" ? "rejected" : "accepted")

function plansOf(pair: Pair, revisions: DraftRevisions): { readonly draft: Plan; readonly revision: Plan } {
  switch (pair.kind) {
    case "files":
      return { draft: plain(pair.draft, sideOf(revisions)), revision: plain(pair.revision) }
    case "tracked": {
      const file: NamedFile = wordFile(pair.file)
      return { draft: planOf(file, "rejected").value, revision: planOf(file, "accepted").value }
    }
    case "git":
      return { draft: sniffed(pair.draft, pair.path), revision: sniffed(pair.revision, pair.newPath) }
  }
}

const isWordFormat = (format: Format["format"]): format is WordFormat => WORD_FORMATS.some(known => known === format)

/** The two Word versions of a pair. */
function wordPair(pair: Pair, revisions: DraftRevisions): readonly [draft: WordVersion, revision: WordVersion] {
  if (pair.kind === "tracked") {
    const file = wordFile(pair.file)
    return [
      { file, tracked: "rejected" },
      { file, tracked: "accepted" },
    ]
  }
  return [
    { file: wordFile(pair.draft), tracked: sideOf(revisions) },
    { file: wordFile(pair.revision), tracked: "accepted" },
  ]
}

/** Which file of many it is, in git's form: git itself says nothing then. */
function heading(pair: Pair, color: boolean): string {
  if (pair.kind !== "git") return ""
  const { path, newPath } = pair
  const name = visible((newPath === path ? path : `${path} → ${newPath}`).replace(/\s+/g, " "))
  return color ? `\u001b[1;7m ${name} \u001b[0m\n` : `── ${name}\n`
}

/** Says how many of the draft's records of formatting are in records of this comparison. */
const mergedNote = (count: number): Message => ({
  ja: `案の書式の変更履歴 ${count} 件は、今回も同じ所の書式を変えたため、今回の変更履歴にまとめました（元に戻すと、案の変更より前の書式になります）。`,
  en: `${count} format ${count === 1 ? "change" : "changes"} of the draft went into a new change of the same format (rejecting that gives the format before both).`,
})

/** A comparison as it is handed out. */
export interface Compared {
  readonly output: string | Uint8Array
  readonly different: boolean
  /** What else has to be known of the output. */
  readonly note: Message | null
}

/** Compares without a case. */
export async function compareFiles(
  pair: Pair,
  { format, language, color, signed, layout, revisions }: Format,
): Promise<Compared> {
  if (isWordFormat(format) && revisions !== "keep") {
    const papers = await makeWordPapers(...wordPair(pair, revisions), signed)
    return { output: papers[format === "docx" ? "redline" : format], different: papers.different, note: null }
  }
  const plans = plansOf(pair, revisions)
  const comparison = comparePlans(plans.draft, plans.revision)
  const different = comparison.changes.length > 0
  if (isWordFormat(format)) {
    const [draft, revision] = wordPair(pair, revisions)
    const { bytes, merged } = makeKeptRedline(draft.file, revision.file, signed)
    return { output: bytes, different, note: merged > 0 ? mergedNote(merged) : null }
  }
  if (format === "comparison") {
    const output = await publishComparison(comparisonOfFiles({ ...plans, comparison }, layout, language))
    return { output, different, note: null }
  }
  const outputs = {
    text: () => `${heading(pair, color)}${compareText(comparison, language, { color })}`,
    json: () => jsonText(compareJson(comparison)),
    html: () => compareHtml(comparison, language),
    markdown: () => compareMarkdown(comparison, language),
  }
  return { output: outputs[format](), different, note: null }
}
