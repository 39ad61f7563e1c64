import type { Look } from "./theme.ts"

/** How exactly a terminal shows a colour: by its own sixteen, one of 256, or as it is. */
export type Depth = "16" | "256" | "exact"

/** How exactly the environment promises to show colours. */
export function depthOf({ COLORTERM = "", TERM = "" }: Readonly<Record<string, string | undefined>>): Depth {
  if (/truecolor|24bit/.test(COLORTERM) || /kitty|direct|ghostty|wezterm/.test(TERM)) return "exact"
  return /256/.test(TERM) ? "256" : "16"
}

const NAMED = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]
/** The six steps of each part in the cube of 216 colours (xterm). */
const STEPS = [0, 95, 135, 175, 215, 255]

const nearestStep = (part: number): number =>
  STEPS.reduce((best, step, i) => (Math.abs(step - part) < Math.abs((STEPS[best] ?? 0) - part) ? i : best), 0)

/** The nearest of the 24 greys or of the 216 colours. */
function of256(parts: readonly [number, number, number]): number {
  const [red, green, blue] = parts
  const grey = Math.max(0, Math.min(23, Math.round(((red + green + blue) / 3 - 8) / 10)))
  const cube = [nearestStep(red), nearestStep(green), nearestStep(blue)] as const
  const far = (shown: readonly number[]) => shown.reduce((sum, part, i) => sum + (part - (parts[i] ?? 0)) ** 2, 0)
  const level = 8 + grey * 10
  const isGrey = far([level, level, level]) < far(cube.map(step => STEPS[step] ?? 0))
  return isGrey ? 232 + grey : 16 + 36 * cube[0] + 6 * cube[1] + cube[2]
}

/** Codes of a colour, "#rrggbb" or one of the sixteen's names; `base`: 30 for text, 40 for its ground. */
function colorCodes(color: string, base: 30 | 40, depth: Depth): string {
  const name = NAMED.indexOf(color)
  if (name >= 0) return String(base + name)
  const part = (at: number) => Number.parseInt(color.slice(at, at + 2), 16)
  const parts = [part(1), part(3), part(5)] as const
  return depth === "exact" ? `${base + 8};2;${parts.join(";")}` : `${base + 8};5;${of256(parts)}`
}

/** The control sequence that sets a look, and nothing of another one (ECMA-48, SGR). */
export function sgrOf(look: Look, depth: Depth): string {
  const codes = [
    ...(look.bold ? ["1"] : []),
    ...(look.dimColor ? ["2"] : []),
    ...(look.underline ? ["4"] : []),
    ...(look.inverse ? ["7"] : []),
    ...(look.strikethrough ? ["9"] : []),
    ...(look.color === undefined ? [] : [colorCodes(look.color, 30, depth)]),
    ...(look.backgroundColor === undefined ? [] : [colorCodes(look.backgroundColor, 40, depth)]),
  ]
  return codes.length ? `\u001b[0;${codes.join(";")}m` : "\u001b[m"
}
