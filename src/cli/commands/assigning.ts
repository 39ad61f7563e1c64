import type { CommonOptions, Register } from "../context.ts"
import { caseArgument, withBy, withJson } from "../context.ts"
import { printDone } from "../print-done.ts"

interface AssignOptions extends CommonOptions {
  readonly to?: string
  readonly unit?: string
}

/** `assign`, `note`: who works on comments, and what the office notes beside them. */
export const registerAssigning: Register = (program, context) => {
  const { say } = context
  const CASE = caseArgument(context)

  withBy(withJson(program.command("assign"), context), context)
    .summary(say({ ja: "意見の担当者・担当課を決める", en: "give comments to a person or a section of the office" }))
    .argument("<case>", CASE)
    .argument("<comments...>", say({ ja: "意見の番号", en: "ids of the comments" }))
    .option("--to <person>", say({ ja: "担当者（空で外す）", en: 'the person ("" for nobody)' }))
    .option("--unit <section>", say({ ja: "担当課（空で外す）", en: 'the section of the office ("" for none)' }))
    .action(async (name: string, comments: readonly string[], { to, unit, ...options }: AssignOptions) => {
      const [{ withCase }, { assign }] = await Promise.all([
        import("../../app/case.ts"),
        import("../../app/assigning.ts"),
      ])
      const who = { ...(to === undefined ? {} : { assignee: to }), ...(unit === undefined ? {} : { unit }) }
      await printDone(context, options, await withCase(name, options.by, opened => assign(opened, comments, who)))
    })

  withBy(withJson(program.command("note"), context), context)
    .summary(
      say({ ja: "意見に内部メモを付ける（公表しない）", en: "note something beside a comment (never published)" }),
    )
    .argument("<case>", CASE)
    .argument("<comment>", say({ ja: "意見の番号", en: "id of the comment" }))
    .requiredOption("--text <text>", say({ ja: "メモ（空にすると消す）", en: 'the note ("" takes it away)' }))
    .action(async (name: string, comment: string, options: CommonOptions & { readonly text: string }) => {
      const [{ withCase }, { noteOn }] = await Promise.all([
        import("../../app/case.ts"),
        import("../../app/assigning.ts"),
      ])
      await printDone(
        context,
        options,
        await withCase(name, options.by, opened => noteOn(opened, comment, options.text)),
      )
    })
}
