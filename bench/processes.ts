import { execFileSync, spawnSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Terminal, type TerminalSize } from "../tests/tui/terminal.ts"

/** What a program cost, in milliseconds. */
export interface Cost {
  /** User and system time of all its threads. */
  readonly cpu: number
  readonly wall: number
}

/** `time` of bash, the only one that is everywhere and counts in milliseconds. */
const timed = (file: string): readonly string[] => [
  "-c",
  'TIMEFORMAT="%U %S %R"; { time "$@" 2>&4; } 4>&2 2>"$0"',
  file,
]

function costIn(file: string): Cost {
  const [user = 0, system = 0, wall = 0] = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .slice(-1)
    .flatMap(line => line.split(" ").map(part => Number(part) * 1000))
  return { cpu: user + system, wall }
}

function withFile<T>(body: (file: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "akaire-bench-"))
  const clear = () => rmSync(folder, { recursive: true, force: true })
  const result = body(join(folder, "time"))
  if (result instanceof Promise) result.finally(clear)
  else clear()
  return result
}

/** Runs a program of Node to its end. Throws when it fails in another way than with one of `codes`. */
export function costOf(args: readonly string[], codes: readonly number[] = [0]): Cost {
  return withFile(file => {
    const { status, stderr } = spawnSync("bash", [...timed(file), process.execPath, ...args], {
      stdio: ["ignore", "ignore", "pipe"],
      encoding: "utf8",
    })
    if (status === null || !codes.includes(status))
      throw new Error(`node ${args.join(" ")} ended with ${status}: ${stderr}`)
    return costIn(file)
  })
}

/** Starts a program of Node in a terminal, waits for its first screen and quits. Wall time is that to the screen. */
export function costOfScreen(args: readonly string[], size: TerminalSize, ready: RegExp): Promise<Cost> {
  return withFile(async file => {
    const started = performance.now()
    const terminal = new Terminal("bash", [...timed(file), process.execPath, ...args], size)
    try {
      await terminal.until(ready)
      const wall = performance.now() - started
      // Killed, not quit: what comes after the first screen is no part of it.
      execFileSync("pkill", ["-KILL", "-P", String(terminal.process.pid)])
      await terminal.exited
      return { cpu: costIn(file).cpu, wall }
    } finally {
      terminal.kill()
    }
  })
}

const middle = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** The middle of several costs, each part by itself. */
export const middleOf = (costs: readonly Cost[]): Cost => ({
  cpu: middle(costs.map(({ cpu }) => cpu)),
  wall: middle(costs.map(({ wall }) => wall)),
})
