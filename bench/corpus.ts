/**
 * Makes a redline of each pair of Word files in a folder and shows how good it is. Ends with 1 if any does not round-trip.
 *
 *   npm run corpus -- ../shared/corpus/pairs
 *
 * The folder holds `<id>/before.docx` and `<id>/after.docx`; `index.json` may say how many revisions are expected.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { comparePlans, digest } from "../src/app/versions.ts"
import { canonicalParts } from "../src/ooxml/canonical.ts"
import { firstDifference } from "../src/ooxml/canonical-difference.ts"
import { lintRedline } from "../src/ooxml/lint-redline.ts"
import { resolveRevisions } from "../src/ooxml/resolve-revisions.ts"
import { publishRedline } from "../src/publishers/redline.ts"
import { readDocx } from "../src/readers/plan-docx.ts"
import { leastMarked, markedIn } from "./corpus-marked.ts"

/** What the index of a corpus says of a pair. */
interface Entry {
  readonly id: string
  readonly expected_revisions?: number
}

/** What came of one pair. */
interface Row {
  readonly id: string
  readonly reject: boolean
  readonly accept: boolean
  /** Findings of the strict rules that neither input has. */
  readonly lint: readonly string[]
  readonly changes: number
  readonly marked: number
  readonly least: number
  readonly revisions: number
  readonly expected: number | null
  readonly milliseconds: number
  readonly problem: string | null
}

const AUTHORSHIP = { author: "Akaire", date: "1980-01-01T00:00:00Z" }

/** Findings without the places, so that those of the inputs can be taken off. */
const kinds = (findings: readonly string[]): readonly string[] =>
  findings.map(finding => finding.replace(/"[^"]*"|\d+/g, "…"))

function side(path: string) {
  const bytes = resolveRevisions(path, new Uint8Array(readFileSync(path)), "accept")
  return { bytes, ...readDocx(path, bytes, digest(bytes)) }
}

const texts = ({ reading }: ReturnType<typeof side>): readonly string[] => reading.value.blocks.map(({ text }) => text)

function measure(folder: string, { id, expected_revisions }: Entry): Row {
  const started = performance.now()
  const [draft, revision] = [side(join(folder, id, "before.docx")), side(join(folder, id, "after.docx"))]
  const comparison = comparePlans(draft.reading.value, revision.reading.value)
  const redline = publishRedline(comparison, draft.source, revision.source, AUTHORSHIP)
  const apart = (how: "accept" | "reject", wanted: Uint8Array) =>
    firstDifference(canonicalParts(id, wanted), canonicalParts(id, resolveRevisions(id, redline, how)))
  const [rejected, accepted] = [apart("reject", draft.bytes), apart("accept", revision.bytes)]
  const milliseconds = performance.now() - started
  const known = new Set([draft, revision].flatMap(({ bytes }) => kinds(lintRedline(id, bytes))))
  const { characters, revisions } = markedIn(redline)
  const wrong = rejected ?? accepted
  return {
    id,
    reject: !rejected,
    accept: !accepted,
    lint: lintRedline(id, redline).filter(finding => !known.has(kinds([finding])[0] ?? "")),
    changes: comparison.changes.length,
    marked: characters,
    least: leastMarked(texts(draft), texts(revision)),
    revisions,
    expected: expected_revisions ?? null,
    milliseconds,
    problem: wrong && `${wrong.part}: ${JSON.stringify(wrong.a)} / ${JSON.stringify(wrong.b)}`,
  }
}

const ratio = (marked: number, least: number): string =>
  least > 0 ? (marked / least).toFixed(2) : marked === 0 ? "1.00" : "∞"

const mark = (good: boolean): string => (good ? "yes" : "NO")

function line(row: Row): string {
  const expected = row.expected === null ? "" : `${row.revisions === row.expected ? "=" : "≠"} ${row.expected}`
  return [
    row.id.padEnd(30),
    mark(row.reject).padEnd(7),
    mark(row.accept).padEnd(7),
    String(row.lint.length).padStart(5),
    String(row.changes).padStart(8),
    String(row.marked).padStart(7),
    String(row.least).padStart(7),
    ratio(row.marked, row.least).padStart(7),
    `${row.revisions} ${expected}`.padStart(10),
    row.milliseconds.toFixed(0).padStart(7),
  ].join("")
}

const HEAD =
  "pair                          reject accept  lint changes marked  least  ratio revisions     ms\n" +
  "                                                                                    = stated"

const sum = (rows: readonly Row[], of: (row: Row) => number): number => rows.reduce((all, row) => all + of(row), 0)

function totals(rows: readonly Row[]): string {
  const count = (of: (row: Row) => boolean) => `${rows.filter(of).length} of ${rows.length}`
  const stated = rows.filter(row => row.expected !== null)
  const equal = stated.filter(row => row.revisions === row.expected)
  const [marked, least] = [sum(rows, row => row.marked), sum(rows, row => row.least)]
  return [
    `reject gives the draft            ${count(row => row.reject)}`,
    `accept gives the revision         ${count(row => row.accept)}`,
    `both, and no finding              ${count(row => row.reject && row.accept && row.lint.length === 0)}`,
    `characters marked                 ${marked}, at least ${least}: ${ratio(marked, least)}`,
    `revisions as stated               ${equal.length} of ${stated.length}`,
    `time                              ${(sum(rows, row => row.milliseconds) / 1000).toFixed(1)} s`,
  ].join("\n")
}

function entries(folder: string): readonly Entry[] {
  const index = join(folder, "index.json")
  const stated: readonly Entry[] = existsSync(index) ? JSON.parse(readFileSync(index, "utf8")) : []
  const known = new Map(stated.map(entry => [entry.id, entry]))
  return readdirSync(folder)
    .filter(id => existsSync(join(folder, id, "before.docx")) && existsSync(join(folder, id, "after.docx")))
    .sort()
    .map(id => known.get(id) ?? { id })
}

const say = (text: string): void => void process.stdout.write(`${text}\n`)

const [folder] = process.argv.slice(2)
if (folder === undefined || !existsSync(folder)) {
  process.stderr.write("Usage: npm run corpus -- FOLDER-OF-PAIRS\n")
  process.exit(2)
}
const rows: Row[] = []
say(HEAD)
for (const entry of entries(folder)) {
  const row = measure(folder, entry)
  rows.push(row)
  say(line(row))
  for (const text of [...(row.problem ? [row.problem] : []), ...row.lint]) say(`    ${text}`)
}
say(`\n${totals(rows)}`)
process.exitCode = rows.every(row => row.reject && row.accept) ? 0 : 1
