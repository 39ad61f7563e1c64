import { Option } from "commander"
import type { AuditFiles } from "../../app/audit-results.ts"
import { UserError } from "../../model/errors.ts"
import type { Finding } from "../../model/finding.ts"
import type { CommonOptions, Context, Register } from "../context.ts"
import { withJson } from "../context.ts"
import { EXIT } from "../report-error.ts"

interface CheckOptions extends CommonOptions {
  readonly draft?: string
  readonly revision?: string
  readonly tracked?: string
}

const exitOf = (findings: readonly Finding[]): number =>
  findings.some(finding => finding.severity !== "note") ? EXIT.findings : EXIT.clean

/** A table that somebody made rather than a case. */
const TABLE = /\.(docx?|docm|xlsx?|xlsm|csv|tsv|x?html?|md|pdf)$/i

const CASE = /\.akaire$|^postgres(?:ql)?:/i

/** The plans of an audit; null: a case is checked. */
function plansOf(name: string, { draft, revision, tracked }: CheckOptions): AuditFiles["plans"] | null {
  if (CASE.test(name)) {
    if (draft === undefined && revision === undefined && tracked === undefined) return null
    throw new UserError(
      {
        ja: `案件 ${name} は案と成案を持っているため、--draft・--revision・--tracked は要りません。`,
        en: `The case ${name} has its own versions: --draft, --revision and --tracked are for results tables.`,
      },
      { ja: `akaire check ${name} とだけ指定してください。`, en: `Say akaire check ${name} .` },
    )
  }
  if (tracked !== undefined) return { tracked }
  if (draft !== undefined && revision !== undefined) return { draft, revision }
  if (draft === undefined && revision === undefined && !TABLE.test(name)) return null
  throw new UserError(
    {
      ja: `${name} を確かめるには、案と成案の両方が必要です。`,
      en: `To check ${name} , both the draft and the revision are needed.`,
    },
    {
      ja: `akaire check ${name} --draft 案.docx --revision 成案.docx のように指定してください(変更履歴付きの一つの文書なら --tracked)。`,
      en: `Say akaire check ${name} --draft draft.docx --revision revision.docx (or --tracked for one file with tracked changes).`,
    },
  )
}

async function checkTable({ language, exit }: Context, files: AuditFiles, json: boolean): Promise<void> {
  const [{ auditResults }, { auditData, listAudit }, { print, printJson }] = await Promise.all([
    import("../../app/audit-results.ts"),
    import("../../app/audit-listing.ts"),
    import("../print.ts"),
  ])
  const audited = await auditResults(files, language)
  if (json) printJson(auditData(audited, language))
  else print(listAudit(audited, language))
  exit(exitOf(audited.findings))
}

async function checkOpened({ language, exit }: Context, name: string, json: boolean): Promise<void> {
  const [{ withCase }, { checkCase }, { checkData }, { listFindings }, { print, printJson }] = await Promise.all([
    import("../../app/case.ts"),
    import("../../app/check-case.ts"),
    import("../../app/data.ts"),
    import("../../app/listing.ts"),
    import("../print.ts"),
  ])
  const result = await withCase(name, undefined, checkCase)
  if (json) printJson(checkData(result, language))
  else print(listFindings(result, language))
  exit(exitOf(result.findings))
}

/** `check`: a case, or a results table that somebody made. */
export const registerCheck: Register = (program, context) => {
  const { say } = context
  withJson(program.command("check"), context)
    .summary(
      say({ ja: "意見・考え方・修正箇所が合っているか確かめる", en: "check that comments, answers and changes agree" }),
    )
    .description(
      say({
        ja:
          "要確認事項を並べる。エラーか警告があれば終了コード 1 を返す。\n" +
          "案件がなくても、結果の表(Word・Excel・CSV・HTML)を --draft 案 --revision 成案 と照らし合わせられる",
        en:
          "list what does not agree; exit code 1 when there is an error or a warning.\n" +
          "Without a case: a results table (Word, Excel, CSV, HTML) is compared with --draft and --revision",
      }),
    )
    .argument("<case>", say({ ja: "案件(.akaire)、または結果の表", en: "the case (.akaire), or a results table" }))
    .option("--draft <file>", say({ ja: "意見募集時の案(結果の表のとき)", en: "the draft (for a results table)" }))
    .option("--revision <file>", say({ ja: "成案(結果の表のとき)", en: "the revision (for a results table)" }))
    .addOption(
      new Option(
        "--tracked <file>",
        say({
          ja: "変更履歴のある Word 文書(反映前が案、反映後が成案になる)",
          en: "a Word file with tracked changes: rejected it is the draft, accepted the revision",
        }),
      ).conflicts(["draft", "revision"]),
    )
    .action(async (name: string, options: CheckOptions) => {
      const plans = plansOf(name, options)
      const json = options.json ?? false
      if (plans) await checkTable(context, { results: name, plans }, json)
      else await checkOpened(context, name, json)
    })
}
