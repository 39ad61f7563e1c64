import type { Change } from "../model/change.ts"
import type { ComparisonTable } from "../model/comparison-table.ts"
import { mainPart, openPackage } from "../ooxml/package.ts"
import { attribute, childOf, elementsOf } from "../ooxml/xml.ts"
import { oneLine } from "../publishers/results-text.ts"
import { type Agreed, disagreement } from "./disagreement.ts"

/**
 * The rows of the 新旧対照表 are the changes (design.md, law 3): each change stands in one row, or is named as left out, and the
 * finished Word file has these rows.
 */
export function comparisonProof(
  { table, title: caption }: { readonly table: ComparisonTable; readonly title: string },
  changes: readonly Pick<Change, "id" | "draft" | "revision">[],
  bytes: Uint8Array,
): readonly Agreed[] {
  const shown = [...table.rows.flatMap(row => row.changes), ...table.leftOut.contents, ...table.leftOut.empty]
  const times = new Map<string, number>()
  for (const id of shown) times.set(id, (times.get(id) ?? 0) + 1)
  const wrong = changes.find(({ id }) => times.get(id) !== 1)
  if (wrong || shown.length !== changes.length) {
    const at = wrong ? (wrong.revision ?? wrong.draft)?.place : undefined
    throw disagreement(
      {
        ja: "comparison.docx の行が修正箇所と一対一になりません",
        en: "the rows of comparison.docx are not the changes, each once",
      },
      {
        ja: `${at ?? "案件にない修正箇所"}、行${shown.length}、修正${changes.length}`,
        en: `${at ?? "a change that the case does not have"}; ${shown.length} in the table, ${changes.length} changes`,
      },
    )
  }
  const title = oneLine(caption)
  const body = childOf(mainPart(openPackage("comparison.docx", bytes)).root, "w:body")
  const tables = (body ? elementsOf(body) : []).filter(
    child => child.name === "w:tbl" && attribute(childOf(childOf(child, "w:tblPr"), "w:tblCaption"), "w:val") === title,
  )
  const rows = tables.flatMap(one => elementsOf(one).filter(({ name }) => name === "w:tr"))
  // The first row of the table holds the titles.
  if (rows.length - tables.length !== table.rows.length) {
    throw disagreement(
      {
        ja: "comparison.docx を読み戻すと、行の数が違います",
        en: "comparison.docx, read back, has another number of rows",
      },
      {
        ja: `${rows.length - tables.length}行、${table.rows.length}行のはず`,
        en: `${rows.length - tables.length} rows in place of ${table.rows.length}`,
      },
    )
  }
  return [{ equality: "rows of comparison.docx = changes", places: changes.length }]
}
