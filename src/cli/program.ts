import { Command, Option } from "commander"
import { registerAnswering } from "./commands/answering.ts"
import { registerArranging } from "./commands/arranging.ts"
import { registerAssigning } from "./commands/assigning.ts"
import { registerCheck } from "./commands/check.ts"
import { registerCompare } from "./commands/compare.ts"
import { registerDeciding } from "./commands/deciding.ts"
import { registerEditing } from "./commands/editing.ts"
import { registerHistory } from "./commands/history.ts"
import { registerIntake } from "./commands/intake.ts"
import { registerPages } from "./commands/pages.ts"
import { registerPublishing } from "./commands/publishing.ts"
import { registerReleasing } from "./commands/releasing.ts"
import { registerReview } from "./commands/review.ts"
import { registerShow } from "./commands/show.ts"
import { registerSuggest } from "./commands/suggest.ts"
import { registerWaive } from "./commands/waive.ts"
import { type Context, withBy } from "./context.ts"
import { helpIn } from "./help.ts"

/** Replaced by the build with package.json's version. */
declare const AKAIRE_VERSION: string

const GROUPS = [
  registerReview,
  registerIntake,
  registerShow,
  registerPages,
  registerEditing,
  registerSuggest,
  registerDeciding,
  registerAnswering,
  registerAssigning,
  registerArranging,
  registerReleasing,
  registerCheck,
  registerPublishing,
  registerWaive,
  registerCompare,
  registerHistory,
] as const

/** Builds the command line. Help and version load nothing but this and the commands' descriptions. */
export function buildProgram(context: Context): Command {
  const { say } = context
  const HELP = say({ ja: "使い方を表示する", en: "show help" })
  const language = () =>
    new Option(
      "--lang <ja|en>",
      say({ ja: "表示の言語(既定: ロケール)", en: "language (default: the locale)" }),
    ).choices(["ja", "en"])
  const program = new Command("akaire")
    .description(
      say({
        ja: "赤入れ: 意見・考え方・修正箇所を結び付け、意見募集の結果を公表する",
        en: "tie comments, answers and changes of a public consultation together, and publish the result",
      }),
    )
    .version(AKAIRE_VERSION, "-V, --version", say({ ja: "版を表示する", en: "print the version" }))
    .helpOption("-h, --help", HELP)
    .helpCommand("help [command]", say({ ja: "コマンドの使い方を表示する", en: "show help of a command" }))
    .addOption(language())
    .exitOverride()
    // Errors are told by `reportError` alone.
    .configureOutput({ writeErr: () => {} })
    .configureHelp(helpIn(say))
  for (const register of GROUPS) register(program, context)
  for (const command of program.commands) {
    command.helpOption("-h, --help", HELP).addOption(language())
    // Scripts may name the person everywhere, also where nothing is recorded.
    if (!command.options.some(option => option.long === "--by")) withBy(command, context)
  }
  return program
}
