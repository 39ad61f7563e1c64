import type { TokenEdit } from "./characters.ts"
import { offsetOf, type Side, type Token } from "./tokens.ts"

/** A pass makes edits easier to read and changes nothing else: they still turn `a` into `b`. */
export type Pass = (edits: readonly TokenEdit[], a: Side, b: Side) => readonly TokenEdit[]

type Range = TokenEdit["a"]

export const length = ([from, to]: Range): number => to - from
export const size = (edit: TokenEdit): number => Math.max(length(edit.a), length(edit.b))
export const isReplacement = (edit: TokenEdit): boolean => length(edit.a) > 0 && length(edit.b) > 0
export const tokensIn = (side: Side, [from, to]: Range): readonly Token[] => side.tokens.slice(from, to)
export const textIn = (side: Side, [from, to]: Range): string =>
  side.text.slice(offsetOf(side, from), offsetOf(side, to))

/** One edit over two and what is between them. */
export const joined = (left: TokenEdit, right: TokenEdit): TokenEdit => ({
  a: [left.a[0], right.a[1]],
  b: [left.b[0], right.b[1]],
})
