import xterm from "@xterm/headless"
import fc from "fast-check"
import { expect, test } from "vitest"
import { type Line, line, piece, type Style } from "../../src/tui/lines.ts"
import { painter } from "../../src/tui/painter.ts"
import type { Screen } from "../../src/tui/screen.ts"
import { depthOf, sgrOf } from "../../src/tui/sgr.ts"
import { themeFor } from "../../src/tui/theme.ts"

const [COLUMNS, ROWS] = [20, 4]
const THEME = themeFor({ colors: "many", background: "dark" })

const anyLine = fc
  .array(
    fc.record({
      text: fc.constantFrom("a", "bc", "日本", "、", "  ", ""),
      style: fc.constantFrom<Style>("plain", "strong", "inserted", "deleted", "match"),
    }),
    { maxLength: 4 },
  )
  .chain(pieces =>
    fc.constantFrom<Line["ground"]>("none", "selected", "bar").map(ground =>
      line(
        pieces.map(({ text, style }) => piece(text, style)),
        ground,
      ),
    ),
  )
const anyScreen: fc.Arbitrary<Screen> = fc.record({
  rows: fc.array(fc.array(anyLine, { minLength: 1, maxLength: 2 }), { minLength: ROWS, maxLength: ROWS }),
  cursor: fc.option(fc.record({ x: fc.nat(COLUMNS - 1), y: fc.nat(ROWS - 1) })),
})

/** Every cell of a terminal that was sent these bytes, with its looks. */
async function shown(bytes: string): Promise<readonly string[]> {
  const terminal = new xterm.Terminal({ cols: COLUMNS, rows: ROWS, allowProposedApi: true })
  await new Promise<void>(resolve => terminal.write(bytes, resolve))
  const { active } = terminal.buffer
  return Array.from({ length: ROWS * COLUMNS }, (_, i) => {
    const cell = active.getLine(Math.floor(i / COLUMNS))?.getCell(i % COLUMNS)
    if (!cell) return ""
    const looks = [cell.isBold(), cell.isUnderline(), cell.isStrikethrough(), cell.getFgColor(), cell.getBgColor()]
    return `${cell.getChars() || " "} ${looks.join(" ")}`
  })
}

test("what is drawn on what stood there is what is drawn on nothing", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyScreen, { minLength: 1, maxLength: 4 }), async screens => {
      let bytes = ""
      const picture = painter(frame => (bytes += frame), THEME, "exact")
      for (const screen of screens) picture.draw(screen)
      const steps = await shown(bytes)
      bytes = ""
      picture.forget()
      const last = screens.at(-1)
      if (last) picture.draw(last)
      expect(steps).toEqual(await shown(bytes))
    }),
    { numRuns: 40 },
  )
})

test("a screen that is the same writes nothing", () => {
  const frames: string[] = []
  const picture = painter(frame => frames.push(frame), THEME, "exact")
  const screen = (): Screen => ({ rows: [[line([piece("同じ", "strong")])]], cursor: { x: 1, y: 0 } })
  picture.draw(screen())
  picture.draw(screen())
  expect(frames).toHaveLength(1)
})

test("colours are those that the terminal promises", () => {
  expect(depthOf({ COLORTERM: "truecolor" })).toBe("exact")
  expect(depthOf({ TERM: "xterm-256color" })).toBe("256")
  expect(depthOf({ TERM: "xterm" })).toBe("16")
  const look = { color: "#ff0000", backgroundColor: "#808080", bold: true }
  expect(sgrOf(look, "exact")).toBe("\u001b[0;1;38;2;255;0;0;48;2;128;128;128m")
  expect(sgrOf(look, "256")).toBe("\u001b[0;1;38;5;196;48;5;244m")
  expect(sgrOf({ color: "red", inverse: true }, "16")).toBe("\u001b[0;7;31m")
})
