import type { Ground, Style } from "./lines.ts"

/** What Ink's Text takes. */
export interface Look {
  readonly color?: string
  readonly backgroundColor?: string
  readonly bold?: boolean
  readonly dimColor?: boolean
  readonly underline?: boolean
  readonly strikethrough?: boolean
  readonly inverse?: boolean
}

/** How meanings look. No meaning rests on colour alone: insertions are underlined, deletions struck, the selection has a sign. */
export interface Theme {
  readonly styles: Readonly<Record<Style, Look>>
  readonly grounds: Readonly<Record<Ground, Look>>
}

/** What the terminal can show. `background` is what it answered when asked; null: it did not say. */
export interface Palette {
  readonly colors: "none" | "basic" | "many"
  readonly background: "dark" | "light" | null
}

const SHAPES: Readonly<Record<Style, Look>> = {
  plain: {},
  dim: { dimColor: true },
  strong: { bold: true },
  heading: { bold: true },
  accent: { bold: true },
  inserted: { underline: true, bold: true },
  deleted: { strikethrough: true },
  error: { bold: true },
  warning: { bold: true },
  good: {},
  key: { bold: true },
  match: { bold: true, underline: true },
  tab: { bold: true, inverse: true },
}

const coloured = (colors: Partial<Record<Style, string>>, without: readonly Style[] = []): Theme["styles"] => {
  const styles: Record<Style, Look> = { ...SHAPES }
  for (const style of Object.keys(SHAPES) as Style[]) {
    const color = colors[style]
    if (!color) continue
    const { dimColor: _, ...shape } = SHAPES[style]
    styles[style] = { ...(without.includes(style) ? {} : shape), color }
  }
  return styles
}

const INVERSE_GROUNDS: Theme["grounds"] = {
  none: {},
  selected: { inverse: true },
  remembered: { underline: true },
  bar: { inverse: true },
}

const DARK: Theme = {
  styles: {
    ...coloured(
      {
        dim: "#a2abbc",
        heading: "#8fb6e8",
        accent: "#f2978a",
        error: "#f2988f",
        warning: "#e6c07b",
        good: "#8fd19e",
        key: "#8fb6e8",
      },
      ["key"],
    ),
    inserted: { underline: true, color: "#a6e3b4", backgroundColor: "#1d3526" },
    deleted: { strikethrough: true, color: "#f4a9a3", backgroundColor: "#43242a" },
    match: { bold: true, color: "#1b1e24", backgroundColor: "#e6c07b" },
    tab: { bold: true, backgroundColor: "#2d3f5e" },
  },
  grounds: {
    none: {},
    selected: { backgroundColor: "#2d3f5e" },
    remembered: { backgroundColor: "#262b36" },
    bar: { backgroundColor: "#232833" },
  },
}

const LIGHT: Theme = {
  styles: {
    ...coloured(
      {
        dim: "#575f6c",
        heading: "#1f4e8c",
        accent: "#b3261e",
        error: "#b3261e",
        warning: "#7a5300",
        good: "#14692b",
        key: "#1f4e8c",
      },
      ["key"],
    ),
    inserted: { underline: true, color: "#0f5a22", backgroundColor: "#d9f2df" },
    deleted: { strikethrough: true, color: "#9a1f18", backgroundColor: "#fbe0de" },
    match: { bold: true, color: "#1b1e24", backgroundColor: "#f6d46b" },
    tab: { bold: true, backgroundColor: "#cfe0f5" },
  },
  grounds: {
    none: {},
    selected: { backgroundColor: "#cfe0f5" },
    remembered: { backgroundColor: "#e8ebf0" },
    bar: { backgroundColor: "#e8ebf0" },
  },
}

/** The terminal's own sixteen colours, which its owner made readable on its own background. */
const BASIC: Theme = {
  styles: coloured({
    heading: "cyan",
    accent: "red",
    inserted: "green",
    deleted: "red",
    error: "red",
    warning: "yellow",
    good: "green",
    key: "cyan",
  }),
  grounds: INVERSE_GROUNDS,
}

/** How a piece looks on its ground. On an inverse ground only shapes are left: colours would make patches of it. */
export function lookOf({ styles, grounds }: Theme, style: Style, ground: Ground): Look {
  const under = grounds[ground]
  if (!under.inverse) return { ...under, ...styles[style] }
  const { bold = false, underline = false, strikethrough = false } = styles[style]
  return { inverse: true, bold, underline, strikethrough }
}

/** The looks for a terminal. An unknown background keeps to the terminal's own colours. */
export function themeFor({ colors, background }: Palette): Theme {
  if (colors === "none") return { styles: SHAPES, grounds: INVERSE_GROUNDS }
  if (colors === "many" && background !== null) return background === "dark" ? DARK : LIGHT
  return BASIC
}

/** How many colours the environment promises. */
export function colorsOf(env: Readonly<Record<string, string | undefined>>): Palette["colors"] {
  const { NO_COLOR, COLORTERM = "", TERM = "" } = env
  if (NO_COLOR || TERM === "dumb") return "none"
  return /truecolor|24bit/.test(COLORTERM) || /256|kitty|direct/.test(TERM) ? "many" : "basic"
}
