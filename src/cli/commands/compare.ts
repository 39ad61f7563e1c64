import { Option } from "commander"
import type { Register } from "../context.ts"
import { EXIT } from "../report-error.ts"

const FORMATS = ["text", "json", "html", "markdown"] as const

interface Options {
  readonly format: (typeof FORMATS)[number]
  readonly output?: string
  readonly json?: boolean
}

/** `akaire compare A B`: two files, no case. Exit 1 when they differ. */
export const registerCompare: Register = (program, context) => {
  const { say, language } = context
  program
    .command("compare")
    .summary(say({ ja: "二つの版を比べる(案件なし)", en: "compare two versions (no case needed)" }))
    .description(
      say({
        ja: "案 DRAFT と修正案 REVISION を比べ、違いがあれば終了コード 1 を返す",
        en: "compare DRAFT with REVISION; exit code 1 when they differ",
      }),
    )
    .argument("<draft>", say({ ja: "案(.docx .md .txt .html)", en: "the draft (.docx .md .txt .html)" }))
    .argument("<revision>", say({ ja: "修正案", en: "the revision" }))
    .addOption(
      new Option("--format <format>", say({ ja: "出力の形式", en: "output format" })).choices(FORMATS).default("text"),
    )
    .option("--json", say({ ja: "--format json と同じ", en: "same as --format json" }))
    .option("-o, --output <file>", say({ ja: "ファイルに書く", en: "write to a file" }))
    .action(async (draft: string, revision: string, options: Options) => {
      const { compareFiles } = await import("../../app/compare-files.ts")
      const format = options.json ? "json" : options.format
      const { output, different } = compareFiles(draft, revision, { format, language, color: process.stdout.isTTY })
      if (options.output) {
        const { writeFile } = await import("../../app/files.ts")
        writeFile(options.output, output)
      } else {
        process.stdout.write(output.endsWith("\n") ? output : `${output}\n`)
      }
      context.exit(different ? EXIT.findings : EXIT.clean)
    })
}
