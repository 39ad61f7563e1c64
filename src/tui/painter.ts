import { runsOf } from "./lines.ts"
import type { Screen } from "./screen.ts"
import { type Depth, sgrOf } from "./sgr.ts"
import stringWidth from "./terminal-width.ts"
import { lookOf, type Theme } from "./theme.ts"

/** Draws screens on a terminal: only what is another than on the screen before. */
export interface Painter {
  draw(screen: Screen): void
  /** What stands on the terminal is not known any more: the next screen is drawn whole. */
  forget(): void
}

type Runs = ReturnType<typeof runsOf>
type Row = Screen["rows"][number]

/** Mode 2026: the terminal shows a frame when it is whole. */
const FRAME = { begin: "\u001b[?2026h", end: "\u001b[?2026l" }
const CURSOR = { show: "\u001b[?25h", hide: "\u001b[?25l" }
/** No text gets here with control characters in it (`piece`); one that did would be the terminal's to obey. */
const CONTROLS = /[\u0000-\u001f\u007f-\u009f]/g

const sameRun = (a: Runs[number] | undefined, b: Runs[number] | undefined): boolean =>
  a !== undefined && b !== undefined && a.text === b.text && a.style === b.style && a.ground === b.ground

const sameRow = (a: Row, b: Row): boolean =>
  a.length === b.length &&
  a.every((line, i) => {
    const other = b[i]
    return (
      line === other ||
      (other !== undefined &&
        line.ground === other.ground &&
        line.pieces.length === other.pieces.length &&
        line.pieces.every((piece, n) => piece.text === other.pieces[n]?.text && piece.style === other.pieces[n]?.style))
    )
  })

/** `write` takes what is to be drawn, one frame at a time. */
export function painter(write: (frame: string) => void, theme: Theme, depth: Depth): Painter {
  const codes = new Map<string, string>()
  const codeOf = ({ style, ground }: Runs[number]): string => {
    const key = `${style} ${ground}`
    const known = codes.get(key)
    if (known !== undefined) return known
    const code = sgrOf(lookOf(theme, style, ground), depth)
    codes.set(key, code)
    return code
  }
  let rows: { readonly row: Row; readonly runs: Runs }[] = []
  let cursor = ""
  let isWhole = true

  /** What makes row `y` of what stood there: from the first run that is another to the end. */
  const rowBytes = (y: number, runs: Runs, before: Runs): string => {
    let same = 0
    let x = 0
    for (; same < runs.length && sameRun(runs[same], before[same]); same++) x += stringWidth(runs[same]?.text ?? "")
    if (same === runs.length && same === before.length) return ""
    const drawn = runs.slice(same).map(run => `${codeOf(run)}${run.text.replace(CONTROLS, "\ufffd")}`)
    return `\u001b[${y + 1};${x + 1}H\u001b[m\u001b[K${drawn.join("")}\u001b[m`
  }
  return {
    draw(screen) {
      const parts = isWhole ? ["\u001b[m\u001b[2J"] : []
      const before = isWhole ? [] : rows
      rows = screen.rows.map((row, y) => {
        const was = before[y]
        if (was && sameRow(was.row, row)) return was
        const runs = runsOf(row)
        parts.push(rowBytes(y, runs, was?.runs ?? []))
        return { row, runs }
      })
      const { x, y } = screen.cursor ?? {}
      const at = x === undefined || y === undefined ? CURSOR.hide : `\u001b[${y + 1};${x + 1}H${CURSOR.show}`
      const drawn = parts.join("")
      const isMoved = at !== cursor || isWhole || (screen.cursor !== null && drawn !== "")
      isWhole = false
      cursor = at
      if (drawn || isMoved) write(`${FRAME.begin}${drawn ? CURSOR.hide : ""}${drawn}${at}${FRAME.end}`)
    },
    forget() {
      isWhole = true
    },
  }
}
