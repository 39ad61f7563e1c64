import type { PublicReport } from "../model/published.ts"
import { NO_ANNOTATIONS } from "./change-html.ts"
import { page } from "./page.ts"
import { reportBody } from "./report-body.ts"
import { reportLinks } from "./report-links.ts"
import { REPORT_WORDS } from "./report-words.ts"

/** The diff report for the public (公表用): one page with every change and its reason, every comment and its answer, linked both ways. */
export function publishReport(report: PublicReport): string {
  const { language, title, stamp } = report.results
  const words = REPORT_WORDS[language]
  const links = reportLinks(report)
  const writing = { words, language, links, annotations: NO_ANNOTATIONS, reasons: true }
  return page({
    language,
    title,
    stamp: stamp ? { text: words.stamp, kind: "draft" } : null,
    body: reportBody(report, writing),
  })
}
