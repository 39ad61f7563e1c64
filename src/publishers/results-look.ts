import {
  AlignmentType,
  convertMillimetersToTwip,
  type IParagraphStyleOptions,
  type IStylesOptions,
  LineRuleType,
} from "docx"
import type { Language } from "../model/errors.ts"
import { RESULTS_STYLES } from "../model/results-styles.ts"

/** A4 with even margins, in twips (1/1440 inch). */
const PAGE_WIDTH = 11906
const PAGE_HEIGHT = 16838
const MARGIN = convertMillimetersToTwip(20)
const EDGE = convertMillimetersToTwip(10)

export const PAGE = {
  size: { width: PAGE_WIDTH, height: PAGE_HEIGHT },
  margin: { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN, header: EDGE, footer: EDGE },
} as const

/** Twips between the margins. */
export const textWidth = (page: "portrait" | "landscape"): number =>
  (page === "portrait" ? PAGE_WIDTH : PAGE_HEIGHT) - 2 * MARGIN

/** Widths of columns in twips: those with a share in percent, and equal parts of what is left for the others. */
export function shared(shares: readonly (number | null)[], width: number): readonly number[] {
  const fixed = shares.map(share => (share === null ? null : Math.round((width * share) / 100)))
  const left = width - fixed.reduce<number>((sum, one) => sum + (one ?? 0), 0)
  const open = fixed.filter(one => one === null).length
  const part = open === 0 ? 0 : Math.floor(left / open)
  // What rounding leaves goes to the last of them.
  const last = open === 0 ? fixed.length - 1 : fixed.lastIndexOf(null)
  const rest = open === 0 ? left : left - part * open
  return fixed.map((one, index) => (one ?? part) + (index === last ? rest : 0))
}

/** Place, before, after, reason, in percent. */
export const OWN_SHARES = [16, null, null, null] as const

/** Fonts that Word has on every system; 明朝 to read, ゴシック for what heads and names. */
const MINCHO = { ascii: "Times New Roman", hAnsi: "Times New Roman", cs: "Times New Roman", eastAsia: "ＭＳ 明朝" }
export const GOTHIC = { ascii: "Arial", hAnsi: "Arial", cs: "Arial", eastAsia: "ＭＳ ゴシック" }

/** Half-points. */
export const BODY = 20
const SMALL = 18
const TITLE = 28

/** Twips: the height of a line of 10 point text that reads well in a narrow column. */
const LINE = { line: 300, lineRule: LineRuleType.AT_LEAST } as const

/** Grey of the header row, and the lighter one of section rows: black text on both keeps a contrast above 12:1. */
export const SHADES = { header: "D9D9D9", section: "F2F2F2" } as const

/** Above a comment that is stacked under another one in the same cell: most of a line, so that it is not taken for a further line. */
export const STACKED = { ...LINE, before: 200 } as const

/** Space inside the cells, twips. */
export const MARGINS = { top: 20, left: 100, bottom: 60, right: 100 } as const

/** Ids of the paragraph styles: they say what a paragraph is, so that the table can be read back and restyled in Word. */
export const STYLES = {
  title: "ResultsTitle",
  period: "ResultsPeriod",
  totals: "ResultsTotals",
  none: "ResultsNone",
  columnTitle: "ResultsColumnTitle",
  section: "ResultsSection",
  subsection: "ResultsSubsection",
  comment: "ResultsComment",
  commentLine: "ResultsCommentLine",
  response: "ResultsResponse",
  responseLine: "ResultsResponseLine",
  ownTitle: "ResultsOwnTitle",
  own: "ResultsOwn",
  repeat: "ResultsRepeat",
  revised: "ResultsRevised",
  closing: "ResultsClosing",
  page: "ResultsPage",
  stamp: "ResultsStamp",
  short: "ResultsShort",
  text: "ResultsText",
  line: "ResultsLine",
  record: "ResultsRecord",
  /** One full-width character of body text, in twips. */
  hanging: { left: BODY * 10, hanging: BODY * 10 },
} as const

const named = (
  id: string,
  name: string,
  rest: Omit<IParagraphStyleOptions, "id" | "name">,
): IParagraphStyleOptions => ({
  id,
  name,
  basedOn: "Normal",
  quickFormat: true,
  ...rest,
})

const centred = { alignment: AlignmentType.CENTER } as const

const PARAGRAPHS: readonly IParagraphStyleOptions[] = [
  named(STYLES.title, RESULTS_STYLES.title, {
    run: { font: GOTHIC, size: TITLE, bold: true },
    paragraph: {
      ...centred,
      spacing: { before: 120, after: 280, line: 380, lineRule: LineRuleType.AT_LEAST },
      outlineLevel: 0,
      keepNext: true,
    },
  }),
  named(STYLES.period, RESULTS_STYLES.period, { run: { size: 21 }, paragraph: { spacing: { ...LINE, after: 20 } } }),
  named(STYLES.totals, RESULTS_STYLES.totals, { run: { size: 21 }, paragraph: { spacing: { ...LINE, after: 20 } } }),
  named(STYLES.none, RESULTS_STYLES.none, { run: { size: 22 }, paragraph: { spacing: { ...LINE, before: 360 } } }),
  named(STYLES.columnTitle, RESULTS_STYLES.columnTitle, {
    run: { font: GOTHIC, bold: true },
    paragraph: { ...centred, spacing: { ...LINE, before: 40, after: 40 }, keepNext: true },
  }),
  named(STYLES.section, RESULTS_STYLES.section, {
    run: { font: GOTHIC, bold: true },
    paragraph: { spacing: { ...LINE, before: 40, after: 40 }, keepNext: true, outlineLevel: 1 },
  }),
  named(STYLES.subsection, RESULTS_STYLES.subsection, {
    run: { font: GOTHIC },
    paragraph: { spacing: { ...LINE, before: 20, after: 20 }, keepNext: true, outlineLevel: 2 },
  }),
  named(STYLES.comment, RESULTS_STYLES.comment, { paragraph: { spacing: { ...LINE, before: 60 } } }),
  named(STYLES.commentLine, RESULTS_STYLES.commentLine, { paragraph: { spacing: LINE } }),
  named(STYLES.response, RESULTS_STYLES.response, { paragraph: { spacing: { ...LINE, before: 60 } } }),
  named(STYLES.responseLine, RESULTS_STYLES.responseLine, { paragraph: { spacing: LINE } }),
  named(STYLES.repeat, RESULTS_STYLES.repeat, {
    paragraph: { alignment: AlignmentType.RIGHT, spacing: { ...LINE, after: 40 } },
  }),
  named(STYLES.revised, RESULTS_STYLES.revised, { paragraph: { ...centred, spacing: { ...LINE, before: 60 } } }),
  named(STYLES.ownTitle, RESULTS_STYLES.ownTitle, {
    run: { font: GOTHIC, bold: true },
    paragraph: { spacing: { ...LINE, before: 280, after: 80 }, keepNext: true, outlineLevel: 1 },
  }),
  named(STYLES.own, RESULTS_STYLES.own, { paragraph: { spacing: LINE } }),
  named(STYLES.closing, RESULTS_STYLES.closing, { paragraph: { spacing: { ...LINE, before: 200 } } }),
  named(STYLES.page, RESULTS_STYLES.page, { run: { size: SMALL }, paragraph: centred }),
  named(STYLES.stamp, RESULTS_STYLES.stamp, {
    run: { font: GOTHIC, size: TITLE, bold: true },
    paragraph: { alignment: AlignmentType.RIGHT },
  }),
]

/** For what only some profiles show: numbers and classes, places and changes, lines around the table, records of a list. */
export const PROFILE_PARAGRAPHS: readonly IParagraphStyleOptions[] = [
  named(STYLES.short, "結果 番号・区分", { paragraph: { ...centred, spacing: { ...LINE, before: 60 } } }),
  named(STYLES.text, "結果 箇所・修正", { paragraph: { spacing: { ...LINE, before: 20 } } }),
  named(STYLES.line, "結果 前書き・注", { paragraph: { spacing: { ...LINE, after: 20 } } }),
  named(STYLES.record, RESULTS_STYLES.record, { paragraph: { spacing: { ...LINE, before: 40 } } }),
]

/** Language of Latin letters and digits. In a Japanese text they are marked as English, as Word does: marked as Japanese, lines break inside numbers. */
const LATIN: Readonly<Record<Language, string>> = { ja: "en-US", en: "en-GB" }

/** The document's styles, in the language of its text. */
export function resultsStyles(language: Language): IStylesOptions {
  return {
    default: {
      document: {
        run: { font: MINCHO, size: BODY, language: { value: LATIN[language], eastAsia: "ja-JP" } },
        paragraph: { spacing: LINE },
      },
    },
    paragraphStyles: PARAGRAPHS,
  }
}
