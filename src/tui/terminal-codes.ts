import { visibleInCells } from "../text/visible.ts"
import { graphemes } from "../text/width.ts"

/**
 * What a program may say to its terminal beside the screen. Nothing from the data gets into a sequence as it is: titles
 * are made visible, what is copied goes as base64.
 */

const OSC = "\u001b]"
const END = "\u001b\\"

/** Characters of a window's title: more is of no use in a taskbar. */
const MOST_TITLE = 120
/** Keeps the title that the window had, and gives it back (xterm, CSI 22/23 t). */
export const KEEP_TITLE = "\u001b[22;2t"
export const GIVE_TITLE_BACK = "\u001b[23;2t"

/** Gives the window a title (OSC 2). */
export function titleCode(title: string): string {
  const safe = visibleInCells(title).replaceAll("\n", " ")
  return `${OSC}2;${[...safe].slice(0, MOST_TITLE).join("")}${END}`
}

/** Bytes that terminals take as one copy: 100,000 of base64 with its frame is what the strictest of them allow. */
export const MOST_COPIED = 74_994

/** As much of a text as one copy takes, cut between characters as people see them. */
export function copyable(text: string): string {
  if (Buffer.byteLength(text) <= MOST_COPIED) return text
  let bytes = 0
  for (const { text: cluster, from } of graphemes(text)) {
    bytes += Buffer.byteLength(cluster)
    if (bytes > MOST_COPIED) return text.slice(0, from)
  }
  return text
}

/** Puts a text that `copyable` gave on the clipboard of whoever sits at the terminal (OSC 52). */
export const copyCode = (text: string): string => `${OSC}52;c;${Buffer.from(text).toString("base64")}${END}`

/** Shows in the taskbar that work goes on, without an end in sight (OSC 9;4). */
export const WORKING = `${OSC}9;4;3;0${END}`
export const NOT_WORKING = `${OSC}9;4;0;0${END}`

export interface Abilities {
  /** Titles and copies: a terminal that does not know them shows nothing. */
  readonly signs: boolean
  /** A bar in the taskbar. Others show OSC 9 as a message, so only those known to have it get it. */
  readonly progress: boolean
}

/** What the environment says that the terminal can do; the list for progress is the one that cargo keeps. */
export function abilitiesOf(env: Readonly<Record<string, string | undefined>>): Abilities {
  const { TERM = "", TERM_PROGRAM = "", TERM_FEATURES = "", WT_SESSION, ConEmuANSI } = env
  const signs = TERM !== "" && TERM !== "dumb" && TERM !== "linux"
  const known = TERM_PROGRAM === "WezTerm" || TERM_PROGRAM === "ghostty"
  const iterm = TERM_PROGRAM === "iTerm.app" && TERM_FEATURES.includes("P")
  return { signs, progress: signs && (known || iterm || WT_SESSION !== undefined || ConEmuANSI === "ON") }
}
