import { fileURLToPath } from "node:url"
import { languageOf, sayIn } from "./language.ts"
import { buildProgram } from "./program.ts"
import { reportError } from "./report-error.ts"

/** Folder of the installed package: `dist` and `samples` stand in it. */
const PACKAGE = fileURLToPath(new URL("..", import.meta.url))

/** A reader of ours that stops early (`akaire log | head`) is no error: the rest is not printed, the work is done to its end. */
function ignoreClosedPipe(error: Error): void {
  if (!("code" in error && error.code === "EPIPE")) throw error
}

/** Runs one command line and sets the exit code; the only place that ends the process. */
export async function run(argv: readonly string[]): Promise<void> {
  process.stdout.on("error", ignoreClosedPipe)
  process.stderr.on("error", ignoreClosedPipe)
  const language = languageOf(argv, process.env)
  const say = sayIn(language)
  process.on("uncaughtException", error => process.exit(reportError(error, say)))
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
