import type { CommonOptions, Register } from "../context.ts"
import { caseArgument, withBy, withJson } from "../context.ts"
import { printDone } from "../print-done.ts"

interface SuggestOptions extends CommonOptions {
  readonly accept?: boolean
}

/** `suggest CASE`: links that may be, with score and reason. */
export const registerSuggest: Register = (program, context) => {
  const { say } = context
  withBy(withJson(program.command("suggest"), context), context)
    .summary(
      say({ ja: "意見と修正箇所の紐付けの候補を理由付きで示す", en: "suggest links, each with a score and a reason" }),
    )
    .argument("<case>", caseArgument(context))
    .option("--accept", say({ ja: "確実な候補をまとめて紐付ける", en: "link the sure ones, all in one step" }))
    .action(async (name: string, options: SuggestOptions) => {
      const [{ withCase }, suggest, { print, printJson }] = await Promise.all([
        import("../../app/case.ts"),
        import("../../app/suggest.ts"),
        import("../print.ts"),
      ])
      await withCase(name, options.by, async opened => {
        if (options.accept) {
          await printDone(context, options, await suggest.acceptSuggested(opened, context.language))
          return
        }
        const found = await suggest.suggested(opened)
        if (options.json) printJson(found.suggestions.map(each => suggest.suggestionData(each, context.language)))
        else print(suggest.listSuggestions(found, context.language))
      })
    })
}
