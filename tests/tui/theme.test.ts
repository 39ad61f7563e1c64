import { describe, expect, test } from "vitest"
import { type Ground, lineWidth, runsOf, type Style, textLine } from "../../src/tui/lines.ts"
import { colorsOf, lookOf, type Palette, themeFor } from "../../src/tui/theme.ts"

const PALETTES: readonly Palette[] = (["none", "basic", "many"] as const).flatMap(colors =>
  (["dark", "light", null] as const).map(background => ({ colors, background })),
)
const STYLES = Object.keys(themeFor({ colors: "none", background: null }).styles) as Style[]
const GROUNDS = Object.keys(themeFor({ colors: "none", background: null }).grounds) as Ground[]

describe.each(PALETTES)("$colors colours on $background", palette => {
  const theme = themeFor(palette)

  test("what is taken out and put in is told apart without colours, and so is what is selected", () => {
    expect(theme.styles.deleted.strikethrough).toBe(true)
    expect(theme.styles.inserted.underline).toBe(true)
    expect(theme.grounds.selected).not.toEqual(theme.grounds.none)
  })

  test("an inverse ground is one surface: no colours on it", () => {
    for (const ground of GROUNDS) {
      if (!theme.grounds[ground].inverse) continue
      for (const style of STYLES) {
        const look = lookOf(theme, style, ground)
        expect(look.inverse).toBe(true)
        expect(look.color ?? look.backgroundColor ?? look.dimColor).toBeUndefined()
      }
    }
  })

  test("uses no colour that the terminal has not promised", () => {
    const colours = [...Object.values(theme.styles), ...Object.values(theme.grounds)].flatMap(
      ({ color, backgroundColor }) => [color, backgroundColor].filter(value => value !== undefined),
    )
    if (palette.colors === "none") expect(colours).toEqual([])
    // The sixteen of the terminal by their names; others only on a ground that is known.
    if (palette.colors === "basic" || palette.background === null)
      for (const colour of colours) expect(colour).toMatch(/^[a-z]+$/)
  })
})

/** WCAG 2 contrast of two "#rrggbb". */
function contrast(a: string, b: string): number {
  const luminance = (colour: string) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => {
      const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (high + 0.05) / (low + 0.05)
}

test.each([
  ["dark", "#161a22"],
  ["light", "#ffffff"],
] as const)("every text can be read on a %s ground (WCAG AA, 4.5)", (background, ground) => {
  const theme = themeFor({ colors: "many", background })
  const grounds = [ground, ...Object.values(theme.grounds).flatMap(({ backgroundColor }) => backgroundColor ?? [])]
  for (const style of STYLES) {
    const { color, backgroundColor } = theme.styles[style]
    if (!color) continue
    for (const under of backgroundColor ? [backgroundColor] : grounds)
      expect(contrast(color, under), `${style} on ${under}`).toBeGreaterThanOrEqual(4.5)
  }
})

test.each([
  [{ NO_COLOR: "1", COLORTERM: "truecolor", TERM: "xterm-256color" }, "none"],
  [{ TERM: "dumb" }, "none"],
  [{ NO_COLOR: "", TERM: "xterm" }, "basic"],
  [{ TERM: "linux" }, "basic"],
  [{ COLORTERM: "truecolor", TERM: "xterm" }, "many"],
  [{ TERM: "tmux-256color" }, "many"],
] as const)("%j promises %s", (env, colors) => {
  expect(colorsOf(env)).toBe(colors)
})

test("a row is as few runs as it can be, without blanks that show nothing", () => {
  const texts = (...row: Parameters<typeof runsOf>[0]) => runsOf(row).map(({ text }) => text)
  expect(texts(textLine("あ  "), textLine("い    "))).toEqual(["あ  い"])
  expect(texts(textLine("あ", "strong"), textLine("  "), textLine("   ", "dim"))).toEqual(["あ"])
  expect(texts(textLine("    "), textLine("│", "dim"), textLine("  "), textLine("い", "dim"))).toEqual(["    │  い"])
  expect(texts(textLine("あ", "inserted"), textLine("  "), textLine("い", "strong"))).toEqual(["あ", "  い"])
  expect(texts({ ...textLine("あ  "), ground: "selected" })).toEqual(["あ  "])
  expect(texts(textLine("あ  ", "inserted"))).toEqual(["あ  "])
  expect(texts(textLine("    "))).toEqual([" "])
  expect(texts()).toEqual([" "])
  expect(lineWidth(textLine("a\nb\u001b"))).toBe(4)
})
