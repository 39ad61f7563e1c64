import type { CommonOptions, Register } from "../context.ts"
import { caseArgument, withBy, withJson } from "../context.ts"
import { EXIT } from "../report-error.ts"

interface PublishOptions extends CommonOptions {
  readonly out: string
  readonly only?: string
  readonly all?: boolean
  readonly draft?: boolean
  readonly profile?: string
  readonly template: readonly string[]
  readonly pdf?: boolean
}

/** `publish`. */
export const registerPublishing: Register = (program, context) => {
  const { say, language } = context
  const CASE = caseArgument(context)

  withBy(withJson(program.command("publish"), context), context)
    .summary(say({ ja: "公表資料を作る(エラーがあれば作らない)", en: "write the publications (refused on an error)" }))
    .argument("<case>", CASE)
    .requiredOption("--out <dir>", say({ ja: "書き出すフォルダ", en: "folder to write to" }))
    .option(
      "--only <names>",
      say({
        ja: "名前を挙げたものだけ作る: results,comparison,report,report-internal,redline,struck,clean,data,report-md,report-docx,summary,reading,egov,organizations,originals",
        en: "only those named: results,comparison,report,report-internal,redline,struck,clean,data,report-md,report-docx,summary,reading,egov,organizations,originals",
      }),
    )
    .option(
      "--all",
      say({ ja: "ふだん作らないものも作る(originals を除く)", en: "also what is made on request (but originals)" }),
    )
    .option(
      "--profile <profile>",
      say({
        ja: "結果の表の様式(名前、又は .jsonc のファイル)",
        en: "form of the results table (a name, or a .jsonc file)",
      }),
    )
    .option(
      "--template <[paper=]docx>",
      say({
        ja: "自分の Word 文書({{title}} や {{table}} を書いたもの)。結果の表のほかは summary=用紙.docx のように",
        en: "your own Word file, with {{title}}, {{table}} … in it; for another paper than results: summary=letter.docx",
      }),
      (file: string, before: readonly string[]) => [...before, file],
      [],
    )
    .option(
      "--pdf",
      say({ ja: "Word 文書ごとに PDF も作る(LibreOffice)", en: "a PDF beside each Word file (LibreOffice)" }),
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
        publish(opened, options.out, {
          draft: options.draft ?? false,
          only,
          all: options.all ?? false,
          templates: options.template,
          pdf: options.pdf ?? false,
          profile: { named: options.profile ?? null, templates: `${context.packageFolder}/templates` },
        }),
      )
      if (options.json) printJson(publicationData(outcome, language))
      else print(listPublication(outcome, language))
      context.exit(outcome.blockers.length > 0 ? EXIT.findings : EXIT.clean)
    })
}
