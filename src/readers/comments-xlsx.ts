import type { Sheet } from "hucre/xlsx"
import { UserError } from "../model/errors.ts"
import type { Warning } from "../model/reading.ts"
import { openPackage } from "../ooxml/package.ts"
import { type CommentTable, isBlank, type TableRow, type Tables, warn } from "./comments-table.ts"
import { CellProblems, cellText } from "./xlsx-cells.ts"
import { leanPackage } from "./xlsx-package.ts"

/** Reads the sheets of a workbook as tables: the one that is named, else all that are not hidden. */
export async function readXlsxTables(file: string, bytes: Uint8Array, wanted: string | null): Promise<Tables> {
  const pkg = openPackage(file, bytes)
  const { bytes: lean, warnings } = leanPackage(pkg)
  const sheets = await readSheets(file, lean)
  const chosen = wanted === null ? visible(sheets) : [sheetNamed(file, sheets, wanted)]
  const hidden = sheets.filter(sheet => isHidden(sheet) && !chosen.includes(sheet))
  const read = chosen.map(sheet => readSheet(file, sheet))
  return {
    tables: read.map(({ table }) => table),
    warnings: [
      ...warnings,
      ...hidden.map(sheet => hiddenSheet(file, sheet.name)),
      ...read.flatMap(each => each.warnings),
    ],
  }
}

const isHidden = (sheet: Sheet): boolean => sheet.hidden === true || sheet.veryHidden === true
/** All sheets where every one is hidden. */
const visible = (sheets: readonly Sheet[]): readonly Sheet[] => {
  const shown = sheets.filter(sheet => !isHidden(sheet))
  return shown.length > 0 ? shown : sheets
}

async function readSheets(file: string, bytes: Uint8Array): Promise<readonly Sheet[]> {
  const { readXlsx } = await import("hucre/xlsx")
  try {
    return (await readXlsx(bytes, { readStyles: true })).sheets
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/\.$/, "") : String(error)
    throw new UserError(
      {
        ja: `${file}: Excelのブックとして読めません（${reason}）。`,
        en: `${file}: it is not readable as an Excel workbook (${reason}).`,
      },
      {
        ja: "Excelで開き、意見の表だけを新しいブックに写して保存するか、CSV（UTF-8）で保存してください。",
        en: "Open it in Excel and save the table of comments in a new workbook, or as CSV (UTF-8).",
      },
    )
  }
}

const nameKey = (name: string): string => name.normalize("NFKC").trim().toLowerCase()

function sheetNamed(file: string, sheets: readonly Sheet[], wanted: string): Sheet {
  const found =
    sheets.find(sheet => sheet.name === wanted) ??
    sheets.find(sheet => nameKey(sheet.name) === nameKey(wanted)) ??
    (/^\d{1,4}$/.test(wanted) ? sheets[Number(wanted) - 1] : undefined)
  if (found) return found
  const names = sheets.map(sheet => sheet.name)
  throw new UserError(
    { ja: `${file}: シート「${wanted}」がありません。`, en: `${file}: there is no sheet "${wanted}".` },
    {
      ja: `このブックのシートは「${names.join("」「")}」です。`,
      en: `Its sheets are ${names.map(name => `"${name}"`).join(", ")}.`,
    },
  )
}

const hiddenSheet = (file: string, name: string): Warning =>
  warn(
    file,
    { part: name },
    {
      ja: `非表示のシート「${name}」は読んでいません。--sheet で指定できます。`,
      en: `The hidden sheet "${name}" was not read; name it with --sheet.`,
    },
  )

const NO_CELLS: readonly string[] = []

function readSheet(
  file: string,
  sheet: Sheet,
): { readonly table: CommentTable; readonly warnings: readonly Warning[] } {
  const problems = new CellProblems(file, sheet.name)
  let hidden = 0
  const rows: TableRow[] = sheet.rows.map((values, r) => {
    const cells = values.map((value, c) =>
      value === null || value === "" ? "" : cellText(value, sheet.cells?.get(`${r},${c}`), problems, r, c),
    )
    values.forEach((value, c) => {
      if (value === null) problems.uncalculated(sheet.cells?.get(`${r},${c}`), r, c)
    })
    const isEmpty = cells.every(isBlank)
    if (!isEmpty && sheet.rowDefs?.get(r)?.hidden) hidden++
    return { line: r + 1, cells: isEmpty ? NO_CELLS : cells }
  })
  const merges = (sheet.merges ?? [])
    .map(({ startRow, startCol, endRow, endCol }) => ({ top: startRow, left: startCol, bottom: endRow, right: endCol }))
    .filter(({ top, left, bottom, right }) => top <= bottom && left <= right)
  return {
    table: { part: sheet.name, rows, merges, header: null },
    warnings: [...problems.warnings(), ...(hidden > 0 ? [hiddenRows(file, sheet.name, hidden)] : [])],
  }
}

const hiddenRows = (file: string, part: string, count: number): Warning =>
  warn(
    file,
    { part },
    {
      ja: `非表示の行が${count}行あり、ほかの行と同じように読みました。`,
      en: `${count} hidden rows were read like the others.`,
    },
    count,
  )
