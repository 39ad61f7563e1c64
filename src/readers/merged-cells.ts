import type { CommentTable, Merge } from "./comments-table.ts"

/** Merged cells that cross one row at most: a sheet's columns and some; more only overlap one another in broken files. */
const MAX_ACTIVE = 1000

/** Tells for the rows of a table, from above to below, which cells are covered by a merged cell. Never expands a merge. */
export class CoveredCells {
  private readonly waiting: readonly Merge[]
  private next = 0
  private active: Merge[] = []

  /** `from`: first row that counts; a merge that starts above it is part of the header. */
  constructor(table: CommentTable, from: number) {
    this.waiting = table.merges.filter(merge => merge.top >= from).sort((a, b) => a.top - b.top)
  }

  /** Goes on to a row; rows are visited in order. */
  moveTo(row: number): void {
    this.active = this.active.filter(merge => merge.bottom >= row)
    for (let merge = this.waiting[this.next]; merge && merge.top <= row; merge = this.waiting[++this.next])
      if (merge.bottom >= row && this.active.length < MAX_ACTIVE) this.active.push(merge)
  }

  /** The row whose cell covers this one from above, in the same column; null when none does. */
  above(row: number, column: number): number | null {
    const merge = this.active.find(each => each.top < row && each.left <= column && column <= each.right)
    return merge && merge.left === column ? merge.top : null
  }

  /** Columns that the cell takes. */
  width(row: number, column: number): number {
    const merge = this.active.find(each => each.top === row && each.left === column)
    return merge ? merge.right - merge.left + 1 : 1
  }
}
