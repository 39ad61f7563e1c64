import type { Cell } from "../model/plan.ts"

/** Spans that are believed (HTML standard, 4.9.11), and the last column that is. */
const MAX_COLUMN_SPAN = 1000
const MAX_ROW_SPAN = 65_534
const MAX_COLUMN = 4000

const span = (value: string | undefined, most: number): number =>
  value !== undefined && /^\s*\d{1,9}/.test(value) ? Math.min(most, Math.max(1, Number.parseInt(value, 10))) : 1

/** Gives the cells of an HTML table their places in the grid. */
export class HtmlTable {
  private readonly table: number
  private row = -1
  private column = 0
  /** For each column, the first row that is free again below cells that span rows. */
  private readonly free: number[] = []

  constructor(table: number) {
    this.table = table
  }

  startRow(): void {
    this.row++
    this.column = 0
  }

  /** The place of the next cell. A cell outside any row opens one. */
  cell(rowspan: string | undefined, colspan: string | undefined): Cell {
    if (this.row < 0) this.startRow()
    while (this.column < MAX_COLUMN && (this.free[this.column] ?? 0) > this.row) this.column++
    const columnSpan = span(colspan, MAX_COLUMN_SPAN)
    const rowSpan = span(rowspan, MAX_ROW_SPAN)
    const place = { table: this.table, row: this.row, column: this.column, rowSpan, columnSpan }
    if (rowSpan > 1) for (let i = 0; i < columnSpan; i++) this.free[this.column + i] = this.row + rowSpan
    this.column += columnSpan
    return place
  }
}
