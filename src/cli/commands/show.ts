import { Argument } from "commander"
import type { Kind } from "../../app/data.ts"
import type { CommonOptions, Register } from "../context.ts"
import { caseArgument, withJson } from "../context.ts"

const KINDS: readonly Kind[] = ["consultation", "comments", "changes", "responses", "submissions", "findings"]

interface ShowOptions extends CommonOptions {
  readonly limit?: string
  readonly offset?: string
  readonly find?: string
}

/** `show CASE KIND`: lists, paged and filtered. */
export const registerShow: Register = (program, context) => {
  const { say } = context
  withJson(program.command("show"), context)
    .summary(say({ ja: "案件の中身を並べる", en: "list what is in the case" }))
    .argument("<case>", caseArgument(context))
    .addArgument(new Argument("<kind>", say({ ja: "何を並べるか", en: "what to list" })).choices(KINDS))
    .option("--limit <n>", say({ ja: "件数", en: "how many" }))
    .option("--offset <n>", say({ ja: "飛ばす件数", en: "how many to skip" }))
    .option("--find <text>", say({ ja: "この文字を含むものだけ", en: "only what contains this text" }))
    .action(async (name: string, kind: Kind, options: ShowOptions) => {
      const [{ withCase }, { listKind }, { dataOf }, { print, printJson }, { parseCount, parseOffset }] =
        await Promise.all([
          import("../../app/case.ts"),
          import("../../app/listing.ts"),
          import("../../app/data.ts"),
          import("../print.ts"),
          import("../../app/numbers.ts"),
        ])
      const page = {
        limit: options.limit === undefined ? null : parseCount(options.limit, "--limit"),
        offset: options.offset === undefined ? 0 : parseOffset(options.offset, "--offset"),
        find: options.find ?? null,
      }
      await withCase(name, undefined, async opened => {
        if (options.json) printJson(await dataOf(opened, kind, page, context.language))
        else print(await listKind(opened, kind, page, context.language))
      })
    })
}
