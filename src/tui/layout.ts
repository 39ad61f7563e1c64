/** Half-open region of the screen in cells, from 0. */
export interface Pane {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Where everything stands. Rows 0 and 1 hold the case and the tabs, the last two the notice and the keys. */
export interface Layout {
  /** List and detail side by side. */
  readonly wide: boolean
  readonly list: Pane
  readonly detail: Pane
  /** Row of the bar with the detail's title; in a wide layout the list has one there too. */
  readonly bar: number
}

const SMALLEST = { columns: 40, rows: 10 }
/** From here on two panes of 50 and 57 cells fit side by side. */
const WIDE_FROM = 110
/** From here on two views stand side by side. */
export const SIDE_FROM = 160
const HEAD = 2
const FOOT = 2
/** Blank cells on each side of text that fills a small screen's width. */
export const MARGIN = 1
/** The line between two panes and a blank on each side. */
export const GAP = 3

export const isTooSmall = (columns: number, rows: number): boolean => columns < SMALLEST.columns || rows < SMALLEST.rows

/** Smaller than the screens are made for; they still work. */
export const isSmallish = (columns: number, rows: number): boolean => columns < 60 || rows < 15

/** What the first pane gets of a screen: of the height of a narrow one; of the width of a wide one, in cells at most. */
export interface Share {
  readonly narrow: number
  readonly wide: number
  readonly most: number
}

/** Divides the screen. */
export function layoutOf(columns: number, rows: number, share: Share): Layout {
  const body = Math.max(3, rows - HEAD - FOOT)
  if (columns >= WIDE_FROM) {
    const width = Math.max(50, Math.min(share.most, Math.floor(columns * share.wide)))
    return {
      wide: true,
      bar: HEAD,
      list: { left: 0, top: HEAD + 1, width, height: body - 1 },
      detail: { left: width + GAP, top: HEAD + 1, width: columns - width - GAP, height: body - 1 },
    }
  }
  const upper = Math.max(1, Math.min(body - 2, Math.round(body * share.narrow)))
  return {
    wide: false,
    bar: HEAD + upper,
    list: { left: 0, top: HEAD, width: columns, height: upper },
    detail: { left: MARGIN, top: HEAD + upper + 1, width: columns - 2 * MARGIN, height: body - upper - 1 },
  }
}

/** First line of a window of `height` lines that shows line `at`, moved as little as needed from `top`. */
export function windowTop(top: number, at: number, height: number, count: number): number {
  const margin = Math.min(2, Math.floor((height - 1) / 2))
  const least = at - height + 1 + margin
  const most = at - margin
  return Math.max(0, Math.min(Math.max(top, least), most, Math.max(0, count - height)))
}
