import { Option } from "commander"
import type { Compared, DraftRevisions, Pair } from "../../app/compare-files.ts"
import { UserError } from "../../model/errors.ts"
import type { Register } from "../context.ts"
import { EXIT, reportNote } from "../report-error.ts"

const FORMATS = ["text", "json", "html", "markdown", "docx", "struck", "clean", "comparison"] as const

interface Options {
  readonly format: (typeof FORMATS)[number]
  readonly output?: string
  readonly json?: boolean
  readonly tracked?: boolean
  readonly revisions?: DraftRevisions
  readonly author?: string
  readonly date?: string
  readonly left?: "draft" | "revision"
  readonly titles?: string
  readonly page?: "landscape" | "portrait"
  readonly places?: "headings" | "column"
}

/** What the arguments name, by how many there are. */
async function pairOf(files: readonly string[], tracked: boolean): Promise<Pair> {
  const { gitPair } = await import("../../app/compare-files.ts")
  const [first, second] = files
  const git = tracked ? null : gitPair(files)
  if (git) return { kind: "git", ...git }
  if (tracked && first !== undefined && files.length === 1) return { kind: "tracked", file: first }
  if (!tracked && first !== undefined && second !== undefined && files.length === 2) {
    return { kind: "files", draft: first, revision: second }
  }
  throw tracked
    ? new UserError({ ja: "--tracked にはファイルを一つ指定してください。", en: "--tracked takes one file." })
    : new UserError({ ja: "案と修正案の二つを指定してください。", en: "Name two files: the draft and the revision." })
}

/** What becomes of the draft's own tracked changes; to keep them there must be a file with tracked changes to keep them in. */
function revisionsOf({ revisions, tracked }: Options, format: Options["format"]): DraftRevisions {
  if (revisions !== undefined && tracked)
    throw new UserError(
      {
        ja: "--revisions は二つのファイルを比べる時の指定で、--tracked と一緒には使えません。",
        en: "--revisions is for two files and does not go with --tracked.",
      },
      { ja: "どちらか一方を指定してください。", en: "Use one of them." },
    )
  if (revisions === "keep" && format !== "docx")
    throw new UserError(
      {
        ja: `案の変更履歴は --format docx でだけ残せます（${format} には残せません）。`,
        en: `The draft's tracked changes can be kept with --format docx only, not with ${format}.`,
      },
      { ja: "--format docx を付けてください。", en: "Add --format docx." },
    )
  return revisions ?? "accept"
}

/** Of a file with merge conflicts git names only the path, to a driver that it runs (it counts the files for it). */
const unmergedPath = ([path, ...more]: readonly string[]): string | null =>
  path !== undefined && more.length === 0 && process.env.GIT_DIFF_PATH_COUNTER !== undefined ? path : null

/** Colours for a person: in a terminal, and in the pager that git opens; never into a file, nor where NO_COLOR is set. */
const wantsColor = (options: Options): boolean =>
  options.output === undefined &&
  !process.env.NO_COLOR &&
  (process.stdout.isTTY === true || process.env.GIT_PAGER_IN_USE === "true")

/** `akaire compare A B`: two files, no case. Exit 1 when they differ; always 0 in git's form, which would stop at any other. */
export const registerCompare: Register = (program, context) => {
  const { say, language } = context
  program
    .command("compare")
    .summary(say({ ja: "二つの版を比べる(案件なし)", en: "compare two versions (no case needed)" }))
    .description(
      say({
        ja: "案 DRAFT と修正案 REVISION を比べ、違いがあれば終了コード 1 を返す。git の外部差分(GIT_EXTERNAL_DIFF)としても使える",
        en: "compare DRAFT with REVISION; exit code 1 when they differ; also works as git's external diff (GIT_EXTERNAL_DIFF)",
      }),
    )
    .usage("[options] <draft> <revision>")
    .argument(
      "[files...]",
      say({ ja: "案と修正案(.docx .md .txt .html)", en: "draft and revision (.docx .md .txt .html)" }),
    )
    .addOption(
      new Option(
        "--format <format>",
        say({
          ja: "出力の形式(docx 変更履歴付き、struck 見え消し、clean 溶け込み、comparison 新旧対照表)",
          en: "output format (docx: tracked changes, struck: plain looks, clean: all accepted, comparison: two columns)",
        }),
      )
        .choices(FORMATS)
        .default("text"),
    )
    .option("--json", say({ ja: "--format json と同じ", en: "same as --format json" }))
    .option(
      "--tracked",
      say({
        ja: "一つの Word 文書の変更履歴を、反映前と反映後で比べる",
        en: "compare one Word file with its tracked changes rejected and accepted",
      }),
    )
    .addOption(
      new Option(
        "--revisions <what>",
        say({
          ja: "案に元からある変更履歴の扱い(accept 反映、reject 破棄、keep 作成者ごと残す。既定: accept)",
          en: "tracked changes that the draft came with: accept, reject, or keep with their authors (default: accept)",
        }),
      ).choices(["accept", "reject", "keep"]),
    )
    .option(
      "--author <name>",
      say({ ja: "変更履歴の作成者(既定: Akaire)", en: "author of tracked changes (default: Akaire)" }),
    )
    .option(
      "--date <date>",
      say({ ja: "変更履歴の日付(既定: 修正案の保存日時)", en: "their date (default: when the revision was saved)" }),
    )
    .addOption(
      new Option(
        "--left <version>",
        say({
          ja: "新旧対照表の左の欄(既定: revision 修正後)",
          en: "left column of the comparison (default: revision)",
        }),
      ).choices(["draft", "revision"]),
    )
    .option(
      "--titles <after,before>",
      say({
        ja: "新旧対照表の欄の見出し(例: 改正後,改正前)",
        en: "titles of the columns of the comparison: after,before",
      }),
    )
    .addOption(
      new Option(
        "--page <page>",
        say({ ja: "新旧対照表の用紙の向き(既定: landscape 横)", en: "page of the comparison (default: landscape)" }),
      ).choices(["landscape", "portrait"]),
    )
    .addOption(
      new Option(
        "--places <where>",
        say({
          ja: "新旧対照表の箇所の示し方(見出し、又は「箇所」欄)",
          en: "where the comparison says what part of the plan a row is in",
        }),
      ).choices(["headings", "column"]),
    )
    .option("-o, --output <file>", say({ ja: "ファイルに書く", en: "write to a file" }))
    .action(async (files: readonly string[], options: Options) => {
      const unmerged = unmergedPath(files)
      if (unmerged !== null) {
        const { print } = await import("../print.ts")
        print(say({ ja: `${unmerged} はマージが済んでいません。`, en: `${unmerged} is not merged.` }))
        return
      }
      const pair = await pairOf(files, options.tracked ?? false)
      const { keepNurserySmall } = await import("../../app/small-heap.ts")
      keepNurserySmall()
      const { compareFiles } = await import("../../app/compare-files.ts")
      const format = options.json ? "json" : options.format
      const { parseInstant } = await import("../../app/word-papers.ts")
      const signed = {
        author: options.author ?? null,
        date: options.date === undefined ? null : parseInstant(options.date),
      }
      const { comparisonLayout } = await import("../../app/comparison-paper.ts")
      const layout = comparisonLayout(options)
      const revisions = revisionsOf(options, format)
      const color = wantsColor(options)
      const compare = () => compareFiles(pair, { format, language, color, signed, layout, revisions })
      const { output, different, note } = await (pair.kind === "git" ? unlessUnreadable(compare, say) : compare())
      if (options.output !== undefined) {
        const { writeFile } = await import("../../app/files.ts")
        writeFile(options.output, output)
      } else if (typeof output !== "string" && process.stdout.isTTY) {
        throw new UserError(
          { ja: "Word文書は画面に出せません。", en: "A Word document cannot be shown in the terminal." },
          { ja: "-o ファイル名.docx を付けてください。", en: "Add -o FILE.docx." },
        )
      } else if (typeof output !== "string" || output.endsWith("\n")) process.stdout.write(output)
      else process.stdout.write(`${output}\n`)
      if (note) reportNote(note, say)
      context.exit(different && pair.kind !== "git" ? EXIT.findings : EXIT.clean)
    })
}

/** Git shows many files in a row: one that can't be read gets a line, and the others follow. */
async function unlessUnreadable(
  compare: () => Promise<Compared>,
  say: (message: UserError["text"]) => string,
): Promise<Compared> {
  try {
    return await compare()
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return { output: say(error.text), different: true, note: null }
  }
}
