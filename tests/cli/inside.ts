import { join } from "node:path"
import { type MockInstance, vi } from "vitest"
import { languageOf, sayIn } from "../../src/cli/language.ts"
import { buildProgram } from "../../src/cli/program.ts"
import { reportError } from "../../src/cli/report-error.ts"
import { parsed, type Run } from "./program.ts"

/** The build puts the version in; outside of it there is none. */
vi.stubGlobal("AKAIRE_VERSION", "0.0.0")
vi.stubEnv("AKAIRE_BY", "編集者")

/** The repository, as an installed package is laid out. */
const PACKAGE = join(import.meta.dirname, "../..")

const said = (spy: MockInstance): string => spy.mock.calls.map(([words]) => String(words)).join("")

/** Runs a command line in this process, as `src/cli/main.ts` does: for the many short ones. */
export async function inside(argv: readonly string[], cwd: string): Promise<Run> {
  const language = languageOf(argv, { LANG: "ja_JP.UTF-8" })
  const say = sayIn(language)
  const out = vi.spyOn(process.stdout, "write").mockReturnValue(true)
  const err = vi.spyOn(console, "error").mockReturnValue()
  const before = process.cwd()
  process.chdir(cwd)
  let code = 0
  const exit = (value: number) => {
    code = value
  }
  try {
    await buildProgram({ language, say, packageFolder: PACKAGE, exit }).parseAsync([...argv], { from: "user" })
  } catch (error) {
    code = reportError(error, say)
  }
  const run = { code, out: said(out), err: err.mock.calls.map(([line]) => `${line}\n`).join("") }
  for (const spy of [out, err]) spy.mockRestore()
  process.chdir(before)
  return run
}

/** The same, in a folder, as a call of the program itself is written. */
export const call = (args: readonly string[], { cwd }: { readonly cwd: string }): Promise<Run> => inside(args, cwd)

/** Runs a command line in this process and expects it to work; gives what it printed as JSON. */
export const callJson = async <T>(args: readonly string[], at: { readonly cwd: string }): Promise<T> =>
  parsed<T>(args, await call([...args, "--json"], at))
