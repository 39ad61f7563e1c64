import type { Language, Message } from "../model/errors.ts"
import type { Finding } from "../model/finding.ts"
import type { InternalReport } from "../model/published.ts"
import { SEVERITY_LABELS } from "../text/labels.ts"
import { type Annotations, changeLink, changeList, commentLink, type Writing } from "./change-html.ts"
import { type Html, html, joined, NOTHING, prose } from "./html.ts"
import { page } from "./page.ts"
import { reportBody } from "./report-body.ts"
import { reportLinks } from "./report-links.ts"
import { REPORT_WORDS } from "./report-words.ts"

const BANNER: Message = { ja: "内部用・公表しないこと", en: "Internal — do not publish" }
const UNEXPLAINED: Message = { ja: "理由のない修正", en: "Changes without a reason" }
const ALL_EXPLAINED: Message = { ja: "すべての修正に理由があります。", en: "Every change has a reason." }
const FINDINGS: Message = { ja: "要確認事項", en: "Findings" }
const NO_FINDINGS: Message = { ja: "要確認事項はありません。", en: "Nothing to report." }
const MEMO: Message = { ja: "内部メモ", en: "Memo" }

/** The diff report for the office (内部点検用): the public one with what is unexplained first, findings, memos and ids. */
export function publishInternalReport(internal: InternalReport): string {
  const { report, findings, unexplained } = internal
  const { language, title } = report.results
  const words = REPORT_WORDS[language]
  const links = reportLinks(report)
  const writing: Writing = {
    words,
    language,
    links,

    annotations: annotations(internal),
    reasons: true,
  }
  const open = unexplained.flatMap(number => links.changes.get(number) ?? [])
  const parts = [
    {
      id: "unexplained",
      title: UNEXPLAINED[language],
      note: words.places(open.length),
      content: open.length ? changeList(open, UNEXPLAINED[language], writing) : html`<p>${ALL_EXPLAINED[language]}</p>`,
    },
    {
      id: "findings",
      title: FINDINGS[language],
      note: words.items(findings.length),
      content: findings.length ? findingsHtml(internal, writing) : html`<p>${NO_FINDINGS[language]}</p>`,
    },
  ]
  return page({
    language,
    title: `[${BANNER[language]}] ${title}`,
    stamp: { text: BANNER[language], kind: "internal" },
    body: reportBody(report, writing, parts),
  })
}

function annotations({ memos, commentIds, changeIds, report }: InternalReport): Annotations {
  const { language } = report.results
  const id = (value: string | undefined) =>
    value === undefined ? NOTHING : html`<p class="id"><code>${value}</code></p>`
  return {
    change: number => html`${id(changeIds[number])}${memoHtml(memos[number], language)}`,
    comment: number => id(commentIds[number]),
  }
}

const memoHtml = (memo: string | undefined, language: Language): Html =>
  memo
    ? html`<p class="memo"><strong>${MEMO[language]}</strong> <span class="prose">${prose(memo)}</span></p>`
    : NOTHING

function findingsHtml({ findings, commentIds, changeIds }: InternalReport, { words, language }: Writing): Html {
  const comments = numbersById(commentIds)
  const changes = numbersById(changeIds)
  const links = (finding: Finding) => [
    ...finding.changes.flatMap(id => changes.get(id) ?? []).map(number => changeLink(number, words)),
    ...finding.comments.flatMap(id => comments.get(id) ?? []).map(number => commentLink(number, words)),
  ]
  return html`<ul class="findings">${findings.map(
    finding =>
      html`<li class="${finding.severity}"><span class="tag">${SEVERITY_LABELS[finding.severity][language]}</span> ${finding.message[language]} <code>${finding.rule}</code> ${joined(links(finding), html`, `)}</li>
`,
  )}</ul>`
}

const numbersById = (ids: Readonly<Record<number, string>>): ReadonlyMap<string, number> =>
  new Map(Object.entries(ids).map(([number, id]) => [id, Number(number)]))
