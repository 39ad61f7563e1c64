import { type ChildProcessByStdio, spawn } from "node:child_process"
import { join } from "node:path"
import { createInterface } from "node:readline"
import type { Readable, Writable } from "node:stream"

/** A writer in a process of its own, with the lines it has told so far. */
export interface Child {
  readonly process: ChildProcessByStdio<Writable, Readable, null>
  readonly lines: readonly string[]
  /** Resolves at the first line for which `enough` holds, rejects when the process ends without one. */
  until(enough: (line: string) => boolean): Promise<string>
  /** Resolves when the process has ended and everything it told is in `lines`. */
  readonly ended: Promise<void>
}

/** Starts `writer-child.ts` with these arguments; `uid`: as that user. */
export function startChild(args: readonly string[], options: { readonly uid?: number } = {}): Child {
  const file = join(import.meta.dirname, "writer-child.ts")
  const child = spawn(process.execPath, [file, ...args], { stdio: ["pipe", "pipe", "inherit"], ...options })
  const lines: string[] = []
  const waiting = new Set<(line: string | null) => void>()
  const reader = createInterface(child.stdout)
  reader.on("line", line => {
    lines.push(line)
    for (const look of waiting) look(line)
  })
  const ended = new Promise<void>(resolve => child.on("close", () => resolve()))
  ended.then(() => {
    for (const look of waiting) look(null)
  })
  return {
    process: child,
    lines,
    ended,
    until: enough =>
      new Promise((resolve, reject) => {
        const known = lines.find(enough)
        if (known !== undefined) return resolve(known)
        const look = (line: string | null) => {
          if (line !== null && !enough(line)) return
          waiting.delete(look)
          if (line === null) reject(new Error(`the child ended after ${lines.join(" | ") || "nothing"}`))
          else resolve(line)
        }
        waiting.add(look)
      }),
  }
}
