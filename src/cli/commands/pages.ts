import { Option } from "commander"
import { type CommonOptions, caseArgument, type Register, withBy, withJson } from "../context.ts"
import { printDone } from "../print-done.ts"

interface PagesOptions extends CommonOptions {
  readonly of: "draft" | "revision"
  readonly at?: string
}

/** `pages`: page numbers of a version, from a PDF. */
export const registerPages: Register = (program, context) => {
  const { say } = context

  withBy(withJson(program.command("pages"), context), context)
    .summary(
      say({
        ja: "版のページを PDF から読む、どこから分かるかを示す",
        en: "read a version's pages from its PDF, or tell where they are from",
      }),
    )
    .description(
      say({
        ja: "公表した PDF から、段落のページと行を読む。PDF の代わりに libreoffice とすると LibreOffice で割り付ける(おおよそ)。PDF を指定しなければ、ページがどこから分かるかを示す",
        en: "read on which pages and lines of the published PDF the paragraphs stand; libreoffice instead of a PDF lays the plan out with LibreOffice (approximate); without either, tell where page numbers are from",
      }),
    )
    .argument("<case>", caseArgument(context))
    .argument("[pdf]", say({ ja: "PDF、又は libreoffice", en: "a PDF, or libreoffice" }))
    .addOption(
      new Option("--of <version>", say({ ja: "どの版か", en: "which version" }))
        .choices(["draft", "revision"])
        .default("draft"),
    )
    .addOption(
      new Option(
        "--at <place>",
        say({ ja: "「57ページ7行目」などが指す所を示す", en: 'show what stands at a place ("p.57 L7")' }),
      ),
    )
    .action(async (name: string, pdf: string | undefined, options: PagesOptions) => {
      const [{ withCase }, { pagesReport, placeReport, takePages }] = await Promise.all([
        import("../../app/case.ts"),
        import("../../app/pages.ts"),
      ])
      const done = await withCase(name, options.by, async opened => {
        const taken = pdf === undefined ? null : await takePages(opened, options.of, pdf)
        if (options.at !== undefined) return placeReport(opened, options.of, options.at)
        return taken ?? pagesReport(opened)
      })
      await printDone(context, options, done)
    })
}
