import { Option } from "commander"
import type { CommonOptions, Register } from "../context.ts"
import { caseArgument, withBy, withJson } from "../context.ts"
import { printDone } from "../print-done.ts"

interface NewOptions extends CommonOptions {
  readonly draft?: string
  readonly revision?: string
  readonly tracked?: string
  readonly pages?: string
  readonly comments?: readonly string[]
  readonly results?: string
  readonly title?: string
  readonly from?: string
  readonly to?: string
}

interface ReviseOptions extends CommonOptions {
  readonly draft?: boolean
  readonly pages?: string
}

interface AddOptions extends CommonOptions {
  readonly map?: string
  readonly sheet?: string
  readonly headerRow?: string
  readonly encoding?: string
  readonly dryRun?: boolean
}

/** `new`, `add`, `revise`, `set`: what comes into a case. */
export const registerIntake: Register = (program, context) => {
  const { say } = context
  const CASE = caseArgument(context)

  withBy(withJson(program.command("new"), context), context)
    .summary(say({ ja: "案件を作る", en: "create a case" }))
    .argument("<case>", CASE)
    .option("--draft <file>", say({ ja: "意見募集時の案", en: "the draft that was published" }))
    .option("--revision <file>", say({ ja: "修正案", en: "the revision" }))
    .addOption(
      new Option(
        "--tracked <file>",
        say({
          ja: "変更履歴のある Word 文書(反映前が案、反映後が修正案になる)",
          en: "a Word file with tracked changes: rejected it is the draft, accepted the revision",
        }),
      ).conflicts(["draft", "revision"]),
    )
    .option(
      "--pages <pdf>",
      say({
        ja: "案の PDF。意見が挙げるページと行をこれから読む(libreoffice とすると割り付けておおよそのページとする)",
        en: "PDF of the draft, for the pages and lines that comments cite (libreoffice: laid out here, approximate)",
      }),
    )
    .option("--comments <files...>", say({ ja: "意見の表(.xlsx .csv .docx .json)", en: "tables of comments" }))
    .addOption(
      new Option(
        "--results <file>",
        say({
          ja: "公表済みの結果の表(.docx .xlsx .csv .html)から、意見・考え方・修正の有無を取り込む",
          en: "take comments, answers and 有/無 from a results table that was published before",
        }),
      ).conflicts("comments"),
    )
    .option(
      "--title <title>",
      say({ ja: "結果の表題(既定: 案の名称から)", en: "title of the results (default: from the draft's own)" }),
    )
    .option("--from <date>", say({ ja: "意見募集の開始日(2022-01-28)", en: "first day of the consultation" }))
    .option("--to <date>", say({ ja: "意見募集の終了日", en: "last day of the consultation" }))
    .action(async (name: string, options: NewOptions) => {
      const { newCase } = await import("../../app/new-case.ts")
      const done = await newCase(name, {
        draft: options.draft ?? null,
        revision: options.revision ?? null,
        tracked: options.tracked ?? null,
        pages: options.pages ?? null,
        comments: options.comments ?? [],
        ...(options.results === undefined
          ? {}
          : { results: options.results, templates: `${context.packageFolder}/templates` }),
        title: options.title ?? null,
        from: options.from ?? null,
        to: options.to ?? null,
        by: options.by,
      })
      await printDone(context, options, done)
    })

  withBy(withJson(program.command("add"), context), context)
    .summary(
      say({
        ja: "意見の表を取り込む(同じファイルなら何も変わらない)",
        en: "take in comments (the same file again changes nothing)",
      }),
    )
    .argument("<case>", CASE)
    .argument("<files...>", say({ ja: "意見の表(.xlsx .csv .tsv .docx .json)", en: "tables of comments" }))
    .option("--map <file>", say({ ja: "列の対応(JSON)", en: "mapping of columns (JSON)" }))
    .option("--sheet <name>", say({ ja: "シート名", en: "name of the sheet" }))
    .option("--header-row <n>", say({ ja: "見出し行の番号", en: "row of the column titles" }))
    .option("--encoding <name>", say({ ja: "文字コード(utf-8, shift_jis, …)", en: "character encoding" }))
    .option("--dry-run", say({ ja: "取り込まず、結果だけを示す", en: "only tell what would be taken in" }))
    .action(async (name: string, files: readonly string[], options: AddOptions) => {
      const [{ withCase }, { takeIn }] = await Promise.all([
        import("../../app/case.ts"),
        import("../../app/take-in.ts"),
      ])
      const done = await withCase(name, options.by, opened =>
        takeIn(opened, files, {
          map: options.map ?? null,
          sheet: options.sheet ?? null,
          headerRow: options.headerRow ?? null,
          encoding: options.encoding ?? null,
          dryRun: options.dryRun ?? false,
        }),
      )
      await printDone(context, options, done)
    })

  withBy(withJson(program.command("revise"), context), context)
    .summary(
      say({ ja: "新しい修正案を読み込み、紐付けを引き継ぐ", en: "load a new revision and carry the links over" }),
    )
    .argument("<case>", CASE)
    .argument("<revision>", say({ ja: "修正案(.docx .md .txt .html)", en: "the revision" }))
    .option("--draft", say({ ja: "修正案ではなく案として読み込む", en: "load it as the draft instead" }))
    .option("--pages <pdf>", say({ ja: "その版の PDF(又は libreoffice)", en: "PDF of that version (or libreoffice)" }))
    .action(async (name: string, file: string, options: ReviseOptions) => {
      const [{ withCase }, { loadVersionOnPaper }] = await Promise.all([
        import("../../app/case.ts"),
        import("../../app/pages.ts"),
      ])
      const done = await withCase(name, options.by, opened =>
        loadVersionOnPaper(opened, options.draft ? "draft" : "revision", file, options.pages ?? null),
      )
      await printDone(context, options, done)
    })

  withBy(withJson(program.command("set"), context), context)
    .summary(say({ ja: "案件の事項を定める(title plan from to closing …)", en: "set the consultation's data" }))
    .argument("<case>", CASE)
    .argument("<key>", "title plan from to procedure closing count language totals")
    .argument("<value>", say({ ja: '値(空にするには "")', en: 'the value ("" to clear)' }))
    .action(async (name: string, key: string, value: string, options: CommonOptions) => {
      const [{ withCase }, { setConsultation }] = await Promise.all([
        import("../../app/case.ts"),
        import("../../app/consultation.ts"),
      ])
      await printDone(context, options, await withCase(name, options.by, opened => setConsultation(opened, key, value)))
    })
}
