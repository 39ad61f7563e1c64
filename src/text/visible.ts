/**
 * Text from outside, made safe to show: every character without a shape of its own becomes a mark that can be seen.
 * Line breaks, tabs, variation selectors after a base, and the joiners inside an emoji stay.
 *
 *   "a\u001b[2Jb"  →  "a␛[2Jb"
 *   "a\u202eb"     →  "a⟦U+202E⟧b"
 */
export function visible(text: string): string {
  return HIDDEN.test(text) ? text.replace(EVERY_HIDDEN, markOf) : text
}

/**
 * The text of an edit, made safe and distinct: also spaces and line breaks can be told apart where nothing else stands in it.
 *
 *   "　" → "□"    " " → "␣"    "\n" → "↵\n"
 */
export function visibleEdit(text: string): string {
  const safe = visible(text).replace(/\n/g, "↵\n").replace(/\t/g, "⇥\t")
  return /^\s*$/.test(text) ? safe.replace(/[^\S\n\t]/g, space => SPACES[space] ?? SPACE) : safe
}

/** The marks that `visible` makes, so that a page can set them apart. */
export const MARK = /[\u2400-\u241f␡⎕]|⟦U\+[0-9A-F]{4,6}⟧/g

/** A picture, formula or note of the plan stands in its text as U+FFFC; this is its mark. */
export const OBJECT_MARK = "⎕"

/**
 * Without a shape: controls (Cc), format characters (Cf: direction overrides, zero-width…), separators, halves of surrogate
 * pairs, ignorable and non-characters, and the object replacement character.
 */
const SHAPELESS = String.raw`[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\ufffc]`
const CLASS = String.raw`[${SHAPELESS}--[\p{Variation_Selector}\u200d\n\t]]`
/** A joiner that joins no emoji, a selector that selects nothing. */
const STRAY = String.raw`(?<!\p{Extended_Pictographic}\ufe0f?|\p{Emoji_Modifier})\u200d|\u200d(?!\p{Extended_Pictographic})|(?<![^\n\t])\p{Variation_Selector}`
const HIDDEN = new RegExp(`${CLASS}|${STRAY}`, "v")
const EVERY_HIDDEN = new RegExp(`${CLASS}|${STRAY}`, "gv")

/** The same for a screen of cells, where joiners and tabs have no place either and a mark must be as long as what it stands for. */
const IN_CELLS = String.raw`[${SHAPELESS}--[\p{Variation_Selector}\n]]`
const HIDDEN_IN_CELLS = new RegExp(IN_CELLS, "v")
const EVERY_HIDDEN_IN_CELLS = new RegExp(IN_CELLS, "gv")

/** For what has no mark of its own. */
const HIDDEN_MARK = "␦"
/** For U+0009, which plans are full of: fonts have it, unlike the picture of a tab. */
const TAB_MARK = "»"

/**
 * The same for the screens: marks of the same length in UTF-16 units, so that offsets into the text stay right.
 *
 *   "a\u001b[2Jb"  →  "a␛[2Jb"    "a\tb"  →  "a»b"
 */
export function visibleInCells(text: string): string {
  if (!HIDDEN_IN_CELLS.test(text)) return text
  return text.replace(EVERY_HIDDEN_IN_CELLS, character => {
    if (character === "\t") return TAB_MARK
    const mark = markOf(character)
    return mark.length === character.length ? mark : HIDDEN_MARK.repeat(character.length)
  })
}

const SPACE = "␣"
const SPACES: Readonly<Record<string, string>> = { " ": SPACE, "\u3000": "□", "\u00a0": "⍽" }

function markOf(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x20) return String.fromCharCode(0x2400 + code)
  if (code === 0x7f) return "␡"
  if (code === 0xfffc) return OBJECT_MARK
  return `⟦U+${code.toString(16).toUpperCase().padStart(4, "0")}⟧`
}
