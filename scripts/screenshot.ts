/**
 * Makes the picture of the screen for the README from the real demo case, cell by cell: chromium draws each cell of the
 * emulated terminal at its own place, so that no font can shift a column.
 *
 *   node scripts/build.ts && node scripts/screenshot.ts     → docs/screen.png
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { chromium } from "playwright-core"
import { isAmbiguous } from "../src/text/east-asian-width.ts"
import { Terminal } from "../tests/tui/terminal.ts"

const root = join(import.meta.dirname, "..")
const CELL = { width: 9, height: 21, font: 17 }
const MARGIN = 16
/** The terminal's own colours. */
const PAPERS = {
  dark: { background: "#161a22", foreground: "#d5dae3" },
  light: { background: "#ffffff", foreground: "#1d2430" },
}
type Paper = (typeof PAPERS)[keyof typeof PAPERS]
const SIXTEEN =
  "#161a22 #f08b83 #8fd19e #e6c07b #8fb6e8 #c3a6e0 #7fc8d0 #d5dae3 #4a5264 #f08b83 #8fd19e #e6c07b #8fb6e8 #c3a6e0 #7fc8d0 #ffffff".split(
    " ",
  )

/** The colour of a cell as CSS; null: the terminal's own. */
function cssColor(rgb: boolean, palette: boolean, value: number): string | null {
  if (rgb) return `#${value.toString(16).padStart(6, "0")}`
  return palette ? (SIXTEEN[value] ?? null) : null
}

const escaped = (text: string): string => text.replace(/[&<>]/g, sign => `&#${sign.charCodeAt(0)};`)

type TerminalCell = NonNullable<
  ReturnType<NonNullable<ReturnType<Terminal["emulator"]["buffer"]["active"]["getLine"]>>["getCell"]>
>

/** One cell as an absolutely placed element, or "" for an empty one. */
function cellHtml(cell: TerminalCell, x: number, y: number, paper: Paper): string {
  const chars = cell.getChars()
  const width = cell.getWidth()
  const own = cssColor(cell.isFgRGB(), cell.isFgPalette(), cell.getFgColor()) ?? paper.foreground
  const ground = cssColor(cell.isBgRGB(), cell.isBgPalette(), cell.getBgColor())
  const [color, background] = cell.isInverse() ? [ground ?? paper.background, own] : [own, ground]
  if (width === 0 || (!chars.trim() && !background)) return ""
  const at = `left:${x * CELL.width}px;top:${y * CELL.height}px;width:${width * CELL.width}px;`
  if (chars === "│") return `<i style="${at}border-left:1px solid ${color};opacity:.35;margin-left:4px"></i>`
  const lines = [cell.isUnderline() && "underline", cell.isStrikethrough() && "line-through"].filter(Boolean).join(" ")
  const look = [
    `color:${color};`,
    background && `background:${background};`,
    cell.isBold() && "font-weight:700;",
    cell.isDim() && "opacity:.6;",
    lines && `text-decoration:${lines};text-underline-offset:3px;`,
  ]
  // The font draws ambiguous signs, and the sign for a cut, two cells wide.
  const squeezed = width === 1 && (chars === "⋯" || isAmbiguous(chars.codePointAt(0) ?? 0))
  // Circles and boxes stay round and square.
  const shrink = /[\u2460-\u24ff\u25a0-\u27bf]/.test(chars) ? "scale(.62)" : "scaleX(.55)"
  const text = squeezed
    ? `<u style="width:${CELL.width * 2}px;transform:${shrink}">${escaped(chars)}</u>`
    : escaped(chars)
  return `<i style="${at}${look.filter(Boolean).join("")}">${text}</i>`
}

/** The screen of a terminal as a page of its own. */
function screenHtml({ emulator }: Terminal, paper: Paper): string {
  const { active } = emulator.buffer
  const cells: string[] = []
  for (let y = 0; y < emulator.rows; y++) {
    for (let x = 0; x < emulator.cols; x++) {
      const cell = active.getLine(active.baseY + y)?.getCell(x)
      if (cell) cells.push(cellHtml(cell, x, y, paper))
    }
  }
  return `<!doctype html><meta charset="utf-8"><style>
*{margin:0}body{background:${paper.background}}main{position:absolute;left:${MARGIN}px;top:${MARGIN}px}
i{position:absolute;display:block;height:${CELL.height}px;font:normal ${CELL.font}px/${CELL.height}px "Noto Sans Mono CJK JP",monospace;
white-space:pre;text-align:center}u{display:inline-block;text-decoration:none;margin-left:-${CELL.width / 2}px}
</style><main>${cells.join("")}</main>`
}

/** Writes the screen of a terminal as a PNG at twice its size. */
export async function takePicture(
  terminal: Terminal,
  file: string,
  paper: keyof typeof PAPERS = "dark",
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "akaire-picture-"))
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox"],
  })
  try {
    const html = join(folder, "screen.html")
    writeFileSync(html, screenHtml(terminal, PAPERS[paper]))
    const width = terminal.emulator.cols * CELL.width + 2 * MARGIN
    const height = terminal.emulator.rows * CELL.height + 2 * MARGIN
    const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: 2 })
    await page.goto(pathToFileURL(html).href)
    await page.screenshot({ path: file })
  } finally {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Opens the demo case and moves to a comment that has an answer and a change. */
async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "akaire-screen-"))
  const terminal = new Terminal(process.execPath, [join(root, "bin/akaire.js"), "demo", "akaire-demo"], {
    cols: 120,
    rows: 34,
    cwd: folder,
    background: "dark",
  })
  try {
    await terminal.until(/q 終了/)
    terminal.write("/信用情報\r")
    await terminal.until(/信用情報 1\//)
    await terminal.settled()
    await takePicture(terminal, join(root, "docs/screen.png"))
  } finally {
    terminal.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

if (import.meta.main) await main()
