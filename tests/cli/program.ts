import { spawn } from "node:child_process"
import { join } from "node:path"

/** The program as it is installed; `npm test` bundles it first. */
export const PROGRAM = join(import.meta.dirname, "../../bin/akaire.js")

/** How a run ended and what it printed. */
export interface Run {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

interface RunOptions {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  /** The Node to run it with. */
  readonly node?: string
  readonly nodeOptions?: readonly string[]
}

/** Runs `akaire` without a terminal, in Japanese, as 編集者, whatever the machine's own settings are. */
export function akaire(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  const { cwd, env = {}, node = process.execPath, nodeOptions = [] } = options
  const child = spawn(node, [...nodeOptions, PROGRAM, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: process.env.PATH, LANG: "ja_JP.UTF-8", AKAIRE_BY: "編集者", ...env },
    ...(cwd === undefined ? {} : { cwd }),
  })
  let out = ""
  let err = ""
  child.stdout.setEncoding("utf8").on("data", chunk => {
    out += chunk
  })
  child.stderr.setEncoding("utf8").on("data", chunk => {
    err += chunk
  })
  return new Promise((resolve, reject) => {
    child.on("error", reject)
    child.on("close", code => resolve({ code, out, err }))
  })
}

/** What a run printed as JSON; throws where it did not work. */
export function parsed<T>(args: readonly string[], { code, out, err }: Run): T {
  if (err !== "" || (code !== 0 && code !== 1)) throw new Error(`akaire ${args.join(" ")} ended with ${code}: ${err}`)
  return JSON.parse(out) as T
}

/** Runs `akaire` and expects it to work; gives what it printed as JSON. */
export const json = async <T>(args: readonly string[], options: RunOptions = {}): Promise<T> =>
  parsed<T>(args, await akaire([...args, "--json"], options))

/** Commands of the program, as its help lists them. */
export async function commandNames(): Promise<readonly string[]> {
  const { out } = await akaire(["--help", "--lang", "en"])
  const list = out.slice(out.indexOf("\nCommands:"))
  return [...list.matchAll(/^ {2}([a-z]+)/gm)].flatMap(([, name]) => (name && name !== "help" ? [name] : []))
}
