import { Option } from "commander"
import type { CommonOptions, Register } from "../context.ts"
import { caseArgument, withBy, withJson } from "../context.ts"
import { printDone } from "../print-done.ts"

interface ExplainOptions extends CommonOptions {
  readonly reason: "editorial" | "consequential" | "other"
  readonly note?: string
  readonly memo?: string
}

/** `link`, `unlink`, `explain`, `decide`: why a change was made. */
export const registerDeciding: Register = (program, context) => {
  const { say } = context
  const CASE = caseArgument(context)
  const COMMENT = say({ ja: "意見の番号", en: "id of the comment" })
  const CHANGE = say({
    ja: "修正箇所の番号(一つの字句なら 番号#2)",
    en: "id of the change (ID#2 for one of its edits)",
  })

  for (const [verb, summary] of [
    ["link", { ja: "意見と修正箇所を紐付ける", en: "link a comment to a change" }],
    ["unlink", { ja: "紐付けを外す", en: "take a link away" }],
  ] as const) {
    withBy(withJson(program.command(verb), context), context)
      .summary(say(summary))
      .argument("<case>", CASE)
      .argument("<comment>", COMMENT)
      .argument("<change>", CHANGE)
      .action(async (name: string, comment: string, change: string, options: CommonOptions) => {
        const [{ withCase }, deciding] = await Promise.all([
          import("../../app/case.ts"),
          import("../../app/deciding.ts"),
        ])
        await printDone(
          context,
          options,
          await withCase(name, options.by, opened => deciding[verb](opened, comment, change)),
        )
      })
  }

  withBy(withJson(program.command("explain"), context), context)
    .summary(say({ ja: "意見によらない修正の理由を記録する", en: "record why a change was made without a comment" }))
    .argument("<case>", CASE)
    .argument("<change>", CHANGE)
    .addOption(
      new Option(
        "--reason <reason>",
        say({
          ja: "editorial 字句整理 / consequential 他の修正に伴う修正 / other その他",
          en: "kind of reason",
        }),
      )
        .choices(["editorial", "consequential", "other"])
        .makeOptionMandatory(),
    )
    .option("--note <text>", say({ ja: "公表する理由", en: "the reason as published" }))
    .option("--memo <text>", say({ ja: "内部メモ(公表しない)", en: "memo (never published)" }))
    .action(async (name: string, change: string, options: ExplainOptions) => {
      const [{ withCase }, { explain }] = await Promise.all([
        import("../../app/case.ts"),
        import("../../app/deciding.ts"),
      ])
      const why = { reason: options.reason, publicReason: options.note ?? null, memo: options.memo ?? null }
      await printDone(context, options, await withCase(name, options.by, opened => explain(opened, change, why)))
    })

  withBy(withJson(program.command("decide"), context), context)
    .summary(
      say({
        ja: "多くの判断をまとめて記録する(全部か、何もしないか)",
        en: "record many decisions at once, all or none",
      }),
    )
    .argument("<case>", CASE)
    .argument("<decisions>", "decisions.json")
    .action(async (name: string, file: string, options: CommonOptions) => {
      const [{ withCase }, { decideFile }] = await Promise.all([
        import("../../app/case.ts"),
        import("../../app/decide-file.ts"),
      ])
      await printDone(context, options, await withCase(name, options.by, opened => decideFile(opened, file)))
    })
}
