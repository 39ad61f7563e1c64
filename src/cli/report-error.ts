import { CommanderError } from "commander"
import { printable } from "../app/printable.ts"
import { type Message, UserError } from "../model/errors.ts"
import type { Say } from "./language.ts"
import { usageError } from "./usage-error.ts"

/** Exit codes of the contract (design.md §4). */
export const EXIT = { clean: 0, findings: 1, wrongUse: 2, bug: 70 } as const

/** Prints on stderr what has to be known of an output that stdout may hold. */
export function reportNote(note: Message, say: Say): void {
  console.error(printable(say(note)))
}

/** Prints what went wrong on stderr and tells the exit code. The only place that prints errors. */
export function reportError(error: unknown, say: Say): number {
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? EXIT.clean : reportError(usageError(error), say)
  }
  if (error instanceof UserError) {
    console.error(printable(say({ ja: `エラー: ${error.text.ja}`, en: `Error: ${error.text.en}` })))
    if (error.hint) console.error(printable(say({ ja: `ヒント: ${error.hint.ja}`, en: `Hint: ${error.hint.en}` })))
    return EXIT.wrongUse
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  console.error(
    printable(
      say({
        ja: `Akaire の不具合です。案件は最後に記録されたところまで残っています。\n${text}`,
        en: `This is a bug in Akaire. The case is kept up to the last recorded step.\n${text}`,
      }),
    ),
  )
  return EXIT.bug
}
