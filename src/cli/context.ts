import type { Command } from "commander"
import type { Language, Message } from "../model/errors.ts"
import type { Say } from "./language.ts"

/** What every command gets: the language, the package's folder, and a way to set the exit code. */
export interface Context {
  readonly language: Language
  readonly say: Say
  readonly packageFolder: string
  readonly exit: (code: number) => void
}

/** Adds one command to the program. */
export type Register = (program: Command, context: Context) => void

/** Options that most commands share, as commander hands them over. */
export interface CommonOptions {
  readonly json?: boolean
  readonly by?: string
}

/** Adds `--json`. */
export const withJson = (command: Command, { say }: Context): Command =>
  command.option("--json", say({ ja: "JSON で出力する", en: "print JSON" }))

/** Adds `--by NAME`: who decides. */
export const withBy = (command: Command, { say }: Context): Command =>
  command.option("--by <name>", say({ ja: "記録する人の名前(既定: 設定ファイル)", en: "who decides (default: the configuration)" }))

/** Prints what was done: a sentence, or JSON where asked. Loads nothing else. */
export async function reportDone(
  context: Context,
  options: CommonOptions,
  message: Message,
  data: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const { print, printJson } = await import("./print.ts")
  if (options.json) printJson({ message: context.say(message), ...data })
  else print(context.say(message))
}
