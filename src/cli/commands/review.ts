import type { Command } from "commander"
import type { Case } from "../../app/case.ts"
import { UserError } from "../../model/errors.ts"
import type { WatchOptions } from "../../tui/start.ts"
import { type CommonOptions, type Context, caseArgument, type Register, withBy, withJson } from "../context.ts"
import { near } from "../near.ts"

interface ReviewOptions extends CommonOptions {
  /** True: the file that the case has the name of. */
  readonly watch?: string | true
}

/** What the screens need to watch the revision's file; null where nobody asked for it. */
async function watchOptions(opened: Case, { watch }: ReviewOptions): Promise<WatchOptions | null> {
  if (watch === undefined) return null
  const [{ watchedRevision }, { watchFile }] = await Promise.all([
    import("../../app/watched-revision.ts"),
    import("../../app/watch-file.ts"),
  ])
  const { path, file, isOther } = await watchedRevision(opened, watch === true ? null : watch)
  return { file, isOther, start: told => watchFile(path, told) }
}

const watchNeedsScreens = (): UserError =>
  new UserError(
    { ja: "--watch は画面でだけ使えます。", en: "--watch works with the screens only." },
    {
      ja: "端末のない所では、保存のたびに akaire revise を使います。",
      en: "Without a terminal, use akaire revise after each save.",
    },
  )

/** Opens the terminal screens on a case; without a terminal prints where the case stands. */
async function review(context: Context, name: string, options: ReviewOptions): Promise<void> {
  const [{ openCase }, { openSession }] = await Promise.all([
    import("../../app/case.ts"),
    import("../../app/open-session.ts"),
  ])
  const opened = await openCase(name, options.by)
  try {
    if (!options.json && process.stdin.isTTY && process.stdout.isTTY && process.env.TERM !== "dumb") {
      const { keepHeapSmall } = await import("../../app/small-heap.ts")
      keepHeapSmall()
      const session = await openSession(opened, { check: "beside", templates: `${context.packageFolder}/templates` })
      try {
        const [{ startTui }, { welcomedIn }, watch] = await Promise.all([
          import("../../tui/start.ts"),
          import("../../app/welcomed.ts"),
          watchOptions(opened, options),
        ])
        await startTui(session, {
          watch,
          welcome: welcomedIn(process.env),
          language: context.language,
          editor: process.env.VISUAL ?? process.env.EDITOR ?? null,
          publishDirectory: name.replace(/\.akaire$/, "-publications"),
          // Each editor's own: several work on one case.
          draftsFile: `${name}-drafts-${opened.by.replace(/[^\p{L}\p{N}_-]/gu, "_")}.json`,
        })
      } finally {
        await session.close()
      }
    } else if (options.watch !== undefined) {
      throw watchNeedsScreens()
    } else {
      const [{ standing }, { standingData }, { print, printJson }, session] = await Promise.all([
        import("../../app/listing.ts"),
        import("../../app/data.ts"),
        import("../print.ts"),
        openSession(opened, { check: "first" }),
      ])
      if (options.json) printJson(standingData(session.snapshot, context.language))
      else print(standing(session.snapshot, context.language))
    }
  } finally {
    await opened.close()
  }
}

/**
 * The one case that plain `akaire [CASE]` was called with, or null for none. A first word that is no case was meant as a
 * command: commander hands everything it does not know to the default command.
 */
async function caseIn(typed: readonly string[], commands: readonly string[]): Promise<string | null> {
  const { looksLikeCase } = await import("../../app/locate.ts")
  const [name, more] = typed
  if (name === undefined) return null
  if (!name.startsWith("-") && !looksLikeCase(name)) {
    const meant = near(name, commands)
    throw new UserError(
      { ja: `「${name}」というコマンドも案件もありません。`, en: `There is no command or case "${name}".` },
      meant.length > 0
        ? { ja: `もしかして: ${meant.join("、")}`, en: `Perhaps ${meant.join(" or ")} is meant.` }
        : { ja: "akaire --help でコマンドの一覧を表示します。", en: "akaire --help lists the commands." },
    )
  }
  const option = typed.find(word => word.startsWith("-"))
  if (option !== undefined) {
    throw new UserError({ ja: `「${option}」という指定はありません。`, en: `There is no option "${option}".` })
  }
  if (more !== undefined) {
    throw new UserError({ ja: "開く案件は一つだけ指定してください。", en: "Name one case to open." })
  }
  return name
}

interface DemoOptions extends CommonOptions {
  readonly tui: boolean
  readonly complete?: boolean
}

/** `demo`, `review`, and plain `akaire [CASE]`. */
export const registerReview: Register = (program, context) => {
  const { say } = context

  withBy(withJson(program.command("review", { isDefault: true }), context), context)
    .summary(say({ ja: "画面を開く(案件だけ指定しても同じ)", en: "open the screens (so does the case alone)" }))
    .argument("[case]", caseArgument(context))
    .option(
      "--watch [file]",
      say({
        ja: "修正案のファイルを見張り、Word で保存されるたびに読み込む",
        en: "watch the revision's file and take it in whenever Word saves it",
      }),
    )
    .allowExcessArguments()
    .allowUnknownOption()
    .action(async (_: string | undefined, options: ReviewOptions, command: Command) => {
      const { onlyCaseIn } = await import("../../app/locate.ts")
      const commands = program.commands.map(one => one.name())
      const name = await caseIn(command.args, commands)
      await review(context, name ?? onlyCaseIn(process.cwd()), options)
    })

  withBy(program.command("demo"), context)
    .summary(say({ ja: "見本の案件を作って画面を開く", en: "write the sample case and open the screens on it" }))
    .argument("[dir]", say({ ja: "作る場所", en: "where to write it" }), "akaire-demo")
    .option("--no-tui", say({ ja: "作るだけで画面は開かない", en: "only write it" }))
    .option("--complete", say({ ja: "問題をすべて解決した見本にする", en: "with every problem resolved" }))
    .action(async (folder: string, options: DemoOptions) => {
      const [{ writeDemo }, { print }] = await Promise.all([import("../../app/demo.ts"), import("../print.ts")])
      const { name, fresh } = await writeDemo(folder, {
        samples: `${context.packageFolder}/samples`,
        complete: options.complete ?? false,
        by: options.by,
        onStart: () => {
          const making = say({ ja: "見本の案件を作っています…", en: "Writing the sample case…" })
          if (process.stdout.isTTY) print(making)
        },
      })
      if (options.tui) return review(context, name, options)
      print(
        fresh
          ? say({ ja: `${name} を作りました。`, en: `Wrote ${name} .` })
          : say({
              ja: `${name} は既にあります。そのまま残しました。`,
              en: `${name} is there already; it was left as it is.`,
            }),
      )
    })
}
