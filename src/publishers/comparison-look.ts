import { AlignmentType, type IParagraphStyleOptions, LineRuleType } from "docx"
import type { ComparisonLayout } from "../model/comparison-table.ts"
import { GOTHIC } from "./results-look.ts"

/** Ids of the paragraph styles of a 新旧対照表. */
export const COMPARISON_STYLES = {
  legend: "ComparisonLegend",
  heading: "ComparisonHeading",
  text: "ComparisonText",
  said: "ComparisonSaid",
  cell: "ComparisonCell",
  cellTitle: "ComparisonCellTitle",
  remark: "ComparisonRemark",
  note: "ComparisonNote",
} as const

const LINE = { line: 300, lineRule: LineRuleType.AT_LEAST } as const
/** Half-points: text of tables inside a column, and of remarks. */
const SMALL = 18

const named = (
  id: string,
  name: string,
  rest: Omit<IParagraphStyleOptions, "id" | "name">,
): IParagraphStyleOptions => ({ id, name, basedOn: "Normal", quickFormat: true, ...rest })

export const COMPARISON_PARAGRAPHS: readonly IParagraphStyleOptions[] = [
  named(COMPARISON_STYLES.legend, "対照表 凡例", {
    paragraph: { alignment: AlignmentType.RIGHT, spacing: { ...LINE, after: 60 }, keepNext: true },
  }),
  named(COMPARISON_STYLES.heading, "対照表 見出し", {
    run: { font: GOTHIC },
    paragraph: { spacing: { ...LINE, before: 40, after: 20 } },
  }),
  named(COMPARISON_STYLES.text, "対照表 本文", { paragraph: { spacing: { ...LINE, before: 20 } } }),
  named(COMPARISON_STYLES.said, "対照表 略・新設", { paragraph: { spacing: { ...LINE, before: 20 } } }),
  named(COMPARISON_STYLES.cell, "対照表 表中", {
    run: { size: SMALL },
    paragraph: { spacing: { line: 260, lineRule: LineRuleType.AT_LEAST } },
  }),
  named(COMPARISON_STYLES.cellTitle, "対照表 表見出し", {
    run: { size: SMALL, font: GOTHIC },
    paragraph: { spacing: { line: 260, lineRule: LineRuleType.AT_LEAST } },
  }),
  named(COMPARISON_STYLES.remark, "対照表 備考", {
    run: { size: SMALL },
    paragraph: { spacing: { ...LINE, before: 20 } },
  }),
  named(COMPARISON_STYLES.note, "対照表 注", { run: { size: SMALL }, paragraph: { spacing: { ...LINE, before: 80 } } }),
]

/** Space left and right of the text in a cell, twips. */
export const CELL_MARGINS = { top: 20, left: 100, bottom: 40, right: 100 } as const
export const INNER_MARGINS = { top: 10, left: 60, bottom: 20, right: 60 } as const

/** Widths of the columns in twips: place and remarks where there are any, and two equal sides. */
export interface ComparisonWidths {
  readonly place: number
  readonly side: number
  readonly remark: number
}

/** Shares of the page's width. */
const PLACE_SHARE = 0.14
const REMARK_SHARE = 0.16

export function comparisonWidths(
  { places }: ComparisonLayout,
  { remarks, width: whole }: { readonly remarks: boolean; readonly width: number },
): ComparisonWidths {
  const place = places === "column" ? Math.round(whole * PLACE_SHARE) : 0
  const remark = remarks ? Math.round(whole * REMARK_SHARE) : 0
  return { place, side: Math.floor((whole - place - remark) / 2), remark }
}

/** Characters that a column of an inner table counts at least and at most, so that none is too narrow or takes all. */
const NARROWEST = 4
const WIDEST = 24

/** Shares a width among the columns of a table by how long their texts are (characters), dampened. */
export function innerWidths(lengths: readonly number[], width: number): readonly number[] {
  const weights = lengths.map(length => Math.sqrt(Math.min(Math.max(length, NARROWEST), (WIDEST * WIDEST) / NARROWEST)))
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const widths = weights.map(weight => Math.floor((width * weight) / sum))
  const used = widths.reduce((total, one) => total + one, 0)
  return widths.map((one, index) => (index === widths.length - 1 ? one + width - used : one))
}
