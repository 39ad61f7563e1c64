import type { PublicText } from "../model/case.ts"
import type { Language } from "../model/errors.ts"
import { GAP, titleRuns } from "./results-docx.ts"
import { STYLES, shared } from "./results-look.ts"
import { ruledTable } from "./results-table.ts"
import { oneLine } from "./results-text.ts"
import { onOwnPages, type PaperWriter } from "./word-paper.ts"
import { cell, paragraph, row, run } from "./word-xml.ts"

/** The organisations that agreed to be named: nothing else of who sent comments. */
export interface OrganizationsPaper {
  readonly language: Language
  readonly title: string
  readonly stamp: boolean
  /** Submissions of organisations, as the results count them; null where the total is that of an imported publication. */
  readonly total: number | null
  /** Each name once, with how many submissions it stands for. */
  readonly organizations: readonly { readonly name: PublicText; readonly submissions: number }[]
}

const WORDS = {
  ja: {
    kind: "御意見を提出された団体の一覧",
    columns: ["番号", "団体名", "件数"],
    count: (total: number | null, named: number) =>
      total === null ? `団体名を公表するもの: ${named}件` : `団体 ${total}件（うち公表 ${named}件）`,
    note: "団体名の公表に同意された団体を掲げています。順不同です。",
    none: "団体名を公表する団体はありません。",
  },
  en: {
    kind: "Organisations that submitted comments",
    columns: ["No.", "Organisation", "Submissions"],
    count: (total: number | null, named: number) =>
      total === null
        ? `Submissions with a published name: ${named}`
        : `Organisations: ${total} (of them published: ${named})`,
    note: "Organisations that agreed to be named, in no particular order.",
    none: "No organisation agreed to be named.",
  },
} as const

/** Percent: number, name, submissions. */
const SHARES = [10, null, 15] as const

/** "団体 8件（うち公表 3件）": what the list adds up to. */
export const organizationsCount = ({ language, total, organizations }: OrganizationsPaper): string =>
  WORDS[language].count(
    total,
    organizations.reduce((sum, { submissions }) => sum + submissions, 0),
  )

/** What names the table to screen readers; a reader of the file finds it by that. */
export const organizationsCaption = ({ language }: Pick<OrganizationsPaper, "language">): string => WORDS[language].kind

/** 団体名一覧, `organizations.docx`. The same again gives the same bytes. */
export function organizationsDocument(paper: OrganizationsPaper, write: PaperWriter = onOwnPages): Promise<Uint8Array> {
  const { language, title, stamp, organizations } = paper
  const words = WORDS[language]
  const content = (width: number) => {
    const count = paragraph({ style: STYLES.totals }, run(organizationsCount(paper)))
    if (organizations.length === 0) return count + paragraph({ style: STYLES.none }, run(words.none))
    return count + paragraph({ style: STYLES.totals }, run(words.note)) + GAP + namesTable(paper, width)
  }
  return write({
    ...{ language, title: oneLine(`${title} ${words.kind}`), stamp, landscape: false, styles: [] },
    heading: paragraph({ style: STYLES.title }, `${titleRuns(oneLine(title))}<w:r><w:br/></w:r>${run(words.kind)}`),
    content,
  })
}

function namesTable({ language, organizations }: OrganizationsPaper, width: number): string {
  const { columns, kind } = WORDS[language]
  const widths = shared(SHARES, width)
  const styles = [STYLES.revised, STYLES.comment, STYLES.revised]
  const rows = organizations.map(({ name, submissions }, index) =>
    row(
      { whole: true },
      [String(index + 1), oneLine(name), String(submissions)].map((said, column) =>
        cell({ width: widths[column] ?? 0 }, paragraph({ style: styles[column] ?? STYLES.own }, run(said))),
      ),
    ),
  )
  return ruledTable(columns, widths, { caption: kind, rows }) + paragraph({ style: STYLES.own }, "")
}
