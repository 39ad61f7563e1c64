import { Option } from "commander"
import { OUTCOMES, type Outcome, WORK_STATES, type WorkState } from "../../model/consultation.ts"
import type { CommonOptions, Register } from "../context.ts"
import { caseArgument, withBy, withJson } from "../context.ts"
import { printDone } from "../print-done.ts"

interface RespondOptions extends CommonOptions {
  readonly text: string
  readonly outcome?: Outcome
  readonly section?: string
  readonly subsection?: string
}

/** `respond`, `summarize`: the words of the results table. */
export const registerAnswering: Register = (program, context) => {
  const { say } = context
  const CASE = caseArgument(context)

  withBy(withJson(program.command("respond"), context), context)
    .summary(say({ ja: "一つまたは複数の意見に考え方を書く", en: "answer one or more comments" }))
    .argument("<case>", CASE)
    .argument("<comments...>", say({ ja: "意見の番号", en: "ids of the comments" }))
    .requiredOption("--text <text>", say({ ja: "考え方", en: "the answer" }))
    .addOption(new Option("--outcome <outcome>", say({ ja: "対応区分", en: "outcome" })).choices(OUTCOMES))
    .option("--section <section>", say({ ja: "表の見出し(○ …)", en: "section of the table" }))
    .option("--subsection <subsection>", say({ ja: "表の小見出し((…))", en: "sub-section of the table" }))
    .action(async (name: string, comments: readonly string[], options: RespondOptions) => {
      const [{ withCase }, { respond }] = await Promise.all([
        import("../../app/case.ts"),
        import("../../app/answering.ts"),
      ])
      const answer = {
        text: options.text,
        outcome: options.outcome ?? null,
        section: options.section,
        subsection: options.subsection,
      }
      await printDone(context, options, await withCase(name, options.by, opened => respond(opened, comments, answer)))
    })

  withBy(withJson(program.command("summarize"), context), context)
    .summary(say({ ja: "公表する御意見の要旨を書く", en: "write the published summary of a comment" }))
    .argument("<case>", CASE)
    .argument("<comment>", say({ ja: "意見の番号", en: "id of the comment" }))
    .requiredOption(
      "--text <text>",
      say({ ja: "要旨(空にすると原文に戻す)", en: 'the summary ("" goes back to the original)' }),
    )
    .action(async (name: string, comment: string, options: CommonOptions & { readonly text: string }) => {
      const [{ withCase }, { summarize }] = await Promise.all([
        import("../../app/case.ts"),
        import("../../app/answering.ts"),
      ])
      const text = options.text === "" ? null : options.text
      await printDone(context, options, await withCase(name, options.by, opened => summarize(opened, comment, text)))
    })

  withBy(withJson(program.command("state"), context), context)
    .summary(say({ ja: "意見の作業状態を記録する", en: "say where the work on comments stands" }))
    .argument("<case>", CASE)
    .argument("<comments...>", say({ ja: "意見の番号", en: "ids of the comments" }))
    .addOption(
      new Option(
        "--to <state>",
        say({ ja: "open 未着手 / drafting 作成中 / inquiring 照会中 / checked 確認済 / final 確定", en: "the state" }),
      )
        .choices(WORK_STATES)
        .makeOptionMandatory(),
    )
    .action(async (name: string, comments: readonly string[], options: CommonOptions & { readonly to: WorkState }) => {
      const [{ withCase }, { setState }] = await Promise.all([
        import("../../app/case.ts"),
        import("../../app/answering.ts"),
      ])
      await printDone(
        context,
        options,
        await withCase(name, options.by, opened => setState(opened, comments, options.to)),
      )
    })
}
