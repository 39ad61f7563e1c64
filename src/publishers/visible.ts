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
const CLASS = String.raw`[[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\ufffc]--[\p{Variation_Selector}\u200d\n\t]]`
/** A joiner that joins no emoji, a selector that selects nothing. */
const STRAY = String.raw`(?<!\p{Extended_Pictographic}\ufe0f?|\p{Emoji_Modifier})\u200d|\u200d(?!\p{Extended_Pictographic})|(?<![^\n\t])\p{Variation_Selector}`
const HIDDEN = new RegExp(`${CLASS}|${STRAY}`, "v")
const EVERY_HIDDEN = new RegExp(`${CLASS}|${STRAY}`, "gv")

const SPACE = "␣"
const SPACES: Readonly<Record<string, string>> = { " ": SPACE, "\u3000": "□", "\u00a0": "⍽" }

function markOf(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x20) return String.fromCharCode(0x2400 + code)
  if (code === 0x7f) return "␡"
  if (code === 0xfffc) return OBJECT_MARK
  return `⟦U+${code.toString(16).toUpperCase().padStart(4, "0")}⟧`
}
