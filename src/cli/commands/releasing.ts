import { UserError } from "../../model/errors.ts"
import type { CommonOptions, Register } from "../context.ts"
import { caseArgument, withBy, withJson } from "../context.ts"
import { printDone } from "../print-done.ts"

interface ReleaseOptions extends CommonOptions {
  /** False with --no-name; absent: the name as the source has it. */
  readonly name?: string | boolean
  readonly original?: boolean
  readonly withdraw?: boolean
}

/** `release`: what submitters agreed to have published. */
export const registerReleasing: Register = (program, context) => {
  const { say } = context

  withBy(withJson(program.command("release"), context), context)
    .summary(
      say({ ja: "提出者が公表に同意した名称・原文を記録する", en: "record what submitters agreed to have published" }),
    )
    .argument("<case>", caseArgument(context))
    .argument("<submissions...>", say({ ja: "提出意見の番号", en: "ids of the submissions" }))
    .option(
      "--name <name>",
      say({ ja: "公表する名称(なければ、表にある名称)", en: "the name to publish (else that of the source)" }),
    )
    .option("--no-name", say({ ja: "名称は公表しない", en: "no name" }))
    .option("--original", say({ ja: "原文も公表する(伏せ字にして)", en: "the original words too, masked" }))
    .option("--withdraw", say({ ja: "何も公表しない", en: "nothing is released any more" }))
    .action(async (name: string, submissions: readonly string[], options: ReleaseOptions) => {
      const [{ withCase }, { release }] = await Promise.all([
        import("../../app/case.ts"),
        import("../../app/releasing.ts"),
      ])
      const typed = typedRelease(options)
      await printDone(context, options, await withCase(name, options.by, opened => release(opened, submissions, typed)))
    })
}

function typedRelease({ name, original = false, withdraw = false }: ReleaseOptions) {
  if (withdraw) return { name: null, original: false }
  if (name === false && !original) {
    throw new UserError({
      ja: "--no-name には --original か --withdraw を添えてください。",
      en: "Add --original or --withdraw to --no-name.",
    })
  }
  return { name: name === false ? null : typeof name === "string" ? { as: name } : ("own" as const), original }
}
