import { fileURLToPath } from "node:url"
import { languageOf, sayIn } from "./language.ts"
import { buildProgram } from "./program.ts"
import { reportError } from "./report-error.ts"

/** Folder of the installed package: `dist` and `samples` stand in it. */
const PACKAGE = fileURLToPath(new URL("..", import.meta.url))

/** Runs one command line and sets the exit code; the only place that ends the process. */
export async function run(argv: readonly string[]): Promise<void> {
  // A reader of ours that stops early (`akaire log | head`) is no error.
  process.stdout.on("error", error => {
    if ("code" in error && error.code === "EPIPE") process.exit(0)
    throw error
  })
  const language = languageOf(argv, process.env)
  const say = sayIn(language)
  let code = 0
  try {
    const program = buildProgram({
      language,
      say,
      packageFolder: PACKAGE,
      exit: value => {
        code = value
      },
    })
    await program.parseAsync([...argv], { from: "user" })
  } catch (error) {
    code = reportError(error, say)
  }
  process.exitCode = code
}
