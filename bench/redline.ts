/**
 * Measures what a redline of a large Japanese plan costs, from two files to a proved third, against Docxodus in the same run.
 * A machine's speed falls out of the ratios; seconds are for this machine only.
 *
 *   (cd bench/peers && npm ci --ignore-scripts) && node bench/redline.ts [PAGES…]
 */
import { execFileSync } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { cpus, loadavg, tmpdir } from "node:os"
import { join } from "node:path"
import { proofForm, redlineDifference } from "../src/app/redline-proof.ts"
import { openTrees } from "../src/ooxml/canonical-trees.ts"
import { markedIn } from "./corpus-marked.ts"
import { largePair } from "./redline-documents.ts"

/** At least this many times as fast as Docxodus. */
const LEAST_FASTER = 15
const MOST_MEGABYTES = 500
/** From 500 to 2,000 pages. */
const MOST_GROWTH = 4.5
/** The middle of so many runs. */
const RUNS = 3

interface Cost {
  /** Milliseconds from two files to the redline, without starting Node. */
  readonly wall: number
  /** Most memory of the process, in bytes. */
  readonly peak: number
}

interface Measured extends Cost {
  readonly pages: number
  readonly who: string
  readonly marked: number
  readonly exact: boolean
}

const say = (text: string): void => void process.stdout.write(`${text}\n`)
const verdict = (good: boolean): string => (good ? "ok" : "MISSED")

const PROGRAMS: Readonly<Record<string, string>> = {
  Akaire: join(import.meta.dirname, "redline-child.ts"),
  Docxodus: join(import.meta.dirname, "peers/docxodus.mjs"),
}

/** What a program prints last is its cost; before it may come notes of its runtime. */
function run(program: string, files: readonly string[]): Cost {
  const out = execFileSync(process.execPath, [program, ...files], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  })
  return JSON.parse(out.trimEnd().split("\n").at(-1) ?? "")
}

const middle = (costs: readonly Cost[]): Cost =>
  [...costs].sort((a, b) => a.wall - b.wall)[Math.floor(costs.length / 2)] ?? { wall: Number.NaN, peak: Number.NaN }

function measure(pages: number, folder: string): readonly Measured[] {
  const { draft, revision } = largePair(pages)
  const [a, b, out] = ["draft", "revision", "redline"].map(name => join(folder, `${name}-${pages}.docx`)) as [
    string,
    string,
    string,
  ]
  writeFileSync(a, draft)
  writeFileSync(b, revision)
  const sides = { draft: proofForm(openTrees("draft", draft)), revision: proofForm(openTrees("revision", revision)) }
  const present = Object.entries(PROGRAMS).filter(([who]) => who === "Akaire" || hasPeers)
  const runs = new Map<string, Cost[]>(present.map(([who]) => [who, []]))
  const last = new Map<string, Uint8Array>()
  for (let i = 0; i < RUNS; i++)
    for (const [who, program] of present) {
      runs.get(who)?.push(run(program, [a, b, out]))
      last.set(who, new Uint8Array(readFileSync(out)))
    }
  return present.map(([who]) => {
    const redline = last.get(who) ?? new Uint8Array()
    const exact = redlineDifference(openTrees(who, redline), sides) === null
    return { pages, who, ...middle(runs.get(who) ?? []), marked: markedIn(redline).characters, exact }
  })
}

const hasPeers = existsSync(join(import.meta.dirname, "peers/node_modules/docxodus"))

function row({ pages, who, wall, peak, marked, exact }: Measured): string {
  return `  ${String(pages).padStart(5)} pages  ${who.padEnd(9)} ${(wall / 1000).toFixed(2).padStart(7)} s  ${(peak / 2 ** 20).toFixed(0).padStart(5)} MB  ${String(marked).padStart(7)} characters marked  ${exact ? "exact" : "NOT exact"}`
}

function judge(all: readonly Measured[]): void {
  const own = all.filter(({ who }) => who === "Akaire")
  for (const { pages, wall, peak } of own) {
    const peer = all.find(other => other.pages === pages && other.who === "Docxodus")
    const megabytes = peak / 2 ** 20
    say(`\n  ${pages} pages`)
    if (peer) {
      const faster = peer.wall / wall
      say(
        `    faster than Docxodus   ${faster.toFixed(1)}×, at least ${LEAST_FASTER}×  ${verdict(faster >= LEAST_FASTER)}`,
      )
    }
    say(
      `    memory                 ${megabytes.toFixed(0)} MB, at most ${MOST_MEGABYTES} MB  ${verdict(megabytes < MOST_MEGABYTES)}`,
    )
  }
  const [small, large] = [own.find(({ pages }) => pages === 500), own.find(({ pages }) => pages === 2000)]
  if (!small || !large) return
  const growth = large.wall / small.wall
  say(`\n  growth 500 → 2,000 pages ×${growth.toFixed(1)}, at most ×${MOST_GROWTH}  ${verdict(growth <= MOST_GROWTH)}`)
}

const sizes = process.argv.slice(2).map(Number)
const folder = mkdtempSync(join(tmpdir(), "akaire-redline-"))
try {
  const [load = 0] = loadavg()
  say(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "?"}, load ${load.toFixed(1)}`)
  if (!hasPeers) say("Docxodus is not installed: (cd bench/peers && npm ci --ignore-scripts)")
  const all: Measured[] = []
  for (const pages of sizes.length > 0 ? sizes : [500, 2000])
    for (const measured of measure(pages, folder)) {
      all.push(measured)
      say(row(measured))
    }
  judge(all)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
