import type { CommonOptions, Register } from "../context.ts"
import { caseArgument, withBy, withJson } from "../context.ts"
import { printDone } from "../print-done.ts"

interface LogOptions extends CommonOptions {
  readonly limit: string
  readonly about?: string
}

/** `log`, `undo`, `redo`, `export`, `copy`. */
export const registerHistory: Register = (program, context) => {
  const { say } = context
  const CASE = caseArgument(context)

  withJson(program.command("log"), context)
    .summary(say({ ja: "記録を新しい順に並べる", en: "list the journal, newest first" }))
    .argument("<case>", CASE)
    .option("--limit <n>", say({ ja: "件数", en: "how many" }), "50")
    .option("--about <id>", say({ ja: "その意見か修正箇所の記録だけ", en: "of that comment or change alone" }))
    .action(async (name: string, options: LogOptions) => {
      const [{ openCase }, { listLog }, { print, printJson }, { parseCount }, { namedAbout }] = await Promise.all([
        import("../../app/case.ts"),
        import("../../app/listing.ts"),
        import("../print.ts"),
        import("../../app/numbers.ts"),
        import("../../app/deed-list.ts"),
      ])
      const opened = await openCase(name)
      try {
        const about = options.about === undefined ? null : await namedAbout(opened, options.about)
        const log = await opened.store.log({ limit: parseCount(options.limit, "--limit"), before: null, about })
        if (options.json) printJson(log)
        else print(listLog(log, context.language))
      } finally {
        await opened.close()
      }
    })

  for (const [verb, summary] of [
    [
      "undo",
      { ja: "最後の操作(または番号の操作)を取り消す", en: "undo the newest deed (or the one of the event named)" },
    ],
    ["redo", { ja: "取り消しを元に戻す", en: "redo what was undone" }],
  ] as const) {
    const command = withBy(withJson(program.command(verb), context), context)
      .summary(say(summary))
      .argument("<case>", CASE)
    if (verb === "undo") command.argument("[seq]", say({ ja: "記録の番号", en: "number of the event" }))
    command.action(async (name: string, ...rest: unknown[]) => {
      const options = rest[verb === "undo" ? 1 : 0] as CommonOptions
      const [{ withCase }, history, { parseCount }] = await Promise.all([
        import("../../app/case.ts"),
        import("../../app/history.ts"),
        import("../../app/numbers.ts"),
      ])
      const seq = verb === "undo" && typeof rest[0] === "string" ? parseCount(rest[0], "SEQ") : null
      const done = await withCase(name, options.by, opened =>
        verb === "undo" ? history.undo(opened, seq) : history.redo(opened),
      )
      await printDone(context, options, done)
    })
  }

  withJson(program.command("export"), context)
    .summary(say({ ja: "案件の全内容を JSON で出力する", en: "print everything in the case as JSON" }))
    .argument("<case>", CASE)
    .option("-o, --output <file>", say({ ja: "ファイルに書く", en: "write to a file" }))
    .action(async (name: string, options: { readonly output?: string }) => {
      const [{ withCase }, { exportCase }, { writeFile }, { printJson }] = await Promise.all([
        import("../../app/case.ts"),
        import("../../app/export.ts"),
        import("../../app/files.ts"),
        import("../print.ts"),
      ])
      const data = await withCase(name, undefined, exportCase)
      if (options.output) writeFile(options.output, `${JSON.stringify(data, null, 2)}\n`)
      else printJson(data)
    })

  withJson(program.command("copy"), context)
    .summary(say({ ja: "開いたままの案件を安全に複製する", en: "make a safe copy of a case, open or not" }))
    .argument("<case>", CASE)
    .argument("<copy>", say({ ja: "複製の名前", en: "name of the copy" }))
    .action(async (name: string, copy: string, options: CommonOptions) => {
      const [{ withCase, report }, { checkFree }] = await Promise.all([
        import("../../app/case.ts"),
        import("../../app/locate.ts"),
      ])
      checkFree(copy)
      await withCase(name, undefined, opened => opened.store.copyTo(copy))
      await printDone(context, options, report({ ja: `${copy} に複製しました。`, en: `Copied to ${copy} .` }, { copy }))
    })
}
