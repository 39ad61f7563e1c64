import type { Command } from "commander"
import type { Language } from "../model/errors.ts"
import type { Say } from "./language.ts"

/** What every command gets: the language, the package's folder, and a way to set the exit code. */
export interface Context {
  readonly language: Language
  readonly say: Say
  readonly packageFolder: string
  readonly exit: (code: number) => void
}

/** A command's first argument. */
export const caseArgument = ({ say }: Context): string => say({ ja: "案件(.akaire)", en: "the case (.akaire)" })

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
  command.option(
    "--by <name>",
    say({
      ja: "記録する人の名前(既定: AKAIRE_BY か、このコンピュータの利用者名)",
      en: "who decides (default: AKAIRE_BY, else this machine's user)",
    }),
  )
