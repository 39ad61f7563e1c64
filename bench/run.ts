/**
 * Measures what a person waits for, each against a bare start of Node in the same run. A machine's speed falls out of
 * the ratios; the milliseconds are for this machine only.
 *
 *   npm run bench
 */
import { execFileSync } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { cpus, loadavg, tmpdir } from "node:os"
import { join } from "node:path"
import { readFile } from "../src/app/files.ts"
import { comparePlans, planOf } from "../src/app/versions.ts"
import { Terminal } from "../tests/tui/terminal.ts"
import { byAkaire, byCharacters, byParagraphs } from "./baseline.ts"
import { keyTimes, percentile } from "./keys.ts"
import { longParagraphs } from "./long-paragraphs.ts"
import { type Cost, costOf, costOfScreen, middleOf } from "./processes.ts"

const root = join(import.meta.dirname, "..")
const akaire = join(root, "bin/akaire.js")
const draft = join(root, "samples/plan/draft.docx")
const revision = join(root, "samples/plan/revision.docx")
const READY = /q (終了|Quit)/
const SIZES = [
  { cols: 80, rows: 24 },
  { cols: 200, rows: 50 },
] as const

/** First screen in at most this many times the processor time of a bare start. */
const MOST_START = 6
/** From a key to the screen, 95 of 100 times. */
const MOST_KEY_MS = 30
const RUNS = 9

/** Through the lists and details and back, so that every key draws something. */
const BROWSING = [..."1jjkj2jjkk1kk3jk0"]
const TYPING = [..."御意見を踏まえ、修正します。御意見を踏まえ、修正します。"]

const milliseconds = (value: number): string => `${value.toFixed(value < 20 ? 1 : 0)} ms`.padStart(9)
const say = (text: string): void => void process.stdout.write(`${text}\n`)
const verdict = (good: boolean): string => (good ? "ok" : "OVER")

function row(name: string, { cpu, wall }: Cost, bare: Cost, most: number | null = null): void {
  const ratio = cpu / bare.cpu
  const limit = most === null ? "" : `  limit ${most.toFixed(1)}×  ${verdict(ratio <= most)}`
  say(
    `  ${name.padEnd(34)} cpu ${milliseconds(cpu)}  wall ${milliseconds(wall)}  ${ratio.toFixed(1).padStart(5)}×${limit}`,
  )
}

/** Everything that is a process of its own, in turns with bare starts: load that comes and goes hits all alike. */
async function starts(caseFile: string): Promise<void> {
  const bare: Cost[] = []
  const help: Cost[] = []
  const show: Cost[] = []
  const compare: Cost[] = []
  const screens: Cost[][] = SIZES.map(() => [])
  for (let run = 0; run < RUNS; run++) {
    bare.push(costOf(["-e", "0"]))
    help.push(costOf([akaire, "--help"]))
    show.push(costOf([akaire, "show", caseFile, "comments"]))
    compare.push(costOf([akaire, "compare", draft, revision, "--format", "json"], [1]))
    for (const [i, size] of SIZES.entries())
      screens[i]?.push(await costOfScreen([akaire, caseFile], { ...size, background: "dark" }, READY))
  }
  const base = middleOf(bare)
  say("Starting, against a bare start of Node")
  row("node -e 0", base, base)
  row("akaire --help", middleOf(help), base)
  row("akaire show (31 comments)", middleOf(show), base)
  for (const [i, { cols, rows }] of SIZES.entries())
    row(`first screen at ${cols}×${rows}`, middleOf(screens[i] ?? []), base, MOST_START)
  row("akaire compare (60 pages, Word)", middleOf(compare), base)
}

async function keys(caseFile: string): Promise<void> {
  say("\nFrom a key to the last byte of what it draws")
  for (const size of SIZES) {
    const terminal = new Terminal(process.execPath, [akaire, caseFile], { ...size, background: "dark" })
    try {
      await terminal.until(READY)
      // Once through unmeasured: the first keys of a day pay for the compiler.
      const first = await keyTimes(terminal, BROWSING)
      const browsing = await keyTimes(terminal, Array.from({ length: 6 }, () => BROWSING).flat())
      terminal.write("1e")
      const typing = await keyTimes(terminal, TYPING)
      for (const [name, times] of Object.entries({ "first keys": first, lists: browsing, typing })) {
        const [middle, most] = [percentile(times, 0.5), percentile(times, 0.95)]
        const limit = name === "first keys" ? "" : `  limit ${MOST_KEY_MS} ms  ${verdict(most <= MOST_KEY_MS)}`
        say(
          `  ${`${name} at ${size.cols}×${size.rows}`.padEnd(34)} p50 ${milliseconds(middle)}  p95 ${milliseconds(most)}${limit}`,
        )
      }
    } finally {
      terminal.kill()
      await terminal.exited
    }
  }
}

function comparison(): void {
  const [a, b] = [planOf(readFile(draft)).value, planOf(readFile(revision)).value]
  say("\nComparing the sample in one process, against the package `diff` by itself")
  const ways = {
    "akaire, cold": () => byAkaire(() => comparePlans(a, b)),
    "akaire, warm": () => byAkaire(() => comparePlans(a, b)),
    "diffArrays over paragraphs": () => byParagraphs(a, b),
    "diffArrays over characters": () => byCharacters(a, b),
  }
  for (const [name, way] of Object.entries(ways)) {
    const cost = way()
    say(`  ${name.padEnd(34)} ${milliseconds(cost.milliseconds)}  ${String(cost.marked).padStart(6)} characters marked`)
  }
}

/** Milliseconds of the processor and megabytes that a results table of 10,000 rows may cost. */
const MOST_RESULTS = { milliseconds: 5000, megabytes: 400 }

/** The whole process, imports too. */
function results(): void {
  say("\nWriting a results table of 10,000 rows, against the package `docx` alone")
  const run = (way: string): { cpu: number; wall: number; megabytes: number } =>
    JSON.parse(execFileSync(process.execPath, [join(root, "bench/results-child.ts"), way], { encoding: "utf8" }))
  const [own, library] = [run("akaire"), run("library")]
  const line = (name: string, cost: typeof own) =>
    `  ${name.padEnd(34)} cpu ${milliseconds(cost.cpu)}  wall ${milliseconds(cost.wall)}  ${cost.megabytes.toFixed(0).padStart(4)} MB`
  const good = own.cpu <= MOST_RESULTS.milliseconds && own.megabytes <= MOST_RESULTS.megabytes
  say(`${line("akaire", own)}  limit ${MOST_RESULTS.milliseconds} ms, ${MOST_RESULTS.megabytes} MB  ${verdict(good)}`)
  say(
    `${line("docx", library)}  ${(library.cpu / own.cpu).toFixed(1)}× the time, ${(library.megabytes / own.megabytes).toFixed(1)}× the memory`,
  )
}

const folder = mkdtempSync(join(tmpdir(), "akaire-bench-"))
try {
  execFileSync(process.execPath, [akaire, "demo", folder, "--no-tui"])
  const caseFile = join(folder, "demo.akaire")
  const [load = 0] = loadavg()
  say(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "?"}, load ${load.toFixed(1)}`)
  if (load > 1) say("Other programs are at work: ratios hold, milliseconds are too high.")
  say("")
  await starts(caseFile)
  await keys(caseFile)
  comparison()
  results()
  say("\nComparing one long paragraph")
  for (const line of longParagraphs()) say(line)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
