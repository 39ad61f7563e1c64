import type { CommonOptions, Register } from "../context.ts"
import { caseArgument, withBy, withJson } from "../context.ts"
import { EXIT } from "../report-error.ts"

interface PublishOptions extends CommonOptions {
  readonly out: string
  readonly only?: string
  readonly draft?: boolean
}

/** `check`, `publish`. */
export const registerPublishing: Register = (program, context) => {
  const { say, language } = context
  const CASE = caseArgument(context)

  withJson(program.command("check"), context)
    .summary(
      say({ ja: "意見・考え方・修正箇所が合っているか確かめる", en: "check that comments, answers and changes agree" }),
    )
    .description(
      say({
        ja: "要確認事項を並べる。エラーか警告があれば終了コード 1 を返す",
        en: "list what does not agree; exit code 1 when there is an error or a warning",
      }),
    )
    .argument("<case>", CASE)
    .action(async (name: string, options: CommonOptions) => {
      const [{ withCase }, { checkCase }, { checkData }, { listFindings }, { print, printJson }] = await Promise.all([
        import("../../app/case.ts"),
        import("../../app/check-case.ts"),
        import("../../app/data.ts"),
        import("../../app/listing.ts"),
        import("../print.ts"),
      ])
      const result = await withCase(name, undefined, checkCase)
      if (options.json) printJson(checkData(result, language))
      else print(listFindings(result, language))
      context.exit(result.findings.some(finding => finding.severity !== "note") ? EXIT.findings : EXIT.clean)
    })

  withBy(withJson(program.command("publish"), context), context)
    .summary(say({ ja: "公表資料を作る(エラーがあれば作らない)", en: "write the publications (refused on an error)" }))
    .argument("<case>", CASE)
    .requiredOption("--out <dir>", say({ ja: "書き出すフォルダ", en: "folder to write to" }))
    .option(
      "--only <names>",
      say({
        ja: "一部だけ作る: results,report,report-internal,redline,struck,clean",
        en: "only some: results,report,report-internal,redline,struck,clean",
      }),
    )
    .option(
      "--draft",
      say({ ja: "エラーがあっても作り、各ページに「案」と入れる", en: "in spite of errors, with DRAFT on every page" }),
    )
    .action(async (name: string, options: PublishOptions) => {
      const [{ withCase }, { publish, parseNames }, { publicationData }, { listPublication }, { print, printJson }] =
        await Promise.all([
          import("../../app/case.ts"),
          import("../../app/publish.ts"),
          import("../../app/data.ts"),
          import("../../app/listing.ts"),
          import("../print.ts"),
        ])
      const only = parseNames(options.only ?? null)
      const outcome = await withCase(name, options.by, opened =>
        publish(opened, options.out, { draft: options.draft ?? false, only }),
      )
      if (options.json) printJson(publicationData(outcome, language))
      else print(listPublication(outcome, language))
      context.exit(outcome.blockers.length > 0 ? EXIT.findings : EXIT.clean)
    })
}
