/**
 * Makes a redline of each pair of Word files in a folder and shows how good it is. Ends with 1 if any does not round-trip,
 * if a difference to the stated number of revisions is not explained, or if a single file is not handled.
 *
 *   npm run corpus -- ../shared/corpus/pairs [--validate]
 *
 * The folder (or `pairs` in it) holds `<id>/before.docx` and `<id>/after.docx`; `index.json` may say how many revisions are
 * expected. Files in `wild` and `bad`, in the folder or beside it, are read and compared with themselves; of those in `bad`
 * a refusal in one sentence is as good. `--validate` counts what Microsoft's schemas object to in the redlines and not in
 * their files.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { comparePlans, digest } from "../src/app/versions.ts"
import { canonicalParts } from "../src/ooxml/canonical.ts"
import { firstDifference } from "../src/ooxml/canonical-difference.ts"
import { openTrees } from "../src/ooxml/canonical-trees.ts"
import { newFindings } from "../src/ooxml/lint-redline.ts"
import { resolveRevisions } from "../src/ooxml/resolve-revisions.ts"
import { publishRedline } from "../src/publishers/redline.ts"
import { readDocx } from "../src/readers/plan-docx.ts"
import { type FileRow, readAll, validator } from "./corpus-files.ts"
import { flowOf } from "./corpus-flow.ts"
import { leastMarked, markedAmong } from "./corpus-marked.ts"
import { moreInOrder } from "./corpus-rows.ts"
import { explain } from "./corpus-stated.ts"

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
  /** In which ways of counting the stated number differs; empty where it does not, null where nothing explains it. */
  readonly ways: readonly string[] | null
  /** What Microsoft's schemas object to, and not in the files; null where they were not asked. */
  readonly objections: readonly string[] | null
  readonly milliseconds: number
  readonly problem: string | null
}

const AUTHORSHIP = { author: "Akaire", date: "1980-01-01T00:00:00Z" }

function side(path: string) {
  const bytes = resolveRevisions(path, new Uint8Array(readFileSync(path)), "accept")
  return { bytes, ...readDocx(path, bytes, digest(bytes)) }
}

const texts = ({ reading }: ReturnType<typeof side>): readonly string[] => reading.value.blocks.map(({ text }) => text)

/** What a validator says of a file, or null where none is asked. */
type Validate = ((bytes: Uint8Array) => Promise<readonly string[]>) | null

async function objections(validate: Validate, redline: Uint8Array, files: readonly Uint8Array[]) {
  if (!validate) return null
  const known = new Set<string>()
  for (const file of files) for (const error of await validate(file)) known.add(error)
  return (await validate(redline)).filter(error => !known.has(error))
}

async function measure(folder: string, { id, expected_revisions }: Entry, validate: Validate): Promise<Row> {
  const started = performance.now()
  const [draft, revision] = [side(join(folder, id, "before.docx")), side(join(folder, id, "after.docx"))]
  const comparison = comparePlans(draft.reading.value, revision.reading.value)
  const redline = publishRedline(comparison, draft.source, revision.source, AUTHORSHIP)
  const apart = (how: "accept" | "reject", wanted: Uint8Array) =>
    firstDifference(canonicalParts(id, wanted), canonicalParts(id, resolveRevisions(id, redline, how)))
  const [rejected, accepted] = [apart("reject", draft.bytes), apart("accept", revision.bytes)]
  const milliseconds = performance.now() - started
  const signs = flowOf(redline)
  const { characters, revisions } = markedAmong(signs)
  const more = moreInOrder(draft.reading.value, revision.reading.value)
  const wrong = rejected ?? accepted
  return {
    id,
    reject: !rejected,
    accept: !accepted,
    lint: newFindings(
      openTrees(id, redline),
      [draft, revision].map(({ bytes }) => openTrees(id, bytes)),
    ),
    changes: comparison.changes.length,
    marked: characters,
    least: leastMarked(texts(draft), texts(revision)),
    revisions,
    expected: expected_revisions ?? null,
    ways: expected_revisions === undefined ? [] : explain(signs, expected_revisions, more),
    objections: await objections(validate, redline, [draft.bytes, revision.bytes]),
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
    row.objections === null ? "" : String(row.objections.length).padStart(7),
  ].join("")
}

const HEAD =
  "pair                          reject accept  lint changes marked  least  ratio revisions     ms schema\n" +
  "                                                                                    = stated"

const sum = (rows: readonly Row[], of: (row: Row) => number): number => rows.reduce((all, row) => all + of(row), 0)

function statedTotals(rows: readonly Row[]): string {
  const stated = rows.filter(row => row.expected !== null)
  const equal = stated.filter(row => row.revisions === row.expected)
  const unexplained = stated.filter(row => row.ways === null)
  const explained = stated.length - equal.length - unexplained.length
  return `${equal.length} of ${stated.length} equal, ${explained} explained, ${unexplained.length} unexplained`
}

function totals(rows: readonly Row[]): string {
  const count = (of: (row: Row) => boolean) => `${rows.filter(of).length} of ${rows.length}`
  const [marked, least] = [sum(rows, row => row.marked), sum(rows, row => row.least)]
  return [
    `reject gives the draft            ${count(row => row.reject)}`,
    `accept gives the revision         ${count(row => row.accept)}`,
    `both, and no finding              ${count(row => row.reject && row.accept && row.lint.length === 0)}`,
    `characters marked                 ${marked}, at least ${least}: ${ratio(marked, least)}`,
    `revisions as stated               ${statedTotals(rows)}`,
    ...(rows.some(row => row.objections !== null)
      ? [`no new objection of the schemas   ${count(row => row.objections?.length === 0)}`]
      : []),
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

/** What there is to say under the line of a pair. */
const notes = (row: Row): readonly string[] => [
  ...(row.problem ? [row.problem] : []),
  ...row.lint,
  ...(row.objections ?? []),
  ...(row.expected === null || row.revisions === row.expected
    ? []
    : row.ways === null
      ? [`stated ${row.expected}: UNEXPLAINED`]
      : row.ways.map(way => `stated ${row.expected}: ${way}`)),
]

function singles(title: string, rows: readonly FileRow[]): void {
  say(`\n${title}`)
  for (const row of rows) {
    const outcome = row.sentence ?? `${row.changes} changes`
    say(`${mark(row.good).padEnd(5)}${row.milliseconds.toFixed(0).padStart(6)} ms  ${row.name}: ${outcome}`)
  }
}

const [folder, ...flags] = process.argv.slice(2)
if (folder === undefined || !existsSync(folder) || flags.some(flag => flag !== "--validate")) {
  process.stderr.write("Usage: npm run corpus -- FOLDER-OF-PAIRS [--validate]\n")
  process.exit(2)
}
const within = (name: string): string => [join(folder, name), join(folder, "..", name)].find(existsSync) ?? ""
const validate = flags.includes("--validate") ? await validator() : null
if (flags.includes("--validate") && !validate)
  say("Microsoft's schemas cannot be asked here: the validator is for Linux on x64.\n")
const pairs = existsSync(join(folder, "pairs")) ? join(folder, "pairs") : folder
const rows: Row[] = []
say(HEAD)
for (const entry of entries(pairs)) {
  const row = await measure(pairs, entry, validate)
  rows.push(row)
  say(line(row))
  for (const text of notes(row)) say(`    ${text}`)
}
const [wild, bad] = [readAll(within("wild"), false), readAll(within("bad"), true)]
if (wild.length > 0) singles("Files as they are found, each compared with itself", wild)
if (bad.length > 0) singles("Broken files", bad)
say(`\n${totals(rows)}`)
for (const [name, files] of [
  ["files read, and equal to themselves", wild],
  ["broken files read or refused in a sentence", bad],
] as const)
  if (files.length > 0) say(`${name.padEnd(46)}${files.filter(({ good }) => good).length} of ${files.length}`)
const isGood = (row: Row): boolean => row.reject && row.accept && row.ways !== null && !row.objections?.length
process.exitCode = rows.every(isGood) && [...wild, ...bad].every(({ good }) => good) ? 0 : 1
