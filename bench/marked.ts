/**
 * Measures how much is marked against the least that must be, on the pairs of the shared corpus and on long real documents
 * with edits that are known.
 *
 *   node bench/marked.ts
 */
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { compare } from "../src/compare/compare.ts"
import type { Plan } from "../src/model/plan.ts"
import { readPlan } from "../src/readers/plan.ts"
import { words } from "../tests/compare/plans.ts"
import { markedIn, minimum } from "./minimum.ts"
import { seeded } from "./seeded-edits.ts"

const corpus = join(import.meta.dirname, "../../shared/corpus")
/** Marked ÷ minimum (issue 3): over all, and of the worst long document. */
const MOST = 1.2
const MOST_OF_ONE = 1.5
/** Long: from so many characters on. */
const LONG = 10_000
const SEEDS = [1, 2, 3]
/** Share of the paragraphs that are edited. */
const SHARE = 0.1
const WORST = 12

interface Row {
  readonly name: string
  readonly marked: number
  readonly minimum: number
}

const say = (text: string): void => void process.stdout.write(`${text}\n`)
const ratio = (row: Omit<Row, "name">): number =>
  row.minimum === 0 ? (row.marked === 0 ? 1 : Number.POSITIVE_INFINITY) : row.marked / row.minimum
const written = (row: Row): string =>
  `  ${row.name.slice(0, 44).padEnd(46)}${String(row.marked).padStart(8)}${String(row.minimum).padStart(9)}${ratio(row).toFixed(2).padStart(8)}`
const read = (path: string): Plan => readPlan(path, readFileSync(path), "0".repeat(64)).value

function total(name: string, rows: readonly Row[]): Row {
  const sum = (of: (row: Row) => number) => rows.reduce((all, row) => all + of(row), 0)
  return { name, marked: sum(row => row.marked), minimum: sum(row => row.minimum) }
}

const head = (title: string): void =>
  say(`\n${title}\n  ${"".padEnd(46)}${"marked".padStart(8)}${"minimum".padStart(9)}${"ratio".padStart(8)}`)

function pairs(): readonly Row[] {
  const folder = join(corpus, "pairs")
  return readdirSync(folder)
    .filter(name => name !== "index.json")
    .map(name => {
      const [draft, revision] = [read(join(folder, name, "before.docx")), read(join(folder, name, "after.docx"))]
      const { changes } = compare(draft, revision, { words })
      const marked = markedIn(changes)
      // What we mark is enough, so the least is not more: its moves are found one after the other and not all at once.
      return { name, marked, minimum: Math.min(marked, minimum(draft.blocks, revision.blocks)) }
    })
}

function longDocuments(): readonly Row[] {
  const folder = join(corpus, "wild")
  return readdirSync(folder)
    .filter(name => name.endsWith(".docx"))
    .flatMap(name => {
      const draft = read(join(folder, name))
      const text = draft.blocks.map(block => block.text).join("")
      if (text.length < LONG || !/\p{Script=Hiragana}/u.test(text)) return []
      return SEEDS.map(seed => {
        const made = seeded(draft.blocks, seed, SHARE)
        const { changes } = compare(draft, { ...draft, blocks: made.revision }, { words })
        return { name: `${seed} ${name}`, marked: markedIn(changes), minimum: made.minimum }
      })
    })
}

if (!existsSync(corpus)) say(`SKIPPED: ${corpus} is not there.`)
else {
  const ofPairs = pairs()
  head(`Pairs of the corpus (${ofPairs.length}), the ${WORST} worst first`)
  for (const row of ofPairs.toSorted((x, y) => ratio(y) - ratio(x)).slice(0, WORST)) say(written(row))
  const all = total("all", ofPairs)
  say(`${written(all)}  limit ${MOST}  ${ratio(all) <= MOST ? "ok" : "OVER"}`)

  const long = [...longDocuments(), ...ofPairs.filter(({ name }) => name === "WC-1130")]
  head(`Long documents with known edits (seed, file), and WC-1130`)
  for (const row of long) say(written(row))
  const ofLong = total("all", long)
  const worst = Math.max(...long.map(ratio))
  say(`${written(ofLong)}  limit ${MOST}  ${ratio(ofLong) <= MOST ? "ok" : "OVER"}`)
  say(`  worst ${worst.toFixed(2)}  limit ${MOST_OF_ONE}  ${worst <= MOST_OF_ONE ? "ok" : "OVER"}`)
}
