import type { CommonOptions, Register } from "../context.ts"
import { caseArgument, withBy, withJson } from "../context.ts"
import { printDone } from "../print-done.ts"

/** `waive`. */
export const registerWaive: Register = (program, context) => {
  const { say } = context

  withBy(withJson(program.command("waive"), context), context)
    .summary(say({ ja: "要確認事項を、理由を付けて了承する", en: "settle a finding as it is, with a note" }))
    .description(
      say({
        ja: "要確認事項を、理由を付けて了承する。対象の文言が変わると再び要確認となる。件数の不一致は了承できない",
        en: "settle a finding as it is, with a note, until what it speaks of changes; totals that disagree can't be waived",
      }),
    )
    .argument("<case>", caseArgument(context))
    .argument(
      "<finding>",
      say({ ja: "要確認事項の番号(akaire check で並ぶ)", en: "id of the finding (akaire check lists them)" }),
    )
    .requiredOption(
      "--note <text>",
      say({ ja: "了承する理由(公表されない)", en: "why it is right as it is (not published)" }),
    )
    .action(async (name: string, finding: string, options: CommonOptions & { readonly note: string }) => {
      const [{ withCase }, { waive }] = await Promise.all([import("../../app/case.ts"), import("../../app/waive.ts")])
      await printDone(
        context,
        options,
        await withCase(name, options.by, opened => waive(opened, finding, options.note)),
      )
    })
}
