import type { CommonOptions, Context, Register } from "../context.ts"
import { withBy } from "../context.ts"

/** Opens the terminal screens on a case; without a terminal prints where the case stands. */
async function review(context: Context, name: string, by: string | undefined): Promise<void> {
  const [{ openCase }, { standing }, { openSession }] = await Promise.all([
    import("../../app/case.ts"),
    import("../../app/listing.ts"),
    import("../../app/open-session.ts"),
  ])
  const opened = await openCase(name, by)
  const session = await openSession(opened)
  try {
    if (process.stdin.isTTY && process.stdout.isTTY && process.env.TERM !== "dumb") {
      const { startTui } = await import("../../tui/start.ts")
      await startTui(session, {
        language: context.language,
        editor: process.env.VISUAL ?? process.env.EDITOR ?? null,
        publishDirectory: name.replace(/\.akaire$/, "-publications"),
        draftsFile: `${name}-drafts.json`,
      })
    } else {
      const { print } = await import("../print.ts")
      print(standing(session.snapshot, context.language))
    }
  } finally {
    await session.close()
  }
}

interface DemoOptions extends CommonOptions {
  readonly tui: boolean
  readonly complete?: boolean
}

/** `demo`, `review`, and plain `akaire [CASE]`. */
export const registerReview: Register = (program, context) => {
  const { say } = context
  const CASE = say({ ja: "案件(.akaire)", en: "the case (.akaire)" })

  withBy(program.command("review", { isDefault: true }), context)
    .summary(say({ ja: "画面を開く(案件だけ指定しても同じ)", en: "open the screens (so does the case alone)" }))
    .argument("[case]", CASE)
    .action(async (name: string | undefined, options: CommonOptions) => {
      const { onlyCaseIn } = await import("../../app/locate.ts")
      await review(context, name ?? onlyCaseIn(process.cwd()), options.by)
    })

  withBy(program.command("demo"), context)
    .summary(say({ ja: "見本の案件を作って画面を開く", en: "write the sample case and open the screens on it" }))
    .argument("[dir]", say({ ja: "作る場所", en: "where to write it" }), "akaire-demo")
    .option("--no-tui", say({ ja: "作るだけで画面は開かない", en: "only write it" }))
    .option("--complete", say({ ja: "問題をすべて解決した見本にする", en: "with every problem resolved" }))
    .action(async (folder: string, options: DemoOptions) => {
      const { writeDemo } = await import("../../app/demo.ts")
      const { name, fresh } = await writeDemo(folder, {
        samples: `${context.packageFolder}/samples`,
        complete: options.complete ?? false,
        by: options.by,
      })
      if (options.tui) return review(context, name, options.by)
      const { print } = await import("../print.ts")
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
