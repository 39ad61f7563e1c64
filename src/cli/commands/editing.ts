import type { CommonOptions, Register } from "../context.ts"
import { caseArgument, withBy, withJson } from "../context.ts"
import { printDone } from "../print-done.ts"

interface EditOptions extends CommonOptions {
  readonly replace?: string
  readonly with?: string
  readonly in?: string
  readonly for?: string
  readonly all?: boolean
}

/** `edit`: changes of the plan's text that are made here. */
export const registerEditing: Register = (program, context) => {
  const { say, language } = context
  withBy(withJson(program.command("edit"), context), context)
    .summary(say({ ja: "案文の字句を直し、新しい修正案とする", en: "replace text in the plan: makes a new revision" }))
    .description(
      say({
        ja: "案文(修正案があれば修正案)の字句を書式を保って直し、意見に紐付ける。一度の undo ですべて元に戻る",
        en: "replace exact text in the revision (else in the draft), keep its formatting, link the comment; one undo takes all back",
      }),
    )
    .argument("<case>", caseArgument(context))
    .option("--replace <text>", say({ ja: "直す字句(案文にあるとおり)", en: "the text, exactly as the plan has it" }))
    .option("--with <text>", say({ ja: '直した後の字句("" なら削除)', en: 'what replaces it ("" deletes it)' }))
    .option(
      "--in <place>",
      say({
        ja: "場所(見出し・表・ページ: 別紙2、58ページ)",
        en: 'where: heading, table or page ("Clause 3", p.58)',
      }),
    )
    .option(
      "--for <comment>",
      say({
        ja: "きっかけの意見の番号。「A」を「B」にと提案する意見なら、これだけでよい",
        en: 'the comment that led to it; where it proposes "A" to "B", this alone is enough',
      }),
    )
    .option("--all", say({ ja: "該当する箇所をすべて直す", en: "every occurrence" }))
    .action(async (name: string, options: EditOptions) => {
      const [{ withCase }, { editPlan }, { editText }] = await Promise.all([
        import("../../app/case.ts"),
        import("../../app/edit-plan.ts"),
        import("../../app/edit-report.ts"),
      ])
      const done = await withCase(name, options.by, opened =>
        editPlan(opened, {
          replace: options.replace ?? null,
          with: options.with ?? null,
          in: options.in ?? null,
          for: options.for ?? null,
          all: options.all ?? false,
          at: null,
        }),
      )
      await printDone(context, options, done)
      const color = process.stdout.isTTY === true && !process.env.NO_COLOR
      if (!options.json && done.changes.length > 0) process.stdout.write(`${editText(done, language, { color })}\n`)
    })
}
