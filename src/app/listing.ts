import type { Recorded } from "../journal/events.ts"
import type { Release, Response, Submission } from "../model/consultation.ts"
import type { Language, Message } from "../model/errors.ts"
import type { Counts, Finding, WaivedFinding } from "../model/finding.ts"
import type { Warning } from "../model/reading.ts"
import {
  KIND_LABELS,
  NATURE_LABELS,
  OUTCOME_LABELS,
  REASON_LABELS,
  SEVERITY_LABELS,
  STATE_LABELS,
  SUBMITTER_LABELS,
} from "../text/labels.ts"
import { findingId } from "../trace/finding-id.ts"
import type { Case } from "./case.ts"
import type { CheckedCase } from "./check-case.ts"
import { type Kind, listed, type Page, paged } from "./data.ts"
import { describe } from "./describe.ts"
import { knownPagesText } from "./known-pages.ts"
import type { CaseSnapshot, ChangeView, CommentView, PublishOutcome } from "./session.ts"
import { excerpt, tableLines } from "./table.ts"

/** How much of a text a list shows, in characters. */
const EXCERPT = 40

const say = (message: Message, language: Language): string => message[language]

/** Something odd that reading survived, with where it was. */
export function warningLine({ message, source, count }: Warning, language: Language): string {
  const line = { ja: `${source.line}行`, en: `row ${source.line}` }
  const where = [source.file, source.part, source.line === null ? null : line[language]].filter(Boolean).join(" ")
  const times = count > 1 ? { ja: `(${count}か所)`, en: ` (${count} times)` }[language] : ""
  return `${language === "ja" ? "注意" : "Note"}: ${where}: ${message[language]}${times}`
}

/** The journal, as it comes (newest first). */
export const listLog = (log: readonly Recorded[], language: Language): string =>
  tableLines(log.map(({ seq, at, by, event }) => [String(seq), at, by, say(describe(event), language)])).join("\n")

const findingLine = (finding: Finding, language: Language): readonly string[] => [
  SEVERITY_LABELS[finding.severity][language],
  findingId(finding),
  finding.rule,
  finding.message[language],
]

/** Waived findings, apart from what is open: who settled them and why. */
function waivedLines(waived: readonly WaivedFinding[], language: Language): readonly string[] {
  if (waived.length === 0) return []
  const title = { ja: `了承済み(${waived.length}件):`, en: `Waived (${waived.length}):` }[language]
  const rows = waived.map(({ finding, note, by }) => [
    findingId(finding),
    finding.rule,
    `${by}: ${note.replace(/\s+/g, " ")}`,
    finding.message[language],
  ])
  return ["", title, ...tableLines(rows)]
}

/** The counts, each with its unit. */
function countsLine(counts: Counts, language: Language): string {
  const { submissions, organizations, individuals, unknown, comments, rows, changes, derived } = counts
  const { linked, explained, unexplained } = counts
  return language === "ja"
    ? `提出意見${submissions}通(団体${organizations}、個人${individuals}${unknown ? `、不明${unknown}` : ""}) / 意見${comments}件 / 表${rows}行 / ` +
        `修正箇所${changes}か所(意見による${linked}、理由あり${explained}、理由なし${unexplained}、ほかに自動的な修正${derived})`
    : `${submissions} submissions (${organizations} organisations, ${individuals} individuals${unknown ? `, ${unknown} unknown` : ""}) / ` +
        `${comments} comments / ${rows} rows / ${changes} changes (${linked} linked, ${explained} explained, ${unexplained} unexplained; ${derived} derived ones apart)`
}

/** `check` for people. */
export function listFindings({ findings, waived, counts }: CheckedCase, language: Language): string {
  const none = { ja: "要確認事項はありません。", en: "Nothing to check: comments, answers and changes agree." }
  const lines =
    findings.length === 0 ? [none[language]] : tableLines(findings.map(finding => findingLine(finding, language)))
  return [...lines, ...waivedLines(waived, language), "", countsLine(counts, language)].join("\n")
}

/** What `publish` did, or why not. */
export function listPublication({ directory, files, blockers }: PublishOutcome, language: Language): string {
  if (blockers.length > 0) {
    const refused = {
      ja: `公表資料を作りませんでした。先に解決が必要なこと(${blockers.length}件):`,
      en: `Refused to publish. To be settled first (${blockers.length}):`,
    }
    const hint = {
      ja: "案として確かめるだけなら --draft を付けてください。",
      en: "To look at it as a draft all the same, add --draft.",
    }
    return [refused[language], ...tableLines(blockers.map(one => findingLine(one, language))), hint[language]].join(
      "\n",
    )
  }
  const written = { ja: `${directory} に書き出しました:`, en: `Written to ${directory} :` }
  return [written[language], ...files.map(file => `  ${file}`)].join("\n")
}

function commentRow(comment: CommentView, language: Language): readonly string[] {
  const undecided = { ja: "未定", en: "undecided" }
  const answered = {
    ja: comment.response?.text ? "回答済" : "未回答",
    en: comment.response?.text ? "answered" : "open",
  }
  return [
    comment.id,
    SUBMITTER_LABELS[comment.sender.kind][language],
    STATE_LABELS[comment.state][language],
    comment.outcome ? OUTCOME_LABELS[comment.outcome][language] : undecided[language],
    answered[language],
    String(comment.changes.length),
    excerpt(comment.summary ?? comment.original, EXCERPT),
  ]
}

function changeRow(change: ChangeView, language: Language): readonly string[] {
  const edit = change.edits[0]
  const side = change.revision ?? change.draft
  const what = edit && change.kind === "edited" ? `${edit.removed}→${edit.added}` : excerpt(side?.text ?? "", EXCERPT)
  const none = { ja: "理由なし", en: "no reason" }
  const derived = { ja: "自動", en: "derived" }
  const why =
    change.derivedFrom !== null
      ? derived[language]
      : change.comments.length > 0
        ? change.comments.join(" ")
        : change.explanation
          ? REASON_LABELS[change.explanation.reason][language]
          : none[language]
  return [
    change.id,
    KIND_LABELS[change.kind][language],
    NATURE_LABELS[change.nature][language],
    why,
    side?.place ?? "",
    excerpt(what, EXCERPT),
  ]
}

/** Says which part of a list is shown where it is not all of it. */
function partLine(
  { part, all }: { readonly part: readonly unknown[]; readonly all: number },
  page: Page,
  language: Language,
) {
  if (part.length === all) return []
  const [from, to] = [page.offset + 1, page.offset + part.length]
  const which = part.length === 0 ? { ja: "0件", en: "none" } : { ja: `${from}〜${to}件目`, en: `${from} to ${to}` }
  return ["", { ja: `(全${all}件のうち ${which.ja})`, en: `(${which.en} of ${all})` }[language]]
}

const responseRow = ({ id, section, rows, text }: Response): readonly string[] => [
  id,
  excerpt(section ?? "", EXCERPT),
  rows.map(row => row.join("+")).join(" "),
  excerpt(text, EXCERPT),
]

const submissionRow = (of: Submission, language: Language): readonly string[] =>
  [
    of.id,
    SUBMITTER_LABELS[of.kind][language],
    of.name ?? "",
    of.received ?? "",
    of.channel ?? "",
    releaseText(of.release, language),
  ].map(cell => excerpt(cell, EXCERPT))

/** What of a submission is released; "" for nothing. */
function releaseText(released: Release | undefined, language: Language): string {
  const { publicName = null, original = false } = released ?? {}
  const words = { ja: "原文", en: "original" }[language]
  const what = [...(publicName === null ? [] : [publicName]), ...(original ? [words] : [])].join(", ")
  return what === "" ? "" : { ja: `公表: ${what}`, en: `released: ${what}` }[language]
}

/** `show KIND` for people, a line for each, and which part it is where it is not all. */
export async function listKind(opened: Case, kind: Kind, page: Page, language: Language): Promise<string> {
  const lists = await listed(opened)
  const list = <T>(items: readonly T[], row: (item: T) => readonly string[]): string => {
    const found = paged(items, page)
    return [...tableLines(found.part.map(row)), ...partLine(found, page, language)].join("\n")
  }
  switch (kind) {
    case "consultation":
      return tableLines(
        Object.entries(lists.view.consultation).map(([key, value]) => [
          key,
          typeof value === "string" ? value : JSON.stringify(value),
        ]),
      ).join("\n")
    case "comments":
      return list(lists.comments, comment => commentRow(comment, language))
    case "changes":
      return list(lists.changes, change => changeRow(change, language))
    case "responses":
      return list(lists.responses, responseRow)
    case "submissions":
      return list(lists.submissions, submission => submissionRow(submission, language))
    case "findings":
      return list(lists.findings, finding => findingLine(finding, language))
  }
}

/** Where the page numbers of both versions come from, or that there are none. */
const pagesLine = ({ pages }: CaseSnapshot, language: Language): string =>
  `${knownPagesText(pages.draft, language)} → ${knownPagesText(pages.revision, language)}`

/** Where a case stands and what it holds: what `review` prints without a terminal. */
export function standing(view: CaseSnapshot, language: Language): string {
  const { consultation, counts, findings, comments } = view
  const answered = comments.filter(comment => comment.response?.text).length
  const none = { ja: "(なし)", en: "(none)" }[language]
  const errors = findings.filter(finding => finding.severity === "error").length
  const rows =
    language === "ja"
      ? [
          ["案件", view.name],
          ["計画", consultation.plan ?? none],
          ["募集期間", `${consultation.from ?? none} 〜 ${consultation.to ?? none}`],
          ["案と修正案", `${view.draftFile ?? none} → ${view.revisionFile ?? none}`],
          ["ページ", pagesLine(view, "ja")],
          ["考え方", `${answered} / ${comments.length} 件`],
          ["要確認", `${findings.length} 件(うちエラー ${errors} 件)`],
          ["件数", countsLine(counts, language)],
        ]
      : [
          ["Case", view.name],
          ["Plan", consultation.plan ?? none],
          ["Period", `${consultation.from ?? none} to ${consultation.to ?? none}`],
          ["Versions", `${view.draftFile ?? none} → ${view.revisionFile ?? none}`],
          ["Pages", pagesLine(view, "en")],
          ["Answered", `${answered} of ${comments.length} comments`],
          ["To check", `${findings.length} (${errors} of them errors)`],
          ["Counts", countsLine(counts, language)],
        ]
  const next = {
    ja: `端末で akaire ${view.name} とすると画面が開きます。`,
    en: `In a terminal, akaire ${view.name} opens the screens.`,
  }
  return [...tableLines(rows), "", ...findings.map(one => findingLine(one, language).join("  ")), next[language]].join(
    "\n",
  )
}
