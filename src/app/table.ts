import { textWidth } from "../text/width.ts"

/** Lines of a plain table for people: columns padded to their widest cell in terminal cells, two blanks apart, the last one free. */
export function tableLines(rows: readonly (readonly string[])[]): readonly string[] {
  const widths: number[] = []
  for (const row of rows) {
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, textWidth(cell))
  }
  return rows.map(row =>
    row
      .map((cell, i) => (i === row.length - 1 ? cell : cell + " ".repeat((widths[i] ?? 0) - textWidth(cell))))
      .join("  ")
      .trimEnd(),
  )
}

/** A text on one line, cut after so many graphemes. */
export function excerpt(text: string, length: number): string {
  const flat = text.replace(/\s+/g, " ").trim()
  const signs = [...flat]
  return signs.length <= length ? flat : `${signs.slice(0, length - 1).join("")}…`
}
