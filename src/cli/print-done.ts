import type { Report } from "../app/case.ts"
import type { CommonOptions, Context } from "./context.ts"

/** Prints what a use case did: its sentence and warnings, or its data as JSON. */
export async function printDone(context: Context, options: CommonOptions, done: Report): Promise<void> {
  const [{ print, printJson }, { warningLine }] = await Promise.all([import("./print.ts"), import("../app/listing.ts")])
  const warnings = done.warnings.map(warning => warningLine(warning, context.language))
  if (options.json) printJson({ message: context.say(done.message), warnings, ...done.data })
  else print([context.say(done.message), ...warnings].join("\n"))
}
