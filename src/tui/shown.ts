/**
 * Text from outside, made safe to look at: control characters, direction overrides and invisible characters become
 * visible marks of the same length in UTF-16 units, so that offsets into the text stay right.
 *
 *   "a\u001b[2Jb"  →  "a␛[2Jb"
 */
export function shown(text: string): string {
  return HIDDEN.test(text) ? text.replace(EVERY_HIDDEN, markOf) : text
}

/** Everything without a shape of its own but the line break and the selectors of a glyph's variant. */
const CLASS = String.raw`[[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}\ufffc]--[\p{Variation_Selector}\n]]`
const HIDDEN = new RegExp(CLASS, "v")
const EVERY_HIDDEN = new RegExp(CLASS, "gv")

/** U+FFFC stands for a picture or a formula of the plan. */
const PICTURE = "⎕"
/** For what has no picture of its own. */
const HIDDEN_MARK = "␦"

/** For U+0009, which plans are full of: fonts have it, unlike the picture of a tab. */
const TAB_MARK = "»"

function markOf(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code === 0x09) return TAB_MARK
  if (code < 0x20) return String.fromCharCode(0x2400 + code)
  if (code === 0x7f) return "␡"
  if (code === 0xfffc) return PICTURE
  return HIDDEN_MARK.repeat(character.length)
}
