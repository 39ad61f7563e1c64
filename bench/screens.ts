/**
 * Measures the screens on large cases in a real terminal of 200×50, beside a program that only echoes.
 *
 *   node scripts/build.ts && node bench/screens.ts [COMMENTS…]        default: 10000
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { cpus, loadavg, tmpdir } from "node:os"
import { join } from "node:path"
import { Terminal } from "../tests/tui/terminal.ts"
import { keyTimes, percentile } from "./keys.ts"
import { writeLargeCase } from "./large-case.ts"
import { costOf, costOfScreen, middleOf } from "./processes.ts"

const akaire = join(import.meta.dirname, "../bin/akaire.js")
const SIZE = { cols: 200, rows: 50, background: "dark" } as const
const READY = /q (終了|Quit)/
const RUNS = 5
/** Milliseconds of the system's clock of processor time: Linux counts in hundredths of a second. */
const TICK = 10

/** What issue 6 asks for. Times in milliseconds over the echo's, memory in megabytes. */
const MOST = { key: 12, page: 25, cpu: 8, start: 4.5, typing: 12, memory: 300 }

const PAGE_DOWN = "\u001b[6~"
const PAGE_UP = "\u001b[5~"
const LISTS = [..."1jjkjjjkjj2jjkjjk3jjkj0jj"]
const PAGES = [...Array.from({ length: 12 }, () => PAGE_DOWN), ...Array.from({ length: 6 }, () => PAGE_UP)]
const TYPED = [..."御意見を踏まえ、修正します。案のとおりとします。"]
/** The menu of states; its second; the next comment. */
const DEED = ["s", "2", "j"]

const say = (text: string): void => void process.stdout.write(`${text}\n`)
const p95 = (times: readonly number[]): number => percentile(times, 0.95)

function row(name: string, value: string, limit: string, good: boolean): void {
  say(`  ${name.padEnd(44)} ${value.padStart(9)}  limit ${limit.padStart(9)}  ${good ? "ok" : "MISSED"}`)
}

const ms = (value: number): string => `${value.toFixed(1)} ms`

function times(name: string, measured: readonly number[], echo: number, more: number): void {
  const most = echo + more
  row(`${name}, p95 (p50 ${ms(percentile(measured, 0.5))})`, ms(p95(measured)), ms(most), p95(measured) <= most)
}

/** Milliseconds of the processor that a process has used, all its threads or its first one alone. */
function processorOf(pid: number, which: "all" | "first"): number {
  const file = which === "all" ? `/proc/${pid}/stat` : `/proc/${pid}/task/${pid}/stat`
  const fields = readFileSync(file, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ")
  return (Number(fields[11]) + Number(fields[12])) * TICK
}

/** The most memory that a process has held at any moment, in megabytes. */
const peakOf = (pid: number): number =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024

/** Waits until a process rests. */
async function rested(pid: number): Promise<void> {
  for (let before = -1; before !== processorOf(pid, "all"); ) {
    before = processorOf(pid, "all")
    await new Promise(resolve => setTimeout(resolve, 500))
  }
}

async function echoTimes(): Promise<number> {
  const echo = new Terminal(process.execPath, [join(import.meta.dirname, "echo.mjs")], SIZE)
  try {
    await echo.until("ready")
    return p95(await keyTimes(echo, [..."abcdefghijklmnopqrstuvwxyz"]))
  } finally {
    echo.kill()
    await echo.exited
  }
}

async function start(file: string): Promise<void> {
  const [bare, screens] = [[], []] as [ReturnType<typeof costOf>[], ReturnType<typeof costOf>[]]
  for (let run = 0; run < RUNS; run++) {
    bare.push(costOf(["-e", "0"]))
    screens.push(await costOfScreen([akaire, file], SIZE, READY))
  }
  const [{ cpu }, screen] = [middleOf(bare), middleOf(screens)]
  const ratio = screen.cpu / cpu
  const name = `first screen, CPU ${ms(screen.cpu)} : ${ms(cpu)} (wall ${ms(screen.wall)})`
  row(name, `${ratio.toFixed(1)}×`, `${MOST.start}×`, ratio <= MOST.start)
}

async function keys(file: string, echo: number): Promise<void> {
  const terminal = new Terminal(process.execPath, [akaire, file], SIZE)
  const { pid } = terminal.process
  const measured = async (pressed: readonly string[]) => {
    await rested(pid)
    const [all, first] = [processorOf(pid, "all"), processorOf(pid, "first")]
    const took = await keyTimes(terminal, pressed)
    const each = (from: number, which: "all" | "first") => (processorOf(pid, which) - from) / pressed.length
    return { took, cpu: each(all, "all"), first: each(first, "first") }
  }
  try {
    await terminal.until(READY, 120_000)
    times("first keys", await keyTimes(terminal, LISTS), echo, MOST.key)
    const lists = await measured(Array.from({ length: 4 }, () => LISTS).flat())
    times("keys in lists", lists.took, echo, MOST.key)
    row("CPU for each key", ms(lists.cpu), ms(MOST.cpu), lists.cpu <= MOST.cpu)
    terminal.write("1")
    const pages = await measured(PAGES)
    times("PageDown, PageUp", pages.took, echo, MOST.page)
    const deeds = await measured(Array.from({ length: 8 }, () => DEED).flat())
    times("keys that decide", deeds.took, echo, MOST.key)
    row("CPU of the keys' thread for each", ms(deeds.first), ms(MOST.cpu), deeds.first <= MOST.cpu)
    terminal.write("e")
    await terminal.settled()
    terminal.write(`\u001b[200~${"御意見の趣旨を踏まえ、記述を改めます。".repeat(264).slice(0, 5000)}\u001b[201~`)
    const typing = await measured(TYPED)
    times("typing in an answer of 5,000 characters", typing.took, echo, MOST.typing)
    row("CPU for each", ms(typing.cpu), ms(MOST.cpu), typing.cpu <= MOST.cpu)
    const peak = peakOf(pid)
    row("memory at its most (RSS)", `${peak.toFixed(0)} MB`, `${MOST.memory} MB`, peak < MOST.memory)
  } finally {
    terminal.kill()
    await terminal.exited
  }
}

const folder = mkdtempSync(join(tmpdir(), "akaire-screens-"))
try {
  say(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "?"}, load ${(loadavg()[0] ?? 0).toFixed(1)}`)
  const counts = process.argv.slice(2).map(Number)
  for (const count of counts.length ? counts : [10_000]) {
    const file = join(folder, `${count}.akaire`)
    await writeLargeCase(file, count)
    const echo = await echoTimes()
    say(`\n${count} comments at 200×50; echo p95 ${ms(echo)}`)
    await start(file)
    await keys(file, echo)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
