import type { Terminal } from "../tests/tui/terminal.ts"

/** Nothing more comes for this long: the screen is drawn. Longer than the slowest frame by far. */
const QUIET_MS = 60

/** Milliseconds from a key to the last byte of what it draws, for each of the keys. */
export async function keyTimes(terminal: Terminal, keys: readonly string[]): Promise<readonly number[]> {
  const times: number[] = []
  for (const key of keys) {
    await terminal.settled(QUIET_MS)
    const seen = terminal.output.length
    const pressed = performance.now()
    terminal.write(key)
    await terminal.until(() => terminal.output.length > seen)
    await terminal.settled(QUIET_MS)
    times.push((terminal.output.at(-1)?.at ?? pressed) - pressed)
  }
  return times
}

/** The value below which the share `at` of the values lies. */
export function percentile(values: readonly number[], at: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(at * sorted.length) - 1)] ?? Number.NaN
}
