import type { ResultsSheet } from "../../src/publishers/results-sheet.ts"

/** Signs of a cell that are shown: enough to know it again. */
const SHOWN = 36

const cut = (text: string): string => {
  const line = text.replace(/\n/g, "⏎")
  const signs = [...line]
  return signs.length <= SHOWN ? line : `${signs.slice(0, SHOWN).join("")}…`
}

/** A laid-out results table as text: a line per row, "^" for a cell that is merged with the one above. */
export function sheetText({ head, above, columns, rows, below }: ResultsSheet): string {
  const titles = columns.map(({ title, width }) => (width === null ? title : `${title} ${width}%`))
  const lines = rows.map(row => {
    if (row.kind === "heading") return `${"#".repeat(row.level)} ${row.text}`
    return row.cells
      .map(({ texts, merge }) => (merge === "continue" ? "^" : texts.map(({ text }) => cut(text)).join(" / ")))
      .join(" ‖ ")
  })
  return `${[...head, ...above, `[${titles.join(" ‖ ")}]`, ...lines, ...below].join("\n")}\n`
}
